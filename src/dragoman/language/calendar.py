"""TIMEX3 and EDTF arithmetic: a formula and an anchor in, the days that it denotes out.

A *formula* is a time expression as arithmetic over its anchor, read from left to right::

    formula := point | point '..' point              the days from the first to the second
    point   := base step*
    base    := 'DCT'                                 the day of the report (document creation time)
             | '[' value ']'                         a TIMEX3 date: [2022-12-25], [2022-12], [1998-Q1]
    step    := ('+' | '-') n unit                    the unit (week, month, ...) that lies n units away
             | ('+' | '-') n unit '.D'               the day that lies n units away
             | ('<' | '<=' | '>' | '>=' | '~') name  the nearest one of that name before / not after /
                                                     after / not before / on either side
             | '<~' name                             the nearest one not after the day after
             | '/' name                              the one of that name inside
    unit    := D W WE M Q H Y E C                    day, week, weekend, month, quarter, half, year, decade, century
    name    := MON..SUN | WE | M01..M12 | M03-15 | M03-15FRI | D05 | Q1..Q4 | H1 H2 | SP SU FA WI
             | a key of HOLIDAYS or FEASTS
             | START MID END                         a third of it ('the end of the year'), only after '/'
             | TMO TMI TAF TEV TNI | T10:30          part of the day or clock time, only after '/'

`DCT-1D` is yesterday, `DCT-1W` last week, `DCT<=FRI` the Friday that was, `DCT-1Y/M03` March of last
year. Every step is monotone in the anchor, so an uncertain anchor gives the hull of its two ends.
Seasons are the northern ones, by whole months. TIMEX3 after TimeML 1.2.1, EDTF after ISO 8601-2.
"""

import calendar
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.errors import TimeError
from dragoman.language.feasts import FEASTS, days_in
from dragoman.language.holidays import HOLIDAYS, holiday
from dragoman.language.names_of_days import MONTHS, WEEKDAY_WORDS

DAY_NAMES = WEEKDAY_WORDS | frozenset(map(str.lower, MONTHS))
"""Words that a preposition has for a day or month, and not for a party or a topic, though some are surnames."""
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Season -> its first month."""

_POINT = re.compile(r"(DCT|\[[0-9A-Z-]{2,10}\])((?:[-+<>~/=][-+<>~/=.:0-9A-Z]{1,135})?)")
_MONTH_DAY = re.compile(r"[<>=~/]M([0-9]{2})-([0-9]{2})")
_STEP = re.compile(
    r"([-+])([0-9]{1,4})(WE|[DWMQHYEC])(\.D)?|(<=|>=|<~|[<>~/])([A-Z][A-Z0-9:]{0,14}(?:-[0-9]{2}(?:[A-Z]{3})?)?)"
)
_PART_OF_DAY = re.compile(r"T(?:MO|MI|AF|EV|NI|DT|[0-9]{2}(?::[0-9]{2}){0,2})")
_VALUE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|-Q([1-4])|-H([12])|-W([0-9]{2})(-WE)?|-(SP|SU|FA|WI))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days on end: `first` and `last` inclusive, `value` the TIMEX3 name of the whole."""

    first: date
    last: date
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a formula denotes: `time` is EDTF, the days are ISO, `value` is TIMEX3 or None if uncertain."""

    time: str
    earliest: str
    latest: str
    value: str | None


def resolve(formula: str, anchor_earliest: str | None, anchor_latest: str | None) -> Resolved | None:
    """The days that a formula denotes.

    Args:
        formula: See the module's grammar.
        anchor_earliest: First ISO day on which the report may have appeared.
        anchor_latest: Last such day.

    Returns:
        The days; the hull over the anchor where that is uncertain. None where the formula counts
        from a report whose date is unknown: no other date is ever put in its place.

    Raises:
        TimeError: a malformed formula, or days outside the calendar.
    """
    if "DCT" not in formula:
        return _resolved(_evaluate(formula, date.min))
    if anchor_earliest is None or anchor_latest is None:
        return None
    low = _evaluate(formula, date.fromisoformat(anchor_earliest))
    if anchor_latest == anchor_earliest:
        return _resolved(low)
    high = _evaluate(formula, date.fromisoformat(anchor_latest))
    if low == high:
        return _resolved(low)
    first, last = min(low.first, high.first), max(low.last, high.last)
    return Resolved(time=edtf(first, last), earliest=first.isoformat(), latest=last.isoformat(), value=None)


def edtf(first: date, last: date) -> str:
    """Days on end as EDTF: a day, a whole month or year, else an interval of the coarsest of these."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return f"{first.isoformat()}/{last.isoformat()}"
    low, high = f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
    if (first.month, last.month) == (1, 12):
        low, high = low[:4], high[:4]
    return low if low == high else f"{low}/{high}"


