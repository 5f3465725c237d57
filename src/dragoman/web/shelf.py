"""The record that the pages read: its last generation, and what was counted in it.

A writer swaps a whole new file in. DuckDB hands out one instance for one path in a process, so the old
generation must be let go by every request before the new one can be opened: requests share the record,
a change of generation has it alone.
"""

import contextlib
import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import StoreError
from dragoman.exporters.reading.labels import Labels
from dragoman.ports import CorpusView
from dragoman.workspace import Record, open_record

logger = logging.getLogger(__name__)

Row = Mapping[str, Any]
"""A row of an answer by column name, as JSON and templates take it."""

T = TypeVar("T")

_CARD = "document_id, uri, title, publisher, agency, language, published, published_basis, story_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """What a page says of a report that it cites. `outlet` is its publisher, or else the name it came under.

    `label` is what one page calls it: the outlet, or the title where that outlet stands there more than once.
    """

    document_id: str
    uri: str
    label: str
    outlet: str
    title: str | None
    publisher: str | None
    agency: str | None
    language: str | None
    published: str | None
    published_basis: str | None
    story_id: str | None


class Generation:
    """One generation of the record, open, with the answers that hold as long as it does."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.view: CorpusView = record.view
        self.labels = Labels(self.view, ())
        self._kept: dict[Any, Any] = {}

    def rows(self, query: str, *parameters: Any) -> list[dict[str, Any]]:
        """The rows of an answer by column name."""
        found: list[dict[str, Any]] = self.view.sql(query, parameters).to_pylist()
        return found

    def first(self, query: str, *parameters: Any) -> dict[str, Any] | None:
        """The only row of an answer, or None."""
        found = self.rows(query, *parameters)
        return found[0] if found else None

    def count(self, what: str, *parameters: Any) -> int:
        """How many rows of a table there are, with or without a `where`; counted once a generation."""
        query = f"select count(*) as n from {what}"
        return int(self.kept((query, repr(parameters)), lambda: self.rows(query, *parameters)[0]["n"]))

    def among(
        self, table: str, column: str, values: Iterable[str], order: str, columns: str = "*"
    ) -> list[dict[str, Any]]:
        """The rows of a table in which a column has one of some values."""
        wanted = sorted(set(values))
        if not wanted:
            return []
        condition, values = one_of(column, wanted)
        return self.rows(f"select {columns} from {table} where {condition} order by {order}", *values)

    def kept(self, key: Any, compute: Callable[[], T]) -> T:
        """The value under a key, computed once a generation; a few thousand are kept."""
        if key not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = compute()
        value: T = self._kept[key]
        return value

    def reports(self, ids: Iterable[str | None]) -> dict[str, ReportCard]:
        """document_id -> card of the reports that are there."""
        wanted = sorted({name for name in ids if name})
        found: dict[str, ReportCard] = {}
        missing = []
        for name in wanted:
            card = self._kept.get(("card", name))
            if card is None:
                missing.append(name)
            else:
                found[name] = card
        if missing:
            for row in self.among("documents", "document_id", missing, "document_id", _CARD):
                card = self.kept(("card", row["document_id"]), lambda row=row: _card(row))  # type: ignore[misc]
                found[card.document_id] = card
        return found

    def actor(self, code: str | None) -> str:
        """The names of one or several (`;`) actor codes."""
        return self.labels.actor(code)

    def close(self) -> None:
        """Lets go of the file."""
        self._record.close()


def one_of(column: str, values: Iterable[str]) -> tuple[str, list[Any]]:
    """The condition that a column has one of some values; a short list is looked up in the column's index."""
    wanted = sorted(set(values))
    if len(wanted) <= _SHORT_LIST:
        return f"{column} in ({', '.join('?' for _ in wanted)})" if wanted else "false", list(wanted)
    return f"{column} in (select unnest(?))", [wanted]


def told_apart(cards: Mapping[str, ReportCard]) -> dict[str, str]:
    """document_id -> a name that tells the reports of one page apart: the outlet, or the title where outlets repeat."""
    often = Counter(card.label for card in cards.values())
    return {name: card.title if often[card.label] > 1 and card.title else card.label for name, card in cards.items()}


def named(cards: Mapping[str, ReportCard]) -> dict[str, ReportCard]:
    """The cards of one page, each labelled so that no two reports are taken for one."""
    names = told_apart(cards)
    return {name: replace(card, label=names[name]) for name, card in cards.items()}


class Shelf:
    """The record at a path; each `reading` gives its last generation."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._changed = threading.Condition()
        self._readers = 0
        self._swapping = False
        self._stamp = _stamp(path)
        self._generation = Generation(open_record(path))

    @contextlib.contextmanager
    def reading(self) -> Iterator[Generation]:
        """The last generation, held open while the block runs."""
        self.refresh()
        with self._changed:
            while self._swapping:
                self._changed.wait()
            self._readers += 1
            generation = self._generation
        try:
            yield generation
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    def refresh(self) -> None:
        """Takes up a new generation if a writer has put one in place."""
        stamp = _stamp(self.path)
        if stamp is None or stamp == self._stamp:
            return
        with self._changed:
            if self._swapping or stamp == self._stamp:
                return
            self._swapping = True
            while self._readers:
                self._changed.wait()
            try:
                self._generation.close()
                self._generation = Generation(open_record(self.path))
                self._stamp = stamp
                logger.info("a new generation of the record is shown")
            finally:
                self._swapping = False
                self._changed.notify_all()

    def close(self) -> None:
        """Lets go of the file."""
        self._generation.close()


_MOST_KEPT = 20_000
"""Answers kept in memory; beyond, all are forgotten and counted again."""


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError as error:
        logger.warning("the record cannot be seen: %s", error)
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _card(row: Row) -> ReportCard:
    name = row["publisher"] or row["agency"] or _stem(row["uri"])
    return ReportCard(label=name, outlet=name, **{key: row[key] for key in _CARD.split(", ")})


def _stem(uri: str) -> str:
    last = uri.rstrip("/").rsplit("/", 1)[-1] or uri
    stem = last.rsplit(".", 1)[0] if "." in last[1:] and "://" not in last else last
    stem = _DIGEST.sub("", stem) or stem
    return stem if len(stem) <= _LONGEST_LABEL else f"{stem[: _LONGEST_LABEL - 1]}…"


_LONGEST_LABEL = 28
_DIGEST = re.compile(r"[_.-][0-9a-f]{12,}$")
"""What a downloader adds to a file's name; it tells a person nothing."""
_SHORT_LIST = 50


__all__ = ["Generation", "ReportCard", "Row", "Shelf", "StoreError"]
