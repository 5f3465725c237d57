"""What one report does not know and another tells."""

import pytest

from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.unknowns import Telling, answered
from factory import document, sentence_spans, time


def telling(uri, text, *durations, published="2024-05-10", origin=None):
    written = document(text, uri)
    spans = [(row.sentence_start, row.sentence_end) for row in sentence_spans(written)]
    report = Report(document_id=written.document_id, story_id="s", thread="s",
                    origins=frozenset({origin or written.document_id}), days=(published, published))  # fmt: skip
    return Telling(report=report, text=text, pieces=spans,
                   times=[time(written, words, type="DURATION") for words in durations])  # fmt: skip


QUESTION = telling("a.txt", "Voss met Marek. It is not yet known whether any barges were damaged.")


@pytest.mark.parametrize(
    ("question", "answer", "durations", "found"),
    [
        ("It is not yet known whether any barges were damaged.", "Later no barge was damaged.", (), ("what", "barge")),
        ("It was unclear whether the lock would reopen.", "In May the lock reopened.", (), ("what", "lock reopened")),
        ("It is not known how long the siege of Tarn will go on.", "The siege of Tarn went on for nine days.",
         ("nine days",), ("how long", "nine days")),
        ("Today Voss will see Marek. Nothing is known yet about its format.", "Then Voss saw Marek by video link.", (),
         ("how", "video")),
        ("It is not known whether any barges were damaged.", "It is unclear whether barges were damaged.", (), None),
        ("It is not known whether any barges were damaged.", "Nine barges lay in Tarn.", (), None),
    ],
)  # fmt: skip
def test_answers(question, answer, durations, found):
    rows = list(answered([telling("a.txt", question), telling("b.txt", answer, *durations)]))
    assert [(row.point, row.relation) for row in rows] == ([(found[0], "update")] if found else [])
    assert not found or found[1] in rows[0].b_value


def test_who_asks_later_or_copies_gets_no_answer():
    later = telling("b.txt", "Later no barge was damaged.", published="2024-05-08")
    copy = telling("c.txt", "Later no barge was damaged.", origin=next(iter(QUESTION.report.origins)))
    assert list(answered([QUESTION, later, copy])) == []
    two = [telling(uri, "Later no barge was damaged.", origin="o") for uri in ("d.txt", "e.txt")]
    assert len(list(answered([QUESTION, *two]))) == 1
