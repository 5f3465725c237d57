"""A match in, its TIMEX3 type and value and its formula out: one function for each pattern's name.

A function returns None where the words turn out not to be a time ("a quarter", "NUMBER NUMBER" that
is no year); the next match is then tried.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from dragoman.extract.times.automaton import Match
from dragoman.language.calendar import WEEKDAYS

_PIVOT = 40
"""Two figures from here on are of the last century ('98), below of this one ('22); '40 is the news archive's edge."""
_TIME_UNITS = frozenset("SIO")
_CALENDAR_UNITS = frozenset({"D", "W", "M", "Q", "Y", "H", "E", "C", "WE"})
_LETTERS = {"O": "H", "I": "M", "S": "S"}


class Context(Protocol):
    """What a meaning may ask of the sentence around its match."""

    def relation(self, match: Match) -> str:
        """`<=`, `>=` or `~`: whether the one that was, will be or is nearest is meant."""
        ...

    def mentioned(self) -> str | None:
        """The formula of the day or period spoken of just before in the text, or None."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a match means.

    `value` is set where it does not follow from the formula (durations, sets, references);
    `counted_from` is DCT, text (an expression before), event (what the words around name) or None.
    """

    type: str
    value: str | None = None
    formula: str | None = None
    counted_from: str | None = None


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a whole expression, or None where it is no time."""
    return _READERS[match.rule](match, context)


def _date(formula: str | None, kind: str = "DATE") -> Reading | None:
    if formula is None:
        return None
    origin = "DCT" if "DCT" in formula else None
    return Reading(type=kind, formula=formula, counted_from=origin)


def _inner(match: Match, category: str) -> Match:
    found = match.value(category)
    if not isinstance(found, Match):
        raise TypeError(f"{category} of {match.rule} is no phrase")
    return found


def _number(match: Match, category: str, nth: int = 0) -> int:
    value = match.value(category, nth)
    return int(value) if isinstance(value, int | float) else 0


# Phrases -> formulas


def _day_formula(match: Match, context: Context) -> str | None:
    name = match.rule.partition(".")[2]
    if name == "full":
        return _full(_inner(match, "FULL"))
    if name == "month_day":
        return _month_and_day(match, context)
    if name == "weekday":
        return f"DCT{context.relation(match)}{WEEKDAYS[_number(match, 'WEEKDAY')]}"
    if name == "of_week":
        return _of_week(match)
    return _OTHER_DAYS[name](match, context)


def _month_and_day(match: Match, context: Context) -> str | None:
    """A weekday beside it picks the year: Friday, May 1 is the nearest first of May that is a Friday."""
    month, day = _month_day(_inner(match, "MD"))
    if not 1 <= day <= 31:
        return None
    if match.has("WEEKDAY"):
        return f"DCT~M{month:02}-{day:02}{WEEKDAYS[_number(match, 'WEEKDAY')]}"
    return f"DCT{context.relation(match)}M{month:02}-{day:02}"


def _of_week(match: Match) -> str | None:
    if match.value("UNIT") != "W":
        return None
    return f"{_near(match)}W/{WEEKDAYS[_number(match, 'WEEKDAY')]}"


def _near(match: Match) -> str:
    for category in ("LAST", "THIS", "NEXT"):
        if match.has(category):
            return f"DCT{_number(match, category):+d}"
    return "DCT+0"


def _relative_weekday(match: Match, context: Context) -> str | None:
    day = WEEKDAYS[_number(match, "WEEKDAY")]
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
    step = _number(match, "PREV") + _number(match, "FOLL")
    return f"{before}{step:+d}D" if step else before


_OTHER_DAYS: Mapping[str, Callable[[Match, Context], str | None]] = {
    "relative_weekday": _relative_weekday,
    "today": lambda match, _: f"DCT{_number(match, 'TODAY'):+d}D" if match.value("TODAY") else "DCT",
    "holiday": _holiday,
    "same": _same_day,
    "eleven": lambda match, _: f"[{match.value('ELEVEN9')}]",
}


def _month_day(match: Match) -> tuple[int, int]:
    day = _number(match, "DAY") if match.has("DAY") else _number(match, "ORDINAL")
    return _number(match, "MONTH"), day


def _full(match: Match) -> str | None:
    if match.has("COMPACT"):
        return f"[{match.value('COMPACT')}]"
    year = match.value("YEAR")
    if match.rule == "FULL.iso":
        return f"[{year}-{_number(match, 'MONTHNUM'):02}-{_number(match, 'DAY'):02}]"
    if match.rule == "FULL.slash":
        return _slashed(str(year), _number(match, "DAY"), _number(match, "DAY", 1))
    month, day = _month_day(match)
    return f"[{year}-{month:02}-{day:02}]" if 1 <= day <= 31 else None


