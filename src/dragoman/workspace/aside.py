"""Files written beside their place and moved into it when they are whole, so that a reader never meets half of one."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from dragoman.errors import SettingsError

_UNFINISHED = ".unfinished-"
"""What the name of a file or folder begins with while it is written; what a killed run left goes at the next."""


def folder_aside(out: Path, name: str, write: Callable[[Path], list[Path]]) -> list[Path]:
    """The files that `write` puts into a folder, moved into `out` once all of them are written.

    Args:
        out: Where the files belong; made if missing. What stands there stays until the new files are whole.
        name: Tells apart what is written into the same folder at the same time.
        write: Writes into the folder that it is given and names the files.

    Returns:
        The files in `out`, in the order of `write`.

    Raises:
        SettingsError: `out` is no folder, and none can be made there.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{out}: no folder can be made there ({error.strerror}); choose another place") from error
    aside = out / f"{_UNFINISHED}{name}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        moved = []
        for path in [_kept(path) for path in write(aside)]:
            target = out / path.relative_to(aside)
            target.parent.mkdir(parents=True, exist_ok=True)
            moved.append(path.replace(target))
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return moved


def file_aside(path: Path, data: bytes) -> None:
    """Puts a whole file in its place, or leaves what was there; a pipe or device is written to.

    The folder is made if missing.

    Raises:
        SettingsError: it cannot be written there.
    """
    try:
        _put(path, data)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror}); choose another place") from error


def _put(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{_UNFINISHED}{path.name}")
    try:
        aside.write_bytes(data)
        _kept(aside).replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _kept(path: Path) -> Path:
    """The file, once the disk has it: a full disk must be heard of before the old file is gone."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return path
