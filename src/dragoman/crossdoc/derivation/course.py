"""Two wordings in, whether they tell the same things in the same order out.

A rewrite or a machine translation changes the phrases and keeps the order of what is told. Two measures say
so without a shared run: how many of the words that both reports hold stand in the same order in both (the
longest common subsequence of their first places, Hirschberg 1977, Fredman 1975), and how much of the shorter
text are couples: two words that stand side by side in both once the function words are taken out.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

_TELLING = 2.0
"""Information (nats) of a word whose place counts: commoner words stand anywhere."""
_APART = 2
"""Content words up to which two of a couple stand apart; at 1 and 3 the labelled pairs part no better."""
_NAME_WORTH = 0.4
"""Weight of a name or a number in a couple, as in a shared run."""

Couple = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One report's way through its matter: where each telling word comes first, and its couples with their worth."""

    places: Mapping[str, int]
    couples: Mapping[Couple, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SameCourse:
    """What two courses share: `words` in number, `order` 0..1 of them in order, `couples` in nats."""

    words: int
    order: float
    couples: float


def course_of(
    stems: Sequence[str],
    sentence: Sequence[int],
    quoted: Sequence[bool],
    fact: Sequence[bool],
    worths: Sequence[float],
) -> Course:
    """The course of a report; what stands in quotation marks is no part of it.

    Args:
        stems: Its words, as are the other lists one item a word.
        sentence: Number of the sentence that each word stands in.
        quoted: Whether it stands in quotation marks.
        fact: Whether it is a name or a number.
        worths: What it says, in nats, nothing for a function word.
    """
    places: dict[str, int] = {}
    couples: dict[Couple, float] = {}
    told = [
        (number, stem, _NAME_WORTH if name else 1.0, at, nats)
        for at, (stem, number, said, name, nats) in enumerate(zip(stems, sentence, quoted, fact, worths, strict=True))
        if nats > 0 and not said
    ]
    for _, group in groupby(told, key=lambda word: word[0]):
        words = list(group)
        for index, (_, stem, weight, at, nats) in enumerate(words):
            if nats > _TELLING:
                places.setdefault(stem, at)
            for _, other, other_weight, _, other_nats in words[index + 1 : index + 1 + _APART]:
                if other != stem and max(weight, other_weight) == 1.0:
                    couple = (stem, other) if stem < other else (other, stem)
                    couples[couple] = weight * nats + other_weight * other_nats
    return Course(places=places, couples=couples)


def same_course(a: Course, b: Course) -> SameCourse:
    """What two courses share; symmetric."""
    common = sorted(a.places.keys() & b.places.keys(), key=a.places.__getitem__)
    kept = _longest_rise([b.places[stem] for stem in common])
    couples = sum(min(a.couples[couple], b.couples[couple]) for couple in sorted(a.couples.keys() & b.couples.keys()))
    return SameCourse(words=len(common), order=kept / len(common) if common else 0.0, couples=couples)


def _longest_rise(numbers: Sequence[int]) -> int:
    tails: list[int] = []
    for number in numbers:
        position = bisect_left(tails, number)
        tails[position : position + 1] = [number]
    return len(tails)
