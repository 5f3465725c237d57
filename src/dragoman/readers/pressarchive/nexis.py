"""An export of Nexis in, its reports out.

Each report has its headline, publisher and date on lines of their own (the older form puts the
publisher first), then labelled lines (`Length: 512 words`), then the text, then labelled lines again.
The date of loading is not the date of publication and is kept as a note.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.codebooks.archive_fields import (
    EDITION,
    LENGTH,
    NEXIS_END,
    NEXIS_LABELS,
    NEXIS_START,
    NEXIS_TAIL,
    NEXIS_TAIL_HEADS,
    RIGHTS,
)
from dragoman.language.admission import Part
from dragoman.readers.pressarchive.lines import Clipping, Line, is_date, joined, parts_of

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z-]{2,24}):(?:\s+(?P<value>.*))?")
_COVER = re.compile(r"(?:Job Number|User Name|Date and Time):.*")
"""Lines of the cover sheet that precedes the first report."""
_HEAD = 30
"""Lines before the text of a report at most; a cover sheet of a long list of reports may have more."""
_TAIL = 40
"""Lines after the text of a report at most; the labels of a real tail are fewer than 25."""
_FIRST_OF_TAIL = ("load-date", "language", "subject", "publication-type", "document-type", "graphic", "url")
"""Labels with which a tail begins."""
_HEADED = 12
"""Lines below a bare `Graphic` or `Notes` in which a label of the tail must follow; else it heads some text."""
_KINDS = {"title": "headline", "author": "byline", "dateline": "dateline", "subhead": "subhead"}
"""What a label fills -> the kind of region of its line."""


def is_nexis(lines: Sequence[Line]) -> bool:
    """Whether the lines count their documents, or show a labelled length beside another mark of Nexis."""
    texts = [line.text for line in lines]
    if any(NEXIS_START.fullmatch(text) for text in texts):
        return True
    has_length = any(text.lower().startswith("length:") and LENGTH.fullmatch(text) for text in texts)
    others = (NEXIS_END.fullmatch(text) or text == "Body" or text.lower().startswith("load-date:") for text in texts)
    return has_length and any(others)


def nexis_clippings(lines: Sequence[Line]) -> Iterator[Clipping]:
    """The reports of an export in its order."""
    chunk: list[Line] = []
    for line in lines:
        if NEXIS_START.fullmatch(line.text):
            yield from _clippings(chunk)
            chunk = []
        chunk.append(line)
        if NEXIS_END.fullmatch(line.text):
            yield from _clippings(chunk)
            chunk = []
    yield from _clippings(chunk)


def _clippings(chunk: Sequence[Line]) -> Iterator[Clipping]:
    """The report in a piece of an export, none where the piece has neither a date nor a length."""
    dated = _date_line(chunk)
    if dated is None and not any(LENGTH.fullmatch(line.text) for line in chunk):
        return
    if any(_COVER.fullmatch(line.text) for line in chunk[: dated or 0]) and dated is not None:
        first = max(0, dated - 2)
        chunk, dated = chunk[first:], dated - first
    yield _clipping(chunk, dated)


def _clipping(chunk: Sequence[Line], dated: int | None) -> Clipping:
    first = _first_of_text(chunk, dated)
    last = _end_of_text(chunk, first)
    head, tail = chunk[:first], chunk[last:]
    values = _labelled(head, NEXIS_LABELS)
    title, publisher = _title(head, dated, values)
    labels = _labelled(tail, NEXIS_TAIL)
    loaded = labels.get("load-date")
    kinds = dict.fromkeys((line.start for line in title), "headline")
    if dated is not None:
        kinds[chunk[dated].start] = "dateline"
    return Clipping(
        start=chunk[0].start,
        end=chunk[-1].end,
        parts=(*_head_parts(head, kinds), *parts_of(tail, "boilerplate")),
        title=values.get("headline") or joined(title),
        author=values.get("byline"),
        publisher=publisher,
        language=labels.get("language"),
        dates=((chunk[dated].text, "Nexis date line"),) if dated is not None else (),
        notes=(f"Load-Date: {loaded}",) if loaded else (),
    )


def _date_line(chunk: Sequence[Line]) -> int | None:
    """The first line that is a date and has a mark of a report's head below it."""
    for index, line in enumerate(chunk):
        if line.text[0].isalnum() and is_date(line.text) and not line.text.isdigit():
            below = chunk[index + 1 : index + 1 + _HEAD]
            if any(_is_head(other) for other in below):
                return index
    return None


def _is_head(line: Line) -> bool:
    label = _label_of(line)
    return line.text == "Body" or RIGHTS.fullmatch(line.text) is not None or label in NEXIS_LABELS


def _label_of(line: Line) -> str | None:
    match = _LABEL.fullmatch(line.text)
    return match["label"].lower() if match else None


def _first_of_text(chunk: Sequence[Line], dated: int | None) -> int:
    """The line after `Body`, else after the last labelled line of the head."""
    start = 0 if dated is None else dated
    head = range(start, min(len(chunk), start + _HEAD))
    body = next((index for index in head if chunk[index].text == "Body"), None)
    if body is not None:
        return body + 1
    end = next((index for index in head if _is_tail(chunk[index])), len(chunk))
    labelled = [index for index in head if index < end and _is_head(chunk[index])]
    return max(labelled, default=start) + 1


def _end_of_text(chunk: Sequence[Line], first: int) -> int:
    last = range(max(first, len(chunk) - _TAIL), len(chunk))
    return next((index for index in last if _is_tail(chunk[index]) or _heads_tail(chunk, index)), len(chunk))


def _heads_tail(chunk: Sequence[Line], index: int) -> bool:
    below = chunk[index + 1 : index + 1 + _HEADED]
    return chunk[index].text.lower() in NEXIS_TAIL_HEADS and any(_is_tail(line) for line in below)


def _is_tail(line: Line) -> bool:
    return _label_of(line) in _FIRST_OF_TAIL or NEXIS_END.fullmatch(line.text) is not None


def _labelled(lines: Sequence[Line], labels: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        match = _LABEL.fullmatch(line.text)
        if match and match["label"].lower() in labels and match["value"]:
            found.setdefault(match["label"].lower(), match["value"])
    return found


def _title(head: Sequence[Line], dated: int | None, values: Mapping[str, str]) -> tuple[list[Line], str | None]:
    """The lines of the headline, and the publisher."""
    if dated is None:
        return [], None
    before = [line for line in head[:dated] if not NEXIS_START.fullmatch(line.text) and not RIGHTS.fullmatch(line.text)]
    publisher = before[-1].text if before else None
    if len(before) > 1:
        return list(before[:-1]), publisher
    if "headline" in values:
        return [], publisher
    after = []
    for line in head[dated + 1 :]:
        if _label_of(line) in NEXIS_LABELS or RIGHTS.fullmatch(line.text):
            break
        if not EDITION.fullmatch(line.text):
            after.append(line)
    return after, publisher


def _head_parts(head: Sequence[Line], kinds: Mapping[int, str]) -> Iterator[Part]:
    for line in head:
        filled = NEXIS_LABELS.get(_label_of(line) or "", "")
        yield line.start, line.end, kinds.get(line.start) or _KINDS.get(filled, "boilerplate")
