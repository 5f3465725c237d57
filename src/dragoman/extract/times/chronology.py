"""A report's time expressions in, the same out with the years that the entries of a chronology leave out.

A chronology names the year once and then only days: "May 2, 2030 - The loan is agreed. May 6 - Parliament votes. 2031:
March 3 - ...". Its entries are counted from the entry before, never from the day of the report.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.model.annotations import TimeExpression

_LEAST = 3
"""Entries with a month that make a chronology."""
_REACH = 1500
"""Characters after the head of an entry in which a day belongs to it."""
_OPENS = re.compile(r"(?:^|[.!?:;)\"\u201d]|[*\u2022]|--|\n)[^\S\n]*$")
_HEADS = re.compile(r"(?:/[0-9]{1,2})?,?\s*(?:-{1,2}|[\u2013\u2014:])\s+[A-Z0-9\"\u201c$*\u2022-]")
_DAY = re.compile(r"DCT(?:<=|>=|<|>|~)M([0-9]{2})(?:-([0-9]{2}))?")
_NAMED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ANCHOR = "the year of the chronology's entry before"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One dated line: the number of its expression, the year if it names one, month and day (0 where left out)."""

    number: int
    year: int | None
    month: int
    day: int


def with_years(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions of a report in text order, those inside a chronology with the year that it implies."""
    entries = [entry for number, row in enumerate(times) if (entry := _entry(text, number, row)) is not None]
    dated = [entry for entry in entries if entry.month]
    out = list(times)
    if len(dated) < _LEAST or all(entry.year is None for entry in entries):
        return out
    ends = [times[entry.number].expression_start for entry in entries[1:]] + [len(text)]
    for (entry, year), end in zip(_walk(entries, _is_backward(dated)), ends, strict=True):
        start = times[entry.number].expression_start
        for number in range(entry.number, len(times)):
            if times[number].expression_start >= min(end, start + _REACH):
                break
            if year is not None:
                out[number] = _in_year(times[number], year)
    return out


def _entry(text: str, number: int, row: TimeExpression) -> _Entry | None:
    if row.type != "DATE" or not _HEADS.match(text, row.expression_end):
        return None
    if not _OPENS.search(text[max(0, row.expression_start - 4) : row.expression_start]):
        return None
    if row.formula is not None:
        match = _DAY.fullmatch(row.formula)
        return _Entry(number=number, year=None, month=int(match[1]), day=int(match[2] or 0)) if match else None
    match = _NAMED.fullmatch(row.value or "")
    return (
        _Entry(number=number, year=int(match[1]), month=int(match[2] or 0), day=int(match[3] or 0)) if match else None
    )


def _is_backward(dated: Sequence[_Entry]) -> bool:
    """Whether the newest entry stands first."""
    steps = [(two.month, two.day) > (one.month, one.day) for one, two in itertools.pairwise(dated)]
    return 2 * sum(steps) < len(steps)


def _walk(entries: Sequence[_Entry], backward: bool) -> Iterator[tuple[_Entry, int | None]]:
    """Each entry with its year: that of the entry before, or the next one where the months begin anew."""
    year: int | None = None
    last = 0
    for entry in entries:
        if entry.year is not None:
            year, last = entry.year, entry.month
        elif year is not None and last and entry.month:
            turned = entry.month > last if backward else entry.month < last
            year += (-1 if backward else 1) if turned else 0
            last = entry.month
        else:
            last = entry.month or last
        yield entry, year


def _in_year(row: TimeExpression, year: int) -> TimeExpression:
    match = _DAY.fullmatch(row.formula or "")
    if match is None or not 1 <= year <= 9999:
        return row
    month, day = int(match[1]), int(match[2] or 0)
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return row  # 29 February of a common year
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else first
    last = first if day else date.fromordinal(max(first.toordinal(), following.toordinal() - 1))
    value = first.isoformat() if day else first.isoformat()[:7]
    return replace(
        row, value=value, time=value, time_earliest=first.isoformat(), time_latest=last.isoformat(), anchor=_ANCHOR,
        formula=None, tense=None,
    )  # fmt: skip
