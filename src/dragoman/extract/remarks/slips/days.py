"""Days that no calendar has: a report in, weekdays that their date does not have and ranges that end before they begin.

A date without its year is looked for in the report's own year and where that is known only.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.extract.remarks.slips.slip import MONTH_MARKS, YEARS, Slip, Span, matches, quoted, windows, year_of
from dragoman.language.names_of_days import MONTHS, WEEKDAYS
from dragoman.model.annotations import AnnotatedDocument

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{1,6}|\.)?"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


def date_pattern(mark: str) -> str:
    """A date as written, with its month, day and perhaps year in groups that end in `mark`."""
    year = rf"(?:,? {{1,2}}(?P<y{mark}>{_YEAR})\b(?![-\d,]\d))?"
    day_first = rf"(?P<d{mark}>{_DAY})(?: of)? {{1,2}}(?P<m{mark}>{_MONTH})\b"
    month_first = rf"(?P<n{mark}>{_MONTH}) {{1,2}}(?P<e{mark}>{_DAY})\b"
    return rf"(?:{day_first}|{month_first}){year}"


_NAMED = re.compile(rf"\b(?P<w>{_WEEKDAY})(?:,? {{1,2}}(?:the )?| \()(?P<date>{date_pattern('')})")
_NAMING = re.compile(
    rf"\b(?P<date>{date_pattern('')})(?:,? (?:(?:which )?(?:was|is|fell on|falls on|will be) )?an? "
    r"| \(|,? (?:(?:which )?"
    rf"(?:was|fell on) ))(?P<w>{_WEEKDAY})\b(?! (?:night|morning|evening|afternoon))"
)
_LISTED = re.compile(
    rf"(?:{_WEEKDAY}|{_DAY}|{_MONTH})(?:'s)?(?: \d{{1,2}})?,?(?: (?:and|or|to|through|until|till)| ?[-–/]|,) ?\Z"
)
"""Before a weekday: one of several, the dates of which follow together."""
_ANY_YEAR = re.compile(rf"\b{_YEAR}\b")
_NEAR = 200
"""Days between a report and a date that it gives without a year."""
_FIRST_YEAR = 1900
"""Before it some states counted by another calendar."""

_RANGE = re.compile(
    rf"\b(?:(?:from|From) (?P<a>{date_pattern('1')})[^\d.;:()]{{0,3}} (?:to|until|till|through) |"
    rf"(?:between|Between) (?P<b>{date_pattern('2')}) and )(?:{_WEEKDAY},? )?(?P<c>{date_pattern('3')})"
)
_SHORT = re.compile(
    rf"\b(?:(?P<n>{_MONTH}) (?P<e>\d{{1,2}})(?:-|–| to )(?P<f>\d{{1,2}})|"
    rf"(?<![\d/–-])(?P<g>\d{{1,2}})(?:-|–| to )(?P<h>\d{{1,2}}) (?P<m>{_MONTH}))\b(?![-–:%/]|"
    r"[.,]\d| (?:percent|per cent))"
)
_DAY_FOLLOWS = re.compile(r"\.? \d{1,2}\b")
_YEARS = re.compile(
    rf"\b(?P<lead>[Ff]rom|[Bb]etween|[Ii]n the years) (?P<a>{_YEAR})(?: to | until | and |[-–])(?P<b>{_YEAR})"
    r"(?=[,;)]|\.(?!\d)| (?:in|he|she|it|they|when|while|as|under|was|were|inclusive|at|on)\b)"
)
_MOVES = re.compile(
    r"\b(?:rose|risen|rise|rises|fell|fall|falls|fallen|drop\w{0,4}|climb\w{0,3}|increas\w{1,3}|decreas\w{1,3}|down|up|"
    r"compar\w{1,4}|cut|grew|points?|votes?|back|differen\w{2,4}|score\w?|shrank|edged|levels?|number\w?|members?)\b"
)
"""Words beside which four digits may be a figure, or years be compared backwards."""


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The dates of a report that no calendar has."""
    near = windows(report.document.text, MONTH_MARKS, 60, 60)
    if "day" in report.document.text:
        yield from _weekdays(report, near)
    yield from _missing(report, near)
    yield from _ranges(report, near)


def _missing(report: AnnotatedDocument, near: Sequence[Span]) -> Iterator[Slip]:
    """Days that their month does not have: 31 June, 29 February of a year that is no leap year."""
    text = report.document.text
    for match in matches(text, _LATE, near):
        given = _parts(match, "")
        if given is None or (match["n"] and not match["y"] and not _ENDS_DATE.match(text, match.end())):
            continue
        year, month, day = given
        if day <= 31 and _day(year or _LEAP_YEAR, month, day) is None:
            of = f" {year}" if year and month == 2 else ""
            yield Slip(match.span(), None, f"{MONTHS[month - 1]}{of} has no day {day}.")


_LATE_DAY = r"(?:29|3[01])(?:st|nd|rd|th)?(?![-:%/]|[.,]?\d)"
_LATE = re.compile(r"(?<![\d,.$-])\b" + date_pattern("").replace(_DAY, _LATE_DAY))
_LEAP_YEAR = 2000
_ENDS_DATE = re.compile(
    r"[.;)]|,? (?:and|at|when|in|for|to|by|that|as|after|before|was|is|the|he|she|it|they|until|till|with|on)\b|,\s|\Z"
)
"""What may follow on a month and a day; else the number counts something: "in June 31 people"."""


