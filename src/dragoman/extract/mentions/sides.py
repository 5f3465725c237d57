"""The two parties that a report has in play at a word for two ("both sides", "each", "its neighbour"): who they are.

Nearest first: two named as one (joined by "and", or by an earlier word for two), else the only two named up to there.
Whoever acts on the two ("Peru urged both sides") is a third; where more than two are left, nobody is meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.extract.mentions.codes import OF_STATE, head_of, is_state, is_stateless
from dragoman.extract.mentions.ledger import Ledger, Resolved
from dragoman.extract.mentions.links import SUBJECTS, VERBS, verb_above
from dragoman.extract.mentions.reading import Reading
from dragoman.model.text import Sentence, Token

REACH = 3
"""Sentences back within which two are in play."""
_APART = frozenset({"REB", "UAF", "PRM", "PRE", "SEP", "OPP", "PTY"})
"""Sectors whose people are a side of their own."""
_FAMILIES = frozenset({"IGO"})
_POWERS = frozenset({"IGO/eu", "IGO/nato", "IGO/west"})
"""Bodies of states that act as one power; others hear and judge the sides as often as they are one."""
_MEDIATES = frozenset({"host", "broker", "mediate", "chair", "arrange", "lead", "organise", "organize", "facilitate",
                       "oversee", "open", "guarantee", "monitor"})  # fmt: skip
"""What a third does with the talks of two."""
_FORCE = frozenset({"bomb", "shell", "attack", "raid", "strike", "shoot", "fire", "invade", "occupy", "storm", "seize",
                    "cross", "enter", "overrun", "capture", "bombard", "pound"})  # fmt: skip
"""Verbs by which whoever rules a place is a party: bombed a market in Chad."""
_ASIDE = frozenset({"urge", "call", "ask", "appeal", "press", "beg", "plead", "invite", "thank", "praise", "condemn",
                    "criticise", "criticize", "warn", "tell", "offer", "propose", "mediate", "broker", "host", "send",
                    "say", "welcome", "advise", "visit", "fly", "travel", "want", "hope", "demand",
                    "remind"})  # fmt: skip
"""What one who is no side does to one of two: "Peru urged Chad to stop" leaves Chad and Niger in play."""
_PEOPLE = ("person", "group", "organisation", "state")
"""Kinds of readings through which an act reaches those they belong to: "met officials of both countries"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sides: key -> code as named. A key is a state's code, that of a group's state and sector, or a body's."""

    codes: dict[str, str] = field(hash=False)

    def sector(self, sector: str | None) -> tuple[str, ...]:
        """The codes of both for a noun of a sector: `MIL` for "both armies"; groups and bodies keep theirs."""
        keys = list(self.codes)
        within = len({key[:3] for key in keys}) == 1
        found = []
        for key, code in self.codes.items():
            if not is_state(key):
                found.append(code)
            elif sector is not None:
                found.append(f"{key}.{sector}")
            else:
                found.append((code if "." in code else f"{key}.GOV") if within else key)
        return tuple(found)

    def other(self, key: str) -> str | None:
        """The code of the one that a key is not of; None where the key is of neither."""
        codes = self.sector(None)
        keys = list(self.codes)
        return codes[1 - keys.index(key)] if key in keys else None


def key_of(code: str) -> str | None:
    """The side that a code belongs to; None where it is that of a private person or body."""
    state, sector = head_of(code)
    if state in _FAMILIES:
        return "/".join(code.split("/")[:2]) if "/" in code else None
    if not is_state(state) or is_stateless(state):
        return None
    if sector in _APART:
        return f"{state}.{sector}"
    return state if not sector or sector in OF_STATE else None


def sides_of(reading: Reading) -> dict[str, str]:
    """The sides that a reading stands for: key -> code; none for a place or a private party."""
    if reading.actor is None or reading.kind in (None, "place"):
        return {}
    found = {}
    for code in reading.actor.split(";"):
        key = key_of(code)
        if key is not None and (is_state(key) or "/" not in key or reading.kind != "person"):
            found[key] = code if not is_state(key) else code.partition("/")[0]
    return found


