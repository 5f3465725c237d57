"""A record in, its reports, statements, incidents and comparisons as JSON-LD with schema.org out.

schema.org has no relation between two claims, so agreement and contradiction are terms of our own, and so
are the counts of origins. Spans are text fragments of RFC 5147 (`#char=start,end`).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.exporters.interchange.names import Cast, decided
from dragoman.exporters.interchange.nodes import (
    CONTEXT,
    actor_node,
    appeared,
    claim_node,
    comparison_node,
    filled,
    incident_node,
    reference,
)
from dragoman.ports import CorpusView


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
                file.write((",\n" if number else "") + json.dumps(filled(node), ensure_ascii=False))
            file.write("\n]}\n")
        return [path]


def _nodes(view: CorpusView) -> Iterator[dict[str, Any]]:
    cast = Cast(view)
    yield from _articles(view)
    for _, actor in sorted(cast.actors.items()):
        yield actor_node(actor)
    for statement in view.rows("statements"):
        yield claim_node(statement, cast)
    judged = decided(view)
    told = {row.event_id: row for row in view.rows("events")}
    for incident in view.rows("incidents"):
        events = [told[key] for key in incident.events if key in told]
        yield incident_node(incident, cast, events, decided=incident.incident_id in judged)
    for row in view.rows("comparisons"):
        yield comparison_node(row)


def _articles(view: CorpusView) -> Iterator[dict[str, Any]]:
    based: dict[str, list[str]] = {}
    cited: dict[str, list[str]] = {}
    for row in view.rows("derivations"):
        if row.from_document:
            based.setdefault(row.to_document, []).append(reference(row.from_document))
        elif row.from_name:
            cited.setdefault(row.to_document, []).append(row.from_name)
    for document in view.rows("documents"):
        yield {
            "@id": reference(document.document_id), "@type": "NewsArticle", "headline": document.title,
            "identifier": document.uri, **appeared(document.published), "inLanguage": document.language,
            "publisher": document.publisher and {"@type": "Organization", "name": document.publisher},
            "isBasedOn": [{"@id": each} for each in based.get(document.document_id, ())],
            "citation": cited.get(document.document_id, []),
        }  # fmt: skip
