"""The reports of a story, with their days and the days that they name, in; the likely days of one more out.

Most reports of a happening appear within a day or two of each other, some trail far behind, and the
less two have in common the likelier they do. What the report calls Friday or yesterday is mostly a day
that the others name too. Both together give each day a weight (Bayes' rule, companions by likeness); the shortest
run of days that holds nearly all the weight is what is believed.
"""

import functools
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.crossdoc.dating.days import Days, intersection, numbers, union, widened
from dragoman.crossdoc.dating.sharing import denoted
from dragoman.model.annotations import TimeExpression

REACH = 150
"""Days from its companions beyond which a report is not looked for."""
_NEAR, _FAR = 2.5, 0.7
"""Powers of the distance in days by which the weight of a day falls: in the burst of a story, and among stragglers."""
_STRAGGLERS = ((0.3, 0.35), (0.7, 0.05))
"""Likeness to the nearest companion -> how many in a hundred are stragglers; straight between the two, level beyond."""
_UNNAMED = 0.05
"""Chance that the report names a day that no companion names."""
_NAMED = 4
"""Days named by the report that are weighed: later ones are background."""
_LEFT_OUT = 0.03
"""Weight that may lie outside the days that are given."""
_SLACK = 1
"""Days added at both ends: time zones, and the date under a page against the date of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another report of the story: its days, the days that it names (ordinals), its likeness 0..1 to the one dated."""

    days: Days
    named: frozenset[int]
    likeness: float


def likely_days(own: Sequence[TimeExpression], neighbours: Sequence[Neighbour], allowed: Days) -> Days:
    """The days of `allowed` that hold nearly all the weight; none where no day of it is in reach.

    Args:
        own: Expressions of the report that name days and hang on its date, in text order.
        neighbours: Companions whose days are known.
        allowed: What is left open by stronger evidence.
    """
    reach = union(day for each in neighbours for day in widened(each.days, REACH, REACH))
    weights = _weights(own, neighbours, list(numbers(intersection(reach, allowed))))
    found = _shortest(weights)
    return intersection(widened(found, _SLACK, _SLACK), allowed)


def _weights(own: Sequence[TimeExpression], neighbours: Sequence[Neighbour], days: Sequence[int]) -> dict[int, float]:
    total = sum(each.likeness**2 for each in neighbours) or 1.0
    named: dict[int, float] = defaultdict(float)
    for each in neighbours:
        for day in each.named:
            named[day] += each.likeness**2 / total
    stragglers = _straggling(max((each.likeness for each in neighbours), default=0.0))
    expressions = list({row.formula: row for row in own}.values())[:_NAMED]
    found = {}
    for day in days:
        weight = sum(each.likeness**2 / total * _kernel(_apart(each.days, day), stragglers) for each in neighbours)
        for row in expressions:
            period = denoted(row, day)
            if period is not None and period[0] == period[1]:
                weight *= _UNNAMED + named.get(period[0], 0.0)
        found[day] = weight
    return found


def _kernel(apart: int, stragglers: float) -> float:
    near, far = (math.pow(1 + apart, -power) / _total(power) for power in (_NEAR, _FAR))
    return (1 - stragglers) * near + stragglers * far


@functools.cache
def _total(power: float) -> float:
    return sum(math.pow(1 + abs(apart), -power) for apart in range(-REACH, REACH + 1))


def _apart(days: Days, day: int) -> int:
    return min(max(first - day, day - last, 0) for first, last in days)


def _straggling(likeness: float) -> float:
    (low, many), (high, few) = _STRAGGLERS
    part = min(1.0, max(0.0, (likeness - low) / (high - low)))
    return many + part * (few - many)


def _shortest(weights: dict[int, float]) -> Days:
    """The shortest run of days with all but `_LEFT_OUT` of the weight; of equal ones the earliest."""
    days = sorted(weights)
    needed = (1 - _LEFT_OUT) * sum(weights.values())
    best: tuple[int, int] | None = None
    held, end = 0.0, 0
    for start, first in enumerate(days):
        while held < needed and end < len(days):
            held += weights[days[end]]
            end += 1
        if held < needed:
            break
        last = days[end - 1]
        if best is None or last - first < best[1] - best[0]:
            best = (first, last)
        held -= weights[days[start]]
    return () if best is None else (best,)
