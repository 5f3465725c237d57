"""The words of two reports in, whether they are instalments of one series out: the same phrases with other figures.

"The index rose 12 points to 4,310" on Monday and "rose 9 points to 4,319" on Tuesday, "earned 40 cents a share" of
one company and "earned 15 cents a share" of another: the phrases are those of a column or a trade, and the figures
say that it is another happening. Reports on one happening share the figures with the phrases.
"""

import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.crossdoc.stories.dates import CALENDAR, is_year
from dragoman.language.words import Columns

_AROUND = ((2, 1), (1, 2), (3, 0), (0, 3))
"""Words before and after a figure that make a phrase."""
_OTHER = 6
"""Phrases with other figures that two instalments share at least; two figures in equal sentences make so many. At 4
ECB+ loses .005 B-cubed: reports of one quake or trial, days apart."""
_MORE = 2
"""And so many times as many as those with the same figure: of 1,183 likely pairs of wire reports on different matters
54 are told apart so, of 379 on one matter two."""
_HOLE, _DAY = "#", "@"
"""Stand for a figure and for a word of the calendar. A year is no figure: another happening may well have the same."""

Phrases = NDArray[np.uint64]
"""Each phrase that a report holds with its figure: what stands around it in the upper half, the figure in the lower."""


class Figures(NamedTuple):
    """Phrases of a report that others hold too, without and with their figures."""

    phrases: frozenset[int]
    filled: frozenset[int]


NO_FIGURES = Figures(frozenset(), frozenset())


def phrases_of(words: Columns) -> Phrases:
    """The phrases of a report that hold a figure, each in one sentence; other figures in them do not matter."""
    found: set[int] = set()
    first = 0
    for count in words.counts:
        stems, numbers = words.stems[first : first + count], words.numbers[first : first + count]
        if any(numbers):
            found.update(_of_sentence(stems, numbers))
        first += count
    return np.array(sorted(found), dtype=np.uint64)


def shared_figures(reports: Sequence[Phrases]) -> list[Figures]:
    """What each report shares with any other; a phrase that only one of them holds leads nowhere."""
    if not reports:
        return []
    every = np.concatenate(reports)
    phrases = every >> np.uint64(32)
    report = np.repeat(np.arange(len(reports)), [len(each) for each in reports])
    order = np.lexsort((report, phrases))
    starts = np.diff(phrases[order], prepend=~phrases[order[:1]]) != 0
    holders = starts | (np.diff(report[order], prepend=-1) != 0)
    group = np.cumsum(starts) - 1
    several = np.empty(len(every), dtype=np.bool_)
    several[order] = (np.bincount(group[holders], minlength=1) > 1)[group]
    ends = np.cumsum([len(each) for each in reports]).tolist()
    return [_figures(phrases[a:b][several[a:b]], every[a:b][several[a:b]]) for a, b in pairwise([0, *ends])]


def _figures(phrases: Phrases, filled: Phrases) -> Figures:
    return Figures(frozenset(phrases.tolist()), frozenset(filled.tolist())) if len(filled) else NO_FIGURES


def are_instalments(a: Figures, b: Figures) -> bool:
    """Whether two reports tell the same phrases with other figures; symmetric."""
    both = len(a.phrases & b.phrases)
    if both < _OTHER:
        return False
    same = len(a.filled & b.filled)
    return both - same >= _OTHER and both - same > _MORE * same


def _of_sentence(stems: Sequence[str], numbers: Sequence[bool]) -> Iterator[int]:
    figures = [at for at, number in enumerate(numbers) if number and not is_year(stems[at])]
    masked = [_DAY if stem in CALENDAR else stem for stem in stems]
    for at in figures:
        masked[at] = _HOLE
    for at in figures:
        figure = _digest(stems[at])
        for before, after in _AROUND:
            if before <= at < len(stems) - after:
                yield _digest(f"{before} {' '.join(masked[at - before : at + after + 1])}") << 32 | figure


def _digest(words: str) -> int:
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))
