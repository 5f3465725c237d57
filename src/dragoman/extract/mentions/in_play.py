"""A word for two in ("both sides", "each", "its neighbour"), the two sides that its report has in play there out.

Nearest first: two named as one (joined by "and", or by an earlier word for two), else the only two named up to there.
Whoever acts on the two ("Peru urged both sides") is a third; where more than two are left, nobody is meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.mentions.codes import is_state
from dragoman.extract.mentions.ledger import Ledger
from dragoman.extract.mentions.links import SUBJECTS, VERBS, verb_above
from dragoman.extract.mentions.sides import Pair, may_oppose, sides_of
from dragoman.model.text import Sentence, Token

REACH = 3
"""Sentences back within which two are in play."""
_MEDIATES = frozenset({"host", "broker", "mediate", "chair", "arrange", "lead", "organise", "organize", "facilitate",
                       "oversee", "open", "guarantee", "monitor"})  # fmt: skip
"""What a third does with the talks of two."""
_ASIDE = frozenset({"urge", "call", "ask", "appeal", "press", "beg", "plead", "invite", "thank", "praise", "condemn",
                    "criticise", "criticize", "warn", "tell", "offer", "propose", "mediate", "broker", "host", "send",
                    "say", "welcome", "advise", "visit", "fly", "travel", "want", "hope", "demand",
                    "remind"})  # fmt: skip
"""What one who is no side does to one of two: "Peru urged Chad to stop" leaves Chad and Niger in play."""
_PEOPLE = ("person", "group", "organisation", "state")
"""Kinds of readings through which an act reaches those they belong to: "met officials of both countries"."""
_FORCE = frozenset({"bomb", "shell", "attack", "raid", "strike", "shoot", "fire", "invade", "occupy", "storm", "seize",
                    "cross", "enter", "overrun", "capture", "bombard", "pound"})  # fmt: skip
"""Verbs by which whoever rules a place is a party: bombed a market in Chad."""
_GOES = frozenset({"fly", "travel", "go", "arrive", "come", "head", "return", "land"})
"""Verbs by which whoever rules a place is a host: flew to Harare; his host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """A search for the two before a reading: who are none of them, and whether only states are sought."""

    ledger: Ledger
    number: int
    away: set[str]
    states: bool

    def wanted(self, sides: dict[str, str]) -> dict[str, str]:
        """Those of some sides that are sought."""
        return {key: code for key, code in sides.items() if is_state(key)} if self.states else sides

    @property
    def sentence(self) -> int:
        """The number of the sentence that the reading stands in."""
        return self.ledger.readings[self.number].nominal.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """Whom a sentence names together, each two once, and all whom it names: key -> code."""

    joint: list[dict[str, str]]
    named: dict[str, str]


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
    search = _Search(ledger=ledger, number=number, away=away, states=states)
    found: dict[str, str] = {}
    thirds: Pair | None = None
    for back in range(min(reach, search.sentence) + 1):
        index = search.sentence - back
        here = _in_sentence(search, index, visits=one_acts)
        if len(here.joint) > 1:
            return None
        if here.joint:
            if not _mediate(ledger, index, here.joint[0]):
                return Pair(codes=here.joint[0])
            thirds = thirds or Pair(codes=here.joint[0])
        elif joint:
            acts = _between_main(search, index) if deeds and back else None
            if acts is not None and set(acts) == set(here.named):
                return Pair(codes=acts)
        else:
            before, found = found, {**here.named, **found}
            settled = _settled(search, index, before, found, reach=reach - back)
            if settled is not None:
                return Pair(codes=settled)
            joint = len(found) > 2
    return thirds


def _settled(
    search: _Search, index: int, before: dict[str, str], found: dict[str, str], *, reach: int
) -> dict[str, str] | None:
    """The two of those found so far, where they are two, or where of more the sentences before join just two.

    Args:
        search: What is looked for.
        index: The sentence that the last of them stand in.
        before: Those found in the sentences after it.
        found: All found.
        reach: Sentences before it that may be looked at.
    """
    if len(found) == 2 and not _is_within_chamber(found):
        return _before_a_third(search, index, found, reach=reach) or found
    if len(found) < 3:
        return None
    older = _joint_before(search, index, reach=reach)
    if older is not None and set(older) <= set(found):
        return older  # Peru and Chile; Togo armed Peru and Chile; both
    acts = _between_main(search, index) if index < search.sentence else None
    fits = acts is not None and not set(before) - set(acts) and not set(acts) & search.away
    return acts if fits else None


def _before_a_third(search: _Search, index: int, found: dict[str, str], *, reach: int) -> dict[str, str] | None:
    """Two named together before, where the sentence at hand has only a third speak to one of them or of him."""
    verbs = {
        search.ledger.sentences[index].tokens[subject.head].lemma for subject in search.ledger.main_subjects(index)
    }
    older = _joint_before(search, index, reach=reach) if verbs & _ASIDE else None
    return older if older is not None and len(set(older) & set(found)) == 1 else None


