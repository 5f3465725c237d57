"""Vectors in, the pairs that are worth a closer look out, by an index of each report's heaviest features.

A feature that many reports hold leads only to those that are nearest in date, so that the work grows
with the number of reports and not with its square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dragoman.crossdoc.stories.vectors import Vector, dot, heaviest

_KEYS = 24
"""Features by which a report is found and looks for others."""
_WINDOW = 60
"""Reports on either side in order of date that one feature leads to."""
_NEIGHBOURS = 40
"""Pairs a report may propose."""


def candidate_pairs(vectors: Sequence[Vector]) -> Iterator[tuple[int, int, float]]:
    """Pairs (earlier index, later index, inner product), each once.

    Args:
        vectors: In order of date.
    """
    keys = [tuple(heaviest(vector, _KEYS)) for vector in vectors]
    postings: dict[str, list[int]] = defaultdict(list)
    for index, features in enumerate(keys):
        for feature in features:
            postings[feature].append(index)
    seen: set[tuple[int, int]] = set()
    for index, features in enumerate(keys):
        for other in _proposed(index, vectors[index], features, postings):
            pair = (min(index, other), max(index, other))
            if pair not in seen:
                seen.add(pair)
                yield (*pair, dot(vectors[index], vectors[other]))


def _proposed(index: int, vector: Vector, features: Sequence[str], postings: dict[str, list[int]]) -> list[int]:
    found: Counter[int] = Counter()
    for feature in features:
        holders = postings[feature]
        position = bisect_left(holders, index)
        weight = vector[feature] ** 2
        for other in holders[max(0, position - _WINDOW) : position + _WINDOW + 1]:
            found[other] += weight  # type: ignore[assignment]
    del found[index]
    return [other for other, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_NEIGHBOURS]]
