"""Incidents in, pairs of states by quarter out: counted in incidents and origins, never in mentions.

An incident counts for every pair of a state among its sources with a state among its recipients; a
reciprocal one for every pair of its parties. It counts in the quarter in which it occurred; one without
a date, planned, threatened, hypothetical, denied or negated counts nowhere. Quad classes and scores are
PLOVER's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, product
from typing import Any, Literal

import pyarrow as pa

from dragoman.codebooks import plover
from dragoman.model.findings import QuadCounts, Relation
from dragoman.ports import CorpusView, Findings

_TOLD = """
    with counted as (
        select incident_id, type, occurred_earliest, occurred_latest, unnest(events) as event_id from incidents
        where status in ('occurred', 'ongoing') and occurred_earliest is not null and occurred_latest is not null
        {which}
    ),
    origin as (
        select document_id, max(origin_id) as origin_id
        from (select origin_id, unnest(documents) as document_id from origins) group by document_id
    )
    select incident_id, c.type as incident_type, c.occurred_earliest, c.occurred_latest, e.type, e.mode,
        document_id, origin_id, list_transform(e.sources, lambda party: party.actor) as sources,
        list_transform(e.recipients, lambda party: party.actor) as recipients
    from counted c join events e using (event_id) left join origin using (document_id)
    order by incident_id, event_id
"""
"""The events of dated incidents that happened, with the origin of their report."""
_QUARTER = "year({0}::date) || '-' || (32 + quarter({0}::date))"
_OF_QUARTERS = f"and list_contains(?, {_QUARTER.format('occurred_earliest')})"
_QUARTERS_OF = f"""
    select distinct {_QUARTER.format("occurred_earliest")} as period from incidents
    where occurred_earliest is not null
    and story_id in (select story_id from documents where list_contains(?, document_id))
"""
_NOT_STATES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"})
_FIRST_QUARTER = 33
"""EDTF (ISO 8601-2) writes the quarters of a year as months 33 to 36."""

Key = tuple[str, str, str]
Row = Mapping[str, Any]


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
        return Findings(tables={"relations": _counted(view.sql(_TOLD.format(which="")))}, updates={})

    def touched(self, view: CorpusView, documents: Sequence[str]) -> frozenset[str]:
        """The quarters in which incidents of the stories of some reports lie."""
        return frozenset(str(row) for row in view.sql(_QUARTERS_OF, [list(documents)]).column(0).to_pylist())

    def count_again(self, view: CorpusView, names: frozenset[str]) -> Findings:
        """The rows of these quarters."""
        chosen = sorted(names)
        rows = _counted(view.sql(_TOLD.format(which=_OF_QUARTERS), [chosen]))
        return Findings(tables={"relations": rows}, updates={}, only={"relations": ("period", chosen)})


def _counted(told: pa.Table) -> list[Relation]:
    tallies: dict[Key, _Tally] = defaultdict(_Tally)
    rows = (row for batch in told.to_batches(max_chunksize=2000) for row in batch.to_pylist())
    for _, group in groupby(rows, key=lambda row: str(row["incident_id"])):
        events = list(group)
        for key in _keys(events):
            _count(tallies[key], events)
    return [_relation(*key, tallies[key]) for key in sorted(tallies)]


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


def _keys(told: Sequence[Row]) -> Iterator[Key]:
    period = quarter(told[0]["occurred_earliest"], told[0]["occurred_latest"])
    if period is None:
        return
    sources = {state for event in told for actor in event["sources"] if (state := state_of(actor))}
    recipients = {state for event in told for actor in event["recipients"] if (state := state_of(actor))}
    pairs = {tuple(sorted(pair)) for pair in product(sources, recipients or sources) if len(set(pair)) == 2}
    for a, b in sorted(pairs):
        yield a, b, period


def _count(tally: _Tally, told: Sequence[Row]) -> None:
    kind = told[0]["incident_type"]
    tally.quads[plover.quad(kind)] += 1
    tally.incidents += 1
    tally.origins |= {event["origin_id"] or event["document_id"] for event in told}
    modes = sorted(event["mode"] for event in told if event["mode"] and event["type"] == kind)
    tally.intensities.append(plover.intensity(kind, modes[0] if modes else None))


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
