"""Reports that have been read in, what they say together out: over the whole record, or near what is new."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman import registry
from dragoman.crossdoc.neighbourhood import decided_on, neighbourhoods
from dragoman.model.findings import Decision
from dragoman.model.provenance import Failure
from dragoman.pipeline import CorpusPipeline
from dragoman.ports import Findings
from dragoman.settings import Settings
from dragoman.store.cuts import cut, put_back
from dragoman.store.duckdb import Writer


def compare_reports(writer: Writer, settings: Settings, decided: Sequence[Decision]) -> list[Failure]:
    """Runs the cross-document parts and writes what they find; what went wrong comes back and is in the record.

    Args:
        writer: The record, with all its reports read.
        settings: `whole` says up to which size all reports are compared anew.
        decided: Decisions that the last run did not know.
    """
    writer.forget_failures_of(registry.names("corpus_parts"))
    if compares_all(writer, settings):
        writer.forget_inferences()
        return _failures(writer, _written(writer, None))
    failures = [failure for ids in _pieces(writer, decided) for failure in _compared(writer, ids)]
    return _failures(writer, [*failures, *_written(writer, "record")])


def compares_all(writer: Writer, settings: Settings) -> bool:
    """Whether a record is small enough for every report to be compared with every other."""
    return bool(writer.view.sql("select count(*) <= ? from documents", [settings.whole]).column(0)[0].as_py())


def _pieces(writer: Writer, decided: Sequence[Decision]) -> Iterator[Sequence[str]]:
    yield from neighbourhoods(writer.view)
    if decided:
        subjects = {name for row in decided for name in (row.subject, row.object) if name is not None}
        yield decided_on(writer.view, sorted(subjects))


def _compared(writer: Writer, ids: Sequence[str]) -> list[Failure]:
    part = cut(writer, ids)
    part.forget_inferences()
    failures = list(_written(part, "stories"))
    put_back(writer, part)
    part.view.close()
    return failures


def _written(writer: Writer, reach: str | None) -> Iterator[Failure]:
    for _, outcome in CorpusPipeline().analyse(writer.view, reach):
        if isinstance(outcome, Findings):
            writer.write_findings(outcome)
        else:
            yield outcome


def _failures(writer: Writer, found: Iterable[Failure]) -> list[Failure]:
    failures = list(found)
    writer.add_failures(failures)
    return failures
