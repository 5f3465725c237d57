"""A row of somebody else's collection in, the columns of a report out: which key means what.

Keys are compared in lower case with `_` for blanks, dots and hyphens. Where several keys of a row
mean the same column, the first in the table that has a value is taken.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

FIELDS: Mapping[str, tuple[str, ...]] = {
    "uri": ("uri", "id", "url", "link", "guid", "story_url", "article_url", "src", "doc_id", "stories_id", "story_id"),
    "text": (
        "text", "maintext", "event_text", "story_text", "article_text", "full_text", "fulltext", "body", "content",
        "article", "article_body", "articlebody", "story", "plain_text", "document", "raw_text", "transcript",
    ),
    "summary": ("description", "desc", "summary", "abstract", "snippet", "lead", "excerpt"),
    "title": ("title", "headline", "article_title", "title_page", "title_rss", "name"),
    "publisher": (
        "publisher", "media_name", "source_name", "site_name", "sitename", "outlet", "newspaper", "source", "series",
        "source_domain", "site", "media_url", "domain",
    ),
    "author": ("author", "authors", "byline", "creator", "dc_creator"),
    "language": ("language", "lang", "inlanguage"),
    "published": (
        "published", "publish_date", "date_publish", "pub_date", "pubdate", "publication_date", "published_at",
        "publishedat", "date_published", "datepublished", "publishdate", "date", "event_date", "issued", "timestamp",
    ),
}  # fmt: skip
"""Column -> keys that mean it.

Source: our own keys first; news-please 1.6 (maintext, date_publish, source_domain), NGEC (event_text,
pub_date), passim (series, date), Media Cloud story lists (publish_date, media_name, stories_id),
ICEWS (Event Text, Event Date), schema.org NewsArticle, RSS 2.0 and Dublin Core; general knowledge.
"""

LISTS = ("articles", "results", "documents", "docs", "items", "stories", "data", "hits", "entries", "records")
"""Keys under which a JSON object holds a list of reports. Source: answers of news interfaces; general knowledge."""

_COLUMN = {key: column for column, keys in FIELDS.items() for key in keys}
_NOTE = 500
"""Characters of the value of an unknown key that are kept in a note."""
_LOOKED_AT = 5_000
"""Rows whose dates are looked at: an order that thousands of rows leave open stays open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFields:
    """A row by our columns; `dates` are (value, key), the most trusted first; `notes` hold the unknown keys."""

    uri: str | None
    text: str
    title: str | None
    publisher: str | None
    author: str | None
    language: str | None
    dates: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def report_fields(row: Mapping[str, Any]) -> ReportFields:
    """A row by our columns.

    A row whose text is blank is given its summary, else its title, as text, and a note says so.
    """
    found: dict[str, dict[str, str]] = {}
    notes: list[str] = []
    for key, value in row.items():
        column = _COLUMN.get(_plain(key))
        written = _written(value)
        if not written.strip() or not _plain(key):
            continue
        if column is None and not _plain(key).startswith("unnamed"):
            notes.append(f"{key}: {written[:_NOTE]}")
        elif column is not None:
            found.setdefault(column, {})[_plain(key)] = written
    chosen = {column: _first(column, values) for column, values in found.items()}
    notes.extend(_unused(found, chosen))
    text, note = _text(chosen)
    return ReportFields(
        uri=_chosen(chosen, "uri"),
        text=text,
        title=_chosen(chosen, "title"),
        publisher=_chosen(chosen, "publisher"),
        author=_chosen(chosen, "author"),
        language=_chosen(chosen, "language"),
        dates=tuple((value, key) for key, value in _ordered("published", found.get("published", {}))),
        notes=(*([note] if note else []), *notes),
    )


def dates_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The dates of the first rows of a source, as written; `stamps.day_first_in` tells their order from them."""
    return (value for row in islice(rows, _LOOKED_AT) for value, _ in report_fields(row).dates)


def text_columns(keys: Iterable[str]) -> list[str]:
    """Those of some keys that can hold the text of a report."""
    return [key for key in keys if _COLUMN.get(_plain(key)) in ("text", "summary")]


def known_columns(keys: Iterable[str]) -> int:
    """How many of some keys mean something to us."""
    return sum(1 for key in keys if _plain(key) in _COLUMN)


def _chosen(chosen: Mapping[str, tuple[str, str]], column: str) -> str | None:
    return chosen[column][1] if column in chosen else None


def _text(chosen: Mapping[str, tuple[str, str]]) -> tuple[str, str | None]:
    for column in ("text", "summary", "title"):
        if column in chosen:
            key, value = chosen[column]
            return value, None if column == "text" else f"no text was given: read from {key}"
    return "", None


def _unused(found: Mapping[str, Mapping[str, str]], chosen: Mapping[str, tuple[str, str]]) -> list[str]:
    has_text = "text" in chosen
    return [
        f"{key}: {value[:_NOTE]}"
        for column, values in found.items()
        for key, value in values.items()
        if column != "published" and (key != chosen[column][0] or (column == "summary" and has_text))
    ]


def _first(column: str, values: Mapping[str, str]) -> tuple[str, str]:
    return _ordered(column, values)[0]


def _ordered(column: str, values: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(values.items(), key=lambda item: FIELDS[column].index(item[0]))


def _plain(key: str) -> str:
    return "_".join(str(key).strip().lower().replace(".", " ").replace("-", " ").replace(":", " ").split())


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        name = value.get("name") or value.get("title") or value.get("@id")
        return name if isinstance(name, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    if isinstance(value, list | tuple):
        return "; ".join(part for part in map(_written, value) if part)
    return str(value)
