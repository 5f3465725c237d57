"""A sentence in, its quantities out: how much, of what, and how sure its words are of the number.

Numbers in figures and words, ranges, scales, qualifiers, units and currencies; the counted noun by the
rule that English counts in the plural. Numbers that name (years, clock times, "Boeing 737") are left out.
"""

import functools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from dragoman.language.measures import CARDINALS, ORDINALS, QUALIFIERS, SCALES, UNITS
from dragoman.language.words import STOP_WORDS, stem_of

_TOKEN = re.compile(r"(?:US|A|C)?[$€£¥]|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
_MOST_TOKENS = 400
"""Tokens of one sentence that are looked at; the rest of a monster is left unread."""
_NAME_LENGTH = 4
"""Words between a number and its noun: "three heavily armed masked men"."""
_IRREGULAR = "people men women children police teeth feet mice geese troops personnel crew percent fish"
_PLURALS = frozenset(_IRREGULAR.split())
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
_STRONG = """
was were had did became began broke brought built came cut died drove fell felt fled flew found fought gave got held hit
hurt kept knew laid led left lost made met paid ran rose said saw sent set shot shook slept sold spent spoke stood stole
struck swore swept took taught threw told thought went won wrote
"""
_PAST = frozenset(_STRONG.split())
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_NO_NAMES = frozenset(QUALIFIERS) | STOP_WORDS
_ORDINAL_END = frozenset({"st", "nd", "rd", "th"})


class Token(NamedTuple):
    """A word, number or sign of a sentence; offsets into the report. `glued`: no space before it."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How much of what; offsets are code points into the report.

    `low` and `high` bound the number in the unit's base (metres, kilogrammes, seconds), inclusive; `high`
    is infinite for "at least". `stated` is the number as written, in the base, `grain` what its last digit
    that counts is worth: 1 for 71, 100 for 1,200, 0.01 for 2.07. `kind`: count, measure,
    money, percent, age, ordinal, share. `unit` is the dimension or the currency; `noun` the stem of what
    is counted or measured; `modifiers` the stems between number and noun; `whole` the number that a
    share is of; `before` the stem of the word that leads to the number ("fell 15 feet").
    """

    start: int
    end: int
    kind: str
    stated: float
    grain: float
    low: float
    high: float
    approximate: bool
    qualifier: str | None
    unit: str | None
    noun: str | None
    modifiers: tuple[str, ...]
    whole: float | None
    before: str | None
    first: int
    last: int


def quantities_of(text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities of one sentence, in text order; `first`, `last` are positions among its tokens.

    Args:
        text: The report.
        start: Where the sentence begins, in code points.
        end: Where it ends, exclusive.
        taken: Spans that are something else, such as time expressions.
    """
    tokens = tokens_of(text, start, end)
    found: list[Quantity] = []
    behind = 0
    for position in [place for place, token in enumerate(tokens) if _may_begin(token.lower)]:
        quantity = _at(tokens, position) if position >= behind else None
        if quantity is None:
            continue
        behind = quantity.last
        if not any(quantity.start < stop and quantity.end > first for first, stop in taken):
            found.append(quantity)
    return found


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words, numbers and signs of a sentence."""
    found: list[Token] = []
    last = start
    for match in islice(_TOKEN.finditer(text, start, end), _MOST_TOKENS):
        first, after = match.span()
        word = match[0]
        found.append(_TOKEN_OF((word, _lower(word), first, after, first == last)))
        last = after
    return found


_TOKEN_OF = functools.partial(tuple.__new__, Token)
"""Makes a token of a tuple; the constructor takes three times as long."""


@functools.lru_cache(maxsize=50_000)
def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


class _Number(NamedTuple):
    low: float
    high: float
    last: int
    ordinal: bool
    vague: bool


@functools.lru_cache(maxsize=50_000)
def _may_begin(word: str) -> bool:
    return word[0].isdecimal() or word[-1] in "$€£¥" or word in CARDINALS or word in ORDINALS or word in SCALES


def _at(tokens: Sequence[Token], position: int) -> Quantity | None:
    currency = tokens[position].text if tokens[position].text[-1] in "$€£¥" else None
    number = _number(tokens, position + (currency is not None))
    if number is None or _names(tokens, position, number):
        return None
    begin, qualifier = _qualifier(tokens, position, number.last)
    after = _skip_aside(tokens, number.last)
    return _of_kind(tokens, begin, position, number, qualifier, currency, after)


def _number(tokens: Sequence[Token], position: int) -> _Number | None:
    first = _simple(tokens, position)
    if first is None:
        return None
    link = _word(tokens, first.last)
    if link in ("to", "-", "–", "and") and (link != "and" or _word(tokens, position - 1) == "between"):
        second = _simple(tokens, first.last + 1)
        if second is not None and second.high > first.low and not second.ordinal:
            return _Number(first.low, second.high, second.last, False, False)
    return first


def _simple(tokens: Sequence[Token], position: int) -> _Number | None:
    word = _word(tokens, position)
    if not word:
        return None
    if word[0].isdecimal():
        value, last = float(word.replace(",", "")), position + 1
        if _word(tokens, last) in _ORDINAL_END and tokens[last].glued:
            return _Number(value, value, last + 1, True, False)
        return _scaled(tokens, value, last)
    if word in ORDINALS:
        return _Number(ORDINALS[word], ORDINALS[word], position + 1, True, False)
    if word in CARDINALS:
        return _in_words(tokens, position)
    if word in SCALES and word.endswith("s") and _word(tokens, position + 1) == "of":
        return _Number(2 * SCALES[word], math.inf, position + 2, False, True)
    return None


def _in_words(tokens: Sequence[Token], position: int) -> _Number:
    value = float(CARDINALS[tokens[position].lower])
    last = position + 1
    if value >= 20 and value % 10 == 0:
        step = last + 1 if _word(tokens, last) == "-" else last
        unit = CARDINALS.get(_word(tokens, step), 0)
        if 0 < unit < 10:
            return _scaled(tokens, value + unit, step + 1)
        ordinal = ORDINALS.get(_word(tokens, step), 0)
        if 0 < ordinal < 10:
            return _Number(value + ordinal, value + ordinal, step + 1, True, False)
    return _scaled(tokens, value, last)


def _scaled(tokens: Sequence[Token], value: float, last: int) -> _Number:
    while (scale := SCALES.get(_word(tokens, last))) is not None and not _word(tokens, last).endswith("s"):
        value, last = value * scale, last + 1
    return _Number(value, value, last, False, False)


def _names(tokens: Sequence[Token], position: int, number: _Number) -> bool:
    """Whether the number is part of a name, a year, a clock time, a score or a date."""
    before, after = _token(tokens, position - 1), _token(tokens, number.last)
    one = number.last == position + 1 and tokens[position].text.isdecimal()
    if one and after is not None and after.text in (":", "/") and after.glued:
        return True
    if before is not None and before.text in (":", "/", "-", "–", "#", "@", ".", "_") and tokens[position].glued:
        return True
    if before is not None and before.text[-1].isalpha() and tokens[position].glued:
        return True
    if before is not None and before.lower == "of" and _word(tokens, position - 2) == "group":
        return True
    if one and len(tokens[position].text) == 4 and _FIRST_YEAR <= number.low <= _LAST_YEAR:
        return True
    if (
        after is not None
        and after.lower in ("a.m", "p.m", "am", "pm", "o'clock", "a", "p")
        and one
        and number.low <= 12
    ):
        return after.lower not in ("a", "p") or _word(tokens, number.last + 1) == "."
    capital = before is not None and before.text[0].isupper() and before.lower not in _NO_NAMES
    return capital and one and (after is None or not after.text[0].isalpha() or after.text[0].isupper())


def _qualifier(tokens: Sequence[Token], position: int, last: int) -> tuple[int, str | None]:
    """Where the quantity with its qualifier begins, and the qualifier in its plain form."""
    for length in (3, 2, 1):
        if position >= length:
            words = " ".join(token.lower for token in tokens[position - length : position])
            if words in QUALIFIERS:
                return position - length, QUALIFIERS[words]
    trailing = f"{_word(tokens, last)} {_word(tokens, last + 1)}"
    return position, QUALIFIERS.get(trailing) if trailing in ("or more", "or so", "or fewer", "or less") else None


def _skip_aside(tokens: Sequence[Token], position: int) -> int:
    """Past a short aside in brackets: "400-pound (181-kg) gorilla"."""
    if _word(tokens, position) != "(":
        return position
    for step in range(position + 1, min(position + 7, len(tokens))):
        if tokens[step].text == ")":
            return step + 1
    return position


def _of_kind(
    tokens: Sequence[Token], begin: int, position: int, number: _Number, qualifier: str | None, currency: str | None,
    after: int,
) -> Quantity | None:  # fmt: skip
    kind, unit, factor, whole = "count", None, 1.0, None
    hyphen = _word(tokens, after) in ("-", "‐", "‑")
    word = _word(tokens, after + hyphen)
    if number.ordinal:
        kind = "ordinal"
    elif currency is not None:
        kind, unit = "money", currency.upper()
    elif word in ("percent", "%") or (word == "per" and _word(tokens, after + 1) == "cent"):
        kind, after = "percent", after + (2 if word == "per" else 1)
    elif word in ("year", "years", "yr", "yrs") and (age := _age_end(tokens, after + hyphen)) is not None:
        kind, after = "age", age
    elif word in UNITS and (word not in _AMBIGUOUS or tokens[after + hyphen].glued or hyphen):
        kind, (unit, factor) = "measure", UNITS[word]
        after = _skip_aside(tokens, after + hyphen + 1)
    elif word == "of" and (of := _simple(tokens, _past_determiner(tokens, after + 1))) is not None and not of.ordinal:
        kind, whole, after = "share", of.high, of.last
    elif hyphen:
        return None
    if kind == "measure" and unit in ("$", "€"):
        kind = "money"
    named = kind != "measure" or hyphen  # "a 30-ton crane", but not "30 tons yesterday"
    plural = kind in ("count", "share") and number.high != 1
    modifiers, noun, last = _noun(tokens, after, plural=plural) if named else ((), None, after)
    low, high, approximate = _bounds(number, qualifier)
    return Quantity(
        start=tokens[begin].start, end=tokens[max(last, number.last, after) - 1].end, kind=kind,
        stated=number.low * factor, grain=_grain(number.low) * factor, low=low * factor, high=high * factor,
        approximate=approximate or number.vague, qualifier=qualifier, unit=unit, noun=noun, modifiers=modifiers,
        whole=whole, before=_leads(tokens, begin), first=begin, last=max(last, number.last, after),
    )  # fmt: skip


_AMBIGUOUS = frozenset({"m", "k", "t", "c", "f", "in", "second", "minute", "g", "l"})


def _age_end(tokens: Sequence[Token], position: int) -> int | None:
    rest = [token.lower for token in tokens[position + 1 : position + 4]]
    if rest[:1] == ["old"]:
        return position + 2
    if rest[:2] == ["-", "old"]:
        return position + 3
    if rest[:2] == ["of", "age"]:
        return position + 3
    return None


def _past_determiner(tokens: Sequence[Token], position: int) -> int:
    return position + (_word(tokens, position) in ("the", "a", "its", "their", "his", "her", "those", "these"))


def _noun(tokens: Sequence[Token], position: int, *, plural: bool) -> tuple[tuple[str, ...], str | None, int]:
    """The modifiers, the stem of the noun and the position after it.

    The counted noun is the first plural; what is measured or numbered is the last word of the run.
    """
    if _word(tokens, position) == "of":
        position = _past_determiner(tokens, position + 1)
    run: list[Token] = []
    for token in tokens[position : position + _NAME_LENGTH + 1]:
        if token.lower in ("-", "‐"):
            continue
        if not token.text[0].isalpha() or token.lower in STOP_WORDS or _is_verb(token, run):
            break
        run.append(token)
        if plural and _is_plural(token):
            break
    if not run or (plural and not _is_plural(run[-1])):
        return (), None, position
    stems = [stem_of(token.text) for token in run]
    last = next(step for step in range(position, len(tokens)) if tokens[step] is run[-1]) + 1
    return tuple(stems[:-1]), stems[-1], last


def _is_verb(token: Token, run: Sequence[Token]) -> bool:
    return bool(run) and (token.lower in _PAST or token.lower.endswith("ed"))


def _is_plural(token: Token) -> bool:
    word = token.lower
    return (
        word in _PLURALS
        or word.endswith(("men", "folk"))
        or (word.endswith("s") and len(word) > 3 and not word.endswith(_NOT_PLURAL))
    )


def _grain(value: float) -> float:
    """Below a hundred every whole number counts: "20" is rarely meant as "about 20"."""
    if value != int(value):
        return 10.0 ** -len(f"{value:.6f}".rstrip("0").partition(".")[2])
    if value < _ROUNDED:
        return 1.0
    digits = f"{int(value)}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


_ROUNDED = 100


def _bounds(number: _Number, qualifier: str | None) -> tuple[float, float, bool]:
    low, high = number.low, number.high
    if qualifier == "at least":
        return low, math.inf, False
    if qualifier == "more than":
        return math.nextafter(low, math.inf), math.inf, False
    if qualifier == "up to":
        return 0.0, high, False
    if qualifier == "less than":
        return 0.0, math.nextafter(high, 0.0), False
    return low, high, qualifier == "about"


def _leads(tokens: Sequence[Token], begin: int) -> str | None:
    """The stem of the nearest word before the quantity that is no stop word and no name, in its clause."""
    for token in reversed(tokens[max(0, begin - 4) : begin]):
        if not token.text[0].isalpha():
            return None
        if token.lower not in _NO_NAMES and not token.text[0].isupper():
            return stem_of(token.text)
    return None


def _token(tokens: Sequence[Token], position: int) -> Token | None:
    return tokens[position] if 0 <= position < len(tokens) else None


def _word(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].lower if 0 <= position < len(tokens) else ""
