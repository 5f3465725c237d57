"""A headless browser, a reading room to point it at, and the address of each page in the small record."""

import socket
import time
import urllib.request
from pathlib import Path

import pytest

from dragoman.model.text import Document

CHROMIUM = Path("/usr/bin/chromium")
NO_CHROMIUM = "there is no chromium on this machine: apt-get install chromium"
ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"]  # fmt: skip


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"{url} does not answer")


def url_of(path: str, reports: dict[str, Document]) -> str:
    wire = reports["wire"]
    plain = path.replace("{actor:path}", "NOR/ada_holm").replace("{identifier:path}", wire.document_id)
    return plain.format(story_id=wire.story_id, first=wire.document_id, second=reports["rewrite"].document_id,
                        document_id=wire.document_id, pair="NOR-SWE")  # fmt: skip
