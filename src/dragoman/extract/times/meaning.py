"""A match in, its TIMEX3 type and value and its formula out: one function for each pattern's name.

A function returns None where the words turn out not to be a time ("a quarter", "NUMBER NUMBER" that
is no year); the next match is then tried.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dragoman.extract.times.automaton import Match
from dragoman.extract.times.durations import calendar_steps, span, span_value
from dragoman.extract.times.formulas import (
    Context,
    day_formula,
    decade,
    figure,
    full_date,
    month_day,
    period_formula,
    phrase,
)
from dragoman.language.calendar import WEEKDAYS


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


def _day_range(match: Match, context: Context) -> Reading | None:
    month, first, last = figure(match, "MONTH"), figure(match, "DAY"), figure(match, "DAY", 1)
    if first >= last:
        return None
    if match.has("YEAR"):
        year = match.value("YEAR")
        return _date(f"[{year}-{month:02}-{first:02}]..[{year}-{month:02}-{last:02}]")
    relation = context.relation(match)
    return _date(f"DCT{relation}M{month:02}-{first:02}..DCT{relation}M{month:02}-{last:02}")


def _weekday_range(match: Match, context: Context) -> Reading | None:
    """Monday to Wednesday: the last day after the first one."""
    first, last = (WEEKDAYS[number_of] for number_of in (figure(match, "WEEKDAY"), figure(match, "WEEKDAY", 1)))
    start = f"DCT{context.relation(match)}{first}"
    return _date(f"{start}..{start}>{last}")


def _date_range(match: Match, context: Context) -> Reading | None:
    if match.has("FULL"):
        ends = [full_date(part.value) for part in match.parts if isinstance(part.value, Match)]
        return _date(f"{ends[0]}..{ends[1]}") if all(end and ".." not in end for end in ends) else None
    days = [month_day(part.value) for part in match.parts if isinstance(part.value, Match)]
    if match.has("YEAR"):
        texts = [f"[{match.value('YEAR')}-{month:02}-{day:02}]" for month, day in days]
    else:
        texts = [f"DCT{context.relation(match)}M{month:02}-{day:02}" for month, day in days]
    return _date("..".join(texts))


def _month_range(match: Match, context: Context) -> Reading | None:
    months = [figure(match, "MONTH"), figure(match, "MONTH", 1)]
    if match.has("YEAR"):
        return _date("..".join(f"[{match.value('YEAR')}-{month:02}]" for month in months))
    return _date("..".join(f"DCT{context.relation(match)}M{month:02}" for month in months))


def _year_range(match: Match, context: Context) -> Reading | None:
    first = int(str(match.value("YEAR")))
    if match.has("SHORTYEAR"):
        last = first // 100 * 100 + figure(match, "SHORTYEAR")
    else:
        last = int(str(match.value("YEAR", 1)))
    return _date(f"[{first}]..[{last}]") if first < last else None


def _clock_text(match: Match) -> str | None:
    if match.has("NOON"):
        return str(match.value("NOON"))
    if match.has("MILITARY"):
        return str(match.value("MILITARY"))
    text = match.value("CLOCKTIME") or match.value("DOTTIME")
    hour = int(str(text)[1:3]) if text else figure(match, "HOURNUM")
    if match.has("AM"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + figure(match, "AM")
    return f"T{hour:02}{str(text)[3:] if text else ':00'}"


def _clock(match: Match, context: Context) -> Reading | None:
    text = _clock_text(phrase(match, "CLOCK"))
    return _date(f"DCT/{text}", "TIME") if text else None


def _clock_day(match: Match, context: Context) -> Reading | None:
    text = _clock_text(phrase(match, "CLOCK"))
    day = day_formula(phrase(match, "DAYREF"), context)
    return _date(f"{day}/{text}", "TIME") if text and day and ".." not in day else None


def _clock_part(match: Match, context: Context) -> Reading | None:
    text = _clock_text(phrase(match, "CLOCK"))
    if text is None:
        return None
    if match.value("PART") in ("TAF", "TEV", "TNI") and int(text[1:3]) < 12:
        text = f"T{int(text[1:3]) + 12}{text[3:]}"
    return _date(f"DCT{'-1D' if match.has('LAST') else ''}/{text}", "TIME")


def _day_part(match: Match, context: Context) -> Reading | None:
    day = day_formula(phrase(match, "DAYREF"), context)
    return _date(f"{day}/{match.value('PART')}", "TIME") if day and ".." not in day else None


def _this_part(match: Match, context: Context) -> Reading | None:
    part = match.value("PART") or match.value("TONIGHT")
    if match.has("FOLL") or match.has("PREV"):
        before = context.mentioned()
        step = figure(match, "PREV") + figure(match, "FOLL")
        if before is None:
            return Reading(type="TIME", value=f"XXXX-XX-XX{part}", counted_from="event")
        return _from_text(_date(f"{before}{step:+d}D/{part}", "TIME"), before)
    step = figure(match, "LAST") + figure(match, "NEXT")
    return _date(f"DCT{f'{step:+d}D' if step else ''}/{part}", "TIME")


def _day(match: Match, context: Context) -> Reading | None:
    inner = phrase(match, "DAYREF")
    if inner.rule == "DAYREF.same" and inner.value("UNIT") == "D" and context.mentioned() is None:
        return Reading(type="DATE", value="XXXX-XX-XX", counted_from="event")
    reading = _date(day_formula(inner, context))
    return _from_text(reading, context.mentioned()) if inner.rule == "DAYREF.same" else reading


def _week_of(match: Match, context: Context) -> Reading | None:
    if match.value("UNIT") not in ("W", "WE"):
        return None
    if match.has("HOLIDAY"):
        return _date(f"DCT~{match.value('HOLIDAY')}+0W")
    day = day_formula(phrase(match, "DAYREF"), context)
    return _date(f"{day}+0{match.value('UNIT')}") if day and ".." not in day else None


def _third(match: Match, context: Context) -> Reading | None:
    part = match.value("EARLY") or match.value("END")
    formula = period_formula(phrase(match, "PERIOD"), context) if match.has("PERIOD") else decade(match, context)
    return _date(f"{formula}/{part}") if formula and ".." not in formula else None


def _unit_end(match: Match, context: Context) -> Reading | None:
    unit = match.value("UNIT")
    part = match.value("EARLY") or match.value("ENDING")
    if unit not in ("Y", "M", "W") or part == "START":
        return None
    return _date(f"DCT+0{unit}/{part}")


def _period(match: Match, context: Context) -> Reading | None:
    inner = phrase(match, "PERIOD")
    if inner.rule == "PERIOD.from_text" and context.mentioned() is None:
        unknown = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}.get(str(inner.value("UNIT")))
        return Reading(type="DATE", value=unknown, counted_from="event") if unknown else None
    if inner.rule == "PERIOD.the" and inner.value("UNIT") == "Y" and context.closed(match):
        return Reading(type="DURATION", value="P1Y")  # the year ended March 31 is no year of the calendar
    reading = _date(period_formula(inner, context))
    return _from_text(reading, context.mentioned()) if inner.rule == "PERIOD.from_text" else reading


def _year_ago(match: Match, context: Context) -> Reading | None:
    if match.has("ORDINAL"):
        return _date(f"DCT-1Y/Q{figure(match, 'ORDINAL')}") if match.value("UNIT") == "Q" else None
    quarter = context.quarter()
    if quarter is not None and match.value("UNIT") != "Y":
        return _date(f"{quarter}-4Q")
    return _date({"Q": "DCT-5Q", "M": "DCT-12M"}.get(str(match.value("UNIT")), "DCT-1Y"))


def _period_word(match: Match, context: Context) -> Reading | None:
    if match.has("YEAR"):
        return _date(f"[{match.value('YEAR')}]")
    return _date("DCT-1Q")


def _ago(match: Match, context: Context) -> Reading | None:
    """Three weeks ago; in a comparison of a quarter's figures, a year ago is that quarter of the year before."""
    quarter = context.quarter()
    if quarter is not None and _is_a_year(match):
        return _date(f"{quarter}-4Q")
    return _counted(match, "-", "DCT")


