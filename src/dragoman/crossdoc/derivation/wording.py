"""Reports in, their words as they are compared out: stems, sentences, what is quoted, what is a name or a number."""

import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dragoman.language.prose import Prose, Span
from dragoman.language.quotation import quotations
from dragoman.language.rarity import information
from dragoman.language.words import STOP_WORDS, columns_of, starts_of, words_of

_WORD_WORTH = 9.0
"""A word counts at most so much: a misspelling is not evidence."""
_SHORT_QUOTE = 25
"""Characters up to which words in marks are a term, not a quotation."""
_HANDLE = re.compile(r"[—–-] ?[^\n(@—–-]{1,60}\(@\w{1,20}\)")
"""What follows a post set into a report: a dash, the name and the handle of who posted it."""
_POST = 600
"""Characters of its line before the handle that a post may take."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """The words of a report; stems and arrays run in parallel, one item a word. `fact` marks names and numbers."""

    prose: Prose
    stems: tuple[str, ...]
    sentence: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    fact: NDArray[np.bool_]
    title: frozenset[str]


def wording_of(prose: Prose, dropped: frozenset[int] = frozenset()) -> Wording:
    """The words of a report, with what stands in quotation marks told apart.

    Args:
        prose: The report.
        dropped: Numbers of sentences that are no part of its own text.
    """
    kept = [number for number in range(len(prose.sentences)) if number not in dropped]
    words = columns_of(prose.text, (prose.sentences[number] for number in kept))
    return Wording(
        prose=prose, stems=tuple(words.stems),
        sentence=np.repeat(np.array(kept, dtype=np.int32), words.counts),
        quoted=_quoted(prose, kept, words.counts),
        fact=np.array(words.names, dtype=np.bool_) | np.array(words.numbers, dtype=np.bool_),
        title=frozenset(word.stem for word in words_of(prose.title or "")),
    )  # fmt: skip


def _quoted(prose: Prose, kept: Sequence[int], counts: Sequence[int]) -> NDArray[np.bool_]:
    """Whether each word of some sentences, of which each has so many, stands in quotation marks."""
    found = np.zeros(sum(counts), dtype=np.bool_)
    spans = _quoted_spans(prose)
    if not spans:
        return found
    last = at = 0
    for number, count in zip(kept, counts, strict=True):
        first, after = prose.sentences[number]
        while at < len(spans) and spans[at][1] <= first:
            at += 1
        if at < len(spans) and spans[at][0] < after:
            places = starts_of(prose.text, first, after)
            for start, end in spans[at : bisect_left(spans, (after, after))]:
                found[last + bisect_left(places, start) : last + bisect_left(places, end)] = True
        last += count
    return found


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


class Rarity:
    """How much each word of a collection says, in nats.

    Words are counted by story and not by report: in a pile of copies no word would be rare.
    """

    def __init__(self, holding: Mapping[str, int], stories: int) -> None:
        """Args: holding: stories that hold a stem; stories: how many there are."""
        self._holding = holding
        self._stories = stories
        self._known = _Worths(self._worth)

    def __call__(self, stem: str) -> float:
        """The information of a stem; none for a stop word."""
        return self._known[stem]

    def of(self, stems: Collection[str]) -> NDArray[np.float64]:
        """The information of each stem."""
        return np.fromiter(map(self._known.__getitem__, stems), dtype=np.float64, count=len(stems))

    def _worth(self, stem: str) -> float:
        plain = 0.0 if stem in STOP_WORDS else information(stem, self._holding.get(stem, 0), self._stories)
        return min(_WORD_WORTH, plain)


class _Worths(dict[str, float]):
    """What stems are worth, worked out when first asked for."""

    def __init__(self, worth: Callable[[str], float]) -> None:
        self._worth = worth

    def __missing__(self, stem: str) -> float:
        found = self[stem] = self._worth(stem)
        return found


def holding(stories: Iterable[Sequence[Wording]]) -> Counter[str]:
    """How many stories hold each stem."""
    return Counter(chain.from_iterable(set().union(*(report.stems for report in story)) for story in stories))


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
