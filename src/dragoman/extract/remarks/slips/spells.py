"""Days and spells told in two ways that do not agree: "a three-day visit from Monday to Friday"."""

import re
from collections.abc import Iterator
from datetime import date

from dragoman.extract.remarks.slips.days import month_of
from dragoman.extract.remarks.slips.slip import Slip, has_any, matches, quoted, windows
from dragoman.language.measures import CARDINALS, cardinal
from dragoman.language.names_of_days import MONTHS, WEEKDAYS
from dragoman.model.annotations import AnnotatedDocument

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_STEP = {"after": 1, "before": -1}
_NEXT_TO = re.compile(
    rf"\b(?:[Oo]n |late |early )?(?P<a>{_DAY})(?: (?:morning|evening|night|afternoon))?,? (?:just |"
    "only )?(?:(?:a|one|the) day|(?P<n>two|three|four|five) days) (?P<w>after|before) [^.;"
    rf",:\d]{{0,60}}?\b(?P<b>{_DAY})\b"
)
_DAY_STEP = ("day after", "days after", "day before", "days before", "day later", "next day", "following day")
_THEN = re.compile(
    rf"\bon (?P<a>{_DAY})\b(?P<gap>[^.;:\d]{{0,90}}?)\b(?:the next day|the following day|a day "
    rf"later|one day later|the day after),? (?:on )?(?P<b>{_DAY})\b"
)
_ANY_DAY = re.compile(rf"\b{_DAY}\b")
_OF_DAYS = ("-day ", " days")
_WEEK = re.compile(
    rf"\b(?P<n>{_N})-day (?P<what>[^.;,:\d]{{0,50}}?)\b(?:from|between|starting on|lasting from) "
    rf"(?P<a>{_DAY})(?: morning| evening)? (?P<j>to|until|till|through|and) (?P<b>{_DAY})\b"
)
_WEEK_AFTER = re.compile(
    rf"\bfrom (?P<a>{_DAY}) (?:to|until|till|through) (?P<b>{_DAY}),? (?:a period of |a total of |"
    rf"lasting |or )?(?P<n>{_N}) days\b"
)
_OF_WEEKS = ("-day ", "-week ")
_DATES = re.compile(
    rf"\b(?P<n>{_N})-(?P<u>day|week) [^.;,:\d]{{0,50}}?\b(?:from|between) (?:(?P<d>\d{{1,2}})(?: "
    rf"(?P<m>{_MONTH}))?|(?P<k>{_MONTH}) (?P<e>\d{{1,2}})) (?:to|until|till|through|and) "
    rf"(?:(?P<f>\d{{1,2}}) (?P<o>{_MONTH})|(?P<l>{_MONTH}) (?P<g>\d{{1,2}})|(?P<h>\d{{1,2}}))\b"
)
_OF_YEARS = ("-year ",)
_SPANS = re.compile(
    rf"\b(?P<n>{_N})-year (?P<what>[^.;,:\d]{{0,50}}?)\b(?:from|between) (?P<a>(?:1[89]|20)\d\d) "
    r"(?:to|until|till|through|and) (?P<b>(?:1[89]|20)\d\d)\b"
)
_OF_HOURS = (" hours", "-hour")
_CLOCK = re.compile(
    rf"\bfrom (?P<a>\d{{1,2}}) (?P<x>[ap])\.?m\.? (?:to|until|till) (?P<b>\d{{1,2}}) "
    rf"(?P<y>[ap])\.?m\.?,? (?:a period of |a total of |or |for )?(?P<n>{_N}) hours\b"
    rf"|\b(?P<n2>{_N})-hour [^.;,:\d]{{0,50}}?\bfrom (?P<a2>\d{{1,2}}) (?P<x2>[ap])\.?m\.? (?:to|"
    rf"until|till) (?P<b2>\d{{1,2}}) (?P<y2>[ap])\.?m"
)
_LASTED = re.compile(
    rf"\b(?:began|started|opened) on (?P<a>{_DAY})\b[^.;\d]{{0,40}}?\b(?:ended|ends|finished|"
    rf"closed|was called off) on (?P<b>{_DAY})[^.;\d]{{0,30}}?\blasted (?P<n>{_N}) days\b"
)
_NOON = re.compile(
    rf"\bfrom (?P<a>\d{{1,2}}) a\.?m\.? (?:to|until|till) noon,? (?:a period of |or |for )?(?P<n>{_N}) hours\b"
)
_LONG = 120


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The days and spells of a report that it tells in two ways."""
    text = report.document.text
    if has_any(text, _DAY_STEP):
        yield from _neighbours(text)
    if "day" in text and ("-day " in text or " days" in text):
        yield from _weeks(report, text)
    if "-day" in text or "-week" in text:
        yield from _dates(report, text)
    if "-year" in text:
        for match in matches(text, _SPANS, windows(text, _OF_YEARS, 20, 130)):
            real, number = int(match["b"]) - int(match["a"]), cardinal(match["n"].lower())
            if number is not None and abs(real - number) > 1 and "old" not in match["what"]:
                yield _spell(report, match, "n", ("a", "b"), f"{real} years")
    if " hours" in text or "-hour" in text:
        yield from _hours(report, text)


def _neighbours(text: str) -> Iterator[Slip]:
    near = windows(text, _DAY_STEP, 140, 110)
    for match in matches(text, _NEXT_TO, near):
        step = _STEP[match["w"]] * (CARDINALS[match["n"]] if match["n"] else 1)
        if (_weekday(match["b"]) + step) % 7 != _weekday(match["a"]):
            yield Slip(
                match.span("b"),
                match.span("a"),
                f"{match['a']} is not {match['n'] or 'a'} day{'s' if match['n'] else ''} {match['w']} {match['b']}.",
            )
    for match in matches(text, _THEN, near):
        if not _ANY_DAY.search(match["gap"]) and (_weekday(match["a"]) + 1) % 7 != _weekday(match["b"]):
            yield Slip(match.span("b"), match.span("a"), f"{match['b']} is not the day after {match['a']}.")


def _weeks(report: AnnotatedDocument, text: str) -> Iterator[Slip]:
    near = windows(text, _OF_DAYS, 130, 130)
    for pattern in (_WEEK, _WEEK_AFTER, _LASTED):
        for match in matches(text, pattern, near):
            number = cardinal(match["n"].lower())
            days = (_weekday(match["b"]) - _weekday(match["a"])) % 7
            if number is not None and number <= 7 and number not in (days, days + 1):
                yield _spell(report, match, "n", ("a", "b"), f"{days + 1} days")


def _dates(report: AnnotatedDocument, text: str) -> Iterator[Slip]:
    for match in matches(text, _DATES, windows(text, _OF_WEEKS, 20, 130)):
        days = _days_between(match)
        number = cardinal(match["n"].lower())
        if days is None or number is None:
            continue
        said = number * (7 if match["u"] == "week" else 1)
        slack = 2 if match["u"] == "week" else 0
        if not days - slack <= said <= days + 1 + slack:
            first, last = "d" if match["d"] else "k", next(name for name in ("o", "g", "h") if match[name])
            yield _spell(report, match, "n", (first, last), f"{days + 1} days")


def _days_between(match: re.Match[str]) -> int | None:
    """The days from the first to the last date; None where they cannot be counted."""
    name = match["o"] or match["l"] or match["m"] or match["k"]
    begin = match["m"] or match["k"] or name
    end = match["o"] or match["l"] or begin
    months = month_of(begin) if begin else None, month_of(end) if end else None
    if months[0] is None or months[1] is None:
        return None
    first, last = int(match["d"] or match["e"]), int(match["f"] or match["g"] or match["h"])
    try:
        days = (date(2001, months[1], last) - date(2001, months[0], first)).days % 365
    except ValueError:
        return None
    return days if days <= _LONG else None


def _hours(report: AnnotatedDocument, text: str) -> Iterator[Slip]:
    near = windows(text, _OF_HOURS, 100, 100)
    for match in matches(text, _CLOCK, near):
        mark = "" if match["n"] else "2"
        number = cardinal(match[f"n{mark}"].lower())
        ends = [int(match[f"{hour}{mark}"]) % 12 + 12 * (match[f"{half}{mark}"] == "p") for hour, half in ("ax", "by")]
        real = (ends[1] - ends[0]) % 24
        if number is not None and number != real:
            yield _spell(report, match, f"n{mark}", (f"a{mark}", f"b{mark}"), f"{real} hours")

    for match in matches(text, _NOON, near):
        number, real = cardinal(match["n"].lower()), 12 - int(match["a"]) % 12
        if number is not None and number != real:
            yield _spell(report, match, "n", ("a", "a"), f"{real} hours before noon")


def _spell(report: AnnotatedDocument, match: re.Match[str], number: str, ends: tuple[str, str], real: str) -> Slip:
    span = (match.start(ends[0]), match.end(ends[1]))
    return Slip(match.span(number), span, f"{quoted(report, span)} is {real}, not {match[number]}.")


def _weekday(word: str) -> int:
    return WEEKDAYS.index(word)
