"""Stories in, the lines that they belong to out: stories with the same standing names, on other days or matters."""

import math
from collections.abc import Sequence

from dragoman.crossdoc.stories.grouping import linked
from dragoman.crossdoc.stories.products import Vector
from dragoman.crossdoc.stories.vectors import NAME

_CENTRE = 40
"""Names of a story that are compared."""


def storylines(vectors: Sequence[Vector], groups: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """For each group the indices of all groups on its line, itself included.

    Args:
        vectors: One for each text.
        groups: Indices of the texts of each story.
    """
    centres = [_centre([vectors[index] for index in group]) for group in groups]
    lines = linked(centres)
    found: list[tuple[int, ...]] = [()] * len(groups)
    for line in lines:
        for index in line:
            found[index] = tuple(line)
    return found


def _centre(vectors: Sequence[Vector]) -> Vector:
    total: dict[str, float] = {}
    for vector in vectors:
        for feature, weight in vector.items():
            if feature.startswith(NAME):
                total[feature] = total.get(feature, 0.0) + weight
    kept = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:_CENTRE]
    length = math.sqrt(sum(weight * weight for _, weight in kept))
    return {feature: weight / length for feature, weight in kept}
