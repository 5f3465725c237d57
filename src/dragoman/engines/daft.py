"""Daft in front, its native runner on one machine or Ray on many; results come in order.

Which runner works is Daft's own setting (`DAFT_RUNNER=ray`, `RAY_ADDRESS`). Items travel as bytes in
waves, so that the driver holds one wave and not the collection. Ray itself starts again what a dead
worker had in hand.
"""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import daft

from dragoman.ports import In, Out

_WAVE = 64
"""Items a worker in one wave: starting workers costs seconds, so a wave should keep each busy for minutes."""


class DaftEngine:
    """The port `Engine` on a cluster (extra `cluster`)."""

    name = "daft"

    def __init__(self, *, workers: int = 0) -> None:
        """Args: workers: processes in the whole cluster; 0 takes one for each core of this machine."""
        self.workers = workers or os.cpu_count() or 1

    def map(self, function: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """The results in the order of the items; one wave is under way at a time."""
        carried = pickle.dumps(function)
        iterator = iter(items)
        while wave := list(islice(iterator, _WAVE * self.workers)):
            for data in self._wave(carried, wave):
                result: Out = pickle.loads(data)
                yield result

    def _wave(self, carried: bytes, items: list[In]) -> list[bytes]:
        made: Any = daft.cls(_Mapping, use_process=True, max_concurrency=min(self.workers, len(items)))
        mapping = made(carried)
        rows = {"number": list(range(len(items))), "item": [pickle.dumps(item) for item in items]}
        frame = daft.from_pydict(rows).into_batches(1)
        done = frame.select(daft.col("number"), mapping.apply(daft.col("item")).alias("result")).to_pydict()
        return [data for _, data in sorted(zip(done["number"], done["result"], strict=True), key=_number)]


def _number(row: tuple[int, bytes]) -> int:
    return row[0]


class _Mapping:
    """The function in a worker: unpacked once, applied to each item."""

    def __init__(self, carried: bytes) -> None:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._function = pickle.loads(carried)

    @daft.method(return_dtype=daft.DataType.binary())
    def apply(self, item: bytes) -> bytes:
        """The result of one item."""
        return pickle.dumps(self._function(pickle.loads(item)))
