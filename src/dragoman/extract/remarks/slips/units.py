"""One length, weight, area or heat in two units that do not agree: a report in, "five kilometres (eight miles)" out."""

import re
from collections.abc import Iterator

from dragoman.extract.remarks.slips.slip import Slip, Span, matches, quoted, windows
from dragoman.language.measures import CARDINALS, UNITS, cardinal
from dragoman.model.annotations import AnnotatedDocument

_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}(?:\.\d{{1,3}})?|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_SCALE = r"(?: (?P<{}>thousand|million|billion))?"
_ASIDE = {"length", "mass", "area", "volume", "speed"}
_UNIT = "|".join(
    sorted(
        (re.escape(word) for word, (dimension, _) in UNITS.items() if dimension in _ASIDE and word not in ("m", "in")),
        key=len,
        reverse=True,
    )
)
_TWICE = re.compile(
    rf"(?<![\d.,–-])\b(?P<a>{_N}){_SCALE.format('s')}[ -]?(?P<u>{_UNIT}|m)(?:\b|-)(?: \w{{2,10}})? "
    r"?\((?:about |around |some |nearly |roughly |over |approximately "
    rf")?(?P<b>{_N}){_SCALE.format('t')}[ -]?(?P<v>{_UNIT}|m)\b",
    re.IGNORECASE,
)
_GATE = (" (", ", or ", "that is ")
_HEAT = re.compile(
    r"(?P<a>-?\d{1,3}(?:\.\d)?) ?(?:degrees |° ?)?(?P<u>C|F|Celsius|Fahrenheit|centigrade) "
    r"\((?P<b>-?\d{1,3}(?:\.\d)?) ?(?:degrees |° ?)?(?P<v>F|C|Fahrenheit|Celsius)\b"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_ROUNDED = 0.12
"""How far two figures for one thing may lie apart for rounding, as a share; half of the last digit comes on top."""
_TON = 0.13
"""A ton may be short, long or metric."""
_DEGREES = 2.0
_SURE_DIGITS = 2
"""Digits of a whole number that are not taken for rounding."""


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The measures of a report that are given twice and differ."""
    text = report.document.text
    near = windows(text, _GATE, 45, 60)
    for match in matches(text, _TWICE, near):
        first, last = _base(match["a"], match["s"], match["u"]), _base(match["b"], match["t"], match["v"])
        if first is None or last is None or first[0] != last[0] or match["u"].lower() == match["v"].lower():
            continue
        slack = _ROUNDED + (_TON if "mass" in first[0] else 0.0)
        if _apart(first, last, slack):
            yield _slip(report, match.span("a"), (match.start("b"), match.end("v")), match.end("u"))
    for match in matches(text, _HEAT, near):
        heat, other = float(match["a"]), float(match["b"])
        celsius, fahrenheit = (heat, other) if match["u"].upper()[0] == "C" else (other, heat)
        change = abs(celsius * 1.8 - fahrenheit) <= _DEGREES
        if match["u"][0] != match["v"][0] and not change and abs(celsius * 1.8 + 32 - fahrenheit) > _DEGREES:
            yield _slip(report, match.span("a"), (match.start("b"), match.end("v")), match.end("u"))


def _base(number: str, scale: str | None, unit: str) -> tuple[str, float, float] | None:
    """Dimension, value and what half a digit is worth, in the base of the dimension."""
    plain = number.lower().replace(",", "")
    value = float(plain) if plain[0].isdecimal() else cardinal(plain)
    if not value or unit not in UNITS:
        return None
    dimension, factor = UNITS[unit]
    factor *= _SCALES.get(scale or "", 1.0)
    step = (
        10.0 ** -len(plain.partition(".")[2]) if "." in plain else 10.0 ** max(0, len(f"{int(value)}") - _SURE_DIGITS)
    )
    return dimension, value * factor, step * factor / 2


def _apart(first: tuple[str, float, float], last: tuple[str, float, float], slack: float) -> bool:
    low, high = sorted((first, last), key=lambda each: each[1])
    return (high[1] - high[2]) > (low[1] + low[2]) * (1 + slack)


def _slip(report: AnnotatedDocument, first: Span, last: Span, end: int) -> Slip:
    one = (first[0], end)
    return Slip(last, one, f"{quoted(report, last)} is not {quoted(report, one)}.")