def two_in_play(
    ledger: Ledger,
    number: int,
    *,
    states: bool = False,
    reach: int = REACH,
    joint: bool = False,
    one_acts: bool = False,
    deeds: bool = False,
) -> Pair | None:
    """The two sides in play at a reading.

    Args:
        ledger: Of the report; all before the reading are resolved.
        number: The reading of the word for two.
        states: Only states are sought: both countries.
        reach: Sentences back that are looked at.
        joint: Only two that are named together count.
        deeds: Besides, the only two of a sentence, of which the one does something to the other.
        one_acts: Whoever acts on what the word stands for may be one of the two: "Peru thanked its neighbour".
    """
    away = _beside(ledger, number) if one_acts else _acting_on(ledger, number)
    index = ledger.readings[number].nominal.sentence
    found: dict[str, str] = {}
    thirds: Pair | None = None
    for back in range(min(reach, index) + 1):
        here = _in_sentence(ledger, index - back, number, away, states=states, visits=one_acts)
        if len(here.joint) > 1:
            return None
        if here.joint and not _mediate(ledger, index - back, here.joint[0]):
            return Pair(codes=here.joint[0])
        if here.joint:
            thirds = thirds or Pair(codes=here.joint[0])
            continue
        if joint:
            only = _in_act(ledger, index - back, number, here.named, states=states) if deeds and back else None
            if only is not None:
                return Pair(codes=only)
            continue
        before = dict(found)
        found = {**here.named, **found}
        if len(found) == 2 and not _is_within_chamber(found):
            older = _older(ledger, index - back, number, away, found, states=states, reach=reach - back)
            return older or Pair(codes=found)
        if len(found) > 2:
            older = _joint_of(ledger, index - back, number, away, found, states=states, reach=reach - back)
            if older is not None:
                return older
            acts = _between_main(ledger, index - back, number, states=states) if back else None
            fits = acts is not None and not set(before) - set(acts) and not set(acts) & away
            if acts is not None and fits:
                return Pair(codes=acts)
            joint = True
    return thirds


def _mediate(ledger: Ledger, index: int, codes: dict[str, str]) -> bool:
    """Whether two named together are only those who bring others together: Togo and Benin offered to mediate."""
    sentence = ledger.sentences[index]
    for subject in ledger.main_subjects(index):
        verb = sentence.tokens[subject.head]
        verbs = (verb, *sentence.children(verb.index, "xcomp"))
        at = ledger.at(index, subject.index)
        if at is not None and any(each.lemma in _MEDIATES for each in verbs):
            acting = {key for each in ledger.joined(at) for key in sides_of(ledger.now(each))}
            return acting == set(codes)
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    joint: list[dict[str, str]]
    named: dict[str, str]


def _in_sentence(
    ledger: Ledger, index: int, number: int, away: set[str], *, states: bool, visits: bool = False
) -> _Named:
    """Who a sentence names together, each two once, and all whom it names, before a reading and apart from some."""
    joint: dict[frozenset[str], dict[str, str]] = {}
    named: dict[str, str] = {}
    for each in ledger.in_sentence.get(index, ()):
        if each >= number or each not in ledger.done or _is_around(ledger, each, number):
            continue
        own = _wanted(sides_of(ledger.now(each)), states=states) or _struck(ledger, each, states=states)
        if not own and visits:
            own = _visited(ledger, each)
        named.update({k: code for k, code in own.items() if k not in away and k not in named and _may_oppose(k)})
        together = dict(own)
        for other in ledger.joined(each):
            if other < number and other in ledger.done:
                together.update(_wanted(sides_of(ledger.now(other)), states=states))
        left = {key: code for key, code in together.items() if key not in away}
        umpires = sum(not _may_oppose(key) for key in left) == 1  # "the United Nations and Peru" are no two sides
        if ledger.token(each).dep != "conj" and len(left) == 2 and len(together) in (2, 3) and not umpires:
            joint.setdefault(frozenset(left), left)
    return _Named(joint=list(joint.values()), named=named)


