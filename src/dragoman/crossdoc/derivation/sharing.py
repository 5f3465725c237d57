"""Two wordings in, what they share out: runs of the same words, sentences told again, words in the same order.

Shared quotations, titles and phrases that a report repeats prove nothing about who copied whom and are
left out. Runs are found by greedy tiling (Wise 1993) over stems; a sentence counts as told again by the
share of its rarer words that the other report's best sentence holds. The worth of words is counted in
whole thousandths of a nat there, so that sums are exact in any order and on any machine.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.crossdoc.derivation.alignment import LIKE
from dragoman.crossdoc.derivation.course import Course, course_of, same_course
from dragoman.crossdoc.derivation.wording import RUN, Rarity, Wording
from dragoman.language.words import STOP_WORDS

_RUN_WORTH = 12.0
"""Information (nats) of a run below which it is a stock phrase."""
_NAME_WORTH = 0.4
"""Weight of a name or a number in a run: two reports name the same people by the same titles anyway."""
_QUOTED = 0.2
"""Weight of a word in quotation marks: several reports may have heard it said."""
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
class Measured:
    """A report's words with what they are worth: in all, by sentence, and where each run of `RUN` begins.

    `words`, `sentences` and `masses` are in thousandths of a nat.
    """

    wording: Wording
    worths: tuple[float, ...]
    mass: float
    words: Mapping[str, int]
    sentences: tuple[Mapping[str, int], ...]
    masses: tuple[int, ...]
    course: Course
    places: Mapping[tuple[str, ...], Sequence[int]]


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


def measured(report: Wording, rarity: Rarity) -> Measured:
    """The words of a report weighed; worth keeping while it is compared with several others."""
    stems = report.stems
    nats = [rarity(stem) for stem in stems]
    worths = tuple(nat * _NAME_WORTH if fact else nat for nat, fact in zip(nats, report.fact, strict=True))
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(stems) - RUN + 1):
        places[stems[start : start + RUN]].append(start)
    sentences = _sentence_words(report, nats)
    return Measured(
        wording=report, worths=worths,
        mass=math.fsum(worth for worth, quoted in zip(worths, report.quoted, strict=True) if not quoted),
        words=_best(sentences), sentences=sentences, masses=tuple(sum(words.values()) for words in sentences),
        course=course_of(stems, report.sentence, report.quoted, report.fact, nats), places=dict(places),
    )  # fmt: skip


def shared(a: Measured, b: Measured) -> Shared:
    """What two reports have in common."""
    total, longest = _runs(a, b)
    mass = max(_LEAST, min(a.mass, b.mass))
    likeness, retold = _retold(a, b)
    course = same_course(a.course, b.course)
    return Shared(
        wording=min(1.0, total / mass), retold=retold, longest=longest, words=_words(a.words, b.words),
        likeness=likeness, ordered=course.words, order=course.order, couples=course.couples / mass,
        mass=min(a.mass, b.mass),
    )  # fmt: skip


def _sentence_words(report: Wording, nats: Sequence[float]) -> tuple[dict[str, int], ...]:
    found: list[dict[str, int]] = [{} for _ in report.prose.sentences]
    for stem, number, quoted, nat in zip(report.stems, report.sentence, report.quoted, nats, strict=True):
        if nat:
            worth = round(1000 * nat * (_QUOTED if quoted else 1.0))
            if worth > found[number].get(stem, 0):
                found[number][stem] = worth
    return tuple(found)


def _best(sentences: Sequence[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for words in sentences:
        for stem, worth in words.items():
            if worth > found.get(stem, 0):
                found[stem] = worth
    return found


def _words(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    both = sum(min(a[stem], b[stem]) for stem in a.keys() & b.keys())
    return both / max(_SHORT, min(sum(a.values()), sum(b.values())))


def _runs(a: Measured, b: Measured) -> tuple[float, int]:
    stems, worths, places = a.wording.stems, a.worths, b.places
    title = a.wording.title | b.wording.title
    seen: set[tuple[str, ...]] = set()
    total, longest, start = 0.0, 0, 0
    last = len(stems) - RUN
    while start <= last:
        found = places.get(stems[start : start + RUN])
        size, where = (
            max((_common(a.wording, b.wording, start, at), -at) for at in found[:_PLACES]) if found else (0, 0)
        )
        if size < RUN:
            start += 1
            continue
        pieces = [stems[at : at + RUN] for at in range(start, start + size - RUN + 1)]
        fresh = [piece for piece in pieces if piece not in seen]
        seen.update(pieces)
        if 2 * len(fresh) > len(pieces) and not _spoken(a.wording, b.wording, pieces, start, size, -where):
            worth = sum(worths[start : start + size])
            if worth >= _RUN_WORTH and not _of_title(stems[start : start + size], title):
                total, longest = total + worth, max(longest, size)
        start += size
    return total, longest


def _common(a: Wording, b: Wording, i: int, j: int) -> int:
    size, first, second = 0, a.sentence[i], b.sentence[j]
    while (
        i + size < len(a.stems) and j + size < len(b.stems) and a.stems[i + size] == b.stems[j + size]
        and a.sentence[i + size] == first and b.sentence[j + size] == second
    ):  # fmt: skip
        size += 1
    return size


def _spoken(a: Wording, b: Wording, pieces: Sequence[tuple[str, ...]], i: int, size: int, j: int) -> bool:
    if 2 * sum(a.quoted[i : i + size]) > size or 2 * sum(b.quoted[j : j + size]) > size:
        return True
    return 2 * sum(piece in a.said or piece in b.said for piece in pieces) > len(pieces)


def _of_title(run: Sequence[str], title: frozenset[str]) -> bool:
    return all(stem in title or stem in STOP_WORDS for stem in run)


def _retold(a: Measured, b: Measured) -> tuple[dict[tuple[int, int], float], float]:
    """The likeness of sentences that may be pairs, and how much of the report that is more so is told again."""
    if not a.sentences or not b.sentences:
        return {}, 0.0
    columns = {stem: column for column, stem in enumerate(sorted(a.words.keys() & b.words.keys()))}
    first, second = _matrix(a.sentences, columns), _matrix(b.sentences, columns)
    joint = np.stack([np.minimum(row, second).sum(axis=1) for row in first])
    mass_a, mass_b = np.array(a.masses), np.array(b.masses)
    smaller = np.minimum.outer(mass_a, mass_b)
    told = joint / np.maximum(_SENTENCE_WORTH, smaller)
    likeness = np.minimum(1.0, joint / np.maximum(_PAIR_WORTH, smaller))
    pairs = {(int(i), int(j)): float(likeness[i, j]) for i, j in zip(*np.nonzero(likeness >= LIKE), strict=True)}
    return pairs, max(_covered(told.max(axis=1), mass_a), _covered(told.max(axis=0), mass_b))


def _matrix(sentences: Sequence[Mapping[str, int]], columns: Mapping[str, int]) -> NDArray[np.int64]:
    found = np.zeros((len(sentences), len(columns)), dtype=np.int64)
    for row, words in zip(found, sentences, strict=True):
        for stem in words.keys() & columns.keys():
            row[columns[stem]] = words[stem]
    return found


def _covered(best: NDArray[np.float64], masses: NDArray[np.int64]) -> float:
    part = np.clip((best - _TOLD_FROM) / _TOLD_WHOLE, 0.0, 1.0)
    whole = int(masses.sum())
    return math.fsum((part * masses).tolist()) / whole if whole else 0.0
