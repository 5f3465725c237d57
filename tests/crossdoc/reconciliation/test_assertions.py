import pytest

from dragoman.crossdoc.reconciliation.clauses import clauses_of
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.language.syntax import parse_texts

HERE = Report(document_id="d", story_id="s", thread="s", origins=frozenset({"d"}), days=None)
CASES = [
    ("The guards freed the envoy.", "release", False, False),
    ("The guards did not free the envoy.", "release", True, False),
    ("The islands will elect an assembly.", "elect", False, True),
    ("The guards might free the envoy.", None, False, False),
    ("If the guards free the envoy, he will speak.", None, False, False),
    ("There was no meeting of the envoys.", "the meet", True, False),
    ("The envoys held two days of talks.", "meet", False, False),
    ("Tarn had no warning.", "threaten", True, False),
    ("The talks broke up on Monday.", "end of the meet", False, False),
]


@pytest.fixture(scope="module")
def parsed():
    texts = [case[0] for case in CASES]
    return dict(zip(texts, parse_texts(texts), strict=True))


@pytest.mark.parametrize(("text", "act", "denied", "planned"), CASES)
def test_what_is_asserted(text, act, denied, planned, parsed):
    found = [(each.act, each.denied, each.planned) for each in clauses_of(HERE, text, parsed[text], ())]
    if act is None:
        assert not any(name in ("release",) for name, _, _ in found)
    else:
        assert (act, denied, planned) in found


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
def test_what_the_parser_gets_wrong(text, act, theme, denied):
    found = [
        (c.act, c.theme.head if c.theme else None, c.denied) for c in clauses_of(HERE, text, parse_texts([text])[0], ())
    ]
    assert (act, theme, denied) in found
