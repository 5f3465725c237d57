"""What is read from the sample collection, held against what was read and reviewed before.

`make golden` writes the files anew; the difference is then read by eyes in review.
"""

from pathlib import Path

import pytest

import dragoman
from dragoman.exporters.reading import brief_of, to_markdown

GOLDEN = Path(__file__).parent / "golden"

LAYERS = {
    "regions": ("kind", "region_text"),
    "mentions": ("kind", "actor", "name", "mention_text"),
    "times": ("type", "value", "time", "anchor", "expression_text"),
    "statements": (
        "kind",
        "polarity",
        "speaker",
        "speaker_name",
        "addressee",
        "via",
        "said",
        "cue_text",
        "content_text",
    ),
    "events": ("type", "plover", "mode", "status", "source", "recipient", "occurred", "place", "cameo", "anchor_text"),
    "abstentions": ("reason",),
    "remarks": ("kind", "reason", "remark_text"),
}


@pytest.fixture(scope="module")
def record(samples):
    with dragoman.read(samples) as opened:
        yield opened


def check(name, text, request):
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{name} changed: read the difference, then `make golden`"


def lines_of(record, document_id):
    for layer, columns in LAYERS.items():
        yield f"# {layer}"
        for row in record.view.rows(layer, [document_id]):
            yield " | ".join(shown(getattr(row, column)) for column in columns)


def shown(value):
    if isinstance(value, tuple):
        return " < ".join(link.name for link in value) or "-"
    return "-" if value is None else str(value).replace("\n", " ")


def test_the_brief(record, request):
    check("samples/brief.md", to_markdown(brief_of(record.view)), request)


@pytest.mark.parametrize("uri", ["01_tarnwick_wire.txt", "04_dunmarrow_echo.txt", "09_pallister_post.txt",
                                 "11_larkmoor_courier.txt"])  # fmt: skip
def test_the_layers(record, uri, request):
    report = record.document(uri)
    check(f"samples/{uri}", "\n".join(lines_of(record, report.document.document_id)) + "\n", request)
