"""A record with its stories, origins and incidents in, what independent reports say on the same points out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dragoman.crossdoc.reconciliation.disputes import compared
from dragoman.crossdoc.reconciliation.facts import Fact, facts_of
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.rows import Finding, row_of
from dragoman.model.findings import Comparison, Decision
from dragoman.ports import CorpusView, Findings

_MOST = 200
"""Comparisons of a story that are kept, contradictions first."""
_CHUNK = 400
"""Reports that are held in memory at once, unless one story has more."""
_ORDER = {"contradict": 0, "undecided": 1, "update": 2, "same_origin_changed": 3, "less_precise": 4, "agree": 5}

_STORIES = """
    select d.document_id, d.story_id, d.published_earliest, d.published_latest
    from documents d join stories s using (story_id) where s.reports > 1 order by d.story_id, d.document_id
"""


class ReconciliationPart:
    """The port `CorpusPart`: fills `comparisons`."""

    name = "reconciliation"
    requires = frozenset({"documents", "sentences", "times", "statements", "events", "stories", "origins", "incidents",
                          "decisions"})  # fmt: skip
    provides = frozenset({"comparisons"})

    def analyse(self, view: CorpusView) -> Findings:
        """The comparisons of each story, without those that a person has dismissed."""
        decisions = _decisions(view)
        rows = [row for story in _stories(view) for row in _rows(story)]
        return Findings(tables={"comparisons": list(_decided(rows, decisions))}, updates={})


def _stories(view: CorpusView) -> Iterator[list[Finding]]:
    for chunk in _chunks(view):
        ids = [report.document_id for report in chunk]
        texts = {row["document_id"]: row["text"] for row in view.sql(
            "select document_id, text from documents where list_contains(?, document_id) order by document_id", [ids]
        ).to_pylist()}  # fmt: skip
        sentences, times = _by_document(view, "sentences", ids), _by_document(view, "times", ids)
        for _, members in groupby(chunk, key=lambda report: report.story_id):
            facts: list[Fact] = []
            for report in members:
                key = report.document_id
                facts += facts_of(report, texts[key], sentences.get(key, ()), times.get(key, ()))
            yield list(compared(facts))


def _chunks(view: CorpusView) -> Iterator[list[Report]]:
    """The reports of stories that more than one report tells, whole stories at a time."""
    origins = _origins(view)
    chunk: list[Report] = []
    for _, rows in groupby(view.sql(_STORIES).to_pylist(), key=lambda row: row["story_id"]):
        members = [_report(row, origins) for row in rows]
        if chunk and len(chunk) + len(members) > _CHUNK:
            yield chunk
            chunk = []
        chunk += members
    if chunk:
        yield chunk


def _report(row: Mapping[str, Any], origins: Mapping[str, frozenset[str]]) -> Report:
    earliest, latest = row["published_earliest"], row["published_latest"]
    return Report(
        document_id=row["document_id"],
        story_id=row["story_id"],
        origins=origins.get(row["document_id"], frozenset({row["document_id"]})),
        days=(earliest, latest) if earliest and latest else None,
    )


def _by_document(view: CorpusView, table: str, ids: Sequence[str]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in view.rows(table, ids):
        found[row.document_id].append(row)
    return found


def _origins(view: CorpusView) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for origin in view.rows("origins"):
        for document in origin.documents:
            found[document] = found.get(document, frozenset()) | {origin.origin_id}
    return found


def _rows(findings: Sequence[Finding]) -> list[Comparison]:
    rows = {row.comparison_id: row for row in map(row_of, findings)}
    ordered = sorted(rows.values(), key=lambda row: (_ORDER[row.relation], row.comparison_id))
    return ordered[:_MOST]


def _decisions(view: CorpusView) -> dict[str, Decision]:
    """The latest judgement on each comparison."""
    return {row.subject: row for row in view.rows("decisions") if row.kind == "comparison"}


def _decided(rows: Sequence[Comparison], decisions: Mapping[str, Decision]) -> Iterator[Comparison]:
    for row in rows:
        decision = decisions.get(row.comparison_id)
        if decision is None or decision.judgement != "dismiss":
            yield row
