"""An open record as the port `CorpusView`: tables, rows and queries; and what goes wrong in a file as our errors."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.errors import DamagedError, StoreError
from dragoman.model.schema import KEYS, TABLES, from_arrow

_REMEDY = "the record is damaged: move it away and read the reports again into a new one; decisions are replayed"


class View:
    """The port `CorpusView` over an open record."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A whole table, ordered by its key; only some columns if named."""
        return self.sql(f"select {_listed(name, columns)} from {known_table(name)} order by {_order(name)}")

    def batches(self, name: str, columns: Sequence[str] | None = None, *, size: int = 2000) -> Iterator[pa.Table]:
        """A table in pieces of about `size` rows, in the order of its key.

        Raises:
            StoreError: a page of it is damaged.
        """
        query = f"select {_listed(name, columns)} from {known_table(name)} order by {_order(name)}"
        try:
            with self._connection.cursor() as cursor:
                reader: pa.RecordBatchReader = cursor.sql(query).to_arrow_reader(size)
                for batch in reader:
                    yield pa.Table.from_batches([batch])
        except (duckdb.Error, pa.ArrowException) as error:
            raise _told(f"{error}\nin the query: {query}") from error

    def among(self, name: str, ids: Iterable[str], *, column: str = "document_id") -> pa.Table:
        """The rows of a table whose `column` is one of some ids, ordered by its key."""
        one_of = f'"{column}" in (select unnest(?::varchar[]))'
        return self.sql(f"select * from {known_table(name)} where {one_of} order by {_order(name)}", [sorted(ids)])

    def rows(self, name: str, ids: Iterable[str] | None = None, *, column: str = "document_id") -> Iterator[Any]:
        """The rows of a table as model objects, by its key; if ids are given, only those whose `column` is one."""
        if ids is not None:
            yield from from_arrow(name, self.among(name, ids, column=column))
            return
        for batch in self.batches(name):
            yield from from_arrow(name, batch)

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """The answer to a query.

        Raises:
            StoreError: the query is wrong; the message shows it.
        """
        try:
            with self._connection.cursor() as cursor:
                return cursor.sql(query, params=list(parameters)).to_arrow_table()
        except duckdb.Error as error:
            raise _told(f"{error}\nin the query: {query}") from error

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


@contextlib.contextmanager
def store_errors(path: Path | None) -> Iterator[None]:
    """What DuckDB and the system raise inside as our errors; `path` is None for a record in memory."""
    try:
        yield
    except duckdb.Error as error:
        if _NO_RECORD in str(error):
            raise StoreError(f"{path} is no record, or its first page is damaged; {_MAKE}") from error
        raise _told(f"{path or 'the record in memory'}: {error}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; the record is as it was before this run") from error


_NO_RECORD = "not a valid DuckDB database file"
_MAKE = "give the file that `dragoman read ... --into FILE` made, or a new name to --into"


def _told(words: str) -> StoreError:
    """What DuckDB said as our error; one of its pages proves damaged by its checksum."""
    return DamagedError(f"{words}\n{_REMEDY}") if "checksum" in words else StoreError(words)


def known_table(name: str) -> str:
    """The name of a table.

    Raises:
        StoreError: there is none of that name.
    """
    if name not in TABLES:
        raise StoreError(f"there is no table {name!r}; tables: {', '.join(TABLES)}")
    return name


def _listed(name: str, columns: Sequence[str] | None) -> str:
    return "*" if columns is None else ", ".join(f'"{column}"' for column in columns)


def _order(name: str) -> str:
    return ", ".join(f'"{column}"' for column in KEYS[name])
