"""Acts told again: what a report has told so far in, the parties that a later mention leaves out.

"The launch", "their release": a second mention of an act names its parties seldom. They are those of
the last act of the same type that shares a word with it, and are marked as inferred.
"""

from dataclasses import dataclass, replace

from dragoman.extract.events.circumstances import When
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast, Found
from dragoman.model.text import Sentence

_STEM = 5
"""Letters that a word must share with one told before: kidnap and kidnapping, negotiate and negotiations."""
_TOLD_AGAIN = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "CONCEDE", "CONSULT", "COERCE", "SANCTION", "AGREE"))
"""Types whose acts are referred to again as one thing; a demand or a refusal is made anew."""
_BACK = 40
"""Acts that are looked back at."""
_INDEFINITE = frozenset(("a", "an", "any", "no", "some", "new", "another", "other", "further", "more", "every", "each"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act told before: its type, the stems of its words, its parties, its date."""

    type: str
    stems: frozenset[str]
    cast: Cast
    when: When


def stems_of(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The beginnings of the words that tell the act: the anchor and what its frame has used up."""
    words = [sentence.tokens[index] for index in (reading.anchor, *reading.taken)]
    words += sentence.children(reading.anchor, "compound")
    return frozenset(word.lemma.lower()[:_STEM] for word in words if word.pos in ("NOUN", "VERB"))


def recall(sentence: Sentence, reading: Reading, cast: Cast, told: list[Told]) -> Told | None:
    """The earlier telling of an act, or None: same type, a word in common, no party that differs."""
    if reading.act not in _TOLD_AGAIN or _is_new(sentence, reading):
        return None
    stems = stems_of(sentence, reading)
    latest = None
    for earlier in reversed(told[-_BACK:]):
        if earlier.type == reading.act and stems & earlier.stems and _agree(cast, earlier.cast):
            latest = latest or earlier
            if earlier.cast.reciprocal or (_codes(earlier.cast.sources) and _codes(earlier.cast.recipients)):
                return earlier
    return latest


def complete(cast: Cast, earlier: Cast) -> tuple[Cast, bool]:
    """The cast with the parties that an earlier telling names, and whether it took any from there."""
    sources = [found for found in cast.sources if found.actor]
    recipients = [found for found in cast.recipients if found.actor]
    if cast.reciprocal or (sources and recipients):
        return cast, False
    filled = Cast(
        sources=cast.sources if sources else _inferred(earlier.sources) or cast.sources,
        recipients=cast.recipients if recipients else _inferred(earlier.recipients) or cast.recipients,
        reciprocal=earlier.reciprocal and not sources and not recipients,
    )
    return filled, filled != cast


def _agree(cast: Cast, earlier: Cast) -> bool:
    pairs = ((cast.sources, earlier.sources), (cast.recipients, earlier.recipients))
    return all(not _codes(one) or bool(_codes(one) & _codes(other)) for one, other in pairs)


def _is_new(sentence: Sentence, reading: Reading) -> bool:
    """Whether the words present the act as a new one: "a launch", "another strike"."""
    token = sentence.tokens[reading.anchor]
    if token.pos != "NOUN":
        return bool(sentence.children(token.index, "nsubj")) and not sentence.children(token.index, "dobj")
    return any(each.lower in _INDEFINITE for each in sentence.children(token.index, "det", "amod"))


def _codes(found: tuple[Found, ...]) -> set[str]:
    return {each.actor.partition("/")[0].partition(".")[0] for each in found if each.actor}


def _inferred(found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple(replace(each, inferred=True) for each in found if each.actor)
