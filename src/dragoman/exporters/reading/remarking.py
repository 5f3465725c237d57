"""Remarks in, the lines of a brief out: what reports say in their own voice, and where one is not to be trusted."""

from collections.abc import Mapping, Sequence

from dragoman.exporters.reading.content import Line
from dragoman.exporters.reading.labels import Labels
from dragoman.model.annotations import Remark

OWN_VOICE: Mapping[str, str] = {"own_prediction": "predicts", "own_judgement": "judges"}
AT_FAULT: Mapping[str, str] = {"garble": "damaged", "slip": "at odds with itself"}
REMARKS: Sequence[tuple[str, Mapping[str, str]]] = (
    ("In the reports' own voice", OWN_VOICE),
    ("Where a report is damaged or at odds with itself", AT_FAULT),
)
"""Title -> the kinds of remark under it, each with the words for it after the report's name."""


def remark_lines(remarks: Sequence[Remark], kinds: Mapping[str, str], labels: Labels) -> list[Line]:
    """One line a remark of some kinds, and of a slip the place that it does not agree with."""
    return [
        labels.line(f"{labels.labels[row.document_id]} {kinds[row.kind]}:{_reason(row)}", _spans(row))
        for row in remarks
        if row.kind in kinds
    ]


def _reason(row: Remark) -> str:
    """Why, where the kind of remark does not say it: a report's own voice is what the section is about."""
    return "" if row.kind in OWN_VOICE else f" {row.reason}"


def _spans(row: Remark) -> list[tuple[str, int, int]]:
    spans = [(row.document_id, row.remark_start, row.remark_end)]
    if row.kind == "slip" and row.cue_start is not None and row.cue_end is not None:
        spans.append((row.document_id, row.cue_start, row.cue_end))
    return spans
