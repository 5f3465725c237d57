"""Words that decide whether a passage is damaged: `data/damage_words.csv` in, sets out."""

import functools
from collections.abc import Mapping

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
