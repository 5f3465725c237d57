"""Mediators, hand-overs, arms of a state and what a clause is ahead of, from reports read whole."""

import pytest
from tests.factory import read_whole


def acts(text: str) -> list[tuple[str, str | None, str | None, str | None, str]]:
    found = read_whole(text, day="2022-12-30").events
    return [(each.type, each.mode, each.source, each.recipient, each.status) for each in found]


@pytest.mark.parametrize(
    ("text", "source", "recipient"),
    [
        ("Peru and Chile signed a deal brokered by Norway.", "NOR", "PER;CHL"),
        ("A truce brokered by the UN and the Swiss government between Peru and Chile holds.", "IGO/un;CHE.GOV",
         "PER;CHL"),
        ("Peru and Chile reached a ceasefire through Norwegian mediation.", "NOR", "PER;CHL"),
        ("Envoys of Peru and Chile met under UN auspices in Oslo.", "IGO/un", "CHL.GOV;PER.GOV"),
        ("Norway acted as an intermediary between Peru and Chile.", "NOR", "PER;CHL"),
        ("Norway served as a go-between for Peru and Chile.", "NOR", "PER;CHL"),
        ("With the help of Norwegian mediators, Peru and Chile agreed to a truce.", "NOR", "PER;CHL"),
        ("Under a Norwegian-brokered agreement, Peru and Chile restored diplomatic ties.", "NOR", "PER;CHL"),
        ("Peru and Chile held talks in Oslo. The talks were brokered by Norway.", "NOR", "PER;CHL"),
    ],
)  # fmt: skip
def test_a_mediator_acts_on_the_sides(text: str, source: str, recipient: str) -> None:
    assert ("CONSULT", "third-party", source, recipient, "occurred") in acts(text)


def test_a_mediator_of_a_new_deal_has_no_sides_told_before() -> None:
    found = acts("Peru met Chile on Monday. Lenders took a loss under a deal brokered by Norway.")
    assert [each[0] for each in found] == ["CONSULT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran handed over three prisoners to Kenya.", ("RETREAT", None, "IRN", "KEN", "occurred")),
        ("The Red Cross handed the girls to the Kenyan authorities.",
         ("COOPERATE", None, "NGO/icrc", "KEN.GOV", "occurred")),
        ("Germany returned the looted bronzes to Nigeria.", ("RETREAT", None, "DEU", "NGA", "occurred")),
        ("Ukraine received the bodies of 500 soldiers from Russia.", ("RETREAT", None, "RUS", "UKR", "occurred")),
        ("Iran and Belgium carried out a prisoner exchange.", ("RETREAT", "release", "IRN", "BEL", "occurred")),
        ("Russia and Ukraine exchanged prisoners in Lima.", ("RETREAT", "release", "RUS", "UKR", "occurred")),
        ("Russia freed a pilot in exchange for a smuggler held by Peru.",
         ("RETREAT", "release", "RUS", "PER", "occurred")),
    ],
)  # fmt: skip
def test_who_hands_over_to_whom(text: str, expected: tuple[str, ...]) -> None:
    assert expected in acts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An Indian drone strayed into Pakistani airspace.", ("MOBILIZE", None, "IND", "PAK", "occurred")),
        ("Chinese balloons drifted over the United States.", ("MOBILIZE", None, "CHN", "USA", "occurred")),
        ("A missile fired by Peru passed over Chile.", ("MOBILIZE", "weapons", "PER", "CHL", "occurred")),
        ("Peru fired a missile on Monday. The missile flew over Chile.",
         ("MOBILIZE", "weapons", "PER", "CHL", "occurred")),
        ("Peru fired two missiles on Monday. They flew over Chile and fell into the Pacific.",
         ("MOBILIZE", "weapons", "PER", "CHL", "occurred")),
        ("Mortar shells from Peru landed in Chile.", ("ASSAULT", "heavy-weapons", "PER", "CHL", "occurred")),
        ("Chile was unable to shoot down the Peruvian missile.", ("ASSAULT", None, "CHL", "PER", "negated")),
        ("Chile was not able to shoot down the Peruvian missile.", ("ASSAULT", None, "CHL", "PER", "negated")),
        ("Two Chinese fighters violated the airspace of Taiwan.", ("MOBILIZE", None, "CHN", "TWN", "occurred")),
        ("Russian warplanes flew over a British destroyer.", ("MOBILIZE", None, "RUS.MIL", "GBR", "occurred")),
        ("South Korea held a missile drill in response to the North Korean launch.",
         ("MOBILIZE", "troops", "KOR", "PRK", "occurred")),
        ("Peru fired a missile over the Chilean island of Chiloe.",
         ("MOBILIZE", "weapons", "PER", "CHL", "occurred")),
        ("A Peruvian missile hit a farm in Chile.", ("ASSAULT", None, "PER", "CHL", "occurred")),
    ],
)  # fmt: skip
def test_arms_act_for_whoever_sent_them(text: str, expected: tuple[str, ...]) -> None:
    assert expected in acts(text)


@pytest.mark.parametrize("between", ["Chile saw them.", "Chile spent the night waiting.", "Chile confirmed that"])
def test_what_another_did_meanwhile_does_not_hide_whose_arms_they_are(between: str) -> None:
    flew = "they flew over Laos." if between.endswith("that") else "They flew over Laos."
    found = acts(f"Norway fired two missiles on Monday. {between} {flew}")
    assert ("MOBILIZE", "weapons", "NOR", "LAO", "occurred") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan will cooperate closely with Peru, Chile and other relevant countries to respond.",
         ("COOPERATE", None, "JPN", "PER;CHL", "planned")),
        ('"The government will cooperate with Peru and Chile to respond," the foreign minister of Kenya said.',
         ("COOPERATE", None, "KEN", "PER;CHL", "planned")),
        ("The foreign minister of Kenya said his country would cooperate with Chile.",
         ("COOPERATE", None, "KEN", "CHL", "planned")),
        ("Poland said it would coordinate its response with Chile.", ("COOPERATE", None, "POL", "CHL", "planned")),
        ("Japan will respond in close cooperation with Chile.", ("COOPERATE", None, "JPN", "CHL", "planned")),
        ("The envoy of Peru will meet the king of Norway before flying to Kenya.",
         ("CONSULT", "visit", "PER.GOV", "KEN", "planned")),
        ("The British minister praised Peru ahead of talks with the Norwegian foreign minister.",
         ("CONSULT", None, "GBR.GOV", "NOR.GOV/anniken_huitfeldt", "planned")),
        ("The French president visited a school prior to meeting the prime minister of India on Friday.",
         ("CONSULT", None, "FRA.GOV/emmanuel_macron", "IND.GOV/narendra_modi", "planned")),
    ],
)  # fmt: skip
def test_what_is_still_to_come_has_its_partners(text: str, expected: tuple[str, ...]) -> None:
    assert expected in acts(text)


def test_a_later_meeting_of_others_has_no_part_of_the_subject() -> None:
    found = acts("Before Monday's meeting, the IMF had urged the ministers of Peru to wait.")
    assert all(each[0] != "CONSULT" for each in found)
