"""A bound is no day, an increment no total."""

import pytest

from dragoman.crossdoc.reconciliation.bounds import of_one_kind
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.rows import Finding

CASES = [
    ("when", "40 died since [May 2].", "40 died as of the morning of [May 9].", False),
    ("when", "40 died since [May 2].", "They died on [May 9].", False),
    ("when", "The truce holds until [May 2].", "The truce holds until [May 9].", True),
    ("when", "They met on [May 2].", "They met on [May 9].", True),
    ("how many", "Another [four shells] hit the port.", "Some [nine shells] hit the port.", False),
    ("how many", "[Four more shells] hit the port.", "[Nine shells] hit the port.", False),
    ("how many", "[Four shells] hit the port.", "[Nine shells] hit the port.", True),
    ("how many", "[More than four shells] hit it.", "[Two shells] hit it.", True),
]


def side(name, marked):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    report = Report(document_id=name, story_id="s", thread="s", origins=frozenset({name}), days=(None, None))
    return report, text, start, end


@pytest.mark.parametrize(("point", "one", "other", "kept"), CASES)
def test_what_may_contradict(point, one, other, kept):
    (a, a_text, a_start, a_end), (b, b_text, b_start, b_end) = side("a", one), side("b", other)
    finding = Finding(
        point=point, relation="contradict", a=a, a_start=a_start, a_end=a_end, a_value=a_text[a_start:a_end],
        b=b, b_start=b_start, b_end=b_end, b_value=b_text[b_start:b_end], subject="", incident_id=None,
    )  # fmt: skip
    texts = {"a": a_text, "b": b_text}
    assert bool(list(of_one_kind([finding], texts))) == kept
    assert list(of_one_kind([finding.changed("agree")], texts))
