"""What follows from how acts are told together: effects of an attack, answers to a demand, talks, dated pictures."""

import pytest
from tests.extract.events.test_extractor import events
from tests.factory import read_whole

from dragoman.model.annotations import Event


def _who(found: tuple[Event, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(each.type, each.source, each.recipient) for each in found if each.plover is not None]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Norway fired rockets, hitting farms across northern Laos and killing four people.", "LAO"),
        ("Norway carried out an air strike, destroying a bridge in southern Laos.", "LAO"),
        ("Norway fired artillery shells, wounding six shepherds in Laos.", "LAO"),
        ("Norway launched missiles, with explosions that rocked towns throughout Laos.", "LAO"),
    ],
)
def test_an_attack_is_on_whom_it_is_told_to_have_hit(text: str, recipient: str) -> None:
    assert [(kind, source, (to or "")[:3]) for kind, source, to in _who(events(text))] == [
        ("ASSAULT", "NOR", recipient)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway asked Laos for a loan but was turned down.",
        "Norway asked Laos for a loan but was rebuffed.",
        "Norway asked Laos for a loan, but received a negative answer.",
    ],
)
def test_a_refusal_is_by_the_one_who_was_asked(text: str) -> None:
    assert _who(events(text)) == [("REQUEST", "NOR", "LAO"), ("REJECT", "LAO", "NOR")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway brokered an agreement for Laos and Chile to exchange teachers.",
        "Norway negotiated an accord for Laos and Chile.",
        "Norway negotiated a truce between Laos and Chile.",
    ],
)
def test_an_accord_for_several_is_mediated(text: str) -> None:
    assert _who(events(text)) == [("CONSULT", "NOR", "LAO;CHL")]


def test_an_accord_for_ones_own_is_not() -> None:
    assert not events("Norway negotiated an agreement for its miners.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian Foreign Minister Anniken Huitfeldt told Chilean President Gabriel Boric that the port stays open.",
         [("CONSULT", "NOR.GOV", "CHL.GOV")]),
        ("Chilean President Gabriel Boric told reporters that the port stays open.", []),
        ("Chilean President Gabriel Boric told Foreign Minister Antonia Urrejola that the port stays open.", []),
    ],
)  # fmt: skip
def test_officials_of_two_states_who_speak_talk(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = _who(read_whole(text, day="2022-06-10").events)
    assert [
        (kind, (one or "").partition("/")[0], (other or "").partition("/")[0]) for kind, one, other in found
    ] == expected


_MET = "Boric and Petro last met in August at a summit in Bogota."


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Gabriel Boric and Gustavo Petro in Bogota, August 8, 2022.", "2022-08-08"),
        ("Gabriel Boric and Gustavo Petro in Lima, August 8, 2022.", "2022-08"),
        ("Gabriel Boric in Bogota, August 8, 2022.", "2022-08"),
        ("Gabriel Boric and Gustavo Petro in Bogota, July 8, 2022.", "2022-08"),
    ],
)
def test_a_dated_picture_of_both_at_the_place_dates_the_meeting(caption: str, expected: str) -> None:
    text = (
        "Chilean President Gabriel Boric will call Colombian President Gustavo Petro on Friday.\n\n"
        f"Ana Rojas/Associated Press {caption}\n\n{_MET}\n"
    )
    met = [each for each in read_whole(text, day="2022-10-05").events if each.anchor_text == "met"]
    assert [each.occurred for each in met] == [expected]


def test_a_day_up_to_which_is_counted_is_not_that_of_the_act() -> None:
    (invasion,) = events("Norway told of its invasion of Laos as of May 4.", times=["May 4"])
    assert invasion.occurred is None
    text = (
        "Information on the Norwegian raid on Laos as of May 4. Information on the Norwegian raid on Laos as of May 4."
    )
    assert {each.occurred for each in read_whole(text, day="2021-05-05").events} == {None}
    (ban,) = events("Norway banned imports from Laos as of May 4.", times=["May 4"])
    assert ban.occurred == "2021-05-03"


def test_only_people_are_counted() -> None:
    (freed,) = events("Norway liberated 23 villages of Laos.")
    assert not freed.size
    (seized,) = events("Norway seized two trawlers of Laos.")
    assert not seized.size
