"""The reading room: a path with its query, a decision as a form; answers, and never a failure of its own."""

import asyncio
import json
import logging
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from benchmarks.fuzz.target import Target, hold

from dragoman.web.app import create_app
from dragoman.web.security import HEADERS

sys.path.insert(0, str(Path(__file__).parents[3] / "tests"))

from web import records

_FAILED = 500

_folder = tempfile.TemporaryDirectory(prefix="dragoman-fuzz-")
_record = Path(_folder.name) / "record.duckdb"
records.write(_record)
_app = create_app(_record, by="fuzz")
_app.state.room.scribe.decide = lambda *_: True
_loop = asyncio.new_event_loop()
logging.disable(logging.CRITICAL)


def ask(data: bytes) -> None:
    """`PATH?QUERY` on one line; a second line is the form of a decision, `TOKEN` in it is the room's own."""
    line, _, form = data.partition(b"\n")
    path, _, query = line.partition(b"?")
    if form:
        path = b"/decisions"
        form = form.replace(b"TOKEN", _app.state.room.token.value.encode())
    answer = _loop.run_until_complete(_answered("POST" if form else "GET", b"/" + path.lstrip(b"/"), query, form))
    hold(answer["status"] < _FAILED, f"a page never fails: {answer['status']}")
    names = {name.decode().lower() for name, _ in answer["headers"]}
    hold(all(name.lower() in names for name in HEADERS), "every answer carries the headers")
    kind = dict(answer["headers"]).get(b"content-type", b"")
    if kind.startswith(b"application/json"):
        json.loads(answer["body"])


async def _answered(method: str, path: bytes, query: bytes, body: bytes) -> dict[str, Any]:
    """What the application answers, spoken to as a server would."""
    answer: dict[str, Any] = {"status": 0, "headers": [], "body": b""}
    sent = False

    async def receive() -> dict[str, Any]:
        nonlocal sent
        if sent:
            await asyncio.sleep(60)
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer["status"], answer["headers"] = message["status"], message["headers"]
        else:
            answer["body"] += message.get("body", b"")

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"), "raw_path": path, "query_string": query,
        "headers": [(b"host", b"127.0.0.1"), (b"accept", b"text/html"), (b"content-length", str(len(body)).encode())],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "root_path": "",
    }  # fmt: skip
    await _app(scope, receive, send)
    return answer


TARGETS = (Target(name="web", run=ask, longest=1024),)
