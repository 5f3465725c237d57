"""A reading in, its lines with numbered notes out: what the printed forms of a brief share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.exporters.reading.content import Citation, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: its number, the words and where they stand; `quote` is None where the line quotes nothing there."""

    number: int
    citation: Citation
    quote: str | None

    @property
    def words(self) -> str:
        """`R1, characters 12-40`."""
        return f"{self.citation.label}, characters {self.citation.start}-{self.citation.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedLine:
    """A line with its quotations, each with its note, and the notes that quote nothing."""

    text: str
    quotes: tuple[tuple[str, Note | None], ...]
    more: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedSection:
    """A section; `note` says what was left out or why it is empty."""

    title: str
    lines: tuple[NotedLine, ...]
    note: str | None


def noted(reading: Reading) -> tuple[tuple[NotedSection, ...], tuple[Note, ...]]:
    """The sections of a reading with notes numbered through, and the notes in order."""
    notes: list[Note] = []
    sections = []
    for section in reading.sections:
        lines = tuple(_line(line.text, line.quotes, line.citations, notes) for line in section.lines)
        sections.append(NotedSection(title=section.title, lines=lines, note=section.note))
    return tuple(sections), tuple(notes)


def _line(text: str, quotes: Sequence[str], citations: Sequence[Citation], notes: list[Note]) -> NotedLine:
    made = list(_made(quotes, citations, len(notes)))
    notes.extend(made)
    pairs = tuple((quote, made[at] if at < len(made) else None) for at, quote in enumerate(quotes))
    return NotedLine(text=text, quotes=pairs, more=tuple(made[len(quotes) :]))


def _made(quotes: Sequence[str], citations: Sequence[Citation], before: int) -> Iterator[Note]:
    for at, citation in enumerate(citations):
        yield Note(number=before + at + 1, citation=citation, quote=quotes[at] if at < len(quotes) else None)
