"""An export of Factiva in, its reports out: with a code before each field, or laid out as an article.

With codes: `HD` headline, `SN` source, `PD` date, `LP` lead paragraph, `TD` text, `AN` number.
Laid out: headline, byline, `512 words`, date, source, its code, language, copyright, text.
Both end with `Document` and the number of the report.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.codebooks.archive_fields import FACTIVA_CODES, FACTIVA_END, LANGUAGES, LENGTH, RIGHTS
from dragoman.language.admission import Part
from dragoman.readers.pressarchive.lines import Clipping, Line, is_date, joined, parts_of

_CODED = re.compile(r"(?P<code>[A-Z]{2,3})(?:(?: ?\t| {2,})\s*(?P<value>.*))?")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
_HEAD = 12
"""Lines before the text of a report that is laid out, at most."""
_LAST_OF_HEAD: tuple[Callable[[str], bool], ...] = (
    lambda text: RIGHTS.fullmatch(text) is not None,
    lambda text: text.lower() in LANGUAGES,
    lambda text: _SOURCE_CODE.fullmatch(text) is not None and not text.isdigit(),
)
"""What the last line of the head may be, the surest first."""
_KINDS = {"title": "headline", "author": "byline", "published": "dateline"}
"""Column -> the kind of region of the words that fill it."""

Field = tuple[str, Line, list[Line]]
"""Code, its line, the lines of its value."""


def is_factiva(lines: Sequence[Line]) -> bool:
    """Whether the lines show a headline with its code and a text with its own, or a length and a number."""
    codes = {field[0] for field in _fields(lines)}
    if "HD" in codes and codes & {"LP", "TD", "SN", "PD"}:
        return True
    ends = any(FACTIVA_END.fullmatch(line.text) for line in lines)
    return ends and any(LENGTH.fullmatch(line.text) for line in lines)


def factiva_clippings(lines: Sequence[Line]) -> Iterator[Clipping]:
    """The reports of an export in its order; what follows the last number is the search, and left out."""
    chunk: list[Line] = []
    for line in lines:
        chunk.append(line)
        end = FACTIVA_END.fullmatch(line.text)
        if end is not None and len(chunk) > 1:
            yield _clipping(chunk, end["id"])
            chunk = []
    if any(field[0] in ("LP", "TD") for field in _fields(chunk)):
        yield _coded(chunk, None)


def _clipping(chunk: Sequence[Line], number: str) -> Clipping:
    if any(field[0] in ("LP", "TD") for field in _fields(chunk)):
        return _coded(chunk, number)
    return _laid_out(chunk, number)


def _coded(chunk: Sequence[Line], number: str | None) -> Clipping:
    fields = list(_fields(chunk))
    values: dict[str, str | None] = {}
    parts: list[Part] = []
    covered: set[int] = set()
    for code, head, lines in fields:
        column = FACTIVA_CODES[code]
        if column == "text":
            covered |= {line.start for line in lines}
            continue
        if column:
            values.setdefault(column, joined(lines))
        if column in _KINDS:
            parts += parts_of(lines, _KINDS[column])
            covered |= {line.start for line in lines}
            parts += [(head.start, head.start + len(code), "boilerplate")]
            covered.add(head.start)
    starts = {head.start: (code, lines) for code, head, lines in fields}
    for line in chunk:
        if line.start in covered:
            continue
        code, lines = starts.get(line.start, ("", []))
        is_text = FACTIVA_CODES.get(code) == "text"
        parts.append((line.start, line.start + len(code) if is_text and lines else line.end, "boilerplate"))
    date = values.get("published")
    return Clipping(
        start=chunk[0].start,
        end=chunk[-1].end,
        parts=tuple(parts),
        uri=number,
        title=values.get("title"),
        author=values.get("author"),
        publisher=values.get("publisher"),
        language=values.get("language"),
        dates=((date, "Factiva PD"),) if date else (),
    )


def _fields(lines: Sequence[Line]) -> Iterator[Field]:
    """The coded fields; a value begins after its code and goes on to the next code."""
    current: Field | None = None
    for line in lines:
        match = _CODED.fullmatch(line.text)
        if match is None or match["code"] not in FACTIVA_CODES:
            if current is not None:
                current[2].append(line)
            continue
        if current is not None:
            yield current
        value = match["value"]
        first = [Line(start=line.end - len(value), end=line.end, text=value)] if value else []
        current = match["code"], line, first
    if current is not None:
        yield current


def _laid_out(chunk: Sequence[Line], number: str) -> Clipping:
    head = chunk[:_HEAD]
    words = next((index for index, line in enumerate(head) if LENGTH.fullmatch(line.text)), None)
    if words is None:
        return Clipping(start=chunk[0].start, end=chunk[-1].end, parts=parts_of(chunk[-1:], "boilerplate"), uri=number)
    authors = [line for line in chunk[1:words] if line.text.lower().startswith("by ")]
    title = [line for line in chunk[:words] if line not in authors][-1:]
    first = _first_of_text(chunk, words)
    date = next((line for line in chunk[words + 1 : first] if is_date(line.text)), None)
    sources = [
        line
        for line in chunk[words + 1 : first]
        if line is not date and not line.text[0].isdigit() and not _is_plate(line)
    ]
    language = next((line.text for line in chunk[words:first] if line.text.lower() in LANGUAGES), None)
    rest = [line for line in (*chunk[:first], chunk[-1]) if line not in (*title, *authors) and line is not date]
    return Clipping(
        start=chunk[0].start,
        end=chunk[-1].end,
        parts=(
            *parts_of(title, "headline"), *parts_of(authors, "byline"), *parts_of([date] if date else [], "dateline"),
            *parts_of(rest, "boilerplate"),
        ),
        uri=number,
        title=joined(title),
        author=joined(authors),
        publisher=sources[0].text if sources else None,
        language=language,
        dates=((date.text, "Factiva date line"),) if date else (),
    )  # fmt: skip


def _first_of_text(chunk: Sequence[Line], words: int) -> int:
    """The line after the last line of the head: copyright, else language, else the code of the source."""
    head = range(words + 1, min(len(chunk) - 1, words + 1 + _HEAD))
    for test in _LAST_OF_HEAD:
        found = next((index for index in head if test(chunk[index].text)), None)
        if found is not None:
            return found + 1
    return words + 1


def _is_plate(line: Line) -> bool:
    return (
        _SOURCE_CODE.fullmatch(line.text) is not None
        or RIGHTS.fullmatch(line.text) is not None
        or line.text.lower() in LANGUAGES
    )
