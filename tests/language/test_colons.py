"""A clause after a colon, set beside a verb that has its own."""

import pytest

from dragoman.language.syntax import parse_text

CLAUSES = [
    ('Norway urged Laos to free the men: "We will not wait".', "wait", "urged", "parataxis"),
    ('Norway urges all to leave the town at once: "We do not want to mourn".', "want", "urges", "parataxis"),
    ('The minister said: "We will not wait".', "wait", "said", "ccomp"),
    ('The minister told reporters: "We will not wait".', "wait", "told", "ccomp"),
    ("Norway urges all to leave at once: We do not want to mourn.", "urges", "want", "parataxis"),
    ("The minister said that he would not wait.", "wait", "said", "ccomp"),
]


@pytest.mark.parametrize(("text", "word", "verb", "dep"), CLAUSES)
def test_a_verb_governs_one_clause(text, word, verb, dep):
    tokens = parse_text(text).tokens
    (clause,) = [token for token in tokens if token.text == word]
    assert (tokens[clause.head].text, clause.dep) == (verb, dep)
