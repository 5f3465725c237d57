"""What two reports say on the slots of one incident."""

import pytest

from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.slots import Told, compared_slots
from dragoman.model.annotations import Party, Size
from dragoman.model.findings import Incident
from factory import document, event, make

COUNTRIES = {"tarn": "NOR", "norway": "NOR", "norway\0country": "NOR", "lund": "SWE"}
TEXT = "On Friday in Tarn Voss met Marek."


def told(uri, published="2024-05-10", **given):
    report = document(TEXT, uri)
    days = {}
    if "occurred" in given:
        first, _, last = given["occurred"].partition("/")
        days = {"occurred_earliest": first, "occurred_latest": last or first, "date_start": 3, "date_end": 9}
    place = {"place_start": 13, "place_end": 17} if "place" in given else {}
    return Told(
        event=event(report, "met", **{**given, **days, **place}),
        report=Report(document_id=report.document_id, story_id="s", thread="s",
                      origins=frozenset({report.document_id}), days=(published, published)),
    )  # fmt: skip


def relations(first, second):
    incident = make(Incident, incident_id="inc_1")
    rows = list(compared_slots(incident, [first, second], COUNTRIES))
    return {row.point: row.relation for row in rows}


@pytest.mark.parametrize(
    ("first", "second", "point", "relation"),
    [
        ({"occurred": "2024-05-10"}, {"occurred": "2024-05-10"}, "when", "agree"),
        ({"occurred": "2024-05-10"}, {"occurred": "2024-05-06/2024-05-12"}, "when", "less_precise"),
        ({"occurred": "2024-05-10"}, {"occurred": "2024-05-07"}, "when", "contradict"),
        ({"occurred": "2024-05-10"}, {"occurred": "2024-05-09"}, "when", "undecided"),
        ({"place": "Tarn"}, {"place": "Norway"}, "where", "less_precise"),
        ({"place": "Tarn"}, {"place": "tarn"}, "where", "agree"),
        ({"place": "Tarn"}, {"place": "Lund"}, "where", None),
        ({"mode": "phone"}, {"mode": "visit"}, "how", "undecided"),
        ({"status": "occurred"}, {"status": "denied"}, "status", "contradict"),
        ({"status": "occurred"}, {"status": "denied", "statement_id": "sta_1"}, "status", "undecided"),
    ],
)
def test_slots(first, second, point, relation):
    assert relations(told("a.txt", **first), told("b.txt", **second)).get(point) == relation


def test_what_was_planned_and_then_happened_is_an_update():
    plan = told("a.txt", status="planned", occurred="2024-05-12")
    held = told("b.txt", "2024-05-14", status="occurred", occurred="2024-05-14", mode="phone")
    assert relations(plan, held) == {"when": "update", "status": "update", "how": "update"}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("NOR.GOV/voss", "NOR", "less_precise"),
        ("NOR.GOV/voss", "NOR.GOV", "less_precise"),
        ("NOR.REB/ulf", "NOR.GOV", None),
    ],
)
def test_a_state_is_less_precise_than_its_leader_and_no_rebel(one, other, relation):
    party = Party(actor="CHE", party_start=0, party_end=1, text="x", inferred=False)
    spans = {"source_start": 18, "source_end": 22, "recipients": (party,)}
    first, second = told("a.txt", source=one, **spans), told("b.txt", source=other, **spans)
    assert relations(first, second).get("who") == relation


def size(number, qualifier=None):
    return (Size(kind="dead", number=number, qualifier=qualifier, size_start=0, size_end=2),)


@pytest.mark.parametrize(
    ("ours", "theirs", "later", "relation"),
    [
        (size(3), size(3), "2024-05-10", "agree"),
        (size(3), size(3, "at least"), "2024-05-10", "less_precise"),
        (size(3, "at least"), size(5), "2024-05-10", "less_precise"),
        (size(3), size(5), "2024-05-12", "update"),
        (size(3), size(5), "2024-05-10", "undecided"),
    ],
)
def test_tolls(ours, theirs, later, relation):
    assert relations(told("a.txt", size=ours), told("b.txt", later, size=theirs))["how many"] == relation