def _slashed(year: str, first: int, second: int) -> str | None:
    """Month and day in figures: told apart only where one cannot be a month; else both days and what lies between."""
    if first > 12 or second > 12 or first == second:
        month, day = (second, first) if first > 12 else (first, second)
        return f"[{year}-{month:02}-{day:02}]" if month <= 12 else None
    return f"[{year}-{first:02}-{second:02}]..[{year}-{second:02}-{first:02}]"


def _period_formula(match: Match, context: Context) -> str | None:
    return _PERIODS[match.rule.partition(".")[2]](match, context)


def _month_period(match: Match, context: Context) -> str:
    month = f"M{_number(match, 'MONTH'):02}"
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
    return f"DCT~{season}" if match.has("THIS") else f"DCT{context.relation(match)}{season}"


def _of_year(match: Match, context: Context) -> str | None:
    if match.has("YEAR"):
        return f"[{match.value('YEAR')}]"
    if match.has("YEARREF"):
        inner = _inner(match, "YEARREF")
        return f"{_near(inner)}Y" if inner.value("UNIT") == "Y" else ""
    return None


def _quarter(match: Match, context: Context) -> str | None:
    number = _number(match, "ORDINAL")
    year = _of_year(match, context)
    if match.value("UNIT") != "Q" or not 1 <= number <= 4 or year == "":
        return None
    relation = "<=" if context.relation(match) == "<=" else "~"  # "will report third-quarter results" looks back
    return f"{year}/Q{number}" if year else f"DCT{relation}Q{number}"


def _half_year(match: Match, context: Context) -> str | None:
    number = 2 if match.has("LASTORD") else _number(match, "ORDINAL")
    year = _of_year(match, context)
    if number not in (1, 2) or year == "":
        return None
    return f"{year}/H{number}" if year else f"DCT{context.relation(match)}H{number}"


def _year(match: Match, context: Context) -> str | None:
    if match.has("UNIT") and match.value("UNIT") != "Y":
        return None
    return f"[{match.value('YEAR')}]"


def _decade(match: Match, context: Context) -> str | None:
    if match.has("DECADEWORD"):
        return f"[19{_number(match, 'DECADEWORD')}]"
    value = _number(match, "DECADE")
    if value < 100:
        value += 1900 if value >= _PIVOT else 2000
    return f"[{value // 10}]" if 1500 <= value <= 2100 else None


def _century(match: Match, context: Context) -> str | None:
    number = _number(match, "ORDINAL")
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
    return f"{before}{_number(match, 'PREV') + _number(match, 'FOLL'):+d}{unit}"


def _the_unit(match: Match, context: Context) -> str | None:
    unit = match.value("UNIT")
    if unit == "WE":
        return f"DCT{context.relation(match)}WE"
    if unit == "Q":
        return "DCT-1Q" if context.relation(match) == "<=" else "DCT+0Q"
    return f"DCT+0{unit}" if unit in ("W", "M", "Y") else None


_PERIODS: Mapping[str, Callable[[Match, Context], str | None]] = {
    "month_year": lambda match, _: (
        f"[{match.value('YEAR')}-{_number(match, 'MONTH'):02}]"
        if match.has("YEAR")
        else f"{_near(match)}Y/M{_number(match, 'MONTH'):02}"
        if match.value("UNIT") == "Y"
        else None
    ),
    "month": _month_period,
    "season": _season,
    "quarter": _quarter,
    "half": _half_year,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "relative": _relative,
    "from_text": _from_text,
    "the": _the_unit,
}


# Whole expressions


def _day_range(match: Match, context: Context) -> Reading | None:
    month, first, last = _number(match, "MONTH"), _number(match, "DAY"), _number(match, "DAY", 1)
    if first >= last:
        return None
    if match.has("YEAR"):
        year = match.value("YEAR")
        return _date(f"[{year}-{month:02}-{first:02}]..[{year}-{month:02}-{last:02}]")
    relation = context.relation(match)
    return _date(f"DCT{relation}M{month:02}-{first:02}..DCT{relation}M{month:02}-{last:02}")


def _date_range(match: Match, context: Context) -> Reading | None:
    if match.has("FULL"):
        ends = [_full(part.value) for part in match.parts if isinstance(part.value, Match)]
        return _date(f"{ends[0]}..{ends[1]}") if all(end and ".." not in end for end in ends) else None
    days = [_month_day(part.value) for part in match.parts if isinstance(part.value, Match)]
    if match.has("YEAR"):
        texts = [f"[{match.value('YEAR')}-{month:02}-{day:02}]" for month, day in days]
    else:
        texts = [f"DCT{context.relation(match)}M{month:02}-{day:02}" for month, day in days]
    return _date("..".join(texts))


