"""Processes on this machine, forked so that they share the loaded model; results come in order.

A process that dies or runs out of memory takes nothing with it: what was under way is done again one
item at a time in a process of its own, an item that dies again piece by piece, and the piece that kills
is reported by the function as lost. For that, one worker is a process too, and what it has learnt goes
with it.
"""

import gc
import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, TypeGuard

from dragoman.ports import Divisible, In, Out

logger = logging.getLogger(__name__)

_DIED = "the process that worked on it died (killed, or out of memory)"
_DEATHS = (BrokenProcessPool, MemoryError)
"""What ends a process, or should: one that is out of memory may have lost more than the item in hand."""


class LocalEngine:
    """The port `Engine`. A lone item is done in this process."""

    name = "local"

    def __init__(self, *, workers: int = 0) -> None:
        """Args: workers: processes; 0 takes one for each core."""
        self.workers = workers or os.cpu_count() or 1
        self._collected = False

    def map(self, function: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """The results in the order of the items; at most two items a worker are under way.

        Raises:
            BrokenProcessPool: a process died twice on one item, and the function is not `Divisible`.
            MemoryError: the same for one that ran out of memory.
        """
        iterator = iter(items)
        first = list(islice(iterator, 2))
        items = chain(first, iterator)
        if len(first) < 2:
            yield from map(function, items)
            return
        if not self._collected:
            gc.collect()
            self._collected = True
        gc.freeze()
        try:
            while (unfinished := (yield from self._mapped(function, items))) is not None:
                broken, items = unfinished
                for item in broken:
                    yield _by_itself(function, item)
        finally:
            gc.unfreeze()

    def _mapped(
        self, function: Callable[[In], Out], items: Iterable[In]
    ) -> Generator[Out, None, tuple[list[In], Iterator[In]] | None]:
        """The results until a process dies; returns what was under way and what was not begun, None at the end."""
        iterator = iter(items)
        waiting: deque[tuple[In, Future[Out]]] = deque()
        with _pool(self.workers, function) as pool:
            try:
                for item in iterator:
                    waiting.append((item, _submitted(pool, item)))
                    if len(waiting) >= 2 * self.workers:
                        yield waiting[0][1].result()
                        waiting.popleft()
                while waiting:
                    yield waiting[0][1].result()
                    waiting.popleft()
            except _DEATHS:
                logger.warning("a process died; %d partitions are done again", len(waiting))
                return [item for item, _ in waiting], iterator
        return None


def _submitted(pool: ProcessPoolExecutor, item: Any) -> Future[Any]:
    try:
        return pool.submit(_apply, item)
    except BrokenProcessPool as error:
        failed: Future[Any] = Future()
        failed.set_exception(error)
        return failed


def _by_itself(function: Callable[[In], Out], item: In) -> Out:
    try:
        result: Out = _alone(function, item)
    except _DEATHS:
        if not _is_divisible(function):
            raise
    else:
        return result
    pieces = function.split(item)
    joined: Out = function.join([_piece(function, piece) for piece in pieces])
    return joined


def _piece(function: Divisible[In, Out], piece: In) -> Out:
    try:
        return _alone(function, piece)
    except _DEATHS:
        return function.lost(piece, _DIED)


def _alone(function: Callable[[In], Out], item: In) -> Out:
    with _pool(1, function) as pool:
        result: Out = pool.submit(_apply, item).result()
    return result


_function: Any = None
"""What a worker maps: set once in each forked process, so that it is inherited with all it has loaded, not sent."""


def _pool(workers: int, function: Any) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_inherit, initargs=(function,))


def _inherit(function: Any) -> None:
    global _function
    _function = function


def _apply(item: Any) -> Any:
    return _function(item)


def _is_divisible(function: Any) -> TypeGuard[Divisible[Any, Any]]:
    return all(hasattr(function, name) for name in ("split", "join", "lost"))
