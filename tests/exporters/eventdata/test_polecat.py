import duckdb
import pandas as pd
import pytest

from dragoman.exporters.eventdata.polecat import COLUMNS, PolecatExporter


@pytest.fixture(scope="module")
def path(view, states, tmp_path_factory):
    (written,) = PolecatExporter(states=states).export(view, tmp_path_factory.mktemp("polecat") / "new")
    return written


@pytest.fixture(scope="module")
def frame(path):
    return pd.read_csv(path, sep="\t", na_values=["None"]).set_index("Event ID")


def test_forty_columns_by_name(path):
    assert len(COLUMNS) == 40
    assert path.read_text(encoding="utf-8").splitlines()[0].split("\t") == list(COLUMNS)


def test_pandas_types(frame, exported):
    assert set(frame.index) == exported
    for column in ("Intensity", "Latitude", "Longitude"):
        assert frame[column].dtype == "float64"
    assert frame["Quad Code"].dtype == "int64"
    assert pd.to_datetime(frame["Event Date"]).dtype.kind == "M"


def test_duckdb_types(path):
    relation = duckdb.sql(f"from read_csv('{path}', delim='\t', header=true, nullstr='None', sample_size=-1)")
    kinds = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert list(kinds) == list(COLUMNS)
    assert kinds["Event Date"] == "DATE"
    assert kinds["Intensity"] == kinds["Latitude"] == "DOUBLE"
    assert kinds["Quad Code"] == kinds["GeoNames ID"] == "BIGINT"
    assert len(relation.fetchall()) == 5


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Event Date", "2023-03-10"),
        ("Event Type", "CONSULT"),
        ("Event Mode", "visit"),
        ("Intensity", 4.0),
        ("Quad Code", 1),
        ("Contexts", "diplomatic;economic"),
        ("Actor Name", "Badr Albusaidi"),
        ("Actor Country", "OMN"),
        ("Actor COW", 698),
        ("Primary Actor Sector", "GOV"),
        ("Actor Title", "foreign minister"),
        ("Actor Name Raw", "Oman's foreign minister"),
        ("Recipient Name", "Saudi Arabia"),
        ("Recipient Name Raw", "Riyadh"),
        ("City", "Riyadh"),
        ("Country", "SAU"),
        ("GeoNames ID", 108410),
        ("Source", "The Harbour Post"),
        ("Publication Date", "2023-03-11"),
        ("Story People", "Badr Albusaidi"),
        ("Story Locations", "Riyadh"),
    ],
)
def test_a_visit(path, column, value):
    frame = pd.read_csv(path, sep="\t", na_values=["None"]).set_index("Event ID")
    cell = frame.loc["evt_visit", column]
    assert (type(value)(cell) if isinstance(value, int) else cell) == value


def test_a_planned_meeting_is_agree_with_all_parties_as_actors(path):
    row = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False).set_index("Event ID").loc["evt_meeting"]
    assert (row["Event Type"], row["Event Mode"]) == ("AGREE", "None")
    assert row["Actor Country"] == "IRN;OMN;QAT"
    assert row["Actor COW"] == "630;698;694"
    assert row["Recipient Name"] == row["Recipient Country"] == "None"
    assert row["Event Date"] == "None"  # "in May" names no day


def test_an_interval_gives_no_day(path):
    rows = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False).set_index("Event ID")
    assert rows.loc["evt_release", "Event Date"] == "None"
    assert rows.loc["evt_visit_again", "Publication Date"] == "None"  # dated to a week


def test_unknown_is_none_and_never_empty(path):
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        assert "" not in line.split("\t")


def test_two_runs_write_the_same_bytes(path, view, states, tmp_path):
    (again,) = PolecatExporter(states=states).export(view, tmp_path)
    assert again.read_bytes() == path.read_bytes()
