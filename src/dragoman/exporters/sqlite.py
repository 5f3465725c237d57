"""A record in, one SQLite file out, which Datasette opens as it is.

Every table has its columns, nested values as JSON text (which SQLite's json functions read), an index on
each id that other tables point at, and a full-text index over the reports.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman.model.schema import KEYS, TABLES, table_schema
from dragoman.ports import CorpusView

FILE_NAME = "record.sqlite"
_INDEXED = frozenset(
    {
        "document_id",
        "story_id",
        "from_document",
        "to_document",
        "derivation_id",
        "incident_id",
        "a_document",
        "b_document",
    }
)
"""Columns by which tables are joined."""


class SqliteExporter:
    """The port `Exporter`: one file, every table."""

    name = "sqlite"
    tables = frozenset(TABLES)

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `record.sqlite`; an older one is replaced when the new one is whole."""
        out.mkdir(parents=True, exist_ok=True)
        target, draft = out / FILE_NAME, out / f"{FILE_NAME}.part"
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft)) as connection, connection:
            for name in TABLES:
                _copy(connection, view, name)
            connection.execute(
                "create virtual table documents_fts using fts5(title, text, content='documents', content_rowid='rowid')"
            )
            connection.execute("insert into documents_fts(documents_fts) values ('rebuild')")
        draft.replace(target)
        return [target]


def _copy(connection: sqlite3.Connection, view: CorpusView, name: str) -> None:
    schema = table_schema(name)
    columns = ", ".join(f'"{field.name}" {_affinity(field.type)}' for field in schema)
    key = _key(name)
    connection.execute(f'create table "{name}" ({columns}{key})')
    places = ", ".join("?" for _ in schema)
    connection.executemany(f'insert into "{name}" values ({places})', _rows(view, name))
    for field in schema:
        if field.name in _INDEXED and KEYS[name][0] != field.name:
            connection.execute(f'create index "{name}_{field.name}" on "{name}" ("{field.name}")')


def _key(name: str) -> str:
    """A primary key where one column names a row; SQLite would take null in others."""
    keys = KEYS[name]
    last = keys[-1]
    named = last.endswith("_id") and not table_schema(name).field(last).nullable and last != "derivation_id"
    if name == "derivations" or named or name in ("documents", "actors"):
        return f', primary key ("{last}")'
    return ""


def _rows(view: CorpusView, name: str) -> Iterator[tuple[Any, ...]]:
    for batch in view.batches(name):
        for row in batch.to_pylist():
            yield tuple(_plain(value) for value in row.values())


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _affinity(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "integer"
    return "real" if pa.types.is_floating(kind) else "text"
