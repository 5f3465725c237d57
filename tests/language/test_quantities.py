"""How much of what a sentence says."""

import math

import pytest

from dragoman.language.quantities import quantities_of


def read(text, taken=()):
    return quantities_of(text, 0, len(text), taken)


@pytest.mark.parametrize(
    ("text", "written", "kind", "low", "high", "noun"),
    [
        ("At least twenty-five people drowned.", "At least twenty-five people", "count", 25, math.inf, "peopl"),
        ("Up to 40 villages burnt.", "Up to 40 villages", "count", 0, 40, "villag"),
        ("It holds between 10 and 12 boats.", "10 and 12 boats", "count", 10, 12, "boat"),
        ("Some 1,200 armed men crossed.", "Some 1,200 armed men", "count", 1200, 1200, "men"),
        ("hundreds of sheep farmers came", "hundreds of sheep farmers", "count", 200, math.inf, "farmer"),
        ("a 30-pound (14-kg) salmon", "30-pound (14-kg) salmon", "measure", 13.6077711, 13.6077711, "salmon"),
        ("the mast fell 9ft", "9ft", "measure", 2.7432, 2.7432, None),
        ("a 7-year-old girl", "7-year-old girl", "age", 7, 7, "girl"),
        ("Her brother is 19 years old.", "19 years old", "age", 19, 19, None),
        ("It was his 21st visit.", "21st visit", "ordinal", 21, 21, "visit"),
        ("won 12 of 31 seats", "12 of 31 seats", "share", 12, 12, "seat"),
        ("cost $2.5 billion", "$2.5 billion", "money", 2.5e9, 2.5e9, None),
        ("rose 3 percent", "3 percent", "percent", 3, 3, None),
    ],
)
def test_quantities(text, written, kind, low, high, noun):
    (found,) = read(text)
    assert text[found.start : found.end] == written
    assert (found.kind, found.noun) == (kind, noun)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high) if math.isfinite(high) else found.high == high


@pytest.mark.parametrize("text", ["It began in 1998.", "at 6pm", "at 5:52 p.m.", "won 3-2", "the Antonov 124 landed"])
def test_numbers_that_name_are_none(text):
    assert [found for found in read(text) if found.kind == "count" and found.noun] == []


def test_more_than_leaves_the_number_itself_out():
    (found,) = read("more than 20 boats")
    assert found.low > 20


def test_spans_that_are_times_are_left_out():
    assert read("It lasted three days.", [(10, 20)]) == []


def test_a_monster_sentence_is_read_in_part():
    assert len(read("7 boats " * 5000)) < 1000


@pytest.mark.parametrize("text", ["", "$", "£ of", "and 5", "5-", "(((3", "9,9,9 of of of", "𝟗 boats", "two two two"])
def test_odd_text_does_not_hurt(text):
    assert isinstance(read(text), list)
