"""Reports that have been read in, what they say together out: over the whole record, or near what is new."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.neighbourhood import decided_on, neighbourhoods
from dragoman.crossdoc.succession import members_of, successors
from dragoman.model.findings import Decision
from dragoman.model.provenance import Failure
from dragoman.pipeline import CorpusPipeline
from dragoman.ports import Findings
from dragoman.settings import Settings
from dragoman.store.cuts import cut, put_back
from dragoman.store.duckdb import Writer

Succession = Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of a look across reports beside what was written: failures, and what became of ids that are gone."""

    failures: Sequence[Failure]
    succession: Succession


def compare_reports(writer: Writer, settings: Settings, decided: Sequence[Decision]) -> Compared:
    """Runs the cross-document parts and writes what they find and what went wrong.

    Args:
        writer: The record, with all its reports read.
        settings: `whole` says up to which size all reports are compared anew.
        decided: Decisions that the last run did not know.
    """
    pipeline = CorpusPipeline()
    writer.forget_failures_of(pipeline.parts)
    compared = _all(writer, pipeline) if compares_all(writer, settings) else _near(writer, pipeline, decided)
    writer.add_failures(compared.failures)
    return compared


def compares_all(writer: Writer, settings: Settings) -> bool:
    """Whether a record is small enough for every report to be compared with every other."""
    return bool(writer.view.sql("select count(*) <= ? from documents", [settings.whole]).column(0)[0].as_py())


def _all(writer: Writer, pipeline: CorpusPipeline) -> Compared:
    before = members_of(writer.view)
    writer.forget_inferences()
    failures = _written(writer, pipeline.analyse(writer.view))
    return Compared(failures=failures, succession=successors(before, members_of(writer.view)))


def _near(writer: Writer, pipeline: CorpusPipeline, decided: Sequence[Decision]) -> Compared:
    """Piece by piece: some new reports and those near them as a small record, whose findings are put back."""
    failures: list[Failure] = []
    succession: list[tuple[str, str | None]] = []
    touched: dict[str, frozenset[str]] = {}
    for ids in _pieces(writer, decided):
        before, counted = members_of(writer.view, ids), pipeline.touched(writer.view, ids)
        part = cut(writer, ids)
        part.forget_inferences()
        failures += _written(part, pipeline.analyse(part.view, "stories"))
        put_back(writer, part)
        part.view.close()
        succession += successors(before, members_of(writer.view, ids))
        for name, names in pipeline.touched(writer.view, ids).items():
            touched[name] = touched.get(name, frozenset()) | names | counted[name]
    failures += _written(writer, pipeline.count_again(writer.view, touched))
    return Compared(failures=failures, succession=succession)


def _pieces(writer: Writer, decided: Sequence[Decision]) -> Iterator[Sequence[str]]:
    yield from neighbourhoods(writer.view)
    if decided:
        subjects = {name for row in decided for name in (row.subject, row.object) if name is not None}
        yield decided_on(writer.view, sorted(subjects))


def _written(writer: Writer, outcomes: Iterable[tuple[str, Findings | Failure]]) -> list[Failure]:
    """Writes each finding before the next is made; what is none comes back."""
    failures = []
    for _, outcome in outcomes:
        if isinstance(outcome, Findings):
            writer.write_findings(outcome)
        else:
            failures.append(outcome)
    return failures
