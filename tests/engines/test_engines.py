"""One suite for every engine: the same results in the same order."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import registry
from dragoman.engines.local import LocalEngine
from dragoman.errors import PartError
from dragoman.model.text import document_of
from dragoman.pipeline import ReportPipeline

NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is told by /proc")
TESTS = Path(__file__).parents[1]
LOCAL = [name for name in registry.ENGINES if name == "local"]


def square(number: int) -> int:
    return number * number


def fails_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", LOCAL)
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_results_come_in_order(name, workers, count):
    engine = registry.create("engines", name, workers=workers)
    assert list(engine.map(square, range(count))) == [number * number for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", LOCAL)
def test_wrong_code_raises(name, workers):
    with pytest.raises(ValueError, match="three"):
        list(registry.create("engines", name, workers=workers).map(fails_on_three, range(10)))


def test_items_are_drawn_as_they_are_needed():
    drawn = []

    def items():
        for number in range(100):
            drawn.append(number)
            yield number

    results = registry.create("engines", "local", workers=2).map(square, items())
    next(results)
    assert len(drawn) < 20


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


def eat():
    """Asks for more memory than the process may have."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 50_000_000, hard))
    bytearray(1_000_000_000)


class Deadly:
    """A function over tuples of numbers, of which one ends whoever squares it."""

    def __init__(self, deadly, end=kill):
        self.deadly = deadly
        self.end = end

    def __call__(self, numbers):
        if self.deadly in numbers:
            self.end()
        return [number * number for number in numbers]

    def split(self, numbers):
        return [(number,) for number in numbers]

    def join(self, results):
        return [each for result in results for each in result]

    def lost(self, numbers, reason):
        assert "died" in reason
        return [None for _ in numbers]


@pytest.mark.parametrize("end", [kill, pytest.param(eat, marks=NEEDS_PROC)])
@pytest.mark.parametrize(("deadly", "workers"), [(0, 2), (13, 1), (29, 2)])
def test_a_process_that_dies_costs_one_piece(deadly, workers, end):
    items = [tuple(range(first, first + 3)) for first in range(0, 30, 3)]
    results = list(LocalEngine(workers=workers).map(Deadly(deadly, end), items))
    assert [each for result in results for each in result] == [
        None if number == deadly else number * number for number in range(30)
    ]


def test_a_worker_inherits_what_was_loaded():
    class Loaded:
        def __init__(self):
            self.loaded = True

        def __getstate__(self):
            raise AssertionError("was sent")

        def __call__(self, number):
            return self.loaded

    assert all(LocalEngine(workers=2).map(Loaded(), range(4)))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Daft leaves a pipe to the collector
def test_daft_gives_the_same_bytes_as_local(samples):
    pytest.importorskip("daft", reason="the extra cluster is not installed")
    texts = [path.read_text() for path in sorted(samples.iterdir()) if path.suffix == ".txt"][:4]
    partitions = [[document_of(uri=f"{number}.txt", text=text)] for number, text in enumerate(texts)]
    one, other = (_mapped(name, partitions) for name in ("local", "daft"))
    assert [_bytes(each) for each in one] == [_bytes(each) for each in other]


@pytest.mark.slow
def test_ray_gives_the_same_bytes_as_local_though_a_worker_is_killed(tmp_path):
    for package in ("daft", "ray"):
        pytest.importorskip(package, reason="the extra cluster is not installed")
    paths = [str(TESTS), str(TESTS.parent / "src"), os.environ.get("PYTHONPATH", "")]
    patient = {"RAY_raylet_start_wait_time_s": "200", "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0"}
    command = [sys.executable, TESTS / "engines" / "on_ray.py", tmp_path, "16"]
    environment = {**os.environ, **patient, "PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(command, env=environment, capture_output=True, timeout=400, check=False)
    said = done.stdout.decode().strip().splitlines()
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    assert json.loads(said[-1]) == {"same": True, "partitions": 16, "killed": 1, "workers": 3}


def _mapped(name, partitions):
    return list(registry.create("engines", name, workers=2).map(ReportPipeline(), partitions))


def _bytes(annotated):
    return [table.to_pylist() for table in (annotated.documents, *annotated.layers.values())], annotated.failures


def test_an_unknown_part_names_the_known_ones():
    with pytest.raises(PartError, match="local"):
        registry.create("engines", "abacus")
