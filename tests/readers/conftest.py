"""Reports read from files."""

import pytest

from dragoman.model.provenance import Failure
from dragoman.settings import Settings
from dragoman.workspace import read_reports


@pytest.fixture
def read(tmp_path):
    """Writes files into a folder and reads it: (reports, failures)."""

    def reader(files, settings=None):
        folder = tmp_path / "in"
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        found = list(read_reports([str(folder)], settings or Settings()))
        reports = [item for item in found if not isinstance(item, Failure)]
        return reports, [item for item in found if isinstance(item, Failure)]

    return reader
