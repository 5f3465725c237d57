"""Two time expressions in sentences that tell the same in, the days on which one of the reports may have appeared out.

Where one report took a sentence from another, "Friday" in both is one Friday. The companion's Friday is
known with its date; the report appeared on a day whose Friday is that one. Which expressions are compared
is the table `_COUNTED`: they name a day or a period of the calendar, not a distance ("three weeks ago").
"""

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.crossdoc.dating.days import Days, intersection, numbers, span, union, widened
from dragoman.errors import TimeError
from dragoman.language.calendar import WEEKDAYS, is_feast, resolve
from dragoman.language.feasts import FEASTS
from dragoman.language.holidays import HOLIDAYS
from dragoman.model.annotations import TimeExpression

_COUNTED = re.compile(
    r"DCT(?:(?:<=|>=|<~|<|>|~)(?P<name>[A-Z][A-Z0-9]*(?:-[0-9]{2})?)[A-Z]{0,3}"  # Friday, March, May 3, Christmas
    r"|[-+][01](?P<unit>D|W|WE|M|Q|H|Y)(?:/(?P<inner>[A-Z][A-Z0-9-]*))?)?"  # yesterday, last week, Friday last week
    r"(?P<clock>/T[A-Z0-9:]+)?"
)
"""Formulas that name a day or period of the calendar."""
_KNOWN_WITHIN = 31
"""Days that the companion's own date may leave open: from a wider interval no Friday follows."""
_SLACK, _SLACK_PERIOD = {"D": 0, "W": 1}, 7
"""Days added at both ends, by size: "later this year" lives on for a few days in a year that has ended."""

_MONTH_DAY = re.compile(r"[M-]([0-9]{2})-([0-9]{2})")
_DAYS = 360
"""Days of a year of twelve months of thirty, in which two days of the year are compared."""
_SAME_DAY = 4
"""Days by which a second telling may differ in the date of one happening."""

Pair = tuple[TimeExpression, TimeExpression]
Period = tuple[int, int]


def paired(own: Sequence[TimeExpression], other: Sequence[TimeExpression]) -> Iterator[Pair]:
    """The expressions of two aligned sentences that denote the same, each in one pair at most.

    The same words or the same name (Friday and last Friday); else, where each sentence has one left of its
    size, whatever the words (Friday and December 30, last year and 2015).
    """
    left = [row for row in other if grain(row) is not None]
    alone = []
    for row in own:
        if not counted(row):
            continue
        found = next((each for each in left if _alike(row, each)), None)
        if found is None:
            alone.append(row)
        else:
            left.remove(found)
            yield row, found
    for size in ("D", "M", "Y"):
        mine, theirs = [[row for row in rows if grain(row) == size] for rows in (alone, left)]
        if len(mine) == len(theirs) == 1:
            yield mine[0], theirs[0]


def counted(row: TimeExpression) -> bool:
    """Whether the expression names a day or period of the calendar that hangs on the report's date."""
    return row.formula is not None and grain(row) is not None


def grain(row: TimeExpression) -> str | None:
    """The size of what an expression of the calendar denotes: D, W, M, Q, H, Y; None where it is no such one."""
    if row.type not in ("DATE", "TIME"):
        return None
    if row.formula is None:
        return {4: "Y", 7: "M", 10: "D"}.get(len((row.value or "").partition("T")[0])) if row.time else None
    match = _COUNTED.fullmatch(row.formula)
    if match is None or row.formula.startswith("DCT/T"):
        return None  # "at 16:08" on whatever day the line is from
    name = match["name"] or match["inner"]
    if name is None:
        return match["unit"] or "D"
    if name in FEASTS:
        return None
    return "D" if name in HOLIDAYS or name in WEEKDAYS or "-" in name else name[0]


def day_of_year(row: TimeExpression) -> bool:
    """Whether an expression names a day of the year (May 3, Christmas Day), with or without the year."""
    if row.formula is None:
        return grain(row) == "D"
    name = _name(row.formula)
    return name is not None and (is_feast(name) or "-" in name)


def other_day(row: TimeExpression, other: TimeExpression) -> bool:
    """Whether two expressions surely name different days of the year: the week to June 24, the week to January 14."""
    days = [_day_number(each) for each in (row, other)]
    if days[0] is None or days[1] is None:
        return False
    apart = abs(days[0] - days[1])
    return min(apart, _DAYS - apart) > _SAME_DAY


def _day_number(row: TimeExpression) -> int | None:
    name = _name(row.formula) if row.formula is not None else (row.value or "")[4:]
    match = _MONTH_DAY.fullmatch(name or "")
    return int(match[1]) * _DAYS // 12 + int(match[2]) if match else None


def _alike(row: TimeExpression, other: TimeExpression) -> bool:
    if grain(row) != grain(other):
        return False
    if row.expression_text.lower() == other.expression_text.lower():
        return True
    return other.formula is not None and _name(row.formula or "") == _name(other.formula) is not None


def _name(formula: str) -> str | None:
    match = _COUNTED.fullmatch(formula)
    return (match["name"] or match["inner"]) if match else None


def shared_days(own: TimeExpression, other: TimeExpression, companion: Days, allowed: Days) -> Days | None:
    """The days of `allowed` on which `own` denotes what `other` does in a report of one of the companion's days.

    Returns:
        None where the companion's days are too many, an end of `allowed` is open, or the companion's
        expression denotes nothing.
    """
    if own.formula is None or span(companion) > _KNOWN_WITHIN or span(allowed) > 3 * 366:
        return None
    meant = {denoted(other, day) for first, last in companion for day in range(first, last + 1)} - {None}
    if not meant:
        return None
    found = union((day, day) for day in numbers(allowed) if denoted(own, day) in meant)
    slack = _SLACK.get(grain(own) or "", _SLACK_PERIOD)
    return intersection(widened(found, slack, slack), allowed)


def denoted(row: TimeExpression, day: int) -> Period | None:
    """The first and the last day (ordinals) that an expression denotes in a report of a day."""
    if row.formula is not None:
        return _period(row.formula, day)
    if row.time_earliest is None or row.time_latest is None:
        return None
    return date.fromisoformat(row.time_earliest).toordinal(), date.fromisoformat(row.time_latest).toordinal()


@functools.lru_cache(maxsize=65536)
def _period(formula: str, day: int) -> Period | None:
    iso = date.fromordinal(day).isoformat()
    try:
        found = resolve(formula, iso, iso)
    except TimeError:
        return None
    if found is None:
        return None
    return date.fromisoformat(found.earliest).toordinal(), date.fromisoformat(found.latest).toordinal()


def majority(votes: Sequence[Days]) -> Days:
    """The days that most of several sets hold, none where no day is in more than half of them."""
    edges = sorted({edge for days in votes for first, last in days for edge in (first, last + 1)})
    counts = [(sum(any(a <= edge <= b for a, b in days) for days in votes), edge) for edge in edges]
    most = max((count for count, _ in counts), default=0)
    if 2 * most <= len(votes):
        return ()
    bounds = [*(edge for _, edge in counts), edges[-1]]
    return union((edge, bounds[index + 1] - 1) for index, (count, edge) in enumerate(counts) if count == most)
