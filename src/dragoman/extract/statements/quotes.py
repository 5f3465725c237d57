"""The quotations of a report by place; drafts widened to them, and speakers for those without a cue of their own."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.extract.statements import clauses
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.language.quotation import Quotation
from dragoman.model.text import Sentence

_GAP = frozenset(" ,:;-\u2013\u2014\t\u00a0\u202f")
_RUNS_ON = frozenset({"quote", "set_off", "carried on", "clause"})
"""Constructions whose speaker may go on in the next quotation."""
_SHORTEST = 4
"""Words of a quotation that stands for something said; a shorter one may be a name or a scare quote."""


class Quotes:
    """The quotations of a report, to be asked for by place."""

    def __init__(self, text: str, found: Sequence[Quotation]) -> None:
        """Args: text: the report; found: its quotations in text order."""
        self.text = text
        self.found = tuple(found)
        self._starts = [quotation.start for quotation in found]
        self._ends = [quotation.end for quotation in found]

    def before(self, position: int) -> Quotation | None:
        """The quotation that ends at `position`, white space and punctuation apart."""
        at = bisect_right(self._ends, position) - 1
        return self.found[at] if at >= 0 and self._is_gap(self._ends[at], position) else None

    def after(self, position: int) -> Quotation | None:
        """The quotation that begins at `position`, white space and punctuation apart."""
        at = bisect_left(self._starts, position)
        return self.found[at] if at < len(self.found) and self._is_gap(position, self._starts[at]) else None

    def next_block(self, position: int) -> Quotation | None:
        """The quotation that comes next after `position`, only white space between them."""
        at = bisect_left(self._starts, position)
        if at < len(self.found) and not self.text[position : min(self._starts[at], position + 40)].strip():
            return self.found[at]
        return None

    def around(self, position: int) -> Quotation | None:
        """The quotation that `position` lies in; one that was never closed holds nothing for sure."""
        at = bisect_right(self._starts, position) - 1
        inside = at >= 0 and position < self._ends[at] and self.found[at].closed
        return self.found[at] if inside else None

    def overlapping(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with `start:end`."""
        return self.found[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def _is_gap(self, start: int, end: int) -> bool:
        return end - start <= 6 and all(mark in _GAP for mark in self.text[start:end])


def snapped(draft: Draft, quotes: Quotes) -> Draft:
    """With its content widened to the whole of each quotation that begins or ends in it."""
    start, end = draft.content
    for quotation in quotes.overlapping(start, end):
        if not quotation.closed or (
            draft.cue_span is not None and quotation.start <= draft.anchor.start < quotation.end
        ):
            continue
        if quotation.start < start <= quotation.inner_start or quotation.inner_end <= end <= quotation.end:
            start, end = min(start, quotation.start), max(end, quotation.end)
        elif quotation.start >= start and quotation.end > end:
            end = quotation.end
        elif quotation.start < start:
            start = quotation.start
    return replace(draft, content=(start, end)) if (start, end) != draft.content else draft


def loose(
    drafts: Sequence[Draft], quotes: Quotes, sentences: Sequence[Sentence], blocks: Mapping[int, Span]
) -> list[Draft]:
    """The drafts, the quotations that no draft covers joined to them or given a speaker.

    Args:
        drafts: None of them from inside a quotation.
        quotes: The report's quotations.
        sentences: The report's sentences.
        blocks: Paragraph number -> its span.
    """
    found = sorted(drafts, key=lambda draft: draft.content)
    starts = [sentence.start for sentence in sentences]
    covered = 0
    at = 0
    last: int | None = None
    for quotation in quotes.found:
        while at < len(found) and found[at].content[0] < quotation.end:
            if found[at].content[1] >= covered:
                covered, last = found[at].content[1], at
            at += 1
        if covered > quotation.start or not _is_utterance(quotes.text, quotation):
            continue
        number = bisect_right(starts, quotation.inner_start) - 1
        if number >= 0:
            before = found[last] if last is not None else None
            made = _placed(before, quotation, quotes, sentences[number], blocks)
            if made is not None and before is not None and made.anchor is before.anchor and made.cue_span is not None:
                found[last or 0] = made
            elif made is not None:
                found.insert(at, made)
                last, at = at, at + 1
            covered = quotation.end if made is not None else covered
    return found


def _is_utterance(text: str, quotation: Quotation) -> bool:
    return text[quotation.inner_start : quotation.inner_end].count(" ") + 1 >= _SHORTEST


def _placed(
    last: Draft | None, quotation: Quotation, quotes: Quotes, sentence: Sentence, blocks: Mapping[int, Span]
) -> Draft | None:
    block = blocks[sentence.paragraph]
    if last is not None and quotation.start <= sentence.start:
        near = quotation.start - max(last.content[1], last.sentence.end) <= 3
        follows = near and last.sentence.paragraph == sentence.paragraph
        runs_on = follows and last.construction in _RUNS_ON and last.content[1] > last.sentence.start
        if runs_on and (last.construction == "quote" or last.sentence.start <= last.content[0]):
            return replace(last, content=(last.content[0], quotation.end))
        fills = quotation.start <= block[0] + 1 and quotation.end >= block[1] - 1
        if fills and last.construction in _RUNS_ON and sentence.paragraph - last.sentence.paragraph <= 1:
            return _carried(last, sentence, quotation)
    return _introduced(quotation, quotes, sentence)


def _carried(draft: Draft, sentence: Sentence, quotation: Quotation) -> Draft:
    return replace(
        draft, content=(quotation.start, quotation.end), construction="carried on", cue_span=None, addressee=None,
        negated=False, flags=("speaker carried on from the quotation before",),
    )  # fmt: skip


def _introduced(quotation: Quotation, quotes: Quotes, sentence: Sentence) -> Draft | None:
    before = quotes.text[sentence.start : quotation.start].rstrip()
    if before[-1:] != ":":
        return None
    tokens = [t for t in sentence.tokens if t.end <= quotation.start]
    verb = next((t for t in tokens if t.pos in ("VERB", "AUX") and clauses.own_subject(sentence, t) is not None), None)
    if verb is None:
        return None
    source = clauses.subject(sentence, verb)
    return Draft(
        sentence=sentence, anchor=verb, cue=None, construction="introduced", cue_span=(verb.start, verb.end),
        content=(quotation.start, quotation.end), source=source,
        source_span=None if source is None else clauses.noun_phrase(sentence, source),
    )  # fmt: skip
