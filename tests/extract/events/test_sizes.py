"""How many: numbers in figures and in words of several parts."""

import pytest
from tests.factory import read_whole

from dragoman.language.measures import cardinal

HOW_MANY = (
    ("Boko Haram released twenty-one schoolgirls in Nigeria.", "released", 21, "twenty-one"),
    ("Gunmen killed two hundred and five soldiers in Mali.", "dead", 205, "two hundred and five"),
    ("Rebels in Mali wounded three dozen soldiers.", "injured", 36, "three dozen"),
    ("Rebels in Mali killed 1,200 soldiers in 2012.", "dead", 1200, "1,200"),
    ("Rebels in Mali killed twelve soldiers.", "dead", 12, "twelve"),
)


@pytest.mark.parametrize(("text", "kind", "number", "words"), HOW_MANY)
def test_how_many(text, kind, number, words):
    found = {(size.kind, size.number, text[size.size_start : size.size_end])
             for event in read_whole(text).events for size in event.size}  # fmt: skip
    assert found == {(kind, number, words)}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty one", 21), ("three thousand", 3000), ("fifty thousand", 50_000), ("1,200", 1200), ("two dozen", 24),
        ("two thousand five hundred", 2500), ("five six", None), ("12 5", None), ("", None), ("3.5", None),
    ],
)  # fmt: skip
def test_cardinals_of_several_words(words, number):
    assert cardinal(words) == number
