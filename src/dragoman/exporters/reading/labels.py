"""Names for codes, short labels for reports, quotations that fit a line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.codebooks.actors import actor_key, load_codebook
from dragoman.codebooks.sectors import SECTOR_WORDS
from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.exporters.reading.content import Citation, Line
from dragoman.model.annotations import Event
from dragoman.model.text import Document
from dragoman.ports import CorpusView

_QUOTED = 240
"""Characters of a quotation on a line; longer ones are cut around their middle words."""

_QUARTERS: Mapping[str, str] = {"33": "first", "34": "second", "35": "third", "36": "fourth"}
"""EDTF (ISO 8601-2, level 2) numbers the quarters of a year as months 33 to 36."""

_NOT_STATES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})
_WEST = "IGO/west"
"""The states of the West together; they are no organisation, and their name has an article."""


@dataclass(slots=False)
class Labels:
    """Short names for the reports and actors of a view."""

    view: CorpusView
    documents: Sequence[Document]
    by_uri: bool = False
    """Whether reports are called by their uri, where they are not all of one story."""
    several: bool = False
    """Whether more than one origin tells the story, so that what one alone says is worth a word."""

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """document_id -> R1, R2, … in the order given, or the uri."""
        if self.by_uri:
            return {document.document_id: document.uri for document in self.documents}
        return {document.document_id: f"R{number}" for number, document in enumerate(self.documents, 1)}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """document_id -> text."""
        return {document.document_id: document.text for document in self.documents}

    @cached_property
    def actor_names(self) -> Mapping[str, str]:
        """Actor code -> name, for all actors of the record."""
        table = self.view.table("actors", ["actor", "name"])
        return dict(zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True))

    def actor(self, code: str | None) -> str:
        """The names of one or several (`;`) actor codes, as a person says them."""
        if not code:
            return "—"
        return " and ".join(self._one(part) for part in code.split(";"))

    def _one(self, code: str) -> str:
        head, _, key = code.partition("/")
        state, _, sector = head.partition(".")
        where = self._state(state)
        if not key:
            return f"{where} ({SECTOR_WORDS.get(sector, sector)})" if sector else where
        found = self.actor_names.get(code) or self.actor_names.get(actor_key(code)) or code
        found = "the West" if code == _WEST else found
        found = key.replace("_", " ") if found in (code, actor_key(code)) else found
        return found if where in found or state in _NOT_STATES else f"{found} ({where})"

    def _state(self, code: str) -> str:
        return next(iter(load_codebook().state_names(code)), None) or self.actor_names.get(code, code)

    def cite(self, document_id: str, start: int, end: int) -> Citation:
        """A citation with the short label of its report."""
        return Citation(document_id=document_id, label=self.labels.get(document_id, document_id), start=start, end=end)

    def line(self, text: str, spans: Iterable[tuple[str, int, int]], record_id: str | None = None) -> Line:
        """A line with the words at some spans (report, start, end), of those reports that have a label here."""
        there = [span for span in spans if span[0] in self.labels]
        return Line(
            text=text,
            quotes=tuple(self.quote(*span) for span in there),
            citations=tuple(self.cite(*span) for span in there),
            record_id=record_id,
        )

    def quote(self, document_id: str, start: int, end: int) -> str:
        """The words at a span, on one line, cut in the middle where they are too long."""
        return shortened(self.texts[document_id][start:end])


def shortened(text: str, limit: int = _QUOTED) -> str:
    """A text on one line with at most about `limit` characters."""
    plain = re.sub(r"\s+", " ", text).strip()
    if len(plain) <= limit:
        return plain
    half = limit // 2
    return f"{plain[:half].rsplit(' ', 1)[0]} … {plain[-half:].split(' ', 1)[-1]}"


def act_words(event: Event) -> str:
    """An event's type, mode and status in words: `meet or talk (visit), planned`."""
    words = TYPE_WORDS.get(event.type, event.type.lower())
    mode = f" ({event.mode})" if event.mode else ""
    return f"{words}{mode}"


def speaker_words(code: str | None, name: str | None, words: str | None) -> str | None:
    """How a speaker is called: by the resolved name if it is somebody with a key of his own, else as the report does.

    Args:
        code: The actor code.
        name: The resolved name.
        words: The words of the report.
    """
    return name if code is not None and "/" in code else words or name


def joined(parts: Iterable[str | None], separator: str = " · ") -> str:
    """The parts that are there."""
    return separator.join(part for part in parts if part)


def period_words(period: str) -> str:
    """An EDTF year and season as a person says it: `2022-33` is the first quarter of 2022."""
    year, _, season = period.partition("-")
    name = _QUARTERS.get(season)
    return f"{name} quarter of {year}" if name else period
