"""Two aligned sentences in, whether what they give differently has moved on in the world between the two reports out.

A share falls further, more of the wounded die, the vote that was to be on Friday is held on Wednesday: the
later report tells of a later state, and no rewriting has changed anything.
"""

from datetime import date
from functools import cache

from dragoman.codebooks.points import counted_nouns
from dragoman.crossdoc.drift.reading import Reading
from dragoman.crossdoc.drift.tokens import Number, Piece
from dragoman.language.words import stem_of
from dragoman.model.annotations import TimeExpression

_MOTION_WORDS = """
rose risen rises rise rising fell fallen falls fall falling climbed climb dropped drop slid slide gained gain lost hit
touched traded trading closed ended settled finished jumped surged tumbled slipped edged eased dipped rallied soared
plunged spiked up down higher lower increased decreased declined advanced inched added shed stood off
improved worsened widened narrowed grew shrank advance advances strengthened weakened steadied
"""
MOTION = frozenset(_MOTION_WORDS.split())
"""Words beside a figure that goes up and down."""
_MARKET_WORDS = """
share shares stock stocks index futures gold oil crude dollar euro yen sterling bond bonds yield yields points copper
barrel ounce
"""
_MARKET = frozenset(_MARKET_WORDS.split())
"""What is priced anew all day long."""
_BEFORE, _BEHIND = 7, 4
"""Words before and behind a figure among which it is said to move."""
_TICK = 0.02
"""Part by which two prices of a day lie apart that are of two moments of it."""
_OWN_NEWS = 2
"""Days around its publication whose events a report tells as its own news."""


def moved(a: Piece, first: Number, b: Piece, other: Number) -> bool:
    """Whether two figures of one thing are of two moments."""
    if first.value != other.value and is_new_issue(a.reading, b.reading):
        return True
    if _counts_trade(a) and _counts_trade(b):
        return True
    apart = abs(first.value - other.value)
    if priced(a) and priced(b) and 0 < apart <= _TICK * max(first.value, other.value):
        return True
    if in_motion(a, first) and in_motion(b, other):
        return is_later(a.reading, b.reading) or (priced(a) and priced(b))
    return first.value != other.value and is_later(a.reading, b.reading) and _grows(first) and _grows(other)


def is_new_issue(a: Reading, b: Reading) -> bool:
    """Whether the second report is a text of the same outlet from a later day: its figures and days are new ones."""
    return bool(a.names & b.names) and a.published is not None and b.published is not None and (
        a.published[1] < b.published[0]
    )  # fmt: skip


def is_later(a: Reading, b: Reading) -> bool:
    """Whether the second report was surely published on a later day, or is a later text of the same outlet."""
    if a.names & b.names:
        return True
    return a.published is not None and b.published is not None and a.published[1] < b.published[0]


def is_before(b: Reading, a: Reading) -> bool:
    """Whether a report was surely published more than a day before the one that it is said to come from."""
    if a.published is None or b.published is None:
        return False
    return _day(a.published[0]) - _day(b.published[1]) > 1


def own_news(a: Reading, one: TimeExpression | None, b: Reading, other: TimeExpression | None) -> bool:
    """Whether two days are each that of the report's own news, and the reports are of different days."""
    gaps = _days_from_news(a, one), _days_from_news(b, other)
    if None in gaps or a.published is None or b.published is None:
        return False
    apart = _day(b.published[0]) - _day(a.published[1])
    return apart >= _OWN_NEWS and all(gap is not None and gap <= _OWN_NEWS for gap in gaps)


def _days_from_news(reading: Reading, time: TimeExpression | None) -> int | None:
    if time is None or time.time_earliest is None or reading.published is None:
        return None
    return abs(_day(time.time_earliest) - _day(reading.published[0]))


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def in_motion(piece: Piece, number: Number) -> bool:
    """Whether a figure stands beside a word for going up or down."""
    near = piece.tokens[max(0, number.first - _BEFORE) : number.first] + piece.tokens[number.last + 1 :][:_BEHIND]
    return any(token.lower in MOTION for token in near)


def _counts_trade(piece: Piece) -> bool:
    return "volume" in piece.places


def priced(piece: Piece) -> bool:
    """Whether a sentence is of what is priced anew all day long."""
    return any(token.lower in _MARKET for token in piece.tokens)


def _grows(number: Number) -> bool:
    return any(unit in _growing() for unit in number.units)


@cache
def _growing() -> frozenset[str]:
    return frozenset(stem_of(word) for word, noun in counted_nouns().items() if noun.grows)
