"""A text or its atoms in, whether and where a time may stand in it out: a quick look before the patterns are tried."""

import re
from collections.abc import Sequence

from dragoman.extract.times.automaton import Atom, lowered
from dragoman.extract.times.lexicon import triggers

_FIGURE = re.compile(r"\d")
_AFTER_FIGURES = frozenset({"s", ":", "am", "pm", "gmt", "/"})


def may_hold_time(text: str, start: int, end: int) -> bool:
    """Whether a figure or a word of time stands in a stretch of text; where none does, `places_of_time` are none."""
    if _FIGURE.search(text, start, end) is not None:
        return True
    words = lowered(text, start, end)
    return "m" in words or not triggers().isdisjoint(words)


def places_of_time(sequence: Sequence[Atom]) -> list[int]:
    """The atoms without which no expression is there: words of time, four figures, `s` and `:` after figures."""
    words = triggers()
    return [
        index
        for index, atom in enumerate(sequence)
        if atom.lower in words
        or (len(atom.text) in (4, 8) and atom.text.isdecimal())
        or (atom.lower in _AFTER_FIGURES and index > 0 and sequence[index - 1].text.isdecimal())
        or (atom.lower == "m" and _ends_half_of_day(sequence, index))
    ]


def _ends_half_of_day(sequence: Sequence[Atom], index: int) -> bool:
    """Whether an m is the last letter of a.m. or p.m."""
    return index > 1 and sequence[index - 1].text == "." and sequence[index - 2].lower in ("a", "p")
