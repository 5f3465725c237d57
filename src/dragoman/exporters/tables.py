"""A record in, one Parquet or CSV file a table out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from dragoman.model.schema import TABLES
from dragoman.ports import CorpusView

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is run as a formula by spreadsheets; an apostrophe stops that."""


class ParquetExporter:
    """The port `Exporter`: nested values stay nested."""

    name = "parquet"
    tables = frozenset(TABLES)

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `TABLE.parquet` for every table."""
        out.mkdir(parents=True, exist_ok=True)
        written = []
        for name in TABLES:
            path = out / f"{name}.parquet"
            pa.parquet.write_table(view.table(name), path)
            written.append(path)
        return written


class CsvExporter:
    """The port `Exporter`: nested values become a JSON string, null an empty cell.

    A text cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """

    name = "csv"
    tables = frozenset(TABLES)

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `TABLE.csv` for every table, UTF-8 with a header row."""
        out.mkdir(parents=True, exist_ok=True)
        written = []
        for name in TABLES:
            path = out / f"{name}.csv"
            pa.csv.write_csv(flat(view.table(name)), path)
            written.append(path)
        return written


def flat(table: pa.Table) -> pa.Table:
    """A table whose nested columns are JSON strings and whose text is safe in a spreadsheet."""
    columns: Mapping[str, Any] = {name: _flat_column(table.column(name)) for name in table.column_names}
    return pa.table(dict(columns))


def _flat_column(column: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
    kind = column.type
    if pa.types.is_nested(kind):
        values = [None if value is None else json.dumps(value, ensure_ascii=False) for value in column.to_pylist()]
        return pa.array(values, type=pa.string())
    if pa.types.is_string(kind):
        return pa.array([_guarded(value) for value in column.to_pylist()], type=pa.string())
    return column


def _guarded(value: str | None) -> str | None:
    return f"'{value}" if value is not None and value.startswith(_FORMULA_STARTS) else value
