"""Whose the unnamed are, and names that begin alike: rebels of the scene, a firm and a premier, a place's firm."""

import pytest
from tests.factory import read_whole


def actors(text):
    return {mention.mention_text: mention.actor for mention in read_whole(text).mentions}


LIBYA = (
    "WASHINGTON - The United States, US President Barack Obama and the US Congress spoke of the war. "
    "The US defence secretary agreed with Washington. There was fighting in Libya, in Tripoli and near Benghazi. {}"
)


@pytest.mark.parametrize(
    ("sentence", "who"), [("The rebels asked for help.", "rebels"), ("Gunmen shot at a car.", "Gunmen")]
)
def test_who_serves_no_state_is_of_the_place_and_not_of_the_state_that_is_spoken_of(sentence, who):
    found = {text: actor for text, actor in actors(LIBYA.format(sentence)).items() if who in text}
    assert found
    assert all(
        (actor or "").startswith(("LBY", "")) and not (actor or "").startswith("USA") for actor in found.values()
    )


def test_a_firms_first_word_is_no_premier_who_is_called_alike():
    found = actors("Ford Motor Co recalled trucks in Canada. They are safe, said Wes Adair, Ford spokesman.")
    assert found["Ford Motor Co"] == "MNC/ford"
    assert found["Wes Adair"] is None


@pytest.mark.parametrize("name", ["Tokyo Electric", "Lima Mining", "Moscow Exchange"])
def test_a_place_with_a_bodys_word_is_one_name(name):
    assert name in actors(f"{name} denied the report.")
