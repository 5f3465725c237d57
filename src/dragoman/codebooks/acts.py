"""Words by which reports name one act: a word in, the name of the act out."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.codebooks.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act; `light` where its words alone do not say which act it is ("said", "took")."""

    name: str
    light: bool


@functools.cache
def acts() -> Mapping[str, Act]:
    """A word or phrase in lower case, as the table has it -> its act; a word of two acts is of the first."""
    found: dict[str, Act] = {}
    for name, words, light, _ in read_table("act_words.csv", ("act", "words", "light", "example")):
        act = Act(name=name, light=light == "yes")
        for word in words.split(";"):
            found.setdefault(word, act)
    return MappingProxyType(found)
