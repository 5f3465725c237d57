"""Who can be a speaker: whom "who" stands for, and that shares, weeks and setbacks hold no opinions."""

import pytest
from tests.extract.statements.reading import read

from dragoman.codebooks.senses import is_thing

WHO = (
    ("The rain came late, said Rosa Quispe, a grain trader at Harbour House who expects a poor crop.", "Rosa Quispe"),
    ("Toma Leal, an analyst from Bank of Lima who believes the peso will fall, resigned.", "Toma Leal"),
    ("Ilo Mining, which said in May it would sell the pit, has closed.", "Ilo Mining"),
    ("One trader who said the deal was dead left the room.", "One trader"),
    ("The letter pleased creditors, who believe they are owed more.", "creditors"),
    ("The plan was opposed by the government of Peru, which said it was costly.", "government of Peru"),
)


@pytest.mark.parametrize(("text", "name"), WHO)
def test_a_relative_pronoun_has_the_name_of_whom_it_stands_for(parser, text, name):
    found = [each for each in read(parser, text) if each.speaker_text in ("who", "which")]
    assert [each.speaker_name for each in found] == [name]


THINGS = (
    "Shares of the bank hit a record on news of the deal.",
    "The past week has seen prices fall in every port.",
    "The strength of the peso threatens the harvest.",
    "The firm saw its sales jump after the strike.",
    "Rivals showed profits in the third quarter.",
    "The setback challenges the company more than others.",
    "The rebels hit the depot with rockets.",
    "The brigade will focus on the northern bank.",
)


@pytest.mark.parametrize("text", THINGS)
def test_what_has_no_will_and_what_is_only_seen_or_done_is_not_said(parser, text):
    assert read(parser, text) == ()


TELL = (
    ("The lawsuit demands that the bank repay the loans.", "The lawsuit"),
    ("A slump in orders suggests that the mill will close.", "A slump in orders"),
    ("Some 40 percent expect the ferry to return.", "Some 40 percent"),
    ("Satellite images show new trenches along the river.", "Satellite images"),
    ("The forces plan to cross the river.", "The forces"),
    ("The ministry is investigating whether the pilot slept.", "The ministry"),
)


@pytest.mark.parametrize(("text", "speaker"), TELL)
def test_what_tells_all_the_same(parser, text, speaker):
    assert [each.speaker_text for each in read(parser, text)] == [speaker]


def test_a_thing_is_neither_person_nor_body_nor_place_nor_words():
    assert all(map(is_thing, ("setback", "week", "share", "tension")))
    assert not any(map(is_thing, ("ministry", "minister", "province", "survey", "company", "notaword")))
