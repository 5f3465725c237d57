"""Mentions in, answers to "who is meant here": by span, by head word, through coreference.

Mentions of a report do not overlap, except that one may lie inside another (a possessor inside the
phrase it possesses); an index relies on that.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.model.annotations import Mention
from dragoman.model.text import Sentence


class MentionIndex:
    """The mentions of one report, found by where they stand. Offsets are code points into the report."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Args: mentions: of one report, in any order."""
        self._ordered = sorted(mentions, key=lambda mention: (mention.mention_start, -mention.mention_end))
        self._starts = [mention.mention_start for mention in self._ordered]
        self._spans = {(mention.mention_start, mention.mention_end): mention for mention in self._ordered}
        self._by_id = {mention.mention_id: mention for mention in self._ordered}
        self._longest = max((mention.mention_end - mention.mention_start for mention in self._ordered), default=0)

    def at(self, start: int, end: int) -> Mention | None:
        """The mention with exactly this span, or None."""
        return self._spans.get((start, end))

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly in a span, in text order, outer ones before inner ones."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(mention for mention in self._ordered[first:last] if mention.mention_end <= end)

    def covering(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that a span lies in, innermost first."""
        first = bisect_left(self._starts, end - self._longest)
        last = bisect_right(self._starts, start)
        found = [mention for mention in self._ordered[first:last] if mention.mention_end >= end]
        return tuple(sorted(found, key=lambda mention: mention.mention_end - mention.mention_start))

    def heading(self, sentence: Sentence, token_index: int) -> Mention | None:
        """The mention that a word of a sentence stands for.

        Returns:
            The outermost mention whose head word this is, else the innermost mention that it lies
            in (a first name, a title); None where it lies in none.
        """
        token = sentence.tokens[token_index]
        found = self.covering(token.start, token.end)
        headed = [mention for mention in found if head_of(sentence, mention) == token_index]
        if headed:
            return headed[-1]
        return found[0] if found else None

    def resolve(self, mention: Mention) -> Mention:
        """The named mention that a mention stands for: itself unless it is coreferent with one."""
        seen = {mention.mention_id}
        while mention.coreferent is not None and mention.coreferent not in seen:
            target = self._by_id.get(mention.coreferent)
            if target is None:
                break
            mention = target
            seen.add(mention.mention_id)
        return mention


def head_of(sentence: Sentence, mention: Mention) -> int | None:
    """The index of a mention's head word: the first of its words that depends on nothing inside it.

    Returns:
        An index into the sentence's tokens, or None where no word of the sentence lies in the mention.
    """
    inside = sentence.covering(mention.mention_start, mention.mention_end)
    if not inside:
        return None
    indices = {token.index for token in inside}
    for token in inside:
        if token.head == token.index or token.head not in indices:
            return token.index
    return inside[-1].index
