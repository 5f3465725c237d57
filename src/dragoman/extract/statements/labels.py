"""What stands before a headline's colon in, whether it is somebody who speaks out: a name, or a part in public life.

Foreign ministry: talks go on          it speaks
Shelling of the port: two dead         a label of what follows; so is any word that the report itself writes small
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.codebooks.predicates import predicates
from dragoman.codebooks.roles import match_role
from dragoman.model.text import Sentence

_BEHIND = frozenset(
    {
        *("of", "in", "on", "from", "to", "for", "at", "by", "about", "near", "over", "against", "with", "as", "amid"),
        *("after", "before", "during", "under", "between", "into", "inside", "outside", "across", "without", "since"),
    }
)
"""Prepositions: what stands behind them is not the head of a phrase."""
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "must"})
"""Verbs that make a clause of a phrase: "Oil is flowing: pumps restarted"."""
_TOLD_BY = frozenset({"report", "reports", "source", "sources", "study", "poll", "survey", "document", "documents"})
"""Nouns of what tells without being a person or a body."""


class Nouns(NamedTuple):
    """The nouns of a report by how it writes them in its sentences: small, and with a capital as names."""

    common: frozenset[str]
    names: frozenset[str]


def nouns_of(sentences: Iterable[Sentence]) -> Nouns:
    """Those of some sentences."""
    tokens = [token for sentence in sentences for token in sentence.tokens if token.pos in ("NOUN", "PROPN")]
    return Nouns(
        common=frozenset(token.text for token in tokens if token.pos == "NOUN" and token.text.islower()),
        names=frozenset(token.text for token in tokens if token.pos == "PROPN"),
    )


def can_speak(words: Sequence[str], nouns: Nouns) -> bool:
    """Whether a phrase before a colon names who speaks.

    Args:
        words: As written.
        nouns: Those of the report: "Death in Lima" has no name before "in", "Castillo in Lima" has.
    """
    small = [word.lower() for word in words]
    if not words or not _FINITE.isdisjoint(small[1:]):
        return False
    head = _before_a_preposition(small)
    if head[-1] in _TOLD_BY or _ends_with_a_role(head):
        return True
    last = words[len(head) - 1]
    if not last[:1].isupper() or head[-1] in nouns.common or _is_act(head[-1]):
        return False
    return len(head) == len(words) or last in nouns.names


def _before_a_preposition(words: list[str]) -> list[str]:
    end = next((place for place, word in enumerate(words) if place and word in _BEHIND), len(words))
    return words[:end]


def _ends_with_a_role(words: Sequence[str]) -> bool:
    return any(start + match_role(words, start)[0] == len(words) for start in range(len(words)))


def _is_act(noun: str) -> bool:
    return any(("n", form) in predicates() for form in (noun, noun.removesuffix("s"), noun.removesuffix("es")))
