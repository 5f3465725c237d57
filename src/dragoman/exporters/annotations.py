"""A record in, one W3C Web Annotation collection out: every span with what was read from it.

Each annotation points at its characters twice, by quotation (with what stands before and after)
and by position (code points into `documents.text`), so that it can be found again in a copy whose
offsets differ.

Source: Web Annotation Data Model, W3C Recommendation 23 February 2017.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dragoman.model.schema import from_arrow
from dragoman.model.text import Document
from dragoman.ports import CorpusView

FILE = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_AROUND = 32
"""Characters of prefix and suffix; what common annotation tools keep."""
_BATCH = 500
"""Rows of a table that are held in memory at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A span column of a table, as an annotation.

    `span` is the prefix of the columns `SPAN_start`, `SPAN_end`; `key` the column that names the
    row, None where nothing but its place does; `words` what the annotation says.
    """

    table: str
    span: str
    motivation: str
    words: Callable[[Any], Sequence[str | None]]
    key: str | None = None


LAYERS: tuple[Layer, ...] = (
    Layer(table="regions", span="region", motivation="classifying", words=lambda row: [row.kind]),
    Layer(
        table="mentions", span="mention", motivation="identifying", key="mention_id",
        words=lambda row: [row.kind, row.actor, row.name],
    ),
    Layer(
        table="places", span="place", motivation="identifying", words=lambda row: ["place", row.name, row.country]
    ),
    Layer(
        table="times", span="expression", motivation="describing",
        words=lambda row: ["time", row.type, row.time or row.value],
    ),
    Layer(
        table="statements", span="content", motivation="describing", key="statement_id",
        words=lambda row: ["statement", row.speaker_name or row.speaker_text, row.kind, row.polarity, row.said],
    ),
    Layer(
        table="statements", span="cue", motivation="describing", key="statement_id",
        words=lambda row: ["cue of the statement"],
    ),
    Layer(
        table="statements", span="speaker", motivation="identifying", key="statement_id",
        words=lambda row: ["speaker of the statement", row.speaker, row.speaker_name],
    ),
    Layer(
        table="events", span="anchor", motivation="classifying", key="event_id",
        words=lambda row: ["event", row.type, row.mode, row.status, row.source, row.recipient, row.occurred],
    ),
    Layer(
        table="events", span="source", motivation="identifying", key="event_id",
        words=lambda row: ["source of the event", row.source],
    ),
    Layer(
        table="events", span="recipient", motivation="identifying", key="event_id",
        words=lambda row: ["recipient of the event", row.recipient],
    ),
    Layer(table="remarks", span="remark", motivation="commenting", words=lambda row: [row.kind, row.reason]),
)  # fmt: skip
"""In the order in which they are written for a report."""
_TABLES = tuple(dict.fromkeys(layer.table for layer in LAYERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two spans that a table sets side by side: the annotation stands at `at` and links to `to`."""

    table: str
    at: str
    to: str
    words: Callable[[Any], Sequence[str | None]]
    key: str | None = None


BONDS: tuple[Bond, ...] = (
    Bond(
        table="comparisons", at="a", to="b", key="comparison_id",
        words=lambda row: [row.relation, row.point, row.explanation],
    ),
    Bond(table="drifts", at="to", to="from", words=lambda row: [row.kind, row.explanation]),
)  # fmt: skip
"""Findings across reports, written after the layers of all reports."""


