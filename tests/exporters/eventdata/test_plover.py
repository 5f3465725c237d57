import json

import duckdb
import pandas as pd
import pytest

from dragoman.codebooks import plover
from dragoman.exporters.eventdata.plover import PloverExporter

REQUIRED = {"id", "date", "actor", "recipient", "event"}
FIELDS = REQUIRED | {
    "event_loc", "event_text", "quad_code", "event_scale", "mode", "context", "enddate", "link", "size", "text_info",
    "cite_info", "coder", "comment", "has_event", "status", "date_edtf",
}  # fmt: skip


@pytest.fixture(scope="module")
def path(view, tmp_path_factory):
    (written,) = PloverExporter().export(view, tmp_path_factory.mktemp("plover"))
    return written


@pytest.fixture(scope="module")
def objects(path):
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def test_required_fields_are_there_and_no_unknown_ones(objects, exported):
    assert set(objects) == exported
    for row in objects.values():
        assert row.keys() >= REQUIRED
        assert row.keys() <= FIELDS
        assert set(row["event"]) <= set(plover.event_types())


def test_pandas_and_duckdb_read_it(path):
    frame = pd.read_json(path, lines=True)
    assert frame["event_scale"].dtype == "float64"
    assert frame["quad_code"].dtype == "int64"
    kinds = dict(
        duckdb.sql(f"select column_name, column_type from (describe from read_json('{path}'))").fetchall()
    )  # fmt: skip
    assert kinds["date"] == "DATE"
    assert kinds["event"] == "VARCHAR[]"
    assert kinds["actor"].startswith("STRUCT(")
    assert kinds["actor"].endswith("[]")


def test_a_visit(objects):
    row = objects["evt_visit"]
    assert (row["date"], row["event"], row["mode"]) == ("2023-03-10", ["CONSULT"], ["visit"])
    assert row["actor"] == [
        {
            "code": "OMN",
            "sector": "GOV",
            "entity_text": "Oman's foreign minister",
            "identifier_id": "Q4841106",
            "identifier_text": "Badr Albusaidi",
            "office": "foreign minister",
        }
    ]
    assert row["event_loc"]["geonameid"] == 108410
    assert row["text_info"] == {"sequence": 1, "start": 0, "end": 49}
    assert row["cite_info"]["title"] == "Talks;\tRiyadh"
    assert row["link"] == objects["evt_visit_again"]["link"] == "inc_visit"


def test_a_reciprocal_act_has_no_recipient(objects):
    row = objects["evt_meeting"]
    assert [actor["code"] for actor in row["actor"]] == ["IRN", "OMN", "QAT"]
    assert row["recipient"] == []
    assert (row["event"], row["date"], row["date_edtf"], row["status"]) == (["AGREE"], None, "2023-05", "planned")
    assert "mode" not in row


def test_an_act_that_lasts_has_an_end(objects):
    assert (objects["evt_release"]["date"], objects["evt_release"]["enddate"]) == ("2023-03-07", "2023-03-09")
    assert "enddate" not in objects["evt_march"]
    assert (objects["evt_march"]["date"], objects["evt_march"]["date_edtf"]) == (None, "2023-03-06/2023-03-12")
    assert objects["evt_release"]["size"] == {"released": 2}
