"""Reports that have been read in, what they say together out: over the whole record, or near what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman import registry
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
    writer.forget_failures_of(registry.names("corpus_parts"))
    if compares_all(writer, settings):
        before = members_of(writer.view)
        writer.forget_inferences()
        failures = list(_written(writer, None))
        succession = successors(before, members_of(writer.view))
    else:
        pieces = [_compared(writer, ids) for ids in _pieces(writer, decided)]
        failures = [failure for piece in pieces for failure in piece.failures]
        failures += _written(writer, "record")
        succession = [pair for piece in pieces for pair in piece.succession]
    writer.add_failures(failures)
    return Compared(failures=failures, succession=succession)


def compares_all(writer: Writer, settings: Settings) -> bool:
    """Whether a record is small enough for every report to be compared with every other."""
    return bool(writer.view.sql("select count(*) <= ? from documents", [settings.whole]).column(0)[0].as_py())


def _pieces(writer: Writer, decided: Sequence[Decision]) -> Iterator[Sequence[str]]:
    yield from neighbourhoods(writer.view)
    if decided:
        subjects = {name for row in decided for name in (row.subject, row.object) if name is not None}
        yield decided_on(writer.view, sorted(subjects))


def _compared(writer: Writer, ids: Sequence[str]) -> Compared:
    part = cut(writer, ids)
    part.forget_inferences()
    failures = list(_written(part, "stories"))
    before = members_of(writer.view, ids)
    put_back(writer, part)
    succession = successors(before, members_of(writer.view, ids))
    part.view.close()
    return Compared(failures=failures, succession=succession)


def _written(writer: Writer, reach: str | None) -> Iterator[Failure]:
    for _, outcome in CorpusPipeline().analyse(writer.view, reach):
        if isinstance(outcome, Findings):
            writer.write_findings(outcome)
        else:
            yield outcome
