"""What a reading is made of: sections of lines, each line with the characters it rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a line was read: code points into the text of a report; `label` is its short name here."""

    document_id: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One assertion. `quotes` are words of the reports, one for each citation, in the same order."""

    text: str
    quotes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    record_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a heading; `note` says what was left out or why it is empty."""

    title: str
    lines: tuple[Line, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page: a title, an opening, sections."""

    title: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    record_id: str | None = None
