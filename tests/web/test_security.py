import base64
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from dragoman.model.text import Document
from dragoman.web.app import create_app
from dragoman.web.pages import FILES, PAGES
from dragoman.web.security import safe_path
from web import records

BASE = "http://127.0.0.1"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8471", "", "0.0.0.0", "[::2]"]
)
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8471", "localhost:1", "[::1]:8471", "LOCALHOST"])
def test_a_loopback_name_is_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/room.css", "/nothing", "/statements.json", "/openapi.json"])
def test_every_answer_forbids_what_is_not_ours(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    ["/", "/search?q=envoy", "/statements", "/docs/{document_id}", "/docs/{document_id}?char=0,200&layers=estprk"],
)
def test_a_hostile_report_stays_text(client: TestClient, reports: dict[str, Document], path: str) -> None:
    page = client.get(path.format(document_id=reports["hostile"].document_id)).text
    assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/room.js" defer>']
    assert not re.search(r"<(img|style|iframe|object)\b", page)
    assert not re.search(r"<[^>]*\s(on\w+|style)\s*=", page)
    assert not re.search(r"href=\"\s*(javascript|data|https?):", page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x07]", page)
    assert len(page) < 150_000


def test_control_characters_are_spelled_out(client: TestClient, reports: dict[str, Document]) -> None:
    page = client.get(f"/docs/{reports['hostile'].document_id}").text
    assert "[U+202E]" in page and "␇" in page


def test_a_long_word_goes_on_behind_a_link(client: TestClient, reports: dict[str, Document]) -> None:
    page = client.get(f"/docs/{reports['hostile'].document_id}").text
    assert "Later part of this report" in page
    last = client.get(f"/docs/{reports['hostile'].document_id}?from=1000200").text
    assert "The end." in last and "Earlier part of this report" in last


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("/events?x=1", "/events?x=1"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\nb", "/"),
        ("", "/"),
    ],
)
def test_a_form_leads_back_to_our_own_pages_only(path: str, safe: str) -> None:
    assert safe_path(path) == safe


def test_the_theme_is_a_link(client: TestClient) -> None:
    answer = client.get("/theme/dark?back=//evil.example", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    assert "theme=dark" in answer.headers["set-cookie"] and "HttpOnly" in answer.headers["set-cookie"]
    client.cookies.clear()


def token_of(client: TestClient, path: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, Document]]:
    monkeypatch.setattr("dragoman.workspace.deciding.read", lambda paths, into: _Nothing())
    path = tmp_path / "record.duckdb"
    return path, records.write(path)


class _Nothing:
    """Stands for bringing the record in line, which the workspace's own tests look at."""

    summary = None

    def __enter__(self) -> "_Nothing":
        return self

    def __exit__(self, *_: object) -> None: ...


WRONG = [
    ({}, {}),
    ({"token": "no"}, {}),
    ({"token": None}, {"origin": "http://evil.example"}),
    ({"token": None}, {"sec-fetch-site": "cross-site"}),
    ({"token": None}, {"origin": "null"}),
]


@pytest.mark.parametrize(("form", "headers"), WRONG)
def test_nothing_is_written_for_another_site(
    own: tuple[Path, dict[str, Document]], form: dict[str, str | None], headers: dict[str, str]
) -> None:
    with TestClient(create_app(own[0], by="x"), base_url=BASE) as client:
        body = {"subject": own[1]["wire"].document_id, "judgement": "dismiss", **form}
        if "token" in body and body["token"] is None:
            body["token"] = token_of(client, "/events")
        answer = client.post("/decisions", data=body, headers=headers, follow_redirects=False)
    assert answer.status_code == 403 and answer.json()["ok"] is False
    assert not (own[0].parent / "decisions.jsonl").exists()


