"""A record of an earlier format, read as one of today's: what it has not is null, or no rows.

The file itself is left as it is; the next run that writes brings it up to date (`migrations`).
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from dragoman.model.schema import TABLES, table_schema
from dragoman.store.migrations import OVERRULED, column_type

_FILE = "earlier"


def open_earlier(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection in which each table of today's contract is a view of what the file at `path` has of it."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {_FILE} (read_only)")
    rows = connection.execute(
        "select table_name, column_name from duckdb_columns() where database_name = ? and schema_name = 'store'",
        [_FILE],
    ).fetchall()
    there: dict[str, set[str]] = {}
    for table, column in rows:
        there.setdefault(table, set()).add(column)
    for name in TABLES:
        connection.execute(_view(name, there))
    return connection


def _view(name: str, there: dict[str, set[str]]) -> str:
    schema = table_schema(name)
    shown = f"select {_columns(schema, there.get(name, set()))}"
    if name not in there:
        return f"create view {name} as {shown} where false"
    query = f"{shown} from {_FILE}.store.{name}"
    kept = f"{name}_overruled"
    if kept in there:
        gone = f"(select id from {_FILE}.store.overruled where overruled.name = '{name}')"
        query += f" where {OVERRULED[name]} not in {gone} union all "
        query += f"select {_columns(schema, there[kept])} from {_FILE}.store.{kept}"
    return f"create view {name} as {query}"


def _columns(schema: pa.Schema, there: set[str]) -> str:
    return ", ".join(
        f'"{field.name}"' if field.name in there else f'null::{column_type(field.type)} as "{field.name}"'
        for field in schema
    )
