from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dragoman.exporters.eventdata.icews import COLUMNS, IcewsExporter

SHARED = Path(__file__).parents[3].parent / "shared"


@pytest.fixture(scope="module")
def paths(view, states, tmp_path_factory):
    return IcewsExporter(states=states).export(view, tmp_path_factory.mktemp("icews"))


@pytest.fixture(scope="module")
def frame(paths):
    rows = pd.read_csv(paths[0], sep="\t", dtype={"CAMEO Code": str})
    return rows.merge(pd.read_csv(paths[1], sep="\t"), on="Event ID")


def test_twenty_columns_as_in_a_released_file(paths):
    assert len(COLUMNS) == 20
    assert paths[0].read_text(encoding="utf-8").splitlines()[0].split("\t") == list(COLUMNS)
    sample = SHARED / "data/formats/icews/sample_20_rows.tab"
    if sample.exists():
        assert sample.read_text(encoding="utf-8").splitlines()[0].split("\t") == list(COLUMNS)


def test_pandas_types(frame):
    assert frame["Event ID"].dtype == frame["Story ID"].dtype == frame["Sentence Number"].dtype == "int64"
    assert frame["Intensity"].dtype == frame["Latitude"].dtype == "float64"
    assert frame["Event ID"].is_unique


def test_duckdb_types(paths):
    relation = duckdb.sql(f"from read_csv('{paths[0]}', delim='\t', header=true, types={{'CAMEO Code': 'VARCHAR'}})")
    kinds = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert list(kinds) == list(COLUMNS)
    assert kinds["Event ID"] == kinds["Story ID"] == "BIGINT"
    assert kinds["Event Date"] == "DATE"
    assert kinds["Intensity"] == "DOUBLE"


def test_a_visit_is_one_row(frame):
    (row,) = frame[frame.event_id == "evt_visit"].to_dict("records")
    assert row["Event Text"] == "Make a visit"
    assert (row["CAMEO Code"], row["Intensity"]) == ("042", 1.9)
    assert (row["Source Name"], row["Source Sectors"], row["Source Country"]) == (
        "Badr Albusaidi", "Government", "Oman",
    )  # fmt: skip
    assert (row["Target Name"], row["Target Country"]) == ("Saudi Arabia", "Saudi Arabia")
    assert (row["Sentence Number"], row["Publisher"], row["City"]) == (1, "The Harbour Post", "Riyadh")


def test_a_meeting_of_three_stands_in_six_rows(frame):
    rows = frame[frame.event_id == "evt_meeting"]
    assert len(set(zip(rows["Source Name"], rows["Target Name"], strict=True))) == 6
    assert rows["Event Date"].isna().all()


def test_an_interval_has_no_day(frame):
    assert frame[frame.event_id == "evt_release"]["Event Date"].isna().all()


def test_a_missing_target_is_empty_and_the_code_keeps_its_zero(frame):
    (row,) = frame[frame.event_id == "evt_release"].to_dict("records")
    assert row["CAMEO Code"] == "0841"
    assert pd.isna(row["Target Name"])


def test_what_has_no_cameo_code_or_is_denied_is_left_out(frame, exported):
    assert set(frame.event_id) == exported - {"evt_march"}
