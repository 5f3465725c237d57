"""Numbers in figures and in words: atoms in, the value and the number of atoms out."""

from collections.abc import Iterator, Sequence
from typing import Protocol


class _Atom(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def lower(self) -> str: ...
    @property
    def glued(self) -> bool: ...


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES)}
_SMALL.update({word: 10 * value for value, word in enumerate(_TENS, 2)})
_SMALL["dozen"] = 12
_LARGE = {"hundred": 100, "thousand": 1000}
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
"""Four figures between these may be a year; others are not read as one."""
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


NUMBER_WORDS = frozenset({*_SMALL, *_LARGE})
"""Words that can begin a number."""


def word_edges(sequence: Sequence[_Atom], start: int) -> Iterator[tuple[str, int, object]]:
    """What a number in words may be: (category, atoms, value); NUMBER, or YEAR (nineteen ninety-six)."""
    if sequence[start].lower not in NUMBER_WORDS:
        return
    number = word_number(sequence, start)
    if number is None:
        return
    yield "NUMBER", number[0], number[1]
    if 2000 <= number[1] <= _LAST_YEAR:
        yield "SPELLEDYEAR", number[0], f"{number[1]}"
    if number in ((1, 19), (1, 20)) and start + 1 < len(sequence):
        rest = word_number(sequence, start + 1)
        if rest is not None and 10 <= rest[1] <= 99:
            yield "YEAR", 1 + rest[0], f"{number[1]}{rest[1]}"


def word_number(sequence: Sequence[_Atom], start: int) -> tuple[int, int] | None:
    """A cardinal in words from an atom: (atoms, value), or None. At most six words."""
    total = current = 0
    position = start
    seen = start > 0 and sequence[start - 1].lower == "a" and sequence[start].lower in _LARGE
    current = int(seen)
    while position < len(sequence) and position < start + 8:
        word = sequence[position].lower
        if word in _SMALL and (not seen or current % 100 == 0 or (current % 100 >= 20 and _SMALL[word] < 10)):
            current += _SMALL[word]
        elif seen and word in _LARGE:
            current *= _LARGE[word]
            if word == "thousand":
                total, current = total + current, 0
        elif not (seen and word in ("-", "and") and _continues(sequence, position)):
            break
        seen = True
        position += 1
    return (position - start, total + current) if seen else None


def numeric_edges(sequence: Sequence[_Atom], start: int) -> Iterator[tuple[str, int, object]]:
    """What figures may be: (category, atoms, value).

    NUMBER a quantity; YEAR four figures; DAY 1-31; MONTHNUM 1-12; HOURNUM 0-24; CLOCKTIME `10:35`;
    ORDINAL `20th`; DECADE `1990s`; SHORTYEAR two figures.
    """
    word = sequence[start].lower
    if not word.isascii() or len(word) > 8 or (start and sequence[start].glued and _spoils(sequence[start - 1].text)):
        return
    value = int(word)
    after = _glued(sequence, start + 1)
    if after in ("s", "'s") and len(word) in (2, 4) and word.endswith("0"):
        yield "DECADE", 2, value
        return
    if after in _ORDINAL_ENDINGS:
        yield "ORDINAL", 2, value
        return
    if after == ":" and (minutes := _glued(sequence, start + 2)).isdecimal() and len(minutes) == 2:
        yield from _clock(sequence, start, value, minutes)
        return
    if after == "." and (minutes := _glued(sequence, start + 2)).isdecimal():
        if len(minutes) == 2 and value <= 24 and int(minutes) < 60:
            yield "DOTTIME", 3, f"T{value:02}:{minutes}"
        yield "NUMBER", 3, float(f"{value}.{minutes[:4]}")
        return
    yield from _thousands(sequence, start, word, value)


def _thousands(sequence: Sequence[_Atom], start: int, word: str, value: int) -> Iterator[tuple[str, int, object]]:
    length = 1
    while _glued(sequence, start + length) == "," and _is_group(_glued(sequence, start + length + 1)):
        value = value * 1000 + int(sequence[start + length + 1].lower)
        length += 2
    if length == 1 and _glued(sequence, start + 1) == "/" and _glued(sequence, start + 2).isdecimal() and value < 10:
        divisor = int(_glued(sequence, start + 2)[:4])
        if divisor in (2, 3, 4) and value < divisor:
            yield "FRACTION", 3, value / divisor
    yield "NUMBER", length, value
    if length > 1:
        return
    if len(word) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        yield "YEAR", 1, f"{value}"
    if len(word) <= 2:
        yield from _small(word, value)
    if len(word) == 4 and value // 100 < 24 and value % 100 < 60:
        yield "MILITARY", 1, f"T{word[:2]}:{word[2:]}"
    if len(word) == 8 and 19000101 <= value <= 21001231:
        yield "COMPACT", 1, f"{word[:4]}-{word[4:6]}-{word[6:]}"


def _small(word: str, value: int) -> Iterator[tuple[str, int, object]]:
    if 1 <= value <= 31:
        yield "DAY", 1, value
    if 1 <= value <= 12:
        yield "MONTHNUM", 1, value
    if value <= 24:
        yield "HOURNUM", 1, value
    if len(word) == 2:
        yield "SHORTYEAR", 1, value


def _clock(sequence: Sequence[_Atom], start: int, hour: int, minutes: str) -> Iterator[tuple[str, int, object]]:
    if hour > 24 or int(minutes) > 59:
        return
    length, text = 3, f"T{hour:02}:{minutes}"
    seconds = _glued(sequence, start + 4)
    if _glued(sequence, start + 3) == ":" and seconds.isdecimal() and len(seconds) == 2:
        length, text = 5, f"{text}:{seconds}"
    yield "CLOCKTIME", length, text


def _is_group(word: str) -> bool:
    return len(word) == 3 and word.isdecimal()


def _glued(sequence: Sequence[_Atom], position: int) -> str:
    if position < len(sequence) and sequence[position].glued:
        return sequence[position].lower
    return ""


def _spoils(before: str) -> bool:
    return before in "$£€¥₹#@%+=*" or before.isdecimal() or before == "_"


def _continues(sequence: Sequence[_Atom], position: int) -> bool:
    if position + 1 >= len(sequence):
        return False
    following = sequence[position + 1].lower
    if sequence[position].lower == "and":
        return following in _SMALL and sequence[position - 1].lower in _LARGE
    return following in _SMALL and _SMALL[following] < 10 and sequence[position - 1].lower in _TENS
