"""The vectors and days of a pile in, how far each feature is in the news of other days too out.

A happening is told within days; a beat (the shelling of a town, a debt crisis) is told of every day, and any two
reports on it are alike, be they of one day or a fortnight apart. So the share of the reports of a day that hold a
feature is held against the share on days some days off: a word as frequent there tells of the beat. What two groups
share by such words says that they are of one happening only if they are near in time (prior odds that fall with the
days apart, against the odds that the likeness would be met on any other day).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from dragoman.crossdoc.stories.products import Numbers, Products

_FROM, _TO = 4, 14
"""Days apart at which two reports tell of other happenings as a rule, though of the same times."""
_PAIRS = 1000
"""Reports of other days, counted for each one that holds a feature, at which what is measured counts for half: a
handful of reports says little about a pile."""
_BESIDES = 0.1
"""Reports added to those of its own days that hold a feature: one or two say little of how often it is told of."""
_ODDS = 0.25
"""Least odds that two groups are of one happening, apart from all else that is asked of them. Stories of 1,261 wire
reports of one month spanned 4.3 days, at .2 they span 1.5, at .25 1.0, at .3 .6; those of 2,000 short reports of one
month of a war 7.6, now 1.3, 1.1, 1.1. The sets with known stories are the same at all three."""
_SPAN = 10_000_000
"""More than there are days: keeps features apart where days are looked up."""


def standing_words(vectors: Products, days: Sequence[int | None]) -> Mapping[str, float]:
    """Features that are in the news of other days, and how far: 1 where they are told of as often as on their own.

    Args:
        vectors: Those of the reports.
        days: The day of each as an ordinal, None where unknown; reports without a day count for nothing.
    """
    features, holders = vectors.holdings()
    dates = np.array([-1 if day is None else day for day in days], dtype=np.int64)
    dated = dates[holders] >= 0
    features, held = features[dated], dates[holders][dated]
    looked_up = features * _SPAN + held
    keys, every = np.sort(looked_up), np.sort(dates[dates >= 0])
    here = np.bincount(features, _between(keys, looked_up, 0, 0) - 1)
    there = np.bincount(features, _elsewhere(keys, looked_up))
    all_here = np.bincount(features, _between(every, held, 0, 0) - 1)
    all_there = np.bincount(features, _elsewhere(every, held))
    often_here = (here + _BESIDES) / np.maximum(1, all_here)
    found = np.minimum(1.0, there / np.maximum(1, all_there) / often_here) * all_there / (all_there + _PAIRS)
    return {vectors.names[place]: float(found[place]) for place in np.flatnonzero(found).tolist()}


def is_of_the_day(standing: float, a: int | None, b: int | None, least: float) -> bool:
    """Whether what two groups share speaks for one happening rather than for a beat.

    Args:
        standing: The part of their likeness that comes from standing words, 0..1.
        a: The middle day of one as an ordinal, None where unknown.
        b: That of the other.
        least: How likely the one tells of what happened on the days of the other at least, whatever their days.
    """
    if a is None or b is None:
        return True
    return max(least, 1.0 / (1 + abs(a - b))) * (1.0 - standing) >= _ODDS * standing


def _elsewhere(keys: Numbers, looked_up: Numbers) -> Numbers:
    return _between(keys, looked_up, -_TO, -_FROM) + _between(keys, looked_up, _FROM, _TO)


def _between(keys: Numbers, looked_up: Numbers, first: int, last: int) -> Numbers:
    """How many keys, in order, are from `first` to `last` beyond each that is looked up."""
    return np.asarray(
        np.searchsorted(keys, looked_up + last, "right") - np.searchsorted(keys, looked_up + first, "left")
    )
