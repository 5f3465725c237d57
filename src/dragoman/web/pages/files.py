"""Pages in the forms that other programs read: Markdown, HTML, Word, JSON-LD, GraphML, TimelineJS, iCalendar."""

from typing import Any

from starlette.responses import JSONResponse, Response

from dragoman.exporters.annotations import annotations_of
from dragoman.exporters.interchange.ical import calendar_of
from dragoman.exporters.interchange.nodes import appeared, happened
from dragoman.exporters.interchange.timelinejs import slides_of
from dragoman.exporters.reading import brief_of, to_docx, to_html, to_markdown
from dragoman.model.findings import Incident
from dragoman.model.schema import from_mapping
from dragoman.web.pages.happenings import dated_incidents
from dragoman.web.pages.story import story_row
from dragoman.web.parameters import Day, Identifier, Name, Pair
from dragoman.web.shelf import Generation

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def brief_md(record: Generation, story_id: str) -> Response:
    """The brief of a story as Markdown."""
    return Response(to_markdown(brief_of(record.view, story_id=story_id)), media_type="text/markdown; charset=utf-8")


def brief_html(record: Generation, story_id: str) -> Response:
    """The brief of a story as one HTML file with footnotes."""
    text = to_html(brief_of(record.view, story_id=story_id))
    return Response(text, media_type="text/html; charset=utf-8", headers=_saved(f"{story_id}.html"))


def brief_docx(record: Generation, story_id: str) -> Response:
    """The brief of a story as a Word document."""
    data = to_docx(brief_of(record.view, story_id=story_id))
    return Response(data, media_type=_WORD, headers=_saved(f"{story_id}.docx"))


def story_jsonld(record: Generation, story_id: str) -> Response:
    """A story as schema.org: its reports, what each is based on, what happened."""
    found = story_row(record, story_id)
    cards = record.reports(found["documents"])
    taken = record.among("derivations", "to_document", found["documents"], "to_document, derivation_id")
    reports = [
        _article(card, [row["from_document"] or row["from_name"] for row in taken if row["to_document"] == name])
        for name, card in sorted(cards.items())
    ]
    events = [
        {"@type": "Event", "@id": f"urn:dragoman:{row['incident_id']}", "name": row["type"],
         **happened(row["occurred"]), "location": row["place"],
         "eventStatus": "https://schema.org/EventScheduled" if row["status"] == "planned" else None}
        for row in record.rows("select * from incidents where story_id = ? order by incident_id", story_id)
    ]  # fmt: skip
    graph = [_kept(each) for each in [*reports, *events]]
    return _linked({"@context": "https://schema.org", "@graph": graph})


def report_jsonld(record: Generation, document_id: str) -> Response:
    """What was read from a report, as W3C Web Annotations."""
    return _linked(annotations_of(record.view, document_id))


def timelinejs(
    record: Generation,
    dyad: Pair = None,
    actor: Name = None,
    story: Identifier = None,
    since: Day = None,
    until: Day = None,
) -> Response:
    """The dated incidents for TimelineJS."""
    return JSONResponse(slides_of(record.view, _incidents(record, dyad, actor, story, since, until)))


def ical(
    record: Generation,
    dyad: Pair = None,
    actor: Name = None,
    story: Identifier = None,
    since: Day = None,
    until: Day = None,
) -> Response:
    """The dated incidents as calendar entries; what is planned is tentative."""
    text = calendar_of(record.view, _incidents(record, dyad, actor, story, since, until))
    return Response(text, media_type="text/calendar; charset=utf-8", headers=_saved("incidents.ics"))


def _incidents(record: Generation, *asked: str | None) -> list[Incident]:
    return [from_mapping(Incident, row) for row in dated_incidents(record, *asked)]


def _article(card: Any, based_on: list[str | None]) -> dict[str, Any]:
    return {
        "@type": "NewsArticle", "@id": f"urn:dragoman:{card.document_id}", "url": card.uri, "headline": card.title,
        **appeared(card.published), "inLanguage": card.language,
        "publisher": {"@type": "Organization", "name": card.publisher} if card.publisher else None,
        "isBasedOn": [f"urn:dragoman:{each}" if each.startswith("doc_") else each for each in based_on if each] or None,
    }  # fmt: skip


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _linked(data: dict[str, Any]) -> Response:
    return JSONResponse(data, media_type="application/ld+json")


def _saved(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
