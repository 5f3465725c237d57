"""What the parser is known to get wrong, put right."""

import pytest

from dragoman.crossdoc.reconciliation.clauses import clauses_of
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.language.syntax import parse_text

HERE = Report(document_id="doc_1", story_id="s", thread="s", origins=frozenset({"doc_1"}), days=None)


@pytest.mark.parametrize(
    ("text", "act", "theme", "denied"),
    [
        ("The tanker grounded off Brennholm on Friday.", "ground", "tanker", False),
        (
            "The Swedish divers Lund were let go after a fee of 9,000 crowns had been paid in Tarn, a lawyer said.",
            "pay",
            "fee",
            False,
        ),
        ("The text was carried on Monday by nine votes to none, with Tarn abstaining.", "abstain", "tarn", False),
        ("It was by train that the envoy left Tarn on Monday.", "leave", "tarn", False),
        ("Lund has claimed the raid; no other group had come forward, a spokesman said.", "claim", "raid", False),
        ("The four girls were led out by a neighbour.", "lead out", "girl", False),
    ],
)
def test_clauses(text, act, theme, denied):
    found = [(c.act, c.theme.head if c.theme else None, c.denied) for c in clauses_of(HERE, text, parse_text(text), ())]
    assert (act, theme, denied) in found
