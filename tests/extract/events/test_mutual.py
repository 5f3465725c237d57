"""What two do to each other, and what a word for two takes part in."""

import pytest
from tests.factory import read_whole


def _who(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(each.type, each.source, each.recipient) for each in read_whole(text).events if each.plover is not None]


_MET = "Laos and Norway met on Monday."


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They accused each other of lying.", "ACCUSE"),
        ("The two sides blamed one another for the raid.", "ACCUSE"),
        ("Each country accuses the other of cheating.", "ACCUSE"),
        ("Each blames the other.", "ACCUSE"),
        ("The two opened fire on each other's positions.", "ASSAULT"),
        ("The two countries recognised each other's borders.", "SUPPORT"),
        ("The two countries cut ties on Friday.", "SANCTION"),
        ("Both governments broke off the talks.", "SANCTION"),
    ],
)
def test_what_two_do_to_each_other_has_both_as_parties(sentence: str, kind: str) -> None:
    found = [each for each in _who(f"{_MET} {sentence}") if each[0] == kind]
    assert [{(one or "")[:3], (other or "")[:3]} for _, one, other in found] == [{"LAO", "NOR"}]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile urged both sides to stop.", ("REQUEST", "CHL", "LAO;NOR")),
        ("Chile thanked the two countries.", ("SUPPORT", "CHL", "LAO;NOR")),
        ("Both countries condemned Chile.", ("ACCUSE", "LAO;NOR", "CHL")),
        ("Chile brokered a truce between them.", ("CONSULT", "CHL", "LAO;NOR")),
    ],
)
def test_a_third_stands_outside(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in _who(f"{_MET} {sentence}")


def test_praise_of_what_is_said_is_none_of_each_other() -> None:
    assert not [each for each in _who(f"{_MET} Both countries recognise that trade matters.") if each[0] == "SUPPORT"]


def test_a_subject_stays_one_past_a_clause() -> None:
    found = _who("Norway, where the leaders live, called on Laos to leave.")
    assert [(one, (other or "")[:3]) for kind, one, other in found if kind == "REQUEST"] == [("NOR", "LAO")]


def test_support_is_won_of_those_who_give_it() -> None:
    assert _who("Norway won the support of Laos on Monday.") == [("SUPPORT", "LAO", "NOR")]


def test_a_name_given_is_no_call() -> None:
    assert not _who("Laos and Norway call each other friends.")


def test_a_demand_that_concerns_two_is_made_by_somebody() -> None:
    assert ("REQUEST", "CHL", "LAO;NOR") in _who("Chile called for talks between Laos and Norway.")
    assert not [
        each for each in _who("Rules were changed to spur trade between Laos and Norway.") if each[0] == "REQUEST"
    ]
