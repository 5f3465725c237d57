"""Vectors, days and candidate pairs in, groups of reports out: average linkage with a guard.

Two groups are joined while the mean of all inner products between them is high enough (Sokal and
Michener 1958; group sums give it exactly without comparing members), does not rest on one name or on the
calendar alone, and, once both have some size, is not much below what holds the tighter one together: two
happenings of one kind are farther from each other than the reports on either. How high is asked is measured on the
collection (`chance`), and so is what is in its news every day and tells little of a happening (`standing`);
instalments of a series (`series`) are never joined with each other. No chain of single links can heap up what does not
belong together. A report that nothing is near enough to is a story by itself.
"""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.crossdoc.stories.candidates import candidate_pairs
from dragoman.crossdoc.stories.chance import JOIN, needed_in
from dragoman.crossdoc.stories.products import Products, Vector, dot
from dragoman.crossdoc.stories.series import NO_FIGURES, are_instalments
from dragoman.crossdoc.stories.standing import is_of_the_day, standing_words
from dragoman.crossdoc.stories.vectors import NAME, Likeness

_REST = 0.03
"""What two groups must share besides their heaviest common feature: one name is no story. At .06 CEAF on
ECB+ is .03 lower."""
_BESIDE = 0.8
"""So many times what they share besides it counts the heaviest at most: "the central bank" or a rating agency in two
reports makes no story of them. At .33 CEAF on ECB+ is .04 lower, without it .01 higher, and in two piles of 300 wire
reports 24 instead of 21 pairs of two matters are found. Reports in two languages share little besides."""
_ROOM = 60
"""Features that a report needs to share more than a name: of a short one (`1 - room`) of the heaviest is believed."""
_FAMILY = 4
"""Letters that make two names one: "Greece" and "Greek"."""
_NAMED = 0.02
"""What the names of two groups must give: words of a trade and a season alone ("holiday sales of retailers") are no
story. Of fourteen groups that it parts among 300 wire reports all were of several matters; B-cubed on the derivation
set is .004 lower, at .04 .009."""
_COHESION = 0.65
"""Part of the inner cohesion that must hold between two groups when nothing is known about their days.
ECB+ subtopics: B-cubed .85 without the guard, .93 at .65, .90 at .7."""
_COHESION_DATED = 0.5
"""The same where both have a day: days then tell happenings of one kind apart."""
_LINE = 0.35
"""Mean inner product of two stories' names, as unit vectors, at which they are on one line."""
_TIGHT = 0.5
"""Cohesion counts up to here: copies of one text hold together more than a story needs to."""
_SIZE = 2
"""Reports that a group needs before its cohesion is believed."""
_GROWN = 0.05
"""How much more two groups must share for each doubling of the smaller one beyond `_SIZE`: parts of one happening are
far above the threshold, a theme of the week (a currency, a central bank) creeps over it. At .2 two more of 85 stories
in wire reports are parted."""
_APART = 0.25
"""Part of the pairs between two groups that are instalments of a series (`series`) above which they stay apart."""
_WHEN = 0.5
"""Words of the calendar that two groups share count up to this part of what else they share: all that is
published in a week speaks of the same days."""
_FOREIGN = 2.0
"""What is shared with a report in another language counts so much more: only names can be, half of a vector."""
_HOPE = 0.6
"""Part of what is asked below which two groups are not looked at, or not again: bounds the work."""
_DAYS_FREE = 3
_DAYS_HALVE, _DAYS_FADE = 20, 1.5
"""Days apart that cost nothing, further days that halve the likeness, and the power with which more of them count:
three months leave a tenth. Halved in 14 days B-cubed on the derivation set is .02 lower."""
_SAME_DAYS, _DAYS_LEAST = 0.05, 0.25
"""Mean inner product of words of the calendar (at most .2) at which two groups speak of the same days, and what the
distance of their dates then leaves at least: a date of publication may be that of a crawl or a reprint."""

_OTHER_DAYS, _ONE_DAY = 0.85, 0.5
"""What is left of the likeness of two groups of which each speaks of other days, and the share of their reports that
must speak of one for nothing to be lost: a raid on Monday and another on Friday. At .8 B-cubed on the derivation set is
.02 lower; groups of 2,500 wire reports that span more than two weeks fall from 55 to 41."""
_ABOUT = (-1, 0, 1)
"""Days about one that are taken for it: clocks differ, and what begins in the evening ends the next day."""


def grouped(reports: Sequence[Likeness], days: Sequence[int | None]) -> list[list[int]]:
    """The groups, each a sorted list of indices, in order of their first index.

    Args:
        reports: What each report is compared by, in order of date.
        days: The day of each report as an ordinal, None where unknown.
    """
    products = Products([report.matter for report in reports])
    join = needed_in(products)
    foreign = len({report.language for report in reports} - {None}) > 1
    pairs = candidate_pairs(products, _HOPE * join / (_FOREIGN if foreign else 1.0))
    return _grouped(reports, days, pairs, _Asked(join, standing_words(products, days)))


