"""A correction made in the pages: carried out, marked, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.web.app import create_app
from web import records
from web.conftest import BASE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    records.write(tmp_path / "record.duckdb")
    app = create_app(tmp_path / "record.duckdb", by="ana")
    with TestClient(app, base_url=BASE, headers={"accept": "text/html"}) as client:
        client.token = app.state.room.token.value
        yield client


def decide(desk: TestClient, **form: str) -> None:
    answer = desk.post("/decisions", data={"token": desk.token, "back": "/review", **form})
    assert answer.status_code == 200, answer.text
    desk.app.state.room.scribe.close()
    desk.app.state.room.scribe.__init__(desk.app.state.room.shelf, "ana")


def events(desk: TestClient) -> list[dict]:
    return desk.get("/events.json").json()["events"]


def test_an_event_is_corrected_marked_and_given_back(desk: TestClient) -> None:
    before = events(desk)
    one = next(row for row in before if row["anchor_text"] == "agreed")
    decide(desk, subject=one["event_id"], judgement="set", field="status", value="planned")
    shown = desk.get("/events").text
    assert "decided by ana" in shown
    (after,) = [row for row in events(desk) if row["event_id"] == one["event_id"]]
    assert (after["status"], after["decided_by"]) == ("planned", "ana")
    (decision,) = desk.get("/review.json").json()["decisions"]
    assert 'data-key="z"' in desk.get("/review").text
    decide(desk, subject=decision["decision_id"], judgement="dismiss")
    assert events(desk) == before
    assert desk.get("/review.json").json()["decisions"] == []


def test_an_actor_who_is_another_is_found_under_both_names(desk: TestClient) -> None:
    decide(desk, subject="SWE", judgement="same", object="NOR")
    names = {row["actor"] for row in desk.get("/entities.json").json()["actors"]}
    assert len(names & {"NOR", "SWE"}) == 1
    for code in ("NOR", "SWE"):
        page = desk.get(f"/entities/{code}").text
        assert "the same as" in page and "Take back" in page
