"""What excludes what: acts, things and manners of which one occasion can have only one, and the parts of a day."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.codebooks.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposite:
    """A member of a set of which one thing on one occasion can be only one; `point` is the slot that differs.

    `turns`: one member may follow on the other within days, as a border is opened that was closed.
    """

    name: str
    member: str
    point: str
    turns: bool


@functools.cache
def opposite_acts() -> Mapping[str, tuple[Opposite, ...]]:
    """A verb's lemma with its particle, or the word of a state -> what it excludes; some words are in two sets."""
    return _rows("act")


@functools.cache
def opposite_nouns() -> Mapping[str, tuple[Opposite, ...]]:
    """The head of a phrase, alone or with the word before it -> what it excludes."""
    return _rows("noun")


@functools.cache
def day_parts() -> Mapping[str, tuple[int, int]]:
    """Words in lower case -> the first and last hour that they can mean, last exclusive, beyond 24 the next day."""
    found: dict[str, tuple[int, int]] = {}
    for words, first, last, _ in read_table("day_parts.csv", ("words", "first", "last", "example")):
        found |= dict.fromkeys(words.split(";"), (int(first), int(last)))
    return MappingProxyType(found)


@functools.cache
def single_acts() -> Mapping[str, tuple[str, ...]]:
    """An act that a story tells once of a thing -> the words that show it in a sentence, lower case."""
    rows = read_table("single_acts.csv", ("act", "forms", "example"))
    return MappingProxyType({act: tuple(forms.split(";")) for act, forms, _ in rows})


@functools.cache
def recurring(kind: str) -> frozenset[str]:
    """Words of what happens again and again: lemmas of acts and things, or words of markets as written."""
    rows = read_table("recurring.csv", ("kind", "words", "example"))
    return frozenset(word for each, words, _ in rows if each == kind for word in words.split(";"))


def _rows(kind: str) -> Mapping[str, tuple[Opposite, ...]]:
    found: dict[str, tuple[Opposite, ...]] = {}
    for name, member, each, words, point, turns, _ in read_table("opposites.csv", _COLUMNS):
        if each == kind:
            for word in words.split(";"):
                found[word] = (
                    *found.get(word, ()),
                    Opposite(name=name, member=member, point=point, turns=turns == "yes"),
                )
    return MappingProxyType(found)


_COLUMNS = ("set", "member", "kind", "words", "point", "turns", "example")
