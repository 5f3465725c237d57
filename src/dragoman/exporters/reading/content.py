"""What a reading is made of: sections of lines, each line with the characters it rests on."""

from dataclasses import dataclass, replace


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

    @property
    def with_id(self) -> "Line":
        """The line with the id of its row at the end of its own words."""
        if self.record_id is None or self.text.endswith(self.record_id):
            return self
        words = self.text.removesuffix(":")
        return replace(self, text=f"{words} · {self.record_id}{self.text[len(words) :]}")


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

    @property
    def with_ids(self) -> "Reading":
        """The reading with the id of its row on each line, for `explain` and `decide`."""
        sections = (replace(part, lines=tuple(line.with_id for line in part.lines)) for part in self.sections)
        return replace(self, sections=tuple(sections))
