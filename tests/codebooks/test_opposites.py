"""The tables of what excludes what: every row is found in its own example."""

import pytest

from dragoman.codebooks.opposites import day_parts, opposite_acts, opposite_nouns, single_acts
from dragoman.codebooks.tables import read_table
from dragoman.crossdoc.reconciliation.candidates import may_exclude, topics_of
from dragoman.crossdoc.reconciliation.clauses import clauses_of
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.language.syntax import parse_texts
from dragoman.language.words import words_of

ROWS = read_table("opposites.csv", ("set", "member", "kind", "words", "point", "turns", "example"))
SINGLE = read_table("single_acts.csv", ("act", "forms", "example"))
PARTS = read_table("day_parts.csv", ("words", "first", "last", "example"))
HERE = Report(document_id="doc_1", story_id="s", thread="s", origins=frozenset({"doc_1"}), days=None)


@pytest.fixture(scope="module")
def parsed():
    texts = sorted({row[-1] for row in (*ROWS, *SINGLE)})
    return dict(zip(texts, parse_texts(texts), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_opposites(row, parsed):
    name, member, kind, words, _, _, example = row
    clauses = list(clauses_of(HERE, example, parsed[example], ()))
    found = {(each.name, each.member) for clause in clauses for each in clause.sets}
    phrases = [p for clause in clauses for p in (clause.theme, clause.agent, *(s.phrase for s in clause.sides)) if p]
    if kind == "noun":
        table = opposite_nouns()
        found = {(each.name, each.member) for phrase in phrases for each in phrase.kinds}
        found |= {(e.name, e.member) for word in words.split(";") if f"{word} of" in example for e in table[word]}
    assert (name, member) in found


@pytest.mark.parametrize("row", SINGLE, ids=lambda row: row[0])
def test_single_acts(row):
    act, _, example = row
    assert act in topics_of(word.stem for word in words_of(example))[0]


@pytest.mark.parametrize("row", PARTS, ids=lambda row: row[0])
def test_day_parts(row):
    words, first, last, example = row
    assert any(word in example for word in words.split(";"))
    assert 0 <= int(first) < int(last) <= 36
    assert set(words.split(";")) <= day_parts().keys()


def test_flags_and_points():
    assert {row[5] for row in ROWS} == {"yes", "no"}
    assert {row[4] for row in ROWS} == {"what", "how", "where", "who"}
    assert {row[2] for row in ROWS} == {"act", "noun"}
    assert opposite_acts()["convict"][0].member == "convicted"
    assert "kill" in single_acts()


def test_a_look_at_the_words_sees_opposites():
    first, second = (
        topics_of(word.stem for word in words_of(text)) for text in ("She voted for it.", "She abstained.")
    )
    assert may_exclude(first, second)
