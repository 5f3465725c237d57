"""What all kinds of damage share: what is found, a rule that finds by a pattern, and the prose that is looked at."""

import bisect
import functools
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.remarks.position import sentence_at
from dragoman.language.quotation import Quotation, quotations
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence, Token

_NO_TEXT = frozenset({"boilerplate", "related_link", "credit", "byline"})
"""Regions in which damage breaks nothing that a reader would take for the report's words."""


_MARKS = ".,;:!?\"'()[]“”‘’"


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A damaged place: the rule that found it, its span and the span of what shows it (code points), and why."""

    rule: str
    start: int
    end: int
    reason: str
    cue_start: int | None = None
    cue_end: int | None = None


class Blocks:
    """The prose of one report, asked by position; offsets are code points into its text."""

    def __init__(self, report: AnnotatedDocument) -> None:
        """Args: report: with regions, sentences, mentions and times."""
        self.report = report
        self.text = report.document.text
        self.sentences: Sequence[Sentence] = report.sentences
        self._apart = [(each.region_start, each.region_end) for each in report.regions if each.kind in _NO_TEXT]

    @functools.cached_property
    def words(self) -> list[str]:
        """The text in small letters, cut at white space."""
        return self.lower.split()

    @functools.cached_property
    def lower(self) -> str:
        """The text in small letters, character by character, so that offsets hold."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else "".join(each.lower()[:1] for each in self.text)

    @functools.cached_property
    def plain_words(self) -> frozenset[str]:
        """The words as written, without the marks at their edges, each once."""
        return frozenset([word.strip(_MARKS) for word in frozenset(self.text.split())])

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words in small letters, without the marks at their edges, each once."""
        return frozenset(map(str.lower, self.plain_words))

    def repeats(self, count: int) -> bool:
        """Whether so many words follow one another twice."""
        same = bytes(map(operator.eq, self.words, self.words[count:]))
        return same.find(b"\x01" * count) >= 0

    @functools.cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the blocks stand, from the first character of the first sentence to the last of the last."""
        found: dict[int, tuple[int, int]] = {}
        for sentence in self.sentences:
            start, _ = found.get(sentence.paragraph, (sentence.start, 0))
            found[sentence.paragraph] = (start, sentence.end)
        return list(found.values())

    @functools.cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations, in text order."""
        return quotations(self.text, self.spans, [sentence.end for sentence in self.sentences])

    def is_quoted(self, position: int) -> bool:
        """Whether a position lies in a quotation."""
        place = bisect.bisect_right(self.quotations, position, key=_opening)
        return place > 0 and position < self.quotations[place - 1].end

    def is_prose(self, start: int, end: int) -> bool:
        """Whether a span lies in one block of prose."""
        place = bisect.bisect_right(self.spans, start, key=_first)
        return place > 0 and end <= self.spans[place - 1][1]

    def is_text(self, position: int) -> bool:
        """Whether a position belongs to what is read: prose, headlines, captions."""
        return not any(start <= position < end for start, end in self._apart)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that a position lies in; None between sentences."""
        return sentence_at(self.report, position)

    def tokens_at(self, start: int, end: int) -> tuple[Sentence, tuple[Token, ...]] | None:
        """The sentence that holds a span, and the words of the span; None where it crosses a sentence's border."""
        sentence = self.sentence_at(start)
        if sentence is None or end > sentence.end:
            return None
        first = bisect.bisect_left(sentence.tokens, start, key=_token_start)
        last = bisect.bisect_left(sentence.tokens, end, key=_token_start)
        return (sentence, sentence.tokens[first:last]) if first < last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Damage that a pattern finds.

    `may` says cheaply whether a report can hold it at all, `is_damage` decides of each match; None takes all. The
    damaged words are the group `words` if there is one, else the match; with `back` also what stands before them up
    to the nearest space. `reason` is filled with the pattern's groups and with the damaged words as `all`.
    """

    name: str
    pattern: re.Pattern[str]
    reason: str
    example: str
    may: Callable[[Blocks], bool] | None = None
    is_damage: Callable[[re.Match[str], Blocks], bool] | None = None
    prose: bool = True
    back: bool = False

    def damages(self, blocks: Blocks) -> Iterator[Damage]:
        """What the rule finds in a report, in text order."""
        if self.may is not None and not self.may(blocks):
            return
        words = "words" if "words" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(blocks.text):
            start, end = match.span(words)
            start -= len(word_before(blocks.text, start)) if self.back else 0
            there = blocks.is_prose(start, end) if self.prose else blocks.is_text(start)
            if there and (self.is_damage is None or self.is_damage(match, blocks)):
                said = self.reason.format(**match.groupdict(), all=" ".join(blocks.text[start:end].split()))
                yield Damage(rule=self.name, start=start, end=end, reason=said)


def places_of(word: str, text: str) -> Iterator[int]:
    """Where a word begins that stands for itself: no letter or digit before or after it."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start
        start = text.find(word, end)


def holds(*pieces: str) -> Callable[[Blocks], bool]:
    """Whether a text holds one of some pieces."""
    return lambda blocks: any(map(blocks.text.__contains__, pieces))


def has_word(words: frozenset[str]) -> Callable[[Blocks], bool]:
    """Whether a text has one of some words in small letters, between white space."""
    return lambda blocks: not blocks.vocabulary.isdisjoint(words)


def beyond_ascii(blocks: Blocks) -> bool:
    """Whether a text has other characters than those of ASCII."""
    return not blocks.text.isascii()


_LONGEST_WORD = 30


def word_before(text: str, position: int) -> str:
    """The word that ends right at a position; empty where none does."""
    first = position
    while first > 0 and position - first < _LONGEST_WORD and (text[first - 1].isalnum() or text[first - 1] in "’'-"):
        first -= 1
    return text[first:position]


def _first(span: tuple[int, int]) -> int:
    return span[0]


def _opening(quotation: Quotation) -> int:
    return quotation.start


def _token_start(token: Token) -> int:
    return token.start
