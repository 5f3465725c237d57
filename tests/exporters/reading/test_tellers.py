"""Who tells an incident as it is: the words "as told by" of a brief."""

import pytest

from dragoman.exporters.reading.tellers import Tellers, tells
from dragoman.model.findings import Incident
from factory import document, event, make, memory_record, mention, statement


@pytest.mark.parametrize(
    ("rule", "polarity", "act", "status", "wanted"),
    [
        ("saying: clause", "affirmed", "speech", "occurred", True),
        ("saying: quote", "affirmed", None, "occurred", True),
        ("source phrase: after", "affirmed", "speech", "occurred", True),
        ("announcing: object", "affirmed", "speech", "occurred", True),
        ("promising: infinitive", "affirmed", "speech", "planned", True),
        ("promising: infinitive", "affirmed", "speech", "occurred", False),
        ("refusing: infinitive", "affirmed", "speech", "occurred", False),
        ("criticising: object", "affirmed", "speech", "occurred", False),
        ("urging: object_infinitive", "affirmed", "speech", "occurred", False),
        ("asking: clause", "affirmed", "speech", "occurred", False),
        ("saying: clause", "denied", "speech", "occurred", False),
        ("backing off from: from", "denied", "stance", "occurred", False),
        ("believing: clause", "affirmed", "belief", "occurred", False),
    ],
)
def test_who_denies_it_or_does_not_say_it_tells_nothing(rule, polarity, act, status, wanted):
    of = document("Vanora raided the port.")
    row = statement(of, "Vanora raided the port", rule=rule, polarity=polarity, act=act)
    assert tells(row, status) is wanted


def names(text, *, anchor="raided", content="Vanora raided the port", status="occurred", mentions=(), **speaker):
    of = document(text)
    said = statement(of, content, rule="saying: clause", act="speech", **speaker)
    told = event(of, anchor, statement_id=said.statement_id, status=status)
    incident = make(Incident, status="occurred", events=(told.event_id,))
    rows = {"documents": [of], "mentions": [mention(of, words, kind=kind) for words, kind in mentions]}
    return Tellers(memory_record(rows).view, [said], {of.document_id: of.text}).of(incident, [told])


RAID = "Vanora raided the port, the video showed; Una Voss and the port authority said so too."


@pytest.mark.parametrize(
    ("name", "code", "wanted"),
    [
        ("Una Voss", None, True),
        ("the port authority", None, True),
        ("Ostmark", "OST.GOV", True),
        ("the video", None, False),
        ("the port", None, False),
    ],
)
def test_only_persons_bodies_states_and_outlets_tell(name, code, wanted):
    known = [("Una Voss", "person"), ("port authority", "organisation"), ("the port", "place")]
    assert names(RAID, speaker_name=name, speaker=code, mentions=known) == [name] * wanted


def test_who_tells_it_as_planned_does_not_tell_that_it_was():
    assert names(RAID, speaker_name="Ostmark", speaker="OST", status="planned") == []


def test_what_only_dates_another_act_is_nobodys_telling():
    text = "Ostmark said it had been a friend weeks before Vanora raided the port."
    content = "it had been a friend weeks before Vanora raided the port"
    assert names(text, content=content, speaker_name="Ostmark", speaker="OST") == []
