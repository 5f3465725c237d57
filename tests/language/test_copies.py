"""Copies get the layers that reading them would give, and are not read."""

import re
from pathlib import Path

import pytest

from dragoman import registry
from dragoman.language.copies import Copies
from dragoman.model.schema import REPORT_TABLES, to_arrow
from dragoman.pipeline import ReportPipeline, _layer
from factory import document, report

EXTRACT = Path(__file__).parents[2] / "src" / "dragoman" / "extract"
FERRY = (
    "CORVEN, May 3 (Harbour News) - Kenya's foreign minister Achieng Odera said on Tuesday that Kenya had expelled two "
    "envoys of Peru.\n\nShe told reporters in Nairobi that Peru attacked a Kenyan ship on 2 May 2031, killing three "
    "sailors. \"We will answer,\" Odera said, according to the Harbour News.\n\n(Reporting by Ann Lee)"
)  # fmt: skip
DAY = {"published": "2031-05-03", "published_earliest": "2031-05-03", "published_latest": "2031-05-03"}
SILENT = "From our partners"
HEADLINE = "Odera says Peru attacked a Kenyan ship"
DATED = "Updated on 4 May 2031"
OUTLETS = {"publisher": "The Corven Courier", "title": "Envoys expelled", "author": "Ann Lee", "agency": "Harbour News"}
COPIES = {
    "the same words": (FERRY, DAY),
    "another outlet's": (FERRY, {**DAY, **OUTLETS}),
    "a line above": (f"{SILENT}\n\n{FERRY}", DAY),
    "two lines above": (f"{SILENT}\r\n\r\nAll rights reserved\n\n{FERRY}", DAY),
}
OTHERS = {
    "another day": (FERRY, {**DAY, "published": "2031-05-04", "published_latest": "2031-05-04"}),
    "no day": (FERRY, {}),
    "a headline that says something": (f"{HEADLINE}\n\n{FERRY}", DAY),
    "a date above": (f"{DATED}\n\n{FERRY}", DAY),
    "another language": (FERRY, {**DAY, "language": "de"}),
    "one word more": (f"{FERRY} again", DAY),
}


@pytest.fixture(scope="module")
def pipeline():
    return ReportPipeline(registry.EXTRACTORS)


@pytest.mark.parametrize(("text", "given"), [*COPIES.values(), *OTHERS.values()], ids=[*COPIES, *OTHERS])
def test_a_copy_has_the_rows_that_reading_it_gives(pipeline, text, given):
    reports = [document(FERRY, "first.txt", **DAY), document(text, "copy.txt", **given)]
    read, _ = pipeline.annotate(reports)
    tables = pipeline(reports).layers
    for name in REPORT_TABLES:
        assert tables[name].to_pylist() == to_arrow(name, _layer(name, read)).to_pylist(), name
    assert all(tables[name].num_rows for name in ("mentions", "times", "statements", "events", "places"))


@pytest.mark.parametrize("name", [*COPIES, *OTHERS])
def test_only_what_says_the_same_is_not_read(pipeline, name):
    asked = []
    parts = pipeline.load()
    copies = Copies(lambda reports: asked.extend(reports) or pipeline._run(parts[2:], reports))
    text, given = {**COPIES, **OTHERS}[name]
    given_reports = [report(FERRY, "first.txt", **DAY), report(text, "copy.txt", **given)]
    reports, _ = pipeline._run(parts[:2], given_reports)
    copies(reports[:1])
    copies(reports[1:])
    assert sum(report.document.uri == "copy.txt" for report in asked) == (name in OTHERS)


def test_a_report_that_failed_lends_nothing(pipeline, monkeypatch):
    events = pipeline.load()[-1]

    def failing(report):
        raise ValueError("a bad report")

    monkeypatch.setattr(events, "extract", failing)
    found = pipeline(
        [document("The sea is calm.", "one.txt", language="en"), document("The sea is calm.", "two.txt", language="en")]
    )
    assert [failure.uri for failure in found.failures] == ["one.txt", "two.txt"]


def test_no_part_behind_the_parse_asks_who_published_a_report():
    behind = [path for path in EXTRACT.rglob("*.py") if path.parent.name != "regions" and path.name != "language.py"]
    asked = re.compile(
        r"document\.(?:uri|title|publisher|agency|author|published_(?:basis|evidence)|notes|raw_digest)\b"
    )
    assert len(behind) > 50
    assert not [path.name for path in behind if asked.search(path.read_text(encoding="utf-8"))]


def test_what_was_read_longest_ago_is_forgotten():
    asked = []
    copies = Copies(lambda reports: (asked.extend(each.document.uri for each in reports) or list(reports), []), size=4)
    for uri, text in (("a", "One."), ("b", "Two."), ("c", "One."), ("d", "One.")):
        copies([report(text, uri)])
    assert asked == ["a", "b", "c"]