def _from_text(reading: Reading | None, before: str | None) -> Reading | None:
    """The reading as counted from a time named before, where that is not the report's own date."""
    if reading is None or before is None or "DCT" in before:
        return reading
    return replace(reading, counted_from="text")


def _is_a_year(match: Match) -> bool:
    if not match.has("DUR"):
        return False
    inner = phrase(match, "DUR")
    return inner.rule == "DUR.a" and inner.value("UNIT") == "Y"


def _counted(match: Match, sign: str, base: str) -> Reading | None:
    reference = "PAST_REF" if sign == "-" else "FUTURE_REF"
    counted = span(phrase(match, "DUR")) if match.has("DUR") else ("X", "")
    if counted is None:
        return None
    number, unit = counted
    if isinstance(number, str):
        return Reading(type="DATE", value=reference)
    steps = calendar_steps(number, unit)
    if steps is None:
        return Reading(type="TIME", formula=base, counted_from="DCT" if "DCT" in base else "text")
    return _date(f"{base}{sign}{steps[0]}{steps[1]}") if steps[0] <= 9999 else Reading(type="DATE", value=reference)


def _from_now(match: Match, context: Context) -> Reading | None:
    return _counted(match, "+", "DCT")


def _later(match: Match, context: Context) -> Reading | None:
    """Two days later, a year earlier: counted from the time spoken of before."""
    words = match.parts[-1]
    before = context.mentioned()
    back = words.category == "BACK"
    if back and _is_a_year(match):
        if context.quarter() is not None:
            return _date(f"{context.quarter()}-4Q")
        before = before or "DCT"
    if before is None:
        counted = span(phrase(match, "DUR"))
        value = span_value(*counted) if counted else None
        return Reading(type="DURATION", value=value, counted_from="event") if value else None
    return _from_text(_counted(match, "-" if back else "+", before), before)


