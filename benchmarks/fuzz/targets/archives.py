"""Packed input: archives of reports, web archives, Word documents."""

import contextlib
import io
import zipfile

from benchmarks.fuzz.target import Target, check_items, hold, source_of
from benchmarks.fuzz.targets.readers import reading

from dragoman.errors import ReadError
from dragoman.language.richtext import OPENING
from dragoman.model.provenance import Failure
from dragoman.readers.pressarchive import PressArchiveReader
from dragoman.readers.sources.archives import expanded
from dragoman.readers.text import TextReader
from dragoman.readers.warc import WarcReader

_MEMBERS = 200
"""Members of an archive that are read; a longer one is read no other way."""
_BLOCK = 20_000
"""Bytes read of each member."""

_warc, _text, _press = reading(WarcReader), reading(TextReader), PressArchiveReader()


def unpack(data: bytes) -> None:
    """Any bytes, unpacked as far as they go; what is in them is read as text."""
    for number, item in enumerate(expanded(source_of(data))):
        if number > _MEMBERS:
            return
        if isinstance(item, Failure):
            hold(bool(item.detail), "a failure says what is wrong")
            continue
        with item.open() as stream, contextlib.suppress(ReadError):
            stream.read(_BLOCK)


def web_archive(data: bytes) -> None:
    """Bytes as a web archive: as they are, or as the HTTP answer in a record whose length is right."""
    if data.startswith(b"WARC/"):
        _warc(data)
        return
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\n"
    record = head + b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(data)
    _warc(record + data + b"\r\n\r\n")


def word_document(data: bytes) -> None:
    """Bytes as the text of a Word document, or as the document itself."""
    if data.startswith((b"PK", OPENING)):
        packed = data
    else:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", data)
        packed = held.getvalue()
    with contextlib.suppress(ReadError):
        check_items(_press.read(source_of(packed)))


def web_collection(data: bytes) -> None:
    """Bytes as a collection of web archives (WACZ): its list of pages, a blank line, its WARC file."""
    pages, _, archive_bytes = data.partition(b"\n\n")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", pages)
        archive.writestr("archive/data.warc", archive_bytes)
    reader = WarcReader()
    for item in expanded(source_of(held.getvalue())):
        if isinstance(item, Failure):
            continue
        with contextlib.suppress(ReadError):
            check_items(reader.read(item))


TARGETS = (
    Target(name="archive", run=unpack),
    Target(name="warc", run=web_archive),
    Target(name="word", run=word_document),
    Target(name="wacz", run=web_collection),
)
