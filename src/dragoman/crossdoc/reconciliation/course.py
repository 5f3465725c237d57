"""What a report says of when a happening began and how long it took in, comparisons with what others say out.

Talks that "began on Monday and lasted five days" and that "took three days" cannot both be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.crossdoc.reconciliation.anchors import anchors_of, weight_of
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs, pairs_of_one_origin
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import (
    CONTRADICT,
    LESS_PRECISE,
    UNDECIDED,
    compare_days,
    compare_quantities,
)
from dragoman.language.measures import QUALIFIERS
from dragoman.language.names_of_days import WEEKDAY_WORDS
from dragoman.language.quantities import Quantity
from dragoman.language.words import content_words, words_of
from dragoman.model.annotations import TimeExpression

_HAPPENINGS = (
    "talks negotiations session meeting talked negotiated met conferred", "summit", "conference",
    "strike walkout", "siege standoff stand-off", "truce ceasefire", "trial", "hearing", "visit", "blackout outage",
    "exercise exercises drill drills manoeuvres",
    "call conversation", "ceremony", "speech address", "flight", "rescue", "search", "protest protests march rally",
)  # fmt: skip
"""What begins, lasts and ends: each row is one kind, its words can stand for each other."""
_KIND = {word: row.split()[0] for row in _HAPPENINGS for word in row.split()}
_WORDS = "|".join(sorted(_KIND, key=lambda word: (-len(word), word)))
_SUBJECT = re.compile(rf"\b(?P<subject>{_WORDS})\b", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(lasted|took|ended after|was over after|were over after|broke up after|went on for|"
    r"ran for|continued for|dragged on for|stretched over|for|after)\s+(?:for\s+)?(?:\w+ly\s+|only\s+|some\s+)?\Z",
    re.IGNORECASE,
)
_LOOSE = frozenset({"for", "after", "session", "meeting", "met", "talked", "conferred", "negotiated"})
"""Words that a report uses of several lengths and happenings: only in sentences that share rare words they count."""
_BEGAN = re.compile(r"\b(?:began|begun|started|opened|got under way)\s+(?:\w+\s+)?(?:on\s+)?\Z", re.IGNORECASE)
_ENDED = re.compile(
    rf",? (?:(?:the|a|an|their|its|this) )?(?:[a-z]{{2,20}} ){{0,3}}?(?P<subject>{_WORDS})\b[^.;]{{0,60}}?"
    r"\b(?:(?:is|was|are|were|had been) (?:\w+ )?(?:over|ended|at an end)|ended|came to an end|finished)\b"
)
"""After nineteen hours the siege of the arcade is over."""
_IT = re.compile(r"(?:It|They)\s(?:had\s)?\Z")
_OF = re.compile(
    r"(?: of |-| )(?:(?!(?:a|an|the|at|after|before|by|during|for|from|in|into|on|to|with)\b)[a-z]+ )?"
    rf"(?P<subject>{_WORDS})\b"
)
"""What it lasted, before its name: five days of talks, an 11-hour standoff, a two-day state visit."""
_NUMBERED = re.compile(
    r"\b(?:\w+th|first|second|third|last|previous|next|final|new|latest|another)\W+(?!round\b)(?:\w+\W+){0,2}\Z"
)
_VALUE = re.compile(r"P(?:T)?(\d+(?:\.\d+)?)([YMWDHS])")
_MINUTES = {"PTM": 1.0, "PTH": 60.0, "PD": 1440.0, "PW": 10080.0, "PM": 43800.0, "PY": 525600.0, "PTS": 1 / 60}
_REACH = 70
"""Characters before a verb within which its subject stands: "the talks had begun on Monday and lasted"."""
_SHARED = 5.0
"""Nats that the sentences of two lengths share."""
_ONE_NEWS = 1
"""Days between two reports from which on they may speak of another round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One report on the course of one happening; `span` are code points, `days` those of a beginning.

    `stems` are the words of its sentence that are no stop words. `sure`: the words say that it took so long, and what.
    """

    report: Report
    point: str
    happening: str
    span: Span
    text: str
    length: Quantity | None
    days: tuple[int, int] | None
    stems: frozenset[str] = frozenset()
    sure: bool = True


def courses_of(report: Report, text: str, pieces: Sequence[Span], times: Sequence[TimeExpression]) -> Iterator[Course]:
    """What a report says of how long happenings took and when they began, in text order."""
    for time in times:
        at = next((at for at, each in enumerate(pieces) if each[0] <= time.expression_start < each[1]), None)
        if at is None:
            continue
        piece = pieces[at]
        if time.type == "DURATION":
            yield from _length(report, text, piece, time, pieces[at - 1] if at else None)
        elif time.type in ("DATE", "TIME"):
            yield from _beginning(report, text, piece, time)


def _length(
    report: Report, text: str, piece: Span, time: TimeExpression, before: Span | None
) -> Iterator[Course]:  # fmt: skip
    length = _quantity(time)
    verb = _LASTED.search(text, piece[0], time.expression_start)
    if text[piece[0] : time.expression_start].strip() == "After":
        ended = _ENDED.match(text, time.expression_end, piece[1])
        subject = ended or _OF.match(text, time.expression_end, piece[1])
        verb = None
    elif verb is not None:
        subject = _subject(text, piece[0], verb.start()) or _meant(text, piece[0], verb.start(), before)
    else:
        subject = _OF.match(text, time.expression_end, piece[1])
    if (
        length is not None
        and subject is not None
        and not _numbered(text, min(piece[0], subject.start()), subject.start("subject"))
    ):
        stems = _stems(text, (before[0] if before and verb is not None else piece[0], piece[1]))
        sure = (verb is None or verb.group(1).lower() not in _LOOSE) and subject["subject"].lower() not in _LOOSE
        yield replace(_course(report, "how long", subject, time, length=length, days=None), stems=stems, sure=sure)


def _stems(text: str, piece: Span) -> frozenset[str]:
    words = content_words(words_of(text, *piece))
    return anchors_of(text[word.start : word.end] for word in words if not word.number)


def _beginning(report: Report, text: str, piece: Span, time: TimeExpression) -> Iterator[Course]:
    verb = _BEGAN.search(text, piece[0], time.expression_start)
    subject = _subject(text, piece[0], verb.start()) if verb else None
    if subject is not None and not _numbered(text, piece[0], subject.start("subject")):
        yield _course(report, "when", subject, time, length=None, days=_days(time, report))


def _course(
    report: Report, point: str, subject: re.Match[str], time: TimeExpression, *, length: Quantity | None,
    days: tuple[int, int] | None,
) -> Course:  # fmt: skip
    return Course(
        report=report, point=point, happening=_KIND[subject.group("subject").lower()], length=length, days=days,
        span=(time.expression_start, time.expression_end), text=time.expression_text,
    )  # fmt: skip


def _subject(text: str, start: int, end: int) -> re.Match[str] | None:
    found = list(_SUBJECT.finditer(text, max(start, end - _REACH), end))
    return found[-1] if found else None


def _meant(text: str, start: int, end: int, before: Span | None) -> re.Match[str] | None:
    """What a pronoun before a verb stands for, where the sentence before names one happening."""
    if before is None or _IT.fullmatch(text, start, end) is None:
        return None
    found = list(_SUBJECT.finditer(text, *before))
    return found[0] if len({_KIND[match["subject"].lower()] for match in found}) == 1 else None


def _numbered(text: str, start: int, end: int) -> bool:
    """Whether it is one of several: "the first session", "another meeting"."""
    return _NUMBERED.search(text, max(start, end - _REACH), end) is not None


def _quantity(time: TimeExpression) -> Quantity | None:
    match = _VALUE.fullmatch(time.value or "")
    if match is None:
        return None
    unit = _MINUTES["PT" + match.group(2) if (time.value or "").startswith("PT") else "P" + match.group(2)]
    stated = float(match.group(1)) * unit
    words = time.expression_text.lower()
    qualifier = next((QUALIFIERS[each] for each in QUALIFIERS if words.startswith(each + " ")), None)
    low, high = _BOUNDS.get(qualifier or "", (1.0, 1.0))
    return Quantity(
        start=time.expression_start, end=time.expression_end, kind="measure", stated=stated, grain=unit,
        low=stated * low, high=stated * high, approximate=qualifier is not None, qualifier=qualifier, unit="time",
        noun=None, modifiers=(), whole=None, before=None, first=0, last=0,
    )  # fmt: skip


_BOUNDS = {
    "at least": (1.0, float("inf")), "more than": (1.0, float("inf")), "up to": (0.0, 1.0), "less than": (0.0, 1.0),
    "about": (0.9, 1.1),
}  # fmt: skip


def _days(time: TimeExpression, report: Report) -> tuple[int, int] | None:
    """The days of a beginning; a bare weekday is the last one before the report, where all its days give the same."""
    if time.time_earliest is not None and time.time_latest is not None:
        return date.fromisoformat(time.time_earliest).toordinal(), date.fromisoformat(time.time_latest).toordinal()
    weekday = _WEEKDAY.fullmatch(time.value or "")
    if weekday is None or report.days is None:
        return None
    found = {_last_weekday(date.fromisoformat(day), int(weekday.group(1))) for day in report.days}
    return (day := found.pop(), day) if len(found) == 1 else None


_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


def _last_weekday(day: date, weekday: int) -> int:
    return (day - timedelta(days=(day.isoweekday() - weekday) % 7)).toordinal()


def compared_courses(courses: Iterable[Course]) -> Iterator[Finding]:
    """The comparisons of a story's happenings; only those on which a report gives one value."""
    by_point: dict[tuple[str, str], list[Course]] = defaultdict(list)
    for each in courses:
        by_point[each.point, each.happening].append(each)
    for point in sorted(by_point):
        single = _told_once(by_point[point])
        for first, second in independent_pairs(single, _report):
            if _of_one_round(first, second) and _of_one_matter(first, second):
                yield from _compared(first, second)
        for first, second in pairs_of_one_origin(single, _report):
            for found in _compared(first, second):
                if found.relation == CONTRADICT:
                    yield found.changed("same_origin_changed")


