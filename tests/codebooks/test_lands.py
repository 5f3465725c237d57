"""Kinds of states: each row's example names, in its first sentence, a state of the kind that its second speaks of."""

import pytest

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.lands import states_of_kinds
from dragoman.codebooks.tables import read_table

ROWS = [tuple(row) for row in read_table("state_kinds.csv", ("words", "states", "example"))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_example_names_a_state_of_the_kind(row: tuple[str, str, str]):
    words, states, example = row
    first, second = example.split(". ", 1)
    codebook = load_codebook()
    named = [entry.state for word in first.split() for entry in codebook.entries(word) if entry.role == "name"]
    kinds, told = states_of_kinds(second.lower().strip(".").split())
    assert told, words
    assert kinds & set(named), named
    assert set(states.split(";")) <= set(codebook.states())


def test_a_phrase_without_a_kind_tells_no_state():
    assert states_of_kinds(["the", "country"]) == (frozenset(), frozenset())
