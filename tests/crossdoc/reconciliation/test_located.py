"""A place that one report codes and another only names."""

import pytest

from dragoman.crossdoc.reconciliation.located import compared_places
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.slots import Told
from dragoman.model.findings import Incident
from factory import document, event, make


def told(uri, text, place=None, origin=None):
    report = document(text, uri)
    spans = {}
    if place:
        spans = {"place": place, "place_start": text.index(place), "place_end": text.index(place) + len(place)}
    here = Report(document_id=report.document_id, story_id="s", thread="s",
                  origins=frozenset({origin or report.document_id}), days=None)  # fmt: skip
    return Told(event=event(report, "met", **spans), report=here), report


CODED = told("a.txt", "Voss met Marek at a summit in Tarn.", "Tarn", "o")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (told("b.txt", "On the margins of the summit in Lund, Tarn, Voss met Marek."), True),
        (told("b.txt", "Voss met Marek in Tarnwick."), False),
        (told("b.txt", "Voss met Marek in Lund.", "Lund"), False),
        (told("b.txt", "In Tarn Voss met Marek.", None, "o"), False),
    ],
)
def test_agreement(other, found):
    both = [CODED, other]
    texts = {report.document_id: report.text for _, report in both}
    rows = list(compared_places(make(Incident, incident_id="inc_1"), [each for each, _ in both], texts))
    assert [(row.point, row.relation) for row in rows] == ([("where", "agree")] if found else [])
    assert all(texts[row.b.document_id][row.b_start : row.b_end] == "Tarn" for row in rows)
