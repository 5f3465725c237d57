"""A report's text and time expressions in, the years that it names out, each as past, to come or the report's own.

Whether a year is still to come is said by the verb (`TimeExpression.tense`), else by the words around it:
what is forecast, due or planned lies ahead; what is compared with, hit, or dated back to lies behind.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.model.annotations import TimeExpression
from dragoman.model.text import Document

_UNTO = re.compile(
    r"(?:\b(?:by|until|till|before|through|beyond|towards?)\s{1,3}(?:the\s{1,3})?(?:year\s{1,3})?|"
    r"(?<!similar )(?<!compared )(?<!relative )(?<!prior )(?<!back )\bto\s{1,3}(?:the\s{1,3})?(?:year\s{1,3})?)$",
    re.IGNORECASE,
)
"""By 2030: probably a year to come; not "similar to 2002" nor "an answer to the 2008 crisis"."""
_BY = re.compile(r"\b(?:by|before|beyond|towards?)\s{1,3}(?:year\s{1,3})?$", re.IGNORECASE)
"""By 2030, with a verb that may lie ahead: a year to come."""
_FROM = re.compile(r"(?<!up )(?<!down )(?<!dating )(?<!back )(?<!away )\bfrom\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_RANGE = re.compile(r"\s{0,3}(?:-|\u2013|to\b|through\b|until\b|levels?\b|['\u2019]s)")
"""From 2031 on: a year that is perhaps to come, where no end follows and nothing is compared with it."""
_FOR = re.compile(
    r"(?<!planned )(?<!due )(?<!set )(?<!slated )(?<!scheduled )\bfor\s{1,3}"
    r"(?:the\s{1,3})?(?:all of\s{1,3})?(?:year\s{1,3})?$",
    re.IGNORECASE,
)
"""Forecasts for 2031, the budget for 2031: mostly the report's own year or the next."""
_DEBT = (
    r"(?:\s{1,3}(?:government|corporate|treasury|senior|global|dollar|euro))?\s{1,3}(?:bonds?|notes?|bills?|bunds?|gilts?|"
    r"bobls?|debentures?|(?:final\s{1,3})?maturit(?:y|ies)|contracts?|futures|convertibles?"
)
_MATURING = re.compile(rf"{_DEBT}|paper|expirations?|options?|puts?|calls?)\b", re.IGNORECASE)
_MATURING_YEAR = re.compile(rf"{_DEBT})\b", re.IGNORECASE)
"""The June 2020 bond: a month with a year by which debt is named when it falls due."""
_READ_BEFORE = 60
"""Characters before a year that are read."""
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
    r"matur(?:e|es|ing|ity)|due|goals?|plans?|planned|ending|deadline)\b[^.;\n\"“”]*$",
    re.IGNORECASE,
)
"""Sales forecasts for 2030: a year that is probably still to come."""
_NEARING = re.compile(r"\b(?:into|now and|ahead of)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
"""Going into 2031, between now and 2031: a year that is about to begin."""
_BALLOT = re.compile(
    r"(?:\s{1,3}[\w-]{1,20}){0,2}?\s{1,3}(?:(?:re-?)?elections?|polls?|ballot|primar(?:y|ies)|nomination|campaigns?|"
    r"(?:Winter|Summer)?\s?(?:Olympics?|Games)|World Cup)\b"
)
"""The 2031 election, the 2031 Games: spoken of for years before and after."""
_OF_ITS_YEAR = re.compile(
    r"(?:\s{1,3}[a-z-]{1,20}){0,2}?\s{1,3}(?:budgets?|growth|earnings|profits?|sales|revenues?|results?|incomes?|"
    r"EBITDA|dividends?|deficit|capex|spending)\b"
)
"""Its 2031 earnings, the 2031 budget: spoken of in that year, in the one before and in the one after."""
_COMPARED = re.compile(
    r"\b(?:from|than|compared (?:to|with)|versus|against|unlike|similar to|after|since|following|wake of|back)\b"
    r"[^.;,\n]{0,40}$",
    re.IGNORECASE,
)
"""Up from 3 percent in 2031, a drop like the one after the slump in 2031: behind, whatever the verb of the sentence."""
_REACHED = re.compile(
    r"(?<!\bbe )(?<!\bbeing )\b(?!expected|planned|scheduled|projected|slated|anticipated|proposed|estimated|targeted|"
    r"needed|forecasted|(?:un)?changed)(?:hit|set|seen|made|struck|[a-z]{3,20}ed)\s{1,3}(?:in|on|during)\s{1,3}$"
)
"""The low of 70 hit in 2031, the crisis that ended in 2031: a participle whose year is behind."""
_ENTRY = re.compile(r"(?:^|[.\n*\u2022)-])\s{0,3}$")
_ENTRY_END = re.compile(r"\s?[-\u2013\u2014:]+\s")
"""2031 - The bank begins to buy: the entry of a chronology, which is told in the present."""
_TO_CLOSE = re.compile(r"\bfrom\b[^.;,\n]{1,25}\bto\s{1,3}$", re.IGNORECASE)
"""From 2028 to 2031: the end of a stretch, not a year to come."""
_NAME = re.compile(r"\b[A-Z][A-Za-z]+ (?P<year>19[5-9][0-9]|20[0-4][0-9])(?![\w%]|[-.,/:][0-9])")
"""Games 2016: a year at the end of a name."""
_ROUND = frozenset({1950, 2000})
"""Numbers in names that are more often counts than years."""
COPYRIGHT = re.compile(
    r"(?:\bcopyright\b|\(c\)|©)[\s:]*(?:\(c\)|©)?\s*(?:(?:19|20)[0-9]{2}\s*[-–]\s*)?(?P<year>(?:19|20)[0-9]{2})\b"
    r"(?!\s*[-–])",
    re.IGNORECASE,
)
"""Copyright 2021 Ardovian News Agency, © 2004-2021; not an open range (© 1995 - .)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedYear:
    """A year that a report names, where (code points), and how.

    `until` is the last year of a stretch that begins with it, else the same; `fine` is with month or day;
    `ahead` as still to come: beyond doubt (sure), as when debt falls due (due), by what is told of it (told), or by
    a verb that may also speak of what has been (perhaps); `own` of what the reports of a year speak of most: its
    budget, its figures.
    """

    year: int
    until: int
    start: int
    end: int
    fine: bool = False
    ahead: Literal["sure", "due", "told", "perhaps"] | None = None
    own: bool = False
    past: bool = False


def named_years(document: Document, times: Sequence[TimeExpression]) -> list[NamedYear]:
    """The years named in the expressions and names of a report, history beyond doubt left out, in no certain order."""
    found = [each for row in times if (each := _of_time(document, row)) is not None]
    read = [(row.expression_start, row.expression_end) for row in times]
    for match in _NAME.finditer(document.text):
        start, end = match.span("year")
        year = int(match["year"])
        if year in _ROUND or COPYRIGHT.match(match[0]) or any(first < end and start < last for first, last in read):
            continue
        found.append(NamedYear(year=year, until=year, start=start, end=end))
    return _after_those_to_come(found, times)


def _after_those_to_come(found: list[NamedYear], times: Sequence[TimeExpression]) -> list[NamedYear]:
    """The same, with every year that is later than one told in a sure future: it lies ahead as well."""
    future = [row.time_latest for row in times if _is_date(row) and row.tense == "future"]
    first = min((int(latest[:4]) for latest in future if latest), default=9999)
    return [
        replace(each, ahead="told") if each.year > first and each.ahead is None and not each.past else each
        for each in found
    ]


def _is_date(row: TimeExpression) -> bool:
    """Whether an expression names its year itself: not "four years later", counted from another one."""
    dated = row.time_earliest is not None and row.time_latest is not None
    return row.type in ("DATE", "TIME") and row.formula is None and row.anchor is None and dated


def _of_time(document: Document, row: TimeExpression) -> NamedYear | None:
    if not _is_date(row) or row.time_earliest is None or row.time_latest is None:
        return None
    first, slash, _ = (row.value or "").partition("/")
    year = int(row.time_latest[:4] if slash and row.tense == "past" else row.time_earliest[:4])  # from 1985 to 1988
    before = document.text[max(0, row.expression_start - _READ_BEFORE) : row.expression_start]
    after = document.text[row.expression_end : row.expression_end + _READ_AFTER]
    fine = len(first) > len("2022")
    if (not slash and int(row.time_latest[:4]) - year > 1) or (not fine and _HISTORY.search(before)):
        return None
    past = row.tense == "past"
    until = int(row.time_latest[:4]) if slash else year
    return NamedYear(
        year=year, until=until, start=row.expression_start, end=row.expression_end, fine=fine, past=past,
        ahead=_ahead(row, before, after, fine=fine),
        own=not past and not fine and not slash and (_FOR.search(before) or _OF_ITS_YEAR.match(after)) is not None,
    )  # fmt: skip


def _ahead(
    row: TimeExpression, before: str, after: str, *, fine: bool
) -> Literal["sure", "due", "told", "perhaps"] | None:
    """Whether a year is named as still to come, and how surely."""
    if row.tense == "future":
        return "sure"
    if row.tense == "past" or (_ENTRY.search(before) and _ENTRY_END.match(after)):
        return None
    if _UNTO.search(before) and _TO_CLOSE.search(before) is None and after[:2] not in ("'s", "\u2019s"):
        return "sure" if row.tense == "prospect" and _BY.search(before) else "perhaps"
    if "/" not in (row.value or "") and _FROM.search(before) and _RANGE.match(after) is None:
        return "perhaps"
    if row.tense == "prospect":
        return None if _COMPARED.search(before) or _REACHED.search(before) else "perhaps"
    if (_MATURING if fine else _MATURING_YEAR).match(after):
        return "due"
    told = _FORECAST.search(before) or _OUTLOOK.match(after) or _NEARING.search(before)
    if told and _COMPARED.search(before) is None and _REACHED.search(before) is None:
        return "told"
    return "perhaps" if _BALLOT.match(after) else None
