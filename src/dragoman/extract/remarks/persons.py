"""Which nouns of a report stand for somebody who can decide: a report in, questions about its tokens answered."""

from bisect import bisect_right

from dragoman.codebooks.voice import voice_words
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Token

_DECIDES = frozenset(("person", "organisation", "state", "group"))


class Persons:
    """The mentions of a report that can decide something, to be asked for by place."""

    def __init__(self, report: AnnotatedDocument) -> None:
        """Args: report: with its mentions, in text order."""
        spans = [(each.mention_start, each.mention_end) for each in report.mentions if each.kind in _DECIDES]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def is_somebody(self, token: Token) -> bool:
        """Whether a noun is a name, a pronoun of a person, a body of people, or part of a mention of somebody."""
        if token.pos == "PROPN" or token.lower in ("he", "she", "they", "we", "i", "who"):
            return True
        if token.lemma in voice_words()["body"]:
            return True
        at = bisect_right(self._starts, token.start) - 1
        return any(
            token.start < self._ends[each] and token.end <= self._ends[each] for each in range(max(0, at - 3), at + 1)
        )
