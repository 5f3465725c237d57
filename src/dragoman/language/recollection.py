"""A function of a parsed sentence in, the same function out that remembers what it said of the sentences seen last.

A pile of news repeats itself: copies of a report come one after the other (`Writer.partitions`), and what
depends on the words and the parse of a sentence alone is the same in each.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from dragoman.model.text import Sentence

Out = TypeVar("Out")

_SENTENCES = 5_000
"""Sentences that are remembered: those of some two hundred reports."""


class Remembered(Generic[Out]):
    """The function; what it gives must hold no offsets into the report, and nobody may change it."""

    def __init__(self, function: Callable[[Sentence], Out], *, size: int = _SENTENCES) -> None:
        """Args: function: pure; size: how many sentences are remembered."""
        self._function = function
        self._size = size
        self._known: OrderedDict[tuple[str, int], Out] = OrderedDict()

    def __call__(self, sentence: Sentence) -> Out:
        """What the function gives for a sentence."""
        key = (sentence.text, parse_key(sentence))
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        found = self._known[key] = self._function(sentence)
        if len(self._known) > self._size:
            self._known.popitem(last=False)
        return found


def parse_key(sentence: Sentence) -> int:
    """A number that two parses of one text share only if they are the same; another one in each process."""
    return hash(tuple([(token.tag, token.dep, token.head) for token in sentence.tokens]))
