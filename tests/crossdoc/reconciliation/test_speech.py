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
        ('"This is just a sad one, all of it," Voss said.', '"This is just a bad one," Voss said.', "contradict"),
        ('"There are a number of factors," Voss said.', 'Voss: "A number of men are in hospital."', None),
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


def test_two_clauses_of_one_long_utterance_are_no_same_utterance():
    whole = 'Voss: "The mill of Tarn was burning at dawn and nobody had warned the nine families below the dam."'
    beginning = 'Voss: "The mill of Tarn was burning at dawn."'
    end = 'Voss: "Nobody had warned the nine families below the dam."'
    pairs = {frozenset((each.a_value, each.b_value)) for each in found(whole, beginning, end)}
    clauses = {"The mill of Tarn was burning at dawn", "Nobody had warned the nine families below the dam"}
    assert len(pairs) == 2 and clauses not in pairs


def test_the_clauses_that_two_reports_share_are_compared_whichever_stands_first():
    both = 'Voss: "The mill of Tarn was burning at dawn." He said: "Nobody had warned the nine families below the dam."'
    whole = 'Voss: "The mill of Tarn was burning at dawn and nobody had warned the nine families below the dam."'
    end = 'Voss: "Nobody had warned the nine families below the dam."'
    told = {frozenset((each.a_value, each.b_value)) for each in found(both, whole, end)}
    assert frozenset({"Nobody had warned the nine families below the dam"}) in told
