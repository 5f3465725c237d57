from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import TimeError
from dragoman.language.calendar import edtf, period_of, resolve, unanchored_value
from dragoman.language.holidays import HOLIDAYS, easter, holiday

FRIDAY = "2022-12-30"

FORMULAS = [
    ("DCT", "2022-12-30", "2022-12-30"),
    ("DCT-1D", "2022-12-29", "2022-12-29"),
    ("DCT<FRI", "2022-12-23", "2022-12-23"),
    ("DCT<=FRI", "2022-12-30", "2022-12-30"),
    ("DCT>=FRI", "2022-12-30", "2022-12-30"),
    ("DCT>FRI", "2023-01-06", "2023-01-06"),
    ("DCT-1W", "2022-W51", "2022-12-19/2022-12-25"),
    ("DCT-1W/TUE", "2022-12-20", "2022-12-20"),
    ("DCT<=WE", "2022-W51-WE", "2022-12-24/2022-12-25"),
    ("DCT<=M03", "2022-03", "2022-03"),
    ("DCT>M03", "2023-03", "2023-03"),
    ("DCT-1Y/M03", "2021-03", "2021-03"),
    ("DCT~M01-07", "2023-01-07", "2023-01-07"),
    ("DCT~M05-01FRI", "2020-05-01", "2020-05-01"),
    ("DCT>=M02-29", "2024-02-29", "2024-02-29"),
    ("DCT<=D05", "2022-12-05", "2022-12-05"),
    ("DCT-1Q", "2022-Q3", "2022-07/2022-09"),
    ("DCT+0Y/H1", "2022-H1", "2022-01/2022-06"),
    ("DCT<=SU", "2022-SU", "2022-06/2022-08"),
    ("DCT-1E", "201X", "2010/2019"),
    ("DCT+0Y/END", "2022", "2022-09/2022-12"),
    ("DCT<=THANKSGIVING", "2022-11-24", "2022-11-24"),
    ("DCT/TMO", "2022-12-30TMO", "2022-12-30"),
    ("DCT-1D/T10:30", "2022-12-29T10:30", "2022-12-29"),
    ("DCT-2M.D..DCT", "2022-10-30/2022-12-30", "2022-10-30/2022-12-30"),
    ("[2022-12-21]..[2022-12-27]", "2022-12-21/2022-12-27", "2022-12-21/2022-12-27"),
    ("[1998-Q1]+1Q", "1998-Q2", "1998-04/1998-06"),
    ("[2020-02-29]+1Y.D", "2021-02-28", "2021-02-28"),
]


@pytest.mark.parametrize(("formula", "value", "time"), FORMULAS)
def test_a_formula_resolves_against_its_anchor(formula, value, time):
    found = resolve(formula, FRIDAY, FRIDAY)
    assert found is not None
    assert (found.value, found.time) == (value, time)


def test_an_unknown_anchor_gives_nothing():
    assert resolve("DCT-1D", None, None) is None


def test_an_absolute_formula_needs_no_anchor():
    found = resolve("[2022-03]", None, None)
    assert found is not None
    assert found.time == "2022-03"


def test_an_uncertain_anchor_gives_the_hull():
    found = resolve("DCT<=FRI", "2022-12-30", "2023-01-07")
    assert found is not None
    assert (found.earliest, found.latest, found.value) == ("2022-12-30", "2023-01-06", None)


def test_an_uncertain_anchor_may_still_be_precise():
    found = resolve("DCT-1Y", "2022-12-01", "2022-12-30")
    assert found is not None
    assert (found.time, found.value) == ("2021", "2021")


@pytest.mark.parametrize(
    "formula", ["[2022-06-31]", "DCT<=M06-31", "DCT<=M02-30", "DCT-9999Y", "DCT!FRI", "", "DCT<=XYZ"]
)
def test_days_that_do_not_exist_and_malformed_formulas_are_refused(formula):
    with pytest.raises(TimeError):
        resolve(formula or "[x]", FRIDAY, FRIDAY)


@pytest.mark.parametrize(
    ("formula", "value"),
    [("DCT-1D", "XXXX-XX-XX"), ("DCT<=FRI", "XXXX-WXX-5"), ("DCT<=M03", "XXXX-03"), ("DCT-1W", "XXXX-WXX"),
     ("DCT<=FRI/TNI", "XXXX-WXX-5TNI"), ("DCT~M03-05", "XXXX-03-05"), ("DCT+0Y/END", "XXXX")],
)  # fmt: skip
def test_what_is_sure_without_an_anchor(formula, value):
    assert unanchored_value(formula) == value


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, date(2000, 4, 23)), (2008, date(2008, 3, 23)), (2011, date(2011, 4, 24)), (2022, date(2022, 4, 17))],
)
def test_easter(year, day):
    assert easter(year) == day


def test_every_holiday_falls_in_its_year():
    for key in HOLIDAYS:
        for year in range(1990, 2040):
            assert holiday(key, year).year == year


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@given(
    DAYS,
    st.integers(0, 60),
    st.sampled_from([row[0] for row in FORMULAS if "DCT" in row[0] and "FRI" not in row[0][9:]]),
)
def test_resolution_is_monotone_so_the_hull_holds_every_day_between(day, width, formula):
    if "~" in formula:
        return
    last = day + timedelta(days=width)
    hull = resolve(formula, day.isoformat(), last.isoformat())
    inside = resolve(formula, *[(day + timedelta(days=width // 2)).isoformat()] * 2)
    assert hull is not None
    assert inside is not None
    assert hull.earliest <= inside.earliest <= inside.latest <= hull.latest


@given(DAYS, DAYS)
def test_edtf_names_what_it_spans(one, other):
    first, last = min(one, other), max(one, other)
    text = edtf(first, last)
    if "/" not in text and len(text) < 10:
        period = period_of(text)
        assert (period.first, period.last) == (first, last)
