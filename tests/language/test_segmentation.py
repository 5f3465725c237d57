"""Sentences of prose: their spans, their blocks, and what no text may do to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.segmentation import is_hard_wrapped, sentence_spans
from dragoman.model.annotations import Region

WRAPPED = "The minister said the talks\nwould go on until both\nsides had agreed on a\ntext. He left."


def cut(text, *regions):
    return [text[start:end] for _, start, end in sentence_spans(text, regions)]


def region(start, end):
    return Region(document_id="d", region_start=start, region_end=end, region_text="x", kind="headline")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Putin met Gen. Smith. He left.", ["Mr. Putin met Gen. Smith.", "He left."]),
        ("A headline without a dot\nThe text begins.", ["A headline without a dot", "The text begins."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        (
            "He met U.S. Secretary of State Mike Pompeo. They talked.",
            ["He met U.S. Secretary of State Mike Pompeo.", "They talked."],
        ),
        ("They came from the U.S. The talks went on.", ["They came from the U.S.", "The talks went on."]),
        ("  \n\n ", []),
        ("", []),
        ("“We will go,” he said. “No.”", ["“We will go,” he said.", "“No.”"]),
    ],
)
def test_sentences(text, expected):
    assert cut(text) == expected


def test_a_wrapped_line_is_no_boundary():
    assert is_hard_wrapped(WRAPPED)
    assert cut(WRAPPED)[-1] == "He left."
    assert len(cut(WRAPPED)) == 2


def test_regions_are_no_prose():
    assert cut("By Jane Doe. The talks failed.", region(0, 12)) == ["The talks failed."]
    assert cut("Prose. CAPTION More prose.", region(7, 14)) == ["Prose.", "More prose."]


def test_blocks_are_counted():
    assert [paragraph for paragraph, _, _ in sentence_spans("He left. She stayed.\nIt rained.", [])] == [0, 0, 1]


def test_an_endless_sentence_is_cut_at_white_space():
    text = "word " * 5000
    spans = sentence_spans(text, [])
    assert max(end - start for _, start, end in spans) <= 4000
    assert sum(text[start:end].count("word") for _, start, end in spans) == 5000


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_sentences_are_in_order_and_lose_only_white_space(text):
    position = 0
    for _, start, end in sentence_spans(text, []):
        assert position <= start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()