def _month_range(match: Match, context: Context) -> Reading | None:
    months = [_number(match, "MONTH"), _number(match, "MONTH", 1)]
    if match.has("YEAR"):
        return _date("..".join(f"[{match.value('YEAR')}-{month:02}]" for month in months))
    return _date("..".join(f"DCT{context.relation(match)}M{month:02}" for month in months))


def _year_range(match: Match, context: Context) -> Reading | None:
    first = int(str(match.value("YEAR")))
    if match.has("SHORTYEAR"):
        last = first // 100 * 100 + _number(match, "SHORTYEAR")
    else:
        last = int(str(match.value("YEAR", 1)))
    return _date(f"[{first}]..[{last}]") if first < last else None


def _clock_text(match: Match) -> str | None:
    if match.has("NOON"):
        return str(match.value("NOON"))
    if match.has("MILITARY"):
        return str(match.value("MILITARY"))
    text = match.value("CLOCKTIME") or match.value("DOTTIME")
    hour = int(str(text)[1:3]) if text else _number(match, "HOURNUM")
    if match.has("AM"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + _number(match, "AM")
    return f"T{hour:02}{str(text)[3:] if text else ':00'}"


def _clock(match: Match, context: Context) -> Reading | None:
    text = _clock_text(_inner(match, "CLOCK"))
    return _date(f"DCT/{text}", "TIME") if text else None


def _clock_day(match: Match, context: Context) -> Reading | None:
    text = _clock_text(_inner(match, "CLOCK"))
    day = _day_formula(_inner(match, "DAYREF"), context)
    return _date(f"{day}/{text}", "TIME") if text and day and ".." not in day else None


def _clock_part(match: Match, context: Context) -> Reading | None:
    text = _clock_text(_inner(match, "CLOCK"))
    if text is None:
        return None
    if match.value("PART") in ("TAF", "TEV", "TNI") and int(text[1:3]) < 12:
        text = f"T{int(text[1:3]) + 12}{text[3:]}"
    return _date(f"DCT{'-1D' if match.has('LAST') else ''}/{text}", "TIME")


def _day_part(match: Match, context: Context) -> Reading | None:
    day = _day_formula(_inner(match, "DAYREF"), context)
    return _date(f"{day}/{match.value('PART')}", "TIME") if day and ".." not in day else None


def _this_part(match: Match, context: Context) -> Reading | None:
    part = match.value("PART") or match.value("TONIGHT")
    if match.has("FOLL") or match.has("PREV"):
        before = context.mentioned()
        step = _number(match, "PREV") + _number(match, "FOLL")
        if before is None:
            return Reading(type="TIME", value=f"XXXX-XX-XX{part}", counted_from="event")
        return _date(f"{before}{step:+d}D/{part}", "TIME")
    step = _number(match, "LAST") + _number(match, "NEXT")
    return _date(f"DCT{f'{step:+d}D' if step else ''}/{part}", "TIME")


def _day(match: Match, context: Context) -> Reading | None:
    inner = _inner(match, "DAYREF")
    if inner.rule == "DAYREF.same" and inner.value("UNIT") == "D" and context.mentioned() is None:
        return Reading(type="DATE", value="XXXX-XX-XX", counted_from="event")
    return _date(_day_formula(_inner(match, "DAYREF"), context))


def _week_of(match: Match, context: Context) -> Reading | None:
    if match.value("UNIT") not in ("W", "WE"):
        return None
    if match.has("HOLIDAY"):
        return _date(f"DCT~{match.value('HOLIDAY')}+0W")
    day = _day_formula(_inner(match, "DAYREF"), context)
    return _date(f"{day}+0{match.value('UNIT')}") if day and ".." not in day else None


def _third(match: Match, context: Context) -> Reading | None:
    part = match.value("EARLY") or match.value("END")
    formula = _period_formula(_inner(match, "PERIOD"), context) if match.has("PERIOD") else _decade(match, context)
    return _date(f"{formula}/{part}") if formula and ".." not in formula else None


def _unit_end(match: Match, context: Context) -> Reading | None:
    unit = match.value("UNIT")
    part = match.value("EARLY") or match.value("ENDING")
    if unit not in ("Y", "M", "W") or part == "START":
        return None
    return _date(f"DCT+0{unit}/{part}")


def _period(match: Match, context: Context) -> Reading | None:
    inner = _inner(match, "PERIOD")
    if inner.rule == "PERIOD.from_text" and context.mentioned() is None:
        unknown = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}.get(str(inner.value("UNIT")))
        return Reading(type="DATE", value=unknown, counted_from="event") if unknown else None
    return _date(_period_formula(_inner(match, "PERIOD"), context))


