"""The tables of what reports can differ on: every row is found in its own example."""

import pytest

from dragoman.codebooks.points import counted_nouns, exclusive_terms
from dragoman.codebooks.tables import read_table
from dragoman.language.quantities import quantities_of
from dragoman.language.words import stem_of

NOUNS = read_table("counted_nouns.csv", ("class", "words", "grows", "vague", "example"))
TERMS = read_table("exclusive_terms.csv", ("set", "member", "words", "point", "dated", "example"))


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row[0])
def test_nouns(row):
    name, _, _, _, example = row
    classes = {stem_of(word): noun.name for word, noun in counted_nouns().items()}
    found = {classes.get(each.noun or "") for each in quantities_of(example, 0, len(example))}
    units = {"period"} if any(each.unit == "time" for each in quantities_of(example, 0, len(example))) else set()
    assert name in found | units


@pytest.mark.parametrize("row", TERMS, ids=lambda row: f"{row[0]} {row[1]}")
def test_terms(row):
    _, member, words, _, _, example = row
    plain = example.lower().replace("-", " ")
    assert any(word.replace("-", " ") in plain for word in words.split(";"))
    assert exclusive_terms()[words.split(";")[0].replace("-", " ")].member == member


def test_every_flag_is_yes_or_no():
    assert {flag for row in NOUNS for flag in row[2:4]} | {row[4] for row in TERMS} <= {"yes", "no"}