def period_of(value: str) -> Period:
    """The days of a TIMEX3 date: day, week, weekend, month, quarter, half, season, year, decade, century.

    Raises:
        TimeError: not such a value, or a day that does not exist (31 June).
    """
    match = _VALUE.fullmatch(value)
    try:
        if match is None:
            return _coarse(value)
        year, month, day, quarter, half, week, weekend, season = match.groups()
        if day:
            return day_period(date(int(year), int(month), int(day)))
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1)
            return unit_period("WE" if weekend else "W", monday)
        if season:
            return _season(int(year), season)
        if quarter or half:
            return _months(int(year), quarter=quarter, half=half)
        return month_period(int(year), int(month)) if month else year_period(int(year))
    except (ValueError, OverflowError) as wrong:
        raise TimeError(f"there is no day {value}: {wrong}") from wrong


def day_period(day: date) -> Period:
    """One day."""
    return Period(first=day, last=day, value=day.isoformat())


def month_period(year: int, month: int) -> Period:
    """A month of a year."""
    last = calendar.monthrange(year, month)[1]
    return Period(first=date(year, month, 1), last=date(year, month, last), value=f"{year:04}-{month:02}")


def year_period(year: int) -> Period:
    """A year."""
    return Period(first=date(year, 1, 1), last=date(year, 12, 31), value=f"{year:04}")


