"""The reports of a story, with their days and the days that they name, in; the likely days of one more out.

Most reports of a happening appear within a day or two of each other, some trail far behind, and the
less two have in common the likelier they do. What the report calls Friday or yesterday is mostly a day
that the others name too. Both together give each day a weight (Bayes' rule, companions by likeness); the shortest
run of days that holds nearly all the weight is what is believed.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.dating.days import Days, intersection, numbers, span, union, widened
from dragoman.crossdoc.dating.nearness import CLOSE, LEAST, REACH, Shares, kernel
from dragoman.crossdoc.dating.sharing import denoted
from dragoman.model.annotations import TimeExpression

_UNNAMED = 0.1
"""Chance that the report names a day that no companion names. Open derivation set, stories as found: at .05 quartile
and median width are 8 and 74 days and 95 % hold the true day; at .1 they are 12 and 147 days and 96.5 %."""
_UNRELATED = 0.5
"""The same where companions so alike are oftener of another happening with its own Wednesday. At .5 everywhere the
median width on the open derivation set is 777 days, at .1 everywhere 96.9 % of 595 wire reports lie inside, as it is
97.3 %; the width stays 117 days."""
_OF_ONE = 0.4
"""Part in the burst from which on companions are believed to tell of the same: the least that other collections have
for two that are alike (`nearness`)."""
NAMED = 4
"""Days named by the report that are weighed: later ones are background."""
_LEFT_OUT = 0.02
"""Weight that may lie outside the days that are given. At .03 the median width on the open derivation set is 63 days
and 96.8 % hold the true day; at .02 118 days and 97.4 %."""
_WIDE = 31
"""Days from which on a companion's own interval is kept whole: nothing is known of where in it the companion lies."""
_SLACK = 1
"""Days added at both ends: time zones, and the date under a page against the date of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another report of the story: its days, the days that it names (ordinals), its likeness 0..1 to the one dated.

    `shares` are the parts of reports with such a companion that lie in its burst and out of reach.
    """

    days: Days
    named: frozenset[int]
    likeness: float
    shares: Shares


def likely_days(own: Sequence[TimeExpression], neighbours: Sequence[Neighbour], allowed: Days) -> Days | None:
    """The days of `allowed` that hold nearly all the weight.

    Args:
        own: Expressions of the report that name days and hang on its date, in text order.
        neighbours: Companions whose days are known.
        allowed: What is left open by stronger evidence.

    Returns:
        None where too much of the weight lies elsewhere: the story then says nothing about the day.
    """
    if max((each.likeness for each in neighbours), default=0.0) < LEAST:
        return None
    burst, beyond = max(each.shares for each in neighbours if each.likeness >= LEAST)
    reach = union(day for each in neighbours for day in widened(each.days, REACH, REACH))
    days = list(numbers(intersection(reach, allowed)))
    expressions = list({row.formula: row for row in own}.values())[:NAMED]
    unnamed = _UNNAMED if burst >= _OF_ONE else _UNRELATED
    weights = _weights(expressions, neighbours, days, (burst, 1 - burst - beyond), unnamed)
    elsewhere = beyond * _out_of_reach(expressions, allowed, unnamed)
    found = _shortest(weights, elsewhere)
    if found is None:
        return None
    wide = [each.days for each in neighbours if each.shares[0] == burst and span(each.days) > _WIDE]
    return intersection((_with_slack(found, wide),), allowed) or None


def _with_slack(found: tuple[int, int], wide: Sequence[Days]) -> tuple[int, int]:
    """The days found with some around them; the companions' own where these are wide: a story is a matter of days."""
    first = min((days[0][0] for days in wide), default=found[0])
    last = max((days[-1][1] for days in wide), default=found[1])
    if wide and first - CLOSE <= found[0] and found[1] <= last + CLOSE:
        return first, last
    return min(first, found[0]) - _SLACK, max(last, found[1]) + _SLACK


def _out_of_reach(expressions: Sequence[TimeExpression], allowed: Days, unnamed: float) -> float:
    """How well a day out of reach explains the report: no companion names the days that it names."""
    return 0.0 if span(allowed) <= 2 * REACH else math.pow(unnamed, len(expressions))


def _weights(
    expressions: Sequence[TimeExpression],
    neighbours: Sequence[Neighbour],
    days: Sequence[int],
    shares: tuple[float, float],
    unnamed: float,
) -> dict[int, float]:
    total = sum(each.likeness**2 for each in neighbours)
    named: dict[int, float] = defaultdict(float)
    for each in neighbours:
        for day in each.named:
            named[day] += each.likeness**2 / total
    found = {}
    for day in days:
        match = 1.0
        for row in expressions:
            period = denoted(row, day)
            match *= _UNNAMED + (named.get(period[0], 0.0) if period is not None and period[0] == period[1] else 0.0)
        near = far = 0.0
        for each in neighbours:
            burst, straggling = kernel(_apart(each.days, day), shares)
            near += each.likeness**2 / total * burst
            far += each.likeness**2 / total * straggling
        found[day] = near * match + far * max(match, math.pow(unnamed, len(expressions)))
    return found


def _apart(days: Days, day: int) -> int:
    return min(max(first - day, day - last, 0) for first, last in days)


def _shortest(weights: Mapping[int, float], elsewhere: float) -> tuple[int, int] | None:
    """The shortest run of days with all but `_LEFT_OUT` of the weight; of equal ones the earliest."""
    days = sorted(weights)
    needed = (1 - _LEFT_OUT) * (sum(weights.values()) + elsewhere)
    best: tuple[int, int] | None = None
    held, end = 0.0, 0
    for first in days:
        while held < needed and end < len(days):
            held += weights[days[end]]
            end += 1
        if held < needed:
            break
        last = days[end - 1]
        if best is None or last - first < best[1] - best[0]:
            best = (first, last)
        held -= weights[first]
    return best