def linked(vectors: Sequence[Vector]) -> list[list[int]]:
    """Groups by average linkage on vectors of unit length, without days and guard; see `_LINE`."""
    scaled = [{feature: weight * math.sqrt(JOIN / _LINE) for feature, weight in vector.items()} for vector in vectors]
    likenesses = [Likeness(matter=vector, when={}, language=None, figures=NO_FIGURES) for vector in scaled]
    pairs = candidate_pairs(Products(vectors), _HOPE * _LINE)
    return _grouped(likenesses, [None] * len(vectors), ((a, b, p * JOIN / _LINE) for a, b, p in pairs), _ON_A_LINE)


class _Asked(NamedTuple):
    """The mean inner product that is asked of two groups, and how far features are in the news of other days."""

    join: float
    standing: Mapping[str, float]


_ON_A_LINE = _Asked(JOIN, {})


def _grouped(
    reports: Sequence[Likeness], days: Sequence[int | None], pairs: Iterable[tuple[int, int, float]], asked: _Asked
) -> list[list[int]]:
    groups = {index: _Group(report, days[index], index) for index, report in enumerate(reports)}
    heap: list[_Entry] = []
    for a, b, product in pairs:
        if product * _reach(groups[a], groups[b]) < _HOPE * asked.join:
            continue
        groups[a].near[b] = groups[b].near[a] = product
        if are_instalments(reports[a].figures, reports[b].figures):
            groups[a].apart[b] = groups[b].apart[a] = 1
        elif (likely := _likely(groups[a], groups[b], product, asked.join)) is not None:
            heap.append((-likely.score, a, b, 1, 1, likely))
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b, likely = heapq.heappop(heap)
        if a in groups and b in groups and (groups[a].size, groups[b].size) == (size_a, size_b):
            if likely is None:
                _join(groups, heap, a, b, asked.join)
            elif (score := _score(groups[a], groups[b], likely, asked.standing)) is not None:
                heapq.heappush(heap, (-score, a, b, size_a, size_b, None))
    return sorted(sorted(group.members) for group in groups.values())


class _Likely(NamedTuple):
    """How near two groups are at most, and what it comes from: a pair is looked at closely when its turn has come."""

    score: float
    matter: float
    when: float
    factor: float
    needed: float


_Entry = tuple[float, int, int, int, int, _Likely | None]
"""Nearness below zero, two groups, their sizes when it was taken; the last is None where it is what `_score` gave."""