def unit_period(unit: str, day: date) -> Period:
    """The day, week, weekend, month, quarter, half, year, decade or century that holds a day.

    Weeks begin on Monday (ISO 8601); the weekend is that of the day's week.
    """
    if unit == "D":
        return day_period(day)
    if unit in ("W", "WE"):
        monday = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        name = f"{year:04}-W{week:02}"
        if unit == "W":
            return Period(first=monday, last=monday + timedelta(days=6), value=name)
        return Period(first=monday + timedelta(days=5), last=monday + timedelta(days=6), value=name + "-WE")
    if unit == "M":
        return month_period(day.year, day.month)
    if unit == "Q":
        return _months(day.year, quarter=str((day.month + 2) // 3), half=None)
    if unit == "H":
        return _months(day.year, quarter=None, half=str((day.month + 5) // 6))
    if unit == "Y":
        return year_period(day.year)
    return _coarse(f"{day.year // 10:03}" if unit == "E" else f"{day.year // 100:02}")


def unanchored_value(formula: str) -> str | None:
    """The TIMEX3 value of a formula whose anchor is unknown: what is sure of it, X for the rest.

    Raises:
        TimeError: it names a day that no year has (31 June).
    """
    for month, day in _MONTH_DAY.findall(formula):
        if not 1 <= int(month) <= 12 or int(day) > calendar.monthrange(2000, int(month))[1]:
            raise TimeError(f"no month {month} has a day {day}")
    steps = formula.partition("..")[0]
    found = list(_STEP.finditer(steps))
    tail = ""
    for step in reversed(found):
        _, _, unit, exact, _, name = step.groups()
        if name and _PART_OF_DAY.fullmatch(name):
            tail = name
            continue
        if name in ("START", "MID", "END"):
            continue
        return _unknown("D" if exact else unit or name) + tail
    return "XXXX-XX-XX" + tail


def is_feast(name: str) -> bool:
    """Whether a name in a formula is that of a holiday or feast."""
    return name in HOLIDAYS or name in FEASTS


def shifted(day: date, count: int, unit: str) -> date:
    """The day `count` units away; a day that the month lacks becomes its last one."""
    if unit in ("D", "W", "WE"):
        return day + timedelta(days=count * (1 if unit == "D" else 7))
    months = count * {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise TimeError(f"{count} {unit} from {day} is outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _resolved(period: Period) -> Resolved:
    return Resolved(
        time=edtf(period.first, period.last),
        earliest=period.first.isoformat(),
        latest=period.last.isoformat(),
        value=period.value,
    )


@functools.lru_cache(maxsize=8192)
def _evaluate(formula: str, anchor: date) -> Period:
    start, dots, end = formula.partition("..")
    try:
        first = _point(start, anchor)
        if not dots:
            return first
        last = _point(end, anchor)
    except (ValueError, OverflowError) as wrong:
        raise TimeError(f"{formula} is outside the calendar: {wrong}") from wrong
    low, high = min(first.first, last.first), max(first.last, last.last)
    return Period(first=low, last=high, value=f"{first.value}/{last.value}")


def _point(text: str, anchor: date) -> Period:
    match = _POINT.fullmatch(text)
    if match is None:
        raise TimeError(f"{text!r} is no formula")
    base, steps = match.groups()
    period = day_period(anchor) if base == "DCT" else period_of(base[1:-1])
    position = 0
    while position < len(steps):
        step = _STEP.match(steps, position)
        if step is None:
            raise TimeError(f"{text!r} is no formula: {steps[position:]!r}")
        period = _stepped(period, *step.groups())
        position = step.end()
    return period


def _stepped(
    period: Period, sign: str | None, count: str, unit: str, exact: str | None, relation: str, name: str
) -> Period:
    if sign is not None:
        day = shifted(period.first, int(sign + count), unit)
        return day_period(day) if exact else unit_period(unit, day)
    if relation != "/":
        return _nearest(period, relation, name)
    if name in ("START", "MID", "END"):
        return _third(period, name)
    if _PART_OF_DAY.fullmatch(name):
        return Period(first=period.first, last=period.last, value=period.value + name)
    for found in occurrences(name, period.first, period.last):
        if found.last >= period.first:
            return found
    raise TimeError(f"{period.value} has no {name}")


def _third(period: Period, name: str) -> Period:
    days = (period.last - period.first).days + 1
    third = -(-days // 3)
    low = {"START": 0, "MID": (days - third) // 2, "END": days - third}[name]
    first = period.first + timedelta(days=low)
    return Period(first=first, last=first + timedelta(days=third - 1), value=period.value)


def _nearest(period: Period, relation: str, name: str) -> Period:
    if relation == "<~":
        return _nearest(day_period(shifted(period.last, 1, "D")), "<=", name)
    near = list(occurrences(name, period.first, period.last))
    before = [found for found in near if (found.last < period.first if relation == "<" else found.first <= period.last)]
    after = [found for found in near if (found.first > period.last if relation == ">" else found.last >= period.first)]
    if (not before and relation not in (">", ">=")) or (not after and relation not in ("<", "<=")):
        raise TimeError(f"the nearest {name} to {period.value} is outside the calendar")
    if relation in ("<", "<="):
        return before[-1]
    if relation in (">", ">="):
        return after[0]
    middle = period.first
    return min((before[-1], after[0]), key=lambda found: (_distance(found, middle), found.first))


def _distance(period: Period, day: date) -> int:
    return max((period.first - day).days, (day - period.last).days, 0)


def occurrences(name: str, first: date, last: date) -> Iterator[Period]:
    """Occurrences of a name in order, from some before `first` to some after `last`."""
    if name in WEEKDAYS or name == "WE":
        weekday = 5 if name == "WE" else WEEKDAYS.index(name)
        start = first - timedelta(days=(first.weekday() - weekday) % 7 + 7)
        for week in range((last - start).days // 7 + 3):
            day = start + timedelta(days=7 * week)
            yield unit_period("WE", day) if name == "WE" else day_period(day)
    elif name in FEASTS:
        for year in range(max(first.year - 1, 1), min(last.year + 1, 9998) + 1):
            for begin, end in days_in(name, year):
                yield day_period(begin) if begin == end else Period(first=begin, last=end, value=f"{begin}/{end}")
    elif name[0] == "D" and name[1:].isdecimal():
        yield from _days_of_months(int(name[1:]), first, last)
    else:
        make = _yearly(name)
        day_name = name[6:9] if name[1:3].isdecimal() else ""
        slack = 40 if day_name else 8 if name == "M02-29" else 1
        for year in range(max(first.year - slack, 1), min(last.year + slack, 9999) + 1):
            if name[:6] == "M02-29" and not calendar.isleap(year):
                continue
            found = make(year)
            if not day_name or found.first.weekday() == WEEKDAYS.index(day_name):
                yield found


def _days_of_months(day: int, first: date, last: date) -> Iterator[Period]:
    month, end = shifted(first.replace(day=1), -3, "M"), shifted(last.replace(day=1), 3, "M")
    while month <= end:
        if day <= calendar.monthrange(month.year, month.month)[1]:
            yield day_period(month.replace(day=day))
        month = shifted(month, 1, "M")


def _yearly(name: str) -> Callable[[int], Period]:
    if name in HOLIDAYS:
        return lambda year: day_period(holiday(name, year))
    if name in SEASONS:
        return lambda year: _season(year, name)
    if name[0] in "QH":
        part = name[1:]
        return lambda year: _months(year, quarter=part if name[0] == "Q" else None, half=part)
    month, _, day = name[1:6].partition("-")
    if not (name[0] == "M" and month.isdecimal() and 1 <= int(month) <= 12):
        raise TimeError(f"{name!r} names nothing that recurs")
    if day:
        if not 1 <= int(day) <= calendar.monthrange(2000, int(month))[1]:
            raise TimeError(f"month {month} has no day {day}")
        return lambda year: day_period(date(year, int(month), int(day)))
    return lambda year: month_period(year, int(month))


def _season(year: int, name: str) -> Period:
    month = SEASONS[name]
    first = date(year, month, 1)
    return Period(first=first, last=shifted(first, 3, "M") - timedelta(days=1), value=f"{year:04}-{name}")


def _months(year: int, *, quarter: str | None, half: str | None) -> Period:
    length, part, letter = (3, quarter, "Q") if quarter else (6, half, "H")
    first = date(year, (int(part or 1) - 1) * length + 1, 1)
    return Period(first=first, last=shifted(first, length, "M") - timedelta(days=1), value=f"{year:04}-{letter}{part}")


def _coarse(value: str) -> Period:
    if not value.isdecimal() or len(value) not in (2, 3):
        raise TimeError(f"{value!r} is no date")
    span = 10 if len(value) == 3 else 100
    first = int(value) * span
    name = value + "X" if span == 10 else value
    return Period(first=date(max(first, 1), 1, 1), last=date(first + span - 1, 12, 31), value=name)


def _unknown(name: str) -> str:
    if name in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS.index(name) + 1}"
    if name in SEASONS or (name[0] in "QH" and name[1:].isdecimal()):
        return f"XXXX-{name}"
    if name[0] == "M" and name[1:3].isdecimal():
        return f"XXXX-{name[1:6]}"
    if name[0] == "D" and name[1:].isdecimal():
        return f"XXXX-XX-{name[1:]}"
    units = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX"}
    return {**units, "E": "XXX", "C": "XX"}.get(name, "XXXX-XX-XX")
