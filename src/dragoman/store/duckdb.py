"""The record file: one writer that prepares the next generation, many readers of the last one.

A writer works on a copy beside the record (`record.duckdb.next`) and swaps it in when all is done, so
that a reader never sees half a run and an interrupted run leaves the record as it was. What an
interrupted run had committed to its copy is taken up again by the next one.
"""

import contextlib
import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa

from dragoman.errors import DamagedError, FormatError, StoreError
from dragoman.model.annotations import AnnotatedDocument, Region
from dragoman.model.provenance import Failure
from dragoman.model.schema import (
    IDENTITY,
    KEYS,
    REPORT_TABLES,
    TABLES,
    from_arrow,
    from_mapping,
    plain,
    table_schema,
    to_arrow,
)
from dragoman.model.text import Document
from dragoman.ports import Findings
from dragoman.store import files
from dragoman.store.migrations import FORMAT, GIVEN, MIGRATIONS, OVERRULED, create_statements, incoming_schema

logger = logging.getLogger(__name__)

_REMEDY = "the record is damaged: move it away and read the reports again into a new one; decisions are replayed"
_MEMORY = "2GB"
"""What the store may keep in memory; more is spilled beside the record."""


_LEAST = "list_min(list_transform(string_split(text, '. '), lambda part: hash(part)))"


class View:
    """The port `CorpusView` over an open record."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A whole table, ordered by its key; only some columns if named."""
        return self.sql(f"select {_listed(name, columns)} from {_known(name)} order by {_order(name)}")

    def batches(self, name: str, columns: Sequence[str] | None = None, *, size: int = 2000) -> Iterator[pa.Table]:
        """A table in pieces of about `size` rows, in the order of its key.

        Raises:
            StoreError: a page of it is damaged.
        """
        query = f"select {_listed(name, columns)} from {_known(name)} order by {_order(name)}"
        try:
            with self._connection.cursor() as cursor:
                reader: pa.RecordBatchReader = cursor.sql(query).to_arrow_reader(size)
                for batch in reader:
                    yield pa.Table.from_batches([batch])
        except (duckdb.Error, pa.ArrowException) as error:
            raise _told(f"{error}\nin the query: {query}") from error

    def rows(self, name: str, ids: Iterable[str] | None = None, *, column: str = "document_id") -> Iterator[Any]:
        """The rows of a table as model objects, by its key; if ids are given, only those whose `column` is one."""
        if ids is None:
            for batch in self.batches(name):
                yield from from_arrow(name, batch)
            return
        query = f'select * from {_known(name)} where list_contains(?, "{column}") order by {_order(name)}'
        yield from from_arrow(name, self.sql(query, [sorted(ids)]))

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


