"""Two values of one point in, how they stand to each other out.

Precision before recall: what can be rounding, a coarser word or another state of knowledge is no
contradiction.
"""

import math

from dragoman.language.quantities import Quantity

AGREE, LESS_PRECISE, CONTRADICT = "agree", "less_precise", "contradict"

_ABOUT = 0.1
"""Share of a number by which "about" may be off."""
_MEASURED = 0.05
"""Share by which two measures may differ and still be one: unit conversion and rounding to a handy number."""

Days = tuple[int, int]


def compare_quantities(first: Quantity, second: Quantity) -> str:
    """How two numbers for the same thing stand to each other."""
    if (first.low, first.high, first.approximate) == (second.low, second.high, second.approximate):
        return AGREE
    if max(first.low, second.low) <= min(first.high, second.high):
        return LESS_PRECISE
    return LESS_PRECISE if _gap(first, second) <= _tolerance(first, second) else CONTRADICT


def compare_days(first: Days, second: Days) -> str | None:
    """How two dates of one happening stand to each other; None where they overlap in part."""
    if first == second:
        return AGREE
    if first[1] < second[0] or second[1] < first[0]:
        return CONTRADICT
    nested = (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1])
    return LESS_PRECISE if nested else None


def _gap(first: Quantity, second: Quantity) -> float:
    return max(first.low, second.low) - min(first.high, second.high)


def _tolerance(first: Quantity, second: Quantity) -> float:
    if first.kind in ("ordinal", "share", "age"):
        return 0.0
    if (first.low == 0 and second.high == math.inf) or (second.low == 0 and first.high == math.inf):
        return 0.0  # "up to 20" and "more than 20"
    larger = max(first.stated, second.stated)
    found = max(first.grain, second.grain) / 2 * _JUST_BELOW
    if first.kind == "measure":
        found = max(found, _MEASURED * larger)
    if first.approximate or second.approximate:
        found = max(found, _ABOUT * larger)
    return found


_JUST_BELOW = 0.999
"""Half a grain away is as near to the next number: 450 is no 400."""
