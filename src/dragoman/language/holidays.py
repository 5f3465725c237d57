"""Days of the year that have names: a year in, the day out.

Days of the Gregorian calendar; those of others are in `feasts`. Easter: the Gregorian computus in the form
of Meeus (1991).
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """How a named day is found in a year.

    Attributes:
        rule: `MM-DD`; `MM-DDDn` is the nth weekday of a month (`11-THU4`, `05-MON-1` the last);
            `E+n` is n days from Easter Sunday.
        names: As English news writes it, in lower case.
    """

    rule: str
    names: tuple[str, ...]


HOLIDAYS: Mapping[str, Holiday] = {
    "XMAS": Holiday(rule="12-25", names=("christmas day", "christmas")),
    "XMASEVE": Holiday(rule="12-24", names=("christmas eve",)),
    "BOXING": Holiday(rule="12-26", names=("boxing day",)),
    "NEWYEAR": Holiday(rule="01-01", names=("new year's day", "new year 's day", "the new year", "new year day")),
    "NEWYEAREVE": Holiday(rule="12-31", names=("new year's eve", "new year eve")),
    "ORTHODOXXMAS": Holiday(rule="01-07", names=("orthodox christmas day", "orthodox christmas")),
    "EPIPHANY": Holiday(rule="01-06", names=("epiphany",)),
    "VALENTINE": Holiday(rule="02-14", names=("valentine's day",)),
    "WOMENSDAY": Holiday(rule="03-08", names=("international women's day",)),
    "MAYDAY": Holiday(rule="05-01", names=("may day", "international workers' day")),
    "JULY4": Holiday(rule="07-04", names=("the fourth of july", "fourth of july")),
    "BASTILLE": Holiday(rule="07-14", names=("bastille day",)),
    "HALLOWEEN": Holiday(rule="10-31", names=("halloween",)),
    "VETERANS": Holiday(rule="11-11", names=("veterans day", "armistice day")),
    "MLK": Holiday(rule="01-MON3", names=("martin luther king day", "martin luther king jr. day")),
    "PRESIDENTS": Holiday(rule="02-MON3", names=("presidents' day", "presidents day")),
    "MEMORIAL": Holiday(rule="05-MON-1", names=("memorial day",)),
    "LABOR": Holiday(rule="09-MON1", names=("labor day",)),
    "COLUMBUS": Holiday(rule="10-MON2", names=("columbus day",)),
    "THANKSGIVING": Holiday(rule="11-THU4", names=("thanksgiving day", "thanksgiving")),
    "MOTHERS": Holiday(rule="05-SUN2", names=("mother's day",)),
    "FATHERS": Holiday(rule="06-SUN3", names=("father's day",)),
    "ASHWED": Holiday(rule="E-46", names=("ash wednesday",)),
    "PALM": Holiday(rule="E-7", names=("palm sunday",)),
    "MARDIGRAS": Holiday(rule="E-47", names=("mardi gras", "shrove tuesday", "fat tuesday")),
    "MAUNDY": Holiday(rule="E-3", names=("maundy thursday", "holy thursday")),
    "ASCENSION": Holiday(rule="E+39", names=("ascension day", "ascension thursday")),
    "PENTECOST": Holiday(rule="E+49", names=("pentecost", "pentecost sunday", "whit sunday")),
    "WHITMON": Holiday(rule="E+50", names=("whit monday", "pentecost monday")),
    "JUNETEENTH": Holiday(rule="06-19", names=("juneteenth",)),
    "STPATRICK": Holiday(rule="03-17", names=("st. patrick's day", "saint patrick's day", "st patrick's day")),
    "GOODFRIDAY": Holiday(rule="E-2", names=("good friday",)),
    "EASTER": Holiday(rule="E+0", names=("easter sunday", "easter day", "easter")),
    "EASTERMON": Holiday(rule="E+1", names=("easter monday",)),
}
"""Key in formulas -> the holiday."""

_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


@functools.lru_cache(maxsize=1024)
def holiday(key: str, year: int) -> date:
    """The day of a holiday in a year (1583 or later for what follows Easter)."""
    rule = HOLIDAYS[key].rule
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:]))
    month, _, rest = rule.partition("-")
    if rest.isdigit():
        return date(year, int(month), int(rest))
    return _nth_weekday(year, int(month), _WEEKDAYS.index(rest[:3]), int(rest[3:]))


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * quarter - epact - left) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)
