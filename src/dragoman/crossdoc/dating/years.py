"""A report's text and time expressions in, the years in which it may have appeared out, from the years it names.

A report speaks mostly of its own year and those beside it. How far off it lies follows from the latest
year that it does not name as still to come: from how often it names this year or the two before, whether
with month or day, and whether it names years to come as well; where all are still to come, from the first
of these. A line of copyright bears the year of the report itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.annotations import TimeExpression
from dragoman.model.text import Document

_NAMED: dict[tuple[int, bool, bool], tuple[int, int]] = {
    (1, False, True): (4, 14),
    (1, True, False): (1, 20),
    (1, True, True): (2, 6),
    (2, False, False): (1, 16),
    (2, False, True): (2, 14),
    (2, True, False): (1, 6),
    (2, True, True): (1, 3),
    (3, False, False): (1, 4),
    (3, False, True): (1, 4),
    (3, True, False): (1, 3),
    (3, True, True): (1, 3),
    (4, False, False): (1, 3),
    (4, False, True): (2, 3),
    (4, True, False): (1, 3),
    (4, True, True): (2, 3),
}
"""Years that a report lies before and after the latest year it names, by how many times it names that year or the two
before (4 stands for more), whether some of them with month or day, and whether it names a later one as still to come.
On 720 dated reports that name a year (Reuters 2010-11, TempEval-3 1989-2000, Wikinews 2004-13, web news 2016-18) 97 %
lie inside, of each row 95 % or more; each end was set by the second or third farthest report. The row of a bare year
with later ones to come was counted anew on 1,500 reports of Reuters when years far before these had been set aside
(`_FAR_BACK`): 88 of 88 lie within 3 years before and 11 after."""
_ONE_AMONG_OLDER = (4, 17)
"""The same for a single bare year beside years more than two before it: 69 of 71."""
_ONE_IN_LEAD, _LEAD = (1, 20), 600
"""The same for the only year named, where it stands in the first characters of the report: 24 of 25. Later ones tell
too little: 97 % take 45 years."""
_ONLY_AHEAD = (5, 7)
"""Years before and after the first of several years, all named as still to come: 72 of 72."""
_FAR_BACK = 10
"""Years before the first of those to come from which on the years named are history: a shop opened in 1947."""
_ONE_AHEAD = {"sure": (15, 3), "month": (22, 3), "year": (5, 20)}
"""The same for one such year: surely to come (41 of 42), else by whether a month or day stands with it (14 of 14 and
47 of 48; a verb in the present tense may also speak of what has been)."""
_COPYRIGHT_SLACK = 1
"""Months into the next year for which a line of copyright keeps its year; all 18 of the open sets bear the year of
the report."""
_PROSPECT = re.compile(
    r"(?:\b(?:by|until|till|before)\s+(?:the\s+)?(?:year\s+)?|\b(?:through|beyond|for|towards?)\s+(?:the\s+year\s+)?|"
    r"(?<!similar )(?<!compared )(?<!relative )(?<!prior )(?<!back )\bto\s+(?:the\s+year\s+)?)$",
    re.IGNORECASE,
)
"""By 2030: a year to come, whatever the tense of the verb; not "similar to 2002" nor "an answer to the 2008 crisis"."""
_DEBT = (
    r"(?:\s{1,3}(?:government|corporate|treasury|senior|global|dollar|euro))?\s{1,3}(?:bonds?|notes?|bills?|bunds?|gilts?|"
    r"bobls?|debentures?|(?:final\s{1,3})?maturit(?:y|ies)|contracts?|futures|convertibles?"
)
_MATURING = re.compile(rf"{_DEBT}|paper|expirations?|options?|puts?|calls?)\b", re.IGNORECASE)
_MATURING_YEAR = re.compile(rf"{_DEBT})\b", re.IGNORECASE)
"""The June 2020 bond: a month with a year by which debt is named when it falls due."""
_READ_BEFORE = 60
"""Characters before a year that are read."""
_OPEN_RANGE = re.compile(r"(?:the\s+)?[0-9]{4}\s*[-\u2013]\s*[0-9]{2,4}")
"""The 2026-2030 plan: such a range is as often still running as over, so that only its first year counts."""
_READ_AFTER = 40
"""Characters after it."""
_HISTORY = re.compile(
    r"\b(?:since(?: [A-Z][\w'’-]+){1,3} in|since|act of|back to|dating from|spirit of|"
    r"(?:founded|created|established|born|signed|opened|built|formed|set up|joined)"
    r"(?:\s[^.;,\n]{1,40})?\s(?:in|by [^.;\n]{1,40} in))\s+(?:(?:the|its|at least|early|late)\s+)*$",
    re.IGNORECASE,
)
"""Since 1959, since Kyshtym in 1957, opened in Brooklyn in 1921: a bare year that may lie far back."""
_OUTLOOK = re.compile(
    r"(?:\s+[a-z-]+){0,2}\s+(?:forecasts?|outlook|guidance|estimates?|targets?|projections?|goals?|delivery)\b"
)
"""Its 2030 price outlook: a year that is probably still to come."""
_FORECAST = re.compile(
    r"\b(?:will|would|forecasts?|outlook|target(?:s|ed|ing)?|project(?:s|ed|ions?)|estimates?|expect(?:s|ed|ations?)?|"
    r"matur(?:e|es|ing|ity)|due|goals?|plans?|planned|ending|deadline)\b[^.;\n]*$",
    re.IGNORECASE,
)
"""Sales forecasts for 2030: a year that is probably still to come."""
_NAME = re.compile(r"\b[A-Z][A-Za-z]+ (?P<year>19[5-9][0-9]|20[0-4][0-9])(?![\w%]|[-.,/:][0-9])")
"""Games 2016: a year at the end of a name."""
_ROUND = frozenset({1950, 2000})
"""Numbers in names that are more often counts than years."""
_COPYRIGHT = re.compile(
    r"(?:\bcopyright\b|\(c\)|©)[\s:]*(?:\(c\)|©)?\s*(?:(?:19|20)[0-9]{2}\s*[-–]\s*)?(?P<year>(?:19|20)[0-9]{2})\b"
    r"(?!\s*[-–])",
    re.IGNORECASE,
)
"""Copyright 2021 Ardovian News Agency, © 2004-2021; not an open range (© 1995 - .)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """First and last ISO day on which a report may have appeared, the words that say so (code points), the reason."""

    kind: str
    first: str
    last: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A year that a report names; `fine` with month or day, `ahead` as still to come, `sure` beyond doubt."""

    year: int
    start: int
    end: int
    fine: bool
    ahead: bool
    sure: bool


def years_of(document: Document, times: Sequence[TimeExpression]) -> Iterator[Years]:
    """The years of the copyright and those in which 97 in 100 reports that name such years appeared."""
    for match in _COPYRIGHT.finditer(document.text):
        year = int(match["year"])
        yield Years(
            kind="copyright", first=f"{year:04}-01-01", last=f"{year + 1:04}-{_COPYRIGHT_SLACK:02}-31",
            start=match.start(), end=match.end(), reason=f"a line of copyright bears the year {year}",
        )  # fmt: skip
    mentions = _mentions(document, times)
    chosen = _chosen(mentions)
    if chosen is None:
        return
    one, (before, after), words = chosen
    if one.year - before < 1 or one.year + after > 9998:
        return
    yield Years(
        kind="years", first=f"{one.year - before:04}-01-01", last=f"{one.year + after:04}-12-31",
        start=one.start, end=one.end,
        reason=f"{one.year} is {words}: 97 in 100 such reports appeared {before} years before to {after} after",
    )  # fmt: skip


def latest_year(document: Document, times: Sequence[TimeExpression]) -> str | None:
    """The latest year that a report names and not as still to come; None where it names none."""
    named = [each.year for each in _mentions(document, times) if not each.ahead]
    return f"{max(named):04}" if named else None


def _chosen(mentions: Sequence[_Mention]) -> tuple[_Mention, tuple[int, int], str] | None:
    """The year that the report is dated by, how many years it may lie before and after it, and why."""
    ahead = [each for each in mentions if each.ahead]
    named = [each for each in mentions if not each.ahead]
    if not named or (ahead and max(each.year for each in named) < min(each.year for each in ahead) - _FAR_BACK):
        return _ahead(ahead)
    latest = max(named, key=lambda each: (each.year, -each.start))
    recent = [each for each in named if each.year >= latest.year - 2]
    fine = any(each.fine for each in recent)
    later = any(each.year >= latest.year for each in ahead)
    words = f"the latest year named, with the two before it named {len(recent)} times"
    if len(recent) == 1 < len(named) and not fine:
        return latest, _ONE_AMONG_OLDER, words
    if len(named) == 1 and not fine and not later:
        return (latest, _ONE_IN_LEAD, "the only year named, at the beginning") if latest.start < _LEAD else None
    slack = _NAMED.get((min(4, len(recent)), fine, later))
    return None if slack is None else (latest, slack, words + (", with later ones to come" if later else ""))


def _ahead(ahead: Sequence[_Mention]) -> tuple[_Mention, tuple[int, int], str] | None:
    if not ahead:
        return None
    first = min(ahead, key=lambda each: (each.year, each.start))
    if len(ahead) == 1 and first.year % 10 == 0 and not first.fine:
        return None  # 2030 and 2050 are goals from far off
    if len(ahead) > 1:
        return first, _ONLY_AHEAD, f"the first of {len(ahead)} years named, all as still to come"
    return first, _ONE_AHEAD["sure" if first.sure else "month" if first.fine else "year"], "named as still to come"


def _mentions(document: Document, times: Sequence[TimeExpression]) -> list[_Mention]:
    found = [each for row in times if (each := _of_time(document, row)) is not None]
    read = [(row.expression_start, row.expression_end) for row in times]
    for match in _NAME.finditer(document.text):
        start, end = match.span("year")
        year = int(match["year"])
        if year in _ROUND or _COPYRIGHT.match(match[0]) or any(first < end and start < last for first, last in read):
            continue
        found.append(_Mention(year=year, start=start, end=end, fine=False, ahead=False, sure=False))
    return found


def _of_time(document: Document, row: TimeExpression) -> _Mention | None:
    if row.type not in ("DATE", "TIME") or row.formula is not None or not row.time_earliest or not row.time_latest:
        return None
    if row.anchor is not None:
        return None  # four years later: counted from another year that is read by itself
    first, slash, _ = (row.value or "").partition("/")
    closed = slash and _OPEN_RANGE.fullmatch(row.expression_text) is None  # from 1985 to 1988
    year = int(row.time_latest[:4] if closed or (slash and row.tense == "past") else row.time_earliest[:4])
    before = document.text[max(0, row.expression_start - _READ_BEFORE) : row.expression_start]
    after = document.text[row.expression_end : row.expression_end + _READ_AFTER]
    fine = len(first) > len("2022")
    if (not slash and int(row.time_latest[:4]) - year > 1) or (not fine and _HISTORY.search(before)):
        return None
    sure = row.tense == "future" or (_PROSPECT.search(before) is not None and after[:2] not in ("'s", "\u2019s"))
    foretold = _FORECAST.search(before) is not None or _OUTLOOK.match(after) is not None
    due = row.tense is None and (_MATURING if fine else _MATURING_YEAR).match(after) is not None
    ahead = sure or due or row.tense == "prospect" or (row.tense is None and foretold)
    return _Mention(
        year=year, start=row.expression_start, end=row.expression_end, fine=fine,
        ahead=ahead, sure=sure,
    )  # fmt: skip