def _joint_before(search: _Search, index: int, *, reach: int) -> dict[str, str] | None:
    """The two whom the nearest sentence before that names any together joins; None where it joins several pairs."""
    for back in range(1, min(reach, index) + 1):
        joint = _in_sentence(search, index - back).joint
        if joint:
            return joint[0] if len(joint) == 1 else None
    return None


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


def _in_sentence(search: _Search, index: int, *, visits: bool = False) -> _Named:
    """Whom a sentence names together, and all whom it names, before a reading and apart from those who are away."""
    ledger, number = search.ledger, search.number
    joint: dict[frozenset[str], dict[str, str]] = {}
    named: dict[str, str] = {}
    for each in ledger.in_sentence.get(index, ()):
        if each >= number or each not in ledger.done or _is_around(ledger, each, number):
            continue
        own = search.wanted(sides_of(ledger.now(each))) or _struck(ledger, each, states=search.states)
        if not own and visits:
            own = _visited(ledger, each)
        for key, code in own.items():
            if key not in search.away and may_oppose(key):
                named.setdefault(key, code)
        two = _joined(search, each, own)
        if two is not None:
            joint.setdefault(frozenset(two), two)
    return _Named(joint=list(joint.values()), named=named)


def _joined(search: _Search, first: int, own: dict[str, str]) -> dict[str, str] | None:
    """The two sides of a reading and those that "and" joins to it; None where they are not two, or one is an umpire."""
    ledger = search.ledger
    together = dict(own)
    for other in ledger.joined(first):
        if other < search.number and other in ledger.done:
            together.update(search.wanted(sides_of(ledger.now(other))))
    left = {key: code for key, code in together.items() if key not in search.away}
    umpires = sum(not may_oppose(key) for key in left) == 1  # "the United Nations and Peru" are no two sides
    two = ledger.token(first).dep != "conj" and len(left) == 2 and len(together) in (2, 3) and not umpires
    return left if two else None


def _is_within_chamber(found: dict[str, str]) -> bool:
    """Whether two named apart are a party and the chamber it sits in."""
    states = {key[:3] for key in found}
    return len(states) == 1 and any(code.endswith(".LEG") for code in found.values())


def _visited(ledger: Ledger, number: int) -> dict[str, str]:
    """The state of a place that somebody goes to: flew to Harare; his host."""
    reading, sentence = ledger.now(number), ledger.sentence(number)
    verb = verb_above(sentence, ledger.token(number), kinds=("VERB",))
    gone = verb is not None and verb.lemma in _GOES and sentence.tokens[ledger.token(number).head].lower in ("to", "in")
    state = reading.state if reading.kind == "place" and reading.nominal.shape == "name" else None
    return {state: state} if gone and is_state(state) else {}


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


def _is_around(ledger: Ledger, outer: int, number: int) -> bool:
    """Whether a reading is that of the phrase which a word for two is part of: officials of both countries."""
    sentence = ledger.readings[number].nominal.sentence
    nominal = ledger.readings[outer].nominal
    if nominal.sentence != sentence:
        return False
    head = ledger.sentence(outer).tokens[nominal.head]
    return head.left <= ledger.readings[number].nominal.head < head.right and head.pos in ("NOUN", "PROPN", "DET")


def _between_main(search: _Search, index: int) -> dict[str, str] | None:
    """The subject of the main verb and whom it acts on, one side each; None where either is several or nobody."""
    ledger, sentence = search.ledger, search.ledger.sentences[index]
    for subject in ledger.main_subjects(index):
        verb = sentence.tokens[subject.head]
        first = search.wanted(_sides_at(ledger, sentence, [subject], search.number))
        second = search.wanted(_sides_at(ledger, sentence, _things(sentence, verb), search.number))
        both = {**first, **second}
        if verb.lemma not in _ASIDE and len(first) == 1 and len(second) == 1 and len(both) == 2:
            return both
    return None


def _things(sentence: Sentence, verb: Token) -> Iterator[Token]:
    yield from sentence.children(verb.index, "dobj", "dative")
    for preposition in sentence.children(verb.index, "prep", "agent"):
        yield from sentence.children(preposition.index, "pobj")


def _sides_at(ledger: Ledger, sentence: Sentence, heads: Iterable[Token], before: int) -> dict[str, str]:
    """The sides of the readings that some words head, and of those joined to them, where they stand before another."""
    found: dict[str, str] = {}
    for head in heads:
        at = ledger.at(sentence.index, head.index)
        for each in ledger.joined(at) if at is not None and at < before else ():
            found.update(sides_of(ledger.now(each)))
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
    things = _things(sentence, sentence.tokens[verb.head]) if verb.dep == "conj" else ()
    return set(_sides_at(ledger, sentence, things, number))


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