class Writer:
    """The next generation of a record, or a record in memory. One at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None, lock: int | None) -> None:
        self._connection = connection
        self._path = path
        self._lock = lock
        self.view = View(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Without `publish`, the record stays as it was and the next writer goes on from here."""
        self._release()

    def add_documents(self, reports: Sequence[Document | AnnotatedDocument]) -> None:
        """Puts reports into the queue of those to be annotated, with the regions that their reader marked."""
        whole = [_as_report(report) for report in reports]
        kind = incoming_schema().field(GIVEN).type
        given = pa.array([plain(report.regions) for report in whole], type=kind)
        rows = to_arrow("documents", [report.document for report in whole])
        self.insert("incoming", rows.append_column(GIVEN, given))

    def add_failures(self, failures: Sequence[Failure]) -> None:
        """Keeps failures that are not yet in the record."""
        known = set(self.view.rows("failures"))
        self.insert("failures", to_arrow("failures", [row for row in dict.fromkeys(failures) if row not in known]))

    def forget_failures(self, uris: Sequence[str]) -> None:
        """Removes the reading failures of sources that have been read again, and of their lines and rows."""
        known = list(uris)
        places = "list_contains(?, uri) or list_contains(?, regexp_replace(uri, '#[0-9]+$', ''))"
        self.execute(f"delete from store.failures where part = 'reader' and ({places})", [known, known])

    def forget_failures_of(self, parts: Sequence[str]) -> None:
        """Removes the failures of parts that are about to run again over all reports."""
        self.execute("delete from store.failures where document_id is null and list_contains(?, part)", [list(parts)])

    def incoming(self) -> set[str]:
        """The ids of the reports that wait."""
        return set(self.view.sql("select document_id from store.incoming").column(0).to_pylist())

    def partitions(self, size: int) -> Iterator[tuple[AnnotatedDocument, ...]]:
        """The reports that wait, `size` at a time, each with its given regions; those that share wording come together.

        Reports are ordered by the least digest of their sentences: two that share most of their sentences
        likely share it too (Broder 1997), so that what is remembered of one serves the other.
        """
        order = f"select document_id, row_number() over (order by {_LEAST}, document_id) as n from store.incoming"
        self.execute(f"create or replace temp table waiting as {order}")
        query = (
            "select incoming.* from store.incoming join waiting using (document_id) where n > ? and n <= ? order by n"
        )
        for first in range(0, self._rows("select n from waiting", []).num_rows, size):
            yield tuple(_queued(row) for row in self._rows(query, [first, first + size]).to_pylist())

    def write_annotated(self, documents: pa.Table, layers: Mapping[str, pa.Table], failures: Sequence[Failure]) -> None:
        """Writes a partition in one transaction: its reports leave the queue."""
        with self.transaction():
            self.insert("documents", documents)
            for name in REPORT_TABLES:
                self.insert(name, layers[name])
            self.insert("failures", to_arrow("failures", failures))
            ids = documents.column("document_id").to_pylist()
            self.execute("delete from store.incoming where list_contains(?, document_id)", [ids])

    def forget_inferences(self) -> None:
        """Takes back what was written into single reports after reading: inferred dates, a person's corrections.

        The parts that run next find the record as reading alone left it, so that what they find does not
        depend on how it grew.
        """
        undated = "document_id in (select document_id from store.documents where published_basis = 'inferred')"
        counted = "(document_id, {0}_start, {0}_end) in (select (document_id, expression_start, expression_end) "
        counted += "from store.times where formula is not null)"
        with self.transaction():
            self.execute("delete from store.overruled")
            for name in OVERRULED:
                self.execute(f"delete from store.{name}_overruled")
            for table, what, span in (("events", "occurred", "date"), ("statements", "said", "said")):
                nothing = f"{what} = null, {what}_earliest = null, {what}_latest = null"
                self.execute(f"update store.{table} set {nothing} where {undated} and {counted.format(span)}")
            nothing = "time = null, time_earliest = null, time_latest = null"
            self.execute(f"update store.times set {nothing} where formula is not null and {undated}")
            nothing = "published = null, published_earliest = null, published_latest = null, published_basis = null"
            evidence = "published_evidence = []"
            self.execute(f"update store.documents set {nothing}, {evidence} where published_basis = 'inferred'")
            self.execute("update store.documents set story_id = null")

    def report_of(self, identifier: str) -> str | None:
        """The report in which the machine read a row of this id, be the row dismissed or not; None for none."""
        for name, key in OVERRULED.items():
            query = f"select document_id from store.{name} where {key} = ? limit 1"
            found: list[str] = self.view.sql(query, [identifier]).column(0).to_pylist()
            if found:
                return found[0]
        return None

    def write_findings(self, findings: Findings) -> None:
        """Replaces tables and updates columns, in one transaction."""
        with self.transaction():
            for name, rows in findings.tables.items():
                column, values = findings.only.get(name, ("", ()))
                where = f' where list_contains(?, "{column}")' if column else ""
                self.execute(f"delete from store.{_known(name)}{where}", [list(values)] if column else [])
                self.insert(name, to_arrow(name, rows))
            for name, update in findings.updates.items():
                self._update(name, update)
            for name, overruled in findings.overruled.items():
                ids = pa.table({"name": [name] * len(overruled.ids), "id": list(overruled.ids)})
                self.insert("overruled", ids)
                self.insert(f"{name}_overruled", to_arrow(name, overruled.rows))

    def append(self, name: str, rows: Sequence[Any]) -> None:
        """Adds rows to a table."""
        self.insert(_known(name), to_arrow(name, rows))

    def publish(self) -> None:
        """Makes this generation the record; readers that are open keep the one they opened."""
        if self._path is None:
            return
        with _store_errors(self._path):
            self._connection.execute("checkpoint")
            self._connection.close()
            files.next_of(self._path).replace(self._path)
            files.sync(self._path.parent)

    def _update(self, name: str, update: pa.Table) -> None:
        keys = IDENTITY[name]
        changed = [column for column in update.column_names if column not in keys]
        typed = update.cast(pa.schema([table_schema(name).field(column) for column in update.column_names]))
        assignments = ", ".join(f'"{column}" = changes."{column}"' for column in changed)
        matches = " and ".join(f"rows.{key} = changes.{key}" for key in keys)
        self._connection.register("changes", typed)
        gone = f"(select id from store.overruled where overruled.name = '{name}')"
        kept = f" and rows.{OVERRULED[name]} not in {gone}" if name in OVERRULED else ""
        self.execute(f"update store.{name} as rows set {assignments} from changes where {matches}{kept}")
        if name in OVERRULED:
            self.execute(f"update store.{name}_overruled as rows set {assignments} from changes where {matches}")
        self._connection.unregister("changes")

    def insert(self, name: str, rows: pa.Table, *, schema: str = "store") -> None:
        """Adds rows to a table, columns matched by name."""
        if rows.num_rows == 0:
            return
        self._connection.register("rows_in", rows)
        self.execute(f"insert into {schema}.{name} by name select * from rows_in")
        self._connection.unregister("rows_in")

    def _rows(self, query: str, parameters: Sequence[Any]) -> pa.Table:
        """An answer that sees the temporary tables, which a view's cursor does not."""
        with _store_errors(self._path):
            return self._connection.sql(query, params=list(parameters)).to_arrow_table()

    def execute(self, query: str, parameters: Sequence[Any] = ()) -> None:
        """Runs a statement.

        Raises:
            StoreError: the statement is wrong, the file damaged or the disk full.
        """
        with _store_errors(self._path):
            self._connection.execute(query, list(parameters))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside."""
        self.execute("begin transaction")
        try:
            yield
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self._connection.execute("rollback")
            raise
        self.execute("commit")

    def _release(self) -> None:
        if self._path is None:
            return
        self._connection.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _as_report(report: Document | AnnotatedDocument) -> AnnotatedDocument:
    return report if isinstance(report, AnnotatedDocument) else AnnotatedDocument(document=report)


def _queued(row: Mapping[str, Any]) -> AnnotatedDocument:
    regions = tuple(from_mapping(Region, region) for region in row[GIVEN] or ())
    return AnnotatedDocument(document=from_mapping(Document, row), regions=regions)


def open_view(path: Path) -> View:
    """A record for reading.

    Raises:
        StoreError: there is no record, or the file is damaged.
        FormatError: a newer dragoman wrote it.
    """
    if not path.is_file():
        raise StoreError(f"there is no record at {path}; make one with: dragoman read PATH --into {path}")
    with _store_errors(path):
        connection = duckdb.connect(str(path), read_only=True)
    _check_format(connection, path)
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
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = files.locked(path)
    try:
        with _store_errors(path):
            connection = _next_generation(path)
    except BaseException:
        os.close(lock)
        raise
    return Writer(connection, path, lock)


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
    return duckdb.connect(str(path), config={"memory_limit": _MEMORY, "preserve_insertion_order": "false"})


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


def _check_format(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        version = int(_meta(connection, "format"))
    except duckdb.CatalogException as error:
        connection.close()
        raise StoreError(f"{path} is a DuckDB file but not a dragoman record; give another --into") from error
    if version > FORMAT:
        connection.close()
        raise FormatError(f"{path} has format {version}, this dragoman knows up to {FORMAT}: upgrade dragoman")


def _meta(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    rows = connection.execute("select value from store.meta where name = ?", [name]).fetchall()
    return str(rows[0][0]) if rows else "0"


@contextlib.contextmanager
def _store_errors(path: Path | None) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise _told(f"{path or 'the record in memory'}: {error}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; the record is as it was before this run") from error


def _told(words: str) -> StoreError:
    """What DuckDB said as our error; one of its pages proves damaged by its checksum."""
    return DamagedError(f"{words}\n{_REMEDY}") if "checksum" in words else StoreError(words)


def _known(name: str) -> str:
    if name not in TABLES:
        raise StoreError(f"there is no table {name!r}; tables: {', '.join(TABLES)}")
    return name


def _listed(name: str, columns: Sequence[str] | None) -> str:
    return "*" if columns is None else ", ".join(f'"{column}"' for column in columns)


def _order(name: str) -> str:
    return ", ".join(f'"{column}"' for column in KEYS[name])
