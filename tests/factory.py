"""Builders of the types that flow, with sensible values for everything a test does not care about."""

import dataclasses
import functools
import typing
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.unknowns import Telling
from dragoman.evaluation.collections import record_of
from dragoman.model.annotations import AnnotatedDocument, Event, Mention, SentenceSpan, Statement, TimeExpression
from dragoman.model.provenance import identifier
from dragoman.model.text import Document, document_of
from dragoman.pipeline import ReportPipeline
from dragoman.ports import Findings
from dragoman.store.duckdb import Writer, open_writer


def make(row_type: type, **given: Any) -> Any:
    """A row of any type: what is given, else None where allowed, else an empty or neutral value."""
    hints = typing.get_type_hints(row_type)
    values = {}
    for field in dataclasses.fields(row_type):
        if field.name in given or field.default is not dataclasses.MISSING:
            continue
        values[field.name] = _neutral(hints[field.name])
    return row_type(**{**values, **given})


def _neutral(hint: Any) -> Any:
    if type(None) in typing.get_args(hint):
        return None
    if typing.get_origin(hint) is tuple:
        return ()
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return make(hint)
    return {str: "x", int: 0, float: 0.0, bool: False}[hint]


def document(text: str = "A report.", uri: str = "a.txt", **given: Any) -> Document:
    return document_of(uri=uri, text=text, **given)


def report(text: str = "A report.", uri: str = "a.txt", **given: Any) -> AnnotatedDocument:
    return AnnotatedDocument(document=document(text, uri, **given))


def span_of(text: str, quoted: str, after: int = 0) -> tuple[int, int]:
    """Where some words stand in a text; the test fails with words if they do not."""
    start = text.find(quoted, after)
    assert start >= 0, f"{quoted!r} does not stand in {text!r}"
    return start, start + len(quoted)


def mention(of: Document, quoted: str, **given: Any) -> Mention:
    start, end = span_of(of.text, quoted)
    values = {"kind": "state", "mention_start": start, "mention_end": end, "mention_text": quoted,
              "document_id": of.document_id,
              "mention_id": identifier("mention", of.document_id, start, end), **given}  # fmt: skip
    return make(Mention, **values)


def statement(of: Document, quoted: str, **given: Any) -> Statement:
    start, end = span_of(of.text, quoted)
    values = {"content_start": start, "content_end": end, "content_text": quoted, "document_id": of.document_id,
              "statement_id": identifier("statement", of.document_id, start, end), "kind": "indirect",
              "polarity": "affirmed", **given}  # fmt: skip
    return make(Statement, **values)


def time(of: Document, quoted: str, **given: Any) -> TimeExpression:
    start, end = span_of(of.text, quoted)
    values = {"expression_start": start, "expression_end": end, "expression_text": quoted,
              "document_id": of.document_id, "type": "DATE", **given}  # fmt: skip
    return make(TimeExpression, **values)


def event(of: Document, anchor: str, **given: Any) -> Event:
    """An event whose sentence is the whole text unless `sentence` is given."""
    start, end = span_of(of.text, anchor)
    first, last = span_of(of.text, given.pop("sentence", of.text))
    values = {"anchor_start": start, "anchor_end": end, "anchor_text": anchor, "sentence_start": first,
              "sentence_end": last, "document_id": of.document_id, "type": "CONSULT", "plover": "CONSULT",
              "status": "occurred", "rule": "test",
              "event_id": identifier("event", of.document_id, start, end, given.get("type")), **given}  # fmt: skip
    return make(Event, **values)


def sentence_spans(of: Document, *quoted: str) -> list[SentenceSpan]:
    spans = [span_of(of.text, each) for each in quoted or (of.text,)]
    return [
        SentenceSpan(document_id=of.document_id, sentence_start=start, sentence_end=end, paragraph=0)
        for start, end in spans
    ]


def read_whole(text: str, *, day: str | None = None) -> AnnotatedDocument:
    """A report in English read by every part.

    Args:
        text: The report.
        day: When it was published.
    """
    days = {"published": day, "published_earliest": day, "published_latest": day, "published_basis": "given"}
    (read,), failures = _pipeline().annotate([document(text, "one", language="en", **(days if day else {}))])
    assert not failures
    return read


@functools.cache
def _pipeline() -> ReportPipeline:
    return ReportPipeline()


def memory_record(tables: Mapping[str, Sequence[Any]] | Iterable[tuple[str, Sequence[Any]]] = ()) -> Writer:
    """A record in memory with these rows; `.view` reads it, `.write_findings` changes it."""
    writer = open_writer(None)
    writer.write_findings(Findings(tables=dict(tables), updates={}))
    return writer


def collection(
    *texts: str, parts: Sequence[Any] = (), dates: Sequence[str | None] = (), publishers: Sequence[str | None] = ()
) -> tuple[Writer, dict[str, int]]:
    """A record in memory of texts cut into sentences, with the findings of parts; and document_id -> which text."""
    documents = []
    for number, text in enumerate(texts):
        day = dates[number] if number < len(dates) else None
        publisher = publishers[number] if number < len(publishers) else None
        documents.append(
            document_of(
                uri=f"{number}.txt", text=text, publisher=publisher,
                published=day, published_earliest=day, published_latest=day,
            )
        )  # fmt: skip
    return record_of(documents, parts), {row.document_id: number for number, row in enumerate(documents)}


def tellings_of(told: Iterable[tuple[str, str, str]]) -> dict[str, Telling]:
    """Reports of one story, each with an origin of its own, read in one go: uri -> its telling.

    Args:
        told: Uri, text and day of each.
    """
    made = [
        document(text, uri, language="en", published=day, published_earliest=day, published_latest=day)
        for uri, text, day in told
    ]
    reports, failures = ReportPipeline(("language", "regions", "syntax", "times")).annotate(made)
    assert not failures
    return {report.document.uri: _telling(report) for report in reports}


def _telling(read: AnnotatedDocument) -> Telling:
    text = read.document
    here = Report(
        document_id=text.document_id, story_id="s", thread="s", origins=frozenset({text.document_id}),
        days=(text.published_earliest, text.published_latest),
    )  # fmt: skip
    pieces = [(sentence.start, sentence.end) for sentence in read.sentences]
    return Telling(report=here, text=text.text, pieces=pieces, times=read.times)
