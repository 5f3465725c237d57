"""A record in, one SQLite file out, which Datasette and every SQL client open as it is.

One table a table of the record. Nested values are JSON text; ids refer to their rows by foreign keys,
each with an index; `documents_fts` finds words in titles and texts.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman.model.schema import TABLES, table_schema
from dragoman.ports import CorpusView

FILE = "record.sqlite"

PRIMARY: Mapping[str, str] = {
    "documents": "document_id",
    "mentions": "mention_id",
    "actors": "actor",
    "statements": "statement_id",
    "events": "event_id",
    "stories": "story_id",
    "origins": "origin_id",
    "derivations": "derivation_id",
    "incidents": "incident_id",
    "comparisons": "comparison_id",
    "decisions": "decision_id",
    "runs": "run_id",
}
"""Table -> the column that names its row, where one column does."""

REFERENCES: Mapping[str, str] = {
    "document_id": "documents",
    "from_document": "documents",
    "to_document": "documents",
    "a_document": "documents",
    "b_document": "documents",
    "story_id": "stories",
    "incident_id": "incidents",
    "derivation_id": "derivations",
    "statement_id": "statements",
    "coreferent": "mentions",
    "run_id": "runs",
}
"""Column -> the table whose row it names, in whichever table it stands."""

_ROWS = 2_000
"""Rows held in memory at once."""


class SqliteExporter:
    """The port `Exporter`: `record.sqlite`, written beside and moved into place when whole."""

    name = "sqlite"
    tables = frozenset(TABLES)

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `record.sqlite`; one that is there is replaced."""
        out.mkdir(parents=True, exist_ok=True)
        path, part = out / FILE, out / f"{FILE}.part"
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute("pragma journal_mode = off")
            connection.execute("begin")
            for name in TABLES:
                _write(connection, view, name)
            _index(connection)
            connection.execute("commit")
        part.replace(path)
        return [path]


def _write(connection: sqlite3.Connection, view: CorpusView, name: str) -> None:
    connection.execute(_definition(name))
    marks = ", ".join("?" for _ in table_schema(name))
    for batch in view.batches(name, size=_ROWS):
        connection.executemany(f'insert into "{name}" values ({marks})', _rows(batch))


def _definition(name: str) -> str:
    lines = [f'"{field.name}" {_type(field.type)}{_constraint(name, field)}' for field in table_schema(name)]
    lines += [
        f'foreign key ("{column}") references "{target}" ("{PRIMARY[target]}")' for column, target in _references(name)
    ]
    return f'create table "{name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _constraint(name: str, field: pa.Field) -> str:
    if PRIMARY.get(name) == field.name:
        return " primary key not null"
    return "" if field.nullable else " not null"


def _references(name: str) -> Iterator[tuple[str, str]]:
    for field in table_schema(name):
        target = REFERENCES.get(field.name)
        if target is not None and PRIMARY.get(name) != field.name:
            yield field.name, target


def _type(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "integer"
    return "real" if pa.types.is_floating(kind) else "text"


def _rows(batch: pa.Table) -> Iterator[tuple[Any, ...]]:
    nested = [pa.types.is_nested(field.type) for field in batch.schema]
    columns = [
        [_json(value) for value in column.to_pylist()] if is_nested else column.to_pylist()
        for column, is_nested in zip(batch.columns, nested, strict=True)
    ]
    return zip(*columns, strict=True)


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _index(connection: sqlite3.Connection) -> None:
    for name in TABLES:
        for column, _ in _references(name):
            connection.execute(f'create index "{name}_{column}" on "{name}" ("{column}")')
    connection.execute('create virtual table documents_fts using fts5 (title, text, content="documents")')
    connection.execute("insert into documents_fts (documents_fts) values ('rebuild')")