def _weekdays(report: AnnotatedDocument, near: Sequence[Span]) -> Iterator[Slip]:
    text, own = report.document.text, year_of(report)
    for pattern in (_NAMED, _NAMING):
        for match in matches(text, pattern, near):
            if pattern is _NAMED and _LISTED.search(text, max(0, match.start() - 24), match.start()):
                continue
            given = _parts(match, "")
            if given is None:
                continue
            year, month, day = given
            yield from _misfit(report, match, (year, month, day), own)


def _misfit(
    report: AnnotatedDocument, match: re.Match[str], given: tuple[int | None, int, int], own: int | None
) -> Iterator[Slip]:
    year, month, day = given
    wanted = WEEKDAYS.index(match["w"])
    found = _day(year, month, day) if year is not None else _in_own_year(report, own, month, day, match)
    if found is None or found.year < _FIRST_YEAR or found.weekday() == wanted:
        return
    if year is None and _fits_elsewhere(report, found, wanted):
        return
    of = "" if year is not None else f" in {found.year}, when the report appeared"
    name = f"{found.day} {MONTHS[found.month - 1]}" + (f" {found.year}" if year is not None else "")
    reason = f"{name} was a {WEEKDAYS[found.weekday()]}{of}, not a {match['w']}."
    yield Slip(match.span("w"), match.span("date"), reason)


def _in_own_year(report: AnnotatedDocument, own: int | None, month: int, day: int, match: re.Match[str]) -> date | None:
    """The date nearest to the report's own day; None where its paragraph names another year."""
    first = report.document.published_earliest
    if own is None or first is None:
        return None
    text = report.document.text
    begin = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    near = text[max(begin, match.start() - 300) : min(end if end >= 0 else len(text), match.end() + 300)]
    if any(int(each) != own for each in _ANY_YEAR.findall(near)):
        return None
    appeared = date.fromisoformat(first)
    days = [each for year in (own - 1, own, own + 1) if (each := _day(year, month, day)) is not None]
    nearest = min(days, key=lambda each: abs((each - appeared).days), default=None)
    return nearest if nearest is not None and abs((nearest - appeared).days) <= _NEAR else None


def _fits_elsewhere(report: AnnotatedDocument, found: date, wanted: int) -> bool:
    """Whether the weekday is right in the year before or after, or in another year that the report names."""
    named = {int(each) for each in _ANY_YEAR.findall(report.document.text)}
    days = [_day(year, found.month, found.day) for year in named]
    return any(each is not None and each.weekday() == wanted for each in days)


def _ranges(report: AnnotatedDocument, near: Sequence[Span]) -> Iterator[Slip]:
    text = report.document.text
    for match in matches(text, _RANGE, near):
        first, last = _parts(match, "1") or _parts(match, "2"), _parts(match, "3")
        if first is not None and last is not None and _ends_first(first, last):
            yield _backwards(report, match.span("c"), match.span("a" if match["a"] else "b"))
    for match in matches(text, _SHORT, near):
        begin, end = ("e", "f") if match["n"] else ("g", "h")
        month = month_of(match["n"] or match["m"])
        if (
            month is not None
            and not _DAY_FOLLOWS.match(text, match.end())
            and 31 >= int(match[begin]) > int(match[end]) > 0
            and not _is_score(text, match)
        ):
            yield _backwards(report, match.span(end), match.span(begin))
    for match in matches(text, _YEARS, windows(text, YEARS, 20, 20)):
        joined = text[match.end("a") : match.start("b")].strip()
        fits = joined == "and" if match["lead"].lower() == "between" else joined != "and"
        ahead = max(text.rfind(".", 0, match.start()), match.start() - 80, 0)
        if fits and int(match["b"]) < int(match["a"]) and not _MOVES.search(text, ahead, match.end() + 20):
            yield _backwards(report, match.span("b"), match.span("a"))


def _is_score(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers behind a month are a result: "on March 20-12"; or hours: "May 5 to 3"."""
    return match["n"] is not None and " to " in match[0]


def _backwards(report: AnnotatedDocument, last: Span, first: Span) -> Slip:
    return Slip(
        last, first, f"The time given ends ({quoted(report, last)}) before it begins ({quoted(report, first)})."
    )


def _ends_first(first: tuple[int | None, int, int], last: tuple[int | None, int, int]) -> bool:
    (year, *begin), (other, *end) = first, last
    if year is not None and other is not None:
        return (other, *end) < (year, *begin)
    return begin[0] == end[0] and end[1] < begin[1]


def _parts(match: re.Match[str], mark: str) -> tuple[int | None, int, int] | None:
    """Year, month and day of a date as written; None where the month is no month's name."""
    word = match[f"m{mark}"] or match[f"n{mark}"]
    month = month_of(word) if word else None
    if month is None:
        return None
    day = re.sub("[a-z]", "", match[f"d{mark}"] or match[f"e{mark}"])
    year = match[f"y{mark}"]
    return (int(year) if year else None, month, int(day))


def month_of(word: str) -> int | None:
    """The number of a month by its name or short form, or None."""
    bare = word.rstrip(".")
    found = [number for number, name in enumerate(MONTHS, 1) if name == bare or name[:3] == bare or bare == name[:4]]
    return found[0] if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
