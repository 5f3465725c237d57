"""Scores the contradictions found between reports of one happening against those found by reading.

Every labelled pair of reports is read as a story of two origins; a contradiction counts as found where one
comparison quotes from both labelled passages. The near-misses (updates, other precision, translation) must
not be called contradictions.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from dragoman.crossdoc.dating import DatingPart
from dragoman.crossdoc.incidents import IncidentPart
from dragoman.crossdoc.reconciliation import ReconciliationPart
from dragoman.evaluation.collections import json_rows, report_of
from dragoman.evaluation.scores import Score
from dragoman.model.findings import Comparison, Origin, Story
from dragoman.model.text import Document
from dragoman.pipeline import ReportPipeline
from dragoman.ports import Findings
from dragoman.store.duckdb import open_writer

_STORY = "story_0"
_NORMAL = 1.96
"""Of the 95 % interval by Wilson's score."""

Pair = tuple[Document, Document]
Reader = Callable[[Pair], Sequence[Comparison]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Two passages of two reports that a reader found to contradict each other, or not."""

    reports: Pair
    passages: tuple[str, str]
    conflict: bool


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """Recall on the contradictions and false alarms on the near-misses.

    Args:
        data: The folder that holds `derivation`.
        limit: Only so many labelled pairs.
    """
    return scores_of(read_labels(data)[:limit], compared)


def scores_of(labels: Sequence[Label], reader: Reader) -> list[Score]:
    """The same for any reader of two reports."""
    found = [_found(label, reader(label.reports)) for label in labels]
    hits = [hit for hit, label in zip(found, labels, strict=True) if label.conflict]
    alarms = [hit for hit, label in zip(found, labels, strict=True) if not label.conflict]
    return [
        _score("contradictions found", hits, always=1.0),
        _score("near-misses called contradictions", alarms, always=1.0),
        _score("right of all labelled", [*hits, *(not alarm for alarm in alarms)], always=len(hits) / len(found)),
    ]


def read_labels(data: Path) -> list[Label]:
    """The labelled pairs of passages, in the order of the file."""
    folder = data / "derivation"
    documents = {row["uri"]: report_of(row) for row in json_rows(folder / "docs.jsonl.gz")}
    return [
        Label(
            reports=(documents[row["a"]], documents[row["b"]]),
            passages=(row["a_text"], row["b_text"]),
            conflict=row["conflict"],
        )
        for row in json_rows(folder / "conflicts.jsonl")
    ]


def compared(pair: Pair) -> Sequence[Comparison]:
    """The comparisons of two reports that are one story, each its own origin."""
    annotated = _PIPELINE([replace(document, story_id=_STORY) for document in pair])
    ids = tuple(document.document_id for document in pair)
    story = Story(story_id=_STORY, title="", earliest=None, latest=None, documents=ids, storyline_id=None,
                  reports=len(ids), texts=len(ids), origins=len(ids))  # fmt: skip
    origins = [_origin(key) for key in ids]
    with open_writer(None) as writer:
        writer.write_annotated(annotated.documents, annotated.layers, annotated.failures)
        writer.write_findings(Findings(tables={"stories": [story], "origins": origins}, updates={}))
        for part in (DatingPart(), IncidentPart(), ReconciliationPart()):
            writer.write_findings(part.analyse(writer.view))
        return list(writer.view.rows("comparisons"))


_PIPELINE = ReportPipeline()


def _origin(key: str) -> Origin:
    return Origin(
        origin_id=f"ori_{key}", story_id=_STORY, documents=(key,), name=None, in_collection=True, basis="each its own"
    )


def _found(label: Label, rows: Sequence[Comparison]) -> bool:
    passages = {
        document.document_id: (document.text, passage)
        for document, passage in zip(label.reports, label.passages, strict=True)
    }
    return any(row.relation == "contradict" and _quotes(row, passages) for row in rows)


def _quotes(row: Comparison, passages: dict[str, tuple[str, str]]) -> bool:
    """Whether both ends touch the passage, or quote words of it that the report also says elsewhere."""
    ends = ((row.a_document, row.a_start, row.a_end), (row.b_document, row.b_start, row.b_end))
    return all(_touches(*passages[key], start, end) for key, start, end in ends)


def _touches(text: str, passage: str, start: int, end: int) -> bool:
    first = text.find(passage)
    return (start < first + len(passage) and end > first) or text[start:end] in passage


def _score(metric: str, hits: Sequence[bool], *, always: float) -> Score:
    share = sum(hits) / len(hits) if hits else 0.0
    low, high = _interval(sum(hits), len(hits))
    return Score(
        task="conflicts", data="derivation, open part, pairs of reports", metric=metric, value=share, baseline=always,
        baseline_name="every pair contradicts", peer=None, peer_name=None, count=len(hits),
        note=f"{sum(hits)} of {len(hits)}; 95 %: {low:.2f} to {high:.2f}",
    )  # fmt: skip


def _interval(hits: int, count: int) -> tuple[float, float]:
    if not count:
        return 0.0, 1.0
    share, square = hits / count, _NORMAL**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    width = _NORMAL / (1 + square / count) * sqrt(share * (1 - share) / count + square / (4 * count**2))
    return middle - width, middle + width


def found_in(labels: Sequence[Label], reader: Reader) -> Iterator[tuple[Label, bool]]:
    """Each label and whether a contradiction was found there, for reading the errors."""
    for label in labels:
        yield label, _found(label, reader(label.reports))
