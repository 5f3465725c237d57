"""Who brings others together: acts of mediation in, what the predicate table does not say of them out.

Mediators are named beside what they bring about ("a truce brokered by Norway", "under Norwegian auspices"); the sides
are those of the accord, of the clause that it stands in, or of the last dealings between two others that were told.
"""

from collections.abc import Sequence

from dragoman.extract.events import frames, rules
from dragoman.extract.events.designation import Designation
from dragoman.extract.events.doers import is_passive
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.reader import Reader
from dragoman.extract.events.sides import Found, is_public, single
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token

_BROKERED = frozenset(("broker", "mediate", "facilitate", "host"))
"""Participles that a hyphen ties to the mediator: "a Norwegian-brokered truce"."""
_ONE_WORD = frozenset(("brokered", "mediated", "facilitated", "hosted"))
_MEDIATORS = frozenset(("mediator", "intermediary", "go-between", "middleman"))
_ROOFS = frozenset(("auspices", "aegis", "umbrella"))
"""What one lends to the dealings of others: "under the auspices of Norway"."""
_MEANS = frozenset(("by", "through", "via", "under", "after", "following"))
_HELP = frozenset(("help", "assistance", "aid", "support", "mediation", "effort", "offices", "facilitation"))
DEALINGS = frozenset(("CONSULT", "AGREE", "SUPPORT", "RETREAT", "CONCEDE", "COOPERATE"))
"""Types of acts that two are brought to."""
_PARTNERS = frozenset(("with", "and", "to", "from", "against"))
_UP = frozenset(("pobj", "prep", "dobj", "conj", "acl", "attr", "pcomp", "advmod", "appos", "npadvmod"))
_BETWEEN = frozenset(("between", "among"))
_DEEPEST = 8
_HYPHENS = ("-", "\u2013")


def mediations(sentence: Sentence, readings: Sequence[Reading], known: set[int]) -> list[Reading]:
    """Readings of mediation, and of what is brought about, that no row of the predicate table gives.

    Args:
        sentence: The parsed sentence.
        readings: What the table gave.
        known: The tokens that it holds.
    """
    hyphened = sentence.tokens if any(each in sentence.text for each in _HYPHENS) else ()
    found = [each for each in hyphened if _is_brokered(sentence, each)]
    dealt = {each for one in readings if one.act in DEALINGS for each in (one.anchor, *one.chain, *one.taken)}
    found += [each for each in sentence.tokens if dealt and _is_helped(sentence, each, dealt)]
    free = [_reading(each) for each in found if each.index not in known]
    return [*free, *_brought_about(sentence, readings)]


def _reading(token: Token) -> Reading:
    return Reading(type="CONSULT", mode=rules.MEDIATES, act="CONSULT", anchor=token.index, status="occurred",
                   steps=(f"{token.lower}: CONSULT.{rules.MEDIATES}, of what others do",))  # fmt: skip


def _is_brokered(sentence: Sentence, token: Token) -> bool:
    """Whether a participle names the mediator before a hyphen: "Norwegian-brokered"."""
    head, hyphen, verb = token.lower.rpartition("-")
    if hyphen and head and verb in _ONE_WORD:
        return True
    if token.index < 2 or token.lemma.lower() not in _BROKERED or token.tag not in ("VBN", "VBD"):
        return False
    return sentence.tokens[token.index - 1].text in _HYPHENS


def _is_helped(sentence: Sentence, token: Token, dealt: set[int]) -> bool:
    """Whether dealings are told to be had with a mediator's help: "agreed through Norwegian mediators"."""
    if token.pos not in ("NOUN", "PROPN") or token.dep != "pobj":
        return False
    if token.lemma.lower() not in _MEDIATORS and token.lower not in _ROOFS:
        return False
    preposition = sentence.tokens[token.head]
    above = sentence.tokens[preposition.head]
    if preposition.lower == "of" and above.lemma.lower() in _HELP and above.dep == "pobj":
        preposition = sentence.tokens[above.head]
        above = sentence.tokens[preposition.head]
        return above.index in dealt
    return preposition.dep == "prep" and preposition.lower in _MEANS and above.index in dealt


