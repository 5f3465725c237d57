"""A piece of a record in, what its reports say together out: a pure function over tables, for any engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.errors import WorkerLost
from dragoman.model.provenance import Failure
from dragoman.pipeline import CorpusPipeline
from dragoman.ports import Findings
from dragoman.store.cuts import Tables, found_in, record_of
from dragoman.store.duckdb import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found on a piece, table by table; None where the process that looked at it died."""

    tables: Tables | None
    failures: Sequence[Failure]


class PieceComparison:
    """Maps the tables of a piece (`store.cuts.cut`) to what was found on it. The port `Divisible`: a piece is whole."""

    def __init__(self, pipeline: CorpusPipeline | None = None) -> None:
        """Args: pipeline: with processes of its own, for a piece that is alone; None makes one where the piece is."""
        self._pipeline = pipeline

    def __call__(self, piece: Tables) -> Found:
        """Runs the parts that look no farther than stories, over the piece as a record of its own."""
        pipeline = self._pipeline or CorpusPipeline()
        part = record_of(piece)
        part.forget_inferences()
        failures = written(part, pipeline.analyse(part.view, "stories"))
        found = Found(tables=found_in(part), failures=failures)
        part.view.close()
        return found

    def split(self, piece: Tables) -> list[Tables]:
        """The piece itself: what is near must be seen together."""
        return [piece]

    def join(self, results: Sequence[Found]) -> Found:
        """The only result."""
        (result,) = results
        return result

    def lost(self, piece: Tables, reason: str) -> Found:
        """A failure; the reports of the piece stay new and are looked at by the next run."""
        size = piece["documents"].num_rows
        error = WorkerLost(f"{reason}; {size} reports were not compared, the next run tries again")
        row = Failure(uri=None, document_id=None, part="stories", error=type(error).__name__, detail=str(error))
        return Found(tables=None, failures=(row,))


def written(writer: Writer, outcomes: Iterable[tuple[str, Findings | Failure]]) -> list[Failure]:
    """Writes each finding before the next is made; what is none comes back."""
    failures = []
    for _, outcome in outcomes:
        if isinstance(outcome, Findings):
            writer.write_findings(outcome)
        else:
            failures.append(outcome)
    return failures
