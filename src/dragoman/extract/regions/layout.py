"""A text in, its lines out, and a ledger of what has been marked in it."""

import bisect
import re
from dataclasses import dataclass, field

from dragoman.model.annotations import Region

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_ENDS = ".!?…。"
_CLOSERS = "\"'”’»)]›*"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without the white space at its edges; `apart` where a blank line stands before it."""

    start: int
    end: int
    text: str
    apart: bool

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSERS)[-1:] in _ENDS or self.text[-1] in _ENDS

    @property
    def words(self) -> int:
        """Its words, as far as white space tells; counted up to 60."""
        return len(_WORD.findall(self.text[:600]))

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph of prose beyond doubt: a sentence of some length."""
        return len(self.text) >= 400 or (self.is_sentence and self.words >= 8)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold more than white space."""
    found: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        core = raw.strip()
        if not core:
            continue
        start = match.start() + raw.index(core[0]) if raw[0].isspace() else match.start()
        gap = text[last_end : match.start()]
        apart = not found or gap.count("\n") > 1 or gap.count("\r") > 1 or any(ch in gap for ch in "\u2029\x0c")
        found.append(Line(start=start, end=start + len(core), text=core, apart=apart))
        last_end = match.end()
    return found


@dataclass(slots=True)
class Marks:
    """The parts that have been marked, in text order and without overlap."""

    text: str
    _starts: list[int] = field(default_factory=list)
    _parts: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, start: int, end: int, kind: str) -> bool:
        """Marks a part unless it touches what is marked already; white space at its edges is left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start == end or self.covers(start, end):
            return False
        place = bisect.bisect_left(self._starts, start)
        self._starts.insert(place, start)
        self._parts.insert(place, (start, end, kind))
        return True

    def covers(self, start: int, end: int) -> bool:
        """Whether something is marked between two places."""
        place = bisect.bisect_left(self._starts, end)
        return place > 0 and self._parts[place - 1][1] > start

    def regions(self, document_id: str) -> tuple[Region, ...]:
        """The parts as rows."""
        return tuple(
            Region(
                document_id=document_id,
                region_start=start,
                region_end=end,
                region_text=self.text[start:end],
                kind=kind,
            )
            for start, end, kind in self._parts
        )
