"""Two wordings in, whether they tell the same things in the same order out.

A rewrite or a machine translation changes the phrases and keeps the order of what is told. Two measures say
so without a shared run: how many of the words that both reports hold stand in the same order in both (the
longest common subsequence of their first places, Hirschberg 1977, Fredman 1975), and how much of the shorter
text are couples: two words that stand side by side in both once the function words are taken out.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.crossdoc.derivation.wording import Wording

_TELLING = 2.0
"""Information (nats) of a word whose place counts: commoner words stand anywhere."""
_APART = 2
"""Content words up to which two of a couple stand apart; at 1 and 3 the labelled pairs part no better."""
NAME_WORTH = 0.4
"""Weight of a name or a number in a couple and in a shared run: two reports name the same people anyway."""

Numbers = NDArray[np.int64]
Couples = Mapping[int, float]
"""Number of a couple -> its worth in nats; ascending numbers are the alphabetical order of the two words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameCourse:
    """What two courses share: `words` in number, `order` 0..1 of them in order, `couples` in nats."""

    words: int
    order: float
    couples: float


def first_places(report: Wording, stems: Numbers, nats: NDArray[np.float64]) -> dict[int, int]:
    """Where each telling word of a report comes first; what stands in quotation marks is no part of its course.

    Args:
        report: The report.
        stems: Its words as numbers.
        nats: What each says, nothing for a function word.
    """
    telling = np.flatnonzero((nats > _TELLING) & ~report.quoted)
    found, first = np.unique(stems[telling], return_index=True)
    return dict(zip(found.tolist(), telling[first].tolist(), strict=True))


def couples_of(
    reports: Sequence[Wording], stems: Sequence[Numbers], nats: Sequence[NDArray[np.float64]], size: int
) -> list[Couples]:
    """The couples of each report that another one holds too; a couple is worth what it is at its last place.

    Args:
        reports: Those of a story.
        stems: The words of each as numbers, in the order of the alphabet.
        nats: What each word says.
        size: How many different stems there are.
    """
    rows = [_couples(*columns, size) for columns in zip(reports, stems, nats, strict=True)]
    keys = np.concatenate([row[0] for row in rows])
    worths = np.concatenate([row[1] for row in rows])
    report = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])
    order = np.argsort(keys, kind="stable")
    keys, worths, report = keys[order], worths[order], report[order]
    begins = np.diff(keys, prepend=-1) != 0
    last = np.append(begins[1:] | (np.diff(report) != 0), True)[: len(keys)]
    group = np.cumsum(begins) - 1
    held = np.bincount(group[last], minlength=len(keys)) > 1
    kept = last & held[group]
    found: list[dict[int, float]] = [{} for _ in reports]
    for number, key, worth in zip(report[kept].tolist(), keys[kept].tolist(), worths[kept].tolist(), strict=True):
        found[number][key] = worth
    return list(found)


def _couples(
    report: Wording, stems: Numbers, nats: NDArray[np.float64], size: int
) -> tuple[Numbers, NDArray[np.float64]]:
    """The couples of a report in the order of their places, each as a number, with their worths."""
    told = np.flatnonzero((nats > 0) & ~report.quoted)
    stems, name, sentence = stems[told], report.fact[told], report.sentence[told]
    worth = nats[told] * np.where(name, NAME_WORTH, 1.0)
    keys, worths, places = [], [], []
    for apart in range(1, _APART + 1):
        one, other = slice(None, -apart), slice(apart, None)
        kept = (sentence[one] == sentence[other]) & (stems[one] != stems[other]) & ~(name[one] & name[other])
        low, high = np.minimum(stems[one], stems[other]), np.maximum(stems[one], stems[other])
        keys.append((low * size + high)[kept])
        worths.append((worth[one] + worth[other])[kept])
        places.append(np.flatnonzero(kept) * _APART + apart)
    order = np.argsort(np.concatenate(places))
    return np.concatenate(keys)[order], np.concatenate(worths)[order]


def same_course(a: tuple[Mapping[int, int], Couples], b: tuple[Mapping[int, int], Couples]) -> SameCourse:
    """What two courses share, each given by its first places and its couples; symmetric."""
    common = sorted(a[0].keys() & b[0].keys(), key=a[0].__getitem__)
    kept = _longest_rise([b[0][stem] for stem in common])
    couples = sum(min(a[1][couple], b[1][couple]) for couple in sorted(a[1].keys() & b[1].keys()))
    return SameCourse(words=len(common), order=kept / len(common) if common else 0.0, couples=couples)


def _longest_rise(numbers: Sequence[int]) -> int:
    tails: list[int] = []
    for number in numbers:
        position = bisect_left(tails, number)
        tails[position : position + 1] = [number]
    return len(tails)
