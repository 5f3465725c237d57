"""A source in, itself or the sources packed in it out; bounded, and nothing is written to the disk by name.

Packed formats are told by their first bytes. A stream that was unpacked keeps the name of its file;
a member is `archive.zip!/path/of/member`, and that path is a name and nothing else: one that
climbs out climbs nowhere.
"""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

from dragoman.errors import ReadError
from dragoman.model.provenance import Failure
from dragoman.ports import Source

_HEAD = 65_536
_IN_MEMORY = 8_000_000
"""Bytes of an archive inside an archive that are held in memory; more lie in a temporary file."""

DEEPEST = 3
"""Archives inside archives."""
MOST_MEMBERS = 200_000
"""Files in one archive, all levels together."""
MOST_TIMES = 250
"""How many times its packed size a file may grow, each stream and all levels together. News text packs 3 to 10
times, one repeated line about 1,000; a source is unpacked two or three times over while it is read."""
FREE_BYTES = 64_000_000
"""Unpacked bytes before `MOST_TIMES` is asked: a small file may pack as well as it likes."""

_STREAMS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
"""First bytes of a packed stream -> what unpacks it."""
_DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile, tarfile.TarError, OSError)
_REFUSALS = (ReadError, *_DAMAGED, RuntimeError, NotImplementedError, ValueError, LookupError, struct.error)
"""What unpacking may raise. `zipfile` raises RuntimeError for a password, NotImplementedError for a method, and the
last two, unmeant, for a member without a name or a header cut short."""
_BOMB = (
    f"grows more than {MOST_TIMES} times when unpacked and is taken for an archive bomb; "
    "if you trust it, unpack it and read the folder"
)
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml")
"""Members that show that a zip file is one document of an office program or a book."""
_WORD = "word/document.xml"
"""The member of a Word document that holds its text: a reader takes the whole package."""
_PAGE_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_WARCS = "archive/"
"""Where a web archive collection (WACZ) lists its pages and keeps its WARC files. Source: WACZ 1.1.1."""
_LIST_BYTES = 64_000_000
"""Bytes of a list of pages that are read; 200,000 pages with their titles take about 40,000,000."""


@dataclass(slots=True)
class _Budget:
    """What unpacking one file may still cost."""

    bytes: int
    members: int = MOST_MEMBERS

    def spend(self, count: int) -> None:
        self.bytes -= count
        if self.bytes < 0:
            raise ReadError(_BOMB)

    def member(self) -> None:
        self.members -= 1
        if self.members < 0:
            raise ReadError(f"holds more than {MOST_MEMBERS} files; unpack it and read the folder")


class _Unpacked(io.RawIOBase):
    """A stream of unpacked bytes that stops at its bounds and says in words what is wrong with it."""

    def __init__(self, uri: str, inner: Any, packed: int | None, budget: _Budget, outer: Any = None) -> None:
        self._uri = uri
        self._inner = inner
        self._outer = outer
        self._most = None if packed is None else _most(packed)
        self._budget = budget
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(len(buffer))
        except ReadError:
            raise
        except _REFUSALS as error:
            raise ReadError(f"{self._uri}: damaged archive ({error}); fetch it again") from error
        self._count += len(data)
        self._budget.spend(len(data))
        if self._most is not None and self._count > self._most:
            raise ReadError(f"{self._uri}: {_BOMB}")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            if self._outer is not None:
                self._outer.close()
        super().close()


def expanded(source: Source) -> Iterator[Source | Failure]:
    """The sources that a source holds: itself, or what is packed in it down to `DEEPEST` levels.

    A member can be read until the next one is asked for.
    """
    yield from _guarded(source, DEEPEST, _Budget(bytes=_most(source.size or 0)))


def _most(packed: int) -> int:
    return max(FREE_BYTES, MOST_TIMES * packed)


def _guarded(source: Source, depth: int, budget: _Budget) -> Iterator[Source | Failure]:
    try:
        yield from _expanded(source, depth, budget)
    except _REFUSALS as error:
        detail = str(error) if isinstance(error, ReadError) else f"damaged archive ({error}); fetch it again"
        yield _failure(source.uri, detail)


def _failure(uri: str, detail: str) -> Failure:
    return Failure(uri=uri, document_id=None, part="reader", error="ArchiveError", detail=detail)


