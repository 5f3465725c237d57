"""Reports in, their words as they are compared out: stems, sentences, what is quoted, what is a name or a number."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.prose import Prose, Span
from dragoman.language.quotation import quotations
from dragoman.language.rarity import information
from dragoman.language.words import STOP_WORDS, words_of

RUN = 5
"""Words that a shared run must have; four find more chance phrases than copies."""
_WORD_WORTH = 9.0
"""A word counts at most so much: a misspelling is not evidence."""
_SHORT_QUOTE = 25
"""Characters up to which words in marks are a term, not a quotation."""
_HANDLE = re.compile(r"[—–-] ?[^\n(@—–-]{1,60}\(@\w{1,20}\)")
"""What follows a post set into a report: a dash, the name and the handle of who posted it."""
_POST = 600
"""Characters of its line before the handle that a post may take."""


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
