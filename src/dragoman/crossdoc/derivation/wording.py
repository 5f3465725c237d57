"""Reports in, how much wording two of them share out: runs of the same words, and sentences told again.

Shared quotations, titles and phrases that a report repeats prove nothing about who copied whom and are
left out. Runs are found by greedy tiling (Wise 1993) over stems; a sentence counts as told again by the
share of its rarer words that the other report's best sentence holds.
"""

import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.derivation.course import Course, course_of, same_course
from dragoman.language.prose import Prose, Span
from dragoman.language.quotation import quotations
from dragoman.language.rarity import information
from dragoman.language.words import STOP_WORDS, words_of

RUN = 5
"""Words that a shared run must have; four find more chance phrases than copies."""
_RUN_WORTH = 12.0
"""Information (nats) of a run below which it is a stock phrase."""
_WORD_WORTH = 9.0
"""A word counts at most so much: a misspelling is not evidence."""
_NAME_WORTH = 0.4
"""Weight of a name or a number in a run: two reports name the same people by the same titles anyway."""
_QUOTED = 0.2
"""Weight of a word in quotation marks: several reports may have heard it said."""
_SHORT_QUOTE = 25
"""Characters up to which words in marks are a term, not a quotation."""
_HANDLE = re.compile(r"[—–-] ?[^\n(@—–-]{1,60}\(@\w{1,20}\)")
"""What follows a post set into a report: a dash, the name and the handle of who posted it."""
_POST = 600
"""Characters of its line before the handle that a post may take."""
_SENTENCE_WORTH = 40.0
"""A sentence of less information than this is not told again by sharing half its words."""
_PAIR_WORTH = 20.0
"""The same for two sentences to be a pair, in reports that are known to share text."""
_LEAST = 100.0
"""A text of less information than this is measured as if it had so much."""

