"""The parse: offsets, trees, reuse, and the world's punctuation."""

import sys

import pytest

from dragoman.errors import PartError
from dragoman.extract.language import detect
from dragoman.language.syntax import SpacyParser, load_pipeline, parse_text
from factory import report

TEXTS = [
    "Xi Jinping met Vladimir Putin in Moscow on Monday. They talked.",
    "“We’re ready — really,” he said… «Bien sûr».",
    "A\u00a0B \u2028 C\tD\nE",
    "مرحبا 你好 🙂 \u202e txt",
    "\"\" '' ``",
]


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_quote_the_text(parser, text):
    (parsed,) = parser.parse([report(text)])
    for sentence in parsed.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


@pytest.mark.parametrize("text", TEXTS)
def test_the_parse_is_a_tree(parser, text):
    (parsed,) = parser.parse([report(text)])
    for sentence in parsed.sentences:
        roots = [token for token in sentence.tokens if token.head == token.index]
        assert len(roots) >= 1
        for token in sentence.tokens:
            assert token.left <= token.index < token.right
            assert all(sentence.tokens[child].head == token.index for child in token.children)
            assert len(list(sentence.ancestors(token.index))) < len(sentence.tokens)


def test_a_sentence_is_parsed_alike_wherever_it_stands(parser):
    alone, among = parser.parse([report("Xi left.", "a"), report("It rained.\nXi left.", "b")])
    left, right = alone.sentences[0].tokens, among.sentences[1].tokens
    assert [(t.text, t.lemma, t.dep, t.head) for t in left] == [(t.text, t.lemma, t.dep, t.head) for t in right]


def test_a_parse_is_remembered_and_forgotten():
    parser = SpacyParser(remembered=1)
    parser.parse([report("Xi left."), report("Putin stayed.")])
    assert list(parser._seen) == ["Putin stayed."]


def test_curly_quotes_are_looked_up_as_plain_ones():
    assert [token.lower for token in parse_text("China’s").tokens] == ["china", "'s"]


def test_a_report_in_another_language_is_not_parsed(parser):
    (parsed,) = parser.parse([report("Le président est parti.", language="fr")])
    assert parsed.sentences == ()


def test_a_missing_pipeline_names_the_remedy():
    with pytest.raises(PartError, match="pip install en-core-web-none"):
        load_pipeline("en_core_web_none")


@pytest.mark.parametrize(
    ("text", "language"),
    [("The president said on Monday that the talks would go on in Geneva.", "en"),
     ("Le président a déclaré lundi que les pourparlers continueraient à Genève.", "fr"),
     ("Президент заявил в понедельник, что переговоры продолжатся в Женеве.", "ru"),
     ("Short.", None)],
)  # fmt: skip
def test_languages(text, language):
    assert detect(text) == language


def test_a_report_that_quotes_english_keeps_its_language():
    own = "Der Minister sagte am Montag in Wien, die Gespräche über das Abkommen würden im Herbst fortgesetzt. "
    quoted = '"They would have to talk about this, and that is where we are," sagte er. '
    assert detect(own * 3 + quoted) == "de"


def test_cyrillic_words_between_english_ones_are_left_to_the_model():
    own = "Министр заявил в понедельник, что переговоры о перемирии в Женеве продолжатся осенью этого года. "
    assert detect(own * 4 + "The minister said that they would meet with their allies and with the others.") == "ru"


def test_plain_english_is_told_without_the_model(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid", None)
    told = "The ministers, who met in Oslo, said that they would talk with the rebels about the ceasefire. "
    assert detect(told * 2) == "en"
