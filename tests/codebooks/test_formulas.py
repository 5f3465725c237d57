"""The table of formulas: every row is found in its own example, and a word has one meaning."""

import pytest

from dragoman.codebooks.formulas import formula_words
from dragoman.codebooks.tables import read_table
from dragoman.crossdoc.reconciliation.formulas import formulas_of
from dragoman.crossdoc.reconciliation.pairing import Report

ROWS = read_table("formulas.csv", ("kind", "name", "nouns", "adjectives", "example"))
HERE = Report(document_id="doc_1", story_id="s", thread="s", origins=frozenset({"doc_1"}), days=None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_rows(row):
    kind, name, nouns, adjectives, example = row
    (found,) = formulas_of(HERE, example, [(0, len(example))], ())
    assert name in found.meaning
    assert found.states == {"NOR", "SWE"}
    table = formula_words().lacking if kind == "quality" else formula_words().ties
    assert {table[noun] for noun in nouns.split(";")} == {name}
    assert not adjectives or {formula_words().adjectives[word] for word in adjectives.split(";")} == {name}
