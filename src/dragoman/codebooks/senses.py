"""Whether two verbs can name one act, and whether a noun names a thing, by the meanings of WordNet 3.1.

"Cave in" and "collapse" can name one act, "land" and "arrive"; a setback is a thing, a ministry and a survey are none.
`data/verb_senses.tsv.gz` is made by `scripts/build_verb_senses.py`, `data/things.txt.gz` by `scripts/build_things.py`
(WordNet licence, see `data/NOTICE.md`).
"""

import functools
import gzip
from collections.abc import Mapping
from importlib.resources import files

Meanings = tuple[frozenset[str], frozenset[str]]
"""What a verb commonly means, and the wider meanings above."""
_NONE: Meanings = (frozenset(), frozenset())


def can_be_one(first: str, second: str) -> bool:
    """Whether two verbs, as lemmas with their particles, share a meaning, or one has the wider meaning of the other."""
    own, above = _meanings().get(first, _NONE)
    others, wider = _meanings().get(second, _NONE)
    return not (own.isdisjoint(others) and above.isdisjoint(others) and own.isdisjoint(wider))


def verbs_of(noun: str) -> tuple[str, ...]:
    """The verbs that a noun in lower case names an act of: "collision" of "collide"; empty where it names none."""
    return _nouns().get(noun, ())


def is_thing(noun: str) -> bool:
    """Whether a noun in lower case names an act, a quality, an event, a feeling, a sum or a time, and nobody."""
    return noun in _things()


@functools.cache
def _things() -> frozenset[str]:
    return frozenset(_lines("things.txt.gz"))


def _lines(name: str) -> list[str]:
    data = files("dragoman.codebooks").joinpath("data", name).read_bytes()
    return gzip.decompress(data).decode().splitlines()


@functools.cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("\t")) for line in _lines("verb_senses.tsv.gz"))


@functools.cache
def _meanings() -> Mapping[str, Meanings]:
    return {
        word: (frozenset(own.split(";")), frozenset(above.split(";")) - {""})
        for kind, word, own, above in _rows()
        if kind == "v"
    }


@functools.cache
def _nouns() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(verbs.split(";")) for kind, word, verbs, _ in _rows() if kind == "n"}
