"""All reports in, the dates of the undated ones out, and what is counted from these dates.

What a person decided wins. A date that was given or stood in the markup stays, whatever the text says; a
contradiction is kept as evidence beside it. Else a dateline that names its day decides; else the days that
the text and its companions allow (`constraints`, `companions`, `inference`). Where nothing follows, the
date stays null with the evidence there is. Neither today's date nor a file's is ever used.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import asdict
from typing import Any, Literal, TypeVar

import pyarrow as pa

from dragoman.codebooks.actors import Codebook, load_codebook
from dragoman.crossdoc.dating.companions import (
    Shared,
    Text,
    apart_by,
    apart_in,
    companions_of,
    naming_days,
    shared_text,
    text_of,
)
from dragoman.crossdoc.dating.constraints import Constraint, constraints_of
from dragoman.crossdoc.dating.days import Days, between
from dragoman.crossdoc.dating.decided import Dated, decided
from dragoman.crossdoc.dating.inference import Inferred, Undated, infer_together
from dragoman.crossdoc.dating.nearness import Nearness, nearness
from dragoman.crossdoc.dating.plans import before_plans
from dragoman.crossdoc.dating.resolution import Anchor, dated_events, dated_statements, resolved_again
from dragoman.crossdoc.dating.retold import YEARS_BACK, years_retold
from dragoman.language.calendar import edtf
from dragoman.model.annotations import Event, Region, Statement, TimeExpression
from dragoman.model.findings import Derivation
from dragoman.model.provenance import Evidence
from dragoman.model.schema import table_schema
from dragoman.model.text import Document
from dragoman.ports import CorpusView, Findings

_CHUNK = 500
"""Reports whose layers are held at once."""

_COUNTED = 400
"""Dated reports, and derivations, over which it is counted how near in time like reports lie."""
_OF_STORY = 40
"""Of these, reports of one story."""

_T = TypeVar("_T")
Rows = dict[str, list[dict[str, Any]]]


class DatingPart:
    """Dates for reports that came without one; updates what counts from them."""

    name = "dating"
    requires = frozenset(
        {"documents", "regions", "times", "events", "statements", "stories", "derivations", "decisions"}
    )
    provides = frozenset({"documents", "times", "events", "statements"})
    reach: Literal["stories", "record"] = "stories"

    def __init__(self, codebook: Codebook | None = None) -> None:
        """Args: codebook: who held which office when; the shipped one if None."""
        self._codebook = codebook

    def analyse(self, view: CorpusView) -> Findings:
        """The updates of `documents` (published), `times`, `events` (occurred) and `statements` (said)."""
        updates: Rows = defaultdict(list)
        found = decided(view)
        undated = _ids(view, "published is null or published_basis = 'inferred'")
        if found or undated:
            self._date(view, [name for name in undated if name not in found], found, updates)
        for document in _contradicted(view, found):
            updates["documents"].append(document)
        return Findings(tables={}, updates={name: _arrow(name, rows) for name, rows in sorted(updates.items()) if rows})

    def _date(self, view: CorpusView, undated: Sequence[str], found: Mapping[str, Dated], updates: Rows) -> None:
        own, texts, headed, written = self._read(view, undated)
        anchors = {**found, **headed}
        told, lines = _grouped(view)
        stories = [members for members in told if not own.keys().isdisjoint(members)]
        links, shared = _links(view, own.keys())
        others = {name for members in stories for name in members}
        others |= {name for link in links for name in (link.from_document, link.to_document) if name is not None}
        known = {name: between(dated.anchor.earliest, dated.anchor.latest) for name, dated in anchors.items()}
        known |= _known(view, sorted(others - known.keys() - own.keys()))
        for document, times, _ in _reports(view, sorted(others & known.keys())):
            texts[document.document_id] = text_of(document, times)
        days_named = {name: texts[name].times for name in own}
        for constraint in before_plans(stories, _events(view, stories), days_named, known):
            own[constraint.evidence.document_id or ""].append(constraint)
        for constraint in _retold(view, [line for line in lines if not own.keys().isdisjoint(line)], texts, own.keys()):
            own[constraint.evidence.document_id or ""].append(constraint)
        near = _nearness(view, told, shared, set(undated)) if stories or links else nearness(())
        companions = companions_of(own.keys(), known, texts, stories, links, near)
        reports = {
            name: Undated(
                constraints=constraints, named=naming_days(texts[name].times), companions=companions.get(name, ())
            )
            for name, constraints in own.items()
        }
        for name, inferred in infer_together(reports, known).items():
            anchors[name] = _anchor(inferred)
        for name, dated in sorted(anchors.items()):
            updates["documents"].append(_published(name, dated, written.get(name, ())))
        for chunk in _chunks(sorted(anchors)):
            _resolve(view, chunk, {name: anchors[name].anchor for name in chunk}, updates)

    def _read(
        self, view: CorpusView, undated: Sequence[str]
    ) -> tuple[dict[str, list[Constraint]], dict[str, Text], dict[str, Dated], dict[str, tuple[Evidence, ...]]]:
        """What the undated reports say themselves, those whose dateline names the day, what stood for a date."""
        codebook = self._codebook or load_codebook()
        own: dict[str, list[Constraint]] = {}
        texts: dict[str, Text] = {}
        headed: dict[str, Dated] = {}
        written: dict[str, tuple[Evidence, ...]] = {}
        for document, times, regions in _reports(view, undated):
            written[document.document_id] = tuple(e for e in document.published_evidence if e.document_id is None)
            texts[document.document_id] = text_of(document, times)
            line = _dateline(document, times, regions)
            if line is not None:
                headed[document.document_id] = line
            else:
                own[document.document_id] = constraints_of(document, times, regions, codebook)
        return own, texts, headed, written


def _reports(view: CorpusView, ids: Sequence[str]) -> Iterator[tuple[Document, list[TimeExpression], list[Region]]]:
    for chunk in _chunks(ids):
        times: dict[str, list[TimeExpression]] = defaultdict(list)
        regions: dict[str, list[Region]] = defaultdict(list)
        for time in view.rows("times", chunk):
            times[time.document_id].append(time)
        for region in view.rows("regions", chunk):
            regions[region.document_id].append(region)
        for document in view.rows("documents", chunk):
            yield document, times[document.document_id], regions[document.document_id]


def _dateline(document: Document, times: Sequence[TimeExpression], regions: Sequence[Region]) -> Dated | None:
    """The one day that the datelines of a report name in full, or None where none or several do."""
    lines = [(region.region_start, region.region_end) for region in regions if region.kind == "dateline"]
    named = [
        row
        for row in times
        if row.formula is None
        and row.time_earliest is not None
        and row.time_earliest == row.time_latest
        and any(start <= row.expression_start and row.expression_end <= end for start, end in lines)
    ]
    if len({row.time_earliest for row in named}) != 1:
        return None
    first = named[0]
    evidence = Evidence(
        document_id=document.document_id,
        evidence_start=first.expression_start,
        evidence_end=first.expression_end,
        text=first.expression_text,
        reason="the dateline names this day",
    )
    anchor = Anchor(published=first.time, earliest=first.time_earliest, latest=first.time_latest)
    return Dated(anchor=anchor, basis="dateline", evidence=(evidence,))


def _grouped(view: CorpusView) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The reports of each story and of each storyline."""
    told: list[tuple[str, ...]] = []
    lines: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for story in view.rows("stories"):
        told.append(tuple(story.documents))
        lines[story.storyline_id or story.story_id] += tuple(story.documents)
    return told, list(lines.values())


