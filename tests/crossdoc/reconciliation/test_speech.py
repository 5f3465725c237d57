"""One utterance in two reports, and one word of it heard otherwise."""

import pytest

from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.speech import compared_quotes, quotes_of
from factory import document, sentence_spans


def found(*texts, origins=None):
    quotes = []
    for number, text in enumerate(texts):
        told = document(text, f"{number}.txt")
        origin = frozenset({origins[number] if origins else told.document_id})
        report = Report(document_id=told.document_id, story_id="s", thread="s", origins=origin, days=None)
        quotes += quotes_of(report, text, sentence_spans(told), [])
    return list(compared_quotes(quotes))


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ('"We hold nine villages by winter," Voss said.', 'Voss: "We hold nine villages by winter."', "agree"),
        ('"We hold nine villages by winter," Voss said.', 'Voss: "We hold five villages by winter."', "contradict"),
        ('"They will hold the ford by winter," Voss said.', 'Voss: "We will hold the ford by winter."', "contradict"),
        ('"The bride was late that night," Voss said.', 'Voss: "The brine was late that night."', "contradict"),
        ('"We will hold the ford by winter," Voss said.', 'Voss: "We will keep the ford by winter."', "agree"),
        ('"This is a sad affair," Voss said.', '"This is a bad affair," Marek said.', None),
        ('"We organise the old ford today," Voss said.', '"We organize the old ford today," Voss said.', "agree"),
    ],
)  # fmt: skip
def test_relations(first, second, relation):
    assert [each.relation for each in found(first, second)] == ([relation] if relation else [])


def test_the_words_are_quoted_as_they_stand():
    first, second = 'Voss: "We now hold some nine villages."', 'Voss: "We now hold some five villages."'
    (finding,) = found(first, second)
    texts = {document(text, f"{number}.txt").document_id: text for number, text in enumerate((first, second))}
    assert "villages" in texts[finding.a.document_id][finding.a_start : finding.a_end]
    assert {finding.a_value, finding.b_value} == {"nine", "five"}


def test_inside_one_origin_it_is_a_change():
    texts = ('Voss: "We now hold some nine villages."', 'Voss: "We now hold some five villages."')
    assert [each.relation for each in found(*texts, origins=["o", "o"])] == ["same_origin_changed"]