def test_a_decision_is_kept_and_leads_back(own: tuple[Path, dict[str, Document]]) -> None:
    with TestClient(create_app(own[0], by="Ann"), base_url=BASE) as client:
        form = {"token": token_of(client, "/review"), "subject": own[1]["own"].document_id, "judgement": "set",
                "field": "published", "value": "2023-05-03", "back": "/review"}  # fmt: skip
        answer = client.post("/decisions", data=form, headers={"origin": BASE}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/review"
    (line,) = (own[0].parent / "decisions.jsonl").read_text().splitlines()
    kept = json.loads(line)
    assert (kept["judgement"], kept["object"], kept["value"], kept["by"]) == ("set", "published", "2023-05-03", "Ann")


def test_a_decision_that_does_not_fit_is_told(own: tuple[Path, dict[str, Document]]) -> None:
    with TestClient(create_app(own[0], by="Ann"), base_url=BASE) as client:
        token = token_of(client, "/review")
        for form, status in (
            ({"judgement": "set"}, 400),
            ({"subject": "doc_0", "judgement": "dismiss"}, 404),
            ({"subject": "doc_0", "judgement": "maybe"}, 400),
        ):
            told = client.post("/decisions", data={"token": token, **form})
            assert told.status_code == status and told.json()["ok"] is False


def test_a_new_generation_is_taken_up(own: tuple[Path, dict[str, Document]]) -> None:
    with TestClient(create_app(own[0]), base_url=BASE) as client:
        assert client.get("/index.json").json()["counts"]["reports"] == 4
        _add_one(own[0])
        assert client.get("/index.json").json()["counts"]["failures"] == 2


def _add_one(path: Path) -> None:
    from dragoman.model.provenance import Failure
    from dragoman.store.duckdb import open_writer

    with open_writer(path) as writer:
        writer.add_failures([Failure(uri="other.html", document_id=None, part="reader", error="ReadError", detail="x")])
        writer.publish()


def test_all_paths_are_either_pages_or_files() -> None:
    assert len({path for path, _ in [*PAGES, *FILES]}) == len(PAGES) + len(FILES)


ODD = [
    "",
    " ",
    "%",
    "_",
    "\\",
    "'",
    '"',
    ";",
    "--",
    "\x00",
    "\u202e",
    "(",
    "[",
    "*",
    "(((a+)+)+)$",
    "x" * 200,
    "é",
    "𝒳",
    "null",
]


@pytest.mark.parametrize("value", ODD)
def test_odd_parameters_are_answered_or_refused(client: TestClient, value: str) -> None:
    for path, names in PARAMETERS.items():
        for name in names:
            assert client.get(path, params={name: value}).status_code in (200, 400), (path, name)
    for path in ("/entities/{}", "/why/{}", "/stories/{}", "/docs/{}", "/dyads/{}", "/diff/{}/x"):
        assert client.get(path.format(quote(value, safe=""))).status_code in (200, 400, 404), path


PARAMETERS = {
    "/stories": ("q", "storyline", "next", "limit"),
    "/statements": ("speaker", "via", "to", "story", "doc", "kind", "polarity", "q", "next"),
    "/events": ("dyad", "actor", "type", "status", "story", "doc", "incident", "since", "until", "q", "next"),
    "/timeline": ("dyad", "actor", "story", "status", "since", "next"),
    "/entities": ("q", "kind", "state", "next"),
    "/dyads": ("next",),
    "/search": ("q",),
    "/review": ("kind",),
}


@pytest.mark.parametrize("path", ["/entities", "/dyads", "/statements", "/stories"])
@pytest.mark.parametrize("cursor", [["x", "y"], [1, 2], [None, None], [1, "y"], [[1], "y"], {"a": 1}, "x"])
def test_a_cursor_of_another_list_is_refused(client: TestClient, path: str, cursor: object) -> None:
    given = base64.urlsafe_b64encode(json.dumps(cursor).encode()).decode().rstrip("=")
    assert client.get(path, params={"next": given}).status_code in (200, 400)
