"""Blind cases of the outlet's own voice in, figures out: in whose voice some words of a passage predict or judge."""

from collections import Counter
from pathlib import Path

from dragoman.evaluation.case_tables import Row, annotated, case_score
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.scores import Score
from dragoman.model.annotations import AnnotatedDocument

_KINDS = {"own_prediction": "prediction", "own_judgement": "judgement"}
_NONE = "none"


def score_own_voice(path: Path) -> list[Score]:
    """Precision, recall and F1 of words in the outlet's own voice, and which of the three labels they get.

    `label` is prediction, judgement or none, `words` what it is said of.
    """
    rows = [{**row, "input": row["text"]} for row in csv_rows(path)]
    gold = [row["label"] for row in rows]
    found = [_label(row, report) for row, report in zip(rows, annotated(rows), strict=True)]
    own = sum(label != _NONE for label in gold)
    given = sum(label != _NONE for label in found)
    both = sum(_NONE not in pair for pair in zip(gold, found, strict=True))
    same = sum(one == other for one, other in zip(gold, found, strict=True))
    most, count = Counter(gold).most_common(1)[0]
    always = "always own voice"
    share = own / len(rows)
    pairs = Counter(zip(gold, found, strict=True))
    note = ", ".join(f"{one} as {other} {number}" for (one, other), number in sorted(pairs.items()))
    return [
        case_score("remarks", path, "precision", both / max(1, given), share, always, given),
        case_score("remarks", path, "recall", both / max(1, own), 0.0, "no remark", own),
        case_score("remarks", path, "F1", 2 * both / max(1, given + own), 2 * share / (1 + share), always, len(rows)),
        case_score("remarks", path, "label", same / len(rows), count / len(rows), f"always {most}", len(rows), note),
    ]


def _label(row: Row, report: AnnotatedDocument) -> str:
    """The label of the remark that shares most with the words in question."""
    start = report.document.text.index(row["words"])
    end = start + len(row["words"])
    shared = [
        (min(each.remark_end, end) - max(each.remark_start, start), _KINDS[each.kind])
        for each in report.remarks
        if each.kind in _KINDS
    ]
    most = max(shared, default=(0, _NONE))
    return most[1] if most[0] > 0 else _NONE
