"""The table of terms of office, read with the csv module alone.

Offices are a closed list. A head of state who reigns has the office `head_of_state`; `monarch` is a royal
person who is not one (a crown prince). `other` is an office that news names and the list has no word for:
the title says it.
"""

import calendar
import csv
import itertools
import re
from collections import defaultdict
from pathlib import Path

import pytest

OFFICES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "vice_president",
        "foreign_minister",
        "defence_minister",
        "finance_minister",
        "interior_minister",
        "spokesperson",
        "security_adviser",
        "intelligence_chief",
        "military_chief",
        "central_banker",
        "ambassador_un",
        "party_leader",
        "opposition_leader",
        "organisation_head",
        "envoy",
        "speaker",
        "group_leader",
        "monarch",
        "other",
    }
)
SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
HEADER = "person_key,name,other_names,state,office,sector,title,since,until,single,wikidata,source"
TABLE = Path(__file__).parents[2] / "src/dragoman/codebooks/data/offices.csv"

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_STATE = re.compile(r"[A-Z]{3}(?:/[a-z0-9]+(?:_[a-z0-9]+)*)?")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, strict=True))


def _bounds(date: str) -> tuple[str, str]:
    """First and last day of a year, a month or a day; raises ValueError if there is none such."""
    match = _DATE.fullmatch(date)
    if match is None:
        raise ValueError(date)
    year, month, day = match.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    days = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{date}-01", f"{date}-{days:02}"
    if not 1 <= int(day) <= days:
        raise ValueError(date)
    return date, date


def test_header():
    with TABLE.open(encoding="utf-8", newline="") as table:
        assert next(table) == HEADER + "\n"


def test_as_many_terms_as_promised(rows):
    assert len(rows) >= 1000


def test_cells_come_from_the_closed_lists(rows):
    for row in rows:
        assert None not in row and None not in row.values(), row
        assert _KEY.fullmatch(row["person_key"]), row
        assert _STATE.fullmatch(row["state"]), row
        assert row["office"] in OFFICES, row
        assert row["sector"] in SECTORS.split(), row
        assert row["single"] in {"yes", "no"}, row
        assert row["name"] and row["title"] and row["source"], row
        assert re.fullmatch(r"(?:Q[1-9]\d*)?", row["wikidata"]), row


def test_terms_end_after_they_begin(rows):
    for row in rows:
        bounds = [_bounds(row[column]) for column in ("since", "until") if row[column]]
        if len(bounds) == 2:
            (begun, _), (_, ended) = bounds
            assert begun <= ended, row


def test_a_single_office_has_one_holder_at_a_time(rows):
    """Beyond the day, month or year to which a term's end and the next one's beginning are known."""
    held = defaultdict(list)
    for row in rows:
        if row["single"] == "yes":
            held[row["state"], row["office"]].append(row)
    for terms in held.values():
        terms.sort(key=lambda row: row["since"])
        for earlier, later in itertools.pairwise(terms):
            assert earlier["until"], (earlier, later)
            assert _bounds(earlier["until"])[0] <= _bounds(later["since"])[1], (earlier, later)


def test_a_key_is_one_person(rows):
    people = defaultdict(set)
    for row in rows:
        people[row["person_key"]].add((row["name"], row["other_names"]))
    assert [key for key, names in people.items() if len(names) > 1] == []


def test_other_names_are_told_apart(rows):
    for row in rows:
        others = row["other_names"].split(";") if row["other_names"] else []
        assert len(set(others)) == len(others), row
        assert row["name"] not in others, row
        assert all(other == other.strip() != "" for other in others), row


def test_rows_are_distinct_and_in_order(rows):
    keys = [(row["state"], row["office"], row["since"] or "0", row["person_key"], row["title"]) for row in rows]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("state", "office", "day", "holder"),
    [
        ("USA", "head_of_state", "1999-05-05", "bill_clinton"),
        ("USA", "foreign_minister", "2014-01-01", "john_kerry"),
        ("RUS", "head_of_government", "2010-06-01", "vladimir_putin"),
        ("RUS", "head_of_state", "2010-06-01", "dmitry_medvedev"),
        ("CHN", "head_of_state", "2024-01-01", "xi_jinping"),
        ("UKR", "head_of_state", "2022-02-24", "volodymyr_zelensky"),
        ("GBR", "head_of_government", "1987-05-01", "margaret_thatcher"),
        ("DEU", "head_of_government", "2015-09-01", "angela_merkel"),
    ],
)
def test_who_held_it(rows, state, office, day, holder):
    holders = {
        row["person_key"]
        for row in rows
        if (row["state"], row["office"]) == (state, office)
        and _bounds(row["since"])[0] <= day
        and (not row["until"] or _bounds(row["until"])[1] >= day)
    }
    assert holders == {holder}