def _told_once(courses: Sequence[Course]) -> list[Course]:
    given: dict[str, set[str]] = defaultdict(set)
    for each in courses:
        given[each.report.document_id].add(each.text.lower())
    return [each for each in courses if len(given[each.report.document_id]) == 1]


def _report(course: Course) -> Report:
    return course.report


def _of_one_round(first: Course, second: Course) -> bool:
    """Whether the reports are of the same news: a day later, talks may have begun anew."""
    a, b = first.report.days, second.report.days
    if a is None or b is None:
        return True
    gap = date.fromisoformat(max(a[0], b[0])).toordinal() - date.fromisoformat(min(a[1], b[1])).toordinal()
    return gap <= _ONE_NEWS


def _of_one_matter(first: Course, second: Course) -> bool:
    """Whether the sentences of two lengths share rare words: a minister meets several colleagues a day."""
    sure = first.point == "when" or (first.sure and second.sure)
    return sure or sum(map(weight_of, first.stems & second.stems)) >= _SHARED


def _unlike(first: Course, second: Course) -> str:
    """Two weekdays are never one day, whatever the week; other words may be."""
    named = [each.text.lower().removeprefix("on ") for each in (first, second)]
    return CONTRADICT if all(name in WEEKDAY_WORDS for name in named) else UNDECIDED


def _compared(first: Course, second: Course) -> Iterator[Finding]:
    if first.length is not None and second.length is not None:
        relation: str | None = compare_quantities(first.length, second.length)
    elif first.days is not None and second.days is not None:
        relation = compare_days(first.days, second.days) or LESS_PRECISE
    else:
        relation = None if first.text.lower() == second.text.lower() else _unlike(first, second)
    if relation is not None:
        yield Finding(
            point=first.point, relation=relation,
            a=first.report, a_start=first.span[0], a_end=first.span[1], a_value=first.text,
            b=second.report, b_start=second.span[0], b_end=second.span[1], b_value=second.text,
            subject=("beginning of the " if first.point == "when" else "the ") + first.happening, incident_id=None,
        )  # fmt: skip
