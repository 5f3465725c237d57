"""Words by which a report itself predicts or judges, and words that take that away: `voice_words.csv` by kind."""

import functools
from collections.abc import Mapping

from dragoman.codebooks.tables import read_table

TABLE = "voice_words.csv"
COLUMNS = ("kind", "words", "expected", "example")


@functools.cache
def voice_words() -> Mapping[str, frozenset[str]]:
    """Kind -> its lemmas or phrases."""
    found: dict[str, set[str]] = {}
    for kind, words, _, _ in read_table(TABLE, COLUMNS):
        found.setdefault(kind, set()).update(words.split(";"))
    return {kind: frozenset(words) for kind, words in found.items()}
