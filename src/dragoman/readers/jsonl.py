"""JSON lines, a JSON array or a JSON object in, the reports it holds out."""

import contextlib
import json
import re
from collections.abc import Iterator
from typing import Any

from dragoman.codebooks.report_fields import LISTS, dates_of, report_fields
from dragoman.errors import ReadError
from dragoman.language.admission import admit, failure
from dragoman.language.decoding import decode, encoding_of, opening_of, read_bytes
from dragoman.language.stamps import day_first_in
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_OPENING = re.compile(r'[\s\x00]*(?:\{\s*["}]|\[\s*[\[{\]])')
_SLASHED = re.compile(r'"\s{0,9}\d{1,2}[/.]\d{1,2}[/.]\d{4}')
_NAMES = (".jsonl", ".ndjson", ".jsonlines")
_NOT_JSON = (ValueError, RecursionError)
"""What `json.loads` raises: broken JSON, numbers without end, nesting without end."""


class JsonReader:
    """The port `Reader`; knows our keys, news-please's, NGEC's, passim's and some more."""

    name = "jsonl"

    def accepts(self, source: Source) -> bool:
        """Whether it opens like an object with a key or a list of objects, or is named as JSON lines."""
        return bool(_OPENING.match(opening_of(source, 400))) or source.uri.lower().removesuffix(".gz").endswith(_NAMES)

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """A report a line, or a report an object; a line that is not JSON is a failure of its own.

        Raises:
            ReadError: nothing in the source is JSON.
        """
        whole = None if _first_line_is_a_report(source) else _whole(source)
        if whole is None:
            yield from _lines(source, _day_first_in_lines(source))
        else:
            order = day_first_in(dates_of(_hit(row) for row in _rows(whole[0]) if isinstance(row, dict)))
            yield from _reports(whole[0], source.uri, whole[1], order)


def _first_line_is_a_report(source: Source) -> bool:
    line = opening_of(source).lstrip().partition("\n")[0]
    try:
        value = json.loads(line)
    except _NOT_JSON:
        return False
    return isinstance(value, dict) and _listed(value) is None


def _whole(source: Source) -> tuple[Any, str] | None:
    """The value of a source that is one piece of JSON and its digest, None if it is not."""
    try:
        data = read_bytes(source)
        return json.loads(decode(data).text), content_digest(data)
    except (*_NOT_JSON, ReadError):
        return None


def _day_first_in_lines(source: Source) -> bool | None:
    """The order of day and month in JSON lines whose first dates leave it open."""
    if not _SLASHED.search(opening_of(source)):
        return None
    hits = (_hit(row) for value in _values(source) for row in _rows(value) if isinstance(row, dict))
    return day_first_in(dates_of(hits))


def _values(source: Source) -> Iterator[Any]:
    """The values of the lines that are JSON."""
    for _, line in _numbered(source):
        with contextlib.suppress(*_NOT_JSON, ReadError):
            yield json.loads(decode(line).text)


def _lines(source: Source, order: bool | None) -> Iterator[AnnotatedDocument | Failure]:
    broken: list[Failure] = []
    whole = False
    for number, line in _numbered(source):
        uri = f"{source.uri}#{number}"
        try:
            row = json.loads(decode(line).text)
        except (*_NOT_JSON, ReadError) as error:
            found = failure(uri, "BrokenJson", f"line {number} is not JSON ({_short(error)}); mend or remove it")
            if whole:
                yield found
            else:
                broken.append(found)
            continue
        whole = True
        yield from broken
        broken = []
        yield from _reports(row, uri, content_digest(line), order, single=True)
    if broken:
        larger = "; or the JSON is larger than max_bytes" if _is_larger(source) else ""
        raise ReadError(f"{source.uri}: {broken[0].detail}; no line of it is JSON{larger}")


def _is_larger(source: Source) -> bool:
    return source.size is not None and source.size > source.max_bytes


def _numbered(source: Source) -> Iterator[tuple[int, bytes]]:
    encoding, _ = encoding_of(source.head)
    if encoding != "utf-8":
        lines = decode(read_bytes(source)).text.split("\n")
        yield from ((number, line.encode("utf-8", "replace")) for number, line in enumerate(lines, 1) if line.strip())
        return
    with source.open() as stream:
        number = 0
        while line := stream.readline(source.max_bytes):
            number += 1
            if line.strip(b"\0 \t\r\n\xef\xbb\xbf"):
                yield number, line


def _reports(
    value: Any, uri: str, digest: str, order: bool | None, *, single: bool = False
) -> Iterator[AnnotatedDocument | Failure]:
    if isinstance(value, dict) and _listed(value) is None:
        yield _report(value, uri if single else f"{uri}#1", digest, order)
        return
    if not isinstance(value, dict | list):
        yield failure(uri, "NoReport", "this JSON is no object; a report needs at least the key text")
    for number, row in enumerate(_rows(value), 1):
        place = f"{uri}#{number}"
        if isinstance(row, dict):
            yield _report(_hit(row), place, content_digest(json.dumps(row, sort_keys=True).encode()), order)
        else:
            yield failure(place, "NoReport", "this JSON is no object; a report needs at least the key text")


def _rows(value: Any) -> list[Any]:
    """The reports of a piece of JSON: itself, or the list that it is or wraps."""
    if isinstance(value, dict):
        inner = _listed(value)
        return [value] if inner is None else inner
    return value if isinstance(value, list) else []


def _hit(row: dict[str, Any]) -> dict[str, Any]:
    """A report, taken out of the answer of Elasticsearch that it may stand in."""
    hit = row.get("_source")
    return hit if isinstance(hit, dict) else row


def _report(row: dict[str, Any], place: str, digest: str, order: bool | None) -> AnnotatedDocument | Failure:
    fields = report_fields(row)
    uri = fields.uri or place
    if not fields.text:
        keys = ", ".join(list(row)[:12])
        return failure(uri, "NoText", f"{place} has no text; its keys are {keys}: name the one with the text 'text'")
    return admit(
        uri=uri,
        text=fields.text,
        dates=fields.dates,
        day_first=order,
        notes=fields.notes,
        raw_digest=digest,
        title=fields.title,
        publisher=fields.publisher,
        author=fields.author,
        language=fields.language,
    )


def _listed(value: dict[str, Any]) -> list[Any] | None:
    """The list of reports that an object wraps, None if it is a report itself."""
    return next((value[key] for key in LISTS if _is_rows(value.get(key))), None)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _short(error: Exception) -> str:
    return str(error)[:120] or type(error).__name__
