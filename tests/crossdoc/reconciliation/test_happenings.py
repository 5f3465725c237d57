"""Two reports of one happening: what they say otherwise, and what only looks so."""

import csv
from pathlib import Path

import pytest

from dragoman.crossdoc.reconciliation.happenings import compared_happenings
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.unknowns import Telling
from factory import tellings_of

CASES = list(csv.DictReader((Path(__file__).parent / "told_twice.csv").read_text(encoding="utf-8").splitlines()))
NOT_YET = frozenset(
    "c13 c35 h02 h04 h05 h10 h11 h12 h17 h21".split()
)  # what happens is told in words too far apart, or the number has no noun beside it


@pytest.fixture(scope="module")
def tellings():
    """The two tellings of each case, read in one go."""
    return tellings_of(
        (f"{case['id']}{side}", case[f"report_{side}"], case[f"day_{side}"]) for case in CASES for side in "ab"
    )


def mark(case):
    marks = [pytest.mark.xfail(reason="not yet", strict=True)] if case["id"] in NOT_YET else []
    return pytest.param(case, id=f"{case['id']} {case['slot']}", marks=marks)


@pytest.mark.parametrize("case", [mark(case) for case in CASES])
def test_pairs(case, tellings):
    pair = tellings[f"{case['id']}a"], tellings[f"{case['id']}b"]
    found = [row for row in compared_happenings([pair])[0] if row.relation == "contradict"]
    assert bool(found) == (case["label"] == "contradict")
    words = {pair[0].report.document_id: case["words_a"], pair[1].report.document_id: case["words_b"]}
    for row in found:
        for end, value in ((row.a, row.a_value), (row.b, row.b_value)):
            quoted = words[end.document_id]
            assert value in quoted or quoted in value or not set(value.split()).isdisjoint(quoted.split())


def test_copies_are_not_compared(tellings):
    first, second = tellings["c01a"], tellings["c01b"]
    report = Report(
        document_id=second.report.document_id, story_id="s", thread="s", origins=first.report.origins,
        days=second.report.days,
    )  # fmt: skip
    copied = Telling(report=report, text=second.text, pieces=second.pieces, times=second.times)
    assert compared_happenings([[first, copied]]) == [[]]


def test_the_order_of_the_reports_does_not_matter(tellings):
    first, second = tellings["c06a"], tellings["c06b"]
    assert compared_happenings([[first, second]]) == compared_happenings([[second, first]])
