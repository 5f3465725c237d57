from importlib import resources

import pytest

from dragoman.codebooks.opinion import load_opinion
from dragoman.codebooks.plover import event_types
from dragoman.extract.events.coding import code_by_opinion, code_by_rules, code_sentence
from dragoman.extract.events.opinion import features, likelihoods
from dragoman.language.syntax import parse_text

TEXT = "Norway secretly bombed Laos."
SOURCE, RECIPIENT = (0, 6), (23, 27)


def test_likelihoods_of_all_types_add_up_to_one():
    likely = likelihoods(parse_text(TEXT), SOURCE, RECIPIENT)
    assert sum(likely.values()) == pytest.approx(1)
    assert set(likely) <= set(event_types())
    assert max(likely, key=likely.get) == "ASSAULT"


def test_the_names_of_the_parties_do_not_count():
    other = "Fiji secretly bombed Cuba."
    assert set(features(parse_text(TEXT), SOURCE, RECIPIENT)) == set(features(parse_text(other), (0, 4), (21, 25)))


@pytest.mark.parametrize("text", ["", "?!", "a " * 3000, "Norwegen hat Laos angegriffen."])
def test_odd_texts_get_an_opinion(text):
    assert likelihoods(parse_text(text), (0, 1), (2, 3))


def test_confident_where_both_agree():
    sentence = parse_text(TEXT)
    assert code_by_rules(sentence, SOURCE, RECIPIENT).plover == "ASSAULT"
    assert code_by_opinion(sentence, SOURCE, RECIPIENT).plover == "ASSAULT"
    assert code_sentence(sentence, SOURCE, RECIPIENT).confident


def test_weights_are_small():
    assert len(resources.files("dragoman.codebooks").joinpath("data/second_opinion.npz").read_bytes()) < 300_000
    assert len(load_opinion().types) >= 15
