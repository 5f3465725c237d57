"""Who can speak before the colon of a headline, and what only labels what follows."""

import pytest

from dragoman.extract.statements.labels import can_speak, nouns_of
from dragoman.language.syntax import parse_texts

TOLD = parse_texts(
    [
        "On Monday Castillo said in Lima that the harvest had failed and that the drought went on.",
        "Two deaths were counted on the ferry after the shelling.",
    ]
)


@pytest.mark.parametrize(
    "phrase",
    [
        "Castillo", "President Castillo", "Castillo on the drought", "Foreign ministry", "Peru's foreign ministry",
        "General Staff", "UN agency", "Police in Lima", "Health officials", "State media", "Report", "Kremlin",
        "Ministry of Agriculture",
    ],
)  # fmt: skip
def test_a_name_and_a_part_in_public_life_speak(phrase):
    assert can_speak(phrase.split(), nouns_of(TOLD))


@pytest.mark.parametrize(
    "phrase",
    [
        "Harvest", "Drought in Peru", "Shelling of the port", "Ferry deaths", "Peace talks", "Border war",
        "Death in Lima",
        "Two deaths", "Oil is flowing", "Trade deal",
        "Missile strike on Aleppo", "",
    ],
)  # fmt: skip
def test_a_label_does_not(phrase):
    assert not can_speak(phrase.split(), nouns_of(TOLD))
