"""The next generation of a record: what a run adds, replaces and takes back, in bulk and in transactions."""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa

from dragoman.model.annotations import AnnotatedDocument, Region
from dragoman.model.provenance import Failure
from dragoman.model.schema import IDENTITY, REPORT_TABLES, from_mapping, plain, table_schema, to_arrow
from dragoman.model.text import Document
from dragoman.ports import Findings
from dragoman.store import files
from dragoman.store.migrations import GIVEN, OVERRULED, incoming_schema
from dragoman.store.view import View, known_table, store_errors

_LEAST = "list_min(list_transform(string_split(text, '. '), lambda part: hash(part)))"
_SHARES = 8
"""Pieces at least that what is left is cut into: as many workers end together, more of them nearly so."""
_SMALLEST = 8
"""Reports in a partition at least: sentences are parsed in batches, which fewer reports do not fill."""


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
        likely share it too (Broder 1997), so that what is remembered of one serves the other. The last partitions are
        smaller, so that workers that share them end at about the same time (Polychronopoulos and Kuck 1987).
        """
        order = f"select document_id, row_number() over (order by {_LEAST}, document_id) as n from store.incoming"
        self.execute(f"create or replace temp table waiting as {order}")
        query = (
            "select incoming.* from store.incoming join waiting using (document_id) where n > ? and n <= ? order by n"
        )
        first, total = 0, self._rows("select n from waiting", []).num_rows
        while first < total:
            taken = min(size, max(_SMALLEST, (total - first) // _SHARES))
            yield tuple(_queued(row) for row in self._rows(query, [first, first + taken]).to_pylist())
            first += taken

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
                self.execute(f"delete from store.{known_table(name)}{where}", [list(values)] if column else [])
                self.insert(name, to_arrow(name, rows))
            for name, update in findings.updates.items():
                self._update(name, update)
            for name, overruled in findings.overruled.items():
                ids = pa.table({"name": [name] * len(overruled.ids), "id": list(overruled.ids)})
                self.insert("overruled", ids)
                self.insert(f"{name}_overruled", to_arrow(name, overruled.rows))

    def append(self, name: str, rows: Sequence[Any]) -> None:
        """Adds rows to a table."""
        self.insert(known_table(name), to_arrow(name, rows))

    def publish(self) -> None:
        """Makes this generation the record; readers that are open keep the one they opened."""
        if self._path is None:
            return
        with store_errors(self._path):
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
        with store_errors(self._path):
            return self._connection.sql(query, params=list(parameters)).to_arrow_table()

    def execute(self, query: str, parameters: Sequence[Any] = ()) -> None:
        """Runs a statement.

        Raises:
            StoreError: the statement is wrong, the file damaged or the disk full.
        """
        with store_errors(self._path):
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
