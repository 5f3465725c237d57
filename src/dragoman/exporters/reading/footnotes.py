"""Citations in, numbered footnotes out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.exporters.reading.content import Citation, Line, Reading

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows them. Source: Unicode Standard Annex 9."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """Where a line was read: `number` counts from 1; `report` is how the reading lists the report."""

    number: int
    citation: Citation
    report: str


@dataclass(slots=True, kw_only=True)
class Footnotes:
    """The footnotes of some readings, one for each citation, in the order in which they are asked for."""

    reports: dict[str, str]
    notes: list[Footnote] = field(default_factory=list)

    def add(self, line: Line, index: int) -> int | None:
        """The number of a new footnote for a citation of a line, None where the line has none there."""
        if index >= len(line.citations):
            return None
        citation = line.citations[index]
        report = self.reports.get(citation.document_id, citation.label)
        self.notes.append(Footnote(number=len(self.notes) + 1, citation=citation, report=report))
        return len(self.notes)


def footnotes_of(readings: Sequence[Reading]) -> Footnotes:
    """No footnotes yet, for readings whose sections may list the reports that they cite."""
    listed = (line for line in _lines(readings) if is_report(line))
    return Footnotes(reports={str(line.record_id): line.text.partition(" · ")[0] for line in listed})


def is_report(line: Line) -> bool:
    """Whether a line lists a report."""
    return line.record_id is not None and line.record_id.startswith("doc_")


def place_words(note: Footnote) -> str:
    """Where a footnote points: `R1 wire.txt, characters 12–40 (doc_…)`."""
    citation = note.citation
    return f"{note.report}, characters {citation.start}–{citation.end} ({citation.document_id})"


def printable(text: str) -> str:
    """A text without what no XML may hold, and without marks that would turn the words beside it around."""
    return _DIRECTION.sub("", _UNPRINTABLE.sub("\ufffd", text))


def _lines(readings: Sequence[Reading]) -> Iterable[Line]:
    return (line for reading in readings for section in reading.sections for line in section.lines)
