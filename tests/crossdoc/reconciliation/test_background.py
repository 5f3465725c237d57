"""When something once happened, as two reports say it."""

import pytest

from dragoman.crossdoc.reconciliation.background import compared_acts, dated_acts_of
from dragoman.crossdoc.reconciliation.pairing import Report
from factory import document, time


def acts(uri, text, when, *, days=None, published="2024-05-10"):
    told = document(text, uri)
    known = {"time": days, "time_earliest": f"{days}-01-01", "time_latest": f"{days}-12-31"} if days else {}
    report = Report(document_id=told.document_id, story_id="s", thread="s", origins=frozenset({told.document_id}),
                    days=(published, published) if published else None)  # fmt: skip
    return dated_acts_of(report, text, [(0, len(text))], [time(told, when, **known)])


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (("Later Kern came to Tarn in 2004.", "2004"), ("In 2005 old Kern was brought to Tarn.", "2005"), "contradict"),
        (("Later Kern came to Tarn in 2004.", "2004"), ("In 2004 old Kern was brought to Tarn.", "2004"), "agree"),
        (("Later Kern was elected in 2004.", "2004"), ("In 2008 the mayor Kern was elected.", "2008"), "undecided"),
        (("Later Kern came to Tarn in 2004.", "2004"), ("In 2005 old Voss was brought to Lund.", "2005"), None),
        (("Later Kern died in 2024.", "2024"), ("In 2023 the mayor Kern died.", "2023"), None),
    ],
)  # fmt: skip
def test_relations(first, second, relation):
    rows = [*acts("a.txt", *first, days=first[1]), *acts("b.txt", *second, days=second[1])]
    assert [row.relation for row in compared_acts(rows)] == ([relation] if relation else [])


def test_terms_of_office_are_left_undecided():
    first = acts("a.txt", "Here Kern began a third term last month.", "last month", published=None)
    second = acts("b.txt", "For Kern a third mandate began in October.", "October", days="2023")
    (row,) = compared_acts([*first, *second])
    assert (row.relation, row.point) == ("undecided", "when")
    assert "offices" in row.why
