import pytest

from dragoman.crossdoc.dating.days import between
from dragoman.crossdoc.dating.plans import before_plans
from dragoman.model.annotations import Party
from factory import document, event, make, time

KNOWN = {"known": between("2022-12-30", "2022-12-30")}


def parties(*actors):
    return tuple(make(Party, actor=actor, text="", inferred=False) for actor in actors)


BOTH = parties("AAA.GOV/jane_doe", "BBB.GOV/john_roe")


def bounds(own, other, times=()):
    """The last days that follow for a report with one event from a dated one with another."""
    of, there = document("They will meet on Friday.", "own.txt"), document("They will meet.", "other.txt")
    known = {there.document_id: between("2022-12-30", "2022-12-30")}
    events = {
        of.document_id: [event(of, "meet", **{"sources": BOTH, "status": "planned", **own})],
        there.document_id: [
            event(
                there, "meet",
                **{"sources": BOTH, "status": "planned", "occurred": "2022-12-31", "occurred_earliest": "2022-12-31",
                   "occurred_latest": "2022-12-31", **other},
            )
        ],
    }  # fmt: skip
    rows = {of.document_id: [time(of, each, formula="DCT>=FRI", value="XXXX") for each in times]}
    stories = [(of.document_id, there.document_id)]
    return [each.days[0][1] for each in before_plans(stories, events, rows, known)]


def test_a_plan_without_a_day_lies_before_the_day_that_others_give():
    assert bounds({}, {}) == [between("2022-12-30", "2022-12-30")[0][1]]
    assert bounds({}, {"status": "occurred"}) == bounds({}, {})


@pytest.mark.parametrize(
    ("own", "other", "times"),
    [
        ({"status": "occurred"}, {}, ()),
        ({"date_start": 18, "date_end": 24}, {}, ("Friday",)),
        ({"sources": parties("AAA.GOV/jane_doe", "CCC.GOV")}, {}, ()),
        ({"sources": parties("AAA", "BBB")}, {"sources": parties("AAA", "BBB")}, ()),
        ({}, {"occurred_latest": "2023-01-05"}, ()),
        ({}, {"occurred_earliest": "2022-09-16", "occurred_latest": "2022-09-16"}, ()),
    ],
)
def test_another_act_or_no_day_bounds_nothing(own, other, times):
    assert bounds(own, other, times) == []
