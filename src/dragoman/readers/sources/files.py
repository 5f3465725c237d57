"""Paths, folders, globs and addresses in, sources to read out, in a fixed order."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.model.provenance import Failure
from dragoman.ports import Source
from dragoman.readers.sources.archives import expanded
from dragoman.readers.sources.remote import is_remote, remote_sources

_HEAD = 65_536
_MAGIC = frozenset("*?[")
_STDIN_BYTES = 4_000_000_000
"""Bytes that are taken from standard input or a pipe, which cannot be read twice and is held in memory."""


def find_sources(argument: str, *, max_bytes: int) -> Iterator[Source | Failure]:
    """What an argument of `dragoman read` names.

    Args:
        argument: A file, a folder (all files below it), a glob, an address in an object store, or `-` for standard
            input.
        max_bytes: Most bytes that one report may have.

    Yields:
        Sources in the order of their path, members of archives in the order of the archive, and a
        failure for what cannot be read.
    """
    plain = remote_sources if is_remote(argument) else _plain_sources
    for found in plain(argument, max_bytes=max_bytes):
        if isinstance(found, Failure):
            yield found
        else:
            yield from expanded(found)


def _plain_sources(argument: str, *, max_bytes: int) -> Iterator[Source | Failure]:
    if argument == "-":
        yield _memory_source("-", sys.stdin.buffer.read(_STDIN_BYTES), max_bytes)
        return
    path = Path(argument)
    try:
        files, base = _files(path, argument)
    except OSError as error:
        yield _failure(argument, type(error).__name__, f"{error.strerror}; check the path")
        return
    if not files:
        yield _failure(argument, "FileNotFoundError", "nothing is there; check the path or the glob")
    for file in files:
        yield _file_source(file, file.relative_to(base).as_posix(), max_bytes)


def _files(path: Path, argument: str) -> tuple[list[Path], Path]:
    if path.is_dir():
        found = (each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
        return sorted(found), path
    if path.exists():
        return [path], path.parent
    if _MAGIC & set(argument):
        base = _fixed_part(path)
        return sorted(each for each in base.glob(str(path.relative_to(base))) if each.is_file()), base
    return [], path


def _file_source(file: Path, uri: str, max_bytes: int) -> Source | Failure:
    def opened() -> BinaryIO:
        try:
            return file.open("rb")
        except FileNotFoundError as error:
            raise ReadError(f"{uri}: vanished while the collection was read; read it again") from error
        except OSError as error:
            raise ReadError(f"{uri}: {error.strerror}; make it readable and read again") from error

    try:
        if not file.is_file():
            with file.open("rb") as pipe:
                return _memory_source(uri, pipe.read(_STDIN_BYTES), max_bytes)
        size = file.stat().st_size
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        return _failure(uri, type(error).__name__, f"{error.strerror}; make it readable and read again")
    return Source(uri=uri, head=head, open=opened, size=size, max_bytes=max_bytes)


def _memory_source(uri: str, data: bytes, max_bytes: int) -> Source:
    return Source(uri=uri, head=data[:_HEAD], open=lambda: io.BytesIO(data), size=len(data), max_bytes=max_bytes)


def _fixed_part(path: Path) -> Path:
    parts: list[str] = []
    for part in path.parts:
        if _MAGIC & set(part):
            break
        parts.append(part)
    return Path(*parts) if parts else Path()


def _failure(uri: str, error: str, detail: str) -> Failure:
    return Failure(uri=uri, document_id=None, part="reader", error=error, detail=detail)
