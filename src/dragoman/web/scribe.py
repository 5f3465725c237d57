"""Decisions in, lines of decisions.jsonl and a record in line with them out, one after the other.

Bringing a large record in line takes longer than a person waits for a page: the decision is kept at
once, the page comes back, and the new generation is shown when it is there.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWorking

from dragoman.errors import DragomanError
from dragoman.model.findings import Decision
from dragoman.web.shelf import Shelf
from dragoman.workspace import decide

logger = logging.getLogger(__name__)

_PATIENCE = 4.0
"""Seconds that an answer waits for the new generation; beyond, the page says that it is on its way."""


class Scribe:
    """Writes decisions, one at a time."""

    def __init__(self, shelf: Shelf, by: str | None = None) -> None:
        self._shelf = shelf
        self._by = by
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="decisions")
        self._open: list[Future[Decision]] = []

    def decide(self, subject: str, judgement: str, *rest: str) -> bool:
        """Keeps a judgement; False where the record is still being brought in line.

        Raises:
            DragomanError: the judgement does not fit, or the record has no such subject.
        """
        work = self._desk.submit(self._write, subject, judgement, *rest)
        self._open = [each for each in self._open if not each.done()] + [work]
        try:
            work.result(timeout=_PATIENCE)
        except StillWorking:
            return False
        return True

    @property
    def pending(self) -> int:
        """Decisions that the shown generation does not hold yet."""
        return sum(not each.done() for each in self._open)

    def close(self) -> None:
        """Waits for what is being written."""
        self._desk.shutdown(wait=True)

    def _write(self, subject: str, judgement: str, *rest: str) -> Decision:
        self._shelf.refresh()
        try:
            made = decide(self._shelf.path, subject, judgement, *rest, by=self._by)
        except DragomanError as error:
            logger.warning("a decision was not kept: %s", error)
            raise
        self._shelf.refresh()
        return made
