"""A record in, the network of its actors out: who did what to whom, counted in incidents and origins.

An incident is an edge from each source to each recipient; of a reciprocal one, between all its parties in
the order of their codes. What did not happen counts apart: planned ones by themselves, others nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import NamedTuple

from dragoman.codebooks import plover
from dragoman.codebooks.actors import actor_key
from dragoman.exporters.interchange.names import HAPPENED, PLANNED, Cast
from dragoman.model.findings import Incident
from dragoman.ports import CorpusView

QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor; `kind` and `state` are None where the record does not know them."""

    actor: str
    label: str
    kind: str | None
    state: str | None


class _When(NamedTuple):
    """When an incident was; `occurred` is EDTF, and an interval stays one."""

    earliest: str
    latest: str
    occurred: str


@dataclass(slots=True)
class Edge:
    """What one actor did to another; counts are incidents, `origins` those of its best attested one.

    `first` and `last` are the dated incidents that can have been earliest and latest.
    """

    source: str
    target: str
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*QUADS.values(), "planned"), 0))
    incidents: int = 0
    origins: int = 0
    intensity: float = 0.0
    first: _When | None = None
    last: _When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges, each ordered by their codes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


EDGE_FIELDS = {
    **dict.fromkeys((*QUADS.values(), "planned", "incidents"), "int"), "origins_of_best_known": "int",
    "intensity_mean": "double", "first": "string", "last": "string",
}  # fmt: skip
"""Name of each attribute of an edge -> its type."""


def network_of(view: CorpusView) -> Network:
    """All actors that take part in an incident that happened or is planned with another one."""
    cast = Cast(view)
    edges: dict[tuple[str, str], Edge] = {}
    for incident in sorted(view.rows("incidents"), key=lambda row: row.incident_id):
        if incident.status in HAPPENED | PLANNED:
            for source, target in _pairs(incident):
                _count(edges.setdefault((source, target), Edge(source, target)), incident)
    codes = sorted({code for pair in edges for code in pair})
    return Network(nodes=tuple(_node(code, cast) for code in codes), edges=tuple(edges[pair] for pair in sorted(edges)))


def attributes(edge: Edge) -> dict[str, int | float | str]:
    """The attributes of an edge; those without a value are left out."""
    found: dict[str, int | float | str | None] = {
        **edge.counts,
        "incidents": edge.incidents,
        "origins_of_best_known": edge.origins,
        "intensity_mean": edge.intensity / edge.incidents if edge.incidents else None,
        "first": edge.first and edge.first.occurred,
        "last": edge.last and edge.last.occurred,
    }
    return {name: value for name, value in found.items() if value is not None}


def _pairs(incident: Incident) -> Iterator[tuple[str, str]]:
    sources = sorted({actor_key(code) for code in (incident.source or "").split(";") if code})
    recipients = sorted({actor_key(code) for code in (incident.recipient or "").split(";") if code})
    pairs = product(sources, recipients) if recipients else combinations(sources, 2)
    yield from ((source, target) for source, target in pairs if source != target)


def _count(edge: Edge, incident: Incident) -> None:
    if incident.status in PLANNED:
        edge.counts["planned"] += 1
        return
    edge.counts[QUADS[plover.quad(incident.type)]] += 1
    edge.incidents += 1
    edge.origins = max(edge.origins, incident.origins)
    edge.intensity += plover.intensity(incident.type)
    if incident.occurred and incident.occurred_earliest and incident.occurred_latest:
        when = _When(incident.occurred_earliest, incident.occurred_latest, incident.occurred)
        edge.first = min(filter(None, (edge.first, when)))
        edge.last = max(filter(None, (edge.last, when)), key=lambda one: (one.latest, one.earliest, one.occurred))


def _node(code: str, cast: Cast) -> Node:
    actor = cast.actor(code)
    return Node(
        actor=code, label=cast.name(code), kind=actor.kind if actor else None, state=actor.state if actor else None
    )
