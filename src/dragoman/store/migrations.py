"""The tables of a record file, and how an older file becomes a newer one.

Data stands in the schema `store`; each table of the contract is a view of the same name in `main`.
"""

from collections.abc import Callable, Mapping

import pyarrow as pa

from dragoman.model.schema import TABLES, table_schema

FORMAT = 1
"""The format that this version writes."""

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
        table_statement("incoming", table_schema("documents")),
    ]
    for name in TABLES:
        statements += [
            table_statement(name, table_schema(name)),
            f"create view main.{name} as select * from store.{name}",
        ]
    return statements


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


MIGRATIONS: Mapping[int, Callable[[], list[str]]] = {}
"""Format -> the statements that bring a file of that format to the next one."""
