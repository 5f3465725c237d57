"""A reading in, Markdown out; every line with its reports and offsets."""

import re
from collections.abc import Iterator, Sequence

from dragoman.exporters.reading.content import Line, Reading, Section

_SPECIAL = re.compile(r"([\\`*{}\[\]<>|#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
"""An underscore inside a word (an id, a file name) is no markup."""
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def to_markdown(readings: Reading | Sequence[Reading]) -> str:
    """Markdown of one reading or several, the first one's title at the top level.

    Words of the reports stand in quotation marks, and nothing in them can become markup.
    """
    listed = [readings] if isinstance(readings, Reading) else list(readings)
    lines: list[str] = []
    for number, reading in enumerate(listed):
        lines.extend(_reading(reading, level=1 if number == 0 else 2))
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """A text as Markdown shows it literally, on one line: a line break in a file's name begins no item of a list."""
    return _SPECIAL.sub(r"\\\1", _BREAKS.sub(" ", text))


def _reading(reading: Reading, *, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(reading.title)}"
    yield ""
    for paragraph in reading.opening:
        yield escaped(paragraph)
        yield ""
    for section in reading.sections:
        yield from _section(section, level + 1)


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(section.title)}"
    yield ""
    for line in section.lines:
        yield f"- {_line(line)}"
    if section.lines:
        yield ""
    if section.note:
        yield f"_{escaped(section.note)}_"
        yield ""


def _line(line: Line) -> str:
    quotes = " / ".join(f"“{escaped(quote)}” {_cited(line, index)}".rstrip() for index, quote in enumerate(line.quotes))
    rest = " ".join(_cited(line, index) for index in range(len(line.quotes), len(line.citations)))
    parts = [escaped(line.text), quotes, rest]
    return " ".join(part for part in parts if part)


def _cited(line: Line, index: int) -> str:
    if index >= len(line.citations):
        return ""
    citation = line.citations[index]
    label = _BREAKS.sub(" ", citation.label).replace("`", "'")
    return f"`{label}:{citation.start}-{citation.end}`"
