"""The subject that the phrase before it has swallowed, given back."""

import pytest

from dragoman.language.syntax import parse_text

GIVEN_BACK = [
    ("After talks in Rome, Italy and France said they would sign the treaty.", "Italy"),
    ("Since the coup in Mali, Algeria and Niger have called for elections.", "Algeria"),
    ("During a visit to Seoul, Lee and Kishida announced a pact.", "Lee"),
    ("Before the raid on the port, Kenya and Somalia closed the border.", "Kenya"),
    ("Under pressure from Washington, Baghdad agreed to leave.", "Baghdad"),
]


@pytest.mark.parametrize(("text", "subject"), GIVEN_BACK)
def test_a_clause_has_its_subject(text, subject):
    sentence = parse_text(text)
    root = next(token for token in sentence.tokens if token.dep == "ROOT")
    (found,) = sentence.children(root.index, "nsubj")
    assert found.text == subject
    lead = sentence.tokens[0]
    (thing,) = sentence.children(lead.index, "pobj")
    assert thing.index < found.index
    assert found.index not in {token.index for token in sentence.subtree(lead.index)}


@pytest.mark.parametrize(
    ("text", "subject", "companions"),
    [
        ("In Paris, London and Berlin the marches were banned.", "marches", {"London", "Berlin"}),
        ("With Ukraine, Poland and Romania, Germany has agreed on a corridor.", "Germany", {"Poland", "Romania"}),
    ],
)
def test_a_list_of_its_own_stays_whole(text, subject, companions):
    sentence = parse_text(text)
    root = next(token for token in sentence.tokens if token.dep == "ROOT")
    (found,) = sentence.children(root.index, "nsubj", "nsubjpass")
    assert found.text == subject
    assert companions <= {token.text for token in sentence.subtree(0)}
