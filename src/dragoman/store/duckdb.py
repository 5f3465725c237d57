"""The record file: one writer that prepares the next generation, many readers of the last one.

A writer works on a copy beside the record (`record.duckdb.next`) and swaps it in when all is done, so
that a reader never sees half a run and an interrupted run leaves the record as it was. What an
interrupted run had committed to its copy is taken up again by the next one.
"""

import logging
import os
import re
from pathlib import Path

import duckdb

from dragoman.errors import FormatError, StoreError
from dragoman.store import files
from dragoman.store.earlier import open_earlier
from dragoman.store.migrations import FORMAT, MIGRATIONS, create_statements
from dragoman.store.view import View, store_errors
from dragoman.store.writer import Writer

__all__ = ["View", "Writer", "open_view", "open_writer"]

logger = logging.getLogger(__name__)

SCHEMA = "store"
"""The schema of the tables; DuckDB calls a file by its name up to the first dot, and must tell the two apart."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:")
"""What is left of `s3://` in a path."""
MEMORY = "2GB"
"""What the store may keep in memory; more is spilled beside the record."""


def open_view(path: Path) -> View:
    """A record for reading.

    Raises:
        StoreError: there is no record, or the file is damaged.
        FormatError: a newer dragoman wrote it.
    """
    if not path.is_file():
        raise StoreError(f"there is no record at {path}; make one with: dragoman read PATH --into {path}")
    with store_errors(path):
        connection = duckdb.connect(str(path), read_only=True)
    if _check_format(connection, path) < FORMAT:
        connection.close()
        connection = open_earlier(path)
    return View(connection)


def open_writer(path: Path | None) -> Writer:
    """The next generation of the record at `path`, or a new record in memory.

    Raises:
        LockedError: another process is writing to it.
        FormatError: a newer dragoman wrote it.
        StoreError: the file is damaged, or the disk is full.
    """
    if path is None:
        return Writer(_created(duckdb.connect(":memory:")), None, None)
    _refuse_name(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = files.locked(path)
    try:
        with store_errors(path):
            files.discard(files.compact_of(path))
            connection = _next_generation(path)
    except BaseException:
        os.close(lock)
        raise
    return Writer(connection, path, lock)


def _refuse_name(path: Path) -> None:
    if path.name.partition(".")[0].casefold() == SCHEMA:
        raise StoreError(f"{path}: DuckDB takes the file's name for the schema of the tables; give it another name")
    if _SCHEME.fullmatch(path.parts[0]):
        raise StoreError(
            f"{path}: a record lies on a disk, where files can be locked and renamed; export it to a store"
        )


def _next_generation(path: Path) -> duckdb.DuckDBPyConnection:
    current = _generation(path) if path.exists() else 0
    copy = files.next_of(path)
    if copy.exists() and (resumed := _resumable(copy, current)) is not None:
        logger.info("going on where an interrupted run stopped")
        return resumed
    files.discard(copy)
    if path.exists():
        files.copy(path, copy)
        connection = _connect(copy)
        _migrate(connection)
    else:
        connection = _created(_connect(copy))
    connection.execute("update store.meta set value = ? where name = 'generation'", [str(current + 1)])
    return connection


def _resumable(copy: Path, current: int) -> duckdb.DuckDBPyConnection | None:
    try:
        connection = _connect(copy)
    except duckdb.Error as error:
        logger.warning("the interrupted run cannot be taken up and is done again: %s", error)
        return None
    try:
        if _meta(connection, "generation") == str(current + 1) and _meta(connection, "format") == str(FORMAT):
            return connection
    except duckdb.Error as error:
        logger.warning("the interrupted run cannot be taken up and is done again: %s", error)
    connection.close()
    return None


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), config={"memory_limit": MEMORY, "preserve_insertion_order": "false"})


def _created(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute("begin transaction")
    for statement in create_statements():
        connection.execute(statement)
    connection.execute("commit")
    return connection


def _migrate(connection: duckdb.DuckDBPyConnection) -> None:
    for version in range(int(_meta(connection, "format")), FORMAT):
        for statement in MIGRATIONS[version]():
            connection.execute(statement)
        connection.execute("update store.meta set value = ? where name = 'format'", [str(version + 1)])


def _generation(path: Path) -> int:
    connection = duckdb.connect(str(path), read_only=True)
    _check_format(connection, path)
    found = int(_meta(connection, "generation"))
    connection.close()
    return found


def _check_format(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        version = int(_meta(connection, "format"))
    except duckdb.CatalogException as error:
        connection.close()
        raise StoreError(f"{path} is a DuckDB file but not a dragoman record; give another --into") from error
    if version > FORMAT:
        connection.close()
        raise FormatError(f"{path} has format {version}, this dragoman knows up to {FORMAT}: upgrade dragoman")
    return version


def _meta(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    rows = connection.execute("select value from store.meta where name = ?", [name]).fetchall()
    return str(rows[0][0]) if rows else "0"
