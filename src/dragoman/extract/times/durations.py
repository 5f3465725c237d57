"""The phrase DUR of a match in, its number and unit, its TIMEX3 value and its calendar steps out."""

from dragoman.extract.times.automaton import Match
from dragoman.extract.times.formulas import figure

_TIME_UNITS = frozenset("SIO")
_LETTERS = {"O": "H", "I": "M", "S": "S"}


def span(match: Match) -> tuple[float | str, str] | None:
    """Number (X for a vague one) and unit of a duration phrase; None for one that is no time."""
    unit = match.value("UNIT") or match.value("UNITS")
    vague = match.value("SOME")
    number = match.value("NUMBER") or match.value("A") or vague or 0
    if match.rule == "DUR.a" and match.has("NUMBER"):
        number = match.value("NUMBER") or 1
    if match.rule == "DUR.half":
        base = figure(match, "NUMBER") if match.has("NUMBER") else (1 if match.has("A") else 0)
        extra = match.value("FRACTION") or match.value("HALF") or match.value("HALFA")
        number = base + float(str(extra))
    if unit is None or (unit == "Q" and match.has("A")):
        return None
    return (number if isinstance(number, int | float) else "X"), str(unit)


def span_value(number: float | str, unit: str) -> str | None:
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


def calendar_steps(number: float, unit: str) -> tuple[int, str] | None:
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
