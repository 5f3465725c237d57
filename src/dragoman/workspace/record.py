"""A record, open for reading: tables, queries, single reports, exports."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from dragoman import registry
from dragoman.errors import StoreError
from dragoman.exporters.highlight import highlighted
from dragoman.exporters.reading.naming import report_meant
from dragoman.language.measures import counted
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.findings import Decision
from dragoman.model.provenance import Failure
from dragoman.model.schema import REPORT_TABLES, TABLES
from dragoman.ports import CorpusView
from dragoman.store.duckdb import View, open_view
from dragoman.workspace.aside import folder_aside
from dragoman.workspace.remote import address_of, uploaded


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What a call of `read` did: new reports, reports seen before, what failed, and decisions new to the record."""

    added: int
    known: int
    failures: tuple[Failure, ...]
    replayed: tuple[Decision, ...] = ()


class Record:
    """A record, open for reading. Any table by name is a `pyarrow.Table`."""

    def __init__(self, view: View, summary: ReadSummary | None = None) -> None:
        self.view: CorpusView = view
        self.summary = summary
        self._closing = view

    def __getattr__(self, name: str) -> pa.Table:
        """A table of the record by its name."""
        if name in TABLES:
            return self.view.table(name)
        raise AttributeError(f"a record has no {name!r}; tables: {', '.join(TABLES)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """The answer to a query over the tables, in DuckDB's dialect.

        Raises:
            StoreError: the query is wrong.
        """
        return self.view.sql(query, parameters)

    def document(self, uri: str) -> "Report":
        """One report with its layers, by its uri or document_id.

        Raises:
            LookupFailed: no report has it, or several have the uri (then give the document_id).
        """
        document = report_meant(self.view, uri)
        found = [document.document_id]
        layers = {name: tuple(self.view.rows(name, found)) for name in REPORT_TABLES if name != "sentences"}
        return Report(AnnotatedDocument(document=document, **layers))

    def export(self, format: str, out: str | Path) -> list[Path] | list[str]:
        """Writes the record in a format of the registry into a folder and names the files; all of them or none.

        Into an object store (`s3://bucket/folder`) they are put one after the other once all of them are written.

        Raises:
            SettingsError: the store cannot be reached or refuses.
        """
        exporter = registry.create("exporters", format)
        address = address_of(out)
        if address is None:
            return folder_aside(Path(out), format, lambda folder: exporter.export(self.view, folder))
        with TemporaryDirectory() as name:
            return uploaded(exporter.export(self.view, Path(name)), Path(name), address)

    def close(self) -> None:
        """Lets go of the file."""
        self._closing.close()

    def __repr__(self) -> str:
        try:
            counts = [counted(self._count(table), one, many) for table, one, many in _SHOWN]
        except StoreError:  # it was closed
            return "<Record, closed>"
        return f"<Record: {', '.join(counts)}; a table of it: .events, .statements, ...; one report: .document(uri)>"

    def _count(self, table: str) -> int:
        return int(self.view.sql(f"select count(*) from {table}").column(0)[0].as_py())

    def _repr_html_(self) -> str:
        counts = [(name, self._count(name)) for name in TABLES]
        rows = "".join(f"<tr><td>{name}</td><td style='text-align:right'>{count}</td></tr>" for name, count in counts)
        return f"<table><tr><th>table</th><th>rows</th></tr>{rows}</table>"


_SHOWN = (
    ("documents", "report", "reports"),
    ("stories", "story", "stories"),
    ("origins", "origin", "origins"),
    ("statements", "statement", "statements"),
    ("events", "event", "events"),
)
"""Tables that the short form of a record counts: name, one row, several."""


class Report:
    """One report with its layers (`mentions`, `statements`, …); a notebook shows its text with the spans coloured."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self.annotated = annotated

    def __getattr__(self, name: str) -> Any:
        """A layer by its name, or `document`."""
        return getattr(self.annotated, name)

    def __repr__(self) -> str:
        document = self.annotated.document
        layers = (("statements", self.annotated.statements), ("events", self.annotated.events))
        counts = ", ".join(counted(len(rows), name.removesuffix("s")) for name, rows in layers)
        return f"<Report {document.uri}: {document.published or 'no date'}, {counts}; its text: .document.text>"

    def _repr_html_(self) -> str:
        return highlighted(self.annotated)


def open_record(path: str | Path) -> Record:
    """A record for reading.

    Raises:
        StoreError: there is none at `path`, or it cannot be used.
    """
    return Record(open_view(Path(path)))
