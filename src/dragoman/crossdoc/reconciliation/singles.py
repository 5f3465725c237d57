"""Two short reports of one news in, the days, parts of a day, towns and numbers that they give otherwise out.

Reports that did not copy each other tell one thing in few common words, so that no two sentences of them come
together; but where the whole of the one knows one day alone, and the whole of the other another one, the two sentences
that give them are worth reading.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from dragoman.codebooks.gazetteer import Location, locations
from dragoman.codebooks.opposites import day_parts
from dragoman.codebooks.points import CountedNoun, counted_nouns
from dragoman.crossdoc.reconciliation.anchors import weight_of
from dragoman.crossdoc.reconciliation.candidates import Piece, Told
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.values import CONTRADICT, compare_quantities
from dragoman.language.quantities import Quantity, quantities_of
from dragoman.language.words import stem_of
from dragoman.model.annotations import TimeExpression

_HEAD = 6
"""Sentences of a short report that tell its news; behind them stands background."""
_DENSE, _RELATED = 2.5, 12.0
"""Nats that two reports share a sentence, and in all, if they surely are of one happening."""
_SHORT = 8
"""Sentences of a report that tells one happening: a longer one comes to speak of others too."""
_NEWS = 7
"""Days before a report within which its news lies."""
_SAID = re.compile(
    r"\b(?:said|says|told|announced|announcement|added|wrote|statement|reported|according|confirmed|spokes\w{1,8})\b"
)
_ZONE = re.compile(r"\s?\(?(?:\b(?:GMT|UTC|EST|EDT|CET|BST|local time)\b)")
_REACH = 40
"""Characters on either side of a day within which a word of speaking makes it the day of the words."""
_TOWN = re.compile(r"\b(?:in|at|near|off|outside) (?P<name>[A-Z][\w'’-]{2,30}(?: [A-Z][\w'’-]{2,30}){0,2})")
_LEAST_PEOPLE = 15_000
"""People of a place whose name is surely that of a town: many hamlets are called as men are."""


class Single(NamedTuple):
    """A value that one sentence of a report gives, and no other."""

    piece: Piece
    span: Span


class Singles(NamedTuple):
    """What two reports give otherwise, on one point."""

    point: str
    first: Single
    second: Single


def singles_of(one: Told, other: Told, common: frozenset[str]) -> Iterator[Singles]:
    """The points on which two reports give one value each, which differ."""
    shared = sum(map(weight_of, (one.index.keys() & other.index.keys()) - common))
    fewer = min(len(one.pieces), len(other.pieces))
    if shared < _RELATED or not is_brief(one, other) or shared / fewer < _DENSE:
        return
    a, b = _days(one), _days(other)
    if (
        len(a) == len(b) == 1
        and _both_past(one, other, *a, *b)
        and not (a.keys() & _all_days(other))
        and not (b.keys() & _all_days(one))
    ):
        yield Singles("when", *a.values(), *b.values())
    elif parts := _parts_apart(one, other):
        yield parts
    yield from _amounts_apart(one, other)
    mine, theirs = _towns(one), _towns(other)
    only = [name for name in mine if name not in other.telling.text], [n for n in theirs if n not in one.telling.text]
    if len(only[0]) == len(only[1]) == 1:
        yield Singles("where", mine[only[0][0]], theirs[only[1][0]])


def is_brief(one: Told, other: Told) -> bool:
    """Whether two reports are so short that each tells one happening."""
    return all(0 < len(told.pieces) <= _SHORT for told in (one, other))


def _both_past(one: Told, other: Told, *days: str) -> bool:
    """Whether both reports could tell of both days: what one does not know yet it does not tell otherwise."""
    known = [told.telling.report.days for told in (one, other)]
    ends = [each[1] for each in known if each is not None]
    if len(ends) < len(known):
        return False
    return max(days) < min(ends) or (ends[0] == ends[1] and max(days) <= ends[0])


def share_a_day(one: Told, first: Single, other: Told, second: Single) -> bool:
    """Whether the sentences of two values name one day."""
    a, b = (set(_days_in(told, single.piece)) for told, single in ((one, first), (other, second)))
    return not a.isdisjoint(b)


def _days_in(told: Told, piece: Piece) -> Iterator[str]:
    for time in told.telling.times:
        if piece.span[0] <= time.expression_start < piece.span[1] and _is_day(time) and time.time_earliest:
            yield time.time_earliest


def _in_head(told: Told, start: int) -> Piece | None:
    return next((piece for piece in told.pieces[:_HEAD] if piece.span[0] <= start < piece.span[1]), None)


def _is_day(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and time.time_earliest is not None and time.time_earliest == time.time_latest


def _days(told: Told) -> dict[str, Single]:
    """ISO day -> where the head of a report gives it as the day of its news."""
    found: dict[str, Single] = {}
    days = told.telling.report.days
    for time in told.telling.times:
        piece = _in_head(told, time.expression_start)
        if piece is None or days is None or not _is_day(time) or time.time_earliest is None:
            continue
        if _ZONE.search(time.expression_text) or _ZONE.match(told.telling.text, time.expression_end):
            return {}
        first, last = (
            max(piece.span[0], time.expression_start - _REACH),
            min(piece.span[1], time.expression_end + _REACH),
        )
        ago = _day(days[1]) - _day(time.time_earliest)
        if 0 <= ago <= _NEWS and not _SAID.search(told.telling.text, first, last):
            found.setdefault(time.time_earliest, Single(piece, (time.expression_start, time.expression_end)))
    return found


def _all_days(told: Told) -> frozenset[str]:
    return frozenset(time.time_earliest for time in told.telling.times if _is_day(time) and time.time_earliest)


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _parts_apart(one: Told, other: Told) -> Singles | None:
    """Two parts of a day that share no hour, where each report names one alone, of one day."""
    a, b = _parts(one), _parts(other)
    if len(a) != 1 or len(b) != 1 or not (_all_days(one) & _all_days(other)):
        return None
    (mine, first), (theirs, second) = a[0], b[0]
    hours = day_parts()[mine], day_parts()[theirs]
    apart = all(
        max(hours[0][0], hours[1][0] + shift) >= min(hours[0][1], hours[1][1] + shift) for shift in (-24, 0, 24)
    )
    return Singles("when", first, second) if apart else None


def _amounts_apart(one: Told, other: Told) -> Iterator[Singles]:
    """Numbers of one noun, and sums of one currency, of which each report gives one alone, exactly."""
    if one.telling.report.before(other.telling.report):
        return
    a, b = _amounts(one), _amounts(other)
    for key in sorted(a.keys() & b.keys()):
        (mine, first), (theirs, second) = a[key][0], b[key][0]
        if len(a[key]) > 1 or len(b[key]) > 1 or compare_quantities(mine, theirs) != CONTRADICT:
            continue
        if _figure(one, first) not in other.telling.text and _figure(other, second) not in one.telling.text:
            yield Singles("how many" if mine.kind == "count" else "how much", first, second)


def _figure(told: Told, single: Single) -> str:
    """The number as written."""
    return told.telling.text[slice(*single.span)].split(" ")[0]


def _amounts(told: Told) -> dict[tuple[str, str], list[tuple[Quantity, Single]]]:
    """Kind, and noun or currency -> the exact quantities of a report."""
    found: dict[tuple[str, str], list[tuple[Quantity, Single]]] = defaultdict(list)
    for piece in told.pieces:
        for quantity in quantities_of(told.telling.text, *piece.span):
            about = quantity.noun if quantity.kind == "count" else quantity.unit if quantity.kind == "money" else None
            noun = _nouns().get(about or "")
            if about is None or (noun is not None and (noun.grows or noun.vague)) or is_growing(piece.text):
                continue
            key = quantity.kind, noun.name if noun is not None else about
            found[key].append((quantity, Single(piece, (quantity.start, quantity.end))))
    return {key: rows for key, rows in found.items() if all(_is_exact(row[0]) for row in rows)}


def _is_exact(quantity: Quantity) -> bool:
    return not quantity.approximate and quantity.low == quantity.high and quantity.stated > 1


@cache
def _nouns() -> dict[str, CountedNoun]:
    return {stem_of(word): noun for word, noun in counted_nouns().items()}


def is_growing(text: str) -> bool:
    """Whether the numbers of a sentence go on growing."""
    return _SO_FAR.search(text) is not None


_SO_FAR = re.compile(
    r"\b(?:by (?:[\w:.]{1,12} ){0,4}?(?:morning|noon|afternoon|evening|night|midnight|o'clock|[A-Z][a-z]{2,6}day)|"
    r"so far|until now|to date)\b",
    re.IGNORECASE,
)
"""What tells that a number goes on growing: by noon on Friday."""


def _parts(told: Told) -> list[tuple[str, Single]]:
    text = told.telling.text.lower()
    found = []
    for match in _part_words().finditer(text):
        piece = _in_head(told, match.start())
        found += [(match.group(), Single(piece, match.span()))] if piece is not None else []
    return found


@cache
def _part_words() -> re.Pattern[str]:
    words = sorted(day_parts(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


def _towns(told: Told) -> dict[str, Single]:
    """Town -> where the head of a report sets something in it."""
    found: dict[str, Single] = {}
    for piece in told.pieces[:_HEAD]:
        for match in _TOWN.finditer(told.telling.text, *piece.span):
            if _is_town(locations(match["name"])):
                found.setdefault(match["name"], Single(piece, match.span("name")))
    return found


def _is_town(places: Sequence[Location]) -> bool:
    towns = [place for place in places if place.feature.startswith("PPL") and place.people >= _LEAST_PEOPLE]
    return bool(towns) and not any(place.feature.startswith("PCL") for place in places)
