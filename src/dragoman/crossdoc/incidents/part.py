"""A record with its events, stories and origins in, its incidents out; a person's judgements come first."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Literal

from dragoman.crossdoc.incidents.grouping import Group, Pair, grouped
from dragoman.crossdoc.incidents.tellings import Telling, threads_of
from dragoman.language.origins import origins_of_reports
from dragoman.model.findings import Decision, Incident
from dragoman.model.provenance import identifier
from dragoman.ports import CorpusView, Findings

STATUSES = ("occurred", "ongoing", "planned", "threatened", "denied", "hypothetical", "negated")
"""The best evidence first: what one report tells as past and another as planned has happened."""
_NOT_TOLD = frozenset({"negated", "hypothetical"})
"""What nobody tells otherwise is no happening."""


class IncidentPart:
    """The port `CorpusPart`: fills `incidents`."""

    name = "incidents"
    requires = frozenset({"documents", "events", "stories", "derivations", "origins", "decisions"})
    provides = frozenset({"incidents"})
    reach: Literal["stories", "record"] = "stories"

    def analyse(self, view: CorpusView) -> Findings:
        """The incidents of all events but those that are only ever negated or supposed."""
        together, apart = _judgements(view)
        origins = origins_of_reports(view)
        groups = [
            group for thread in threads_of(view, frozenset[str]().union(*apart)) for group in grouped(thread, apart)
        ]
        rows = [_incident(group, origins) for group in _united(groups, together)]
        return Findings(tables={"incidents": [row for row in rows if row.status not in _NOT_TOLD]}, updates={})


def _judgements(view: CorpusView) -> tuple[list[Pair], list[Pair]]:
    """Pairs of events that a person put together, and those put apart; the latest judgement holds.

    An incident is named by its earliest event, so that a judgement on it stays one when it grows.
    """
    decisions = [row for row in view.rows("decisions") if row.kind == "incident" and row.object is not None]
    if not decisions:
        return [], []
    events = view.table("events", ["event_id"]).column(0).to_pylist()
    names = {key: key for key in events} | {identifier("incident", key): key for key in events}
    latest: dict[Pair, Decision] = {}
    for row in decisions:
        if row.subject in names and row.object in names and row.subject != row.object:
            latest[frozenset({names[row.subject], names[row.object]})] = row
    together = [pair for pair, row in latest.items() if row.judgement == "same"]
    return together, [pair for pair, row in latest.items() if row.judgement == "different"]


def _united(groups: Sequence[Group], together: Iterable[Pair]) -> list[Group]:
    held = {event: group for group in groups for event in group.event_ids} if together else {}
    gone: set[int] = set()
    for pair in together:
        first, second = (held[event] for event in sorted(pair))
        if first is second:
            continue
        first.members += second.members
        gone.add(id(second))
        held.update(dict.fromkeys(second.event_ids, first))
    return [group for group in groups if id(group) not in gone]


def _incident(group: Group, origins: Mapping[str, frozenset[str]]) -> Incident:
    members = sorted(group.members, key=lambda member: member.order)
    events = sorted((event for member in members for event in member.events), key=lambda event: event.order)
    documents = {event.document_id for event in events}
    best = min(members, key=_vagueness)
    dated = _commonest(members, lambda member: member.days, _precision) or best
    placed = _commonest(members, lambda member: member.place, lambda member: 0)
    return Incident(
        incident_id=identifier("incident", events[0].event_id),
        story_id=events[0].story_id,
        type=best.type,
        source=best.source,
        recipient=best.recipient,
        occurred=dated.occurred,
        occurred_earliest=dated.occurred_earliest,
        occurred_latest=dated.occurred_latest,
        place=placed.place if placed else None,
        status=min((member.status for member in members), key=_rank),
        events=tuple(event.event_id for event in events),
        reports=len(documents),
        origins=len(frozenset[str]().union(*(origins.get(each, frozenset({each})) for each in documents))),
    )


def _vagueness(member: Telling) -> tuple[int, int, int, tuple[str, str, int]]:
    codes = member.sources | member.recipients
    return (
        -(bool(member.sources) + bool(member.recipients)),
        -sum(code.name is not None for code in codes),
        _rank(member.status),
        member.order,
    )


def _rank(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)


def _precision(member: Telling) -> int:
    return member.days[1] - member.days[0] if member.days else 0


def _commonest(
    members: Sequence[Telling], value: Callable[[Telling], Hashable], coarse: Callable[[Telling], int]
) -> Telling | None:
    """The member with the value that most reports give: the finest first, then the most often, then the earliest."""
    counts: Counter[Hashable] = Counter()
    for member in members:
        if value(member) is not None:
            counts[value(member)] += len({event.document_id for event in member.events})
    told = [member for member in members if value(member) is not None]
    return min(told, key=lambda member: (coarse(member), -counts[value(member)], member.order), default=None)
