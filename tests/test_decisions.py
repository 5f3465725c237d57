"""Decisions of a person: carried out, marked, kept over reading again, taken back."""

from pathlib import Path

import pytest

import dragoman
from dragoman.errors import LookupFailed, SettingsError

REPORTS = {
    "a.txt": "VELMORE, May 3, 2022 (Reuters) - Germany attacked Kenya on Monday, the foreign ministry of France said."
    " German troops crossed the border at dawn on Monday and fired on Kenyan soldiers near the town.",
    "b.txt": "VELMORE, May 3, 2022 - Germany attacked Kenya on Monday, the foreign ministry of France said."
    " German troops crossed the border at dawn on Monday and fired on Kenyan soldiers near the town.",
}


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decided")
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    dragoman.read(folder, into=folder / "r.duckdb").close()
    return folder


@pytest.fixture
def path(read_once: Path, tmp_path: Path) -> Path:
    (tmp_path / "r.duckdb").write_bytes((read_once / "r.duckdb").read_bytes())
    return tmp_path / "r.duckdb"


def rows(path: Path, query: str) -> list[dict]:
    with dragoman.open_record(path) as record:
        return record.sql(query).to_pylist()


def attack(path: Path) -> dict:
    return rows(path, "select * from events where anchor_text = 'attacked' order by document_id")[0]


FIELDS = [
    ("type", "COERCE", {"type": "COERCE", "plover": "COERCE", "quad": 4, "mode": None}),
    ("status", "planned", {"status": "planned", "plover": "THREATEN", "quad": 3}),
    ("status", "negated", {"status": "negated", "plover": None}),
    ("source", "FRA.MIL", {"source": "FRA.MIL"}),
    ("recipient", "UGA", {"recipient": "UGA"}),
    (
        "occurred",
        "2022-04",
        {"occurred": "2022-04", "occurred_earliest": "2022-04-01", "occurred_latest": "2022-04-30"},
    ),
    ("place", "Nairobi", {"place": "Nairobi", "place_start": None}),
]


@pytest.mark.parametrize(("field", "value", "wanted"), FIELDS)
def test_an_event_is_as_a_person_set_it(path: Path, field: str, value: str, wanted: dict) -> None:
    before = attack(path)
    decision = dragoman.decide(path, before["event_id"], "set", field, value, by="ana")
    after = attack(path)
    assert {name: after[name] for name in wanted} == wanted
    assert (before["decided_by"], after["decided_by"]) == (None, "ana")
    if field in ("source", "recipient"):
        assert [party["actor"] for party in after[f"{field}s"]] == [value]
    dragoman.decide(path, decision.decision_id, "dismiss", by="ana")
    assert attack(path) == before
    assert rows(path, "select * from decisions") == []


def test_an_event_that_is_none_is_gone_from_what_was_made_of_it(path: Path) -> None:
    told = rows(path, "select event_id from events where anchor_text = 'attacked' order by event_id")
    for row in told:
        dragoman.decide(path, row["event_id"], "dismiss", by="ana")
    gone = [row["event_id"] for row in told]
    assert rows(path, "select event_id from events where anchor_text = 'attacked'") == []
    left = rows(path, "select unnest(events) as event_id from incidents")
    assert not {row["event_id"] for row in left} & set(gone)


def test_a_decision_holds_when_more_is_read(path: Path) -> None:
    event = attack(path)
    dragoman.decide(path, event["event_id"], "set", "recipient", "UGA", by="ana")
    (path.parent / "c.txt").write_text("PARIS, May 5, 2022 - France said on Thursday that it had no comment.")
    dragoman.read(path.parent / "c.txt", into=path).close()
    after = next(row for row in rows(path, "select * from events") if row["event_id"] == event["event_id"])
    assert (after["recipient"], after["decided_by"]) == ("UGA", "ana")
    assert rows(path, "select count(*) as n from relations where b = 'UGA' or a = 'UGA'")[0]["n"] >= 1


def test_a_derivation_that_is_none_makes_two_origins(path: Path) -> None:
    (found,) = rows(path, "select derivation_id, direction from derivations where from_document is not null")
    decision = dragoman.decide(path, found["derivation_id"], "dismiss", by="ana")
    assert rows(path, "select * from derivations where from_document is not null") == []
    assert rows(path, "select origins from stories") == [{"origins": 2}]
    dragoman.decide(path, decision.decision_id, "dismiss", by="ana")
    dragoman.decide(path, found["derivation_id"], "set", "direction", "known", by="ana")
    (again,) = rows(path, "select direction, decided_by, basis from derivations where from_document is not null")
    assert (again["direction"], again["decided_by"]) == ("known", "ana")
    assert "decided by ana" in again["basis"]


def test_two_actors_become_one_and_two_again(path: Path) -> None:
    before = rows(path, "select actor, names from actors order by actor")
    decision = dragoman.decide(path, "KEN", "same", "DEU", by="ana")
    (gone,) = {"DEU", "KEN"} - {row["actor"] for row in rows(path, "select actor from actors")}
    assert rows(path, f"select * from events where '{gone}' in (source, recipient)") == []
    assert rows(path, f"select * from mentions where actor = '{gone}'") == []
    assert rows(path, "select distinct decided_by from events where anchor_text = 'attacked'") == [
        {"decided_by": "ana"}
    ]
    dragoman.decide(path, decision.decision_id, "dismiss", by="ana")
    assert rows(path, "select actor, names from actors order by actor") == before


