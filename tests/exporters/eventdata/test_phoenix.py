import duckdb
import pandas as pd
import pytest

from dragoman.exporters.eventdata.phoenix import COLUMNS, PhoenixExporter, quad_class


@pytest.fixture(scope="module")
def path(view, states, tmp_path_factory):
    (written,) = PhoenixExporter(states=states).export(view, tmp_path_factory.mktemp("phoenix"))
    return written


@pytest.fixture(scope="module")
def frame(path):
    codes = dict.fromkeys(("Date", "Year", "Month", "Day", "EventCode", "EventRootCode"), str)
    return pd.read_csv(path, sep="\t", header=None, names=list(COLUMNS), dtype=codes)


def test_26_columns_without_a_header(path, frame):
    assert len(COLUMNS) == 26
    assert {len(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()} == {26}
    assert frame["GoldsteinScore"].dtype == frame["Lat"].dtype == "float64"
    assert frame["QuadClass"].dtype == "int64"


def test_duckdb_reads_it(path):
    names = ", ".join(f"'{name}'" for name in COLUMNS)
    relation = duckdb.sql(f"from read_csv('{path}', delim='\t', header=false, all_varchar=true, names=[{names}])")
    assert relation.columns == list(COLUMNS)
    assert duckdb.sql("select count(*) from relation where EventCode = '0841'").fetchall() == [(1,)]


def test_one_row_a_day_dyad_and_code_with_reports_joined(frame):
    (row,) = frame[frame.EventCode == "042"].to_dict("records")
    assert (row["Date"], row["Year"], row["Month"], row["Day"]) == ("20230310", "2023", "03", "10")
    assert (row["SourceActorFull"], row["SourceActorEntity"], row["SourceActorRole"]) == ("OMNGOV", "OMN", "GOV")
    assert (row["EventRootCode"], row["QuadClass"], row["GoldsteinScore"]) == ("04", 1, 1.9)
    assert row["Issues"] == "diplomatic,2;economic,1"
    assert (row["LocationName"], row["CountryName"]) == ("Riyadh", "Saudi Arabia")
    assert row["SentenceIDs"] == "doc_a_1;doc_b_1"
    assert row["URLs"] == "https://harbour.example/a;b.txt"
    assert row["NewsSources"] == "The Harbour Post;=Tide"


def test_no_day_leaves_the_day_empty(frame):
    meeting = frame[frame.EventCode == "036"]
    assert len(meeting) == 6
    assert meeting["Date"].isna().all()
    assert set(meeting["Year"] + meeting["Month"]) == {"202305"}


def test_an_interval_leaves_the_day_empty(frame):
    (release,) = frame[frame.EventCode == "0841"].to_dict("records")
    assert pd.isna(release["Date"])
    assert pd.isna(release["Day"])
    assert (release["Year"], release["Month"]) == ("2023", "03")


@pytest.mark.parametrize(("code", "quad"), [("010", 0), ("02", 0), ("036", 1), ("0841", 2), ("163", 3), ("190", 4)])
def test_quad_class(code, quad):
    assert quad_class(code) == quad
