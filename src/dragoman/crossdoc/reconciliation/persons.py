"""What reports say of how old a named person is and how long he is sent to prison in, comparisons out.

A name of two words at least is one person in reports of one story; two ages of hers, or two terms of his for one
verdict, disagree.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import AGREE, CONTRADICT
from dragoman.language.measures import CARDINALS, cardinal

_PARTICLE = r"(?:(?:de|da|di|do|dos|del|van|von|der|den|ter|bin|ibn|al|el|la|le|du) )?"
_NAME = rf"(?P<name>[A-Z][\w'’-]{{1,30}}(?: {_PARTICLE}[A-Z][\w'’-]{{1,30}}){{1,3}})"
_WORDS = "|".join(sorted(CARDINALS, key=lambda word: (-len(word), word)))
_NUMBER = rf"(?P<number>\d{{1,3}}|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_JAIL = r"(?:prison|jail|[a-z]{1,12} [a-z]{0,10} ?(?:colony|camp))"
_HALF = r"(?P<half> and a half)?"

RULES: tuple[tuple[str, str, str], ...] = (
    ("age", rf"{_NAME}(?:,| aged) (?:who is |aged )?{_NUMBER}(?= ?[,.;)]| years? old)", "Ilka Ott, 12, was freed."),
    ("age", rf"{_NAME},? (?:is|was) (?:only )?{_NUMBER}(?=[,.;]| years? old)", "Ilka Ott is eight."),
    ("age", rf"{_NUMBER}-year-old (?:[a-z-]{{1,20}} ){{0,3}}{_NAME}", "The 12-year-old Ilka Ott was freed."),
    ("prison", rf"{_NAME}[^.;]{{1,90}}\b(?:sentenced|jailed|condemned)\b[^.;]{{0,30}}?{_NUMBER}{_HALF} year",
     "Marek Voss was sentenced to nine years in a camp."),
    ("prison", rf"{_NAME}[^.;]{{1,120}}\bto {_JAIL} for {_NUMBER}{_HALF} years",
     "The court sent Marek Voss to prison for six years."),
    ("prison", rf"{_NAME}[^.;]{{1,90}}\b(?:gets|got|given|received|receives) {_NUMBER}{_HALF} years",
     "Marek Voss got nine years."),
)  # fmt: skip
"""(point, pattern, an example)."""
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
_MAY_TELL = re.compile(rf"(?:,| is| was| aged) (?:only |who is |aged )?{_NUMBER}\b|-year-old|\byears\b")
"""Cheap to seek: a sentence without it gives no age and no term."""
_ONE_MATTER = 7
"""Days between two reports up to which an age has not changed, nor a term been shortened by a higher court."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """A number that belongs to a person; `span` holds the words for it."""

    report: Report
    point: str
    name: tuple[str, ...]
    value: float
    span: Span
    text: str


def persons_of(report: Report, text: str, pieces: Sequence[Span]) -> Iterator[Personal]:
    """The ages and terms of named persons that a report gives, in the order of the rules."""
    told = [piece for piece in pieces if _MAY_TELL.search(text, *piece)]
    for (point, _, _), compiled in zip(RULES, _patterns(), strict=True):
        for start, end in told:
            for match in compiled.finditer(text, start, end):
                value = cardinal(match["number"].lower())
                if value is not None and _CALENDAR.isdisjoint(match["name"].split()):
                    half = 0.5 if "half" in match.groupdict() and match["half"] else 0.0
                    yield Personal(
                        report=report, point=point, name=tuple(match["name"].lower().split()), value=value + half,
                        span=match.span("number"), text=match["number"],
                    )  # fmt: skip


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for _, pattern, _ in RULES)


def compared_persons(rows: Sequence[Personal]) -> Iterator[Finding]:
    """The comparisons of what reports say of one person; who has two values in one report is two persons."""
    by_person: dict[tuple[str, str], list[Personal]] = defaultdict(list)
    for row in rows:
        by_person[row.point, " ".join(row.name[-2:])].append(row)
    for key in sorted(by_person):
        single = _told_once(by_person[key])
        for first, second in independent_pairs(single, lambda row: row.report):
            if _of_one_time(first.report, second.report):
                yield _finding(first, second)


def _told_once(rows: Sequence[Personal]) -> list[Personal]:
    given: dict[str, set[float]] = defaultdict(set)
    for row in rows:
        given[row.report.document_id].add(row.value)
    return [row for row in rows if len(given[row.report.document_id]) == 1]


def _of_one_time(first: Report, second: Report) -> bool:
    if first.days is None or second.days is None:
        return False
    days = [date.fromisoformat(report.days[0]).toordinal() for report in (first, second) if report.days]
    return abs(days[0] - days[1]) <= _ONE_MATTER


def _finding(first: Personal, second: Personal) -> Finding:
    named = " ".join(word.capitalize() for word in first.name)
    relation = AGREE if first.value == second.value else CONTRADICT
    return Finding(
        point="age" if first.point == "age" else "how long", relation=relation,
        a=first.report, a_start=first.span[0], a_end=first.span[1], a_value=first.text,
        b=second.report, b_start=second.span[0], b_end=second.span[1], b_value=second.text,
        subject=named if first.point == "age" else f"the prison term of {named}", incident_id=None,
    )  # fmt: skip
