"""Incidents in the order of their days, and a pair of states over time."""

from collections.abc import Mapping, Sequence

from dragoman.codebooks.actors import actor_key, load_codebook
from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.errors import LookupFailed
from dragoman.exporters.reading.content import Line, Reading, Section
from dragoman.exporters.reading.labels import Labels, joined, period_words
from dragoman.exporters.reading.naming import party_meant
from dragoman.language.measures import counted
from dragoman.language.precision import first_of
from dragoman.model.annotations import Event
from dragoman.model.findings import Incident, Relation
from dragoman.ports import CorpusView

Chronology = Reading
_Days = tuple[str | None, str | None]

_HAPPENED = ("occurred", "ongoing")
"""Status of what `relations` counts."""
_FEWEST_FOR_TREND = 10
"""Incidents below which no trend is named: fewer say nothing about a direction."""
_FEWEST_QUARTERS = 3


def timeline_of(view: CorpusView, actors: Sequence[str] = ()) -> Chronology:
    """Incidents by the day they happened or are to happen, and when they were first reported.

    Args:
        view: The record.
        actors: Codes or names of states and actors; only incidents in which each of them takes part.

    Raises:
        LookupFailed: nobody is called so.
    """
    actors = [party_meant(view, actor) for actor in actors]
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
    """A pair of states by period: incidents by quad class, mean intensity, origins.

    Args:
        view: The record.
        a: One of them, by code or name.
        b: The other.

    Raises:
        LookupFailed: nobody is called so, or both are one.
    """
    first, second = sorted((party_meant(view, a), party_meant(view, b)))
    if first == second:
        raise LookupFailed(f"{a} and {b} are one; name two")
    rows: list[Relation] = [row for row in view.rows("relations", [first], column="a") if row.b == second]
    told = [row for row in view.rows("incidents") if _takes_part(first, row) and _takes_part(second, row)]
    total = sum(row.incidents for row in rows)
    states = {first, second} <= set(load_codebook().states())
    note = _uncounted(told, total) if states else "periods are counted for pairs of states only"
    periods = Section(title="By period", lines=tuple(_relation(row) for row in rows), note=note)
    chronology = timeline_of(view, (first, second))
    return Reading(
        title=f"{first} and {second}",
        opening=(_trend(total, len(rows)), *chronology.opening),
        sections=(periods, *chronology.sections),
    )


def _trend(total: int, quarters: int) -> str:
    if not total:
        return "no incident that happened in a known quarter"
    dated = f"{counted(total, 'incident')} that happened in {counted(quarters, 'known quarter')}"
    return f"{dated}: too few for a trend" if total < _FEWEST_FOR_TREND or quarters < _FEWEST_QUARTERS else dated


def _uncounted(told: Sequence[Incident], total: int) -> str | None:
    """How many incidents of a pair its periods do not count, and why; None where they count all."""
    if not told:
        return "the record tells of nothing between the two"
    still_open = sum(row.status not in _HAPPENED for row in told)
    vague = sum(row.status in _HAPPENED and not _in_one_quarter(row) for row in told)
    joint = len(told) - still_open - vague - total
    reasons = joined((
        f"{still_open} planned, threatened or only supposed" if still_open else None,
        f"{vague} of no known quarter" if vague else None,
        f"{joint} in which the two do not act on each other" if joint > 0 else None,
    ), ", ")  # fmt: skip
    return f"of {counted(len(told), 'incident')} listed below, these are not counted: {reasons}" if reasons else None


def _in_one_quarter(row: Incident) -> bool:
    days = (row.occurred_earliest, row.occurred_latest)
    return len({day and (day[:4], (int(day[5:7]) - 1) // 3) for day in days}) == 1 and None not in days


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
    return any(
        actor in (code, actor_key(code)) or code.startswith((f"{actor}.", f"{actor}/")) for code in codes if code
    )


def _day(row: Incident) -> tuple[str, str, str]:
    return (row.occurred_earliest or "", row.occurred_latest or "", row.incident_id)