def _is_within_chamber(found: dict[str, str]) -> bool:
    """Whether two named apart are a party and the chamber it sits in."""
    states = {key[:3] for key in found}
    return len(states) == 1 and any(code.endswith(".LEG") for code in found.values())


def _may_oppose(key: str) -> bool:
    """Whether a party may be a side without being named with the other: no body that hears both."""
    return "/" not in key or key in _POWERS


def _visited(ledger: Ledger, number: int) -> dict[str, str]:
    """The state of a place that somebody goes to: flew to Harare; his host."""
    reading, sentence = ledger.now(number), ledger.sentence(number)
    verb = verb_above(sentence, ledger.token(number), kinds=("VERB",))
    gone = verb is not None and verb.lemma in _GOES and sentence.tokens[ledger.token(number).head].lower in ("to", "in")
    state = reading.state if reading.kind == "place" and reading.nominal.shape == "name" else None
    return {state: state} if gone and is_state(state) else {}


_GOES = frozenset({"fly", "travel", "go", "arrive", "come", "head", "return", "land"})


def _struck(ledger: Ledger, number: int, *, states: bool) -> dict[str, str]:
    """The state of a place that force is used on, or of gunmen: bombed a market in Chad; Chadian gunmen."""
    reading = ledger.now(number)
    if not is_state(reading.state):
        return {}
    if states and reading.kind == "group" and reading.actor == f"{reading.state}.UAF":
        return {reading.state: reading.state}
    if reading.kind != "place" or reading.nominal.shape != "name":
        return {}
    verb = verb_above(ledger.sentence(number), ledger.token(number), kinds=("VERB",))
    return {reading.state: reading.state} if verb is not None and verb.lemma in _FORCE else {}


def _wanted(sides: dict[str, str], *, states: bool) -> dict[str, str]:
    return {key: code for key, code in sides.items() if is_state(key)} if states else sides


def _is_around(ledger: Ledger, outer: int, number: int) -> bool:
    """Whether a reading is that of the phrase which a word for two is part of: officials of both countries."""
    sentence = ledger.readings[number].nominal.sentence
    nominal = ledger.readings[outer].nominal
    if nominal.sentence != sentence:
        return False
    head = ledger.sentence(outer).tokens[nominal.head]
    return head.left <= ledger.readings[number].nominal.head < head.right and head.pos in ("NOUN", "PROPN", "DET")


def _older(
    ledger: Ledger, index: int, number: int, away: set[str], found: dict[str, str], *, states: bool, reach: int
) -> Pair | None:
    """Two named together before, where the sentence at hand has only a third speak to one of them or of him."""
    verbs = {ledger.sentences[index].tokens[subject.head].lemma for subject in ledger.main_subjects(index)}
    if not verbs & _ASIDE:
        return None
    for back in range(1, min(reach, index) + 1):
        here = _in_sentence(ledger, index - back, number, away, states=states)
        if len(here.joint) == 1 and len(set(here.joint[0]) & set(found)) == 1:
            return Pair(codes=here.joint[0])
        if here.joint:
            return None
    return None


def _in_act(ledger: Ledger, index: int, number: int, named: dict[str, str], *, states: bool) -> dict[str, str] | None:
    """The only two of a sentence, where the one does something to or with the other: Peru met Chile."""
    acts = _between_main(ledger, index, number, states=states)
    return acts if acts is not None and set(acts) == set(named) else None


def _joint_of(
    ledger: Ledger, index: int, number: int, away: set[str], found: dict[str, str], *, states: bool, reach: int
) -> Pair | None:
    """Two of several that the sentences before name together: Peru and Chile; Togo armed Peru and Chile; both."""
    for back in range(1, min(reach, index) + 1):
        here = _in_sentence(ledger, index - back, number, away, states=states)
        if here.joint:
            return Pair(codes=here.joint[0]) if len(here.joint) == 1 and set(here.joint[0]) <= set(found) else None
    return None