def _year_ago(match: Match, context: Context) -> Reading | None:
    if match.has("ORDINAL"):
        return _date(f"DCT-1Y/Q{_number(match, 'ORDINAL')}") if match.value("UNIT") == "Q" else None
    return _date({"Q": "DCT-5Q", "M": "DCT-12M"}.get(str(match.value("UNIT")), "DCT-1Y"))


def _period_word(match: Match, context: Context) -> Reading | None:
    if match.has("YEAR"):
        return _date(f"[{match.value('YEAR')}]")
    return _date("DCT-1Q")


def _counted(match: Match) -> tuple[float | str, str] | None:
    """Number (X for a vague one) and unit of a duration phrase; None for one that is no time."""
    unit = match.value("UNIT") or match.value("UNITS")
    vague = match.value("SOME")
    number = match.value("NUMBER") or match.value("A") or vague or 0
    if match.rule == "DUR.a" and match.has("NUMBER"):
        number = match.value("NUMBER") or 1
    if match.rule == "DUR.half":
        base = _number(match, "NUMBER") if match.has("NUMBER") else (1 if match.has("A") else 0)
        extra = match.value("FRACTION") or match.value("HALF") or match.value("HALFA")
        number = base + float(str(extra))
    if unit is None or (unit == "Q" and match.has("A")):
        return None
    return (number if isinstance(number, int | float) else "X"), str(unit)


def _span_value(number: float | str, unit: str) -> str | None:
    """TIMEX3 duration; halves are written in the next smaller unit (P2Y6M)."""
    if unit in ("E", "C", "L", "F") and not isinstance(number, str):
        scale, unit = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W")}[unit]
        number = number * scale
    elif unit in ("E", "C", "L"):
        return {"E": "PXE", "C": "PXC", "L": "PXL"}[unit]
    head = "PT" if unit in _TIME_UNITS else "P"
    letter = _LETTERS.get(unit, unit)
    if isinstance(number, str):
        return f"{head}X{letter}"
    whole, rest = int(number), number - int(number)
    smaller = {"Y": (12, "M"), "O": (60, "M"), "I": (60, "S"), "D": (24, "H")}.get(unit)
    if not rest or smaller is None:
        return f"{head}{whole if not rest else round(number, 3)}{letter}"
    divider = "T" if unit == "D" else ""
    return f"{head}{f'{whole}{letter}' if whole else ''}{divider}{round(rest * smaller[0])}{smaller[1]}"


def _steps(number: float, unit: str) -> tuple[int, str] | None:
    """A duration as whole calendar units; None for hours and less."""
    if unit in _TIME_UNITS or unit == "L":
        return None
    if unit == "E":
        return round(number * 10), "Y"
    if unit == "F":
        return int(number * 2), "W"
    if number != int(number):
        scale = {"Y": (12, "M"), "C": (100, "Y"), "W": (7, "D")}.get(unit)
        return (round(number * scale[0]), scale[1]) if scale else (int(number), unit)
    return int(number), unit


def _ago(match: Match, context: Context, sign: str = "-", base: str = "DCT") -> Reading | None:
    reference = "PAST_REF" if sign == "-" else "FUTURE_REF"
    counted = _counted(_inner(match, "DUR")) if match.has("DUR") else ("X", "")
    if counted is None:
        return None
    number, unit = counted
    if isinstance(number, str):
        return Reading(type="DATE", value=reference)
    steps = _steps(number, unit)
    if steps is None:
        return Reading(type="TIME", formula=base, counted_from="DCT" if "DCT" in base else "text")
    return _date(f"{base}{sign}{steps[0]}{steps[1]}") if steps[0] <= 9999 else Reading(type="DATE", value=reference)


def _from_now(match: Match, context: Context) -> Reading | None:
    return _ago(match, context, "+")


def _later(match: Match, context: Context) -> Reading | None:
    """Two days later, a year earlier: counted from the time spoken of before."""
    words = match.parts[-1]
    before = context.mentioned()
    back = words.category == "BACK"
    if before is None and back and _inner(match, "DUR").rule == "DUR.a" and _inner(match, "DUR").value("UNIT") == "Y":
        before = "DCT"
    if before is None:
        counted = _counted(_inner(match, "DUR"))
        value = _span_value(*counted) if counted else None
        return Reading(type="DURATION", value=value, counted_from="event") if value else None
    return _ago(match, context, "-" if back else "+", before)


