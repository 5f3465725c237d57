"""A sentence in, its words, numbers and quotations with their offsets out: all that drift is read from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from dragoman.crossdoc.drift.cues import ATTRIBUTION, BOUNDS, FIRSTS, MAGNITUDES, MONTHS, PERIODS, VAGUE, WEEKDAYS
from dragoman.crossdoc.drift.reading import Reading
from dragoman.crossdoc.drift.verbs import base
from dragoman.language.measures import ORDINALS
from dragoman.language.words import NUMBER_WORDS, STOP_WORDS, stem_of

_TOKEN = re.compile(r"[0-9]+(?:st|nd|rd|th)\b|[$€£]?[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
_SHORT_QUOTE = 8
"""Characters that words in marks need before a change of them is a change of a quotation."""
_SAYING = frozenset(phrase for phrase in ATTRIBUTION if " " not in phrase)
_LAYING = tuple(phrase for phrase in ATTRIBUTION if " " in phrase)
_CALENDAR = WEEKDAYS | MONTHS | PERIODS | {"may"}
_REACH = 3
"""Words after a number among which its unit stands."""


class Token(NamedTuple):
    """A word; `start` and `end` are code points into the report, `name` a capital inside the sentence.

    A tuple and not a dataclass: it takes a third of the time to make.
    """

    start: int
    end: int
    text: str
    lower: str
    stem: str
    name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number, its unit (stems of the words after it), its bound, and the verb or noun that it follows.

    `scale` is what its written figure is multiplied by: a million for "3 million". `before`: it is what was
    before ("from 3"). `words` counts those of the bound before it, `first` and `last` are indices into the
    sentence's tokens.
    """

    value: float
    scale: float
    units: tuple[str, ...]
    bound: str | None
    words: int
    lead: str | None
    before: bool
    vague: bool
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Piece:
    """A sentence, or a part of one, ready to be compared; what a rule does not ask for is not read.

    `text` is the part of the report from `offset` on, `reading` what is known of the whole report.
    """

    text: str
    offset: int
    reading: Reading

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return tuple(_tokens(self.reading.text, self.offset, self.offset + len(self.text)))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The stems of its words as they follow each other."""
        return tuple(token.stem for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(self.order)

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems of its words that tell something."""
        return self.stems - STOP_WORDS

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers, in order."""
        return tuple(_numbers(self.reading.text, self.tokens))

    @cached_property
    def ordinals(self) -> Mapping[int, int]:
        """The index of each ordinal among the words, with its value."""
        return _ordinals(self.tokens)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """What is quoted in it, code points into the report."""
        return tuple(self.reading.quotes_in(self.offset, self.offset + len(self.text), shortest=_SHORT_QUOTE))

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands, in lower case."""
        found: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            found.setdefault(token.lower, []).append(at)
        return found

    @cached_property
    def calendar(self) -> Sequence[int]:
        """Where words stand that may be part of a date: days, months, periods, figures."""
        return [at for at, token in enumerate(self.tokens) if token.lower in _CALENDAR or token.text[0].isdecimal()]

    @cached_property
    def cues(self) -> Sequence[int]:
        """Where its words of saying stand, in order."""
        plain = [at for at, token in enumerate(self.tokens) if token.lower in _SAYING and not token.name]
        return sorted([*plain, *(at for phrase in _LAYING for at in self.find(phrase) if not self.tokens[at].name)])

    def words(self, first: int, last: int) -> tuple[int, int]:
        """The span from token `first` to token `last`, code points into the report."""
        return self.tokens[first].start, self.tokens[last].end

    def find(self, phrase: str) -> list[int]:
        """Where a phrase of plain words begins, as token indices."""
        first, _, rest = phrase.partition(" ")
        begins = self.places.get(first)
        if begins is None:
            return []
        following = rest.split()
        return [
            at for at in begins
            if not following or [token.lower for token in self.tokens[at + 1 : at + 1 + len(following)]] == following
        ]  # fmt: skip


