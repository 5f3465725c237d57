"""The inputs that are kept for fuzzing, replayed: none falls over, none takes long."""

import time

import pytest

fuzz = pytest.importorskip("benchmarks.fuzz.targets", reason="the benchmarks are not beside the tests")

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
