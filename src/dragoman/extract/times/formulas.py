"""Phrases of a match in, formulas over the report's date out: days, and longer periods.

A function returns None where the words turn out to name no day or period.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from dragoman.extract.times.automaton import Match
from dragoman.language.calendar import WEEKDAYS

_PIVOT = 40
"""Two figures from here on are of the last century ('98), below of this one ('22)."""
_CALENDAR_UNITS = frozenset({"D", "W", "M", "Q", "Y", "H", "E", "C", "WE"})


class Context(Protocol):
    """What a meaning may ask of the sentence around its match."""

    def relation(self, match: Match) -> str:
        """`<=`, `>=` or `~`: whether the one that was, will be or is nearest is meant."""
        ...

    def weekday(self, match: Match, named: str) -> str:
        """`<=`, `>=` or `<~` for a bare weekday: `<~` where tomorrow's name means tomorrow."""
        ...

    def mentioned(self) -> str | None:
        """The formula of the day or period spoken of just before in the text, or None."""
        ...

    def quarter(self) -> str | None:
        """The formula of the quarter that the figures of the sentence are of, or None."""
        ...

    def closed(self, match: Match) -> bool:
        """Whether the words after it say when it ended: the year ended March 31."""
        ...


def phrase(match: Match, category: str) -> Match:
    """The phrase that a match holds under a category."""
    found = match.value(category)
    if not isinstance(found, Match):
        raise TypeError(f"{category} of {match.rule} is no phrase")
    return found


def figure(match: Match, category: str, nth: int = 0) -> int:
    """The nth number under a category, 0 where there is none."""
    value = match.value(category, nth)
    return int(value) if isinstance(value, int | float) else 0


def day_formula(match: Match, context: Context) -> str | None:
    """The formula of a phrase DAYREF."""
    name = match.rule.partition(".")[2]
    if name == "full":
        return full_date(phrase(match, "FULL"))
    if name == "month_day":
        return _month_and_day(match, context)
    if name == "weekday":
        named = WEEKDAYS[figure(match, "WEEKDAY")]
        return f"DCT{context.weekday(match, named)}{named}"
    if name == "of_week":
        return _of_week(match)
    return _OTHER_DAYS[name](match, context)


def _month_and_day(match: Match, context: Context) -> str | None:
    """A weekday beside it picks the year: Friday, May 1 is the nearest first of May that is a Friday."""
    month, day = month_day(phrase(match, "MD"))
    if not 1 <= day <= 31:
        return None
    if match.has("LAST") or match.has("NEXT"):
        return f"DCT{'<' if match.has('LAST') else '>'}M{month:02}-{day:02}"
    if match.has("WEEKDAY"):
        return f"DCT~M{month:02}-{day:02}{WEEKDAYS[figure(match, 'WEEKDAY')]}"
    return f"DCT{context.relation(match)}M{month:02}-{day:02}"


def _of_week(match: Match) -> str | None:
    if match.value("UNIT") != "W":
        return None
    return f"{_near(match)}W/{WEEKDAYS[figure(match, 'WEEKDAY')]}"


def _near(match: Match) -> str:
    for category in ("LAST", "LASTBUT", "THIS", "NEXT"):
        if match.has(category):
            return f"DCT{figure(match, category):+d}"
    return "DCT+0"


def _relative_weekday(match: Match, context: Context) -> str | None:
    day = WEEKDAYS[figure(match, "WEEKDAY")]
    if match.has("PREV") or match.has("FOLL"):
        before = context.mentioned()
        sign = "<" if match.has("PREV") else ">"
        return f"{before or 'DCT'}{sign}{day}"
    if match.has("THIS"):
        return f"DCT{context.relation(match).replace('~', '>=')}{day}"
    return f"DCT{'<' if match.has('LAST') else '>'}{day}"


def _holiday(match: Match, context: Context) -> str | None:
    key = match.value("HOLIDAY")
    if match.has("YEAR"):
        return f"[{match.value('YEAR')}]/{key}"
    if match.has("UNIT"):
        return f"{_near(match)}Y/{key}" if match.value("UNIT") == "Y" else None
    if match.has("LAST") or match.has("NEXT"):
        return f"DCT{'<' if match.has('LAST') else '>'}{key}"
    return f"DCT+0Y/{key}" if match.has("THIS") else f"DCT{context.relation(match)}{key}"


def _same_day(match: Match, context: Context) -> str | None:
    before = context.mentioned()
    if match.value("UNIT") != "D" or before is None:
        return None
    step = figure(match, "PREV") + figure(match, "FOLL")
    return f"{before}{step:+d}D" if step else before


_OTHER_DAYS: Mapping[str, Callable[[Match, Context], str | None]] = {
    "relative_weekday": _relative_weekday,
    "today": lambda match, _: f"DCT{figure(match, 'TODAY'):+d}D" if match.value("TODAY") else "DCT",
    "holiday": _holiday,
    "same": _same_day,
    "eleven": lambda match, _: f"[{match.value('ELEVEN9')}]",
}


def month_day(match: Match) -> tuple[int, int]:
    """Month and day of a phrase MD or of a match that spells both."""
    day = figure(match, "DAY") if match.has("DAY") else figure(match, "ORDINAL")
    return figure(match, "MONTH"), day


