"""Blind passages in, figures out: damage found at its words, and sound passages left alone."""

from pathlib import Path

from dragoman.evaluation.case_tables import Row, annotated_documents, by_kind, case_score, spans_of
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.scores import Score
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import document_of


def score_garble(path: Path) -> list[Score]:
    """Precision over passages with a remark on damage, and recall at the damaged words, by kind in the note."""
    rows = csv_rows(path)
    reports = annotated_documents([document_of(uri=row["id"], text=row["text"], language="en") for row in rows])
    pairs = list(zip(rows, reports, strict=True))
    damaged = [(row, report) for row, report in pairs if row["label"] == "garbled"]
    flagged = [row for row, report in pairs if _is_flagged(report)]
    right = sum(row["label"] == "garbled" for row in flagged)
    found = [row for row, report in damaged if _is_found(row, report)]
    share = len(damaged) / len(rows)
    precision = right / len(flagged) if flagged else 0.0
    return [
        case_score("remarks", path, "damage precision", precision, share, "always damaged", len(flagged)),
        case_score(
            "remarks", path, "damage recall", len(found) / len(damaged), 0.0, "none ever", len(damaged),
            by_kind([row for row, _ in damaged], found),
        ),
    ]  # fmt: skip


def _is_flagged(report: AnnotatedDocument) -> bool:
    return any(remark.kind == "garble" for remark in report.remarks)


def _is_found(row: Row, report: AnnotatedDocument) -> bool:
    """Whether a remark on damage touches some of the damaged words."""
    spans = spans_of(report.document.text, row["words"])
    return any(
        remark.kind == "garble" and remark.remark_start < end and start < remark.remark_end
        for remark in report.remarks
        for start, end in spans
    )
