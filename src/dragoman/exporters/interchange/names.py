"""Actor codes and incidents of a record in, how a reader names them out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.codebooks.actors import actor_key
from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.language.precision import lasting
from dragoman.model.annotations import Event
from dragoman.model.findings import Actor, Decision, Incident
from dragoman.model.text import Document
from dragoman.ports import CorpusView

HAPPENED = frozenset({"occurred", "ongoing"})
PLANNED = frozenset({"planned", "threatened"})


@dataclass(slots=False)
class Cast:
    """The actors of a record by code."""

    view: CorpusView

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Code in `actors` -> its row."""
        return {actor.actor: actor for actor in self.view.rows("actors")}

    def actor(self, code: str) -> Actor | None:
        """The row of an actor; a code inside a report has a person's sector, the row has not."""
        return self.actors.get(code) or self.actors.get(actor_key(code))

    def name(self, code: str) -> str:
        """The name of an actor, or its code where the record knows none."""
        found = self.actor(code)
        return found.name if found else code

    def names(self, codes: str | None) -> str:
        """The names of several codes joined by `;`; a dash for none."""
        return " and ".join(self.name(code) for code in codes.split(";")) if codes else "—"


def headline(incident: Incident, cast: Cast) -> str:
    """Who did what to whom, in a line; a status is said where it is not what happened."""
    act = TYPE_WORDS.get(incident.type, incident.type.lower())
    status = "" if incident.status == "occurred" else f" ({incident.status})"
    parties = cast.names(incident.source)
    if incident.recipient:
        parties = f"{parties} → {cast.names(incident.recipient)}"
    return f"{parties}: {act}{status}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident with its events and their reports, both in order of report.

    `lasts` is true where a report writes the first and the last of its days; else an interval leaves the day open.
    """

    incident: Incident
    events: tuple[Event, ...]
    documents: Mapping[str, Document]
    lasts: bool = False

    def quotes(self, most: int) -> Iterator[str]:
        """The sentences that tell it with their source and span, at most `most`."""
        for event in self.events[:most]:
            report = self.documents[event.document_id]
            words = " ".join(report.text[event.sentence_start : event.sentence_end].split())
            yield f'"{words}" ({report.publisher or report.uri}, char {event.sentence_start}-{event.sentence_end})'


def told_incidents(view: CorpusView, incidents: Sequence[Incident]) -> Iterator[Told]:
    """Incidents with what tells them, in the given order."""
    ids = {event_id for incident in incidents for event_id in incident.events}
    events = {event.event_id: event for event in view.rows("events", ids, column="event_id")}
    documents = {
        row.document_id: row for row in view.rows("documents", {event.document_id for event in events.values()})
    }
    stretches = lasting(view)
    for incident in incidents:
        told = tuple(events[key] for key in incident.events if key in events)
        lasts = any(stretches.get(event.event_id) == incident.occurred for event in told)
        yield Told(incident=incident, events=told, documents=documents, lasts=lasts)


def counted(incident: Incident) -> str:
    """How many reports and origins tell it; never a count without its unit."""
    return f"reports {incident.reports} · origins {incident.origins}"


def decided(view: CorpusView) -> frozenset[str]:
    """The ids on which a person decided something."""
    rows: Iterator[Decision] = view.rows("decisions")
    return frozenset(key for row in rows for key in (row.subject, row.object) if key)