class AnnotationExporter:
    """The port `Exporter`: one collection of one page, written piece by piece."""

    name = "annotations"
    tables = frozenset({"documents", *(layer.table for layer in LAYERS), *(bond.table for bond in BONDS)})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `annotations.jsonld`, UTF-8, one annotation a line."""
        out.mkdir(parents=True, exist_ok=True)
        path = out / FILE
        with path.open("w", encoding="utf-8", newline="\n") as file:
            head = {
                "@context": CONTEXT,
                "id": "urn:dragoman:annotations",
                "type": "AnnotationCollection",
                "label": "What was read from the reports",
                "generator": {"id": "urn:dragoman", "type": "Software", "name": "dragoman"},
                "total": _total(view),
            }
            page = {"id": "urn:dragoman:annotations:1", "type": "AnnotationPage", "startIndex": 0}
            file.write(f'{_open(head)}, "first": {_open(page)}, "items": [\n')
            for number, annotation in enumerate(_annotations(view)):
                file.write((",\n" if number else "") + json.dumps(annotation, ensure_ascii=False))
            file.write("\n]}}\n")
        return [path]


def _open(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)[:-1]


def _total(view: CorpusView) -> int:
    layers = (f"select count(*) as n from {one.table} where {one.span}_start is not null" for one in LAYERS)
    bonds = (f"select count(*) as n from {one.table}" for one in BONDS)
    query = f"select sum(n)::bigint from ({' union all '.join((*layers, *bonds))})"
    return int(view.sql(query).column(0)[0].as_py() or 0)


def annotations_of(view: CorpusView, document_id: str) -> dict[str, Any]:
    """What was read from one report, as an AnnotationPage; without an item where there is no such report."""
    ids = [document_id]
    items: list[dict[str, Any]] = []
    for document in view.rows("documents", ids):
        items.extend(_of_layers(document, {name: list(view.rows(name, ids)) for name in _TABLES}))
    for bond in BONDS:
        items.extend(_of_bond(view, list(view.rows(bond.table, ids, column=f"{bond.at}_document")), bond))
    return {"@context": CONTEXT, "id": f"urn:dragoman:{document_id}", "type": "AnnotationPage", "items": items}


def _annotations(view: CorpusView) -> Iterator[dict[str, Any]]:
    streams = {name: _by_document(view, name) for name in _TABLES}
    for stream in streams.values():
        next(stream)
    for document in _rows(view, "documents"):
        yield from _of_layers(document, {name: rows.send(document.document_id) for name, rows in streams.items()})
    for bond in BONDS:
        for batch in view.batches(bond.table, size=_BATCH):
            yield from _of_bond(view, from_arrow(bond.table, batch), bond)


def _of_layers(document: Document, rows: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    for layer in LAYERS:
        for row in rows[layer.table]:
            if getattr(row, f"{layer.span}_start") is not None:
                yield _annotation(row, layer, document)


def _of_bond(view: CorpusView, rows: Sequence[Any], bond: Bond) -> Iterator[dict[str, Any]]:
    ids = {getattr(row, f"{side}_document") for row in rows for side in (bond.at, bond.to)}
    query = "select * from documents where document_id in (select unnest(?)) order by document_id"
    found = from_arrow("documents", view.sql(query, [sorted(ids)])) if ids else []
    documents = {document.document_id: document for document in found}
    yield from (_link(row, bond, documents) for row in rows)


def _rows(view: CorpusView, name: str) -> Iterator[Any]:
    for batch in view.batches(name, size=_BATCH):
        yield from from_arrow(name, batch)


def _by_document(view: CorpusView, name: str) -> Generator[list[Any], str, None]:
    """Takes the ids of reports in their order and gives the rows of each; the table is read once (a merge join)."""
    document_id = yield []
    found: list[Any] = []
    for row in _rows(view, name):
        while row.document_id > document_id:
            document_id, found = (yield found), []
        found.append(row)
    while True:
        document_id, found = (yield found), []


def _annotation(row: Any, layer: Layer, document: Document) -> dict[str, Any]:
    start, end = getattr(row, f"{layer.span}_start"), getattr(row, f"{layer.span}_end")
    kind, *rest = layer.words(row)
    return {
        "id": _identifier(row, layer.key, f"{layer.table}:{layer.span}", document.document_id, start, end),
        "type": "Annotation",
        "motivation": layer.motivation,
        "body": [_text(str(kind), "tagging"), *_described(rest)],
        "target": _target(document, start, end),
    }


def _link(row: Any, bond: Bond, documents: Mapping[str, Document]) -> dict[str, Any]:
    at, to = (
        (documents[getattr(row, f"{side}_document")], getattr(row, f"{side}_start"), getattr(row, f"{side}_end"))
        for side in (bond.at, bond.to)
    )
    kind, *rest = bond.words(row)
    span = f"{bond.table}:{kind}:{to[0].document_id}-{to[1]}-{to[2]}"
    return {
        "id": _identifier(row, bond.key, span, at[0].document_id, at[1], at[2]),
        "type": "Annotation",
        "motivation": "linking",
        "body": [_text(str(kind), "tagging"), *_described(rest), _target(*to)],
        "target": _target(*at),
    }


def _identifier(row: Any, key: str | None, what: str, document_id: str, start: int, end: int) -> str:
    """The row's own id and which of its spans, or where it stands."""
    named = getattr(row, key) if key else f"{document_id}:{start}-{end}"
    return f"urn:dragoman:{named}#{what}"


def _described(parts: Iterable[str | None]) -> list[dict[str, str]]:
    words = " · ".join(part for part in parts if part)
    return [_text(words, "describing")] if words else []


def _text(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(document: Document, start: int, end: int) -> dict[str, Any]:
    text = document.text
    source = {
        "id": _address(document.uri),
        "type": "Text",
        "format": "text/plain",
        "dcterms:identifier": document.document_id,
    }
    if document.language:
        source["language"] = document.language
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _address(uri: str) -> str:
    """A report's uri as an IRI reference: a path stays relative, what no IRI may hold is escaped."""
    return quote(uri, safe="/:?#[]@!$&'()*+,;=%~-._")
