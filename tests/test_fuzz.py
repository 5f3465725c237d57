"""The inputs that are kept for fuzzing, replayed: none falls over, none takes long."""

import time

import pytest

fuzz = pytest.importorskip("benchmarks.fuzz.targets", reason="the benchmarks are not beside the tests")

from benchmarks.fuzz.keeping import BYTES as KEPT_BYTES  # noqa: E402
from benchmarks.fuzz.keeping import KEPT, kept_of  # noqa: E402
from benchmarks.fuzz.ledger import Entry, added, least, read_ledger, write_ledger  # noqa: E402
from benchmarks.fuzz.worker import seeds_of  # noqa: E402

BOUND = 5.0
"""Seconds of processor time for all inputs of a target, what is loaded on first use included."""
BYTES = 200_000
"""What all inputs together may take in the repository."""


@pytest.mark.parametrize("name", fuzz.MODULES)
def test_kept_inputs_hold(name):
    if name == "web":
        pytest.importorskip("fastapi", reason="the extra web is not installed")
    target, inputs = fuzz.load(name), seeds_of(name)
    assert inputs
    started = time.process_time()
    for path in inputs:
        target.run(path.read_bytes())
    assert time.process_time() - started < BOUND


def test_the_inputs_stay_small():
    assert sum(path.stat().st_size for name in fuzz.MODULES for path in seeds_of(name)) < BYTES
    sizes = [path.stat().st_size for path in KEPT.glob("*")]
    assert sum(sizes) < 300_000
    assert max(sizes, default=0) <= KEPT_BYTES


@pytest.mark.slow
@pytest.mark.parametrize("name", fuzz.MODULES)
def test_the_kept_corpus_holds(name):
    target = fuzz.load(name)
    for data in kept_of(name):
        target.run(data)


def test_the_target_of_least_clean_time_has_its_turn():
    entries = {
        "html": Entry(target="html", cpu_seconds=90.0, clean_seconds=60.0),
        "csv": Entry(target="csv", cpu_seconds=90.0, clean_seconds=30.0),
    }
    assert least(entries, 90).target == "csv"
    assert least(entries, 50).target == "csv"
    assert least(entries, 30) is None


def test_the_ledger_adds_up(tmp_path):
    path = tmp_path / "ledger.csv"
    first = Entry(target="csv", cpu_seconds=60.0, clean_seconds=60.0, executions=5, commit="a")
    write_ledger({"csv": first, "html": Entry(target="html")}, path)
    assert read_ledger(["csv"], path) == {"csv": first}
    found = Entry(target="csv", cpu_seconds=30.0, executions=2, findings=1, slowest_seconds=0.5, date="d", commit="b")
    write_ledger({"csv": added(first, found)}, path)
    entries = read_ledger(["html", "csv", "text"], path)
    assert [entry.cpu_seconds for entry in entries.values()] == [0.0, 90.0, 0.0]
    assert entries["csv"].clean_seconds == 0
    assert entries["csv"].executions == 7
