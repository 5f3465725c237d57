"""The subject that the verb before its clause has swallowed, given back."""

import pytest

from dragoman.language.syntax import parse_text

GIVEN_BACK = [
    ("The envoy said further pressure on the port, which is blocked, could bring it to ruin.", "pressure", "bring"),
    ("The minister suggested one way for farmers to save water is by planting beans.", "way", "is"),
    ("Lopez, in remarks to a council of mayors, said the harbour had silted up.", "Lopez", "said"),
]
LEFT_ALONE = [
    ("The minister said nothing and left.", "nothing", "dobj"),
    ("On Monday, after the talks, said the envoy, the port would open.", "Monday", "pobj"),
]


@pytest.mark.parametrize(("text", "subject", "verb"), GIVEN_BACK)
def test_a_clause_has_its_subject(text, subject, verb):
    sentence = parse_text(text)
    (found,) = [token for token in sentence.tokens if token.text == subject]
    assert found.dep == "nsubj"
    assert sentence.tokens[found.head].text == verb
    assert [token.index for token in sentence.subtree(found.head)] == list(
        range(sentence.tokens[found.head].left, sentence.tokens[found.head].right)
    )


@pytest.mark.parametrize(("text", "word", "dep"), LEFT_ALONE)
def test_other_clauses_stay(text, word, dep):
    (found,) = [token for token in parse_text(text).tokens if token.text == word]
    assert found.dep == dep