def _retold(
    view: CorpusView, lines: Sequence[Sequence[str]], texts: Mapping[str, Text], undated: Set[str]
) -> Iterator[Constraint]:
    """The years of what undated reports say was said together "last year"."""
    members = {name for line in lines for name in line}
    asking = [name for name in undated & members if any(row.formula in YEARS_BACK for row in texts[name].times)]
    if not asking:
        return
    query = (
        "select distinct document_id from statements where contains(speaker, ';') and list_contains(?, document_id)"
        " order by document_id"
    )
    joint = view.sql(query, [sorted(members - undated)]).to_pydict()["document_id"]
    known = _known(view, joint)
    statements: dict[str, list[Statement]] = defaultdict(list)
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    for chunk in _chunks(sorted([*asking, *known])):
        for statement in view.rows("statements", chunk):
            statements[statement.document_id].append(statement)
        for time in view.rows("times", chunk):
            times[time.document_id].append(time)
    read = {row.document_id: row.text for chunk in _chunks(sorted(asking)) for row in view.rows("documents", chunk)}
    yield from years_retold(lines, statements, times, read, known)


def _events(view: CorpusView, stories: Sequence[Sequence[str]]) -> dict[str, list[Event]]:
    """The planned and dated events of the reports of some stories."""
    found: dict[str, list[Event]] = defaultdict(list)
    for chunk in _chunks(sorted({name for members in stories for name in members})):
        for event in view.rows("events", chunk):
            if event.status == "planned" or event.occurred is not None:
                found[event.document_id].append(event)
    return found


