"""The vectors of a pile in, how alike its reports must be to tell of one happening out.

In a pile on one trade any two reports share words and names that in a mixed pile would mean something. How
alike reports on different matters are is measured on pairs drawn far apart in the order of dates; pairs as
alike as those of one happening are left out, so that a pile with few stories does not count them as chance.
"""

import math
from collections.abc import Iterator

import numpy as np

from dragoman.crossdoc.stories.products import Products

JOIN = 0.085
"""Mean inner product of names and words at which groups of a small mixed collection are joined. At .1 B-cubed is .01
lower on the derivation set (34 happenings), at .09 the same there and on ECB+ (66 subtopics)."""
_SMALL, _TENFOLD = 200, 0.015
"""Reports of a small collection, and what ten times as many add to `JOIN`: pairs that are alike by chance grow with
the square of the reports, pairs of one happening do not."""
_MOST = 0.18
"""The likeness that is asked grows up to here."""
_CHANCE = 0.009
"""Mean inner product of reports on different matters in a mixed pile: .0105 on the derivation set, .009 on ECB+, .015
and .017 in two piles of 300 reports of one financial wire."""
_STEEP = 1.25
"""How much faster than chance what is asked grows: in these two piles heaps of several matters among groups of three
or more fall from 23 of 56 to 8 of 52; at 1 to 11 of 54."""
_DRAWN = 12
"""Reports that each is compared with."""
_PRIOR = 300
"""Pairs at `_CHANCE` that are added: a handful of reports says little about a pile, and can heap up few."""


def needed_in(vectors: Products) -> float:
    """The mean inner product at which two reports of a pile are joined.

    Args:
        vectors: Those of the reports, in order of date.
    """
    grown = JOIN + _TENFOLD * max(0.0, math.log10(max(1, len(vectors)) / _SMALL))
    found = [product for product in _drawn(vectors) if product < JOIN]
    mean = (math.fsum(found) + _PRIOR * _CHANCE) / (len(found) + _PRIOR)
    return min(_MOST, grown * math.pow(max(1.0, mean / _CHANCE), _STEEP))


def _drawn(vectors: Products) -> Iterator[float]:
    apart = sorted({max(1, len(vectors) * step // (2 * _DRAWN + 1)) for step in range(1, _DRAWN + 1)})
    for index in range(len(vectors)):
        others = index + np.array(apart, dtype=np.int64)
        for _, product in vectors.of(index, others[others < len(vectors)], 0.0):
            yield product
