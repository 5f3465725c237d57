"""Words of acts that answer another, whose other party goes without saying: rows of `answering.csv` by kind."""

import functools
from collections.abc import Mapping

from dragoman.codebooks.tables import read_table

TABLE = "answering.csv"
COLUMNS = ("kind", "words", "example")


@functools.cache
def answering() -> Mapping[str, frozenset[str]]:
    """Kind (`answer`, `word`, `deed`, `ties`, `wanted`, `return`) -> its lemmas."""
    return {kind: frozenset(words.split(";")) for kind, words, _ in read_table(TABLE, COLUMNS)}
