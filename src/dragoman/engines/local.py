"""Processes on this machine, forked so that they share the loaded model; results come in order."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

from dragoman.ports import In, Out


class LocalEngine:
    """The port `Engine`. One process where there is only one item or one worker."""

    name = "local"

    def __init__(self, *, workers: int = 0) -> None:
        """Args: workers: processes; 0 takes one for each core."""
        self.workers = workers or os.cpu_count() or 1

    def map(self, function: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """The results in the order of the items; at most two items a worker are under way."""
        iterator = iter(items)
        first = list(islice(iterator, 2))
        items = chain(first, iterator)
        if self.workers == 1 or len(first) < 2:
            yield from map(function, items)
            return
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(self.workers, mp_context=context) as pool:
            waiting: deque[Future[Out]] = deque()
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) >= 2 * self.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
