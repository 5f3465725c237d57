"""What every rule for slips gives, and how it names its words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence

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


def windows(text: str, marks: re.Pattern[str], before: int, after: int) -> list[Span]:
    """The stretches of a text around what a quick pattern finds, merged: slow patterns are run on them only."""
    found: list[Span] = []
    for match in marks.finditer(text):
        start, end = max(0, match.start() - before), min(len(text), match.end() + after)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def matches(text: str, pattern: re.Pattern[str], spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches of a pattern within some stretches."""
    for start, end in spans:
        yield from islice(pattern.finditer(text, start, end), _MOST)


_MOST = 40
YEARS = re.compile(r"(?:1[89]|20)\d\d")
MONTHS = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")


def sentence_at(report: AnnotatedDocument, position: int) -> Sentence | None:
    """The sentence of prose in which a code point stands, or None."""
    at = bisect_right(report.sentences, position, key=lambda sentence: sentence.start) - 1
    if at < 0 or position >= report.sentences[at].end:
        return None
    return report.sentences[at]


def quoted(report: AnnotatedDocument, span: Span) -> str:
    """The words of a span on one line, in quotation marks."""
    return "“" + " ".join(report.document.text[slice(*span)].split()) + "”"
