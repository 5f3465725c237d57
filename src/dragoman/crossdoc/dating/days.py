"""Sets of days as intervals: what a constraint allows for the day of a report."""

from collections.abc import Iterable, Iterator
from datetime import date

Days = tuple[tuple[int, int], ...]
"""Intervals of proleptic day numbers, inclusive, in order, not touching."""

FIRST, LAST = date(1800, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
"""The days that a report may have; outside them nothing is inferred."""
_WIDEST = 40 * 366
"""Days beyond which an interval is not given: days of the year alone leave two centuries."""
EVER: Days = ((FIRST, LAST),)


def between(earliest: str | None, latest: str | None) -> Days:
    """The days from one ISO day to another; None leaves that end open."""
    first = FIRST if earliest is None else max(FIRST, date.fromisoformat(earliest).toordinal())
    last = LAST if latest is None else min(LAST, date.fromisoformat(latest).toordinal())
    return ((first, last),) if first <= last else ()


def union(intervals: Iterable[tuple[int, int]]) -> Days:
    """The days in any of the intervals."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(intervals):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def intersection(one: Days, other: Days) -> Days:
    """The days in both."""
    return union(
        (max(first, begin), min(last, end))
        for first, last in one
        for begin, end in other
        if max(first, begin) <= min(last, end)
    )


def widened(days: Days, before: int, after: int) -> Days:
    """The days up to `before` days earlier and `after` days later."""
    return union((max(FIRST, first - before), min(LAST, last + after)) for first, last in days)


def span(days: Days) -> int:
    """How many days lie from the first to the last, both counted; none in no days."""
    return days[-1][1] - days[0][0] + 1 if days else 0


def numbers(days: Days) -> Iterator[int]:
    """The days one by one."""
    return (day for first, last in days for day in range(first, last + 1))


def hull(days: Days) -> tuple[date, date] | None:
    """The first and the last day, or None where an end is open, nothing is left or it says next to nothing."""
    if not days or days[0][0] <= FIRST or days[-1][1] >= LAST or days[-1][1] - days[0][0] > _WIDEST:
        return None
    return date.fromordinal(days[0][0]), date.fromordinal(days[-1][1])
