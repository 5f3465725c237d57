"""What an act is once its parties are known: a reading and its cast in, the reading as they leave it out.

The same words tell of different acts by who does them: manoeuvres of two states are held together, a government that
protests complains, and soldiers who raid another state attack it.
"""

from dataclasses import replace

from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import clauses, rules
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.replies import answered_to
from dragoman.extract.events.sides import sector_of
from dragoman.model.text import Sentence

_ORDERS = frozenset(("order", "tell", "instruct", "direct"))
_MANOEUVRES = frozenset(("exercise", "drill", "training", "maneuver", "manoeuvre", "patrol", "game"))
_HELPERS = ("NGO/", "IGO/")
"""Heads of the codes of bodies that hold nobody captive."""
_REACHES = frozenset(("reach", "agree", "strike"))
"""Verbs by which an accord is come to, and not yet signed."""
_BY_HAND = frozenset(("ACCUSE", "AID", "COERCE", "MOBILIZE", "RETREAT"))
"""Types that several can do together to a thing: "searched the wreck together"."""
_RAIDS = frozenset(("raid", "incursion", "foray", "sortie"))
_GOVERNING = frozenset(("", "GOV", "LEG", "MIL"))
_FORCES = frozenset(("", "MIL", "REB", "PRM", "UAF"))
"""Sectors whose raids are no searches."""


def amended(sentence: Sentence, reading: Reading, cast: Cast) -> tuple[Reading, Cast]:
    """What those who take part make of an act, and who takes part in it then."""
    token = sentence.tokens[reading.anchor]
    words = {token.lemma.lower(), *(sentence.tokens[each].lemma.lower() for each in reading.taken)}
    doers = [code for found in cast.sources for code in found.codes]
    others = [code for found in cast.recipients for code in found.codes]
    several = len({code[:3] for code in (*doers, *others)}) > 1
    own = any(each.tag == "PRP$" for index in reading.taken for each in sentence.children(index, "poss"))
    if reading.act == "MOBILIZE" and token.lemma.lower() in _ORDERS and several and not cast.reciprocal and not own:
        return replace(reading, type="REQUEST", act="REQUEST", mode=None), cast  # another's troops, told to leave
    joint = len({code[:3] for code in doers}) > 1
    if joint and not others and reading.act in _BY_HAND and clauses.jointly(sentence, token):
        return replace(reading, type="COOPERATE", act="COOPERATE", mode=None), _all_of(cast)
    held = token.lemma.lower() in _MANOEUVRES or (joint and not words.isdisjoint(_MANOEUVRES))
    if (
        reading.act == "MOBILIZE" and several and held and not answered_to(sentence, reading)
    ):  # what is held near another is not held with it
        reading = replace(reading, type="COOPERATE", act="COOPERATE", mode=None)
        return reading, cast if others else _all_of(cast)
    if reading.act == "SUPPORT" and token.lemma in _REACHES and not words.isdisjoint(object_classes()["accord"]):
        return replace(reading, type="AGREE", act="AGREE", mode=None), cast
    sectors = {sector_of(code) for code in doers}
    if reading.act == "PROTEST" and reading.mode is None and token.lemma == "protest" and sectors <= _GOVERNING:
        return (replace(reading, type="ACCUSE", act="ACCUSE", mode="disapprove") if doers else reading), cast
    if is_handed_over(sentence, reading) and _are_helpers(doers):
        return replace(reading, type="COOPERATE", act="COOPERATE", mode=None), cast  # they held nobody captive
    across = several or not others
    if reading.act == "COERCE" and token.lemma.lower() in _RAIDS and doers and sectors <= _FORCES and across:
        return replace(reading, type="ASSAULT", act="ASSAULT", mode=None), cast
    return reading, cast


def is_handed_over(sentence: Sentence, reading: Reading) -> bool:
    """Whether people are given into the hands of others: "handed over two pilots to Peru"."""
    things = {sentence.tokens[each].lemma.lower() for each in reading.taken}
    given = sentence.tokens[reading.anchor].lemma.lower() in rules.HANDS_OVER
    return reading.act == "RETREAT" and given and not things.isdisjoint(object_classes()["handed"])


def _are_helpers(doers: list[str]) -> bool:
    return bool(doers) and all(code.startswith(_HELPERS) for code in doers)


def _all_of(cast: Cast) -> Cast:
    """The cast of what all who act do with each other."""
    parties = [replace(found, actor=code) for found in cast.sources for code in found.codes]
    return Cast(sources=tuple(parties), recipients=(), reciprocal=True)
