"""Every word of the table names its act, in its example too."""

import pytest

from dragoman.codebooks.acts import acts
from dragoman.codebooks.tables import read_table
from dragoman.crossdoc.incidents.acts import act_of

ROWS = read_table("act_words.csv", ("act", "words", "light", "example"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_rows(row):
    name, words, light, example = row
    assert light in ("yes", "no")
    assert any(acts()[word].name == name for word in words.split(";"))
    spoken = example.lower().rstrip(".").split()
    runs = [" ".join(spoken[at : at + size]) for at in range(len(spoken)) for size in (1, 2, 3)]
    assert any(run and act_of(run).name == name for run in runs)


@pytest.mark.parametrize(
    ("words", "lemma", "act"),
    [("slaying", "slaying", "kill"), ("phone call", "call", "call"), ("frobnicated", "frobnicate", "frobnicat"),
     ("'s", "'s", ""), ("", None, ""), ("was murdered", None, "kill")],
)  # fmt: skip
def test_acts(words, lemma, act):
    assert act_of(words, lemma).name == act
