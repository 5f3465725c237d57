"""The points on which reports can differ: nouns that they count, and terms of which only one can hold."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.codebooks.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedNoun:
    """A class of nouns whose words can stand for each other.

    `grows`: the number rises as more becomes known. `vague`: one report counts such things for many
    reasons, so that two numbers of them need more in common.
    """

    name: str
    grows: bool
    vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusive:
    """A member of a set of terms of which one thing at one time can be only one.

    `dated`: the set says something only of one occasion, so that both reports must name its day.
    """

    name: str
    member: str
    point: str
    dated: bool


@functools.cache
def counted_nouns() -> Mapping[str, CountedNoun]:
    """A noun as written, lower case -> its class."""
    found: dict[str, CountedNoun] = {}
    columns = ("class", "words", "grows", "vague", "example")
    for name, words, grows, vague, _ in read_table("counted_nouns.csv", columns):
        noun = CountedNoun(name=name, grows=grows == "yes", vague=vague == "yes")
        for word in words.split(";"):
            found.setdefault(word, noun)
    return MappingProxyType(found)


@functools.cache
def exclusive_terms() -> Mapping[str, Exclusive]:
    """A term in lower case with spaces for hyphens -> what it excludes."""
    found: dict[str, Exclusive] = {}
    columns = ("set", "member", "words", "point", "dated", "example")
    for name, member, words, point, dated, _ in read_table("exclusive_terms.csv", columns):
        term = Exclusive(name=name, member=member, point=point, dated=dated == "yes")
        found |= {word.replace("-", " "): term for word in words.split(";")}
    return MappingProxyType(found)
