"""What damage is told by: `data/damage_words.csv` and `data/calques.csv` in, sets of words and patterns out."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.codebooks.tables import read_table

LANGUAGES = ("German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Polish", "Turkish")
"""Languages of which the table has the commonest words; `tells_` lists those that stand in no English sentence."""


@functools.cache
def damage_words(name: str) -> frozenset[str]:
    """A list of the table by its name: shortened, doubled_well, woman, called_she, German, ...

    Raises:
        KeyError: the table has no such list.
    """
    return _lists()[name]


@functools.cache
def telling_words() -> Mapping[str, str]:
    """A word that stands in no English sentence of its own -> its language."""
    return {word: language for language in LANGUAGES for word in damage_words(f"tells_{language}")}


def lists_with_examples() -> tuple[tuple[str, frozenset[str], str], ...]:
    """Name, words and example of every list."""
    rows = read_table("damage_words.csv", ("list", "words", "example"))
    return tuple((name, frozenset(words.split(";")), example) for name, words, example in rows)


@functools.cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: words for name, words, _ in lists_with_examples()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Calque:
    """An idiom of a language word for word in English: a pattern for small letters, its meaning, an example."""

    language: str
    key: str
    phrase: re.Pattern[str]
    meaning: str
    example: str


@functools.cache
def calques() -> Mapping[str, tuple[Calque, ...]]:
    """A word -> the idioms that do not occur without it."""
    found: dict[str, tuple[Calque, ...]] = {}
    for calque in _calques():
        found[calque.key] = (*found.get(calque.key, ()), calque)
    return found


def _calques() -> tuple[Calque, ...]:
    rows = read_table("calques.csv", ("language", "key", "phrase", "meaning", "example"))
    return tuple(
        Calque(language=language, key=key, phrase=re.compile(rf"\b{phrase}"), meaning=meaning, example=example)
        for language, key, phrase, meaning, example in rows
    )