def _between_main(ledger: Ledger, index: int, number: int, *, states: bool) -> dict[str, str] | None:
    """The subject of the main verb and whom it acts on, one side each; None where either is several or nobody."""
    sentence = ledger.sentences[index]
    for subject in ledger.main_subjects(index):
        verb = sentence.tokens[subject.head]
        first = _sides_at(ledger, sentence, subject, number, states=states)
        second: dict[str, str] = {}
        for thing in _things(sentence, verb):
            second.update(_sides_at(ledger, sentence, thing, number, states=states))
        both = {**first, **second}
        if verb.lemma not in _ASIDE and len(first) == 1 and len(second) == 1 and len(both) == 2:
            return both
    return None


def _things(sentence: Sentence, verb: Token) -> Iterator[Token]:
    yield from sentence.children(verb.index, "dobj", "dative")
    for preposition in sentence.children(verb.index, "prep", "agent"):
        yield from sentence.children(preposition.index, "pobj")


def _sides_at(ledger: Ledger, sentence: Sentence, token: Token, number: int, *, states: bool) -> dict[str, str]:
    at = ledger.at(sentence.index, token.index)
    if at is None or at >= number:
        return {}
    found: dict[str, str] = {}
    for each in ledger.joined(at):
        found.update(_wanted(sides_of(ledger.now(each)), states=states))
    return found


def _done_to(ledger: Ledger, sentence: Sentence, verb: Token) -> set[str]:
    """The sides by name that the two do something to, and so are none of them: both condemned Peru."""
    found: set[str] = set()
    for thing in sentence.children(verb.index, "dobj"):
        at = ledger.at(sentence.index, thing.index)
        if at is not None and ledger.readings[at].nominal.shape == "name":
            found.update(sides_of(ledger.readings[at]))
    return found


def _beside(ledger: Ledger, number: int) -> set[str]:
    """The objects of the verb that one's own is joined to: in "thanked Togo and accused its neighbour" not Togo."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    verb = sentence.tokens[token.head]
    found: set[str] = set()
    if verb.dep == "conj":
        for thing in _things(sentence, sentence.tokens[verb.head]):
            found.update(_sides_at(ledger, sentence, thing, number, states=False))
    return found


def _acting_on(ledger: Ledger, number: int) -> set[str]:
    """The sides that do something to the two, and so are none of them: who urges them, brings them together."""
    sentence, token = ledger.sentence(number), ledger.token(number)
    below, verb, links = token, sentence.tokens[token.head], 0
    while verb.pos not in VERBS and verb.head != verb.index:
        at = ledger.at(sentence.index, verb.index)
        links += verb.pos in ("NOUN", "PROPN") and (at is None or ledger.readings[at].kind not in _PEOPLE)
        below, verb = verb, sentence.tokens[verb.head]
    if below.dep in SUBJECTS and verb.tag == "VB" and verb.dep in ("ccomp", "xcomp"):
        verb = sentence.tokens[verb.head]  # "wants both sides to stop"
    elif below.dep == "nsubj":
        return _done_to(ledger, sentence, verb)
    elif links and verb.lemma not in _MEDIATES:
        return set()
    while verb.dep in ("conj", "xcomp") and not sentence.children(verb.index, *SUBJECTS):
        verb = sentence.tokens[verb.head]
    heads = list(sentence.children(verb.index, "nsubj"))
    if verb.dep == "relcl" and any(each.lower in ("which", "who", "that") for each in heads):
        heads.append(sentence.tokens[verb.head])  # "Peru, which had mediated between the two sides"
    for agent in sentence.children(verb.index, "agent"):
        heads.extend(sentence.children(agent.index, "pobj"))
    found: set[str] = set()
    for head in heads:
        at = ledger.at(sentence.index, head.index)
        for each in ledger.joined(at) if at is not None and at != number else ():
            found.update(sides_of(ledger.now(each)))
    return found


def as_pair(reading: Reading, sides: Pair, sector: str | None) -> Resolved:
    """A word for two as the two sides, by a noun of a sector or none."""
    codes = sorted(sides.sector(sector))
    return Resolved(
        reading=reading._replace(kind="group", actor=";".join(codes), basis=f"the two in play: {' and '.join(codes)}")
    )
