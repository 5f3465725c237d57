"""Incidents in, pairs of states by quarter out: counted in incidents and origins, never in mentions.

An incident counts for every pair of a state among its sources with a state among its recipients; a
reciprocal one for every pair of its parties. It counts in the quarter in which it occurred; one without
a date, planned, threatened, hypothetical, denied or negated counts nowhere. Quad classes and scores are
PLOVER's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from dragoman.codebooks import plover
from dragoman.model.annotations import Event
from dragoman.model.findings import Incident, QuadCounts, Relation
from dragoman.ports import CorpusView, Findings

_COUNTED = frozenset({"occurred", "ongoing"})
_NOT_STATES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"})
_FIRST_QUARTER = 33
"""EDTF (ISO 8601-2) writes the quarters of a year as months 33 to 36."""

Key = tuple[str, str, str]


@dataclass(slots=True)
class _Tally:
    quads: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    intensities: list[float] = field(default_factory=list)
    incidents: int = 0
    origins: set[str] = field(default_factory=set)


class RelationPart:
    """The port `CorpusPart`: fills `relations`."""

    name = "relations"
    requires = frozenset({"incidents", "origins", "events"})
    provides = frozenset({"relations"})
    reach: Literal["stories", "record"] = "record"

    def analyse(self, view: CorpusView) -> Findings:
        """All pairs of states that took part in a dated incident."""
        origins = _origins(view)
        events = {event.event_id: event for event in view.rows("events")}
        tallies: dict[Key, _Tally] = defaultdict(_Tally)
        for incident in view.rows("incidents"):
            told = [events[event_id] for event_id in incident.events if event_id in events]
            for key in _keys(incident, told):
                _count(tallies[key], incident, told, origins)
        return Findings(tables={"relations": [_relation(*key, tallies[key]) for key in sorted(tallies)]}, updates={})


def quarter(earliest: str | None, latest: str | None) -> str | None:
    """The EDTF quarter of an interval of ISO days, None where it is unknown or spans several."""
    if not earliest or not latest:
        return None
    first, last = (f"{day[:4]}-{_FIRST_QUARTER + (int(day[5:7]) - 1) // 3}" for day in (earliest, latest))
    return first if first == last else None


def state_of(code: str) -> str | None:
    """The state of an actor code; None for an organisation that is of no state."""
    state = code.split("/")[0].split(".")[0]
    return None if state in _NOT_STATES or len(state) != 3 else state


def _keys(incident: Incident, told: list[Event]) -> Iterator[Key]:
    period = quarter(incident.occurred_earliest, incident.occurred_latest)
    if period is None or incident.status not in _COUNTED:
        return
    sources = {state for event in told for party in event.sources if (state := state_of(party.actor))}
    recipients = {state for event in told for party in event.recipients if (state := state_of(party.actor))}
    pairs = {tuple(sorted(pair)) for pair in product(sources, recipients or sources) if len(set(pair)) == 2}
    for a, b in sorted(pairs):
        yield a, b, period


def _count(tally: _Tally, incident: Incident, told: list[Event], origins: Mapping[str, str]) -> None:
    quad = plover.quad(incident.type)
    tally.quads[quad] += 1
    tally.incidents += 1
    tally.origins |= {origins.get(event.document_id, event.document_id) for event in told}
    modes = sorted(event.mode for event in told if event.mode and event.type == incident.type)
    tally.intensities.append(plover.intensity(incident.type, modes[0] if modes else None))


def _relation(a: str, b: str, period: str, tally: _Tally) -> Relation:
    counts = QuadCounts(
        verbal_cooperation=tally.quads[1],
        material_cooperation=tally.quads[2],
        verbal_conflict=tally.quads[3],
        material_conflict=tally.quads[4],
    )
    mean = sum(sorted(tally.intensities)) / len(tally.intensities) if tally.intensities else None
    return Relation(
        a=a, b=b, period=period, quad_counts=counts, intensity_mean=mean,
        incidents=tally.incidents, origins=len(tally.origins),
    )  # fmt: skip


def _origins(view: CorpusView) -> dict[str, str]:
    return {document: origin.origin_id for origin in view.rows("origins") for document in origin.documents}
