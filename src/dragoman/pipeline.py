"""The order of the parts: reports in, the tables of the record out.

What is wrong with one report in one part becomes a `Failure` here and nowhere else, and the rest of
the run goes on.
"""

import contextlib
import logging
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pyarrow as pa

from dragoman import registry
from dragoman.errors import PartError, WorkerLost
from dragoman.language.copies import LAYERS, Copies
from dragoman.language.lexicon import Lexicon
from dragoman.model.annotations import AnnotatedDocument, SentenceSpan
from dragoman.model.provenance import Failure
from dragoman.model.schema import REPORT_TABLES, to_arrow
from dragoman.model.text import Document, document_of
from dragoman.ports import CorpusPart, CorpusView, Extractor, Findings, Parser, Tally

logger = logging.getLogger(__name__)

_ENGLISH = "BERLIN, May 3 - Germany said on Tuesday that its minister would meet the president of Kenya in Nairobi."
"""Read by `warm`: has a dateline, a date, a place, states, a person by office, a statement and an event."""
_PARSER = "syntax"
"""The part before which a report's language and regions are known, and after which all is read from its words."""

_READING = ("stories", "derivation")
"""Cross-document parts of which the one reads the words of all reports and the other takes them from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A partition of reports, read: a row each in `documents`, their layers, and what went wrong."""

    documents: pa.Table
    layers: Mapping[str, pa.Table]
    failures: tuple[Failure, ...]


class ReportPipeline:
    """Maps a partition of reports to its tables. Pure, and cheap to send to another process."""

    def __init__(
        self,
        parts: Sequence[str] | None = None,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        seconds: float | None = None,
    ) -> None:
        """Names of the parts in their order (all registered ones if None) and keyword options by part.

        `seconds` of processor time after which a part gives a report up; None lets it run.

        Raises:
            PartError: a part needs a layer that none before it provides.
        """
        self.parts = tuple(parts if parts is not None else registry.names("extractors"))
        self._options = dict(options or {})
        self._seconds = seconds
        self._created: list[Extractor | Parser] | None = None
        self._copies: Copies | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"parts": self.parts, "_options": self._options, "_seconds": self._seconds, "_created": None,
                "_copies": None}  # fmt: skip

    def __call__(self, partition: Sequence[AnnotatedDocument | Document]) -> Annotated:
        """The tables of a partition; a copy of a report read before is not read again."""
        reports, failures = self._read_once(partition)
        return Annotated(
            documents=to_arrow("documents", [report.document for report in reports]),
            layers={name: to_arrow(name, _layer(name, reports)) for name in REPORT_TABLES},
            failures=tuple(failures),
        )

    def annotate(
        self, partition: Sequence[AnnotatedDocument | Document]
    ) -> tuple[list[AnnotatedDocument], list[Failure]]:
        """The reports of a partition with their layers, and the failures; regions that come with them are kept."""
        return self._run(self.load(), [_as_report(item) for item in partition])

    def _read_once(
        self, partition: Sequence[AnnotatedDocument | Document]
    ) -> tuple[list[AnnotatedDocument], list[Failure]]:
        """The same as `annotate`, but that the sentences of a copy come without their words.

        Only with parts of ours, of which it is known what they ask of a report.
        """
        parts = self.load()
        ours = _PARSER in self.parts and all(name in registry.EXTRACTORS for name in self.parts)
        first = self.parts.index(_PARSER) if ours else 0
        if not ours or not all(part.provides <= frozenset(LAYERS) for part in parts[first:]):
            return self.annotate(partition)
        if self._copies is None:
            self._copies = Copies(lambda reports: self._run(parts[first:], reports))
        reports, failures = self._run(parts[:first], [_as_report(item) for item in partition])
        reports, failed = self._copies(reports)
        return reports, [*failures, *failed]

    def _run(
        self, parts: Sequence[Any], reports: Sequence[AnnotatedDocument]
    ) -> tuple[list[AnnotatedDocument], list[Failure]]:
        done, failures = list(reports), list[Failure]()
        for part in parts:
            if hasattr(part, "parse"):
                done = _parsed(part, done, failures, self._seconds)
            else:
                done = [_extracted(part, report, failures, self._seconds) for report in done]
        return done, failures

    def split(self, partition: Sequence[AnnotatedDocument | Document]) -> list[Sequence[AnnotatedDocument | Document]]:
        """A partition of one report for each of its reports."""
        return [[item] for item in partition]

    def join(self, results: Sequence[Annotated]) -> Annotated:
        """The tables of several partitions as those of one."""
        return Annotated(
            documents=pa.concat_tables([result.documents for result in results]),
            layers={name: pa.concat_tables([result.layers[name] for result in results]) for name in REPORT_TABLES},
            failures=tuple(failure for result in results for failure in result.failures),
        )

    def lost(self, partition: Sequence[AnnotatedDocument | Document], reason: str) -> Annotated:
        """The reports without layers, and a failure for each."""
        documents = [_as_report(item).document for item in partition]
        return Annotated(
            documents=to_arrow("documents", documents),
            layers={name: to_arrow(name, []) for name in REPORT_TABLES},
            failures=tuple(_failure(document, "pipeline", WorkerLost(reason)) for document in documents),
        )

    def warm(self) -> None:
        """Loads everything that a report in English needs, so that forked processes share it."""
        self.annotate([document_of(uri="warm", text=_ENGLISH, language="en")])

    def load(self) -> Sequence[Any]:
        """The parts themselves, created on the first call and checked for their order."""
        if self._created is None:
            created = [registry.create("extractors", name, **self._options.get(name, {})) for name in self.parts]
            check_order(created, given=frozenset({"document"}))
            self._created = created
        return self._created


