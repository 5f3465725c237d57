"""Blind cases of whose words some words of a passage are in, figures out: found, and in the right mouth."""

from pathlib import Path

from dragoman.evaluation.case_tables import Row, annotated, by_kind, case_score, same_name
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.scores import Score
from dragoman.model.annotations import AnnotatedDocument, Statement

_TASK = "statements"
_UNNAMED = "unnamed"
_EDGE = 6
"""Code points by which the content may begin elsewhere: a quotation mark, "that", an article."""


def score_whose_words(path: Path) -> list[Score]:
    """Speakers found, speakers given that are right, and nobody named where nobody is, or nothing is said.

    Of a row, `words` are what is said, feared, asked; `speaker` is whose they are, `unnamed`, or empty with no `words`.
    """
    rows = [{**row, "input": row["text"], "kind": row["category"]} for row in csv_rows(path)]
    reports = annotated(rows)
    said = [(row, _speakers(row, report)) for row, report in zip(rows, reports, strict=True) if row["words"]]
    silent = [report for row, report in zip(rows, reports, strict=True) if not row["words"]]
    named = [row for row, _ in said if row["speaker"] != _UNNAMED]
    found = [row for row, names in said if _is_right(row, names)]
    given = [row for row, names in said if names]
    nobody = [names for row, names in said if row["speaker"] == _UNNAMED]
    first = sum(row["text"].startswith(row["speaker"]) for row in named) / len(said)
    never, opens, kinds = "no statement", "who the passage begins with", by_kind(named, found)
    return [
        case_score(_TASK, path, "speakers found", len(found) / len(named), 0.0, never, len(named), kinds),
        case_score(_TASK, path, "speakers given that are right", len(found) / len(given), first, opens, len(given)),
        case_score(_TASK, path, "unnamed left so", nobody.count(set()) / len(nobody), 1.0, never, len(nobody)),
        case_score(
            _TASK, path, "left alone where nothing is said",
            sum(not report.statements for report in silent) / len(silent), 1.0, never, len(silent),
        ),
    ]  # fmt: skip


def _speakers(row: Row, report: AnnotatedDocument) -> set[str]:
    """Who is said to have said the words of a row, by the words of the text and by name.

    A statement with the noun that carries the words ("voiced fears that ...") may give their speaker and no other.
    """
    start = report.document.text.index(row["words"])
    end = start + len(row["words"])
    found = set()
    for each in report.statements:
        names = {name for name in (each.speaker_text, each.speaker_name) if name}
        begins = abs(each.content_start - start) <= _EDGE and each.polarity == "affirmed"
        if _is_mostly(each, start, end) and (begins or _is_right(row, names)):
            found |= names
    return found


def _is_mostly(statement: Statement, start: int, end: int) -> bool:
    shared = min(end, statement.content_end) - max(start, statement.content_start)
    return 2 * shared >= max(end, statement.content_end) - min(start, statement.content_start)


def _is_right(row: Row, names: set[str]) -> bool:
    return any(same_name(row["speaker"], name) for name in names)
