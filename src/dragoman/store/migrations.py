"""The tables of a record file, and how an older file becomes a newer one.

Data stands in the schema `store`; each table of the contract is a view of the same name in `main`.
"""

from collections.abc import Callable, Mapping

import pyarrow as pa

from dragoman.model.annotations import Region
from dragoman.model.schema import TABLES, schema_of, table_schema

FORMAT = 5
"""The format that this version writes; a changed table needs a new one, and a migration."""

GIVEN = "given_regions"
"""The column of the queue with the regions that the reader marked."""

_TYPES: Mapping[pa.DataType, str] = {
    pa.string(): "varchar",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
}


def create_statements() -> list[str]:
    """The statements that make an empty record of the current format."""
    statements = [
        "create schema store",
        "create table store.meta (name varchar primary key, value varchar not null)",
        f"insert into store.meta values ('format', '{FORMAT}'), ('generation', '0')",
        table_statement("incoming", incoming_schema()),
    ]
    statements += [table_statement(name, table_schema(name)) for name in TABLES]
    return statements + _overruling() + [_view(name) for name in TABLES]


OVERRULED: Mapping[str, str] = {
    "documents": "document_id",
    "times": "document_id",
    "mentions": "mention_id",
    "statements": "statement_id",
    "events": "event_id",
}
"""Tables whose rows a person may overrule -> the column that names them. The machine's rows stay in `store.NAME`,
those in their place stand in `store.NAME_overruled`, the ids of both in `store.overruled`; views show what holds."""


def _overruling() -> list[str]:
    statements = ["create table store.overruled (name varchar not null, id varchar not null)"]
    statements += [table_statement(f"{name}_overruled", table_schema(name)) for name in OVERRULED]
    return [each.replace("create table", "create table if not exists", 1) for each in statements]


def _view(name: str) -> str:
    shown = f"select * from store.{name}"
    if name in OVERRULED:
        gone = f"(select id from store.overruled where overruled.name = '{name}')"
        shown = f"select * from store.{name} where {OVERRULED[name]} not in {gone}"
        shown += f" union all by name select * from store.{name}_overruled"
    return f"create or replace view main.{name} as {shown}"


def incoming_schema() -> pa.Schema:
    """The queue of reports to be annotated: a report, and the regions that its reader gave it."""
    return table_schema("documents").append(pa.field(GIVEN, pa.list_(pa.struct(schema_of(Region)))))


def table_statement(name: str, schema: pa.Schema) -> str:
    """`create table` with the nullability of the schema spelled out."""
    columns = ", ".join(
        f'"{field.name}" {column_type(field.type)}{"" if field.nullable else " not null"}' for field in schema
    )
    return f"create table store.{name} ({columns})"


def column_type(kind: pa.DataType) -> str:
    """DuckDB's name of an Arrow type; lists and structs nest."""
    if pa.types.is_list(kind):
        return f"{column_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        fields = ", ".join(f'"{field.name}" {column_type(field.type)}' for field in kind)
        return f"struct({fields})"
    return _TYPES[kind]


def _regions_in_the_queue() -> list[str]:
    kind = column_type(incoming_schema().field(GIVEN).type)
    return [f"alter table store.incoming add column {GIVEN} {kind}"]


def _tense_and_act() -> list[str]:
    added = (("times", "tense"), ("statements", "act"))
    return [
        statement
        for table, column in added
        for statement in (
            f"alter table store.{table} add column if not exists {column} varchar",
            f"create or replace view main.{table} as select * from store.{table}",
        )
    ]


def _decisions_shown() -> list[str]:
    decided = ("mentions", "statements", "events", "derivations", "comparisons")
    columns = [f"alter table store.{name} add column if not exists decided_by varchar" for name in decided]
    return columns + _overruling() + [_view(name) for name in dict.fromkeys((*OVERRULED, *decided))]


def _remarks() -> list[str]:
    return [table_statement("remarks", table_schema("remarks")), _view("remarks")]


MIGRATIONS: Mapping[int, Callable[[], list[str]]] = {
    1: _regions_in_the_queue,
    2: _tense_and_act,
    3: _decisions_shown,
    4: _remarks,
}
"""Format -> the statements that bring a file of that format to the next one."""
