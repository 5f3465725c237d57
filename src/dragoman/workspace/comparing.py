"""Reports that have been read in, what they say together out: over the whole record, or near what is new."""

import contextlib
import gc
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman import registry
from dragoman.crossdoc.neighbourhood import decided_on, neighbourhoods
from dragoman.crossdoc.succession import Members, members_of, successors
from dragoman.model.findings import Decision
from dragoman.model.provenance import Failure
from dragoman.pipeline import CorpusPipeline
from dragoman.ports import Engine
from dragoman.settings import Settings
from dragoman.store.cuts import Tables, cut, put_back
from dragoman.store.duckdb import Writer
from dragoman.workspace.pieces import PieceComparison, written

_SPREAD = ("stories", "derivation", "drift", "reconciliation")
"""Parts that map over pieces of the record."""
_OBJECTS = 100_000
"""Objects made between two looks for cycles while reports are compared: at the usual 700 they take a tenth of the time
over 2,500 reports."""

Succession = Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of a look across reports beside what was written: failures, and what became of ids that are gone."""

    failures: Sequence[Failure]
    succession: Succession
    whole: bool
    """Whether all reports were compared, or only those near what is new."""


def compare_reports(writer: Writer, settings: Settings, decided: Sequence[Decision]) -> Compared:
    """Runs the cross-document parts and writes what they find and what went wrong.

    Args:
        writer: The record, with all its reports read.
        settings: `whole` says up to which size all reports are compared anew.
        decided: Decisions that the last run did not know.
    """
    pipeline = CorpusPipeline(options=_options(settings))
    writer.forget_failures_of(pipeline.parts)
    engine: Engine = registry.create("engines", settings.engine, workers=settings.workers)
    with _seldom_collected():
        if _compares_all(writer, settings):
            compared = _all(writer, pipeline)
        else:
            compared = _near(writer, pipeline, engine, decided)
    writer.add_failures(compared.failures)
    return compared


def _options(settings: Settings) -> Mapping[str, Mapping[str, Any]]:
    """An engine for the parts that can use one: processes of this machine, whichever engine reads the reports."""
    workers = settings.workers or os.cpu_count() or 1
    if workers == 1:
        return {}
    engine: Engine = registry.create("engines", "local", workers=workers)
    return {name: {"engine": engine} for name in _SPREAD}


@contextlib.contextmanager
def _seldom_collected() -> Iterator[None]:
    """Looks for cycles of objects seldom: comparing makes objects by the million, and hardly a cycle."""
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _compares_all(writer: Writer, settings: Settings) -> bool:
    """Whether a record is small enough for every report to be compared with every other."""
    return bool(writer.view.sql("select count(*) <= ? from documents", [settings.whole]).column(0)[0].as_py())


def _all(writer: Writer, pipeline: CorpusPipeline) -> Compared:
    before = members_of(writer.view)
    writer.forget_inferences()
    failures = written(writer, pipeline.analyse(writer.view))
    return Compared(failures=failures, succession=successors(before, members_of(writer.view)), whole=True)


def _near(writer: Writer, pipeline: CorpusPipeline, engine: Engine, decided: Sequence[Decision]) -> Compared:
    """Wave by wave, piece by piece: new reports and those near them as a small record, whose findings are put back."""
    failures: list[Failure] = []
    succession: list[tuple[str, str | None]] = []
    touched: dict[str, frozenset[str]] = {}
    for wave in _waves(writer, decided):
        begun: deque[tuple[Members, Mapping[str, frozenset[str]]]] = deque()
        pieces = _begun(writer, pipeline, wave, begun)
        alone = len(wave) == 1  # then its parts spread over the processes that it leaves idle
        mapped = map(PieceComparison(pipeline), pieces) if alone else engine.map(PieceComparison(), pieces)
        for ids, found in zip(wave, mapped, strict=True):
            failures += found.failures
            before, counted = begun.popleft()
            if found.tables is None:
                continue
            put_back(writer, found.tables)
            succession += successors(before, members_of(writer.view, ids))
            for name, names in pipeline.touched(writer.view, ids).items():
                touched[name] = touched.get(name, frozenset()) | names | counted[name]
    failures += written(writer, pipeline.count_again(writer.view, touched))
    return Compared(failures=failures, succession=succession, whole=False)


def _begun(
    writer: Writer,
    pipeline: CorpusPipeline,
    wave: Sequence[Sequence[str]],
    begun: deque[tuple[Members, Mapping[str, frozenset[str]]]],
) -> Iterator[Tables]:
    """The pieces of a wave as the engine asks for them; how the record stood on each is kept in `begun`."""
    for ids in wave:
        begun.append((members_of(writer.view, ids), pipeline.touched(writer.view, ids)))
        yield cut(writer, ids)


def _waves(writer: Writer, decided: Sequence[Decision]) -> Iterator[Sequence[Sequence[str]]]:
    yield from neighbourhoods(writer.view)
    if decided:
        subjects = {name for row in decided for name in (row.subject, row.object) if name is not None}
        yield [decided_on(writer.view, sorted(subjects))]
