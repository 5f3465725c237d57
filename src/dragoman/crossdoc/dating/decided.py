"""Decisions in, the dates that a person set out: they win over everything that was given or inferred."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.crossdoc.dating.resolution import Anchor
from dragoman.language.stamps import read_stamp
from dragoman.model.findings import Decision
from dragoman.model.provenance import Evidence
from dragoman.ports import CorpusView

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The days of a report, why they are believed (`documents.published_basis`, None where unknown), the evidence."""

    anchor: Anchor
    basis: str | None
    evidence: tuple[Evidence, ...]


def decided(view: CorpusView) -> dict[str, Dated]:
    """Report -> the date that was set last (`set published VALUE`, an EDTF day, month, year or interval).

    A value that is no date, and a report that is not in the record, are left aside with a warning.
    """
    chosen: dict[str, Dated] = {}
    for row in sorted(_of_dates(view.rows("decisions")), key=lambda row: (row.at, row.decision_id)):
        dated = _dated(row)
        if dated is None:
            logger.warning("the decision %s sets no date that can be read: %s", row.decision_id, row.value)
        else:
            chosen[row.subject] = dated
    there = {document.document_id for document in view.rows("documents", sorted(chosen))} if chosen else set()
    for name in sorted(chosen.keys() - there):
        logger.warning("a decision dates %s, which is not in the record", name)
    return {name: dated for name, dated in sorted(chosen.items()) if name in there}


def _of_dates(rows: Iterable[Decision]) -> Iterable[Decision]:
    return (row for row in rows if (row.kind, row.judgement, row.object) == ("document", "set", "published"))


def _dated(row: Decision) -> Dated | None:
    first, _, last = (row.value or "").partition("/")
    begin, end = read_stamp(first), read_stamp(last or first)
    if begin is None or end is None or begin.earliest > end.latest:
        return None
    published = f"{begin.published}/{end.published}" if last else begin.published
    evidence = Evidence(
        document_id=row.subject, evidence_start=None, evidence_end=None, text=None,
        reason=f"decided by {row.by} on {row.at[:10]}",
    )  # fmt: skip
    anchor = Anchor(published=published, earliest=begin.earliest, latest=end.latest)
    return Dated(anchor=anchor, basis="given", evidence=(evidence,))