def _no_time(match: Match, context: Context) -> Reading | None:
    """An age tells no time; it is matched so that its parts are not read as a duration."""
    return Reading(type="NONE")


def _set_times(match: Match, context: Context) -> Reading | None:
    unit = str(match.value("UNIT"))
    return Reading(type="SET", value=span_value(1, unit))


def _set_every(match: Match, context: Context) -> Reading | None:
    if match.has("WEEKDAY"):
        return Reading(type="SET", value=f"XXXX-WXX-{figure(match, 'WEEKDAY') + 1}{match.value('PART') or ''}")
    if match.has("MONTH"):
        return Reading(type="SET", value=f"XXXX-{figure(match, 'MONTH'):02}")
    if match.has("SEASON"):
        return Reading(type="SET", value=f"XXXX-{match.value('SEASON')}")
    if match.has("PART"):
        return Reading(type="SET", value=f"XXXX-XX-XX{match.value('PART')}")
    count = figure(match, "NUMBER") or figure(match, "OTHER") or figure(match, "ORDINAL") or 1
    return Reading(type="SET", value=span_value(count, str(match.value("UNIT") or match.value("UNITS"))))


def _set_plural(match: Match, context: Context) -> Reading | None:
    day = match.value("WEEKDAYS")
    if day is None:
        return None
    return Reading(type="SET", value=f"XXXX-WXX-{int(str(day)) + 1}")


def _span(match: Match, context: Context) -> Reading | None:
    counted = span(phrase(match, "DUR")) if match.has("DUR") else None  # "that will not last this year"
    return Reading(type="DURATION", value=span_value(*counted)) if counted else None


def _bounded_span(sign: str) -> Callable[[Match, Context], Reading | None]:
    def reading(match: Match, context: Context) -> Reading | None:
        counted = span(phrase(match, "DUR")) if match.has("DUR") else (1, str(match.value("UNIT")))
        if counted is None:
            return None
        value = span_value(*counted)
        steps = calendar_steps(counted[0], counted[1]) if not isinstance(counted[0], str) else None
        if steps is None or steps[0] > 9999:
            return Reading(type="DURATION", value=value)
        other = f"DCT{sign}{steps[0]}{steps[1]}.D"
        formula = f"{other}..DCT" if sign == "-" else f"DCT..{other}"
        return Reading(type="DURATION", value=value, formula=formula, counted_from="DCT")

    return reading


def _vague_span(match: Match, context: Context) -> Reading | None:
    unit = str(match.value("UNITS"))
    return Reading(type="DURATION", value=span_value("X", unit)) if unit not in ("S", "I", "Q", "L") else None


def _recent_span(match: Match, context: Context) -> Reading | None:
    return Reading(type="DURATION", value=span_value("X", str(match.value("UNITS"))))


def _span_long(match: Match, context: Context) -> Reading | None:
    if match.has("DUR"):
        return _span(match, context)
    plural = match.has("UNITS")
    return Reading(
        type="DURATION", value=span_value("X" if plural else 1, str(match.value("UNIT") or match.value("UNITS")))
    )


def _reference(match: Match, context: Context) -> Reading | None:
    return Reading(type="DATE", value=str(match.value("REF")))


_READERS: Mapping[str, Callable[[Match, Context], Reading | None]] = {
    "day_range": _day_range,
    "between_days": _day_range,
    "weekday_range": _weekday_range,
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
