"""What an act is in view of who takes part: a reading and its parties in, the reading as it is recorded out."""

from dataclasses import replace

from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import rules
from dragoman.extract.events.designation import Found
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.model.text import Sentence

_ORDERS = frozenset(("order", "tell", "instruct", "direct"))
_MANOEUVRES = frozenset(("exercise", "drill", "training", "maneuver", "manoeuvre", "patrol", "game"))
_HELPERS = ("NGO/", "IGO/")
"""Heads of the codes of bodies that hold nobody captive."""


def retyped(sentence: Sentence, reading: Reading, cast: Cast) -> Reading:
    """The reading as its parties make it.

    Manoeuvres of several states are no show of force, orders to the troops of another are a demand, and to hand over
    people whom one does not hold captive lets nobody go.
    """
    states = {(found.actor or "")[:3] for found in (*cast.sources, *cast.recipients) if found.actor}
    word = sentence.tokens[reading.anchor].lemma.lower()
    if reading.act == "MOBILIZE" and word in _ORDERS and len(states) > 1 and not cast.reciprocal:
        return replace(reading, type="REQUEST", act="REQUEST", mode=None)
    if reading.act == "MOBILIZE" and word in _MANOEUVRES and len(states) > 1:
        return replace(reading, type="COOPERATE", act="COOPERATE", mode=None)
    if reading.act == "RETREAT" and word in rules.HANDS_OVER and _are_helpers(cast.sources):
        return replace(reading, type="COOPERATE", act="COOPERATE", mode=None)
    return reading


def is_handed_over(sentence: Sentence, reading: Reading) -> bool:
    """Whether people are given into the hands of others: "handed over two pilots to Peru"."""
    things = {sentence.tokens[each].lemma.lower() for each in reading.taken}
    given = sentence.tokens[reading.anchor].lemma.lower() in rules.HANDS_OVER
    return reading.act == "RETREAT" and given and not things.isdisjoint(object_classes()["handed"])


def _are_helpers(found: tuple[Found, ...]) -> bool:
    return bool(found) and all((each.actor or "").startswith(_HELPERS) for each in found)
