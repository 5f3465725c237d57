"""What every rule for slips gives, and how it names its words."""

from bisect import bisect_right
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


def sentence_at(report: AnnotatedDocument, position: int) -> Sentence | None:
    """The sentence of prose in which a code point stands, or None."""
    at = bisect_right(report.sentences, position, key=lambda sentence: sentence.start) - 1
    if at < 0 or position >= report.sentences[at].end:
        return None
    return report.sentences[at]


def quoted(report: AnnotatedDocument, span: Span) -> str:
    """The words of a span on one line, in quotation marks."""
    return "“" + " ".join(report.document.text[slice(*span)].split()) + "”"
