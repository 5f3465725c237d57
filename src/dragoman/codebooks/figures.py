"""Sport, business and figures of speech told in the words of conflict, and the contexts of acts, ready to be asked."""

import functools
from collections.abc import Mapping

from dragoman.codebooks.tables import read_table

_SURE = "!"


@functools.cache
def field_words() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Words that alone mark a field, and words of which it takes two -> the field."""
    sure: dict[str, str] = {}
    likely: dict[str, str] = {}
    for word, reason in _rows("field"):
        (sure if word.endswith(_SURE) else likely)[word.removesuffix(_SURE)] = reason
    return sure, likely


@functools.cache
def figurative_objects() -> frozenset[str]:
    """What is fought, struck or attacked only in a figure of speech."""
    return frozenset(word for word, _ in _rows("object"))


@functools.cache
def figurative_gifts() -> frozenset[str]:
    """What is given or delivered and helps nobody: "deliver a speech"."""
    return frozenset(word for word, _ in _rows("gift"))


@functools.cache
def figurative_modifiers() -> frozenset[str]:
    """What makes a war or an attack none: "price war"."""
    return frozenset(word for word, _ in _rows("modifier"))


@functools.cache
def context_words() -> Mapping[str, tuple[str, ...]]:
    """Lemma -> the PLOVER contexts that it shows."""
    found: dict[str, list[str]] = {}
    for context, words in read_table("contexts.csv", ("context", "words")):
        for word in words.split(";"):
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def _rows(kind: str) -> list[tuple[str, str]]:
    rows = read_table("figures.csv", ("kind", "words", "reason", "example"))
    return [(word, reason) for each, words, reason, _ in rows if each == kind for word in words.split(";")]