def _expanded(source: Source, depth: int, budget: _Budget) -> Iterator[Source | Failure]:
    unpacker = next((each for magic, each in _STREAMS if source.head.startswith(magic)), None)
    members = _members_of(source.head)
    if (unpacker is None and members is None) or (members is _zip_members and _is_word(source)):
        yield source
        return
    if depth == 0:
        raise ReadError(f"archives inside archives deeper than {DEEPEST}; unpack it and read the folder")
    if unpacker is not None:
        yield from _guarded(_stream(source, unpacker, budget), depth - 1, budget)
    elif members is not None:
        for member in members(source, budget):
            if isinstance(member, Failure):
                yield member
            else:
                yield from _guarded(member, depth - 1, budget)


def _members_of(head: bytes) -> Callable[[Source, _Budget], Iterator[Source | Failure]] | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_members
    return _tar_members if head[257:262] == b"ustar" else None


def _stream(source: Source, unpacker: Callable[[Any], Any], budget: _Budget) -> Source:
    def opened() -> BinaryIO:
        outer = source.open()
        inner = unpacker(outer)
        return cast("BinaryIO", io.BufferedReader(_Unpacked(source.uri, inner, source.size, budget, outer)))

    return replace(source, head=_head(opened), open=opened, size=None)


def _zip_members(source: Source, budget: _Budget) -> Iterator[Source | Failure]:
    with _seekable(source) as stream, zipfile.ZipFile(stream) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_clutter(info.filename)]
        if any(info.filename in _OFFICE for info in infos):
            raise ReadError("this is a document of an office program or a book: save it as plain text or HTML")
        if _is_web_collection(infos):
            source = replace(source, pages=_listed_pages(source, archive, budget))
            infos = [info for info in infos if info.filename.startswith(_WARCS)]
        for info in infos:
            budget.member()

            def opened(info: zipfile.ZipInfo = info) -> BinaryIO:
                inner = archive.open(info)
                uri = f"{source.uri}!/{info.filename}"
                return cast("BinaryIO", io.BufferedReader(_Unpacked(uri, inner, info.compress_size, budget)))

            uri = f"{source.uri}!/{info.filename}"
            try:
                head = _head(opened)
            except _REFUSALS as error:
                yield _failure(uri, str(error))
            else:
                yield replace(source, uri=uri, head=head, open=opened, size=info.file_size)


def _is_word(source: Source) -> bool:
    with _seekable(source) as stream, zipfile.ZipFile(stream) as archive:
        return _WORD in archive.namelist()


def _is_web_collection(infos: Sequence[zipfile.ZipInfo]) -> bool:
    names = {info.filename for info in infos}
    return "datapackage.json" in names and any(name.startswith(_WARCS) for name in names)


def _listed_pages(source: Source, archive: zipfile.ZipFile, budget: _Budget) -> frozenset[str] | None:
    """The addresses in the lists of a web archive collection, None where it lists none."""
    found: set[str] = set()
    for name in _PAGE_LISTS:
        if name not in archive.namelist():
            continue
        size = archive.getinfo(name).compress_size
        with io.BufferedReader(_Unpacked(source.uri, archive.open(name), size, budget)) as stream:
            found.update(_page_addresses(stream.read(_LIST_BYTES)))
    return frozenset(found) or None


def _page_addresses(data: bytes) -> Iterator[str]:
    for line in data.splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        address = row.get("url") if isinstance(row, dict) else None
        if isinstance(address, str):
            yield address


def _tar_members(source: Source, budget: _Budget) -> Iterator[Source | Failure]:
    with source.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if not info.isfile() or _is_clutter(info.name):
                continue
            budget.member()
            inner = archive.extractfile(info)
            if inner is not None:
                yield from _kept(replace(source, uri=f"{source.uri}!/{info.name}", size=info.size), inner)


def _kept(source: Source, stream: Any) -> Iterator[Source]:
    """A member of a tar stream, which passes by once: kept in memory or in a file without a name."""
    with _copied(stream) as copy:

        def opened() -> BinaryIO:
            copy.seek(0)
            return cast("BinaryIO", _Shared(copy))

        yield replace(source, head=_head(opened), open=opened)


class _Shared(io.RawIOBase):
    """A view of a file that stays open when the view is closed."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._inner.seek(offset, whence)
        return self.tell()

    def tell(self) -> int:
        return int(self._inner.tell())


def _copied(stream: Any) -> Any:
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the callers close it
    while piece := stream.read(1 << 20):
        copy.write(piece)
    copy.seek(0)
    return copy


def _seekable(source: Source) -> Any:
    stream = source.open()
    if stream.seekable():
        return stream
    with stream:
        return _copied(stream)


def _head(opened: Callable[[], BinaryIO]) -> bytes:
    with opened() as stream:
        return stream.read(_HEAD)


def _is_clutter(name: str) -> bool:
    """Members that systems add: resource forks, hidden files."""
    parts = name.split("/")
    return "__MACOSX" in parts or parts[-1].startswith(".")
