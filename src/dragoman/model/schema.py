"""The Arrow schema of every table, derived from the types; rows to Arrow and back."""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa

from dragoman.model import annotations, findings, provenance, text

TABLES: Mapping[str, type] = {
    "documents": text.Document,
    "regions": annotations.Region,
    "sentences": annotations.SentenceSpan,
    "mentions": annotations.Mention,
    "actors": findings.Actor,
    "times": annotations.TimeExpression,
    "statements": annotations.Statement,
    "events": annotations.Event,
    "places": annotations.Place,
    "abstentions": annotations.Abstention,
    "remarks": annotations.Remark,
    "stories": findings.Story,
    "origins": findings.Origin,
    "derivations": findings.Derivation,
    "drifts": findings.Drift,
    "incidents": findings.Incident,
    "comparisons": findings.Comparison,
    "decisions": findings.Decision,
    "superseded": findings.Superseded,
    "relations": findings.Relation,
    "failures": provenance.Failure,
    "runs": provenance.Run,
}
"""Table name -> the type of its rows."""

REPORT_TABLES = (
    "regions", "sentences", "mentions", "times", "statements", "events", "places", "abstentions", "remarks",
)  # fmt: skip
"""The tables that reading one report fills, beside its row in `documents`."""

CORPUS_TABLES = (
    "actors", "stories", "origins", "derivations", "drifts", "incidents", "comparisons", "relations",
)  # fmt: skip
"""The tables that comparing reports fills."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "regions": ("document_id", "region_start", "region_end"),
    "sentences": ("document_id", "sentence_start"),
    "mentions": ("document_id", "mention_start", "mention_end", "mention_id"),
    "actors": ("actor",),
    "times": ("document_id", "expression_start", "expression_end"),
    "statements": ("document_id", "content_start", "content_end", "statement_id"),
    "events": ("document_id", "anchor_start", "anchor_end", "event_id"),
    "places": ("document_id", "place_start", "place_end"),
    "abstentions": ("document_id", "sentence_start", "sentence_end", "reason"),
    "remarks": ("document_id", "remark_start", "remark_end", "kind", "reason"),
    "stories": ("story_id",),
    "origins": ("story_id", "origin_id"),
    "derivations": ("to_document", "derivation_id"),
    "drifts": ("derivation_id", "to_document", "to_start", "from_start", "kind"),
    "incidents": ("story_id", "incident_id"),
    "comparisons": ("story_id", "comparison_id"),
    "decisions": ("at", "decision_id"),
    "superseded": ("old_id", "new_id"),
    "relations": ("a", "b", "period"),
    "failures": ("uri", "document_id", "part", "error", "detail"),
    "runs": ("run_id",),
}
"""Table name -> the columns by which its rows are ordered; the last of them tells two rows apart."""

IDENTITY: Mapping[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "times": ("document_id", "expression_start", "expression_end"),
    "statements": ("statement_id",),
    "events": ("event_id",),
    "mentions": ("mention_id",),
}
"""Tables whose rows a cross-document part may update -> the columns that name a row."""

_SCALARS: Mapping[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


@functools.cache
def schema_of(row_type: type) -> pa.Schema:
    """The Arrow schema of a row type: one field an attribute, nullable where None is allowed."""
    return pa.schema(_fields(row_type))


def table_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table of the record."""
    return schema_of(TABLES[name])


def to_arrow(name: str, rows: Iterable[Any]) -> pa.Table:
    """Rows of one table as Arrow, in the order given."""
    schema = table_schema(name)
    listed = list(rows)
    return pa.Table.from_arrays([_column(field, listed) for field in schema], schema=schema)


def _column(field: pa.Field, rows: Sequence[Any]) -> pa.Array:
    values = map(attrgetter(field.name), rows)
    return pa.array(list(map(plain, values) if pa.types.is_nested(field.type) else values), type=field.type)


def from_arrow(name: str, table: pa.Table) -> list[Any]:
    """Arrow back to rows of the table's type."""
    row_type = TABLES[name]
    known, nested = _readers(row_type)
    readers = dict(nested)
    names = [column for column in table.column_names if column in known]
    columns = [_values(table.column(column), readers.get(column)) for column in names]
    return [row_type(**dict(zip(names, values, strict=True))) for values in zip(*columns, strict=True)]


def _values(column: pa.ChunkedArray, read: Callable[[Any], Any] | None) -> list[Any]:
    values: list[Any] = column.to_pylist()
    return values if read is None else [None if value is None else read(value) for value in values]


def from_mapping(row_type: type, values: Mapping[str, Any]) -> Any:
    """One row of a type from a mapping of its columns; columns it does not know are left out."""
    names, nested = _readers(row_type)
    given = {key: value for key, value in values.items() if key in names}
    for key, read in nested:
        if given.get(key) is not None:
            given[key] = read(given[key])
    return row_type(**given)


def columns_of(name: str) -> Sequence[str]:
    """The column names of a table, in order."""
    return list(table_schema(name).names)


@functools.cache
def _names(row_type: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(row_type))


@functools.cache
def _hints(row_type: type) -> dict[str, Any]:
    return typing.get_type_hints(row_type)


def _fields(row_type: type) -> list[pa.Field]:
    hints = _hints(row_type)
    return [_field(field.name, hints[field.name]) for field in dataclasses.fields(row_type)]


def _field(name: str, hint: Any) -> pa.Field:
    inner, nullable = _optional(hint)
    return pa.field(name, _type(inner), nullable=nullable)


def _optional(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, types.UnionType):
        inner = [part for part in typing.get_args(hint) if part is not types.NoneType]
        return inner[0], len(inner) < len(typing.get_args(hint))
    return hint, False


def _type(hint: Any) -> pa.DataType:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if typing.get_origin(hint) is tuple:
        return pa.list_(_type(typing.get_args(hint)[0]))
    return pa.struct(_fields(hint))


def plain(value: Any) -> Any:
    """A row, or rows, as mappings, lists and scalars, ready for Arrow or JSON."""
    kind = type(value)
    if kind in _SCALARS or value is None:
        return value
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if dataclasses.is_dataclass(kind):
        return {name: plain(getattr(value, name)) for name in _names(kind)}
    return value


@functools.cache
def _readers(row_type: type) -> tuple[frozenset[str], tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """The columns of a type, and how those are read whose values are no scalars."""
    hints = _hints(row_type)
    found = ((key, _reader(_optional(hint)[0])) for key, hint in hints.items())
    return frozenset(hints), tuple((key, read) for key, read in found if read is not None)


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if typing.get_origin(hint) is tuple:
        part = _reader(_optional(typing.get_args(hint)[0])[0])
        return tuple if part is None else lambda values: tuple(map(part, values))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return functools.partial(from_mapping, hint)
    return None
