"""What running text must hold before a word tells of an event there: rows of `event_grounds.csv` by kind."""

import functools
from collections.abc import Mapping

from dragoman.codebooks.tables import read_table

TABLE = "event_grounds.csv"
COLUMNS = ("kind", "words", "example")


@functools.cache
def grounds() -> Mapping[str, frozenset[str]]:
    """Kind -> its lemmas."""
    found: dict[str, set[str]] = {}
    for kind, words, _ in read_table(TABLE, COLUMNS):
        found.setdefault(kind, set()).update(words.split(";"))
    return {kind: frozenset(words) for kind, words in found.items()}