class _Group:
    """Reports joined so far: their sum, what the sum's square would be without cross terms, their days and mean room.

    `near` holds the groups that may yet be joined with this one and the inner product of the two sums, `apart` those
    that hold instalments of a series with this one, and how many pairs.
    """

    __slots__ = (
        "apart",
        "day",
        "days",
        "languages",
        "members",
        "near",
        "own",
        "room",
        "size",
        "square",
        "tellers",
        "told",
        "total",
        "when",
    )

    def __init__(self, report: Likeness, day: int | None, index: int) -> None:
        self.total = report.matter
        self.when = report.when
        self.square = self.own = dot(report.matter, report.matter) + dot(report.when, report.when)
        self.days = [] if day is None else [day]
        self.day = day
        self.languages = {report.language}
        self.told = Counter({day + apart for day in report.told for apart in _ABOUT})
        self.tellers = int(bool(report.told))
        self.members = [index]
        self.size = 1
        self.room = min(1.0, len(report.matter) / _ROOM)
        self.near: dict[int, float] = {}
        self.apart: dict[int, int] = {}

    def cohesion(self) -> float:
        return min(_TIGHT, (self.square - self.own) / (self.size * (self.size - 1)))

    def absorb(self, other: "_Group", cross: float) -> None:
        self.square += other.square + 2 * (cross + dot(self.when, other.when))
        self.own += other.own
        self.total = _sum(self.total, other.total, self.size)
        self.when = _sum(self.when, other.when, self.size)
        self.room = (self.room * self.size + other.room * other.size) / (self.size + other.size)
        self.days = sorted(self.days + other.days)
        self.day = self.days[len(self.days) // 2] if self.days else None
        self.languages |= other.languages
        self.told.update(other.told)
        self.tellers += other.tellers
        self.members += other.members
        self.size += other.size


def _sum(own: Vector, added: Vector, size: int) -> Vector:
    """The sum of two vectors, in place of the first one unless it is that of a single report, which others hold."""
    found = own if size > 1 and isinstance(own, dict) else dict(own)
    for feature, weight in added.items():
        found[feature] = found.get(feature, 0.0) + weight
    return found


def _join(groups: dict[int, _Group], heap: list[_Entry], a: int, b: int, join: float) -> None:
    kept, gone = sorted((a, b), key=lambda key: (-len(groups[key].total), key))
    group, other = groups[kept], groups.pop(gone)
    near = _crossed(groups, group, other, {a, b})
    group.absorb(other, group.near.pop(gone))
    group.near = {}
    _carry_over(groups, kept, gone, other.apart)
    for key, cross in near:
        third = groups[key]
        third.near.pop(gone, None)
        mean = cross / (group.size * third.size)
        if mean * _reach(group, third) < _HOPE * join:
            third.near.pop(kept, None)
            continue
        group.near[key] = third.near[kept] = cross
        likely = _likely(group, third, mean, join)
        if likely is not None and group.apart.get(key, 0) <= _APART * group.size * third.size:
            heapq.heappush(heap, (-likely.score, kept, key, group.size, third.size, likely))


def _carry_over(groups: dict[int, _Group], kept: int, gone: int, apart: Mapping[int, int]) -> None:
    """Counts the pairs that one group's members are instalments in for the group that took them in."""
    own = groups[kept].apart
    for key, count in apart.items():
        groups[key].apart.pop(gone)
        if key != kept:
            own[key] = groups[key].apart[kept] = own.get(key, 0) + count


def _crossed(groups: dict[int, _Group], a: _Group, b: _Group, own: set[int]) -> list[tuple[int, float]]:
    found = []
    for key in sorted((a.near.keys() | b.near.keys()) - own):
        total = groups[key].total
        with_a = a.near[key] if key in a.near else dot(a.total, total)
        found.append((key, with_a + (b.near[key] if key in b.near else dot(b.total, total))))
    return found


def _likely(a: _Group, b: _Group, matter: float, join: float) -> _Likely | None:
    """How near two groups are at most, or None where they may not be joined; `_score` says how near they are."""
    matter *= _reach(a, b)
    grown = min(a.size, b.size) / _SIZE
    needed = join * (1.0 + _GROWN * math.log2(grown)) if grown > 1.0 else join
    near = _days_factor(a.day, b.day) * _told_factor(a, b)
    if (matter + _WHEN * matter) * max(near, _DAYS_LEAST) < needed:
        return None
    when = dot(a.when, b.when) / (a.size * b.size)
    factor = max(near, _DAYS_LEAST if when >= _SAME_DAYS else 0.0)
    if (matter + min(when, _WHEN * matter)) * factor < needed or not _holds(a, b, matter + when):
        return None
    return _Likely((matter + when) * factor, matter, when, factor, needed)


def _score(a: _Group, b: _Group, likely: _Likely, standing: Mapping[str, float]) -> float | None:
    """How near two groups are, or None where they may not be joined; never more than is likely."""
    _, matter, when, factor, needed = likely
    reach = _reach(a, b)
    share = reach / (a.size * b.size)
    heaviest, names = _names(a.total, b.total)
    rest = matter - heaviest * share
    single = (1.0 - max(a.room, b.room)) * heaviest * share
    if reach == 1.0:
        matter = min(matter, (1.0 + _BESIDE) * rest + single)
    if rest + single < _REST or names * share < _NAMED or (matter + min(when, _WHEN * matter)) * factor < needed:
        return None
    if likely.matter < _TIGHT or a.day != b.day:  # else the text itself is shared
        least = _DAYS_LEAST if when >= _SAME_DAYS else 0.0
        if not is_of_the_day(_standing(a.total, b.total, standing) * share / likely.matter, a.day, b.day, least):
            return None
    return (matter + when) * factor


def _standing(a: Vector, b: Vector, standing: Mapping[str, float]) -> float:
    """What features give to the inner product as far as they are in the news of other days too."""
    return math.fsum([a[feature] * b[feature] * standing[feature] for feature in a.keys() & b.keys() & standing.keys()])


def _told_factor(a: _Group, b: _Group) -> float:
    """What is left of a likeness where two groups speak of other days; all of it where few reports name one."""
    if 2 * a.tellers < a.size or 2 * b.tellers < b.size or not a.tellers or not b.tellers:
        return 1.0
    shared = sum(min(a.told[day] / a.tellers, b.told[day] / b.tellers) for day in a.told.keys() & b.told.keys())
    return _OTHER_DAYS + (1.0 - _OTHER_DAYS) * min(1.0, shared / _ONE_DAY)


def _reach(a: _Group, b: _Group) -> float:
    known = None not in a.languages and None not in b.languages
    return _FOREIGN if known and a.languages.isdisjoint(b.languages) else 1.0


def _names(a: Vector, b: Vector) -> tuple[float, float]:
    """What the heaviest common feature, or family of names, gives to the inner product, and what all names give."""
    heaviest = 0.0
    families: dict[str, list[float]] = {}
    for feature in a.keys() & b.keys():
        product = a[feature] * b[feature]
        if product > heaviest:
            heaviest = product
        if feature[0] == NAME:
            families.setdefault(feature[1 : 1 + _FAMILY], []).append(product)
    names = [math.fsum(family) for family in families.values()]
    return max(heaviest, *names, 0.0), math.fsum(names)


def _holds(a: _Group, b: _Group, mean: float) -> bool:
    if min(a.size, b.size) < _SIZE:
        return True
    needed = _COHESION_DATED if a.days and b.days else _COHESION
    return mean >= needed * max(a.cohesion(), b.cohesion())


def _days_factor(a: int | None, b: int | None) -> float:
    if a is None or b is None:
        return 1.0
    return 1.0 / (1.0 + math.pow(max(0, abs(a - b) - _DAYS_FREE) / _DAYS_HALVE, _DAYS_FADE))
