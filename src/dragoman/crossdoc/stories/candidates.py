"""Vectors in, the pairs that are worth a closer look out, by an index of each report's heaviest features.

A feature that many reports hold leads only to those that are nearest in date, so that the work grows
with the number of reports and not with its square.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dragoman.crossdoc.stories.products import Numbers, Products

_KEYS = 24
"""Features by which a report is found and looks for others."""
_WINDOW = 60
"""Reports on either side in order of date that one feature leads to."""
_NEIGHBOURS = 40
"""Pairs a report may propose."""


def candidate_pairs(vectors: Products, least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs (earlier index, later index, inner product), each once.

    Args:
        vectors: In order of date.
        least: Inner product below which a pair leads nowhere.
    """
    for index, others in _partners(vectors):
        for other, product in vectors.of(index, others, least):
            yield index, other, product


def _partners(vectors: Products) -> Iterator[tuple[int, Numbers]]:
    """For each report those after it that one of the two proposes."""
    size = len(vectors)
    proposed = [np.empty(0, dtype=np.int64)]
    for index, others in enumerate(_proposed(vectors)):
        proposed.append(np.minimum(others, index) * size + np.maximum(others, index))
    first, second = np.divmod(np.unique(np.concatenate(proposed)), max(1, size))
    cuts = np.searchsorted(first, np.arange(size + 1))
    for index in range(size):
        if cuts[index] < cuts[index + 1]:
            yield index, second[cuts[index] : cuts[index + 1]]


def _proposed(vectors: Products) -> Iterator[Numbers]:
    """For each report those that share most of its heaviest features."""
    keys = [vectors.heaviest(index, _KEYS) for index in range(len(vectors))]
    lengths = [len(features) for features, _ in keys]
    every = np.concatenate([features for features, _ in keys] or [np.empty(0, dtype=np.int32)])
    order = np.argsort(every, kind="stable")
    holders = np.repeat(np.arange(len(keys)), lengths)[order]
    begins = np.searchsorted(every[order], every)
    ends = np.searchsorted(every[order], every, side="right")
    own = np.empty(len(every), dtype=np.int64)
    own[order] = np.arange(len(every))
    begins, ends = np.maximum(begins, own - _WINDOW), np.minimum(ends, own + _WINDOW + 1)
    room = _Room(len(keys))
    last = 0
    for index, (_, weights) in enumerate(keys):
        place = slice(last, last + len(weights))
        last += len(weights)
        met, worth = _met(holders, begins[place], ends[place], weights)
        yield _best(met, worth, room, index)


class _Room:
    """Room for counting what is said for each report, and for telling where it was met last."""

    __slots__ = ("places", "votes")

    def __init__(self, size: int) -> None:
        self.votes = np.zeros(size, dtype=np.float64)
        self.places = np.zeros(size, dtype=np.int64)


def _met(
    holders: Numbers, begins: Numbers, ends: Numbers, weights: NDArray[np.float64]
) -> tuple[Numbers, NDArray[np.float64]]:
    """The holders of each feature near a report, feature by feature, and what the feature says for them."""
    sizes = ends - begins
    places = np.arange(int(sizes.sum())) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
    return holders[places], np.repeat(weights**2, sizes)


def _best(met: Numbers, worth: NDArray[np.float64], room: "_Room", index: int) -> Numbers:
    """Those that most was said for, the earlier one where it is equal."""
    np.add.at(room.votes, met, worth)
    room.places[met] = np.arange(len(met))
    found = met[(room.places[met] == np.arange(len(met))) & (met != index)]
    votes = room.votes[found]
    room.votes[met] = 0.0
    if len(found) > _NEIGHBOURS:
        likely = votes >= np.partition(votes, -_NEIGHBOURS)[-_NEIGHBOURS]
        found, votes = found[likely], votes[likely]
    return np.asarray(found[np.lexsort((found, -votes))[:_NEIGHBOURS]])
