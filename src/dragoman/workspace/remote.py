"""Files that were written whole, put into an object store (`s3://bucket/folder`)."""

import re
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow.fs import FileSystem, LocalFileSystem, copy_files

from dragoman.errors import SettingsError

_ADDRESS = re.compile(r"(s3|gs|gcs|abfs|abfss|hdfs):/{1,2}(?=[^/])")
"""An address, also one whose two slashes a `Path` has made one."""


def address_of(out: str | Path) -> str | None:
    """The address in an object store that a target names; None for a folder on this machine."""
    found = _ADDRESS.match(str(out))
    return f"{found[1]}://{str(out)[found.end() :]}" if found else None


def uploaded(files: Sequence[Path], folder: Path, address: str) -> list[str]:
    """Puts files of a folder below an address and names the objects, in the order of the files.

    Each object appears whole or not at all, in the order of the files: a store cannot change several at once.

    Raises:
        SettingsError: the store cannot be reached or refuses.
    """
    try:
        system, path = FileSystem.from_uri(address)
        local = LocalFileSystem()
        done = []
        for file in files:
            below = file.relative_to(folder).as_posix()
            target = f"{path}/{below}"
            if system.type_name != "s3":  # which has no folders
                system.create_dir(target.rpartition("/")[0], recursive=True)
            copy_files(str(file), target, source_filesystem=local, destination_filesystem=system)
            done.append(f"{address.partition('?')[0].rstrip('/')}/{below}")
    except (OSError, pa.ArrowException) as error:
        said = str(error).partition("\n")[0][:300]
        raise SettingsError(f"{address}: {said}; check address, keys and region, and export again") from error
    return done
