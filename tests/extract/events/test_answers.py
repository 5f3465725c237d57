"""Whom an act answers that does not say so: the parties of what was told just before, and only of that."""

import pytest
from tests.factory import read_whole

from dragoman.codebooks.answering import COLUMNS, TABLE, answering
from dragoman.codebooks.tables import read_table
from dragoman.model.annotations import Event


def events(text: str) -> tuple[Event, ...]:
    return read_whole(text, day="2022-12-30").events


def _last(text: str) -> tuple[str, str | None, str | None] | None:
    found = [each for each in events(text) if each.plover is not None]
    last = max(found, key=lambda each: each.anchor_start, default=None)
    return (last.type, last.source, last.recipient) if last is not None else None


@pytest.mark.parametrize("row", list(read_table(TABLE, COLUMNS)), ids=lambda row: row[0])
def test_each_kind_of_answer_finds_its_other_party(row: tuple[str, ...]) -> None:
    kind, words, example = row
    word = example[example.index("[[") + 2 : example.index("]]")]
    found = _last(example.replace("[[", "").replace("]]", ""))
    assert found is not None
    assert any(each.startswith(word[:2]) for each in words.split(";"))
    assert {found[1][:3] if found[1] else None, found[2][:3] if found[2] else None} <= {"PER", "CHL", "BOL"}, kind
    assert answering()[kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway demanded on Monday that Laos free the sailors. Laos rejected the demand on Tuesday.",
            ("REJECT", "LAO", "NOR"),
        ),
        ("Norway accused Laos of arming rebels. Laos denied the accusation.", ("REJECT", "LAO", "NOR")),
        ("Norway appealed to Laos on Monday to let food in. Vientiane refused.", ("REJECT", "LAO.GOV", "NOR")),
        ("Norway asked Laos for a loan on Monday. The request was rejected.", ("REJECT", "LAO", "NOR")),
        ("Norway shelled Laotian positions on Friday. Chile condemned the move.", ("ACCUSE", "CHL", "NOR")),
        ("Norway announced new houses in the zone on Monday. Chile condemned the decision.", ("ACCUSE", "CHL", "NOR")),
        ("Norway bombed a camp in Laos on Saturday. Vientiane broke off relations.", ("SANCTION", "LAO.GOV", "NOR")),
        ("Norway shelled Laos on Saturday. Vientiane recalled its ambassador.", ("SANCTION", "LAO.GOV", "NOR")),
        ("Norway beat two Laotian sailors on Monday. Vientiane demanded an apology.", ("REQUEST", "LAO.GOV", "NOR")),
        ("Norway bombed a camp in Laos on Saturday. Oslo apologised.", ("SUPPORT", "NOR.GOV", "LAO")),
        (
            "Norway expelled two Laotian diplomats on Monday. Two Norwegian envoys were expelled on Friday in reply.",
            ("SANCTION", "LAO.GOV", "NOR.GOV"),
        ),
        (
            "Norway expelled two Laotian diplomats on Monday. Two Norwegian envoys were expelled Friday in reaction.",
            ("SANCTION", "LAO.GOV", "NOR.GOV"),
        ),
        (
            "Norway cut its ties with Laos on Monday. Laotian diplomats were told to leave Oslo.",
            ("SANCTION", "NOR", "LAO.GOV"),
        ),
        ("Norwegian and Laotian soldiers fought on Monday. Nine Laotian soldiers were killed.",
         ("ASSAULT", "NOR.MIL", "LAO.MIL")),
        (
            "Norwegian forces opened fire on Laotian positions on Monday. One officer was killed.",
            ("ASSAULT", "NOR.MIL", "LAO"),
        ),
        ("Norway shelled Laos on Monday. Vientiane put its troops on alert.", ("MOBILIZE", "LAO.GOV", "NOR")),
        ("Norway held drills with Laos in May. The exercise drew a rebuke from Chile.", ("ACCUSE", "CHL", "NOR")),
    ],
)  # fmt: skip
def test_an_answer_is_to_whom_the_report_told_of_before(text: str, expected: tuple[str, str, str]) -> None:
    assert _last(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway shelled Laos on Monday. Shares fell. Prices rose. Rain came. Vientiane recalled its ambassador.",
        "Norway shelled Laos on Monday, while Chile expelled a Laotian envoy. Vientiane recalled its ambassador.",
        "Norway met Laos in May. Oslo recalled its ambassador.",
        "Norway asked Laos for a loan on Monday. Prices declined.",
    ],
)
def test_nobody_is_answered_where_nobody_or_several_were_told_of(text: str) -> None:
    assert not any(each.type in ("SANCTION", "REJECT") and each.source != "CHL" for each in events(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway seized a Laotian trawler on Monday. The seizure is the second this year.", ("COERCE", "NOR", "LAO")),
        ("Norway bombed a village in Laos on Monday. The attack lasted an hour.", ("ASSAULT", "NOR", "LAO")),
        ("Norway banned imports of Laotian rice on Monday. The ban will cost millions.", ("SANCTION", "NOR", "LAO")),
        ("Norway and Laos signed a pact on Monday. The signing was followed by a banquet.", ("SUPPORT", "NOR", "LAO")),
    ],
)
def test_an_act_is_told_again_under_another_name(text: str, expected: tuple[str, str, str]) -> None:
    assert _last(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway held talks with Laos in May. Talks are better than guns, a priest said.",
        "Norway met Laos in May. The summit in Chile is still far off.",
        "Norway bombed a village in Laos on Monday. The attack on the bank in Lima was solved.",
    ],
)
def test_another_act_or_all_of_a_kind_is_not_the_one_told(text: str) -> None:
    first = _last(text.partition(". ")[0] + ".")
    assert _last(text) == first and len([each for each in events(text) if each.source == "NOR"]) == 1
