"""Who takes part in an act: a reading and the mentions of its report in, sources and recipients out.

Only the clause of the act and the words that control it are asked, never another sentence. `doers` and `recipients`
answer for the common case; what is received, hosted or done between two has an order of its own.
"""

from dataclasses import dataclass

from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import frames, occasions, rules
from dragoman.extract.events.designation import Designation
from dragoman.extract.events.doers import Doers
from dragoman.extract.events.mediation import Sides
from dragoman.extract.events.mutual import is_mutual, is_naming
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.recipients import Recipients
from dragoman.extract.events.sides import Found, beyond, coded, others, single, states_of
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who acted and on whom; a reciprocal act has all of them in `sources`."""

    sources: tuple[Found, ...]
    recipients: tuple[Found, ...]
    reciprocal: bool


_MOBS = frozenset(("mob", "crowd", "rioter", "youth", "marcher", "looter", "picket"))
_TAKEN_UP = ("CONSULT", "AGREE", "CONCEDE")
"""Types in which who receives or accepts something, or will not, is the one who acts: "accepted a plan of Chile"."""


class Casting:
    """Finds the parties of readings in one sentence."""

    def __init__(self, sentence: Sentence, index: MentionIndex) -> None:
        """Args: sentence: parsed; index: of the report's mentions."""
        self.sentence = sentence
        self.index = index

    def cast(self, reading: Reading) -> Cast:
        """The parties of an act."""
        top = self.sentence.tokens[reading.chain[0] if reading.chain else reading.anchor]
        anchor = self.sentence.tokens[reading.anchor]
        if reading.mode == rules.MEDIATES:
            return self._brokered(reading, top, anchor)
        between = self._between(reading)
        if len(between) > 1 and reading.act == "REQUEST" and top.lemma.lower() not in rules.THIRD:
            return self._asked_of_two(reading, top, between)
        if len(between) > 1:
            return self._mediated(reading, top, between)
        if anchor.lemma == "come" and reading.taken and reading.act != "AGREE":
            return self._came_under(reading)
        if reading.act == "CONSULT" and anchor.pos == "VERB" and anchor.lemma in rules.HOSTS:
            return self._hosted(reading, anchor)
        refused = bool(reading.steps) and reading.steps[0].startswith("will not ")
        won = reading.act == "ASSAULT" and anchor.lemma in rules.TAKES  # "gained control of the town"
        given = reading.chain if refused or won or reading.act in _TAKEN_UP else (*reading.chain, reading.anchor)
        drawn = any(self.sentence.tokens[index].lemma in rules.DRAWS for index in reading.chain)
        took = anchor.lemma == "take" and any(
            self.sentence.tokens[each].lemma in rules.TAKEN_OVER for each in reading.taken
        )
        if drawn or took or any(self.sentence.tokens[index].lemma in rules.GETS for index in given):
            return self._got(reading, top, anchor)
        return self._done(reading, top, anchor)

    def stranger(self, reading: Reading) -> str | None:
        """The subject of an act in the active voice that is nobody: "a dog attacked", "a cold front will invade"."""
        return self._anyone(reading).stranger()

    def _done(self, reading: Reading, top: Token, anchor: Token) -> Cast:
        """Parties of what one does to another, or several do to each other."""
        if is_naming(self.sentence, anchor):
            return Cast(sources=(), recipients=(), reciprocal=False)
        doers = Doers(self.sentence, self.index, reading)
        sources = doers.of(anchor, top) if self._told_of_others(reading, anchor) else doers.of(top, anchor)
        sources = self._of_crowd(reading, sources) if reading.act == "PROTEST" else sources
        met = None if any(each.actor for each in sources) else self._of_occasion(reading, anchor)
        if met is not None:
            return met
        taken = {found.mention.mention_id for found in sources}
        codes = {found.actor for found in sources}
        recipients = tuple(
            found
            for found in self._recipients(reading)
            if found.mention.mention_id not in taken and found.actor not in codes
        )
        if anchor.lemma in rules.SWAPS and reading.mode == "release":  # "swapped prisoners in Chile"
            recipients = tuple(found for found in recipients if found.mention.kind != "place")
        acting = [each for found in coded(sources) for each in single(found)]
        exchanged = self._exchanged(reading, anchor, acting, recipients)
        if exchanged:
            return Cast(sources=(*acting, *exchanged), recipients=(), reciprocal=True)
        if len({found.actor for found in acting}) > 1 and is_mutual(self.sentence, reading):
            return Cast(sources=tuple(acting), recipients=(), reciprocal=True)
        states = states_of(acting)
        if len(states) > 1:  # "Peru and Chile clashed over Chile's quota"
            recipients = beyond(recipients, states)
        several = not recipients and len({found.actor for found in acting}) > 1
        alike = reading.act in rules.RECIPROCAL and not self._done_to(reading, anchor)
        if self._in_strife(reading) and recipients and acting:
            return Cast(sources=(*acting, *recipients), recipients=(), reciprocal=True)
        alike = alike or self._agreed_on_nothing(reading, top)
        if several and self._is_each_for_itself(top):
            return Cast(sources=sources, recipients=(), reciprocal=False)
        if several and (alike or self._shared(anchor, sources) or anchor.lemma in rules.QUARRELS):
            return Cast(sources=tuple(acting), recipients=(), reciprocal=True)
        return Cast(sources=sources, recipients=recipients, reciprocal=False)

    def _exchanged(
        self, reading: Reading, anchor: Token, acting: list[Found], freed: tuple[Found, ...]
    ) -> tuple[Found, ...]:
        """Who lets others go in return: "freed the men in exchange for a soldier held by Chile"."""
        if reading.mode != "release" or not acting:
            return ()
        own = states_of(acting)
        returns = [thing for name, thing in frames.phrases(self.sentence, anchor, near=True)
                   if name == "in" and thing.lemma.lower() in rules.RETURNS]  # fmt: skip
        given = [thing for each in returns for name, thing in frames.phrases(self.sentence, each) if name == "for"]
        held = [each for thing in given for each in self.sentence.children(thing.index, "acl") if each.tag == "VBN"]
        holders = self._at(reading, [thing for each in held for name, thing in frames.phrases(self.sentence, each)
                                     if name in ("by", "in")])  # fmt: skip
        if not holders and any(each.state in own for each in self._at(reading, given)):
            holders = coded(freed)  # "freed Chileans in return for Peruvians"
        return beyond(holders, own)

    def _of_crowd(self, reading: Reading, sources: tuple[Found, ...]) -> tuple[Found, ...]:
        """Those who protest, as people of where they do it, unless they are said to be another's: "a mob in Lima"."""
        tokens = [self.sentence.tokens[index] for index in (reading.anchor, *reading.taken)]
        tokens += [thing for token in tokens for _, thing in frames.phrases(self.sentence, token)]
        struck = {found.state for found in self._recipients(reading)}
        owned = any(found.state not in {"", *struck} for found in sources)
        doers = self.sentence.children(reading.anchor, "nsubj")
        nation = [each for doer in doers for each in self.sentence.children(doer.index, "amod", "compound", "nmod")]
        if (
            owned
            or any(each.text[:1].isupper() for each in nation)
            or not doers
            or doers[0].lemma.lower() not in object_classes()["public"] | rules.COUNTS | _MOBS
        ):
            return sources
        tokens += list(doers)
        places = [thing for token in tokens for name, thing in frames.phrases(self.sentence, token) if name == "in"]
        for place in places:
            mention = self.index.heading(self.sentence, place.index)
            if mention is not None and mention.kind == "place" and mention.actor:
                who = self.index.heading(self.sentence, doers[0].index) or mention
                return (Found(mention=who, actor=f"{mention.actor[:3]}.CVL", inferred=True),)
        return sources

    def _recipients(self, reading: Reading) -> tuple[Found, ...]:
        return Recipients(self.sentence, self.index, reading).of()

    def _anyone(self, reading: Reading) -> Doers:
        """Who stands where the doer does, whether or not he is one who acts."""
        return Doers(self.sentence, self.index, reading, acting=False)

    def _at(self, reading: Reading, things: list[Token], *, inferred: bool = False) -> tuple[Found, ...]:
        """The parties with a code that words stand for, each once."""
        parties = Designation(self.sentence, self.index, act=reading.act)
        found = coded(each for thing in things for each in parties.at(thing, inferred=inferred))
        return tuple({each.mention.mention_id: each for each in found}.values())

    def _of_occasion(self, reading: Reading, anchor: Token) -> Cast | None:
        """The parties of what is only the occasion of a clause: "after talks with Chile, Peru signed"."""
        occasion = occasions.occasion_of(self.sentence, anchor, reading.act, self.index)
        if occasion is None:
            return None
        takers = self._at(reading, list(occasion.takers), inferred=True)
        codes = {each.actor for each in takers}
        named = () if reading.act == "MOBILIZE" else self._recipients(reading)
        others = tuple(each for each in (named or self._at(reading, list(occasion.told))) if each.actor not in codes)
        others = coded(others)
        if takers and others:
            return Cast(sources=takers, recipients=others, reciprocal=False)
        return Cast(sources=takers, recipients=(), reciprocal=True) if len(codes) > 1 else None

    def _told_of_others(self, reading: Reading, anchor: Token) -> bool:
        """Whether the verb above only makes it known or plans it: "Norway announced that Chad and Niger will meet"."""
        own = anchor.pos == "VERB" and anchor.dep == "ccomp" and bool(self.sentence.children(anchor.index, "nsubj"))
        return own and bool(reading.steps) and any(f": {each} (" in reading.steps[0] for each in ("light", "intend"))

    def _got(self, reading: Reading, top: Token, anchor: Token) -> Cast:
        """Parties of what is received: "Peru won support from Chile", "Peru secured the release of the men"."""
        gifts = self.sentence.children(top.index, "dobj")
        phrases = [pair for token in (top, anchor, *gifts) for pair in frames.phrases(self.sentence, token, near=True)]
        named = [thing for name, thing in phrases if name in ("from", "by")]
        given = [each for each in (anchor, *gifts) if each.lemma.lower() in rules.GIVEN]
        named = named or [
            thing for each in given for name, thing in frames.phrases(self.sentence, each) if name == "of"
        ]
        named = named or [
            each for gift in gifts for each in self.sentence.children(gift.index, "compound", "amod", "poss")
        ]
        freed = reading.mode == "release"
        takers = self._recipients(reading) if freed else self._anyone(reading).of(top, top)
        return Cast(sources=self._at(reading, named), recipients=coded(takers),
                    reciprocal=False)  # fmt: skip

    def _came_under(self, reading: Reading) -> Cast:
        """Parties of "came under attack from": the subject suffers it."""
        tokens = [self.sentence.tokens[index] for index in (reading.anchor, *reading.taken)]
        phrases = [pair for token in tokens for pair in frames.phrases(self.sentence, token)]
        by = self._at(reading, [thing for name, thing in phrases if name in ("from", "by")])
        struck = self._at(reading, list(self.sentence.children(reading.anchor, "nsubj")))
        return Cast(sources=by, recipients=struck, reciprocal=False)

    def _hosted(self, reading: Reading, anchor: Token) -> Cast:
        """Parties of a visit told of the host: who comes acts, who "received" or "hosted" him is visited."""
        visitors = self._at(reading, list(self.sentence.children(anchor.index, "dobj", "nsubjpass")))
        states = {each.actor for each in visitors}
        hosts = self._anyone(reading).of(anchor, anchor)
        hosts = tuple(each for each in hosts if each.actor and each.actor not in states)
        if hosts and len(visitors) == 1 and ";" in (visitors[0].actor or ""):
            return Cast(sources=hosts, recipients=visitors, reciprocal=False)  # "hosted both sides"
        return Cast(sources=visitors, recipients=hosts, reciprocal=False)

    def _mediated(self, reading: Reading, top: Token, between: tuple[Found, ...]) -> Cast:
        """Parties of an act between them; where another proposes or brings it about, he acts and they receive."""
        if top.pos == "VERB" and top.lemma.lower() in rules.THIRD:
            sides = states_of(between)
            brokers = self._anyone(reading).of(top, top)
            third = tuple(found for found in brokers if found.state not in {"", *sides})
            if third:
                return Cast(sources=third, recipients=between, reciprocal=False)
        return Cast(sources=between, recipients=(), reciprocal=True)

    def _brokered(self, reading: Reading, top: Token, anchor: Token) -> Cast:
        """Parties of a mediation: who mediates acts, those whom he brings together receive."""
        sides = Sides(self.sentence, self.index)
        brokers = sides.brokers(reading) or self._anyone(reading).of(top, anchor)
        brokers = coded(brokers)
        named = sides.named(reading)
        if not brokers and len(named) > 1 and anchor.pos == "NOUN":  # "peace talks between Peru and Chile"
            return Cast(sources=named, recipients=(), reciprocal=True)
        for found in (named, self._recipients(reading), sides.of_clause(reading)):
            brought = others(coded(found), brokers)
            if brought:
                return Cast(sources=brokers, recipients=brought, reciprocal=False)
        return Cast(sources=brokers, recipients=(), reciprocal=False)

    def _asked_of_two(self, reading: Reading, top: Token, between: tuple[Found, ...]) -> Cast:
        """Parties of a demand that concerns two: of the one by the other, or of both by a third; none without him."""
        asking = coded(self._anyone(reading).of(top, top))
        states = states_of(asking)
        asked = beyond(between, states)
        return Cast(sources=asking if len(states) == 1 else (), recipients=asked, reciprocal=False)

    def _is_each_for_itself(self, verb: Token) -> bool:
        """Whether several do what they do apart: "Peru and Chile both held meetings"."""
        heads = [verb, *self.sentence.children(verb.index, "nsubj")]
        heads += [each for head in heads[1:] for each in frames.conjuncts(self.sentence, head)]
        apart = [each for head in heads for each in self.sentence.children(head.index, "appos", "advmod")]
        return any(each.lower in rules.APART and each.head < verb.index + 2 for each in apart)

    def _agreed_on_nothing(self, reading: Reading, top: Token) -> bool:
        """Whether several failed in what takes all of them: "Peru and Chile failed to reach a deal"."""
        missed = {self.sentence.tokens[index].lemma.lower() for index in reading.taken}
        return reading.act == "REJECT" and top.lemma == "fail" and not missed.isdisjoint(rules.MUTUAL | rules.JOINT)

    def _in_strife(self, reading: Reading) -> bool:
        """Whether harm is done in what two have against each other: "the toll of Peru rose in its war with Chile"."""
        fought = [self.sentence.tokens[index] for index in reading.taken]
        harmed = self.sentence.children(reading.anchor, "nsubj")
        return (
            reading.act == "ASSAULT"
            and any(each.lemma.lower() in rules.TOLLS for each in harmed)
            and any(each.dep == "pobj" and each.lemma.lower() in rules.STRIFE for each in fought)
        )

    def _shared(self, anchor: Token, sources: tuple[Found, ...]) -> bool:
        """Whether what is done concerns those who do it: "Peru and Chile put off their meeting"; "both cut ties"."""
        things = [each for each in self.sentence.children(anchor.index, "dobj") if each.lemma.lower() in rules.MUTUAL]
        if things and len(sources) == 1 and (sources[0].actor or "").count(";") == 1:
            return True
        return any(own.lower == "their" for each in things for own in self.sentence.children(each.index, "poss"))

    def _done_to(self, reading: Reading, anchor: Token) -> bool:
        """Whether the act has an object of its own: "Peru and Chile backed the plan" is no act between them."""
        if (
            reading.act == "CONSULT"
            and anchor.lemma in rules.OBJECT_CONTROL
            and self.sentence.children(anchor.index, "dobj")
        ):
            return True  # "Peru and Chile persuaded investors"
        if reading.act in ("CONSULT", "AGREE", "COOPERATE"):
            return False
        if reading.act == "RETREAT" and self._is_of_own(anchor):
            return True  # "Peru and Chile are to pull back their troops"
        if reading.act == "SUPPORT" and self.sentence.children(anchor.index, "ccomp"):
            return True  # "Peru and Chile recognise that trade matters"
        if anchor.pos == "NOUN" and any(each.lower == "from" for each in self.sentence.children(anchor.index, "prep")):
            return True  # "endorsements from Peru and Chile"
        return any(each.index not in reading.taken for each in self.sentence.children(anchor.index, "dobj"))

    def _is_of_own(self, anchor: Token) -> bool:
        """Whether what is taken back is armed and theirs who do so."""
        armed = {word for name in rules.ARMED for word in object_classes()[name]} | grounds()["agent"]
        things = [each for each in self.sentence.children(anchor.index, "dobj") if each.lemma.lower() in armed]
        return any(own.lower == "their" for each in things for own in self.sentence.children(each.index, "poss"))

    def _between(self, reading: Reading) -> tuple[Found, ...]:
        """The parties of the first "between" or "among" of the act's words."""
        for index in sorted({reading.anchor, *reading.taken, *reading.chain}):
            for child in self.sentence.children(index, "prep"):
                if child.lower in ("between", "among"):
                    found = self._at(reading, list(self.sentence.children(child.index, "pobj")))
                    return tuple(side for each in found for side in single(each))
        return self._theirs(reading)

    def _theirs(self, reading: Reading) -> tuple[Found, ...]:
        """Those who have something together of which their clause tells: "Peru and Chile played down their meeting"."""
        noun = self.sentence.tokens[reading.anchor]
        owners = [each.lower for each in self.sentence.children(noun.index, "poss")]
        if noun.lemma.lower() not in rules.MUTUAL or owners != ["their"] or noun.dep != "dobj" or reading.chain:
            return ()
        return self._at(reading, list(self.sentence.children(noun.head, "nsubj")))
