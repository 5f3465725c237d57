"""What those who take part make of an act, and to whom it is done: sentences with mentions given by hand or found."""

import pytest
from tests.extract.events.test_extractor import events
from tests.factory import read_whole


def _told(text: str) -> set[tuple[str, str, str]]:
    found = [each for each in read_whole(text).events if each.plover is not None]
    return {(each.plover, (each.source or "")[:3], (each.recipient or "")[:3]) for each in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway protested against the Laos dam.", ("ACCUSE", "NOR", "LAO")),
        ("Norway and Laos held exercises in the gulf.", ("COOPERATE", "NOR", "LAO")),
        ("Norway held exercises near Laos.", ("MOBILIZE", "NOR", "LAO")),
        ("Norway reached an agreement with Laos on the dam.", ("AGREE", "NOR", "LAO")),
        ("Norway signed an agreement with Laos on the dam.", ("SUPPORT", "NOR", "LAO")),
        ("Norway told Laos to withdraw its troops.", ("REQUEST", "NOR", "LAO")),
        ("Norway refused to pay Laos.", ("REJECT", "NOR", "LAO")),
        ("Norway promised Laos to pay for the dam.", ("AGREE", "NOR", "LAO")),
        ("Norway and Laos opened a bridge together.", ("COOPERATE", "NOR", "LAO")),
        ("Norway lodged a complaint against Laos with NATO.", ("ACCUSE", "NOR", "LAO")),
        ("Norway closed the border with Laos.", ("COERCE", "NOR", "LAO")),
        ("Norway passed Laos the names of four smugglers.", ("COOPERATE", "NOR", "LAO")),
    ],
)
def test_an_act_is_what_its_parties_make_of_it(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [(each.plover, each.source, each.recipient) for each in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portuguese customs officers searched the bags of a Malian diplomat.", ("COERCE", "PRT", "MLI")),
        ("The Portuguese corvette Douro fired on a Moroccan trawler.", ("ASSAULT", "PRT", "MAR")),
        ("Portuguese commandos raided a Moroccan camp.", ("ASSAULT", "PRT", "MAR")),
        ("Morocco denounced the Portuguese raid.", ("ASSAULT", "PRT", "")),
        ("The Portuguese navy boarded a Moroccan trawler.", ("COERCE", "PRT", "MAR")),
        ("Portuguese students burned a Moroccan flag in Lisbon.", ("PROTEST", "PRT", "MAR")),
        ("A Portuguese judge jailed a Moroccan fisherman.", ("SANCTION", "PRT", "MAR")),
        ("Portugal gave shelter to Moroccan families after the earthquake.", ("AID", "PRT", "MAR")),
        ("Portugal expelled forty Moroccan traders.", ("COERCE", "PRT", "MAR")),
        ("Portugal sent its thanks to Morocco.", ("SUPPORT", "PRT", "MAR")),
        ("Portugal closed the Moroccan consulate in Porto.", ("SANCTION", "PRT", "MAR")),
        ("The Portuguese president telephoned his Moroccan counterpart.", ("CONSULT", "PRT", "MAR")),
        ("Portugal took in three hundred refugees from Mali.", ("AID", "PRT", "MLI")),
        ("Two Moroccan consuls were declared persona non grata in Lisbon.", ("SANCTION", "PRT", "MAR")),
        ("The Moroccan ambassador was summoned in Lisbon.", ("ACCUSE", "PRT", "MAR")),
        ("A special envoy of Portugal was sent to Morocco.", ("CONSULT", "PRT", "MAR")),
        ("Moroccan and Portuguese troops trained together.", ("COOPERATE", "MAR", "PRT")),
        ("Portuguese troops occupied two Moroccan islands.", ("ASSAULT", "PRT", "MAR")),
        ("A battle between Moroccan and Portuguese troops left nine dead.", ("ASSAULT", "MAR", "PRT")),
        ("A mob stoned the Portuguese embassy in Rabat.", ("PROTEST", "MAR", "PRT")),
        ("The Portuguese president appealed to his Moroccan colleague for the men.", ("REQUEST", "PRT", "MAR")),
        ("Portugal recalled its consul from Rabat.", ("SANCTION", "PRT", "MAR")),
        ("Portugal will not receive the Moroccan envoy.", ("REJECT", "PRT", "MAR")),
    ],
)
def test_nations_and_their_people_take_part(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _told(text)
