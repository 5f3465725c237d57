"""One small record for all tests of the pages; each test that writes makes its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.model.text import Document
from dragoman.web.app import create_app
from web import records

BASE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Document]]:
    path = tmp_path_factory.mktemp("record") / "record.duckdb"
    return path, records.write(path)


@pytest.fixture(scope="session")
def reports(written: tuple[Path, dict[str, Document]]) -> dict[str, Document]:
    return written[1]


@pytest.fixture(scope="session")
def client(written: tuple[Path, dict[str, Document]]) -> Iterator[TestClient]:
    with TestClient(create_app(written[0]), base_url=BASE, headers={"accept": "text/html"}) as client:
        yield client