def test_the_later_judgement_on_two_actors_holds(path: Path) -> None:
    dragoman.decide(path, "KEN", "same", "DEU", by="ana")
    dragoman.decide(path, "DEU", "different", "KEN", by="bo")
    assert {"DEU", "KEN"} <= {row["actor"] for row in rows(path, "select actor from actors")}


def test_a_date_by_hand_moves_what_counts_from_it_and_can_be_taken_back(path: Path) -> None:
    query = "select d.*, occurred from documents d join events using (document_id) where uri = 'a.txt' order by all"
    before = rows(path, query)
    decision = dragoman.decide(path, before[0]["document_id"], "set", "published", "2022-06-14", by="ana")
    (first, *_) = after = rows(path, query)
    assert (first["published"], first["published_evidence"][0]["reason"][:14]) == ("2022-06-14", "decided by ana")
    assert {row["occurred"] for row in after} == {"2022-06-13"}
    dragoman.decide(path, decision.decision_id, "dismiss", by="ana")
    assert rows(path, query) == before


WRONG = [
    ("set", "type", "QUARREL"),
    ("set", "status", "perhaps"),
    ("set", "source", "the Germans"),
    ("set", "occurred", "some day"),
    ("set", "anchor_text", "x"),
    ("set", "occurred", "2022-05-03/2022-05-01"),
    ("same", "evt_0000000000000000"),
]


@pytest.mark.parametrize("words", WRONG)
def test_what_cannot_be_carried_out_is_refused(path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError):
        dragoman.decide(path, attack(path)["event_id"], *words, by="ana")
    assert not (path.parent / "decisions.jsonl").exists()


IDLE = [
    ("select document_id from documents", "dismiss", "made anew"),
    ("select document_id from documents", "same", "published"),
    ("select story_id from stories", "same", "stories follow"),
    ("select story_id from stories", "dismiss", "stories follow"),
    ("select origin_id from origins", "dismiss", "der_"),
    ("select event_id from events", "same", "inc_"),
    ("select run_id from runs", "dismiss", "note"),
    ("select actor from actors", "dismiss", "men_"),
    ("select incident_id from incidents", "dismiss", "evt_"),
    ("select derivation_id from derivations", "different", "direction"),
]


@pytest.mark.parametrize(("query", "judgement", "remedy"), IDLE)
def test_what_would_change_nothing_is_refused_with_what_would(
    path: Path, query: str, judgement: str, remedy: str
) -> None:
    (subject,) = rows(path, f"{query} order by all limit 1")[0].values()
    with pytest.raises(SettingsError, match=remedy):
        dragoman.decide(path, subject, judgement, *([] if judgement == "dismiss" else [subject]), by="ana")
    assert not (path.parent / "decisions.jsonl").exists()


def test_a_judgement_on_two_is_on_two_of_a_kind_that_are_there(path: Path) -> None:
    incident = rows(path, "select incident_id from incidents order by all")[0]["incident_id"]
    with pytest.raises(SettingsError, match="twice"):
        dragoman.decide(path, incident, "same", incident, by="ana")
    with pytest.raises(SettingsError, match="of a kind"):
        dragoman.decide(path, incident, "same", "KEN", by="ana")
    with pytest.raises(LookupFailed):
        dragoman.decide(path, incident, "same", "inc_0", by="ana")
    with pytest.raises(LookupFailed):
        dragoman.decide(path, "KEN", "same", "KEN/nobody_known", by="ana")
    dragoman.decide(path, "KEN", "different", "UGA", by="ana")  # whom the codebook knows need not be named


def test_records_of_one_folder_share_their_decisions_and_say_so(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    other = path.with_name("other.duckdb")
    other.write_bytes(path.read_bytes())
    event = attack(path)["event_id"]
    decision = dragoman.decide(path, event, "dismiss", by="ana")
    assert "the next read of other.duckdb carries this decision out too" in caplog.text
    with dragoman.read([], into=other) as read_again:
        assert read_again.summary.replayed == (decision,)
    with dragoman.read([], into=other) as unchanged:
        assert unchanged.summary.replayed == ()
    assert event not in {row["event_id"] for row in rows(other, "select event_id from events")}
    dragoman.decide(path, "KEN", "different", "DEU", by="bo")
    caplog.clear()
    dragoman.decide(other, "KEN", "same", "DEU", by="ana")
    assert "1 decision of decisions.jsonl carried out that the record had not known: bo: KEN different" in caplog.text


def test_a_large_record_carries_decisions_out_and_takes_them_back_too(path: Path, monkeypatch) -> None:
    monkeypatch.setenv("DRAGOMAN_WHOLE", "0")
    before = attack(path)
    decision = dragoman.decide(path, before["event_id"], "dismiss", by="ana")
    assert before["event_id"] not in {row["event_id"] for row in rows(path, "select event_id from events")}
    dragoman.decide(path, decision.decision_id, "dismiss", by="ana")
    assert attack(path) == before


def test_decisions_of_one_second_keep_their_order(path: Path) -> None:
    first = dragoman.decide(path, "KEN", "same", "DEU", by="ana")
    second = dragoman.decide(path, "DEU", "different", "KEN", by="bo")
    assert first.at < second.at
