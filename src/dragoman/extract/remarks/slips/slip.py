"""What every rule for slips gives, and how it names its words."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from dragoman.language.names_of_days import MONTHS
from dragoman.model.annotations import AnnotatedDocument

Span = tuple[int, int]


class Slip(NamedTuple):
    """A contradiction inside a report: the words at fault, those that they do not agree with, and why.

    Offsets are code points into the report; `cue` is None where the words contradict themselves.
    """

    span: Span
    cue: Span | None
    reason: str


def year_of(report: AnnotatedDocument) -> int | None:
    """The year in which the report appeared; None where it is unknown or may be one of two."""
    first, last = report.document.published_earliest, report.document.published_latest
    if first is None or last is None or first[:4] != last[:4]:
        return None
    return int(first[:4])


def windows(text: str, marks: Sequence[str], before: int, after: int) -> list[Span]:
    """The stretches of a text around some marks, merged: slow patterns are run on them only."""
    found: list[Span] = []
    for place in sorted(_places(text, marks)):
        start, end = max(0, place - before), min(len(text), place + after)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _places(text: str, marks: Sequence[str]) -> Iterator[int]:
    for mark in marks:
        place = text.find(mark)
        while place >= 0:
            yield place
            place = text.find(mark, place + 1)


def has_any(text: str, marks: Sequence[str]) -> bool:
    """Whether one of some marks stands in a text; faster than a pattern of them."""
    return any(map(text.__contains__, marks))


def matches(text: str, pattern: re.Pattern[str], spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches of a pattern within some stretches."""
    for start, end in spans:
        yield from islice(pattern.finditer(text, start, end), _MOST)


_MOST = 40
YEARS = ("18", "19", "20")
MONTH_MARKS = tuple(month[:3] for month in MONTHS)
"""How the names of months begin."""


def quoted(report: AnnotatedDocument, span: Span) -> str:
    """The words of a span on one line, in quotation marks."""
    return "“" + " ".join(report.document.text[slice(*span)].split()) + "”"