def _no_time(match: Match, context: Context) -> Reading | None:
    """An age tells no time; it is matched so that its parts are not read as a duration."""
    return Reading(type="AGE")


def _set_times(match: Match, context: Context) -> Reading | None:
    unit = str(match.value("UNIT"))
    return Reading(type="SET", value=_span_value(1, unit))


def _set_every(match: Match, context: Context) -> Reading | None:
    if match.has("WEEKDAY"):
        return Reading(type="SET", value=f"XXXX-WXX-{_number(match, 'WEEKDAY') + 1}{match.value('PART') or ''}")
    if match.has("MONTH"):
        return Reading(type="SET", value=f"XXXX-{_number(match, 'MONTH'):02}")
    if match.has("SEASON"):
        return Reading(type="SET", value=f"XXXX-{match.value('SEASON')}")
    if match.has("PART"):
        return Reading(type="SET", value=f"XXXX-XX-XX{match.value('PART')}")
    count = _number(match, "NUMBER") or _number(match, "OTHER") or _number(match, "ORDINAL") or 1
    return Reading(type="SET", value=_span_value(count, str(match.value("UNIT") or match.value("UNITS"))))


def _set_plural(match: Match, context: Context) -> Reading | None:
    day = match.value("WEEKDAYS")
    if day is None:
        return None
    return Reading(type="SET", value=f"XXXX-WXX-{int(str(day)) + 1}")


def _span(match: Match, context: Context) -> Reading | None:
    counted = _counted(_inner(match, "DUR"))
    return Reading(type="DURATION", value=_span_value(*counted)) if counted else None


def _bounded_span(sign: str) -> Callable[[Match, Context], Reading | None]:
    def reading(match: Match, context: Context) -> Reading | None:
        counted = _counted(_inner(match, "DUR")) if match.has("DUR") else (1, str(match.value("UNIT")))
        if counted is None:
            return None
        value = _span_value(*counted)
        steps = _steps(counted[0], counted[1]) if not isinstance(counted[0], str) else None
        if steps is None or steps[0] > 9999:
            return Reading(type="DURATION", value=value)
        other = f"DCT{sign}{steps[0]}{steps[1]}.D"
        formula = f"{other}..DCT" if sign == "-" else f"DCT..{other}"
        return Reading(type="DURATION", value=value, formula=formula, counted_from="DCT")

    return reading


def _vague_span(match: Match, context: Context) -> Reading | None:
    unit = str(match.value("UNITS"))
    return Reading(type="DURATION", value=_span_value("X", unit)) if unit not in ("S", "I", "Q", "L") else None


def _recent_span(match: Match, context: Context) -> Reading | None:
    return Reading(type="DURATION", value=_span_value("X", str(match.value("UNITS"))))


def _span_long(match: Match, context: Context) -> Reading | None:
    if match.has("DUR"):
        return _span(match, context)
    plural = match.has("UNITS")
    return Reading(
        type="DURATION", value=_span_value("X" if plural else 1, str(match.value("UNIT") or match.value("UNITS")))
    )


def _reference(match: Match, context: Context) -> Reading | None:
    return Reading(type="DATE", value=str(match.value("REF")))


_READERS: Mapping[str, Callable[[Match, Context], Reading | None]] = {
    "day_range": _day_range,
    "date_range": _date_range,
    "month_range": _month_range,
    "year_range": _year_range,
    "clock_day": _clock_day,
    "day_clock": _clock_day,
    "clock_part": _clock_part,
    "clock": _clock,
    "day_part": _day_part,
    "part_of_day": _day_part,
    "this_part": _this_part,
    "end_of_day": _day,
    "day": _day,
    "week_of": _week_of,
    "third": _third,
    "unit_end": _unit_end,
    "sooner": _period,
    "period": _period,
    "year_ago_period": _year_ago,
    "period_word": _period_word,
    "ago": _ago,
    "from_now": _from_now,
    "later": _later,
    "age": _no_time,
    "set_times": _set_times,
    "set_every": _set_every,
    "set_plural": _set_plural,
    "set_adverb": lambda match, _: Reading(type="SET", value=str(match.value("ADVSET"))),
    "past_span": _bounded_span("-"),
    "next_span": _bounded_span("+"),
    "recent_span": _recent_span,
    "coming_span": _recent_span,
    "first_span": _span,
    "the_span": _span,
    "span": _span,
    "span_units": _vague_span,
    "span_long": _span_long,
    "reference": _reference,
}
