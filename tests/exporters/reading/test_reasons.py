"""The reasons for an event in whole sentences."""

import pytest

from dragoman.exporters.reading.labels import Labels
from dragoman.exporters.reading.reasons import reasons_of
from dragoman.model.annotations import Event, Party
from factory import document, make, memory_record

TEXT = "Peru plans to help Chile."
REPORT = document(TEXT, "a.txt")
PERU = Party(actor="PER", party_start=0, party_end=4, text="Peru", inferred=False)
CHILE = Party(actor="CHL", party_start=19, party_end=24, text="Chile", inferred=False)


def told(**given: object) -> list[str]:
    event = make(
        Event,
        **{"document_id": REPORT.document_id, "anchor_start": 14, "anchor_end": 18, "anchor_text": "help",
           "type": "AID", "plover": "AGREE", "intensity": 2.5, "source": "PER", "recipient": "CHL", "sources": (PERU,),
           "recipients": (CHILE,), "status": "planned", "status_basis": "plan",
           "rule": "plan: intend (row 1) > help: AID (row 100000)"} | given,
    )  # fmt: skip
    return [line.text for line in reasons_of(event, Labels(memory_record({"documents": [REPORT]}).view, [REPORT]))]


def test_each_step_party_status_and_type_is_told():
    found = told()
    assert found[0].startswith("What was done is AID (give money")
    assert found[1:3] == ["“plan” says that the act is still to come.", "“help” is read as AID."]
    assert found[3] == "Who acts: Peru, coded PER."
    assert found[4] == "To whom: Chile, coded CHL."
    assert found[5] == "It is told as still to come (status planned); the sign of it: plan."
    assert found[6] == "PLOVER records it as AGREE, score 2.5, since it is planned and not done."


def test_a_row_that_still_has_the_word_gives_its_example():
    (line,) = [each for each in told(rule="meet: CONSULT (row 1)") if "“meet”" in each]
    assert line == "“meet” is read as CONSULT. The pattern is that of “Peru met Chile on Monday.”"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"recipients": (), "sources": (PERU, CHILE)},
         "They do it to one another or together, so none of them is the recipient."),
        ({"recipients": (), "recipient": None}, "To whom: the clause does not say."),
        ({"plover": None, "status": "denied", "status_basis": "deny"},
         "PLOVER records no event of it, since the report does not say that it was or will be done."),
        ({"rule": "will > help: AID (row 100000)"}, "“will” puts it in the future."),
        ({"occurred": None}, "No words date it."),
    ],
)  # fmt: skip
def test_other_events_are_told_otherwise(given, line):
    assert line in told(**given)
