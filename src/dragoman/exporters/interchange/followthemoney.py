"""A record in, its reports, actors, mentions and incidents as FollowTheMoney entities out, one JSON object a line.

Source:
    FollowTheMoney schemata Article, Mention, Event, Person, PublicBody, Organization.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.codebooks.actors import actor_key, load_codebook
from dragoman.exporters.interchange.names import Cast, Told, headline, told_incidents
from dragoman.language.precision import finest_date, known_day
from dragoman.ports import CorpusView

_SCHEMATA = {"person": "Person", "state": "PublicBody", "organisation": "Organization", "group": "Organization"}
_GOVERNMENT = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})


class FollowTheMoneyExporter:
    """The port `Exporter`: entities refer to each other by the ids of the record."""

    name = "ftm"
    tables = frozenset({"documents", "actors", "mentions", "incidents"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `entities.ftm.json`, UTF-8."""
        out.mkdir(parents=True, exist_ok=True)
        cast = Cast(view)
        path = out / "entities.ftm.json"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for entity in (*_articles(view), *_actors(cast), *_mentions(view, cast), *_events(view, cast)):
                file.write(json.dumps(entity, ensure_ascii=False) + "\n")
        return [path]


def _entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    """An entity; properties are lists of strings, and those without a value are left out."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": key, "schema": schema, "properties": {n: [str(v) for v in vs] for n, vs in listed.items()}}


def _articles(view: CorpusView) -> Iterator[dict[str, Any]]:
    for document in view.rows("documents"):
        yield _entity(
            document.document_id, "Article", title=document.title or document.uri, fileName=document.uri,
            publisher=document.publisher, author=document.author, language=document.language,
            publishedAt=finest_date(document.published),
            sourceUrl=document.uri if document.uri.startswith(("http://", "https://")) else None,
        )  # fmt: skip


def _actors(cast: Cast) -> Iterator[dict[str, Any]]:
    book = load_codebook()
    for code, actor in sorted(cast.actors.items()):
        schema = _SCHEMATA.get(actor.kind, "Organization")
        if schema == "Organization" and not _GOVERNMENT.isdisjoint(actor.sectors):
            schema = "PublicBody"
        country = (book.iso2(actor.state) or "").lower() if actor.state else None
        others = [each.name for each in actor.names if each.name != actor.name]
        positions = [office.title for office in actor.office] if schema == "Person" else None
        yield _entity(
            code, schema, name=actor.name, alias=others, country=country, position=positions,
            wikidataId=actor.wikidata,
        )  # fmt: skip


def _mentions(view: CorpusView, cast: Cast) -> Iterator[dict[str, Any]]:
    """One for each report and actor, with every form that the report uses."""
    query = """
        select document_id, actor, list(distinct mention_text order by mention_text) as names
        from mentions where actor is not null and kind <> 'place' group by all order by document_id, actor
    """
    for row in view.sql(query).to_pylist():
        key = actor_key(row["actor"])
        if key in cast.actors:
            yield _entity(
                f"{row['document_id']}:{row['actor']}", "Mention", document=row["document_id"], resolved=key,
                name=row["names"],
            )  # fmt: skip


def _events(view: CorpusView, cast: Cast) -> Iterator[dict[str, Any]]:
    for told in told_incidents(view, list(view.rows("incidents"))):
        incident = told.incident
        sources = _codes(incident.source)
        yield _entity(
            incident.incident_id, "Event", name=headline(incident, cast), organizer=sources,
            involved=sources + _codes(incident.recipient), location=incident.place,
            summary=list(told.quotes(3)), **_dates(told),
            proof=sorted({event.document_id for event in told.events}),
        )  # fmt: skip


def _codes(codes: str | None) -> list[str]:
    return sorted({actor_key(code) for code in codes.split(";")}) if codes else []


def _dates(told: Told) -> dict[str, str | None]:
    """Both ends of what lasts or is of a known day; else the month or year that holds all days, and them in words."""
    incident = told.incident
    if told.lasts or known_day(incident.occurred):
        return {"startDate": incident.occurred_earliest, "endDate": incident.occurred_latest}
    whole = finest_date(incident.occurred)
    words = f"some time in {incident.occurred} (EDTF)" if incident.occurred != whole else None
    return {"date": whole, "description": words}
