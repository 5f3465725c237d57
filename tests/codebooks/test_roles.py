from dragoman.codebooks.actor_entries import SECTORS
from dragoman.codebooks.names import gender_of, gender_of_title, words_of_list
from dragoman.codebooks.roles import match_role, role_nouns


def test_the_longest_noun_wins():
    assert match_role(["foreign", "minister", "of", "peru"], 0)[0] == 2
    assert match_role(["secretary", "of", "state"], 0)[1].office == "foreign_minister"
    assert match_role(["table"], 0) == (0, None)


def test_plurals_are_known():
    for plural in ("spies", "policemen", "secretaries of state", "troops", "coaches"):
        noun = match_role(plural.split(), 0)[1]
        assert noun is not None and noun.plural, plural


def test_sectors_are_plovers():
    assert {noun.sector for noun in role_nouns()} <= SECTORS | {None}


def test_names_tell_a_sex():
    assert (gender_of("Angela"), gender_of("Boris"), gender_of("Xyz")) == ("f", "m", None)
    assert (gender_of_title("mrs."), gender_of_title("mr"), gender_of_title("dr")) == ("f", "m", None)
    assert "institute" in words_of_list("body")
