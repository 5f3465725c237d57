"""The readers of plain formats: bytes in, reports, failures or a reason out."""

import zlib
from collections.abc import Callable
from typing import Any

from benchmarks.fuzz.target import Target, check_items, hold, source_of

from dragoman.errors import ReadError
from dragoman.readers.csv import CsvReader
from dragoman.readers.feeds import FeedReader
from dragoman.readers.html import HtmlReader
from dragoman.readers.jsonl import JsonReader
from dragoman.readers.newsml import NewsmlReader
from dragoman.readers.ninjs import NinjsReader
from dragoman.readers.parquet import ParquetReader
from dragoman.readers.pressarchive import PressArchiveReader
from dragoman.readers.text import TextReader

_TWICE = 16
"""One input in so many is read a second time."""


def reading(factory: Callable[[], Any]) -> Callable[[bytes], None]:
    """What a reader does with bytes, whether or not it would accept them; some it must read the same way twice."""
    reader = factory()

    def run(data: bytes) -> None:
        source = source_of(data)
        reader.accepts(source)
        once = _read(reader, data)
        if not isinstance(once, str):
            check_items(once)
        if zlib.crc32(data) % _TWICE == 0:
            hold(once == _read(reader, data), "the same bytes give the same reports")

    return run


def _read(reader: Any, data: bytes) -> Any:
    try:
        return list(reader.read(source_of(data)))
    except ReadError as error:
        hold(bool(str(error)), "a refusal gives its reason")
        return str(error)


TARGETS = (
    Target(name="text", run=reading(TextReader)),
    Target(name="jsonl", run=reading(JsonReader)),
    Target(name="csv", run=reading(CsvReader)),
    Target(name="html", run=reading(HtmlReader)),
    Target(name="feed", run=reading(FeedReader)),
    Target(name="newsml", run=reading(NewsmlReader)),
    Target(name="ninjs", run=reading(NinjsReader)),
    Target(name="parquet", run=reading(ParquetReader)),
    Target(name="pressarchive", run=reading(PressArchiveReader)),
)
