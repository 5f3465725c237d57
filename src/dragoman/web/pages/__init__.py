"""All pages: path -> the function that builds it. The paths are the public contract."""

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.web.pages.actors import entities, entity
from dragoman.web.pages.comparing import compare
from dragoman.web.pages.diffing import diff
from dragoman.web.pages.dyads import dyad, dyads
from dragoman.web.pages.files import (
    brief_docx,
    brief_html,
    brief_md,
    ical,
    report_jsonld,
    story_jsonld,
    timelinejs,
)
from dragoman.web.pages.happenings import events, timeline
from dragoman.web.pages.pile import pile, search, stories
from dragoman.web.pages.report import docs
from dragoman.web.pages.review import keyboard_help, method, review, why
from dragoman.web.pages.sources import derivation, graphml
from dragoman.web.pages.statements import statements
from dragoman.web.pages.story import story

PAGES: Sequence[tuple[str, Callable[..., Any]]] = (
    ("/", pile),
    ("/stories", stories),
    ("/stories/{story_id}", story),
    ("/stories/{story_id}/compare", compare),
    ("/stories/{story_id}/derivation", derivation),
    ("/diff/{first}/{second}", diff),
    ("/statements", statements),
    ("/events", events),
    ("/timeline", timeline),
    ("/dyads", dyads),
    ("/dyads/{pair}", dyad),
    ("/entities", entities),
    ("/entities/{actor:path}", entity),
    ("/docs/{document_id}", docs),
    ("/review", review),
    ("/method", method),
    ("/search", search),
    ("/why/{identifier:path}", why),
    ("/keys", keyboard_help),
)

LINKED = frozenset(
    {"/", "/stories", "/stories/{story_id}/compare", "/statements", "/events", "/timeline", "/dyads/{pair}"}
    | {"/entities", "/entities/{actor:path}", "/diff/{first}/{second}"}
)
"""Pages that name things of the world; a story and a report have their own forms below."""

FILES: Sequence[tuple[str, Callable[..., Any]]] = (
    ("/stories/{story_id}.jsonld", story_jsonld),
    ("/stories/{story_id}/brief.md", brief_md),
    ("/stories/{story_id}/brief.html", brief_html),
    ("/stories/{story_id}/brief.docx", brief_docx),
    ("/stories/{story_id}/derivation.graphml", graphml),
    ("/docs/{document_id}.jsonld", report_jsonld),
    ("/timeline.timelinejs.json", timelinejs),
    ("/timeline.ics", ical),
)
"""Further forms of pages: path -> the function that answers."""
