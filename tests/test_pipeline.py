"""The order of the parts, and what happens when one fails on one report."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from dragoman import pipeline, registry
from dragoman.errors import PartError
from dragoman.model.annotations import Region
from dragoman.pipeline import CorpusPipeline, ReportPipeline, check_order
from dragoman.ports import Findings
from factory import document, memory_record, report, sentence_spans


@dataclass
class Fake:
    name: str = "fake"
    requires: frozenset = frozenset()
    provides: frozenset = frozenset()
    reach: str = "stories"


class Marker(Fake):
    """Marks the first character of every report that does not say 'bad'."""

    def extract(self, report):
        if "bad" in report.document.text:
            raise ValueError("a bad report")
        region = Region(document_id=report.document.document_id, region_start=0, region_end=1, kind="headline",
                        region_text=report.document.text[:1])  # fmt: skip
        return replace(report, regions=(region,))


class Picky(Fake):
    """A parser that refuses a batch with a bad report in it."""

    def parse(self, documents):
        if any("bad" in report.document.text for report in documents):
            raise RuntimeError("cannot parse")
        return documents


def pipeline_of(*parts):
    pipeline = ReportPipeline(parts=[])
    pipeline._created = list(parts)
    return pipeline


def test_a_part_must_come_after_what_it_needs():
    late = Fake(name="late", requires=frozenset({"mentions"}))
    early = Fake(name="early", provides=frozenset({"mentions"}))
    check_order([early, late], given=frozenset())
    with pytest.raises(PartError, match="late needs mentions"):
        check_order([late, early], given=frozenset())


def test_the_registered_order_is_right():
    assert ReportPipeline().load()
    created = [registry.create("corpus_parts", name) for name in registry.names("corpus_parts")]
    check_order(created, given=frozenset({"documents", "decisions", *_report_tables()}))


def _report_tables():
    from dragoman.model.schema import REPORT_TABLES

    return REPORT_TABLES


def test_one_bad_report_costs_nothing_else():
    good, bad = document("good", "g"), document("bad", "b")
    annotated = pipeline_of(Marker(name="marker"))([good, bad])
    assert annotated.documents.column("uri").to_pylist() == ["g", "b"]
    assert annotated.layers["regions"].column("region_text").to_pylist() == ["g"]
    (failure,) = annotated.failures
    assert (failure.uri, failure.part, failure.error, failure.detail) == ("b", "marker", "ValueError", "a bad report")


def test_a_parse_that_fails_is_tried_report_by_report():
    reports, failures = pipeline_of(Picky(name="syntax")).annotate([document("good", "g"), document("bad", "b")])
    assert len(reports) == 2
    assert [failure.uri for failure in failures] == ["b"]


def test_a_corpus_part_that_fails_is_a_row_and_the_next_one_runs(monkeypatch):
    class Broken(Fake):
        def analyse(self, view):
            raise KeyError("lost")

    class Counting(Fake):
        def analyse(self, view):
            return Findings(tables={"stories": []}, updates={})

    made = {"broken": Broken(name="broken"), "counting": Counting(name="counting")}
    monkeypatch.setattr(registry, "create", lambda kind, name: made[name])
    outcomes = dict(CorpusPipeline(["broken", "counting"]).analyse(memory_record().view))
    assert outcomes["broken"].error == "KeyError"
    assert isinstance(outcomes["counting"], Findings)


def test_sentences_are_kept_as_spans(parser):
    reports, failures = ReportPipeline(["language", "regions", "syntax"]).annotate([document("Xi left. Putin stayed.")])
    assert not failures
    assert [s.text for s in reports[0].sentences] == ["Xi left.", "Putin stayed."]
    assert len(sentence_spans(reports[0].document, "Xi left.", "Putin stayed.")) == 2


def test_a_part_that_runs_away_becomes_a_failure():
    failures = []
    runaway = SimpleNamespace(name="runaway", extract=lambda report: [None for _ in iter(int, 1)])
    given = report("A report.")
    assert pipeline._extracted(runaway, given, failures, 0.05) == given
    assert [(row.part, row.error) for row in failures] == [("runaway", "TimeoutError")]
    assert "0.05 seconds" in failures[0].detail


def test_lost_reports_are_kept_with_a_failure():
    reports = ReportPipeline(("regions",))
    whole = reports.join([reports([document("One.", "1.txt")]), reports.lost([document("Two.", "2.txt")], "it died")])
    assert whole.documents.column("uri").to_pylist() == ["1.txt", "2.txt"]
    assert [(row.uri, row.error) for row in whole.failures] == [("2.txt", "WorkerLost")]
