"""An address in an object store (`s3://bucket/folder`) in, the objects below it as sources out, in order of their path.

Arrow's file systems read them: they come with every install (Daft builds on Arrow too), take keys and region from where
the store's own tools take them, and read a piece at a time, so that no object is held whole.
"""

import io
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow.fs import FileSelector, FileSystem, FileType

from dragoman.errors import ReadError
from dragoman.model.provenance import Failure
from dragoman.ports import Source

_ADDRESS = re.compile(r"(?:s3|gs|gcs|abfs|abfss|hdfs)://")
"""Schemes that Arrow reads; `s3` is tested, the others are Arrow's word."""
_HEAD = 65_536
_PIECE = 1 << 20
"""Bytes asked for at once: each asking is a request."""
_BROKEN = (OSError, pa.ArrowException)
"""What Arrow raises for an address that it cannot reach, read or understand."""
_MAGIC = frozenset("*?[")


def is_remote(argument: str) -> bool:
    """Whether an argument is an address in an object store."""
    return _ADDRESS.match(argument) is not None


def remote_sources(address: str, *, max_bytes: int) -> Iterator[Source | Failure]:
    """The objects that an address names: one object, all below a prefix, or those that a glob matches.

    Args:
        address: `s3://bucket/folder`, `s3://bucket/file.jsonl`, `s3://bucket/2022-*/*.parquet` (`*` crosses `/` too).
        max_bytes: Most bytes that one report may have.

    Yields:
        Sources with the path below what was named as `uri`; a failure where nothing is there or it cannot be reached.
    """
    base, glob = _parted(address)
    try:
        system, path = FileSystem.from_uri(base)
        found = _objects(system, path)
    except _BROKEN as error:
        yield _failure(address, type(error).__name__, f"{_first_line(error)}; check address, keys and region")
        return
    chosen = [each for each in found if glob is None or fnmatchcase(each.path, f"{path.rstrip('/')}/{glob}")]
    if not chosen:
        yield _failure(address, "FileNotFoundError", "nothing is there; check the address")
    for each in chosen:
        yield _source(system, each, _below(each.path, path), max_bytes)


def _parted(address: str) -> tuple[str, str | None]:
    """An address as the folder before the first wildcard and the glob below it; a `?` before `=` begins options."""
    scheme, _, rest = address.partition("://")
    path, mark, options = rest.partition("?") if "=" in rest.partition("?")[2] else (rest, "", "")
    parts = path.split("/")
    fixed = next((number for number, part in enumerate(parts) if _MAGIC & set(part)), len(parts))
    glob = "/".join(parts[fixed:]) or None
    return f"{scheme}://{'/'.join(parts[:fixed])}{mark}{options}", glob


def _objects(system: Any, path: str) -> list[Any]:
    own = system.get_file_info(path)
    if own.type == FileType.File:
        return [own]
    listed = system.get_file_info(FileSelector(path, recursive=True, allow_not_found=True))
    files = [each for each in listed if each.type == FileType.File and not each.base_name.startswith(".")]
    return sorted(files, key=lambda each: str(each.path))


def _below(path: str, base: str) -> str:
    below = path.removeprefix(base).lstrip("/")
    return below or path.rpartition("/")[2]


def _source(system: Any, found: Any, uri: str, max_bytes: int) -> Source | Failure:
    def opened() -> BinaryIO:
        try:
            return io.BufferedReader(system.open_input_file(found.path), _PIECE)
        except _BROKEN as error:
            raise ReadError(f"{uri}: {_first_line(error)}; read it again") from error

    try:
        with system.open_input_file(found.path) as stream:
            head = stream.read(_HEAD)
    except _BROKEN as error:
        return _failure(uri, type(error).__name__, f"{_first_line(error)}; make it readable and read again")
    return Source(uri=uri, head=head, open=opened, size=found.size, max_bytes=max_bytes)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:300]


def _failure(uri: str, error: str, detail: str) -> Failure:
    return Failure(uri=uri, document_id=None, part="reader", error=error, detail=detail)
