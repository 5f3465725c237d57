"""A small record in which every table that is taken away has rows, with hostile text among them."""

import pytest

from dragoman.workspace import open_record
from web import records


@pytest.fixture(scope="session")
def opened(tmp_path_factory):
    path = tmp_path_factory.mktemp("taken") / "record.duckdb"
    records.write(path)
    with open_record(path) as record:
        yield record
