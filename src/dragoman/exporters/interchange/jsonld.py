"""A record in, its reports, statements, incidents and comparisons as JSON-LD with schema.org out.

schema.org has no relation between two claims, so agreement and contradiction are terms of our own, and so
are the counts of origins. Spans are text fragments of RFC 5147 (`#char=start,end`).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.codebooks.actors import actor_key
from dragoman.exporters.interchange.names import Cast, decided, headline
from dragoman.model.findings import Comparison
from dragoman.ports import CorpusView

CONTEXT = {
    "@vocab": "https://schema.org/",
    "record": "urn:dragoman:",
    "origins": "urn:dragoman:vocabulary#origins",
    "relation": "urn:dragoman:vocabulary#relation",
    "point": "urn:dragoman:vocabulary#point",
    "first": {"@id": "urn:dragoman:vocabulary#first", "@type": "@id"},
    "second": {"@id": "urn:dragoman:vocabulary#second", "@type": "@id"},
    "decidedBy": "urn:dragoman:vocabulary#decidedBy",
    "Comparison": "urn:dragoman:vocabulary#Comparison",
}
_SCHEDULED = "https://schema.org/EventScheduled"
_KINDS = {"person": "Person", "state": "Country", "organisation": "Organization", "group": "Organization"}


class JsonLdExporter:
    """The port `Exporter`: one graph whose nodes carry the ids of the record."""

    name = "jsonld"
    tables = frozenset({"documents", "actors", "statements", "incidents", "derivations", "comparisons"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `record.jsonld`, UTF-8, a node a line."""
        out.mkdir(parents=True, exist_ok=True)
        path = out / "record.jsonld"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n')
            for number, node in enumerate(_nodes(view)):
                file.write((",\n" if number else "") + json.dumps(_filled(node), ensure_ascii=False))
            file.write("\n]}\n")
        return [path]


def _nodes(view: CorpusView) -> Iterator[dict[str, Any]]:
    cast = Cast(view)
    yield from _articles(view)
    for code, actor in sorted(cast.actors.items()):
        yield {"@id": _id(code), "@type": _KINDS.get(actor.kind, "Organization"), "name": actor.name,
               "sameAs": f"http://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None}  # fmt: skip
    yield from _claims(view, cast)
    judged = decided(view)
    yield from _events(view, cast, judged)
    for row in view.rows("comparisons"):
        yield _comparison(row, judged)


def _articles(view: CorpusView) -> Iterator[dict[str, Any]]:
    based: dict[str, list[str]] = {}
    cited: dict[str, list[str]] = {}
    for row in view.rows("derivations"):
        if row.from_document:
            based.setdefault(row.to_document, []).append(_id(row.from_document))
        elif row.from_name:
            cited.setdefault(row.to_document, []).append(row.from_name)
    for document in view.rows("documents"):
        yield {
            "@id": _id(document.document_id), "@type": "NewsArticle", "headline": document.title,
            "identifier": document.uri, "datePublished": document.published, "inLanguage": document.language,
            "publisher": document.publisher and {"@type": "Organization", "name": document.publisher},
            "isBasedOn": [{"@id": each} for each in based.get(document.document_id, ())],
            "citation": cited.get(document.document_id, []),
        }  # fmt: skip


def _claims(view: CorpusView, cast: Cast) -> Iterator[dict[str, Any]]:
    for row in view.rows("statements"):
        known = row.speaker is not None and actor_key(row.speaker) in cast.actors
        speaker = {"@id": _id(actor_key(row.speaker))} if known else row.speaker_name and {"name": row.speaker_name}
        yield {
            "@id": _id(row.statement_id), "@type": "Claim", "text": row.content_text, "author": speaker,
            "appearance": {"@id": _span(row.document_id, row.content_start, row.content_end)},
            "dateCreated": row.said,
        }  # fmt: skip


def _events(view: CorpusView, cast: Cast, judged: frozenset[str]) -> Iterator[dict[str, Any]]:
    reports = {row.event_id: row for row in view.rows("events")}
    for row in view.rows("incidents"):
        told = [reports[key] for key in row.events if key in reports]
        yield {
            "@id": _id(row.incident_id), "@type": "Event", "name": headline(row, cast),
            "startDate": row.occurred_earliest, "endDate": row.occurred_latest, "temporalCoverage": row.occurred,
            "location": row.place, "eventStatus": _SCHEDULED if row.status == "planned" else None,
            "organizer": _references(row.source), "attendee": _references(row.recipient), "origins": row.origins,
            "subjectOf": [{"@id": _span(e.document_id, e.sentence_start, e.sentence_end)} for e in told],
            "decidedBy": "human" if row.incident_id in judged else None,
        }  # fmt: skip


def _comparison(row: Comparison, judged: frozenset[str]) -> dict[str, Any]:
    return {
        "@id": _id(row.comparison_id), "@type": "Comparison", "relation": row.relation, "point": row.point,
        "first": _span(row.a_document, row.a_start, row.a_end),
        "second": _span(row.b_document, row.b_start, row.b_end), "description": row.explanation,
        "decidedBy": "human" if row.comparison_id in judged else None,
    }  # fmt: skip


def _id(key: str) -> str:
    return f"record:{key}"


def _span(document_id: str, start: int, end: int) -> str:
    return f"record:{document_id}#char={start},{end}"


def _references(codes: str | None) -> list[dict[str, str]]:
    return [{"@id": _id(key)} for key in sorted({actor_key(code) for code in codes.split(";")})] if codes else []


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