@lru_cache(maxsize=4)
def opcodes(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Sequence[tuple[str, int, int, int, int]]:
    """How the one sequence of stems becomes the other; what was asked last is kept, as two rules ask the same."""
    return SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


def piece_of(text: str, start: int, end: int, reading: Reading | None = None) -> Piece:
    """The part `start:end` of a report; without its reading, nothing is known of the rest."""
    return Piece(text=text[start:end], offset=start, reading=reading or Reading.of(text, start, end))


def _ordinals(tokens: Sequence[Token]) -> dict[int, int]:
    found = {}
    for at, token in enumerate(tokens):
        value = 1 if token.lower in FIRSTS else ORDINALS.get(token.lower) or _figures(token)
        if value is not None:
            found[at] = value
    return found


def _figures(token: Token) -> int | None:
    match = _ORDINAL.fullmatch(token.lower)
    return int(match.group(1)) if match else None


def joined(tokens: Sequence[Token]) -> str:
    """The words of some tokens as written, with spaces between."""
    return " ".join(token.text for token in tokens)


def framed(a: Piece, b: Piece, i: int, j: int, least: int = 2) -> bool:
    """Whether the words right before token `i` of one and token `j` of the other are the same."""
    run = 0
    while run < min(i, j) and a.tokens[i - 1 - run].stem == b.tokens[j - 1 - run].stem:
        run += 1
    return run >= least and any(t.lower not in STOP_WORDS for t in a.tokens[i - run : i])


def any_in(tokens: Sequence[Token], piece: Piece) -> bool:
    """Whether any of some words stands in a sentence."""
    stems = piece.stems
    return any(token.stem in stems for token in tokens)


def has_number(piece: Piece, value: float) -> bool:
    """Whether a sentence gives a number."""
    return any(number.value == value for number in piece.numbers)


def gives(piece: Piece, number: Number) -> bool:
    """Whether a sentence gives a number, perhaps rounded."""
    return any(rounded(number, other) for other in piece.numbers)


def rounded(first: Number, second: Number) -> bool:
    """Whether two numbers are one, written more and less finely: 1.3 and 1.28, 6 and 6.1; not 14 and 15."""
    if first.value == second.value or first.scale != second.scale:
        return first.value == second.value
    one, other = first.value / first.scale, second.value / second.scale
    fine, coarse = sorted((one, other), key=lambda value: len(f"{value:g}"), reverse=True)
    digits = len(f"{coarse:g}".partition(".")[2])
    whole = coarse == int(coarse) and fine == int(fine)
    return not whole and round(fine + _HALF_UP, digits) == coarse


_HALF_UP = 1e-9
"""Added before rounding, so that a half goes up."""


def beside(piece: Piece, first: int, last: int, reach: int = 6) -> frozenset[str]:
    """The stems of the words that tell something, right before and behind some tokens; no numbers, no weekdays."""
    near = (*piece.tokens[max(0, first - reach) : first], *piece.tokens[last + 1 : last + 1 + reach])
    told = (token for token in near if token.lower not in STOP_WORDS | WEEKDAYS | MONTHS)
    return frozenset(token.stem for token in told if token.text[0].isalpha() and len(token.text) > 1)


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for number, match in enumerate(_TOKEN.finditer(text, start, end)):
        raw = match.group()
        lower, stem, capital = _read(raw)
        start, end = match.span()
        yield _TOKEN_FROM((start, end, raw, lower, stem, capital and number > 0))


_TOKEN_FROM = partial(tuple.__new__, Token)
"""Makes a token of a tuple; the constructor takes three times as long."""


@lru_cache(maxsize=50_000)
def _read(raw: str) -> tuple[str, str, bool]:
    """A word in lower case, its stem, whether it has a capital."""
    return raw.lower().replace("’", "'"), base(stem_of(raw.strip("$€£") or raw)), raw[0].isupper()


def _numbers(text: str, tokens: Sequence[Token]) -> Iterator[Number]:
    at = 0
    while at < len(tokens):
        value = _value(tokens[at])
        if value is None:
            at += 1
            continue
        last, scale = at, 1.0
        while last + 1 < len(tokens):
            word = tokens[last + 1].lower
            if _ranges(text, tokens, last):
                scale = float(MAGNITUDES[tokens[last + 2].lower])
                value *= scale
                break
            if _range_to(tokens, last) and last == at:
                scale = float(MAGNITUDES[tokens[last + 3].lower])
                value *= scale
                break
            if word in MAGNITUDES:
                value, scale, last = value * MAGNITUDES[word], scale * MAGNITUDES[word], last + 1
            elif word == "of" and last + 2 < len(tokens) and tokens[last + 2].lower in VAGUE:
                value, last = value * VAGUE[tokens[last + 2].lower], last + 2
            else:
                break
        if not _is_label(text, tokens, at) and not _is_ratio(tokens, at):
            yield _number(tokens, value, scale, at, last)
        at = last + 1


def _ranges(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a magnitude behind a range is that of its first number too: "115-118 billion"."""
    if at + 2 >= len(tokens) or tokens[at + 2].lower not in MAGNITUDES or _value(tokens[at + 1]) is None:
        return False
    return text[tokens[at].end : tokens[at + 1].start] in ("-", "–") and tokens[at].text[0] in _FIGURES


def _range_to(tokens: Sequence[Token], at: int) -> bool:
    """The same with a word: "15 to 40 billion"."""
    words = [token.lower for token in tokens[at + 1 : at + 4]]
    return len(words) > 2 and words[0] in ("to", "or") and words[2] in MAGNITUDES and _value(tokens[at + 2]) is not None


_FIGURES = "$€£0123456789"


_CLOCKS = frozenset({"gmt", "utc", "est", "edt", "et", "bst", "cet", "am", "pm"})
"""Words behind a time of day."""


def _is_ratio(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the whole of a part: "one in four"."""
    return (at > 1 and tokens[at - 1].lower == "in" and _value(tokens[at - 2]) is not None) or (
        at > 1 and tokens[at - 1].lower == "in" and tokens[at - 2].lower == "one"
    )


def _number(tokens: Sequence[Token], value: float, scale: float, first: int, last: int) -> Number:
    following = tokens[last + 1 : last + 1 + _REACH]
    if len(following) > 1 and following[0].lower == "euro" and following[1].lower in ("zone", "area"):
        following = following[2:]  # of the states of the euro, not euros
    bound, words = _bound(tokens, first)
    return Number(
        value=value,
        scale=scale,
        units=tuple(word.stem for word in following if word.lower not in STOP_WORDS and word.text[0].isalpha()),
        bound=bound,
        words=words,
        lead=_lead(tokens, first),
        before=first > 0 and tokens[first - 1].lower == "from",
        vague=any(token.lower in VAGUE for token in tokens[first : last + 1]),
        first=first,
        last=last,
    )


def _is_label(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.text[0].isdecimal():
        return False
    around = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    if (around[0][-1:] in (":", "-", "/") and around[0][:1].isdecimal()) or (
        around[1][:1] in (":", "-", "/") and around[1][1:].isdecimal()
    ):
        return True
    if around[1][:1] == "." and around[1][1:].isalpha():
        return True  # what a share is listed under: "1234.HK"
    if at + 1 < len(tokens) and tokens[at + 1].lower in _CLOCKS:
        return True
    return at > 0 and tokens[at - 1].name and text[tokens[at - 1].end : token.start] == " "


def _value(token: Token) -> float | None:
    plain = token.text.strip("$€£").replace(",", "")
    if plain[:1].isdecimal():
        try:
            return float(plain)
        except ValueError:
            return None
    if token.lower in VAGUE:
        return float(VAGUE[token.lower])
    if token.lower in ("one", "zero"):
        return None
    return float(NUMBER_WORDS[token.lower]) if token.lower in NUMBER_WORDS else None


def _lead(tokens: Sequence[Token], first: int) -> str | None:
    if first == 0 or tokens[first - 1].lower in STOP_WORDS or tokens[first - 1].name:
        return None
    return tokens[first - 1].stem


_LASTING = frozenset({"year", "month", "week", "decade"})
"""Stems of what something goes on over: "over four years" is no bound."""


def _bound(tokens: Sequence[Token], first: int) -> tuple[str | None, int]:
    for phrase, side, _ in BOUNDS:
        words = phrase.split()
        before = [token.lower for token in tokens[max(0, first - len(words)) : first]]
        lasting = phrase == "over" and any(token.stem in _LASTING for token in tokens[first + 1 : first + 3])
        if before == words and not lasting:
            return side, len(words)
    return None, 0
