from dataclasses import replace

from dragoman.language.recollection import Remembered
from dragoman.language.syntax import parse_text

FERRY = "The ferry left Brennholm before dawn."


def test_a_sentence_seen_before_is_not_asked_again():
    asked = []
    remembered = Remembered(lambda sentence: asked.append(sentence) or len(asked))
    sentence = parse_text(FERRY)
    assert [remembered(sentence), remembered(parse_text(FERRY))] == [1, 1]
    assert remembered(parse_text("The ferry left Corven before dawn.")) == 2


def test_another_parse_of_the_same_words_is_another_sentence():
    remembered = Remembered(lambda sentence: [token.dep for token in sentence.tokens])
    sentence = parse_text(FERRY)
    other = replace(sentence, tokens=tuple(replace(token, dep="dep") for token in sentence.tokens))
    assert remembered(sentence) != remembered(other)


def test_what_was_seen_longest_ago_is_forgotten_first():
    asked = []
    remembered = Remembered(lambda sentence: asked.append(sentence), size=1)
    for text in (FERRY, "Rain fell.", FERRY):
        remembered(parse_text(text))
    assert len(asked) == 3
