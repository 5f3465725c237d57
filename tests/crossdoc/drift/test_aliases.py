import pytest

from dragoman.crossdoc.drift.aliases import akin, belongs, is_ticker, one_actor
from dragoman.crossdoc.drift.tokens import piece_of


def whole(text):
    return piece_of(text, 0, len(text))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Transalpine Guild", "TG", True),
        ("Transalpine Pass Pact", "TPP", True),
        ("Societa Generale", "SocGen", True),
        ("Chief Executive", "CEO", True),
        ("Internet", "Web", True),
        ("Riga", "Righa", True),
        ("Vanora", "Ostmark", False),
        ("Pellgrin Mills", "VMO", False),
    ],
)
def test_names_that_may_be_one(one, other, same):
    assert akin(whole(one).tokens, whole(other).tokens) is same


@pytest.mark.parametrize(
    ("text", "of_one"),
    [
        ("Vanora's chief miller Ilka Ott spoke.", True),
        ("The Vanora Guild (Ott) spoke.", True),
        ("Ott of Vanora spoke.", True),
        ("Vanora spoke. Then Ott came.", False),
    ],
)
def test_a_name_that_is_told_to_be_of_another(text, of_one):
    first, second = whole("Vanora").tokens, whole("Ott").tokens
    assert belongs(whole(text), whole("The mill."), first, second) is of_one


def test_what_stands_in_brackets_is_a_ticker():
    piece = whole("Mills of Tarn ( TRN.O ) fell.")
    assert [is_ticker(piece, at) for at in (2, 3)] == [False, True]


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("British", "UK", True),
        ("Danes", "Denmark", True),
        ("Iran", "Iraq", None),
        ("Niger", "Nigeria", None),
    ],
)
def test_adjectives_of_a_state_and_its_names_are_one(one, other, known):
    assert one_actor(whole(one), whole(other), whole(one).tokens, whole(other).tokens) is known
