"""A date as metadata writes it in, EDTF and its days out.

Metadata is terse and written by machines (ISO 8601, RFC 2822, compact digits) or is a line at the
head of a report. A time of day is dropped, a time zone is not applied: the day is the one that the
publisher wrote. Dates in prose are another matter and not read here.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

_LONGEST = 80
"""Characters of a stamp at most; longer values are prose."""
_YEARS = range(1800, 2200)
"""Years that a report may carry."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
            ("november", "nov"), ("december", "dec"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
"""English month names and their abbreviations, lower case without a full stop -> number."""

MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
"""Pattern of a month name; to be used without regard to case."""
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"(?:[ T,]+(?:at )?\d{1,2}[:.h]\d{2}.*)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date in metadata: EDTF, its first and its last ISO day, both inclusive."""

    published: str
    earliest: str
    latest: str


def read_stamp(value: str, *, day_first: bool | None = None) -> Stamp | None:
    """What a piece of metadata dates.

    Args:
        value: As written.
        day_first: Whether 03/04/2022 is the third of April; None where nothing tells.

    Returns:
        The day, month, year or interval; None where it is not a date, does not exist (31 June), or
        can be read in two ways (03/04/2022).
    """
    text = " ".join(value.split())
    if not text or len(text) > _LONGEST:
        return None
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return _read_slashed(slashed, day_first)
    for pattern, reading, _ in STAMPS:
        match = pattern.fullmatch(text)
        if match:
            return reading(match)
    return None


def day_first_in(values: Iterable[str]) -> bool | None:
    """The order of day and month in a column of dates, shown by those that can be read in one way only.

    Returns:
        None where no value shows it, or where some show the one and some the other.
    """
    shown = set()
    for value in values:
        match = _SLASHED.fullmatch(value.strip()[:_LONGEST])
        if match and (int(match["a"]) > 12) != (int(match["b"]) > 12):
            shown.add(int(match["a"]) > 12)
    return shown.pop() if len(shown) == 1 else None


def day_of(year: int, month: int, day: int) -> Stamp | None:
    """A single day, None if it does not exist."""
    if year not in _YEARS:
        return None
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Stamp(published=iso, earliest=iso, latest=iso)


def _year_month_day(match: re.Match[str]) -> Stamp | None:
    return day_of(int(match["y"]), int(match["m"]), int(match["d"]))


def _named(match: re.Match[str]) -> Stamp | None:
    return day_of(int(match["y"]), MONTHS[match["m"].lower().rstrip(".")], int(match["d"]))


def _read_slashed(match: re.Match[str], day_first: bool | None) -> Stamp | None:
    year, first, second = int(match["y"]), int(match["a"]), int(match["b"])
    if first == second or second > 12 or (day_first is False and first <= 12):
        return day_of(year, first, second)
    if first > 12 or day_first:
        return day_of(year, second, first)
    return None


def _month(match: re.Match[str]) -> Stamp | None:
    year, month = int(match["y"]), int(match["m"])
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    name = f"{year:04}-{month:02}"
    return Stamp(published=name, earliest=f"{name}-01", latest=f"{name}-{last:02}")


def _year(match: re.Match[str]) -> Stamp | None:
    year = int(match["y"])
    if year not in _YEARS:
        return None
    return Stamp(published=str(year), earliest=f"{year}-01-01", latest=f"{year}-12-31")


def _interval(match: re.Match[str]) -> Stamp | None:
    first, last = read_stamp(match["a"]), read_stamp(match["b"])
    if first is None or last is None or first.earliest > last.latest:
        return None
    return Stamp(published=f"{first.published}/{last.published}", earliest=first.earliest, latest=last.latest)


def _epoch(match: re.Match[str]) -> Stamp | None:
    digits = match["e"]
    seconds = int(digits) // (1000 if len(digits) == 13 else 1)
    moment = datetime.fromtimestamp(seconds, UTC)
    return day_of(moment.year, moment.month, moment.day)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SLASHED = _form(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4})" + _CLOCK)
STAMPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Stamp | None], str], ...] = (
    (_form(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"), _year_month_day, "2022-12-30T10:15:00+03:00"),
    (_form(r"(?P<a>\d{4}(?:-\d\d){0,2})/(?P<b>\d{4}(?:-\d\d){0,2})"), _interval, "2022-12-21/2022-12-27"),
    (_form(r"(?P<y>\d{4})[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})" + _CLOCK), _year_month_day, "2022/12/30 10:15"),
    (_form(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{4,6}Z?)?"), _year_month_day, "20221230"),
    (
        _form(_WEEKDAY + _DAY + r"[ -](?:of )?(?P<m>" + MONTH_NAME + r"),?[ -](?P<y>\d{4})" + _CLOCK),
        _named,
        "Fri, 30 Dec 2022 10:15:00 GMT",
    ),
    (
        _form(_WEEKDAY + r"(?P<m>" + MONTH_NAME + r") " + _DAY + r",? (?P<y>\d{4})" + _CLOCK),
        _named,
        "December 30, 2022 10:15",
    ),
    (_form(r"(?P<y>\d{4})-(?P<m>\d\d)"), _month, "2022-12"),
    (_form(r"(?P<y>\d{4})"), _year, "2022"),
    (_form(r"(?P<e>\d{10}|\d{13})"), _epoch, "1672395300"),
)  # fmt: skip
"""Forms of a stamp, asked in this order: (pattern of the whole value, its reading, an example)."""
