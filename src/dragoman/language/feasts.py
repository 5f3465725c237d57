"""Feasts of other calendars than the Gregorian one: a key and a year in, the days on which they fall out.

Easter of the eastern churches: Julian computus (Meeus 1991, chapter 8). Jewish feasts: the arithmetic
calendar (Dershowitz and Reingold, Calendrical Calculations); the day is given, the feast begins the
evening before. Islamic feasts: the tabular calendar, from which the observed moon and the announcements
of governments differ by a day, so a day is added at both ends. Lunar new year: the second new moon after
the month of the winter solstice, Beijing time (Meeus 1991, chapters 27 and 49, leading terms). Diwali:
the new moon of the Hindu month Kartika, a day added at both ends.
"""

import functools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]
"""The first and the last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast by how it is found (`days_in` of its rule) and how English news writes it, in lower case.

    `rule` is the calendar and the day: `JULIAN+n` days from eastern Easter, `HEBREW MM-DD+n` and
    `ISLAMIC MM-DD+n` with n days after the first, `LUNAR`, `KARTIKA`.
    """

    rule: str
    names: tuple[str, ...]


FEASTS: Mapping[str, Feast] = {
    "OREASTER": Feast(rule="JULIAN+0", names=("orthodox easter sunday", "orthodox easter")),
    "ORGOODFRIDAY": Feast(rule="JULIAN-2", names=("orthodox good friday",)),
    "ROSHHASHANAH": Feast(rule="HEBREW 07-01+1", names=("rosh hashanah", "rosh hashana", "jewish new year")),
    "YOMKIPPUR": Feast(rule="HEBREW 07-10+0", names=("yom kippur",)),
    "SUKKOT": Feast(rule="HEBREW 07-15+6", names=("sukkot", "sukkoth")),
    "HANUKKAH": Feast(rule="HEBREW 09-25+7", names=("hanukkah", "chanukah", "hanukah")),
    "PURIM": Feast(rule="HEBREW 12-14+0", names=("purim",)),
    "PASSOVER": Feast(rule="HEBREW 01-15+7", names=("passover", "pesach")),
    "SHAVUOT": Feast(rule="HEBREW 03-06+1", names=("shavuot",)),
    "RAMADAN": Feast(rule="ISLAMIC 09-01+28", names=("ramadan", "ramadhan", "month of ramadan")),
    "EIDFITR": Feast(
        rule="ISLAMIC 10-01+2", names=("eid al-fitr", "eid-al-fitr", "eid ul-fitr", "eid el-fitr", "eid al fitr")
    ),
    "EIDADHA": Feast(
        rule="ISLAMIC 12-10+3", names=("eid al-adha", "eid-al-adha", "eid ul-adha", "eid el-adha", "eid al adha")
    ),
    "ASHURA": Feast(rule="ISLAMIC 01-10+0", names=("ashura", "ashoura")),
    "MAWLID": Feast(rule="ISLAMIC 03-12+0", names=("mawlid", "mawlid al-nabi", "eid milad-un-nabi")),
    "LUNARNEWYEAR": Feast(rule="LUNAR", names=("lunar new year", "chinese new year", "lunar new year's day")),
    "DIWALI": Feast(rule="KARTIKA", names=("diwali", "deepavali")),
}
"""Key in formulas -> the feast."""

_HEBREW_EPOCH = date(1, 1, 1).toordinal() - 1_373_428
"""Day number of 1 Tishri 1."""
_ISLAMIC_EPOCH = 227_015
"""Day number of 1 Muharram 1 (16 July 622, Julian), civil reckoning."""
_UNSURE = timedelta(days=1)
"""The observed moon and decrees differ so far from the tables."""
_LEAP_AFTER_SOLSTICE = frozenset({2034})
"""Years before whose new year a leap month lies between the solstice and it (1900-2100)."""
_MOON_EPOCH, _MOON = 2_451_550.09766, 29.530588861
"""Julian ephemeris day of the new moon of 6 January 2000 and days of a lunation (Meeus 1991, 49.1)."""
_JULIAN_DAY = 1_721_424.5
"""Julian day at the beginning of day number 0."""


