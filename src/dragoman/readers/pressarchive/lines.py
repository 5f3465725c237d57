"""The lines of an export with their places in it, and one report of it as it is handed on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebooks.archive_fields import LANGUAGES
from dragoman.language.admission import Part
from dragoman.language.stamps import read_stamp

_WEEKDAY = re.compile(
    r"(?:,? ?\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?,?)"
    r"|(?:,? \d{1,2}:\d{2}(?::\d\d)?(?: ?[AP]M)?(?: [A-Z]{2,5})?$)",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_BY = re.compile(r"by:? +", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, without white space at its edges; `start` and `end` are code points into the export."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """A report in an export: its span, its parts that are not prose, and what the archive says of it.

    `parts` are (start, end, kind) in code points into the export. `dates` are (value, where it
    stood); they, `author` and `language` are as written. `uri` is the archive's own number, None where it gives none.
    """

    start: int
    end: int
    parts: tuple[Part, ...]
    uri: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    dates: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def lines_of(text: str) -> list[Line]:
    """The lines of an export that are not blank."""
    found = []
    for match in _LINE.finditer(text):
        shown = match[0].strip()
        if shown:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Line(start=start, end=start + len(shown), text=shown))
    return found


def plain_date(written: str) -> str:
    """A date line without its weekday and time of day: `May 2, 2023 Tuesday` is `May 2, 2023`."""
    return " ".join(_WEEKDAY.sub("", written).split()).strip(" ,")


def is_date(written: str) -> bool:
    """Whether a line is a date, with or without its weekday and time of day."""
    return read_stamp(plain_date(written)) is not None


def plain_author(written: str | None) -> str | None:
    """Who wrote it, without `By`."""
    return _BY.sub("", written, count=1) if written else None


def language_code(written: str | None) -> str | None:
    """The code of a language named in English; what is not known stays as it was written."""
    if written is None:
        return None
    name = written.split(";")[0].strip()
    return LANGUAGES.get(name.lower(), name)


def joined(lines: Iterable[Line]) -> str | None:
    """The words of several lines, None if there is none."""
    return " ".join(line.text for line in lines) or None


def parts_of(lines: Iterable[Line], kind: str) -> tuple[Part, ...]:
    """Each line as a region of one kind."""
    return tuple((line.start, line.end, kind) for line in lines)
