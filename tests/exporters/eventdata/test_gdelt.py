import csv
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dragoman.exporters.eventdata.gdelt import EVENT_COLUMNS, MENTION_COLUMNS, GdeltExporter

FORMATS = Path(__file__).parents[3].parent / "shared/data/formats/gdelt"
PANDAS = {"STRING": "string", "INTEGER": "Int64", "FLOAT": "float64"}
DUCKDB = {"STRING": "VARCHAR", "INTEGER": "BIGINT", "FLOAT": "DOUBLE"}


def printed(name, delimiter, skipped):
    """Column names and types as GDELT's own header files give them."""
    path = FORMATS / name
    if not path.exists():
        pytest.skip(f"no {path}")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=delimiter))[1:]
    return {row[skipped]: row[skipped + 1] for row in rows if row[skipped + 1]}


@pytest.fixture(scope="module")
def event_types():
    return printed("GDELT_2.0_Events_Column_Labels_Header_Row_Sep2016.csv", ",", 0)


@pytest.fixture(scope="module")
def mention_types():
    return printed("GDELT_2.0_eventMentions_Column_Labels_Header_Row_Sep2016.tsv", "\t", 1)


@pytest.fixture(scope="module")
def paths(view, states, tmp_path_factory):
    return GdeltExporter(states=states).export(view, tmp_path_factory.mktemp("gdelt"))


def read(path, columns):
    return pd.read_csv(path, sep="\t", header=None, names=list(columns), dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def events(paths):
    return read(paths[0], EVENT_COLUMNS)


@pytest.fixture(scope="module")
def mentions(paths):
    return read(paths[1], MENTION_COLUMNS)


def test_columns_are_those_of_the_codebook(event_types, mention_types):
    assert (len(EVENT_COLUMNS), len(MENTION_COLUMNS)) == (61, 16)
    assert list(EVENT_COLUMNS) == list(event_types)
    assert list(MENTION_COLUMNS) == list(mention_types)


@pytest.mark.parametrize("index", [0, 1])
def test_every_column_reads_as_its_type(index, paths, event_types, mention_types):
    types = (event_types, mention_types)[index]
    dtypes = {name: PANDAS[kind] for name, kind in types.items()}
    frame = pd.read_csv(paths[index], sep="\t", header=None, names=list(types), dtype=dtypes)
    columns = ", ".join(f"'{name}': '{DUCKDB[kind]}'" for name, kind in types.items())
    rows = duckdb.sql(f"from read_csv('{paths[index]}', delim='\t', header=false, columns={{{columns}}})").fetchall()
    assert len(rows) == len(frame)
    assert {len(row) for row in rows} == {len(types)}


def test_one_happening_in_two_reports_is_one_event_with_two_mentions(events, mentions):
    (visit,) = events[events.EventCode == "042"].to_dict("records")
    assert (visit["NumMentions"], visit["NumSources"], visit["NumArticles"]) == ("2", "2", "2")
    told = mentions[visit["GLOBALEVENTID"] == mentions.GLOBALEVENTID]
    assert set(told.Extras) == {"evt_visit", "evt_visit_again"}
    assert set(told.MentionType) == {"1", "2"}
    assert set(told.Confidence) == {"100", "50"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("SQLDATE", "20230310"),
        ("MonthYear", "202303"),
        ("Year", "2023"),
        ("FractionDate", "2023.274"),
        ("Actor1Code", "OMNGOV"),
        ("Actor1Name", "BADR ALBUSAIDI"),
        ("Actor1CountryCode", "OMN"),
        ("Actor1Type1Code", "GOV"),
        ("Actor2Code", "SAU"),
        ("IsRootEvent", "1"),
        ("EventBaseCode", "042"),
        ("EventRootCode", "04"),
        ("QuadClass", "1"),
        ("GoldsteinScale", "1.9"),
        ("AvgTone", ""),
        ("Actor1Geo_Type", ""),
        ("ActionGeo_Type", "4"),
        ("ActionGeo_FullName", "Riyadh, Saudi Arabia"),
        ("ActionGeo_CountryCode", "SA"),
        ("ActionGeo_Lat", "24.6877"),
        ("DATEADDED", ""),  # the other report may be older
        ("SOURCEURL", "https://harbour.example/a"),
    ],
)
def test_a_visit(events, column, value):
    (visit,) = events[events.EventCode == "042"].to_dict("records")
    assert visit[column] == value


def test_a_month_gives_no_day(events):
    meeting = events[events.EventCode == "036"]
    assert len(meeting) == 6
    assert set(meeting.SQLDATE) == {""}
    assert set(meeting.MonthYear) == {"202305"}


def test_an_interval_gives_the_month_that_holds_it(events):
    (release,) = events[events.EventCode == "0841"].to_dict("records")
    assert (release["SQLDATE"], release["MonthYear"], release["Year"]) == ("", "202303", "2023")
    assert release["FractionDate"] == ""


def test_a_report_dated_to_a_week_has_no_stamp_and_may_be_the_first(events, mentions):
    (again,) = mentions[mentions.Extras == "evt_visit_again"].to_dict("records")
    assert (again["EventTimeDate"], again["MentionTimeDate"]) == ("", "")
    assert set(events[events.EventCode == "0841"].DATEADDED) == {"20230311000000"}


def test_mention_offsets_quote_the_text(mentions, view):
    texts = {row["uri"]: row["text"] for row in view.table("documents").to_pylist()}
    row = mentions[mentions.Extras == "evt_visit"].iloc[0]
    text = texts[row.MentionIdentifier]
    assert text[int(row.ActionCharOffset) :].startswith("visited")
    assert text[int(row.Actor2CharOffset) :].startswith("Riyadh")
    assert (row.SentenceID, row.MentionDocLen, row.InRawText) == ("1", str(len(text)), "1")


def test_every_mention_has_its_event(events, mentions, exported):
    assert set(mentions.GLOBALEVENTID) == set(events.GLOBALEVENTID)
    assert set(mentions.Extras) == exported - {"evt_march"}
    assert events.GLOBALEVENTID.is_unique
