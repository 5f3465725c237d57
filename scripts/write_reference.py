"""Writes docs/reference/record.md and parts.md from the types and the registry: `make docs`."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman import registry
from dragoman.model.schema import TABLES, table_schema

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"

HEAD = """# The record

A record is one DuckDB file; each table below is a view in it, a Parquet file and a JSON-lines file in an export.
Offsets (`*_start`, `*_end`) are Unicode code points into `documents.text`, half open; `*_text` is exactly that slice.
Dates come in three columns: EDTF (`x`), first and last ISO day, inclusive (`x_earliest`, `x_latest`). Null is unknown.
"""
PLAIN = {"string": "text", "int64": "integer", "double": "number", "bool": "yes or no"}
TITLES = {
    "readers": "Readers, in the order in which they are asked",
    "extractors": "Extractors, in the order in which they run",
    "corpus_parts": "Cross-document parts, in the order in which they run",
    "engines": "Engines",
    "exporters": "Exporters",
}


def record_page() -> str:
    """The tables with their columns, from the types."""
    return "\n".join([HEAD, *(line for name, kind in TABLES.items() for line in _table(name, kind))])


def parts_page() -> str:
    """The registered parts."""
    lines = ["# Parts", "", "Each is registered under its name; a package adds its own by the entry point group "
             "`dragoman.KIND`.", ""]  # fmt: skip
    for kind, table in registry.KINDS.items():
        lines += [f"## {TITLES[kind]}", "", "| name | where |", "|---|---|"]
        lines += [f"| `{name}` | `{target}` |" for name, target in table.items()]
        lines.append("")
    return "\n".join(lines)


def _table(name: str, kind: type) -> Iterator[str]:
    yield f"### `{name}`"
    for paragraph in (inspect.getdoc(kind) or "").split("\n\n"):
        yield ""
        yield paragraph.replace("\n", " ")
    yield ""
    yield "| column | type |"
    yield "|---|---|"
    for field in table_schema(name):
        yield f"| `{field.name}` | {_words(field.type)}{', or null' if field.nullable else ''} |"
    yield ""


def _words(kind: Any) -> str:
    if pa.types.is_list(kind):
        return f"list of {_words(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "{" + ", ".join(field.name for field in kind) + "}"
    return PLAIN[str(kind)]


if __name__ == "__main__":
    (REFERENCE / "record.md").write_text(record_page(), encoding="utf-8")
    (REFERENCE / "parts.md").write_text(parts_page(), encoding="utf-8")
