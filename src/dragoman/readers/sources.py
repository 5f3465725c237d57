"""Paths, folders and globs in, sources to read out, in a fixed order."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.model.provenance import Failure
from dragoman.ports import Source

_HEAD = 65_536
_MAGIC = frozenset("*?[")


def find_sources(argument: str, *, max_bytes: int) -> Iterator[Source | Failure]:
    """What an argument of `dragoman read` names.

    Args:
        argument: A file, a folder (all files below it), a glob, or `-` for standard input.
        max_bytes: Largest file that is read.

    Yields:
        Sources in the order of their path, and a failure for what cannot be read.
    """
    if argument == "-":
        yield _memory_source("-", sys.stdin.buffer.read())
        return
    path = Path(argument)
    if path.is_dir():
        files = sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
        base = path
    elif path.exists():
        files, base = [path], path.parent
    elif _MAGIC & set(argument):
        base = _fixed_part(path)
        files = sorted(each for each in base.glob(str(path.relative_to(base))) if each.is_file())
    else:
        files, base = [], path
    if not files:
        yield _failure(argument, "FileNotFoundError", "nothing is there; check the path or the glob")
    for file in files:
        yield _file_source(file, file.relative_to(base).as_posix(), max_bytes)


def _file_source(file: Path, uri: str, max_bytes: int) -> Source | Failure:
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        return _failure(uri, type(error).__name__, f"{error.strerror}; make it readable and read again")
    if size > max_bytes:
        return _failure(uri, "TooLarge", f"{size} bytes, at most {max_bytes} are read; split it or set max_bytes")

    def opened() -> BinaryIO:
        return file.open("rb")

    return Source(uri=uri, head=head, open=opened, size=size)


def _memory_source(uri: str, data: bytes) -> Source:
    return Source(uri=uri, head=data[:_HEAD], open=lambda: io.BytesIO(data), size=len(data))


def _fixed_part(path: Path) -> Path:
    parts: list[str] = []
    for part in path.parts:
        if _MAGIC & set(part):
            break
        parts.append(part)
    return Path(*parts) if parts else Path()


def _failure(uri: str, error: str, detail: str) -> Failure:
    return Failure(uri=uri, document_id=None, part="reader", error=error, detail=detail)
