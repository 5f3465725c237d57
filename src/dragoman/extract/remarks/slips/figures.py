"""A sentence in, its quantities with the words between them out: what sums and changes are read from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.quantities import Quantity, quantities_of
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence


def figures_of(report: AnnotatedDocument, sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence that are no times."""
    times = [
        (each.expression_start, each.expression_end)
        for each in report.times
        if each.expression_start < sentence.end
        and each.expression_end > sentence.start
        and each.type in ("DATE", "TIME")
    ]
    return quantities_of(report.document.text, sentence.start, sentence.end, times)


def halves(text: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures, but of "from 100 to 120", which is read as a range, each end by itself."""
    found: list[Quantity] = []
    for each in figures:
        joint = _JOINT.search(text, each.start, each.end) if each.low < each.high else None
        if joint is None or not _FROM.search(text, max(0, each.start - 30), each.start):
            found.append(each)
            continue
        low, high = each.low, each.high
        found.append(replace(each, end=joint.start(), high=low, stated=low, noun=each.noun))
        found.append(replace(each, start=joint.end(), low=high, stated=high, grain=_digits(high)))
    return found


_JOINT = re.compile(r" to ")
_FROM = re.compile(r"\bfrom (?:an? |the |about |some |its |just |only )?\Z")


def _digits(value: float) -> float:
    plain = f"{value:.6f}".rstrip("0").rstrip(".")
    if "." in plain:
        return float(10.0 ** -len(plain.partition(".")[2]))
    return 1.0 if value < _ROUNDED else float(10.0 ** (len(plain) - len(plain.rstrip("0"))))


_ROUNDED = 100


def written(text: str, quantity: Quantity) -> Quantity:
    """A figure with the grain that its writing shows: "400" is hardly meant as 350 to 450, "9 billion" may be 9.4."""
    number = _NUMBER.search(text, quantity.start, quantity.end)
    if number is None or not quantity.low:
        return quantity
    value = float(number[1].replace(",", ""))
    unit = quantity.low / value if value else 0.0
    places = -len(number[1].partition(".")[2]) if "." in number[1] else len(f"{int(value)}") - _SURE_DIGITS
    grain = 10.0**places if places >= 0 or "." in number[1] else 1.0
    return replace(quantity, grain=min(quantity.grain, grain * unit)) if unit else quantity


_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)")
_SURE_DIGITS = 2
"""Digits of a whole number in figures that are not taken for rounding."""


def is_exact(quantity: Quantity) -> bool:
    """Whether a number is given without "about", "at least" or a range."""
    return quantity.qualifier is None and not quantity.approximate and quantity.low == quantity.high


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Between what a figure may lie that was rounded to its last digit."""
    half = quantity.grain / 2
    return quantity.low - half, quantity.high + half


def is_negative(text: str, quantity: Quantity) -> bool:
    """Whether a figure is below nothing."""
    before = text[max(0, quantity.start - 10) : quantity.start].lower()
    return before.endswith(("-", "–", "−", "minus ", "negative "))


def summed(parts: Sequence[Quantity]) -> tuple[float, float]:
    """Between what the sum of some figures may lie."""
    low, high = zip(*map(bounds, parts), strict=True) if any(part.grain != 1 for part in parts) else (
        [part.low for part in parts], [part.high for part in parts],
    )  # fmt: skip
    return sum(low), sum(high)
