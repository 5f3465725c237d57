from datetime import date

import pytest

from dragoman.language.calendar import resolve
from dragoman.language.feasts import FEASTS, days_in, eastern_easter


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("ROSHHASHANAH", "2023-09-16"),
        ("YOMKIPPUR", "1973-10-06"),
        ("HANUKKAH", "2022-12-19"),
        ("PASSOVER", "2024-04-23"),
        ("PURIM", "2024-03-24"),
        ("SHAVUOT", "2023-05-26"),
        ("LUNARNEWYEAR", "1985-02-20"),
        ("LUNARNEWYEAR", "2022-02-01"),
        ("LUNARNEWYEAR", "2023-01-22"),
        ("LUNARNEWYEAR", "2034-02-19"),
        ("OREASTER", "2022-04-24"),
    ],
)
def test_feasts_that_are_sure(key, first):
    assert [begin.isoformat() for begin, _ in days_in(key, int(first[:4]))] == [first]


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("RAMADAN", "2022-04-02"),
        ("RAMADAN", "2023-03-23"),
        ("EIDFITR", "2022-05-02"),
        ("EIDADHA", "2015-09-24"),
        ("ASHURA", "2022-08-08"),
        ("DIWALI", "2020-11-14"),
        ("DIWALI", "2023-11-12"),
    ],
)
def test_feasts_by_the_moon_hold_the_day_they_were_kept_on(key, day):
    assert any(begin <= date.fromisoformat(day) <= end for begin, end in days_in(key, int(day[:4])))


def test_an_islamic_feast_may_come_twice_in_a_year():
    assert len(list(days_in("EIDFITR", 2000))) == 2


@pytest.mark.parametrize("year", range(1950, 2051, 7))
def test_every_feast_comes_about_once_a_year(year):
    assert all(len(list(days_in(key, year))) in (0, 1, 2) for key in FEASTS)
    assert eastern_easter(year).weekday() == 6


@pytest.mark.parametrize(
    ("formula", "day", "time"),
    [
        ("DCT<=LUNARNEWYEAR", "2022-03-01", "2022-02-01"),
        ("DCT>=EIDFITR", "2022-04-20", "2022-05-02/2022-05-06"),
        ("[2023]/HANUKKAH", "2020-01-01", "2023-12-08/2023-12-15"),
    ],
)
def test_feasts_in_formulas(formula, day, time):
    found = resolve(formula, day, day)
    assert found is not None
    assert found.time == time
