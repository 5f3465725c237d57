import pytest

from dragoman.evaluation.mentioned_events import b_cubed, ceaf_e, conll, mention_f1, muc

GOLD = {"a": 1, "b": 1, "c": 2}


def test_the_same_mentions_in_the_same_groups_are_perfect():
    assert mention_f1(GOLD, GOLD) == conll(GOLD, GOLD) == pytest.approx(1)


def test_a_mention_that_is_none_costs_precision_only():
    found = {**GOLD, "d": 3}
    assert mention_f1(found, GOLD) == pytest.approx(2 * 3 / 4 / (1 + 3 / 4))
    assert b_cubed(found, GOLD) == pytest.approx(2 * 3 / 4 / (1 + 3 / 4))
    assert ceaf_e(found, GOLD) == pytest.approx(2 * 2 / 3 / (1 + 2 / 3))
    assert muc(found, GOLD) == pytest.approx(1)


def test_a_mention_that_was_not_found_costs_recall_only():
    found = {"a": 1, "b": 1}
    assert b_cubed(found, GOLD) == pytest.approx(2 * 2 / 3 / (1 + 2 / 3))
    assert ceaf_e(found, GOLD) == pytest.approx(2 * 1 / 2 / (1 + 1 / 2))


def test_nothing_found_is_nothing():
    assert mention_f1({}, GOLD) == conll({}, GOLD) == 0