_SHORT = 60.0
"""The same for the words that it holds at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a report; the lists run in parallel, one item a word.

    `fact` marks names and numbers, `said` holds the runs of `RUN` words that stand in quotation marks.
    """

    prose: Prose
    stems: tuple[str, ...]
    sentence: tuple[int, ...]
    quoted: tuple[bool, ...]
    fact: tuple[bool, ...]
    title: frozenset[str]
    said: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two wordings have in common, seen from the shorter: `wording` and `retold` are 0..1.

    `longest` is the longest run in words;
    `likeness[i][j]` of sentence i of the first and j of the second; `words` the part of its words in the other;
    `ordered` are telling words that both hold, `order` 0..1 of them in the same order, `couples` (0..1 of the
    shorter text, more where its words are in several) are words side by side in both.
    """

    wording: float
    retold: float
    longest: int
    words: float
    likeness: Mapping[tuple[int, int], float]
    ordered: int
    order: float
    couples: float


def wording_of(prose: Prose, dropped: frozenset[int] = frozenset()) -> Wording:
    """The words of a report, with what stands in quotation marks told apart.

    Args:
        prose: The report.
        dropped: Numbers of sentences that are no part of its own text.
    """
    words = [(number, word) for number, (start, end) in enumerate(prose.sentences) if number not in dropped
             for word in words_of(prose.text, start, end)]  # fmt: skip
    said = _quoted_spans(prose)
    flags, position = [], 0
    for _, word in words:
        while position < len(said) and said[position][1] <= word.start:
            position += 1
        flags.append(position < len(said) and said[position][0] <= word.start)
    stems = tuple(word.stem for _, word in words)
    return Wording(
        prose=prose, stems=stems, sentence=tuple(number for number, _ in words), quoted=tuple(flags),
        fact=tuple(word.name or word.number for _, word in words),
        title=frozenset(word.stem for word in words_of(prose.title or "")),
        said=frozenset(stems[i : i + RUN] for i in range(len(stems) - RUN + 1) if all(flags[i : i + RUN])),
    )  # fmt: skip


def repeated_sentences(reports: Sequence[tuple[Prose, str | None]]) -> dict[str, frozenset[int]]:
    """For each report the numbers of its sentences that reports of another story hold word for word.

    These are the notices that an outlet or an agency prints under everything.

    Args:
        reports: Each with the id of its story.
    """
    stories: dict[int, str | None] = {}
    everywhere: set[int] = set()
    for prose, story in reports:
        for key in _sentence_keys(prose):
            if stories.setdefault(key, story) != story:
                everywhere.add(key)
    return {
        prose.document_id: frozenset(n for n, key in enumerate(_sentence_keys(prose)) if key in everywhere)
        for prose, _ in reports
    }


def _sentence_keys(prose: Prose) -> list[int]:
    return [
        zlib.crc32(prose.text[start:end].lower().encode("utf-8", "surrogatepass")) for start, end in prose.sentences
    ]


def grams(wording: Wording) -> Iterator[tuple[str, ...]]:
    """The runs of `RUN` words within one sentence that are not wholly quoted."""
    stems, sentence, quoted = wording.stems, wording.sentence, wording.quoted
    for start in range(len(stems) - RUN + 1):
        last = start + RUN - 1
        if sentence[start] == sentence[last] and not (quoted[start] and quoted[last]):
            yield stems[start : last + 1]


class Rarity:
    """How much each word of a collection says, in nats.

    Words are counted by story and not by report: in a pile of copies no word would be rare.
    """

    def __init__(self, stories: Sequence[Sequence[Wording]]) -> None:
        self._holding = Counter(stem for story in stories for stem in {s for report in story for s in report.stems})
        self._stories = len(stories)
        self._known: dict[str, float] = {}

    def __call__(self, stem: str) -> float:
        """The information of a stem; none for a stop word."""
        found = self._known.get(stem)
        if found is None:
            plain = 0.0 if stem in STOP_WORDS else information(stem, self._holding[stem], self._stories)
            found = self._known[stem] = min(_WORD_WORTH, plain)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A report's words with what they are worth: in all, by sentence, and where each run of `RUN` begins."""

    wording: Wording
    mass: float
    words: Mapping[str, float]
    sentences: tuple[Mapping[str, float], ...]
    masses: tuple[float, ...]
    course: Course
    places: Mapping[tuple[str, ...], Sequence[int]]


