"""A page in, what it names as JSON-LD with schema.org out: the rows that the page shows, no more."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from starlette.responses import JSONResponse, Response

from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.exporters.interchange.names import Cast
from dragoman.exporters.interchange.nodes import (
    CONTEXT,
    actor_node,
    claim_node,
    comparison_node,
    event_node,
    filled,
    incident_node,
    story_node,
)
from dragoman.model.schema import TABLES, columns_of, from_mapping
from dragoman.web.page import Page
from dragoman.web.shelf import Generation, Row

_TABLES = ("actors", "statements", "events", "incidents", "comparisons", "stories")
"""Kinds of rows that have a node; a row is of the table whose columns it has, all of them."""


def as_jsonld(page: Page, record: Generation) -> Response:
    """The JSON-LD twin of a page."""
    rows = list(_rows(page.data))
    found = _nodes(record, rows)
    graph = {node["@id"]: filled(node) for node in found}
    return JSONResponse({"@context": CONTEXT, "@graph": list(graph.values())}, media_type="application/ld+json")


def _rows(data: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    for value in data.values():
        for row in value if isinstance(value, list | tuple) else [value]:
            table = _table_of(row) if isinstance(row, Mapping) else None
            if table is not None:
                yield table, row


def _table_of(row: Row) -> str | None:
    return next((name for name in _TABLES if row.keys() >= set(columns_of(name))), None)


def _nodes(record: Generation, rows: list[tuple[str, Row]]) -> Iterator[dict[str, Any]]:
    cast = record.kept("cast", lambda: Cast(record.view))
    told = {key for table, row in rows if table == "incidents" for key in row["events"]}
    events = {row.event_id: row for row in record.view.rows("events", told, column="event_id")} if told else {}
    decided = {row["subject"] for row in record.rows("select subject from decisions")}
    makers: Mapping[str, Callable[[Any], dict[str, Any]]] = {
        "actors": actor_node,
        "statements": lambda row: claim_node(row, cast),
        "events": lambda row: event_node(row, TYPE_WORDS.get(row.type, row.type.lower())),
        "incidents": lambda row: incident_node(
            row, cast, [events[key] for key in row.events if key in events], decided=row.incident_id in decided
        ),
        "comparisons": comparison_node,
        "stories": story_node,
    }
    for table, row in rows:
        yield makers[table](from_mapping(TABLES[table], {name: row[name] for name in columns_of(table)}))