def _brought_about(sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
    """What the sides do themselves: the talks of "hosted talks between Peru and Chile"."""
    found = []
    for reading in readings:
        sought = sentence.tokens[reading.anchor].lemma == "negotiate"
        for index in reading.taken if reading.mode == rules.MEDIATES and not sought else ():
            if any(each.lower in _BETWEEN for each in sentence.children(index, "prep")):
                own = Reader(sentence, strict=True).read(index)
                if own is not None and own.act in DEALINGS and own.mode != rules.MEDIATES:
                    found.append(own)
    return found


class Sides:
    """Answers for the mediations of one sentence."""

    def __init__(self, sentence: Sentence, index: MentionIndex) -> None:
        """Args: sentence: parsed; index: of the report's mentions."""
        self.sentence = sentence
        self._parties = Designation(sentence, index, act="AGREE")
        self._places = Designation(sentence, index, act="CONSULT")

    def brokers(self, reading: Reading) -> tuple[Found, ...]:
        """The mediators before a hyphen, "U.S." in "a U.S.-brokered truce"; none where there is no hyphen."""
        anchor = self.sentence.tokens[reading.anchor]
        if not _is_brokered(self.sentence, anchor):
            return ()
        inside = [each for each in self._parties.index.within(anchor.start, anchor.end) if each.actor]
        if inside:
            return tuple(Found(mention=each, actor=each.actor, inferred=False) for each in inside)
        return self._at([each for each in self.sentence.children(anchor.index) if each.index < anchor.index])

    def named(self, reading: Reading) -> tuple[Found, ...]:
        """Those whom the words of the mediation name with "between"."""
        sentence = self.sentence
        own = [sentence.tokens[each] for each in (reading.anchor, *reading.taken, *reading.chain)]
        brought = self._brought(own[0])
        words = [*own, *([brought] if brought is not None else [])]
        words += [thing for each in own for _, thing in frames.phrases(sentence, each)]
        words += [thing for each in words[:1] for thing in sentence.children(each.index, "dobj", "nsubjpass")]
        for word in words:
            for preposition in sentence.children(word.index, "prep"):
                if preposition.lower in _BETWEEN:
                    return self._at(sentence.children(preposition.index, "pobj"), between=True)
        return ()

    def of_clause(self, reading: Reading) -> tuple[Found, ...]:
        """Those whom the clause names that the accord stands in: "Peru and Chile signed a deal brokered by"."""
        sentence = self.sentence
        token = self._brought(sentence.tokens[reading.anchor])
        for _ in range(_DEEPEST):
            if token is None or token.head == token.index:
                return ()
            head = sentence.tokens[token.head]
            if head.pos in ("VERB", "AUX") and (token.dep in _UP or token.dep in ("nsubj", "nsubjpass")):
                return self._partners(head)
            if token.dep not in _UP:
                return ()
            token = head
        return ()

    def _brought(self, anchor: Token) -> Token | None:
        """What the mediation is of: the truce of "a truce brokered by"; a noun stands for itself."""
        if anchor.pos != "VERB" and anchor.dep != "amod":
            return anchor
        if anchor.dep == "amod" or (anchor.dep in ("acl", "relcl") and is_passive(self.sentence, anchor)):
            return self.sentence.tokens[anchor.head]
        return None

    def _partners(self, verb: Token) -> tuple[Found, ...]:
        sentence = self.sentence
        above = verb
        for _ in range(_DEEPEST):
            if sentence.children(above.index, "nsubj", "nsubjpass") or above.head == above.index:
                break
            if above.dep not in ("xcomp", "advcl", "conj", "pcomp", "prep"):
                break
            above = sentence.tokens[above.head]
        things = [*sentence.children(above.index, "nsubj", "nsubjpass")]
        things += [*sentence.children(verb.index, "dobj", "dative"), *frames.agents(sentence, verb)]
        phrases = frames.phrases(sentence, verb, near=True)
        things += [thing for name, thing in phrases if name in _PARTNERS]
        between = self._at([thing for name, thing in phrases if name in _BETWEEN], between=True)
        return between if len(between) > 1 else self._at(things)

    def _at(self, things: Sequence[Token], *, between: bool = False) -> tuple[Found, ...]:
        """The public parties of words; what stands after "between" is one though it is named like a place."""
        parties = self._places if between else self._parties
        found = [each for thing in things for each in parties.at(thing) if is_public(each)]
        return tuple({each.actor: each for one in found for each in single(one)}.values())
