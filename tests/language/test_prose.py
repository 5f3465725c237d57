"""The prose of a record's reports, whole and in pieces."""

import pytest

from dragoman.language import prose
from factory import document, memory_record, sentence_spans

DOCUMENTS = [document(f"Ferry {number} left. It sank.", f"{number}.txt") for number in range(5)]
SPANS = [row for each in DOCUMENTS for row in sentence_spans(each, each.text[:-9], "It sank.")]


@pytest.mark.parametrize("at_once", [1, 2, 5, 2000])
def test_all_reports_come_in_order_however_many_are_held(monkeypatch, at_once):
    monkeypatch.setattr(prose, "_AT_ONCE", at_once)
    found = list(prose.prose_of(memory_record({"documents": DOCUMENTS, "sentences": SPANS}).view))
    assert [each.document_id for each in found] == sorted(each.document_id for each in DOCUMENTS)
    assert all([each.text[start:end] for start, end in each.sentences][1:] == ["It sank."] for each in found)


def test_only_some_reports():
    view = memory_record({"documents": DOCUMENTS, "sentences": SPANS}).view
    wanted = sorted([DOCUMENTS[3].document_id, DOCUMENTS[1].document_id])
    assert [each.document_id for each in prose.prose_of(view, wanted)] == wanted
