"""Events of a story in, for each undated report the days before what it tells as still to come, out.

A report that tells an act of named persons as still to come, without its day, appeared before the day
that another report of the story gives for it: on the day itself one would say so. The act is the same
where type and parties are, and where the day lies near the report that gives it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dragoman.codebooks.actor_entries import actor_key
from dragoman.crossdoc.dating.constraints import Constraint
from dragoman.crossdoc.dating.days import FIRST, Days, span
from dragoman.crossdoc.dating.sharing import grain
from dragoman.model.annotations import Event, TimeExpression
from dragoman.model.provenance import Evidence

_NEAR = 14
"""Days between an act and the report that gives its day: from farther off it may be another such act."""
_PLANNED = "planned"
_TOLD = frozenset({_PLANNED, "occurred", "ongoing"})
_DATED_WITHIN = 3
"""Days that the date of the report that gives the day may leave open."""

Act = tuple[str, frozenset[str]]
"""Type and parties."""


def before_plans(
    stories: Sequence[Sequence[str]],
    events: Mapping[str, Sequence[Event]],
    times: Mapping[str, Sequence[TimeExpression]],
    known: Mapping[str, Days],
) -> Iterator[Constraint]:
    """The constraints for the undated reports, each in its evidence's `document_id`.

    Args:
        stories: The reports of each story.
        events: Report -> its events.
        times: Undated report -> its time expressions.
        known: Dated report -> its days.
    """
    for members in stories:
        given = _given([event for name in sorted(members) if name in known for event in events.get(name, ())], known)
        for name in sorted(set(members) & times.keys()):
            days = {(row.expression_start, row.expression_end) for row in times[name] if grain(row) == "D"}
            for event in events.get(name, ()):
                act = _act(event)
                if event.status == _PLANNED and act in given and (event.date_start, event.date_end) not in days:
                    yield _before(event, given[act])


def _given(events: Sequence[Event], known: Mapping[str, Days]) -> dict[Act, Event]:
    """The acts whose day a dated report gives, each with the event that gives the latest one."""
    found: dict[Act, list[Event]] = defaultdict(list)
    for event in events:
        act, days = _act(event), known[event.document_id]
        if act is None or event.status not in _TOLD or span(days) > _DATED_WITHIN:
            continue
        if event.occurred_latest is None or event.occurred_earliest != event.occurred_latest:
            continue
        if abs(date.fromisoformat(event.occurred_latest).toordinal() - days[0][0]) <= _NEAR:
            found[act].append(event)
    return {act: max(rows, key=lambda row: (row.occurred_latest or "", row.event_id)) for act, rows in found.items()}


def _act(event: Event) -> Act | None:
    """Type and parties of an act of at least two, one of them a person; None of any other."""
    parties = frozenset(actor_key(party.actor) for party in (*event.sources, *event.recipients) if party.actor)
    return (event.type, parties) if len(parties) > 1 and any("/" in each for each in parties) else None


def _before(event: Event, other: Event) -> Constraint:
    last = date.fromisoformat(other.occurred_latest or "").toordinal() - 1
    quoted = [
        Evidence(
            document_id=each.document_id, evidence_start=each.anchor_start, evidence_end=each.anchor_end,
            text=each.anchor_text, reason=reason,
        )
        for each, reason in (
            (event, f"{event.anchor_text} is still to come, without a day; elsewhere it is of {other.occurred}"),
            (other, f"the same act, of {other.occurred}"),
        )
    ]  # fmt: skip
    return Constraint(kind="plan", days=((FIRST, last),), evidence=quoted[0], beside=(quoted[1],))
