"""The record's events as PLOVER JSON: one object a line, an unknown field is left out.

Source:
    PLOVER manual 0.8+, chapter "Data Fields"; an act that lasts has an `enddate`. `status`, `date_edtf` and `inferred`
    are named fields of our own, which the manual allows; the text of reports is not written, only where in it the
    event stands.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from dragoman.codebooks import plover
from dragoman.exporters.eventdata import parties, records
from dragoman.exporters.eventdata.records import CodedEvent
from dragoman.language.precision import lasting
from dragoman.model.annotations import Event, Party, Place
from dragoman.ports import CorpusView

CODEBOOK: Final = "plover-0.8"


class PloverExporter:
    """The port `Exporter`: parties stay lists; `id`, `date`, `actor`, `recipient` and `event` are always there."""

    name = "plover"
    tables = frozenset({"events"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `plover.jsonl`."""
        out.mkdir(parents=True, exist_ok=True)
        path = out / "plover.jsonl"
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in _objects(view))
        return [path]


def _objects(view: CorpusView) -> Iterator[Mapping[str, Any]]:
    actors = records.actors_by_code(view)
    titles = records.titles_by_span(view)
    version = records.version(view)
    stretches = lasting(view)
    for coded in records.coded_events(view):
        event = coded.event
        mode = plover.recorded_mode(event.type, event.mode, event.status)
        first, _, last = stretches.get(event.event_id, records.day_of(event.occurred).day or "").partition("/")
        known = {
            "event_loc": _location(coded.place, event.place),
            "event_text": [event.anchor_text],
            "quad_code": event.quad,
            "event_scale": event.intensity,
            "mode": [mode] if mode else None,
            "context": list(event.contexts) or None,
            "enddate": last or None,
            "date_edtf": event.occurred,
            "status": event.status,
            "link": coded.incident_id,
            "size": {size.kind: size.number for size in reversed(event.size)} or None,
            "text_info": _stated(sequence=coded.sentence, start=event.sentence_start, end=event.sentence_end),
            "cite_info": _citation(coded),
            "coder": version,
            "comment": event.rule,
            "has_event": True,
        }
        yield {
            "id": event.event_id,
            "date": first or None,
            "actor": _side(event, event.sources, actors, titles),
            "recipient": _side(event, event.recipients, actors, titles),
            "event": [event.plover],
            **_stated(**known),
        }


def _side(
    event: Event, side: Sequence[Party], actors: records.Actors, titles: Mapping[tuple[str, int, int], str]
) -> list[Mapping[str, Any]]:
    return [
        _actor(party, actors, titles.get((event.document_id, party.party_start, party.party_end))) for party in side
    ]


def _actor(party: Party, actors: records.Actors, title: str | None) -> Mapping[str, Any]:
    code = parties.parse_actor(party.actor)
    known = actors.get(code.code) or actors.get(code.entity if code.key else "")
    return _stated(
        code=code.state,
        sector="".join(code.sectors) or None,
        entity_text=party.text,
        identifier_id=known.wikidata if known else None,
        identifier_text=known.name if known else None,
        office=title,
        inferred=True if party.inferred else None,
    )


def _location(place: Place | None, name: str | None) -> Mapping[str, Any] | None:
    if place is None:
        return {"name": name} if name else None
    return _stated(
        geonameid=place.geonames_id,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        feature_code=place.feature,
        cc3=place.country,
    )


def _citation(coded: CodedEvent) -> Mapping[str, Any]:
    report = coded.report
    return _stated(
        citation=report.document_id,
        url=report.uri,
        title=report.title,
        language=report.language,
        publication=report.publisher,
        codebook=CODEBOOK,
    )


def _stated(**fields: Any) -> Mapping[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}
