"""How many did one act, in two reports of it."""

import pytest

from dragoman.crossdoc.reconciliation.counted import compared_counts
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.slots import Told
from dragoman.model.findings import Incident
from factory import document, event, make


def told(uri, text, word, published="2024-05-10", status="occurred"):
    report = document(text, uri)
    here = Report(document_id=report.document_id, story_id="s", thread="s",
                  origins=frozenset({report.document_id}), days=(published, published))  # fmt: skip
    start, end = 0, len(text)
    return Told(event=event(report, word, status=status, sentence_start=start, sentence_end=end), report=here), report


def relations(first, second):
    found = [told("a.txt", *first), told("b.txt", *second)]
    texts = {report.document_id: report.text for _, report in found}
    incident = make(Incident, incident_id="inc_1")
    return [row.relation for row in compared_counts(incident, [each for each, _ in found], texts)]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (("Two rockets hit the harbour.", "hit"), ("Three missiles struck the harbour.", "struck"), "contradict"),
        (("Two rockets hit the harbour of Tarn.", "hit"), ("Two missiles had struck the harbour.", "struck"), "agree"),
        (("At least two rockets hit Tarn.", "hit"), ("Three missiles struck Tarn.", "struck"), "less_precise"),
        (("Tarn was hit by two rockets at noon.", "hit"), ("Three rockets hit it at noon.", "hit"), "contradict"),
        (("Forty people marched to the harbour.", "marched"), ("Sixty people marched to the harbour.", "marched"),
         "undecided"),
    ],
)  # fmt: skip
def test_counts_of_one_act(first, second, relation):
    assert relations(first, second) == [relation]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("Two rockets hit the harbour and two were shot down.", "hit"),
            ("Four rockets fell on the airfield.", "fell"),
        ),
        (("Two rockets hit the harbour.", "hit"), ("The harbour was struck; three rockets had been fired.", "struck")),
        (("Two rockets hit the harbour.", "hit"), ("Three rockets hit the mill.", "hit")),
    ],
)
def test_counts_of_other_acts(first, second):
    assert relations(first, second) == []


def test_what_is_only_feared_counts_nothing():
    assert relations(("Two rockets hit the harbour.", "hit"), ("Three rockets hit the harbour.", "hit", "2024-05-10",
                                                                 "hypothetical")) == []  # fmt: skip
