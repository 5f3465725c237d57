"""Two reports of a story in, what they share out: runs of words, sentences told again, words in the same order.

Shared quotations, titles and phrases that a report repeats prove nothing about who copied whom and are
left out. Runs are found by greedy tiling (Wise 1993) over stems; a sentence counts as told again by the
share of its rarer words that the other report's best sentence holds. The worth of words is counted in
whole thousandths of a nat there, so that sums are exact in any order and on any machine.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.crossdoc.derivation.alignment import LIKE
from dragoman.crossdoc.derivation.course import same_course
from dragoman.crossdoc.derivation.weighing import RUN, Measured, Numbers, Sentences

_RUN_WORTH = 12.0
"""Information (nats) of a run below which it is a stock phrase."""
_SENTENCE_WORTH = 40_000
"""A sentence of less information than this (thousandths) is not told again by sharing half its words."""
_PAIR_WORTH = 20_000
"""The same for two sentences to be a pair, in reports that are known to share text."""
_LEAST = 100.0
"""A text of less information than this (nats) is measured as if it had so much."""
_SHORT = 60_000
"""The same for the words that it holds at all, in thousandths."""
_TOLD_FROM, _TOLD_WHOLE = 0.25, 0.35
"""Share of a sentence's words above which it begins to be told again, and how much more makes it whole."""
_PLACES = 8
"""Places of a run in the other report that are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two wordings have in common, seen from the shorter: `wording` and `retold` are 0..1.

    `longest` is the longest run in words; `likeness[i, j]` of sentence i of the first and j of the second, where
    it is enough for a pair; `words` the part of its words in the other; `ordered` are telling words that both hold,
    `order` 0..1 of them in the same order, `couples` (0..1 of the shorter text, more where its words are in
    several) are words side by side in both; `mass` is the information of the shorter text in nats.
    """

    wording: float
    retold: float
    longest: int
    words: float
    likeness: Mapping[tuple[int, int], float]
    ordered: int
    order: float
    couples: float
    mass: float


def shared(a: Measured, b: Measured) -> Shared:
    """What two reports of one story have in common."""
    total, longest = _runs(a, b)
    mass = max(_LEAST, min(a.mass, b.mass))
    words = _words(a.sentences, b.sentences)
    likeness, retold = _retold(a.sentences, b.sentences)
    course = same_course((a.first, a.couples), (b.first, b.couples))
    return Shared(
        wording=min(1.0, total / mass), retold=retold, longest=longest, words=words,
        likeness=likeness, ordered=course.words, order=course.order, couples=course.couples / mass,
        mass=min(a.mass, b.mass),
    )  # fmt: skip


def _words(a: Sentences, b: Sentences) -> float:
    """How much of the shorter text the stems are that both hold."""
    if not len(a.stems) or not len(b.stems):
        return 0.0
    places = np.minimum(np.searchsorted(b.stems, a.stems), len(b.stems) - 1)
    both = int(np.minimum(a.worths, b.worths[places])[b.stems[places] == a.stems].sum())
    return both / max(_SHORT, min(a.worth_of_stems, b.worth_of_stems))


def _runs(a: Measured, b: Measured) -> tuple[float, int]:
    title = a.title | b.title
    seen: set[int] = set()
    total, longest, start = 0.0, 0, 0
    runs = a.runs.at
    for place in a.runs.shared:
        found = b.runs.places.get(int(runs[place])) if place >= start else None
        if not found:
            continue
        size, where = max((_common(a, b, place, at), -at) for at in found[:_PLACES])
        if size < RUN:
            continue
        start = place + size
        pieces = runs[place : start - RUN + 1].tolist()
        fresh = [piece for piece in pieces if piece not in seen]
        seen.update(pieces)
        if 2 * len(fresh) > len(pieces) and not _spoken(a, b, pieces, place, size, -where):
            worth = sum(a.worths[place:start])
            if worth >= _RUN_WORTH and not title.issuperset(a.stems[place:start]):
                total, longest = total + worth, max(longest, size)
    return total, longest


def _common(a: Measured, b: Measured, i: int, j: int) -> int:
    size, first, second = 0, a.sentence[i], b.sentence[j]
    while (
        i + size < len(a.stems) and j + size < len(b.stems) and a.stems[i + size] == b.stems[j + size]
        and a.sentence[i + size] == first and b.sentence[j + size] == second
    ):  # fmt: skip
        size += 1
    return size


def _spoken(a: Measured, b: Measured, pieces: Sequence[int], i: int, size: int, j: int) -> bool:
    if 2 * sum(a.quoted[i : i + size]) > size or 2 * sum(b.quoted[j : j + size]) > size:
        return True
    return 2 * sum(piece in a.runs.said or piece in b.runs.said for piece in pieces) > len(pieces)


def _retold(a: Sentences, b: Sentences) -> tuple[dict[tuple[int, int], float], float]:
    """The likeness of sentences that may be pairs, and how much of the report that is more so is told again."""
    if not len(a.masses) or not len(b.masses):
        return {}, 0.0
    joint = _joint(a, b)
    smaller = np.minimum.outer(a.masses, b.masses)
    told = joint / np.maximum(_SENTENCE_WORTH, smaller)
    likeness = np.minimum(1.0, joint / np.maximum(_PAIR_WORTH, smaller))
    rows, columns = np.nonzero(likeness >= LIKE)
    pairs = dict(zip(zip(rows.tolist(), columns.tolist(), strict=True), likeness[rows, columns].tolist(), strict=True))
    return pairs, max(_covered(told.max(axis=1), a.masses), _covered(told.max(axis=0), b.masses))


def _joint(a: Sentences, b: Sentences) -> NDArray[np.float64]:
    """For each sentence of the one and of the other the worth of the stems that both have; whole thousandths."""
    begins = np.searchsorted(b.stem, a.stem)
    sizes = np.searchsorted(b.stem, a.stem, side="right") - begins
    first = np.repeat(np.arange(len(a.stem)), sizes)
    second = np.arange(len(first)) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
    pairs = a.row[first] * len(b.masses) + b.row[second]
    worths = np.minimum(a.worth[first], b.worth[second])
    size = len(a.masses) * len(b.masses)
    joint = np.asarray(np.bincount(pairs, weights=worths, minlength=size), dtype=np.float64)
    return joint.reshape(len(a.masses), len(b.masses))


def _covered(best: NDArray[np.float64], masses: Numbers) -> float:
    part = np.clip((best - _TOLD_FROM) / _TOLD_WHOLE, 0.0, 1.0)
    whole = int(masses.sum())
    return math.fsum((part * masses).tolist()) / whole if whole else 0.0
