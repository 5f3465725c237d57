"""Reports in, a sparse vector each out: names, calendar words and other words in three blocks, weighted by rarity.

Each block is scaled to its own length before they are put together, so that who and where, when, and
what count as much as they should, however many words a report spends on each. Names are told by their
capitals inside sentences; a title counts for that where not every word has one.
"""

import math
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import NamedTuple

from dragoman.crossdoc.stories.dates import is_when
from dragoman.crossdoc.stories.products import Vector
from dragoman.crossdoc.stories.series import Figures, Phrases, phrases_of, shared_figures
from dragoman.language.rarity import information
from dragoman.language.words import STOP_WORDS, Columns, words_of

NAME = "@"
"""Mark of the features of the block of names."""
_TITLE_WEIGHT = 2
_LEAD = 500
"""Characters of the beginning, where a report says what it is about."""
_LEAD_WEIGHT = 1.5
"""Words of title and lead count more: +.01 B-cubed on the two open story sets against 1, 2 gives no more."""
_READ = 6000
"""Characters of prose that are read: what comes later is background."""
_WORDS, _NAMES = 120, 40
"""Features kept in each block; half of them lose .003 B-cubed."""
_SHARES = {"name": 0.4, "when": 0.2, "what": 0.4}
"""Part of the squared length that each block gets. B-cubed on derivation / ECB+ at .15, .2, .25 for `when`:
.96 / .92, .96 / .93, .94 / .92."""
_FULL = 12
"""Features below which a vector is shortened: two reports of three words are not alike because they share two. At 20
CEAF on ECB+ is .03 lower."""
_CAPITAL = 4
"""A stem is a name if one in so many of its places, in all reports together, has a capital inside a sentence. Told
report by report ("Norland" at the head of one's sentences and inside another's) the two share nothing: CEAF is .02
lower on the derivation set and .04 on ECB+."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """The words of one report that tell something: how often each stands in it, and with a capital inside a sentence.

    `stems`, `counts`, `names` and `lead` run in parallel; `lead` marks those of title and lead. `phrases` are those
    with a figure, see `series`. Held for all reports at once, so that it is kept small.
    """

    stems: tuple[str, ...]
    counts: "array[int]"
    names: "array[int]"
    lead: bytes
    language: str | None
    phrases: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What a report is compared by: `matter` are its names and words, `when` its words of the calendar.

    `figures` are the phrases with figures that other reports have too, `told` the days about its own that it speaks
    of, as ordinals.
    """

    matter: Vector
    when: Vector
    language: str | None
    figures: Figures
    told: frozenset[int] = frozenset()


def bag_of(title: str | None, read: Columns, spans: Sequence[tuple[int, int]], *, language: str | None) -> Bag:
    """The words of a report that it is compared by: those of its beginning.

    Args:
        title: Its title, if it has one.
        read: The words of its sentences of prose.
        spans: These sentences, code points into its text, in order.
        language: What it is written in, None where unknown.
    """
    heading = words_of(title or "")
    read = read.first(_beginning(spans, _READ))
    words = Counter(read.stems)
    for word in heading:
        words[word.stem] += _TITLE_WEIGHT
    names = Counter(compress(read.stems, read.names))
    if sum(word.name for word in heading) * 2 < len(heading):
        names.update(word.stem for word in heading if word.name)
    size = sum(read.counts[: _beginning(spans, _LEAD - 1)])
    lead = {word.stem for word in heading}.union(read.stems[:size])
    stems = tuple(stem for stem in words if len(stem) > 1 and stem not in STOP_WORDS)
    return Bag(
        stems=stems,
        counts=array("I", [words[stem] for stem in stems]),
        names=array("I", [names.get(stem, 0) for stem in stems]),
        lead=bytes([stem in lead for stem in stems]),
        language=language,
        phrases=phrases_of(read),
    )


def _beginning(spans: Sequence[tuple[int, int]], size: int) -> int:
    """How many spans are read until they have more than `size` characters."""
    ends = accumulate(end - start for start, end in spans)
    return next((number for number, read in enumerate(ends, 1) if read > size), len(spans))


def vectors_of(bags: list[Bag]) -> list[Likeness]:
    """What each bag is compared by; vectors are shorter for thin reports.

    Args:
        bags: Those of a pile; each is let go of when its vector is made, so that the list ends up empty.
    """
    holding: Counter[str] = Counter()
    for bag in bags:
        holding.update(bag.stems)
    named = _named(bags)
    stems = {
        stem: _Stem(_block_of(stem, named), information(stem, count, len(bags))) for stem, count in holding.items()
    }
    figures = shared_figures([bag.phrases for bag in bags])
    bags.reverse()
    return [_vector(bags.pop(), stems, shared) for shared in figures]


class _Stem(NamedTuple):
    """What is the same of a stem in all reports: its block, and what it says."""

    block: int
    weight: float


def _block_of(stem: str, named: frozenset[str]) -> int:
    if is_when(stem):
        return _CALENDAR
    return _NAME if stem in named else _WORD


def _named(bags: Sequence[Bag]) -> frozenset[str]:
    """The stems that are names."""
    capitals: Counter[str] = Counter()
    for bag in bags:
        for stem, count in zip(bag.stems, bag.names, strict=True):
            if count:
                capitals[stem] += count
    places = dict.fromkeys(capitals, 0)
    for bag in bags:
        for stem, count in zip(bag.stems, bag.counts, strict=True):
            if stem in places:
                places[stem] += count
    return frozenset(stem for stem, count in places.items() if capitals[stem] * _CAPITAL >= count)


def _vector(bag: Bag, stems: Mapping[str, _Stem], figures: Figures) -> Likeness:
    blocks: tuple[_Block, _Block, _Block] = ([], [], [])
    for stem, count, leads in zip(bag.stems, bag.counts, bag.lead, strict=True):
        block, weight = stems[stem]
        if count > 1:
            weight *= 1 + math.log(count)
        blocks[block].append((-_LEAD_WEIGHT * weight if leads else -weight, stem))
    when = _scaled(blocks[_CALENDAR], _NAMES, _SHARES["when"])
    matter = {NAME + stem: weight for stem, weight in _scaled(blocks[_NAME], _NAMES, _SHARES["name"]).items()}
    matter |= _scaled(blocks[_WORD], _WORDS, _SHARES["what"])
    fullness = min(1.0, (len(matter) + len(when)) / _FULL)
    if fullness < 1:
        matter = {feature: weight * fullness for feature, weight in matter.items()}
    return Likeness(matter=matter, when=when, language=bag.language, figures=figures)


_CALENDAR, _NAME, _WORD = range(3)
"""Numbers of the blocks."""
_Block = list[tuple[float, str]]
"""Weights below zero with their stems, so that the heaviest come first when they are sorted."""


def _scaled(block: _Block, size: int, share: float) -> dict[str, float]:
    """The heaviest stems of a block, heaviest first, scaled to their share of the squared length."""
    kept = sorted(block)[:size]
    length = math.sqrt(sum(weight * weight for weight, _ in kept))
    return {stem: -weight * math.sqrt(share) / length for weight, stem in kept if weight}