def _links(view: CorpusView, undated: Set[str]) -> tuple[list[Derivation], list[Shared]]:
    """The derivations inside the record that an undated report has part in; of the others, who shares text."""
    links: list[Derivation] = []
    shared: list[Shared] = []
    for link in view.rows("derivations"):
        found = shared_text(link)
        if found is not None and undated.isdisjoint(found[1:]):
            shared.append(found)
        elif found is not None:
            links.append(link)
    return links, shared


def _nearness(
    view: CorpusView, told: Sequence[tuple[str, ...]], shared: Sequence[Shared], undated: Collection[str]
) -> Nearness:
    """How near in time like reports lie, from some of the record's dated ones, evenly taken."""
    stories = _some([[name for name in sorted(members) if name not in undated][:_OF_STORY] for members in told])
    links = [link for group in _some([[link] for link in shared]) for link in group]
    ends = {name for _, *names in links for name in names}
    known = _known(view, sorted(ends.union(*stories)))
    read = sorted(name for members in stories if len(members) > 1 for name in members if name in known)
    texts = {document.document_id: text_of(document, times) for document, times, _ in _reports(view, read)}
    pairs = [pair for members in stories for pair in apart_in(members, known, texts)]
    return nearness([*pairs, *apart_by(links, known)])


def _some(groups: Sequence[list[_T]]) -> list[list[_T]]:
    """Groups that together hold about `_COUNTED` members, evenly taken; all of them if they hold no more."""
    step = max(1, -(-sum(map(len, groups)) // _COUNTED))
    return list(groups[::step])


def _known(view: CorpusView, ids: Sequence[str]) -> dict[str, Days]:
    found: dict[str, Days] = {}
    for chunk in _chunks(ids):
        query = (
            "select document_id, published_earliest, published_latest from documents"
            " where published is not null and published_basis <> 'inferred' and list_contains(?, document_id)"
            " order by document_id"
        )
        for row in view.sql(query, [list(chunk)]).to_pylist():
            found[row["document_id"]] = between(row["published_earliest"], row["published_latest"])
    return {name: days for name, days in found.items() if days}


def _anchor(inferred: Inferred) -> Dated:
    if inferred.interval is None:
        return Dated(anchor=Anchor(published=None, earliest=None, latest=None), basis=None, evidence=inferred.evidence)
    first, last = inferred.interval
    anchor = Anchor(published=edtf(first, last), earliest=first.isoformat(), latest=last.isoformat())
    return Dated(anchor=anchor, basis="inferred", evidence=inferred.evidence)


def _resolve(view: CorpusView, ids: Sequence[str], anchors: Mapping[str, Anchor], updates: Rows) -> None:
    spans: dict[str, dict[tuple[int, int], TimeExpression]] = defaultdict(dict)
    for row in view.rows("times", ids):
        again = resolved_again(row, anchors[row.document_id])
        spans[row.document_id][row.expression_start, row.expression_end] = again
        if again != row:
            updates["times"].append(
                {
                    "document_id": row.document_id,
                    "expression_start": row.expression_start,
                    "expression_end": row.expression_end,
                    "value": again.value,
                    "time": again.time,
                    "time_earliest": again.time_earliest,
                    "time_latest": again.time_latest,
                    "anchor": again.anchor,
                }
            )
    events = [row for row in view.rows("events", ids) if row.date_start is not None]
    for event, time in (pair for row in events for pair in dated_events([row], spans[row.document_id])):
        changed = (time.time, time.time_earliest, time.time_latest)
        if changed != (event.occurred, event.occurred_earliest, event.occurred_latest):
            updates["events"].append({"event_id": event.event_id, **_dates("occurred", time)})
    statements = [row for row in view.rows("statements", ids) if row.said_start is not None]
    for statement, time in (pair for row in statements for pair in dated_statements([row], spans[row.document_id])):
        changed = (time.time, time.time_earliest, time.time_latest)
        if changed != (statement.said, statement.said_earliest, statement.said_latest):
            updates["statements"].append({"statement_id": statement.statement_id, **_dates("said", time)})


def _dates(column: str, time: TimeExpression) -> dict[str, Any]:
    return {column: time.time, f"{column}_earliest": time.time_earliest, f"{column}_latest": time.time_latest}


def _contradicted(view: CorpusView, left_out: Collection[str]) -> Iterator[dict[str, Any]]:
    """Reports with a given date whose text tells, surely in the past tense, of a later day: kept beside it."""
    query = (
        "select documents.document_id, expression_start from times join documents using (document_id)"
        " where published_basis in ('given', 'markup', 'dateline') and tense = 'past' and formula is null"
        " and times.anchor is null and time_earliest > published_latest order by all"
    )
    later: dict[str, list[int]] = defaultdict(list)
    for row in view.sql(query).to_pylist():
        if row["document_id"] not in left_out:
            later[row["document_id"]].append(row["expression_start"])
    for chunk in _chunks(sorted(later)):
        rows = {(row.document_id, row.expression_start): row for row in view.rows("times", chunk)}
        for document in view.rows("documents", chunk):
            found = [_contradiction(rows[document.document_id, start]) for start in later[document.document_id]]
            new = tuple(each for each in found if each not in document.published_evidence)
            if new:
                anchor = Anchor(
                    published=document.published,
                    earliest=document.published_earliest,
                    latest=document.published_latest,
                )
                evidence = (*document.published_evidence, *new)
                dated = Dated(anchor=anchor, basis=document.published_basis, evidence=evidence)
                yield _published(document.document_id, dated)


def _contradiction(row: TimeExpression) -> Evidence:
    return Evidence(
        document_id=row.document_id,
        evidence_start=row.expression_start,
        evidence_end=row.expression_end,
        text=row.expression_text,
        reason="told in the past tense, yet later than the date given; the date given is kept",
    )


def _published(name: str, dated: Dated, written: Sequence[Evidence] = ()) -> dict[str, Any]:
    """The new columns of a report; `written` stood where its date should, and stays as evidence."""
    return {
        "document_id": name,
        "published": dated.anchor.published,
        "published_earliest": dated.anchor.earliest,
        "published_latest": dated.anchor.latest,
        "published_basis": dated.basis,
        "published_evidence": [asdict(each) for each in (*written, *dated.evidence)],
    }


def _ids(view: CorpusView, condition: str) -> list[str]:
    table = view.sql(f"select document_id from documents where {condition} order by document_id")
    return [str(name) for name in table.column(0).to_pylist()]


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _arrow(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    columns = list(rows[0])
    schema = table_schema(name)
    return pa.Table.from_pylist([dict(row) for row in rows], schema=pa.schema([schema.field(each) for each in columns]))
