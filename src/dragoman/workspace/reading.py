"""Reports in, the next generation of a record out."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from dragoman import __version__, registry
from dragoman.codebooks.actors import load_codebook
from dragoman.errors import SettingsError
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.findings import Decision, Superseded
from dragoman.model.provenance import Failure, Run, identifier
from dragoman.model.schema import TABLES
from dragoman.pipeline import Annotated, ReportPipeline
from dragoman.ports import Engine, Findings
from dragoman.settings import Settings, load_settings
from dragoman.store.decisions import read_decisions
from dragoman.store.duckdb import Writer, open_view, open_writer
from dragoman.workspace.collecting import read_given, read_reports
from dragoman.workspace.comparing import compare_reports
from dragoman.workspace.record import ReadSummary, Record

logger = logging.getLogger(__name__)

_FETCHED = 500
"""Reports that are put into the queue at once."""

Progress = Callable[[int, int | None], None]
"""Called with the reports done and the reports known so far (None while still being counted)."""


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
        SettingsError: a setting cannot be used, or a codebook not be read; nothing was read or written.
    """
    chosen = settings or load_settings()
    arguments = [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]
    if arguments:
        _check(chosen)
    target = Path(into) if into is not None else None
    session = _Reading(target, chosen, progress)
    return session.run(arguments)


def _check(settings: Settings) -> None:
    """Refuses settings in which every report would fail, before any is read.

    Raises:
        SettingsError: there is no such engine, the date is none, or a codebook cannot be read.
        CodebookError: a row of a codebook is wrong.
    """
    if settings.engine not in registry.names("engines"):
        known = ", ".join(registry.names("engines"))
        raise SettingsError(f"there is no {settings.engine!r} among the engines; known: {known}")
    if settings.published is not None:
        read_given(settings.published)
    for name in settings.codebooks:
        if not Path(name).is_file():
            raise SettingsError(f"there is no codebook at {name}; check the path")
    if settings.codebooks:
        load_codebook(tuple(Path(name) for name in settings.codebooks))


class _Reading:
    """One call of `read`: from sources to a published generation."""

    def __init__(self, target: Path | None, settings: Settings, progress: Progress | None) -> None:
        self.target = target
        self.settings = settings
        self.progress = progress
        self.known = 0
        self.added = 0
        self.failures: list[Failure] = []
        self.replayed: list[Decision] = []
        self.read_uris: set[str] = set()

    def run(self, arguments: Sequence[str]) -> Record:
        known_ids, known_failures, known_decisions, unfinished = self._known()
        reports = self._new_reports(arguments, known_ids)
        first = next(reports, None)
        failed = any(failure not in known_failures for failure in self.failures)
        decisions = read_decisions(self.target) if self.target is not None else []
        decided = {decision.decision_id for decision in decisions} != known_decisions
        changed = first is not None or unfinished or failed or decided
        if not changed and self.target is not None and self.target.exists():
            return Record(open_view(self.target), self._summary())
        with open_writer(self.target) as writer:
            self._queue(writer, first, reports)
            self._annotate(writer)
            writer.forget_failures(sorted(self.read_uris))
            writer.add_failures(self.failures)
            taken_back = [row for row in writer.view.rows("decisions") if row not in decisions]
            writer.write_findings(Findings(tables={"decisions": decisions}, updates={}))
            self.replayed = [row for row in decisions if row.decision_id not in known_decisions]
            fresh = self.replayed + [
                replace(row, object=row.object or writer.report_of(row.subject)) for row in taken_back
            ]
            compared = compare_reports(writer, self.settings, fresh)
            self.failures += compared.failures
            run = self._run(writer, compared.whole)
            gone = [Superseded(old_id=old, new_id=new, run_id=run.run_id) for old, new in compared.succession]
            writer.append("superseded", gone)
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
        failures, corpus_parts = set(view.rows("failures")), registry.names("corpus_parts")
        decisions = set(view.table("decisions", ["decision_id"]).column(0).to_pylist())
        view.close()
        uncompared = any(failure.document_id is None and failure.part in corpus_parts for failure in failures)
        return ids, failures, decisions, uncompared or self.target.with_name(self.target.name + ".next").exists()

    def _new_reports(self, arguments: Sequence[str], known: set[str]) -> Iterator[AnnotatedDocument]:
        for item in read_reports(arguments, self.settings, seen=self.read_uris):
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
        for report in [] if first is None else chain([first], reports):
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
        codebooks = tuple(Path(path) for path in self.settings.codebooks)
        pipeline = ReportPipeline(
            options={
                "syntax": {"model": self.settings.model},
                "mentions": {"codebooks": codebooks},
            },
            seconds=self.settings.seconds_per_report,
        )
        if total:
            pipeline.warm()
        engine: Engine = registry.create("engines", self.settings.engine, workers=self.settings.workers)
        self._tell(0, total)
        for annotated in _gathered(engine.map(pipeline, writer.partitions(size)), pipeline, size):
            writer.write_annotated(annotated.documents, annotated.layers, annotated.failures)
            self.failures.extend(annotated.failures)
            done += _count(annotated)
            self._tell(done, total)

    def _run(self, writer: Writer, whole: bool) -> Run:
        counts = {
            name: writer.view.sql(f"select count(*) from {name}").column(0)[0].as_py()
            for name in TABLES
            if name != "runs"
        }
        ids = writer.view.table("documents", ["document_id"]).column(0).to_pylist()
        decided = writer.view.table("decisions", ["decision_id"]).column(0).to_pylist()
        earlier = writer.view.table("runs", ["run_id"]).column(0).to_pylist()
        settings = {
            "compared": "all" if whole else "near",
            "digest": self.settings.digest(),
            "model": self.settings.model,
        }
        parts = (*registry.names("extractors"), *registry.names("corpus_parts"))
        return Run(
            run_id=identifier("run", __version__, self.settings.digest(), *ids, *decided, *earlier),
            version=__version__,
            parts=parts,
            settings=json.dumps(settings, sort_keys=True),
            counts=json.dumps(counts, sort_keys=True),
        )

    def _summary(self) -> ReadSummary:
        return ReadSummary(
            added=self.added, known=self.known, failures=tuple(self.failures), replayed=tuple(self.replayed)
        )

    def _tell(self, done: int, total: int | None) -> None:
        if self.progress is not None:
            self.progress(done, total)


def _gathered(results: Iterable[Annotated], pipeline: ReportPipeline, size: int) -> Iterator[Annotated]:
    """Results joined to `size` reports at least: a transaction costs as much as the rows of twenty reports."""
    held: list[Annotated] = []
    for annotated in results:
        held.append(annotated)
        if sum(map(_count, held)) >= size:
            yield pipeline.join(held)
            held = []
    if held:
        yield pipeline.join(held)


def _count(annotated: Annotated) -> int:
    return int(annotated.documents.num_rows)