class CorpusPipeline:
    """Runs the cross-document parts over a view, in their order; the caller stores each finding before the next."""

    def __init__(
        self, parts: Sequence[str] | None = None, options: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        """Names of the parts in their order (all registered ones if None) and keyword options by part.

        Raises:
            PartError: a part needs a table that none before it provides.
        """
        self.parts = tuple(parts if parts is not None else registry.names("corpus_parts"))
        given, lexicon = options or {}, Lexicon()
        shared = {name: {"lexicon": lexicon} for name in _READING}
        self._created: list[CorpusPart] = [
            registry.create("corpus_parts", name, **{**shared.get(name, {}), **given.get(name, {})})
            for name in self.parts
        ]
        check_order(self._created, given=frozenset({"documents", "decisions", *REPORT_TABLES}))

    def analyse(self, view: CorpusView, reach: str | None = None) -> Iterator[tuple[str, Findings | Failure]]:
        """The findings of each part; only of those that look so far (`CorpusPart.reach`) if that is given."""
        for part in self._created:
            if reach is None or part.reach == reach:
                yield part.name, _tried(part.name, lambda part=part: part.analyse(view))  # type: ignore[misc]

    def touched(self, view: CorpusView, documents: Sequence[str]) -> dict[str, frozenset[str]]:
        """For each part that counts over the record, the names that some reports have part in."""
        return {part.name: part.touched(view, documents) for part in self._tallies()}

    def count_again(
        self, view: CorpusView, touched: Mapping[str, frozenset[str]]
    ) -> Iterator[tuple[str, Findings | Failure]]:
        """The findings of the parts that count over the record, on what was touched."""
        for part in self._tallies():
            names = touched.get(part.name, frozenset())
            yield part.name, _tried(part.name, lambda part=part, names=names: part.count_again(view, names))  # type: ignore[misc]

    def _tallies(self) -> list[Tally]:
        return [cast("Tally", part) for part in self._created if part.reach == "record"]


def _tried(name: str, run: Callable[[], Findings]) -> Findings | Failure:
    logger.info("%s", name)
    try:
        return run()
    except Exception as error:
        logger.exception("the part %s failed", name)
        return _failure(None, name, error)


def check_order(parts: Sequence[Any], *, given: frozenset[str]) -> None:
    """Refuses an order in which a part comes before what it needs.

    Raises:
        PartError: names the part and what is missing.
    """
    there = set(given)
    for part in parts:
        missing = sorted(part.requires - there)
        if missing:
            raise PartError(f"{part.name} needs {', '.join(missing)}, which no part before it provides")
        there |= part.provides


@contextlib.contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Stops what runs inside after so much processor time of this process; no limit outside the main thread.

    Processor time, so that a busy machine gives up no report that an idle one reads. The clock strikes again
    and again: an error raised while a finalizer or a garbage collector's callback runs is swallowed there.

    Raises:
        TimeoutError: the time is used up.
    """
    if not seconds or threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGVTALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _STRIKES_AGAIN)
    try:
        yield
    except TimeoutError as error:
        raise TimeoutError(f"given up after {seconds:g} seconds of processor time") from error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


_STRIKES_AGAIN = 0.25
"""Seconds of processor time between two strikes of the clock."""


def _out_of_time(*_: object) -> None:
    raise TimeoutError


def _as_report(item: AnnotatedDocument | Document) -> AnnotatedDocument:
    return item if isinstance(item, AnnotatedDocument) else AnnotatedDocument(document=item)


def _parsed(
    parser: Parser, reports: list[AnnotatedDocument], failures: list[Failure], seconds: float | None
) -> list[AnnotatedDocument]:
    try:
        with time_limit(seconds and seconds * len(reports)):
            return parser.parse(reports)
    except Exception as error:  # noqa: BLE001 - the border of one part; each report is then tried alone
        if len(reports) == 1:
            failures.append(_failure(reports[0].document, parser.name, error))
            return reports
        return [each for report in reports for each in _parsed(parser, [report], failures, seconds)]


def _extracted(
    part: Extractor, report: AnnotatedDocument, failures: list[Failure], seconds: float | None
) -> AnnotatedDocument:
    try:
        with time_limit(seconds):
            return part.extract(report)
    except Exception as error:  # noqa: BLE001 - the border of one report and one part
        logger.warning("%s failed on %s: %s", part.name, report.document.uri, error)
        failures.append(_failure(report.document, part.name, error))
        return report


def _failure(document: Document | None, part: str, error: Exception) -> Failure:
    return Failure(
        uri=document.uri if document else None,
        document_id=document.document_id if document else None,
        part=part,
        error=type(error).__name__,
        detail=str(error)[:2000],
    )


def _layer(name: str, reports: Sequence[AnnotatedDocument]) -> list[Any]:
    if name == "sentences":
        return [_sentence_row(report, sentence) for report in reports for sentence in report.sentences]
    return [row for report in reports for row in getattr(report, name)]


def _sentence_row(report: AnnotatedDocument, sentence: Any) -> SentenceSpan:
    return SentenceSpan(
        document_id=report.document.document_id,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        paragraph=sentence.paragraph,
    )