def days_in(key: str, year: int) -> Iterator[Days]:
    """The days of a feast that begins in a Gregorian year; in some years an Islamic one begins twice."""
    calendar, _, rest = FEASTS[key].rule.partition(" ")
    if calendar.startswith("JULIAN"):
        day = eastern_easter(year) + timedelta(days=int(calendar[6:]))
        yield day, day
    elif rest:
        month_day, _, more = rest.partition("+")
        month, day_number = (int(part) for part in month_day.split("-"))
        yield from _found(calendar, year, month, day_number, int(more))
    else:
        yield _BY_MOON[calendar](year)


def _found(calendar: str, year: int, month: int, day: int, more: int) -> Iterator[Days]:
    slack = _UNSURE if calendar == "ISLAMIC" else timedelta()
    make = _islamic if calendar == "ISLAMIC" else _hebrew
    around = (year - 622) * 33 // 32 if calendar == "ISLAMIC" else year + 3760
    for other in range(around - 1, around + 4):
        first = make(other, month, day)
        if first.year == year:
            yield first - slack, first + timedelta(days=more) + slack


def eastern_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, Gregorian date."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    century = year // 100
    return date(year, month, day + 1) + timedelta(days=century - century // 4 - 2)


def _islamic(year: int, month: int, day: int) -> date:
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_ISLAMIC_EPOCH + days - 1)


@functools.cache
def _elapsed(year: int) -> int:
    """Days from the epoch to 1 Tishri of a Hebrew year."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    if 3 * (day + 1) % 7 < 3:
        day += 1
    return day


@functools.cache
def _hebrew_new_year(year: int) -> int:
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    if after - here == 356:
        return _HEBREW_EPOCH + here + 2
    return _HEBREW_EPOCH + here + (1 if here - before == 382 else 0)


def _hebrew(year: int, month: int, day: int) -> date:
    """A day of a Hebrew year that begins with Tishri; months are counted from Nisan, Adar is the last one."""
    start, end = _hebrew_new_year(year), _hebrew_new_year(year + 1)
    length = end - start
    if month < 7:  # the half year from Nisan to the next Tishri always has 177 days
        return date.fromordinal(end - 177 + 29 * (month - 1) + month // 2 + day - 1)
    if month == 12:  # Adar has 29 days and ends where Nisan begins
        return date.fromordinal(end - 177 - 29 + day - 1)
    lengths = (30, 30 if length % 10 == 5 else 29, 29 if length % 10 == 3 else 30, 29, 30)
    return date.fromordinal(start + sum(lengths[: month - 7]) + day - 1)


def _new_moon(number: int) -> float:
    """Day number, with its fraction, of a new moon in universal time; number 0 is that of 6 January 2000."""
    century = number / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * century**2)
    node = math.radians(160.7108 + 390.67050284 * number - 0.0016118 * century**2)
    shift = (
        -0.40720 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun)
        + 0.00208 * math.sin(2 * sun)
    )  # fmt: skip
    found = _MOON_EPOCH + _MOON * number + 0.00015437 * century**2 + shift
    return found - 0.0008 - _JULIAN_DAY


def _moons(around: date, zone: float) -> list[date]:
    """The days of the new moons near a day, in a zone so many hours east."""
    number = round((around.toordinal() + _JULIAN_DAY - _MOON_EPOCH) / _MOON)
    return [date.fromordinal(math.floor(_new_moon(each) + zone / 24)) for each in range(number - 3, number + 5)]


def _lunar_new_year(year: int) -> Days:
    centuries = (year - 1 - 2000) / 1000
    solstice = 2451900.05952 + 365242.74049 * centuries - 0.06223 * centuries**2 - _JULIAN_DAY
    day = date.fromordinal(math.floor(solstice + 8 / 24))
    moons = _moons(day, 8)
    eleventh = max(index for index, moon in enumerate(moons) if moon <= day)
    found = moons[eleventh + 2 + (year in _LEAP_AFTER_SOLSTICE)]
    return found, found


def _diwali(year: int) -> Days:
    """The new moon between 17 October and 15 November; its night or the one before."""
    found = [moon for moon in _moons(date(year, 11, 1), 5.5) if date(year, 10, 17) <= moon <= date(year, 11, 15)]
    return found[-1] - _UNSURE, found[-1] + _UNSURE


_BY_MOON: Mapping[str, Callable[[int], Days]] = {"LUNAR": _lunar_new_year, "KARTIKA": _diwali}
