"""Blind reports in, figures out: reports that contradict themselves found, sound ones left alone."""

from pathlib import Path

from dragoman.evaluation.case_tables import Row, annotated, by_kind, case_score, spans_of
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.scores import Score
from dragoman.model.annotations import AnnotatedDocument, Remark


def score_slips(path: Path) -> list[Score]:
    """Precision over reports with a slip found, recall at the words that clash, and sound reports left alone."""
    rows = csv_rows(path)
    reports = annotated([{"id": row["id"], "input": row["text"]} for row in rows])
    pairs = list(zip(rows, reports, strict=True))
    wanted = [row for row in rows if row["label"] == "slip"]
    flagged = [row for row, report in pairs if any(_slips(report))]
    found = [row for row, report in pairs if row["label"] == "slip" and _is_found(row, report)]
    right = sum(row["label"] == "slip" for row in flagged)
    clean = len(rows) - len(wanted)
    left = clean - (len(flagged) - right)
    share = len(wanted) / len(rows)
    precision = right / len(flagged) if flagged else 0.0
    return [
        case_score("remarks", path, "slips precision", precision, share, "always a slip", len(flagged)),
        case_score(
            "remarks", path, "slips recall", len(found) / len(wanted), 0.0, "none ever", len(wanted),
            by_kind(wanted, found),
        ),
        case_score("remarks", path, "sound reports left alone", left / clean, 1.0, "none ever", clean),
    ]  # fmt: skip


def _slips(report: AnnotatedDocument) -> list[Remark]:
    return [remark for remark in report.remarks if remark.kind == "slip"]


def _is_found(row: Row, report: AnnotatedDocument) -> bool:
    """Whether a slip, or what it is held against, touches some of the words that clash."""
    spans = spans_of(report.document.text, row["words"])
    places = [
        (start, end)
        for slip in _slips(report)
        for start, end in ((slip.remark_start, slip.remark_end), (slip.cue_start, slip.cue_end))
        if start is not None and end is not None
    ]
    return any(first < end and start < last for first, last in places for start, end in spans)
