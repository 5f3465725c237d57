"""One small record and one browser for all tests of the pages; each test that writes makes its own record."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.model.text import Document
from dragoman.web.app import create_app
from web import records
from web.browsing import ARGS, CHROMIUM, NO_CHROMIUM, free_port, wait_for

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


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(NO_CHROMIUM)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(written: tuple[Path, dict[str, Document]]) -> Iterator[str]:
    import uvicorn

    port = free_port()
    server = uvicorn.Server(uvicorn.Config(create_app(written[0]), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_for(f"http://127.0.0.1:{port}/method.json")
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture
def page(browser, site) -> Iterator[object]:
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()
