import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.quotation import quotations

ONE_BLOCK = [
    ("She said \u201cwe will go\u201d and left.", ["\u201cwe will go\u201d"]),
    ('She said "we will go" and left.', ['"we will go"']),
    ("\u00abWe will go\u00bb, she said.", ["\u00abWe will go\u00bb"]),
    ("\u00bbWe will go,\u00ab she said.", ["\u00bbWe will go,\u00ab"]),
    ("\u201eWir gehen\u201c, she said.", ["\u201eWir gehen\u201c"]),
    ("\u201dWe will go,\u201d she said.", ["\u201dWe will go,\u201d"]),
    ("\u300cWe will go\u300d she said.", ["\u300cWe will go\u300d"]),
    ("''We will go,'' she said.", ["''We will go,''"]),
    ("``We will go,'' she said.", ["``We will go,''"]),
    ("\u2018We won\u2019t go,\u2019 she said.", ["\u2018We won\u2019t go,\u2019"]),
    ("'We won't go,' she said. 'Ever.'", ["'We won't go,'", "'Ever.'"]),
    ("\u2018The boys\u2019 plan failed,\u2019 she said.", ["\u2018The boys\u2019 plan failed,\u2019"]),
    ("\u201cHe said \u2018go\u2019 and went,\u201d she said.", ["\u201cHe said \u2018go\u2019 and went,\u201d"]),
    ("A 6'2\" man and a 40' boat.", []),
    ("The '90s and the '80s were the workers' years.", []),
    ("It's the ministers' plan.", []),
]


@pytest.mark.parametrize(("text", "expected"), ONE_BLOCK)
def test_pairs_marks_of_the_world(text, expected):
    found = quotations(text, [(0, len(text))], [len(text)])
    assert [text[item.start : item.end] for item in found] == expected
    assert all(item.closed for item in found)


def test_an_odd_mark_costs_no_more_than_its_sentence():
    text = '"We will go. He left. Then "they went" too.'
    found = quotations(text, [(0, len(text))], [12, 21, len(text)])
    assert [(text[item.start : item.end], item.closed) for item in found] == [
        ('"We will go.', False),
        ('"they went"', True),
    ]


def test_a_quotation_runs_through_paragraphs_that_each_open_it():
    text = "\u201cWe go.\n\u201cWe stay,\u201d she said."
    found = quotations(text, [(0, 7), (8, len(text))], [7, len(text)])
    assert [(item.start, item.end, item.closed) for item in found] == [(0, 18, True)]


@given(st.text(alphabet="ab .,'\"\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb`1\n", max_size=80))
def test_quotations_lie_in_order_inside_the_text(text):
    found = quotations(text, [(0, len(text))], [len(text)])
    edges = [edge for item in found for edge in (item.start, item.inner_start, item.inner_end, item.end)]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))
