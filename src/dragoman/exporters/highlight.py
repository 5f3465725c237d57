"""One report with its layers in, HTML with coloured spans out, for notebooks."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from dragoman.model.annotations import AnnotatedDocument

_COLOURS: Mapping[str, str] = {
    "statement": "#fde9c8",
    "event": "#f6c9c3",
    "time": "#cfe3f7",
    "mention": "#dcefd5",
    "region": "#e6e6e6",
}
"""Layer -> background; where layers overlap, the later one of this table lies underneath."""

Mark = tuple[int, int, str, str]
"""start, end (code points into the text), layer, what it says."""


def highlighted(report: AnnotatedDocument) -> str:
    """The text of a report as HTML, each span coloured by layer, with what it says on hovering.

    Everything of the report is escaped. Spans may overlap: the text is cut at every edge.
    """
    marks = sorted(_marks(report))
    legend = " ".join(f"<span style='background:{colour}'>{layer}</span>" for layer, colour in _COLOURS.items())
    body = "".join(_piece(report.document.text, piece, marks) for piece in _pieces(report.document.text, marks))
    return f"<p>{legend}</p><p style='white-space:pre-wrap'>{body}</p>"


def _marks(report: AnnotatedDocument) -> Iterator[Mark]:
    for region in report.regions:
        yield region.region_start, region.region_end, "region", region.kind
    for mention in report.mentions:
        yield mention.mention_start, mention.mention_end, "mention", mention.actor or mention.kind
    for time in report.times:
        yield time.expression_start, time.expression_end, "time", time.time or time.value or time.type
    for statement in report.statements:
        yield statement.content_start, statement.content_end, "statement", statement.speaker_name or "no speaker"
    for event in report.events:
        words = f"{event.type} {event.status}: {event.source or '?'} > {event.recipient or '?'}"
        yield event.anchor_start, event.anchor_end, "event", words


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark[:2])})
    yield from itertools.pairwise(edges)


def _piece(text: str, piece: tuple[int, int], marks: Sequence[Mark]) -> str:
    start, end = piece
    covering = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
    words = escape(text[start:end])
    if not covering:
        return words
    top = min(covering, key=lambda mark: (mark[1] - mark[0], list(_COLOURS).index(mark[2])))
    title = escape("; ".join(f"{layer}: {says}" for _, _, layer, says in covering), quote=True)
    return f'<span style="background:{_COLOURS[top[2]]}" title="{title}">{words}</span>'
