"""A record in, the same record without free space out.

Rows that a run replaces leave free pages behind, which later runs fill again but which seldom make the file smaller.
Here every table is written anew, in the order of its key, into `record.duckdb.compact`, counted, and moved into the
record's place: a process that dies on the way leaves the record as it was. The generation stays the same, so that what
an interrupted run left in `record.duckdb.next` is still taken up.
"""

import os
from pathlib import Path

import duckdb

from dragoman.errors import StoreError
from dragoman.model.schema import KEYS
from dragoman.store import files
from dragoman.store.duckdb import MEMORY, open_view
from dragoman.store.migrations import FORMAT, create_statements
from dragoman.store.view import store_errors

_TABLES = "select table_name from duckdb_tables() where database_name = ? and schema_name = 'store' order by 1"


def compact(path: Path) -> tuple[int, int]:
    """Writes a record anew and returns its size in bytes before and after.

    Readers keep the file that they opened; a second writer is told to wait. Beside the record as much space must be
    free as it will take.

    Raises:
        StoreError: there is no record, it has an older format, it is damaged, or the disk is full; it is as it was.
        FormatError: a newer dragoman wrote it.
        LockedError: another process is writing to it.
    """
    open_view(path).close()
    lock = files.locked(path)
    aside = files.compact_of(path)
    before = path.stat().st_size
    try:
        with store_errors(path):
            files.discard(aside)
            _written_anew(path, aside)
            aside.replace(path)
            files.sync(path.parent)
    except BaseException:
        files.discard(aside)
        raise
    finally:
        os.close(lock)
    return before, path.stat().st_size


def _written_anew(path: Path, aside: Path) -> None:
    spilled: dict[str, str | bool | int | float | list[str]]
    spilled = {"memory_limit": MEMORY, "temp_directory": f"{aside}.tmp"}
    with duckdb.connect(config=spilled) as connection:
        connection.execute(f"attach {_quoted(path)} as old (read_only)")
        _refuse_older(connection, path)
        connection.execute(f"attach {_quoted(aside)} as new")
        connection.execute("use new")
        for statement in create_statements():
            connection.execute(statement)
        connection.execute("delete from store.meta")
        for (name,) in connection.execute(_TABLES, ["old"]).fetchall():
            _copied(connection, name, path)
        connection.execute("checkpoint")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _refuse_older(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    (version,) = connection.execute("select value from old.store.meta where name = 'format'").fetchall()[0]
    if int(version) < FORMAT:
        raise StoreError(f"{path} has format {version}: the next `dragoman read` makes it {FORMAT}; compact it then")


def _copied(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    keys = ", ".join(f'"{column}"' for column in KEYS.get(name, ()))
    order = f" order by {keys}" if keys else ""
    connection.execute(f"insert into store.{name} by name select * from old.store.{name}{order}")
    counts = f"select (select count(*) from store.{name}), (select count(*) from old.store.{name})"
    new, old = connection.execute(counts).fetchall()[0]
    if new != old:
        raise StoreError(f"{path}: {old} rows of {name} were read and {new} written; the record is as it was")
