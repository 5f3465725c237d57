"""Parties that only acts told before name: the cast of an act and the acts told so far in, a fuller cast out.

"Norway brokered the truce" leaves out between whom, "the missile flew over Chile" whose it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events.mediation import DEALINGS, MODE, body_of, others
from dragoman.extract.events.designation import is_public
from dragoman.extract.events.memory import Told
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.model.text import Sentence, Token

_BACK = 40
"""Acts that are looked back at."""
_QUARRELS = DEALINGS | {"ASSAULT", "REJECT", "ACCUSE", "THREATEN", "SANCTION", "COERCE"}
"""Types of acts between two in which another may step in."""
_ARMED = frozenset(("MOBILIZE", "ASSAULT"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_STEM = 5
"""Letters that a word must share with one told before: missile and missiles."""


def referred(sentence: Sentence, reading: Reading, cast: Cast, told: Sequence[Told]) -> Cast:
    """The cast with the parties that the report named before, as inferred.

    Args:
        sentence: The parsed sentence.
        reading: The act; only mediations and what weapons do refer back here.
        cast: Its parties as its sentence names them.
        told: The acts told so far.
    """
    if reading.mode == MODE:
        return _between_others(reading, cast, told)
    return _of_owner(sentence, reading, cast, told) if reading.act in _ARMED else cast


def _between_others(reading: Reading, cast: Cast, told: Sequence[Told]) -> Cast:
    """The sides of a mediation: of the last dealings told between two others."""
    if cast.recipients or not cast.sources:
        return cast
    types = DEALINGS if reading.taken or "of what others do" in reading.steps[0] else _QUARRELS
    for earlier in reversed(told[-_BACK:]):
        sides = earlier.cast.recipients if earlier.mode == MODE else (*earlier.cast.sources, *earlier.cast.recipients)
        sides = others([each for each in sides if each.actor and is_public(each)], cast.sources)
        if earlier.type in types and len({body_of(each) for each in sides}) > 1:
            return replace(cast, recipients=tuple(replace(each, inferred=True) for each in sides))
    return cast


def _of_owner(sentence: Sentence, reading: Reading, cast: Cast, told: Sequence[Told]) -> Cast:
    """What weapons do is done by whoever was told to have sent them: "the missile flew over Chile"."""
    if cast.reciprocal or any(each.actor for each in cast.sources):
        return cast
    for subject in sentence.children(reading.anchor, "nsubj"):
        if not _is_known_weapon(sentence, subject):
            continue
        stem = subject.lemma.lower()[:_STEM]
        for earlier in reversed(told[-_BACK:]):
            owners = [each for each in earlier.cast.sources if each.actor]
            if earlier.type in _ARMED and owners and stem in earlier.stems:
                return replace(cast, sources=tuple(replace(each, inferred=True) for each in owners))
    return cast


def _is_known_weapon(sentence: Sentence, subject: Token) -> bool:
    weapon = subject.lemma.lower() in object_classes()["weapons"] | object_classes()["craft"]
    return weapon and any(each.lower in _DEFINITE for each in sentence.children(subject.index, "det"))
