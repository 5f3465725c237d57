"""Reports in, their words as they are compared out: stems, sentences, what is quoted, what is a name or a number."""

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.language.lexicon import Lexicon, Numbers
from dragoman.language.prose import Prose, Span
from dragoman.language.quotation import quotations
from dragoman.language.rarity import information
from dragoman.language.words import STOP_WORDS, starts_of, words_of

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
    """The words of a report; the arrays run in parallel, one item a word. `fact` marks names and numbers.

    `stems` and `title` hold numbers of a sorted lexicon.
    """

    prose: Prose
    stems: Numbers
    sentence: Numbers
    quoted: NDArray[np.bool_]
    fact: NDArray[np.bool_]
    title: frozenset[int]


def wording_of(prose: Prose, lexicon: Lexicon, dropped: frozenset[int] = frozenset()) -> Wording:
    """The words of a report, with what stands in quotation marks told apart.

    Args:
        prose: The report.
        lexicon: Holds its words, sorted.
        dropped: Numbers of sentences that are no part of its own text.
    """
    words = lexicon[prose.document_id]
    sentence = np.repeat(np.arange(len(words.counts), dtype=np.int32), words.counts)
    quoted = _quoted(prose, words.counts.tolist())
    kept = _kept(sentence, dropped)
    return Wording(
        prose=prose, stems=words.stems[kept], sentence=sentence[kept], quoted=quoted[kept], fact=words.facts[kept],
        title=frozenset(lexicon.numbers(word.stem for word in words_of(prose.title or ""))),
    )  # fmt: skip


def lone_wording(prose: Prose) -> Wording:
    """Stands for the words of a report where there is none to compare it with."""
    none = np.zeros(0, dtype=np.int32)
    nowhere = np.zeros(0, dtype=np.bool_)
    return Wording(prose=prose, stems=none, sentence=none, quoted=nowhere, fact=nowhere, title=frozenset())


def stems_of(document_id: str, lexicon: Lexicon, dropped: frozenset[int]) -> Numbers:
    """The stems of a report without its dropped sentences."""
    words = lexicon[document_id]
    if not dropped:
        return words.stems
    sentence = np.repeat(np.arange(len(words.counts), dtype=np.int32), words.counts)
    return words.stems[_kept(sentence, dropped)]


def _kept(sentence: Numbers, dropped: frozenset[int]) -> NDArray[np.bool_]:
    return np.isin(sentence, list(dropped), invert=True) if dropped else np.ones(len(sentence), dtype=np.bool_)


def _quoted(prose: Prose, counts: Sequence[int]) -> NDArray[np.bool_]:
    """Whether each word of a report, of whose sentences each has so many, stands in quotation marks."""
    found = np.zeros(sum(counts), dtype=np.bool_)
    spans = _quoted_spans(prose)
    if not spans:
        return found
    last = at = 0
    for (first, after), count in zip(prose.sentences, counts, strict=True):
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

    def __init__(self, stems: Sequence[str], holding: NDArray[np.int64], stories: int) -> None:
        """Args: stems: those of a lexicon; holding: stories that hold each; stories: how many there are."""
        self.values = np.array(
            [_worth(stem, count, stories) for stem, count in zip(stems, holding.tolist(), strict=True)],
            dtype=np.float64,
        )
        """The information of each stem; none for a stop word."""
        self.stop = np.array([stem in STOP_WORDS for stem in stems], dtype=np.bool_)


def _worth(stem: str, holding: int, stories: int) -> float:
    return 0.0 if stem in STOP_WORDS else min(_WORD_WORTH, information(stem, holding, stories))


def holding(stories: Iterable[Sequence[Numbers]], size: int) -> NDArray[np.int64]:
    """How many stories hold each of `size` stems, given the stems of their reports."""
    found = np.zeros(size, dtype=np.int64)
    for reports in stories:
        found[np.unique(np.concatenate(reports))] += 1
    return found


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
