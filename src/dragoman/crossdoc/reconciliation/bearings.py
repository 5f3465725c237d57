"""Two sentences in, what they say on which side of a place something was, and how much of a stuff there was, out.

"North of the town" and "south of the town", "30,000 tonnes of crude" and "80,000 tonnes of crude": whatever the verbs.
"""

import re
from collections.abc import Iterator

from dragoman.crossdoc.reconciliation.differences import Difference
from dragoman.crossdoc.reconciliation.values import CONTRADICT, compare_quantities
from dragoman.language.quantities import Quantity, quantities_of
from dragoman.language.words import STOP_WORDS, stem_of

Span = tuple[int, int]

_SIDE = re.compile(
    r"\b(?P<side>(?:north|south)(?:-?(?:east|west))?|east|west)(?:ern|ward|wards)? of (?:the )?"
    r"(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_ACROSS = {"north": "south", "south": "north", "east": "west", "west": "east"}
_STUFF = re.compile(r" of (?P<stuff>[a-z]{3,})\b")


def compared_bearings(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    """The differences of two sentences that are known to be of one thing.

    Args:
        first: The text of one report.
        one: Where the sentence stands in it.
        second: The text of the other report.
        other: Where the sentence stands in that.
    """
    yield from _sides(first, one, second, other)
    yield from _stuffs(first, one, second, other)


def _sides(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    a, b = list(_SIDE.finditer(first, *one)), list(_SIDE.finditer(second, *other))
    if len(a) == len(b) == 1 and a[0]["place"] == b[0]["place"] and _are_across(a[0]["side"], b[0]["side"]):
        yield Difference(point="where", relation=CONTRADICT, first=a[0].span(), second=b[0].span())


def _are_across(first: str, second: str) -> bool:
    """Whether no point lies on both sides; north and north-east may be one."""
    return any(side in first and across in second for side, across in _ACROSS.items())


def _stuffs(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    a, b = _measured(first, one), _measured(second, other)
    for key in sorted(a.keys() & b.keys()):
        mine, theirs = a[key], b[key]
        if mine is not None and theirs is not None and compare_quantities(mine, theirs) == CONTRADICT:
            yield Difference(
                point="how much", relation=CONTRADICT, first=(mine.start, mine.end), second=(theirs.start, theirs.end)
            )


def _measured(text: str, span: Span) -> dict[tuple[str, str], Quantity | None]:
    """Dimension and stuff -> the measure of it; None where a sentence has two."""
    found: dict[tuple[str, str], Quantity | None] = {}
    for quantity in quantities_of(text, *span):
        match = _STUFF.match(text, quantity.end, span[1])
        if quantity.kind == "measure" and quantity.unit in _BULK and match and match["stuff"] not in STOP_WORDS:
            key = (quantity.unit or "", stem_of(match["stuff"]))
            found[key] = None if key in found else quantity
    return found


_BULK = frozenset({"mass", "volume", "length"})
