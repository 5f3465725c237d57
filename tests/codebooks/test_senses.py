import pytest

from dragoman.codebooks.senses import can_be_one, verbs_of


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("land", "arrive", True), ("cave in", "collapse", True), ("step down", "resign", True),
        ("assassinate", "kill", True), ("swap", "exchange", True), ("kill", "injure", False),
        ("arrest", "release", False), ("sign", "criticize", False), ("leave", "return", False),
        ("frobnicate", "go", False),
    ],
)  # fmt: skip
def test_verbs_of_one_meaning(first, second, one):
    assert can_be_one(first, second) is can_be_one(second, first) is one


@pytest.mark.parametrize(("noun", "verb"), [("collision", "collide"), ("expulsion", "expel"), ("meeting", "meet")])
def test_a_noun_names_an_act(noun, verb):
    assert verb in verbs_of(noun)


def test_a_noun_that_names_none():
    assert verbs_of("frobnication") == ()
