"""Rows of a record in, nodes of JSON-LD with schema.org out; `filled` drops what a row does not say."""

from collections.abc import Sequence
from typing import Any

from dragoman.codebooks.actors import actor_key
from dragoman.exporters.interchange.names import Cast, headline
from dragoman.language.precision import finest_date
from dragoman.model.annotations import Event, Statement
from dragoman.model.findings import Actor, Comparison, Incident, Story

CONTEXT = {
    "@vocab": "https://schema.org/",
    "record": "urn:dragoman:",
    "plover": "urn:dragoman:plover#",
    "status": "urn:dragoman:vocabulary#status",
    "origins": "urn:dragoman:vocabulary#origins",
    "relation": "urn:dragoman:vocabulary#relation",
    "point": "urn:dragoman:vocabulary#point",
    "first": {"@id": "urn:dragoman:vocabulary#first", "@type": "@id"},
    "second": {"@id": "urn:dragoman:vocabulary#second", "@type": "@id"},
    "decidedBy": "urn:dragoman:vocabulary#decidedBy",
    "Comparison": "urn:dragoman:vocabulary#Comparison",
}
"""What the words of the graph mean; relations between two claims are ours."""
_SCHEDULED = "https://schema.org/EventScheduled"
_KINDS = {"person": "Person", "state": "Country", "organisation": "Organization", "group": "Organization"}


def actor_node(actor: Actor) -> dict[str, Any]:
    """Someone or something in the world, with the names as written."""
    return {
        "@id": reference(actor.actor), "@type": _KINDS.get(actor.kind, "Organization"), "name": actor.name,
        "alternateName": [each.name for each in actor.names if each.name != actor.name],
        "sameAs": f"http://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None,
    }  # fmt: skip


def claim_node(statement: Statement, cast: Cast) -> dict[str, Any]:
    """Who said what, and where it appears."""
    known = statement.speaker is not None and actor_key(statement.speaker) in cast.actors
    named = statement.speaker_name and {"name": statement.speaker_name}
    speaker = {"@id": reference(actor_key(statement.speaker))} if known and statement.speaker else named
    return {
        "@id": reference(statement.statement_id), "@type": "Claim", "text": statement.content_text, "author": speaker,
        "appearance": {"@id": fragment(statement.document_id, statement.content_start, statement.content_end)},
        "dateCreated": finest_date(statement.said), "decidedBy": statement.decided_by,
    }  # fmt: skip


def event_node(event: Event, name: str) -> dict[str, Any]:
    """What one sentence tells, under the code of PLOVER's type."""
    return {
        "@id": reference(event.event_id), "@type": "Event", "name": name, "additionalType": f"plover:{event.type}",
        **happened(event.occurred), "location": event.place,
        "eventStatus": _SCHEDULED if event.status == "planned" else None,
        "status": event.status, "organizer": _references(event.source), "attendee": _references(event.recipient),
        "subjectOf": {"@id": fragment(event.document_id, event.sentence_start, event.sentence_end)},
        "decidedBy": event.decided_by,
    }  # fmt: skip


def incident_node(incident: Incident, cast: Cast, events: Sequence[Event], *, decided: bool) -> dict[str, Any]:
    """One happening, with the sentences that tell it."""
    return {
        "@id": reference(incident.incident_id), "@type": "Event", "name": headline(incident, cast),
        **happened(incident.occurred), "location": incident.place,
        "eventStatus": _SCHEDULED if incident.status == "planned" else None,
        "organizer": _references(incident.source), "attendee": _references(incident.recipient),
        "origins": incident.origins,
        "subjectOf": [{"@id": fragment(e.document_id, e.sentence_start, e.sentence_end)} for e in events],
        "decidedBy": "human" if decided else None,
    }  # fmt: skip


def comparison_node(row: Comparison) -> dict[str, Any]:
    """What two reports say on one point."""
    return {
        "@id": reference(row.comparison_id), "@type": "Comparison", "relation": row.relation, "point": row.point,
        "first": fragment(row.a_document, row.a_start, row.a_end),
        "second": fragment(row.b_document, row.b_start, row.b_end), "description": row.explanation,
        "decidedBy": row.decided_by,
    }  # fmt: skip


def story_node(story: Story) -> dict[str, Any]:
    """Reports of one happening."""
    return {
        "@id": reference(story.story_id), "@type": "Collection", "name": story.title, "origins": story.origins,
        "temporalCoverage": "/".join(dict.fromkeys(filter(None, (story.earliest, story.latest)))) or None,
        "hasPart": [{"@id": reference(name)} for name in story.documents],
    }  # fmt: skip


def happened(edtf: str | None) -> dict[str, str | None]:
    """When something was: the words that take one date get the day, month or year that holds all its days."""
    whole = finest_date(edtf)
    return {"startDate": whole, "endDate": whole, "temporalCoverage": edtf}


def appeared(edtf: str | None) -> dict[str, str | None]:
    """When a report was published; `temporal` keeps the days that are open."""
    whole = finest_date(edtf)
    return {"datePublished": whole, "temporal": edtf if edtf != whole else None}


def reference(key: str) -> str:
    """The name of a row of the record in the graph."""
    return f"record:{key}"


def fragment(document_id: str, start: int, end: int) -> str:
    """The name of some characters of a report (RFC 5147)."""
    return f"record:{document_id}#char={start},{end}"


def filled(node: dict[str, Any]) -> dict[str, Any]:
    """The node without what is empty."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _references(codes: str | None) -> list[dict[str, str]]:
    return [{"@id": reference(key)} for key in sorted({actor_key(code) for code in codes.split(";")})] if codes else []
