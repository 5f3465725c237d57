"""Comparisons as found in, those that hold after what persons decided on them out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.crossdoc.reconciliation.names import Named, former_names
from dragoman.crossdoc.reconciliation.rows import RELATIONS
from dragoman.language.origins import origins_of_reports
from dragoman.model.findings import Comparison, Decision
from dragoman.ports import CorpusView

_TEXTS = """
    select document_id, text from documents where document_id in (select unnest(?::varchar[])) order by document_id
"""

Decisions = Mapping[str, Sequence[Decision]]
"""comparison_id -> what persons decided on it, oldest first."""


def decided(view: CorpusView, found: Sequence[Named]) -> Iterator[Comparison]:
    """The comparisons without those dismissed; what was set says by whom."""
    decisions = _decisions(view, found)
    for each in found:
        kept = _carried_out(each.row, decisions.get(each.row.comparison_id, ()))
        if kept is not None:
            yield kept


def _carried_out(row: Comparison, decisions: Sequence[Decision]) -> Comparison | None:
    kept: Comparison | None = row
    for decision in decisions:
        if decision.judgement == "dismiss":
            kept = None
        elif decision.judgement == "set" and decision.object == "relation" and decision.value in RELATIONS:
            why = f"Decided by {decision.by}: {decision.value}. The machine had: {row.explanation}"
            kept = replace(row, relation=decision.value, explanation=why, decided_by=decision.by)
    return kept


def _decisions(view: CorpusView, found: Sequence[Named]) -> Decisions:
    """Decisions by the names that comparisons have today, also those made under a former name."""
    rows = [row for row in view.rows("decisions") if row.kind == "comparison"]
    today = _names_today(view, found, {row.subject for row in rows} - {each.row.comparison_id for each in found})
    decisions: dict[str, list[Decision]] = defaultdict(list)
    for row in rows:
        decisions[today.get(row.subject, row.subject)].append(row)
    return decisions


def _names_today(view: CorpusView, found: Sequence[Named], former: set[str]) -> dict[str, str]:
    """Former name -> the name that the comparison has today; copies are looked at only where the reports do not do."""
    today = {name: each.row.comparison_id for each in found for name in _former(each, former)}
    left = former - today.keys()
    if left:
        copies = _copies(view, {document for each in found for document in (each.row.a_document, each.row.b_document)})
        wanted = sorted({document for members in copies.values() for document in members})
        texts = {row["document_id"]: row["text"] for row in view.sql(_TEXTS, [wanted]).to_pylist()}
        for each in found:
            for name in left.intersection(former_names(each, copies, texts)):
                today.setdefault(name, each.row.comparison_id)
    return today


def _former(each: Named, wanted: set[str]) -> set[str]:
    return wanted.intersection(former_names(each)) if wanted else set()


def _copies(view: CorpusView, reports: set[str]) -> dict[str, list[str]]:
    """Report -> the reports of the same origins, where there is another than itself."""
    members: dict[frozenset[str], list[str]] = defaultdict(list)
    origins = origins_of_reports(view)
    for document in sorted(origins):
        members[origins[document]].append(document)
    return {key: members[origins[key]] for key in sorted(reports & origins.keys()) if len(members[origins[key]]) > 1}
