"""Sparse vectors in, their inner products out: each an exact sum, so that the order of features does not matter.

The features of all vectors are numbered, so that one vector is held against many by arithmetic on arrays;
what is likely too small is left out before it is summed exactly.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = Mapping[str, float]
"""Stem -> weight; names carry a leading `NAME`."""

Numbers = NDArray[np.int64]
_DOUBT = 1e-9
"""More than a sum of products of weights below 1 can be off when it is not exact."""


def dot(a: Vector, b: Vector) -> float:
    """The inner product of two vectors."""
    return math.fsum([a[feature] * b[feature] for feature in a.keys() & b.keys()])


class Products:
    """Vectors by their numbers, ready to be multiplied."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        """Args: vectors: Those of a pile, in its order."""
        self.names: Sequence[str] = sorted(set().union(*vectors))
        number = {feature: place for place, feature in enumerate(self.names)}
        self._sizes = np.array([len(vector) for vector in vectors], dtype=np.int64)
        self._ends = np.cumsum(self._sizes)
        total = int(self._sizes.sum())
        self._features = np.fromiter(
            (number[feature] for vector in vectors for feature in vector), dtype=np.int32, count=total
        )
        self._weights = np.fromiter(
            (weight for vector in vectors for weight in vector.values()), dtype=np.float64, count=total
        )
        self._row = np.zeros(len(number), dtype=np.float64)

    def __len__(self) -> int:
        return len(self._sizes)

    def heaviest(self, index: int, size: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The features of a vector with the greatest weight, heaviest first and then by the alphabet, with it."""
        features, weights = self.row(index)
        order = np.lexsort((features, -weights))[:size]
        return features[order], weights[order]

    def holdings(self) -> tuple[Numbers, Numbers]:
        """Every feature of every vector as its place in `names`, and the index of the vector, in parallel."""
        return self._features.astype(np.int64), np.repeat(np.arange(len(self)), self._sizes)

    def row(self, index: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The features of a vector as numbers, with their weights."""
        place = slice(int(self._ends[index] - self._sizes[index]), int(self._ends[index]))
        return self._features[place], self._weights[place]

    def of(self, index: int, others: Numbers, least: float) -> Iterator[tuple[int, float]]:
        """The others whose inner product with one vector is at least `least`, with the product, in their order.

        One that is less by what a sum in doubles can be off may be among them.
        """
        features, weights = self.row(index)
        self._row[features] = weights
        sizes = self._sizes[others]
        ends = np.cumsum(sizes)
        places = np.arange(int(sizes.sum())) + np.repeat(self._ends[others] - ends, sizes)
        products = self._row[self._features[places]] * self._weights[places]
        self._row[features] = 0.0
        common = np.flatnonzero(products)
        found = products[common]
        cuts = np.searchsorted(common, np.concatenate(([0], ends)))
        sums = np.diff(np.concatenate(([0.0], np.cumsum(found)))[cuts])
        for at in np.flatnonzero(sums >= least - _DOUBT).tolist():
            yield int(others[at]), math.fsum(found[cuts[at] : cuts[at + 1]].tolist())