def measured(report: Wording, rarity: Rarity) -> Measured:
    """The words of a report weighed; worth keeping while it is compared with several others."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(report.stems) - RUN + 1):
        places[report.stems[start : start + RUN]].append(start)
    sentences = tuple(_sentence_words(report, rarity))
    return Measured(
        wording=report, mass=_mass(report, rarity), words=_best(sentences), sentences=sentences, places=dict(places),
        masses=tuple(sum(words.values()) for words in sentences),
        course=course_of(report.stems, report.sentence, report.quoted, report.fact, rarity),
    )  # fmt: skip


def shared(a: Measured, b: Measured, rarity: Rarity) -> Shared:
    """What two reports have in common."""
    total, longest = _runs(a.wording, b, rarity)
    mass = max(_LEAST, min(a.mass, b.mass))
    likeness, retold = _retold(a, b)
    course = same_course(a.course, b.course)
    return Shared(
        wording=min(1.0, total / mass), retold=retold, longest=longest,
        words=_words(a.words, b.words), likeness=likeness, ordered=course.words, order=course.order,
        couples=course.couples / mass,
    )  # fmt: skip


def _best(sentences: Sequence[Mapping[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for words in sentences:
        for stem, worth in words.items():
            if worth > found.get(stem, 0.0):
                found[stem] = worth
    return found


def _words(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    both = math.fsum(min(a[stem], b[stem]) for stem in a.keys() & b.keys())
    return both / max(_SHORT, min(math.fsum(a.values()), math.fsum(b.values())))


def _quoted_spans(prose: Prose) -> list[Span]:
    if not prose.sentences:
        return []
    block = [(prose.sentences[0][0], prose.sentences[-1][1])]
    found = quotations(prose.text, block, [end for _, end in prose.sentences])
    spans = [(q.start, q.end) for q in found if q.inner_end - q.inner_start > _SHORT_QUOTE]
    for match in _HANDLE.finditer(prose.text):
        line = prose.text.rfind("\n", max(0, match.start() - _POST), match.start()) + 1
        spans.append((max(line, match.start() - _POST), match.end()))
    return _merged(sorted(spans))


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _mass(report: Wording, rarity: Rarity) -> float:
    return sum(
        rarity(stem) * (_NAME_WORTH if fact else 1.0)
        for stem, quoted, fact in zip(report.stems, report.quoted, report.fact, strict=True)
        if not quoted
    )


def _runs(a: Wording, other: Measured, rarity: Rarity) -> tuple[float, int]:
    b, places, stems = other.wording, other.places, a.stems
    seen: set[tuple[str, ...]] = set()
    total, longest, start = 0.0, 0, 0
    last = len(stems) - RUN
    while start <= last:
        found = places.get(stems[start : start + RUN])
        size, where = max((_common(a, b, start, at), -at) for at in found[:8]) if found else (0, 0)
        if size < RUN:
            start += 1
            continue
        pieces = [a.stems[at : at + RUN] for at in range(start, start + size - RUN + 1)]
        fresh = [piece for piece in pieces if piece not in seen]
        seen.update(pieces)
        if 2 * len(fresh) > len(pieces) and not _spoken(a, b, pieces, start, size, -where):
            worth = _worth(a, start, size, rarity)
            if worth >= _RUN_WORTH and not _of_title(a.stems[start : start + size], a.title | b.title):
                total, longest = total + worth, max(longest, size)
        start += size
    return total, longest


def _worth(report: Wording, start: int, size: int, rarity: Rarity) -> float:
    return sum(
        rarity(report.stems[at]) * (_NAME_WORTH if report.fact[at] else 1.0) for at in range(start, start + size)
    )


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


def _sentence_words(report: Wording, rarity: Rarity) -> list[dict[str, float]]:
    found: list[dict[str, float]] = [{} for _ in report.prose.sentences]
    for stem, number, quoted in zip(report.stems, report.sentence, report.quoted, strict=True):
        worth = rarity(stem) * (_QUOTED if quoted else 1.0)
        if worth > found[number].get(stem, 0.0):
            found[number][stem] = worth
    return found


def _retold(a: Measured, b: Measured) -> tuple[dict[tuple[int, int], float], float]:
    words_a, words_b, mass_a, mass_b = a.sentences, b.sentences, a.masses, b.masses
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, words in enumerate(words_b):
        for stem, worth in words.items():
            holders[stem].append((number, worth))
    joint: dict[tuple[int, int], float] = defaultdict(float)
    for number, words in enumerate(words_a):
        for stem, worth in words.items():
            for other, other_worth in holders.get(stem, ()):
                joint[number, other] += worth if worth < other_worth else other_worth
    smaller = {(i, j): min(mass_a[i], mass_b[j]) for i, j in joint}
    told = {pair: both / max(_SENTENCE_WORTH, smaller[pair]) for pair, both in joint.items()}
    likeness = {pair: min(1.0, both / max(_PAIR_WORTH, smaller[pair])) for pair, both in joint.items()}
    return likeness, max(_covered(told, mass_a, 0), _covered(told, mass_b, 1))


def _covered(likeness: Mapping[tuple[int, int], float], masses: Sequence[float], side: int) -> float:
    best = [0.0] * len(masses)
    for pair, value in likeness.items():
        best[pair[side]] = max(best[pair[side]], value)
    covered = sum(mass * min(1.0, max(0.0, (value - 0.25) / 0.35)) for mass, value in zip(masses, best, strict=True))
    return covered / sum(masses) if any(masses) else 0.0
