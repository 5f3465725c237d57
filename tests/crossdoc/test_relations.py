"""Pairs of states by quarter, in incidents and origins."""

import pytest

from dragoman.crossdoc.relations import RelationPart, quarter, state_of
from dragoman.model.annotations import Party
from dragoman.model.findings import Incident, Origin
from factory import document, event, make, memory_record


def party(code):
    return Party(actor=code, party_start=0, party_end=1, text="x", inferred=False)


def incident(number, *events, day="2022-03-05", **given):
    values = {
        "incident_id": f"inc_{number}",
        "type": events[0].type,
        "events": tuple(each.event_id for each in events),
        "status": "occurred",
        "occurred": day,
        "occurred_earliest": day,
        "occurred_latest": day,
        **given,
    }
    return make(Incident, **values)


def told(uri, kind="CONSULT", sources=("CHN.GOV/xi_jinping",), recipients=("RUS",)):
    return event(document("x", uri), "x", type=kind, sources=tuple(map(party, sources)),
                 recipients=tuple(map(party, recipients)))  # fmt: skip


def relations(events, incidents, origins=()):
    view = memory_record({"events": events, "incidents": incidents, "origins": origins}).view
    return RelationPart().analyse(view).tables["relations"]


def test_an_incident_told_five_times_by_one_origin_counts_once():
    events = [told(f"{number}.txt") for number in range(5)]
    origin = make(Origin, documents=tuple(e.document_id for e in events), origin_id="ori_1")
    (row,) = relations(events, [incident(1, *events)], [origin])
    assert (row.a, row.b, row.period, row.incidents, row.origins) == ("CHN", "RUS", "2022-33", 1, 1)
    assert row.quad_counts.verbal_cooperation == 1
    assert row.intensity_mean == 2.5


def test_a_reciprocal_incident_counts_for_the_pair():
    both = told("a.txt", sources=("CHN", "RUS"), recipients=())
    (row,) = relations([both], [incident(1, both)])
    assert (row.a, row.b) == ("CHN", "RUS")


@pytest.mark.parametrize("status", ["planned", "threatened", "hypothetical", "denied", "negated"])
def test_what_did_not_happen_counts_nowhere(status):
    one = told("a.txt")
    assert relations([one], [incident(1, one, status=status)]) == []


def test_an_undated_incident_counts_nowhere():
    one = told("a.txt")
    assert relations([one], [incident(1, one, occurred_earliest=None, occurred_latest=None)]) == []


def test_inside_one_state_there_is_no_relation():
    one = told("a.txt", sources=("CHN.GOV",), recipients=("CHN.OPP",))
    assert relations([one], [incident(1, one)]) == []


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [("2022-01-01", "2022-03-31", "2022-33"), ("2022-12-30", "2022-12-30", "2022-36"),
     ("2022-03-31", "2022-04-01", None), (None, None, None)],
)  # fmt: skip
def test_quarters(earliest, latest, expected):
    assert quarter(earliest, latest) == expected


@pytest.mark.parametrize(("code", "state"), [("RUS.GOV/x", "RUS"), ("CHN", "CHN"), ("IGO/nato", None), ("KOS", "KOS")])
def test_states(code, state):
    assert state_of(code) == state
