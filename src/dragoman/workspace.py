"""The Python API: read reports into a record, look at it, take it away."""

import getpass
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from dragoman import __version__, registry
from dragoman.crossdoc.succession import members_of, succession
from dragoman.errors import LookupFailed, ReadError, SettingsError
from dragoman.language.decoding import refuse_known_binary
from dragoman.language.stamps import read_stamp
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.findings import Decision
from dragoman.model.provenance import PREFIXES, Failure, Run, identifier
from dragoman.model.schema import REPORT_TABLES, TABLES
from dragoman.model.text import Document
from dragoman.pipeline import Annotated, CorpusPipeline, ReportPipeline
from dragoman.ports import CorpusView, Engine, Findings, Reader, Source
from dragoman.readers.sources import find_sources
from dragoman.settings import Settings, load_settings
from dragoman.store.decisions import append_decision, read_decisions
from dragoman.store.duckdb import View, Writer, open_view, open_writer

logger = logging.getLogger(__name__)

_FETCHED = 500
"""Reports that are put into the queue at once."""

Progress = Callable[[int, int | None], None]
"""Called with the reports done and the reports known so far (None while still being counted)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What a call of `read` did: new reports, reports seen before, and what failed."""

    added: int
    known: int
    failures: tuple[Failure, ...]


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

    def document(self, uri: str) -> AnnotatedDocument:
        """One report with its layers, by its uri or document_id.

        Raises:
            LookupFailed: no report has it, or several have the uri (then give the document_id).
        """
        query = "select document_id from documents where uri = ? or document_id = ? order by document_id"
        found = self.view.sql(query, [uri, uri]).column(0).to_pylist()
        if len(found) != 1:
            raise LookupFailed(f"{len(found)} reports have the uri or id {uri!r}" + "".join(f"\n  {i}" for i in found))
        layers = {name: tuple(self.view.rows(name, found)) for name in REPORT_TABLES if name != "sentences"}
        (document,) = self.view.rows("documents", found)
        return AnnotatedDocument(document=document, **layers)

    def export(self, format: str, out: str | Path) -> list[Path]:
        """Writes the record in a format of the registry into a folder and names the files."""
        exporter = registry.create("exporters", format)
        written: list[Path] = exporter.export(self.view, Path(out))
        return written

    def close(self) -> None:
        """Lets go of the file."""
        self._closing.close()

    def _repr_html_(self) -> str:
        counts = [(name, self.view.sql(f"select count(*) from {name}").column(0)[0].as_py()) for name in TABLES]
        rows = "".join(f"<tr><td>{name}</td><td style='text-align:right'>{count}</td></tr>" for name, count in counts)
        return f"<table><tr><th>table</th><th>rows</th></tr>{rows}</table>"


