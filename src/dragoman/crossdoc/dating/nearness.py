"""Dated reports that are alike in, how near in time two such reports of this record lie out.

In a pile of every outlet's reports of some weeks, two that are alike tell of one happening; in one
outlet's archive of years they are as often two numbers of a series (the monthly figures, the next
trial). So the shares of the burst and of what lies out of reach are counted over the record's own dated
pairs, and weighed against what was read off other collections where the pairs are few.
"""

import functools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

REACH = 150
"""Days from its companions beyond which a report is not looked for."""
_NEAR, _FAR = 2.5, 0.7
"""Powers of the distance in days by which the weight of a day falls: in the burst of a story, and among stragglers."""
_SHARES = (
    (0.3, 0.40, 0.15),
    (0.4, 0.50, 0.08),
    (0.5, 0.60, 0.07),
    (0.6, 0.85, 0.02),
    (0.9, 0.98, 0.002),
)
"""Likeness to the likest companion, the part of reports in the burst, the part out of reach; the rest are stragglers.
Read off 4,000 reports of Reuters stories (2010-11) and 171 of 34 labelled happenings (2016-18); straight in between.
Below the first row a story says nothing about the day."""
LEAST = _SHARES[0][0]
"""Likeness below which a story says nothing about the day."""
LIKENESS = {"copy": 0.7, "derived": 0.55, "undated": 0.55}
"""What sharing text counts for, as likeness: of the pairs found on the open derivation set, 16 of 17 with agency copy
and 24 of 33 retold ones lie within 3 days of each other."""
_ODDS = {"series": 0.3, "undated": 0.3}
"""By what the odds of lying near fall where two reports differ in their figures, or share text that names no day: .31
and .47 on the open derivation set, .26 and .05 on 2,100 reports of Reuters."""
_PRIOR = 8
"""Pairs of this record that count as much as the other collections do."""
_BAND = 0.15
"""Difference in likeness from which on a pair tells nothing about another."""
CLOSE = 3
"""Days within which a pair lies that belongs to a burst."""
_GRID = 20
"""Steps of likeness between 0 and 1 for which the shares are kept."""

Shares = tuple[float, float]
"""The parts in the burst and out of reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two dated reports that are alike and how many days they lie apart.

    `kind` is copy, derived or undated where they share text, else story; series where their figures differ.
    """

    reports: frozenset[str]
    kind: str
    likeness: float
    apart: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """The shares by kind and likeness, as `nearness` counts them."""

    table: Mapping[tuple[str, int], Shares]

    def shares(self, kind: str, likeness: float) -> Shares:
        """The parts in the burst and out of reach of reports with such a companion."""
        return self.table[kind, round(likeness * _GRID)]


def nearness(pairs: Iterable[Pair], *, without: Collection[str] = ()) -> Nearness:
    """The shares in a record, from its dated pairs that hold none of `without`."""
    left = [pair for pair in pairs if pair.reports.isdisjoint(without)]
    pile = _pile([pair for pair in left if pair.likeness >= LEAST])
    kinds = {kind: [pair for pair in left if pair.kind == kind] for kind in ("story", "series", *LIKENESS)}
    return Nearness(
        table={
            (kind, step): _counted(
                _weighed(found, kind, step / _GRID), _expected(kind, LIKENESS.get(kind, step / _GRID), pile)
            )
            for kind, found in kinds.items()
            for step in range(_GRID + 1)
        }
    )


def _pile(pairs: Sequence[Pair]) -> tuple[float, float]:
    """By what the odds of lying near, and out of reach, differ in this record from other collections.

    In an archive of years two reports that are as alike as two of one happening elsewhere are two of a kind.
    """
    expected = [_expected(pair.kind, pair.likeness, (1.0, 1.0)) for pair in pairs]
    close = _odds(sum(each.close for each in expected), len(pairs))
    beyond = _odds(sum(each.beyond for each in expected), len(pairs))
    near = _odds(sum(pair.apart <= CLOSE for pair in pairs), len(pairs)) / close
    return min(1.0, near), max(1.0, _odds(sum(pair.apart > REACH for pair in pairs), len(pairs)) / beyond)


def _odds(part: float, whole: int) -> float:
    """The odds of a part, drawn towards even by a few pairs."""
    return (part + _PRIOR / 2) / (whole - part + _PRIOR / 2)


@dataclass(frozen=True, slots=True)
class _Expected:
    """The parts that lie within `CLOSE` days and out of reach."""

    close: float
    beyond: float


def _expected(kind: str, likeness: float, pile: tuple[float, float]) -> _Expected:
    """What other collections give for a kind and likeness, by the odds of the pile."""
    burst, beyond = _elsewhere(likeness)
    close_near, close_far = _closeness()
    close = burst * close_near + (1 - burst - beyond) * close_far
    odds = _ODDS.get(kind, 1.0)
    return _Expected(_by_odds(close, odds * pile[0]), _by_odds(beyond, pile[1] / odds))


def _by_odds(part: float, factor: float) -> float:
    return part * factor / (1 - part + part * factor)


def _closeness() -> tuple[float, float]:
    """How much of a burst, and of the stragglers, lies within `CLOSE` days."""
    near, far = (_total(power, CLOSE) / _total(power, REACH) for power in (_NEAR, _FAR))
    return near, far


def kernel(apart: int, shares: tuple[float, float]) -> tuple[float, float]:
    """The weights of a day so many days from a companion: in its burst and among stragglers, by both `shares`."""
    near, far = (
        share * math.pow(1 + apart, -power) / _total(power, REACH)
        for share, power in zip(shares, (_NEAR, _FAR), strict=True)
    )
    return near, far


def _weighed(pairs: Sequence[Pair], kind: str, likeness: float) -> list[tuple[int, float]]:
    """Days apart and weight: those of a kind that shares text weigh the same, others by how alike they are."""
    if kind in LIKENESS:
        return [(pair.apart, 1.0) for pair in pairs]
    return [(pair.apart, weight) for pair in pairs if (weight := 1 - abs(pair.likeness - likeness) / _BAND) > 0]


def _counted(pairs: Sequence[tuple[int, float]], expected: _Expected) -> Shares:
    close_near, close_far = _closeness()
    total = _PRIOR + sum(weight for _, weight in pairs)
    close = (_PRIOR * expected.close + sum(weight for apart, weight in pairs if apart <= CLOSE)) / total
    beyond = (_PRIOR * expected.beyond + sum(weight for apart, weight in pairs if apart > REACH)) / total
    burst = (close - (1 - beyond) * close_far) / (close_near - close_far)
    return min(max(burst, 0.0), 1 - beyond), beyond


@functools.cache
def _total(power: float, reach: int) -> float:
    return sum(math.pow(1 + abs(apart), -power) for apart in range(-reach, reach + 1))


def _elsewhere(likeness: float) -> Shares:
    """The shares at a likeness in other collections."""
    if likeness <= LEAST:
        return _SHARES[0][1:]
    for (low, *here), (high, *there) in pairwise(_SHARES):
        if likeness <= high:
            part = (likeness - low) / (high - low)
            return here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])
    return _SHARES[-1][1:]
