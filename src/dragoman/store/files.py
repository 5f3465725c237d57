"""The files of a record: its next generation and its compacted self beside it, the lock for one writer at a time."""

import errno
import fcntl
import os
import shutil
from pathlib import Path

from dragoman.errors import LockedError

_NOT_HERE = frozenset({errno.ENOSYS, errno.EXDEV, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM})
"""What a system answers that cannot copy inside the file system."""
_PIECE = 1 << 30
"""Bytes asked for at once."""


def locked(path: Path) -> int:
    """The handle of the lock on a record; closing it lets go.

    Raises:
        LockedError: another process holds it.
    """
    lock = os.open(path.with_name(path.name + ".lock"), os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(lock)
        raise LockedError(f"another process is writing to {path}; wait until it has finished") from error
    return lock


def records_beside(path: Path) -> list[str]:
    """The names of the other records in the folder of a record, by how such a file begins; they share its decisions."""
    there = (each for each in path.absolute().parent.glob("*") if each.suffix in (path.suffix, ".duckdb"))
    return sorted(each.name for each in there if each.name != path.name and each.is_file() and _is_record(each))


def _is_record(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(_MAGIC.stop)[_MAGIC] == b"DUCK"
    except OSError:
        return False


_MAGIC = slice(8, 12)
"""Where a DuckDB file says that it is one."""


def next_of(path: Path) -> Path:
    """Where the next generation of a record is written."""
    return path.with_name(path.name + ".next")


def compact_of(path: Path) -> Path:
    """Where a record is written anew without its free space."""
    return path.with_name(path.name + ".compact")


def copy(path: Path, to: Path) -> None:
    """Copies a file; file systems that can share blocks (XFS, Btrfs) do, so that it costs neither time nor space.

    Raises:
        OSError: the disk is full, or the file cannot be read.
    """
    with path.open("rb") as source, to.open("wb") as target:
        try:
            while os.copy_file_range(source.fileno(), target.fileno(), _PIECE):
                pass
        except OSError as error:
            if error.errno not in _NOT_HERE or target.tell() or os.fstat(target.fileno()).st_size:
                raise
            shutil.copyfileobj(source, target, _PIECE >> 8)


def discard(copied: Path) -> None:
    """Removes a generation that is not to be taken up, and what DuckDB put beside it."""
    for leftover in (copied, copied.with_name(copied.name + ".wal")):
        leftover.unlink(missing_ok=True)
    shutil.rmtree(copied.with_name(copied.name + ".tmp"), ignore_errors=True)


def sync(folder: Path) -> None:
    """Makes a renaming in a folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