def full_date(match: Match) -> str | None:
    """The formula of a phrase FULL."""
    if match.has("COMPACT"):
        return f"[{match.value('COMPACT')}]"
    year = match.value("YEAR")
    if match.rule == "FULL.iso":
        return f"[{year}-{figure(match, 'MONTHNUM'):02}-{figure(match, 'DAY'):02}]"
    if match.rule == "FULL.slash":
        return _slashed(str(year), figure(match, "DAY"), figure(match, "DAY", 1))
    month, day = month_day(match)
    return f"[{year}-{month:02}-{day:02}]" if 1 <= day <= 31 else None


def _slashed(year: str, first: int, second: int) -> str | None:
    """Month and day in figures: told apart only where one cannot be a month; else both days and what lies between."""
    if first > 12 or second > 12 or first == second:
        month, day = (second, first) if first > 12 else (first, second)
        return f"[{year}-{month:02}-{day:02}]" if month <= 12 else None
    return f"[{year}-{first:02}-{second:02}]..[{year}-{second:02}-{first:02}]"


def period_formula(match: Match, context: Context) -> str | None:
    """The formula of a phrase PERIOD."""
    return _PERIODS[match.rule.partition(".")[2]](match, context)


def _month_period(match: Match, context: Context) -> str:
    month = f"M{figure(match, 'MONTH'):02}"
    if match.has("LAST"):
        return f"DCT<{month}"
    if match.has("NEXT"):
        return f"DCT>{month}"
    if match.has("THIS"):
        return f"DCT+0Y/{month}"
    return f"DCT{context.relation(match)}{month}"


def _season(match: Match, context: Context) -> str | None:
    season = match.value("SEASON")
    if match.has("YEAR"):
        return f"[{match.value('YEAR')}-{season}]"
    if match.has("UNIT"):
        return f"{_near(match)}Y/{season}" if match.value("UNIT") == "Y" else None
    if match.has("LAST"):
        return f"DCT<{season}"
    if match.has("NEXT"):
        return f"DCT>{season}"
    if match.has("THIS"):
        return f"DCT~{season}" if season == "WI" else f"DCT+0Y/{season}"  # this winter may be that of last year
    return f"DCT{context.relation(match)}{season}"


def _of_year(match: Match, context: Context) -> str | None:
    if match.has("YEAR"):
        return f"[{match.value('YEAR')}]"
    if match.has("YEARREF"):
        inner = phrase(match, "YEARREF")
        return f"{_near(inner)}Y" if inner.value("UNIT") == "Y" else ""
    return None


def _quarter(match: Match, context: Context) -> str | None:
    number = figure(match, "ORDINAL")
    year = _of_year(match, context)
    if match.value("UNIT") != "Q" or not 1 <= number <= 4 or year == "":
        return None
    relation = "<=" if context.relation(match) == "<=" else "~"  # "will report third-quarter results" looks back
    return f"{year}/Q{number}" if year else f"DCT{relation}Q{number}"


def _half_year(match: Match, context: Context) -> str | None:
    half = 2 if match.has("LASTORD") else figure(match, "ORDINAL")
    year = _of_year(match, context)
    if half not in (1, 2) or year == "":
        return None
    return f"{year}/H{half}" if year else f"DCT{context.relation(match)}H{half}"


def _year(match: Match, context: Context) -> str | None:
    if match.has("UNIT") and match.value("UNIT") != "Y":
        return None
    return f"[{match.value('YEAR') or match.value('SPELLEDYEAR')}]"


def decade(match: Match, context: Context) -> str | None:
    """The formula of the 1990s, the nineties."""
    if match.has("DECADEWORD"):
        return f"[19{figure(match, 'DECADEWORD')}]"
    value = figure(match, "DECADE")
    if value < 100:
        value += 1900 if value >= _PIVOT else 2000
    return f"[{value // 10}]" if 1500 <= value <= 2100 else None


def _century(match: Match, context: Context) -> str | None:
    number = figure(match, "ORDINAL")
    return f"[{number - 1:02}]" if match.value("UNIT") == "C" and 2 <= number <= 22 else None


def _relative(match: Match, context: Context) -> str | None:
    unit = match.value("UNIT")
    if unit not in _CALENDAR_UNITS or unit == "D":
        return None
    if unit == "WE":
        return {"LAST": "DCT<WE", "NEXT": "DCT>WE"}.get(match.parts[0].category, f"DCT{context.relation(match)}WE")
    return f"{_near(match)}{unit}"


def _from_text(match: Match, context: Context) -> str | None:
    unit, before = match.value("UNIT"), context.mentioned()
    if unit not in _CALENDAR_UNITS or unit == "D" or before is None:
        return None
    return f"{before}{figure(match, 'PREV') + figure(match, 'FOLL'):+d}{unit}"


def _the_unit(match: Match, context: Context) -> str | None:
    unit = match.value("UNIT")
    if unit == "WE":
        return f"DCT{context.relation(match)}WE"
    if unit == "Q":
        return "DCT-1Q" if context.relation(match) == "<=" else "DCT+0Q"
    return f"DCT+0{unit}" if unit in ("W", "M", "Y") else None


_PERIODS: Mapping[str, Callable[[Match, Context], str | None]] = {
    "month_year": lambda match, _: (
        f"[{match.value('YEAR')}-{figure(match, 'MONTH'):02}]"
        if match.has("YEAR")
        else f"{_near(match)}Y/M{figure(match, 'MONTH'):02}"
        if match.value("UNIT") == "Y"
        else None
    ),
    "month": _month_period,
    "season": _season,
    "quarter": _quarter,
    "half": _half_year,
    "year": _year,
    "decade": decade,
    "century": _century,
    "relative": _relative,
    "from_text": _from_text,
    "the": _the_unit,
}
