"""Labelled pieces of derived reports in, how well drift is told from paraphrase out."""

import csv
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from dragoman.crossdoc.drift.change import Change
from dragoman.crossdoc.drift.reading import Reading
from dragoman.crossdoc.drift.rules import changes
from dragoman.crossdoc.drift.tokens import Piece, piece_of
from dragoman.evaluation.collections import json_rows, report_of
from dragoman.evaluation.scores import Score
from dragoman.model.text import document_of
from dragoman.pipeline import ReportPipeline

_UNSCORED = "detail_dropped"
_ANY = "contradiction"
_NONE = "none"
_SIDES = ("input", "after")
_NOTE = "constant answers: no drift ever .00 and no false; always drift, kind unknown, all false"


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """Recall on the labelled drifts (right kind; any kind) and false drifts on pure paraphrases.

    A piece is compared in the sentences that hold it, as the record compares them. The trivial answer
    is that nothing drifts.

    Args:
        data: A folder with the folder `derivation`.
        limit: Only so many pieces.
    """
    folder = data / "derivation"
    rows = [row for row in json_rows(folder / "drifts.jsonl") if row["kind"] != _UNSCORED][:limit]
    readings = read_reports(folder, {row[side] for row in rows for side in "ab"})
    found = [(row, {change.kind for change in drift_of(row, readings)}) for row in rows]
    drifts = [(row, kinds) for row, kinds in found if row["drift"]]
    plain = [kinds for row, kinds in found if not row["drift"]]
    right = sum(bool(kinds) if row["kind"] == _ANY else row["kind"] in kinds for row, kinds in drifts)
    return [
        _score("recall, right kind", right / max(1, len(drifts)), len(drifts)),
        _score("recall, any kind", sum(bool(kinds) for _, kinds in drifts) / max(1, len(drifts)), len(drifts)),
        _score("false drifts", float(sum(bool(kinds) for kinds in plain)), len(plain)),
    ]


def evaluate_cases(path: Path) -> list[Score]:
    """Right kind on the project's own pairs of sentences; "none" is right where nothing is found."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    documents = [
        document_of(uri=f"{row['id']} {side}", text=row[side], language="en") for row in rows for side in _SIDES
    ]
    readings = [Reading.of_report(report) for report in ReportPipeline().annotate(documents)[0]]
    right = 0
    for row, before, after in zip(rows, readings[::2], readings[1::2], strict=True):
        found = {change.kind for change in changes(_whole(before), _whole(after))}
        right += row["expected"] in found if row["expected"] != _NONE else not found
    return [
        Score(
            task="drift", data=path.name, metric="right kind", value=right / len(rows),
            baseline=sum(row["expected"] == _NONE for row in rows) / len(rows), baseline_name="always none",
            peer=None, peer_name=None, count=len(rows), note=f"{right} of {len(rows)}",
        )
    ]  # fmt: skip


def _whole(reading: Reading) -> Piece:
    return piece_of(reading.text, 0, len(reading.text), reading)


def read_reports(folder: Path, uris: Set[str]) -> dict[str, Reading]:
    """Some reports of a folder as the record reads them, by address."""
    documents = [report_of(row) for row in json_rows(folder / "docs.jsonl.gz") if row["uri"] in uris]
    reports, _ = ReportPipeline().annotate(documents)
    return {report.document.uri: Reading.of_report(report) for report in reports}


def drift_of(row: Mapping[str, Any], readings: Mapping[str, Reading]) -> Sequence[Change]:
    """What is found in a labelled pair of pieces."""
    a, b = (_piece(readings[row[side]], row[f"{side}_text"]) for side in "ab")
    return changes(a, b) if a.tokens and b.tokens else []


def _piece(reading: Reading, part: str) -> Piece:
    text = reading.text
    start = text.find(part)
    if start < 0:
        return piece_of(part, 0, len(part))
    end = start + len(part)
    spans = reading.sentences
    holding = [span for span in spans if span[0] < end and span[1] > start] or [(start, end)]
    return piece_of(text, min(first for first, _ in holding), max(last for _, last in holding), reading)


def _score(metric: str, value: float, count: int) -> Score:
    return Score(
        task="drift", data="derivation", metric=metric, value=value, baseline=0.0, baseline_name="no drift ever",
        peer=None, peer_name=None, count=count, note=_NOTE,
    )  # fmt: skip