def read(
    paths: str | Path | Iterable[str | Path],
    into: str | Path | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Record:
    """Reads reports into a record.

    Args:
        paths: Files, folders, globs, or `-` for standard input.
        into: The record file, made if missing; None keeps the record in memory.
        settings: None takes them from `dragoman.toml` and the environment.
        progress: Told how far it is.

    Returns:
        The record, open for reading; its `summary` says what was new and what failed.

    Raises:
        StoreError: the record file cannot be used; what stood in it is kept.
    """
    chosen = settings or load_settings()
    arguments = [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]
    target = Path(into) if into is not None else None
    session = _Reading(target, chosen, progress)
    return session.run(arguments)


def open_record(path: str | Path) -> Record:
    """A record for reading.

    Raises:
        StoreError: there is none at `path`, or it cannot be used.
    """
    return Record(open_view(Path(path)))


def code(text: str, source: tuple[int, int], recipient: tuple[int, int], published: str | None = None) -> Any:
    """The relation between two marked parties in PLOVER's terms.

    Args:
        text: A sentence.
        source: Span of the acting party, code points into `text`, half open.
        recipient: Span of the other party.
        published: ISO day of the report, if known.

    Returns:
        A coding: type, plover, mode, quad, status, confident, rule.
    """
    from dragoman.extract.events import code_relation

    return code_relation(text, source, recipient, published=published)


def decide(
    record: str | Path, subject: str, judgement: str, *rest: str, by: str | None = None, at: datetime | None = None
) -> Decision:
    """Keeps a person's judgement beside the record and brings the record in line with it.

    Args:
        record: The record file.
        subject: An id of the record or an actor code.
        judgement: same, different or unsure (then another id follows); set (then a field and its value
            follow, such as `published 2023-03-20`); dismiss (nothing follows).
        rest: What follows the judgement.
        by: Who decides; None takes the name of the account.
        at: When; None takes this machine's clock.

    Raises:
        SettingsError: the words after the judgement do not fit it.
        LookupFailed: the record has no such subject.
    """
    target = Path(record)
    wanted = _AFTER_JUDGEMENT.get(judgement)
    if wanted is None or len(rest) != wanted:
        raise SettingsError(
            f"{judgement} with {len(rest)} words after it: write ID same|different|unsure ID, "
            "ID set FIELD VALUE, or ID dismiss"
        )
    with open_record(target) as opened:
        kind = _kind_of(opened.view, subject)
    name = by or getpass.getuser()
    instant = (at or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    thing = rest[0] if rest else None
    value = rest[1] if len(rest) > 1 else None
    decision = Decision(
        decision_id=identifier("decision", kind, subject, thing, judgement, value, name, instant),
        kind=kind, subject=subject, object=thing, judgement=judgement, value=value, by=name, at=instant,
    )  # fmt: skip
    append_decision(target, decision)
    read([], target).close()
    return decision


_AFTER_JUDGEMENT = {"same": 1, "different": 1, "unsure": 1, "set": 2, "dismiss": 0}
"""Judgement -> how many words follow it."""


def _kind_of(view: CorpusView, subject: str) -> str:
    kind = next((kind for kind, prefix in PREFIXES.items() if subject.startswith(f"{prefix}_")), "actor")
    table, column = {"story": ("stories", "story_id"), "actor": ("actors", "actor")}.get(
        kind, (f"{kind}s", f"{kind}_id")
    )
    if table not in TABLES or not list(view.rows(table, [subject], column=column)):
        raise LookupFailed(f"nothing in the record has the id {subject!r}")
    return kind


class _Reading:
    """One call of `read`: from sources to a published generation."""

    def __init__(self, target: Path | None, settings: Settings, progress: Progress | None) -> None:
        self.target = target
        self.settings = settings
        self.progress = progress
        self.known = 0
        self.added = 0
        self.failures: list[Failure] = []
        self.read_uris: set[str] = set()

    def run(self, arguments: Sequence[str]) -> Record:
        known_ids, known_failures, known_decisions, pending = self._known()
        reports = self._new_reports(arguments, known_ids)
        first = next(reports, None)
        fresh = [failure for failure in self.failures if failure not in known_failures]
        decisions = read_decisions(self.target) if self.target is not None else []
        decided = {decision.decision_id for decision in decisions} != known_decisions
        changed = first is not None or pending or bool(fresh) or decided
        if not changed and self.target is not None and self.target.exists():
            return Record(open_view(self.target), self._summary())
        with open_writer(self.target) as writer:
            self._queue(writer, first, reports)
            self._annotate(writer)
            writer.forget_failures(sorted(self.read_uris))
            writer.add_failures(self.failures)
            writer.write_findings(Findings(tables={"decisions": decisions}, updates={}))
            before = members_of(writer.view)
            self._analyse(writer)
            run = self._run(writer)
            writer.append("superseded", succession(before, members_of(writer.view), run.run_id))
            writer.append("runs", [run])
            writer.publish()
            if self.target is None:
                return Record(writer.view, self._summary())
        return Record(open_view(self.target), self._summary())

    def _known(self) -> tuple[set[str], set[Failure], set[str], bool]:
        if self.target is None or not self.target.exists():
            return set(), set(), set(), False
        view = open_view(self.target)
        ids = set(view.table("documents", ["document_id"]).column(0).to_pylist())
        failures = set(view.rows("failures"))
        decisions = set(view.table("decisions", ["decision_id"]).column(0).to_pylist())
        view.close()
        return ids, failures, decisions, self.target.with_name(self.target.name + ".next").exists()

    def _new_reports(self, arguments: Sequence[str], known: set[str]) -> Iterator[AnnotatedDocument]:
        for item in read_reports(arguments, self.settings):
            if isinstance(item, Failure):
                self.failures.append(item)
                continue
            self.read_uris.add(item.document.uri)
            if item.document.document_id in known:
                self.known += 1
                continue
            known.add(item.document.document_id)
            self.added += 1
            yield item

    def _queue(self, writer: Writer, first: AnnotatedDocument | None, reports: Iterator[AnnotatedDocument]) -> None:
        waiting = writer.incoming() | set(writer.view.table("documents", ["document_id"]).column(0).to_pylist())
        batch: list[AnnotatedDocument] = []
        for report in [] if first is None else _chained(first, reports):
            if report.document.document_id not in waiting:
                batch.append(report)
            if len(batch) >= _FETCHED:
                writer.add_documents(batch)
                batch = []
                self._tell(0, None)
        writer.add_documents(batch)

    def _annotate(self, writer: Writer) -> None:
        total, done = len(writer.incoming()), 0
        size = max(1, min(self.settings.partition, -(-total // 8)))
        pipeline = ReportPipeline(options={"syntax": {"model": self.settings.model}})
        pipeline.load()
        engine: Engine = registry.create("engines", self.settings.engine, workers=self.settings.workers)
        self._tell(0, total)
        for annotated in engine.map(pipeline, writer.partitions(size)):
            writer.write_annotated(annotated.documents, annotated.layers, annotated.failures)
            self.failures.extend(annotated.failures)
            done += _count(annotated)
            self._tell(done, total)

    def _analyse(self, writer: Writer) -> None:
        for _, outcome in CorpusPipeline().analyse(writer.view):
            if isinstance(outcome, Findings):
                writer.write_findings(outcome)
            else:
                self.failures.append(outcome)
                writer.add_failures([outcome])

    def _run(self, writer: Writer) -> Run:
        counts = {
            name: writer.view.sql(f"select count(*) from {name}").column(0)[0].as_py()
            for name in TABLES
            if name != "runs"
        }
        ids = writer.view.table("documents", ["document_id"]).column(0).to_pylist()
        decided = writer.view.table("decisions", ["decision_id"]).column(0).to_pylist()
        earlier = writer.view.table("runs", ["run_id"]).column(0).to_pylist()
        settings = {"digest": self.settings.digest(), "model": self.settings.model}
        parts = (*registry.names("extractors"), *registry.names("corpus_parts"))
        return Run(
            run_id=identifier("run", __version__, self.settings.digest(), *ids, *decided, *earlier),
            version=__version__,
            parts=parts,
            settings=json.dumps(settings, sort_keys=True),
            counts=json.dumps(counts, sort_keys=True),
        )

    def _summary(self) -> ReadSummary:
        return ReadSummary(added=self.added, known=self.known, failures=tuple(self.failures))

    def _tell(self, done: int, total: int | None) -> None:
        if self.progress is not None:
            self.progress(done, total)


def read_documents(arguments: Sequence[str], settings: Settings) -> Iterator[Document | Failure]:
    """The reports that paths, folders, globs or standard input hold, and what could not be read."""
    for item in read_reports(arguments, settings):
        yield item if isinstance(item, Failure) else item.document


def read_reports(arguments: Sequence[str], settings: Settings) -> Iterator[AnnotatedDocument | Failure]:
    """The same, each report with the regions that its format marks."""
    readers: list[Reader] = [registry.create("readers", name) for name in registry.names("readers")]
    for argument in arguments:
        for source in find_sources(argument, max_bytes=settings.max_bytes):
            if isinstance(source, Failure):
                yield source
                continue
            for item in _read_source(source, readers):
                yield item if isinstance(item, Failure) else _dated(item, settings)


def _read_source(source: Source, readers: Sequence[Reader]) -> Iterator[AnnotatedDocument | Failure]:
    reader = next(reader for reader in readers if reader.accepts(source))
    try:
        refuse_known_binary(source.head)
        yield from reader.read(source)
    except (ReadError, OSError) as error:
        yield Failure(uri=source.uri, document_id=None, part="reader", error=type(error).__name__, detail=str(error))


def _dated(report: AnnotatedDocument, settings: Settings) -> AnnotatedDocument:
    if settings.published is None:
        return report
    stamp = read_stamp(settings.published)
    if stamp is None:
        raise SettingsError(f"published: {settings.published!r} is no date; write 2022-12-30, 2022-12 or 2022")
    document = replace(
        report.document,
        published=stamp.published,
        published_earliest=stamp.earliest,
        published_latest=stamp.latest,
        published_basis="given",
    )
    return replace(report, document=document)


def _chained(first: AnnotatedDocument, rest: Iterator[AnnotatedDocument]) -> Iterator[AnnotatedDocument]:
    yield first
    yield from rest


def _count(annotated: Annotated) -> int:
    return int(annotated.documents.num_rows)
