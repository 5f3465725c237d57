"""Two reports in, what they share, what differs and what each alone says out."""

from collections.abc import Iterator, Sequence

from dragoman.errors import LookupFailed
from dragoman.exporters.reading.comparing import values_of
from dragoman.exporters.reading.content import Line, Reading, Section
from dragoman.exporters.reading.deriving import drift_sections
from dragoman.exporters.reading.labels import Labels, act_words, joined
from dragoman.exporters.reading.naming import report_meant
from dragoman.model.findings import Comparison, Derivation
from dragoman.model.text import Document
from dragoman.ports import CorpusView

SideBySide = Reading


def side_by_side(view: CorpusView, first: str, second: str) -> SideBySide:
    """Two reports compared; each is named by document_id or uri.

    Raises:
        LookupFailed: a name fits no report, or several; or both name one.
    """
    documents = [report_meant(view, first), report_meant(view, second)]
    if documents[0] == documents[1]:
        raise LookupFailed(f"{first} and {second} are one report; name two")
    ids = [document.document_id for document in documents]
    labels = Labels(view, documents)
    derivations = [row for row in view.rows("derivations", ids, column="to_document") if row.from_document in ids]
    comparisons = [row for row in view.rows("comparisons", ids, column="a_document") if row.b_document in ids]
    sections = [
        Section(title="Reports", lines=tuple(_report(document, labels) for document in documents)),
        Section(
            title="Shared text",
            lines=tuple(line for row in derivations for line in _shared(row, labels)),
            note=None if derivations else "no text of the one comes from the other, as far as can be seen",
        ),
        *drift_sections(view, derivations, labels),
        Section(title="On the same point", lines=tuple(_comparison(row, labels) for row in comparisons)),
        *(_only(view, document, derivations, labels) for document in documents),
    ]
    title = f"{labels.labels[ids[0]]} {documents[0].uri} beside {labels.labels[ids[1]]} {documents[1].uri}"
    return Reading(title=title, opening=(), sections=tuple(s for s in sections if s.lines or s.note))


def _report(document: Document, labels: Labels) -> Line:
    date = f"{document.published} ({document.published_basis})" if document.published else "no date"
    return Line(text=joined([labels.labels[document.document_id], document.uri, document.publisher, date]))


def _shared(row: Derivation, labels: Labels) -> Iterator[Line]:
    share = f"{row.share:.0%} of {labels.labels[row.to_document]}, " if row.share is not None else ""
    kind = "text in common" if row.direction == "common" else f"{row.kind}, {row.direction}"
    yield Line(text=f"{kind}: {share}{row.basis}", record_id=row.derivation_id)
    for pair in row.alignments:
        ends = ((str(row.from_document), pair.from_start, pair.from_end), (row.to_document, pair.to_start, pair.to_end))
        yield labels.line(f"{pair.score:.2f}", ends)


def _comparison(row: Comparison, labels: Labels) -> Line:
    ends = ((row.a_document, row.a_start, row.a_end), (row.b_document, row.b_start, row.b_end))
    values = " / ".join(values_of(row, labels))
    text = f"{row.relation.replace('_', ' ')} on {row.point}: {values}. {row.explanation}"
    return labels.line(text, ends, row.comparison_id)


def _only(view: CorpusView, document: Document, derivations: Sequence[Derivation], labels: Labels) -> Section:
    aligned = [
        (pair.to_start, pair.to_end) if row.to_document == document.document_id else (pair.from_start, pair.from_end)
        for row in derivations
        for pair in row.alignments
    ]
    lines = tuple(
        Line(
            text=joined([event.occurred, f"{labels.actor(event.source)} → {labels.actor(event.recipient)}",
                         f"{act_words(event)}, {event.status}"]),
            quotes=(labels.quote(event.document_id, event.sentence_start, event.sentence_end),),
            citations=(labels.cite(event.document_id, event.anchor_start, event.anchor_end),),
            record_id=event.event_id,
        )
        for event in view.rows("events", [document.document_id])
        if not any(start <= event.anchor_start < end for start, end in aligned)
    )  # fmt: skip
    return Section(title=f"Events outside shared text: {labels.labels[document.document_id]}", lines=lines)
