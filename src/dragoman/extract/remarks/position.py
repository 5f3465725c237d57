"""A report and a position in its text in, the sentence that stands there out."""

from bisect import bisect_right
from operator import attrgetter

from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence

_start = attrgetter("start")


def sentence_at(report: AnnotatedDocument, position: int) -> Sentence | None:
    """The sentence of prose that a code point lies in; None between sentences."""
    at = bisect_right(report.sentences, position, key=_start) - 1
    if at < 0 or position >= report.sentences[at].end:
        return None
    return report.sentences[at]
