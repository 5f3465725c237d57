"""What goes wrong in one source ends that source and no other."""

import pytest

from dragoman.model.provenance import Failure
from dragoman.readers.text import TextReader
from dragoman.settings import Settings
from dragoman.workspace import read_reports

PAGE = "<html><body><p>The ferry left at noon.</p></body></html>"


def spin(self, source):
    while True:
        pass


def fail(self, source):
    raise ZeroDivisionError("no")


@pytest.mark.parametrize("name", ["accepts", "read"])
@pytest.mark.parametrize(("replacement", "error"), [(spin, "TimeoutError"), (fail, "ZeroDivisionError")])
def test_a_reader_that_runs_away_or_fails_costs_one_source(tmp_path, monkeypatch, name, replacement, error):
    monkeypatch.setattr(TextReader, name, replacement)
    (tmp_path / "a.txt").write_text("The ferry left.")
    (tmp_path / "b.html").write_text(PAGE)
    failure, report = read_reports([str(tmp_path)], Settings(seconds_per_report=0.5))
    assert isinstance(failure, Failure)
    assert failure.error == error
    assert failure.uri == "a.txt"
    assert report.document.uri == "b.html"
