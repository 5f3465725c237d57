"""An id in, why the record says so out: the row, its evidence quoted, and the rows it rests on."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any

from dragoman.exporters.reading.content import Line, Reading, Section
from dragoman.exporters.reading.labels import Labels, shortened
from dragoman.exporters.reading.naming import actor_meant, no_such_id, report_cited
from dragoman.exporters.reading.reasons import reasons_of
from dragoman.model.provenance import PREFIXES
from dragoman.model.schema import TABLES, columns_of, plain
from dragoman.model.text import Document
from dragoman.ports import CorpusView

Explanation = Reading

_ID_COLUMNS: Mapping[str, tuple[str, str]] = {
    PREFIXES["document"]: ("documents", "document_id"),
    PREFIXES["mention"]: ("mentions", "mention_id"),
    PREFIXES["statement"]: ("statements", "statement_id"),
    PREFIXES["event"]: ("events", "event_id"),
    PREFIXES["story"]: ("stories", "story_id"),
    PREFIXES["storyline"]: ("stories", "storyline_id"),
    PREFIXES["origin"]: ("origins", "origin_id"),
    PREFIXES["derivation"]: ("derivations", "derivation_id"),
    PREFIXES["incident"]: ("incidents", "incident_id"),
    PREFIXES["comparison"]: ("comparisons", "comparison_id"),
    PREFIXES["decision"]: ("decisions", "decision_id"),
    PREFIXES["run"]: ("runs", "run_id"),
}
_RELATED: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "events": (("statements", "statement_id", "statement_id"), ("incidents", "events", "event_id")),
    "incidents": (("events", "event_id", "events"), ("comparisons", "incident_id", "incident_id")),
    "derivations": (("drifts", "derivation_id", "derivation_id"),),
    "stories": (("origins", "story_id", "story_id"), ("comparisons", "story_id", "story_id")),
    "documents": (("derivations", "to_document", "document_id"), ("derivations", "from_document", "document_id")),
    "mentions": (("mentions", "mention_id", "coreferent"),),
    "actors": (),
}
"""Table -> (other table, its column, our column): the rows that a row rests on or is part of."""

_SPAN = re.compile(r"(?P<report>.+)[:#](?:char=)?(?P<start>\d{1,12})[-,](?P<end>\d{1,12})")
_MOST = 30


def explanation_of(view: CorpusView, identifier: str) -> Explanation:
    """Why the record says what it says under an id.

    Args:
        view: The record.
        identifier: An id of any table, an actor code, a report's uri, or `REPORT:START-END` for everything that
            was read from those characters; the report by id, by uri or as the brief numbers it (`R2:379-430`).

    Raises:
        LookupFailed: nothing has that id.
    """
    table, column = _ID_COLUMNS.get(identifier.split("_")[0], ("actors", "actor"))
    rows = list(view.rows(table, [identifier], column=column))
    if not rows:
        table, column = "documents", "uri"
        rows = list(view.rows(table, [identifier], column=column))
    if not rows and (span := _SPAN.fullmatch(identifier)):
        return _of_span(view, span["report"], int(span["start"]), int(span["end"]))
    if not rows:
        return _of_parties(view, identifier)
    related = list(_related(view, table, rows))
    labels = Labels(view, _documents_of(view, [*rows, *(row for _, found in related for row in found)]))
    sections = [Section(title=_singular(table), lines=tuple(line for row in rows for line in _lines(row, labels)))]
    if table == "events":
        sections.insert(
            0, Section(title="In words", lines=tuple(line for row in rows for line in reasons_of(row, labels)))
        )
    sections += [
        Section(title=title, lines=tuple(_summary(row, labels) for row in found[:_MOST]), note=_left(found))
        for title, found in related
        if found
    ]
    return Reading(title=f"{identifier}", opening=(_reports(labels),), sections=tuple(sections), record_id=identifier)


def _of_parties(view: CorpusView, written: str) -> Explanation:
    """The rows of actors by the codes of events and statements, which have the sector and may be joined by `;`.

    Raises:
        LookupFailed: nobody is called so.
    """
    codes = [actor_meant(view, code) for code in written.split(";")]
    if None in codes:
        raise no_such_id(view, written)
    actors = list(view.rows("actors", [code for code in codes if code], column="actor"))
    rows = {f"{table} ({column})": list(_with_code(view, table, column, written)) for table, column in _PARTIES}
    labels = Labels(view, _documents_of(view, [row for found in rows.values() for row in found[:_MOST]]))
    named = Section(
        title="Actor" if len(actors) < 2 else "Actors",
        lines=tuple(line for row in actors for line in _lines(row, labels)),
        note=None if actors else f"{labels.actor(written)}: whoever acts so, with no row of its own",
    )
    sections = [
        Section(title=title, lines=tuple(_summary(row, labels) for row in found[:_MOST]), note=_left(found))
        for title, found in rows.items() if found
    ]  # fmt: skip
    return Reading(title=written, opening=(_reports(labels),), sections=(named, *sections), record_id=written)


_PARTIES = (("statements", "speaker"), ("events", "source"), ("events", "recipient"))
"""Where actor codes stand as they are printed."""


def _with_code(view: CorpusView, table: str, column: str, code: str) -> Iterator[Any]:
    """The rows whose codes, joined by `;`, are those or hold the one."""
    key = f"{table.removesuffix('s')}_id"
    query = f"select {key} from {table} where {column} = ? or list_contains(string_split({column}, ';'), ?) order by 1"
    return view.rows(table, view.sql(query, [code, code]).column(0).to_pylist(), column=key)


def _of_span(view: CorpusView, report: str, start: int, end: int) -> Explanation:
    documents = [report_cited(view, report, start, end)]
    document = documents[0].document_id
    labels = Labels(view, documents)
    sections = []
    for table in TABLES:
        first, last = _own_span(table)
        if first is None or "document_id" not in columns_of(table):
            continue
        rows = [r for r in view.rows(table, [document]) if getattr(r, first) < end and getattr(r, last) > start]
        if rows:
            sections.append(Section(title=table, lines=tuple(_summary(row, labels) for row in rows[:_MOST])))
    quote = Line(text="", quotes=(labels.quote(document, start, end),), citations=(labels.cite(document, start, end),))
    return Reading(
        title=f"{documents[0].uri} {start}-{end}",
        opening=(_reports(labels),),
        sections=(Section(title="Words", lines=(quote,)), *sections),
    )


def _related(view: CorpusView, table: str, rows: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    for other, theirs, ours in _RELATED.get(table, ()):
        values = [getattr(row, ours) for row in rows]
        wanted = {v for value in values for v in (value if isinstance(value, tuple) else (value,)) if v is not None}
        if not wanted:
            continue
        if theirs == "events":
            query = f"select incident_id from {other} where list_has_any(events, ?) order by incident_id"
            wanted = set(view.sql(query, [sorted(wanted)]).column(0).to_pylist())
            theirs = "incident_id"
        yield f"{other} ({theirs})", list(view.rows(other, wanted, column=theirs))


def _documents_of(view: CorpusView, rows: Sequence[Any]) -> list[Document]:
    wanted = {
        value
        for row in rows
        for name in ("document_id", "from_document", "to_document", "a_document", "b_document")
        if (value := getattr(row, name, None)) is not None
    }
    return sorted(view.rows("documents", wanted), key=lambda document: document.uri)


def _lines(row: Any, labels: Labels) -> Iterator[Line]:
    spans = dict(_spans(row))
    for name in row.__dataclass_fields__:
        value = getattr(row, name)
        if value in (None, (), "") or name == "text" or name.endswith(("_start", "_end", "_text")):
            continue
        if name == "alignments":
            yield from _alignment_lines(row, labels)
            continue
        if name == "published_evidence":
            yield from _evidence_lines(row, labels)
            continue
        yield Line(text=f"{name}: {_shown(value)}")
    for name, (document, start, end) in spans.items():
        if document in labels.texts:
            yield Line(
                text=name, quotes=(labels.quote(document, start, end),), citations=(labels.cite(document, start, end),)
            )


def _alignment_lines(row: Any, labels: Labels) -> Iterator[Line]:
    for pair in row.alignments[:_MOST]:
        ends = ((row.from_document, pair.from_start, pair.from_end), (row.to_document, pair.to_start, pair.to_end))
        yield Line(
            text=f"aligned, score {pair.score:.2f}",
            quotes=tuple(labels.quote(*end) for end in ends),
            citations=tuple(labels.cite(*end) for end in ends),
        )


def _evidence_lines(row: Any, labels: Labels) -> Iterator[Line]:
    for each in row.published_evidence:
        there = each.document_id in labels.texts and each.evidence_start is not None
        yield Line(
            text=f"dated because: {each.reason}",
            quotes=(shortened(each.text),) if each.text else (),
            citations=(labels.cite(each.document_id, each.evidence_start, each.evidence_end),) if there else (),
        )


def _summary(row: Any, labels: Labels) -> Line:
    keep = ("event_id", "statement_id", "derivation_id", "incident_id", "comparison_id", "origin_id", "mention_id",
            "type", "kind", "plover", "status", "relation", "point", "actor", "speaker", "speaker_name", "source",
            "recipient", "occurred", "name", "basis", "rule", "reason", "value", "time", "anchor", "explanation",
            "direction", "country")  # fmt: skip
    names = [name for name in keep if getattr(row, name, None) not in (None, "", ())]
    spans = [span for _, span in list(_spans(row))[:2] if span[0] in labels.texts]
    return Line(
        text="; ".join(f"{name}: {_shown(getattr(row, name))}" for name in names),
        quotes=tuple(labels.quote(*span) for span in spans),
        citations=tuple(labels.cite(*span) for span in spans),
    )


def _spans(row: Any) -> Iterator[tuple[str, tuple[str, int, int]]]:
    for name in row.__dataclass_fields__:
        if not name.endswith("_start"):
            continue
        what = name.removesuffix("_start")
        start, end = getattr(row, name), getattr(row, f"{what}_end")
        document = getattr(row, f"{what}_document", None) or getattr(row, "document_id", None)
        if document is not None and start is not None and end is not None:
            yield what, (document, start, end)


def _own_span(table: str) -> tuple[str | None, str]:
    first = next((column for column in columns_of(table) if column.endswith("_start")), None)
    return first, (first or "").removesuffix("_start") + "_end"


def _shown(value: Any) -> str:
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, tuple) and all(is_dataclass(each) for each in value):
        return " · ".join(_told(each) for each in value)
    return json.dumps(plain(value), ensure_ascii=False)


def _told(part: Any) -> str:
    """A part of a row on one line, its offsets left out."""
    named = ((field, getattr(part, field)) for field in part.__dataclass_fields__ if not field.endswith(_OFFSETS))
    return ", ".join(f"{field} {value}" for field, value in named if value not in (None, (), "", False))


_OFFSETS = ("_start", "_end")


def _reports(labels: Labels) -> str:
    return "; ".join(f"{labels.labels[document.document_id]} = {document.uri}" for document in labels.documents)


def _left(found: Sequence[Any]) -> str | None:
    return f"{len(found) - _MOST} more" if len(found) > _MOST else None


def _singular(table: str) -> str:
    return table.removesuffix("s").replace("storie", "story").capitalize()
