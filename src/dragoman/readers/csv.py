"""A table with delimiters and a column of texts in, a report a row out."""

import csv
import io
from collections.abc import Iterator, Sequence

from dragoman.codebooks.report_fields import known_columns, report_fields, text_columns
from dragoman.errors import ReadError
from dragoman.language.admission import admit, failure
from dragoman.language.decoding import decode, opening_of, read_bytes
from dragoman.language.stamps import day_first_in
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_DELIMITERS = (",", "\t", ";", "|")
_NAMES = (".csv", ".tsv", ".tab")
_WIDEST = 500
"""Columns at most; more is no table of reports."""
_KNOWN = 2
"""Columns we know by name that make a table of a file whose name says nothing."""


class CsvReader:
    """The port `Reader`; the first line names the columns, the delimiter is read from it."""

    name = "csv"

    def accepts(self, source: Source) -> bool:
        """Whether the first line names a text column and another that we know, or the file is named as a table."""
        if source.uri.lower().removesuffix(".gz").endswith(_NAMES):
            return True
        header = _header(opening_of(source))
        return bool(text_columns(header)) and known_columns(header) >= _KNOWN

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """A report a row.

        Raises:
            ReadError: no column holds texts, or the source is no text.
        """
        decoded = decode(read_bytes(source))
        header = _header(decoded.text)
        if not text_columns(header):
            shown = ", ".join(name for name in header if name)[:200]
            raise ReadError(f"{source.uri}: no column holds a text; its columns are {shown}: name the one 'text'")
        rows = _rows(decoded.text, header, source.max_bytes)
        yield from _reports(rows, header, source.uri, decoded.note)


def _reports(
    rows: list[list[str]], header: Sequence[str], uri: str, note: str | None
) -> Iterator[AnnotatedDocument | Failure]:
    listed = [report_fields(dict(zip(header, row, strict=False))) for row in rows]
    day_first = day_first_in(value for fields in listed for value, _ in fields.dates)
    for number, (row, fields) in enumerate(zip(rows, listed, strict=True), 2):
        place = f"{uri}#{number}"
        if not fields.text:
            yield failure(fields.uri or place, "NoText", f"{place} has no text; fill it or remove the row")
            continue
        torn = f"row {number} has {len(row)} cells, the header {len(header)}" if len(row) != len(header) else None
        yield admit(
            uri=fields.uri or place,
            text=fields.text,
            dates=fields.dates,
            day_first=day_first,
            notes=(note, torn, *fields.notes),
            raw_digest=content_digest("\x1f".join(row).encode("utf-8", "replace")),
            title=fields.title,
            publisher=fields.publisher,
            author=fields.author,
            language=fields.language,
        )


def _rows(text: str, header: Sequence[str], longest: int) -> list[list[str]]:
    delimiter = _delimiter(text)
    before = csv.field_size_limit(longest)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, doublequote=True)
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ReadError(f"the table cannot be read ({error}); save it anew as CSV") from error
    finally:
        csv.field_size_limit(before)
    return rows[1:]


def _header(text: str) -> list[str]:
    line = _first_line(text)
    cells = next(csv.reader([line], delimiter=_delimiter(text)), [])
    return [cell.strip() for cell in cells] if 0 < len(cells) <= _WIDEST else []


def _delimiter(text: str) -> str:
    line = _first_line(text)
    return max(_DELIMITERS, key=lambda delimiter: (known_columns(_cells(line, delimiter)), line.count(delimiter)))


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip(' "') for cell in line.split(delimiter)]


def _first_line(text: str) -> str:
    return text.lstrip("\r\n")[:20_000].replace("\r", "\n").partition("\n")[0].replace("\0", "")
