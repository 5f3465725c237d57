"""When a happening began and how long it took, in two reports of it."""

import pytest

from dragoman.crossdoc.reconciliation.course import compared_courses, courses_of
from dragoman.crossdoc.reconciliation.pairing import Report
from factory import document, time


def courses(uri, text, *expressions, published="2024-05-10"):
    written = document(text, uri)
    report = Report(document_id=written.document_id, story_id="s", thread="s",
                    origins=frozenset({written.document_id}), days=(published, published))  # fmt: skip
    times = [time(written, words, **given) for words, given in expressions]
    return list(courses_of(report, text, [(0, len(text))], times))


def lasted(value):
    return {"type": "DURATION", "value": value}


def day(iso):
    return {"time": iso, "time_earliest": iso, "time_latest": iso}


def compared(first, second):
    return [(row.point, row.relation) for row in compared_courses([*first, *second])]


FIVE = courses("a.txt", "The talks lasted five days.", ("five days", lasted("P5D")))


@pytest.mark.parametrize(
    ("text", "words", "value", "relation"),
    [
        ("The talks took three days.", "three days", "P3D", "contradict"),
        ("After five days of talks they left.", "five days", "P5D", "agree"),
        ("Negotiations went on for more than four days.", "more than four days", "P4D", "less_precise"),
    ],
)
def test_length(text, words, value, relation):
    assert compared(FIVE, courses("b.txt", text, (words, lasted(value)))) == [("how long", relation)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The first talks took three days.", "three days"),
        ("They left three days into the talks.", "three days"),
        ("The summit took three days.", "three days"),
        ("He spent three days on the talks.", "three days"),
    ],
)
def test_what_is_no_length_of_them(text, words):
    assert compared(FIVE, courses("b.txt", text, (words, lasted("P3D")))) == []


def test_length_days_later_is_of_another_round():
    later = courses("b.txt", "The talks took three days.", ("three days", lasted("P3D")), published="2024-05-14")
    assert compared(FIVE, later) == []


def test_beginning():
    monday = courses("a.txt", "The talks began on Monday and lasted a day.", ("Monday", day("2024-05-06")))
    wednesday = courses("b.txt", "Talks had begun on Wednesday.", ("Wednesday", day("2024-05-08")))
    bare = courses("b.txt", "Talks had begun on Wednesday.", ("Wednesday", {"value": "XXXX-WXX-3", "time": None}))
    assert compared(monday, wednesday) == [("when", "contradict")]
    assert bare[0].days == wednesday[0].days
