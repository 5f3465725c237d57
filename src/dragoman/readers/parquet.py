"""A Parquet file with a column of texts in, a report a row out."""

import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet

from dragoman.codebooks.report_fields import dates_of, report_fields, text_columns
from dragoman.errors import ReadError
from dragoman.language.admission import admit, failure
from dragoman.language.decoding import read_bytes
from dragoman.language.stamps import day_first_in
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.provenance import Failure, content_digest
from dragoman.ports import Source

_MAGIC = b"PAR1"
_ROWS = 8
"""Rows that are unpacked at once: a file may name one long text a thousand times and hold it once."""
_MOST_TIMES = 250
_FREE_BYTES = 64_000_000
"""How many times its size a file may say that it grows when unpacked, and the bytes before that is asked; the bounds of
archives (`readers.sources.archives`)."""
_BROKEN = (pa.ArrowException, OSError, ValueError)
"""What Arrow raises for a file that is none, damaged, or of a kind that it does not know."""


class ParquetReader:
    """The port `Reader`; columns are named as the keys of JSON lines are."""

    name = "parquet"

    def accepts(self, source: Source) -> bool:
        """Whether the first bytes are those of Parquet."""
        return source.head.startswith(_MAGIC)

    def read(self, source: Source) -> Iterator[AnnotatedDocument | Failure]:
        """A report a row; a row without text is a failure of its own.

        Raises:
            ReadError: no column holds texts, or the file is damaged or grows too much when unpacked.
        """
        with _seekable(source) as stream:
            try:
                table = pa.parquet.ParquetFile(stream)
                _refuse(table, source)
                order = day_first_in(dates_of(map(_plainly, _without_texts(table))))
                number = 0
                for batch in table.iter_batches(batch_size=_ROWS):
                    for row in _rows(batch):
                        number += 1
                        yield _report(row, f"{source.uri}#{number}", source.max_bytes, order)
            except _BROKEN as error:
                said = str(error).partition("\n")[0][:200]
                raise ReadError(f"{source.uri}: no readable Parquet ({said}); write it anew") from error


def _refuse(table: Any, source: Source) -> None:
    names: list[str] = table.schema_arrow.names
    if not text_columns(names):
        raise ReadError(
            f"{source.uri}: no column holds a text; its columns are {', '.join(names)[:200]}: name one 'text'"
        )
    grown = sum(table.metadata.row_group(number).total_byte_size for number in range(table.num_row_groups))
    if grown > max(_FREE_BYTES, _MOST_TIMES * (source.size or 0)):
        raise ReadError(
            f"{source.uri}: says that it grows to {grown} bytes; if you trust it, write it in smaller files"
        )


def _without_texts(table: Any) -> Iterator[dict[str, Any]]:
    """The rows without their texts."""
    names: list[str] = table.schema_arrow.names
    texts = text_columns(names)
    for batch in table.iter_batches(columns=[name for name in names if name not in texts]):
        yield from _rows(batch)


def _rows(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of a batch; a cell that no calendar has, a day of the year 4,660,000, is empty."""
    try:
        return batch.to_pylist()  # type: ignore[no-any-return]
    except OverflowError:
        cells = {
            name: [_cell(value) for value in column] for name, column in zip(batch.schema.names, batch, strict=True)
        }
        return [{name: values[number] for name, values in cells.items()} for number in range(batch.num_rows)]


def _cell(value: pa.Scalar) -> Any:
    try:
        return value.as_py()
    except OverflowError:
        return None


def _seekable(source: Source) -> BinaryIO:
    """The bytes as Arrow needs them: from the file itself, or in memory where they come out of an archive."""
    stream = source.open()
    if stream.seekable():
        return stream
    stream.close()
    return io.BytesIO(read_bytes(source))


def _report(row: Mapping[str, Any], place: str, max_bytes: int, order: bool | None) -> AnnotatedDocument | Failure:
    fields = report_fields(_plainly(row))
    uri = fields.uri or place
    if not fields.text:
        return failure(uri, "NoText", f"{place} has no text; fill its column or remove the row")
    if len(fields.text) > max_bytes:
        return failure(uri, "TooLong", f"{place} has {len(fields.text)} characters; split it or set max_bytes")
    return admit(
        uri=uri,
        text=fields.text,
        dates=fields.dates,
        day_first=order,
        notes=fields.notes,
        raw_digest=content_digest(json.dumps(row, sort_keys=True, default=str).encode()),
        title=fields.title,
        publisher=fields.publisher,
        author=fields.author,
        language=fields.language,
    )


def _plainly(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    """A cell in the terms of JSON."""
    if isinstance(value, date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
