"""Incidents in the order of their days, and a pair of states over time."""

from collections.abc import Mapping, Sequence

from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.exporters.reading.content import Line, Reading, Section
from dragoman.exporters.reading.labels import Labels, joined, period_words
from dragoman.language.measures import counted
from dragoman.language.precision import first_of
from dragoman.model.annotations import Event
from dragoman.model.findings import Incident, Relation
from dragoman.ports import CorpusView

Chronology = Reading
_Days = tuple[str | None, str | None]

_FEWEST_FOR_TREND = 10
"""Incidents below which no trend is named: fewer say nothing about a direction."""


def timeline_of(view: CorpusView, actors: Sequence[str] = ()) -> Chronology:
    """Incidents by the day they happened or are to happen, and when they were first reported.

    Args:
        view: The record.
        actors: State codes; only incidents in which each of them takes part.
    """
    incidents = [row for row in view.rows("incidents") if all(_takes_part(actor, row) for actor in actors)]
    dated = sorted((row for row in incidents if row.occurred), key=_day)
    undated = [row for row in incidents if not row.occurred]
    events = {
        row.event_id: row
        for row in view.rows("events", {i for row in incidents for i in row.events}, column="event_id")
    }
    documents = sorted(
        view.rows("documents", {event.document_id for event in events.values()}), key=lambda document: document.uri
    )
    labels = Labels(view, documents)
    reported = {row.document_id: (row.published_earliest, row.published_latest) for row in documents}
    return Reading(
        title=f"Timeline {' and '.join(actors)}".strip(),
        opening=("; ".join(f"{labels.labels[d.document_id]} = {d.uri}" for d in documents),) if documents else (),
        sections=(
            Section(
                title="Dated",
                lines=tuple(_incident(row, events, labels, reported) for row in dated),
                note=None if dated else "no incident with a known date",
            ),
            Section(title="Date unknown", lines=tuple(_incident(row, events, labels, reported) for row in undated)),
        ),
    )


def relation_of(view: CorpusView, a: str, b: str) -> Chronology:
    """A pair of states by period: incidents by quad class, mean intensity, origins."""
    first, second = sorted((a, b))
    rows: list[Relation] = [row for row in view.rows("relations", [first], column="a") if row.b == second]
    total = sum(row.incidents for row in rows)
    dated = f"{counted(total, 'dated incident')} in {counted(len(rows), 'quarter')}"
    few = total < _FEWEST_FOR_TREND or len(rows) < 3
    warning = f"{dated}: too few for a trend" if few else dated
    periods = Section(
        title="By period",
        lines=tuple(_relation(row) for row in rows),
        note=None if rows else "nothing is known of this pair",
    )
    return Reading(
        title=f"{first} and {second}",
        opening=(warning,),
        sections=(periods, *timeline_of(view, (first, second)).sections),
    )


def _relation(row: Relation) -> Line:
    quads = row.quad_counts
    intensity = f"mean intensity {row.intensity_mean:+.1f}" if row.intensity_mean is not None else None
    return Line(text=joined([
        period_words(row.period),
        f"cooperation: {quads.verbal_cooperation} verbal, {quads.material_cooperation} material",
        f"conflict: {quads.verbal_conflict} verbal, {quads.material_conflict} material",
        intensity, counted(row.incidents, "incident"), counted(row.origins, "origin"),
    ]))  # fmt: skip


def _incident(row: Incident, events: dict[str, Event], labels: Labels, reported: Mapping[str, _Days]) -> Line:
    told = [events[event_id] for event_id in row.events if event_id in events]
    first = first_of(reported[event.document_id] for event in told if event.document_id in reported)
    mark = "○" if row.status in ("planned", "threatened", "hypothetical") else "●"
    return Line(
        text=joined([
            f"{mark} {row.occurred or 'unknown'}",
            " → ".join(labels.actor(code) for code in (row.source, row.recipient) if code) or "parties unknown",
            f"{TYPE_WORDS.get(row.type, row.type)}, {row.status}", row.place,
            f"first reported {first}" if first else "day of the report unknown",
            counted(row.reports, "report"), counted(row.origins, "origin"),
        ]),
        quotes=tuple(labels.quote(e.document_id, e.sentence_start, e.sentence_end) for e in told[:1]),
        citations=tuple(labels.cite(e.document_id, e.anchor_start, e.anchor_end) for e in told[:3]),
        record_id=row.incident_id,
    )  # fmt: skip


def _takes_part(actor: str, row: Incident) -> bool:
    codes = f"{row.source or ''};{row.recipient or ''}".split(";")
    return any(code == actor or code.startswith((f"{actor}.", f"{actor}/")) for code in codes)


def _day(row: Incident) -> tuple[str, str, str]:
    return (row.occurred_earliest or "", row.occurred_latest or "", row.incident_id)
