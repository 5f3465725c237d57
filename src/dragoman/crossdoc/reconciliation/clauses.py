"""A parsed sentence in, its clauses out: what is told as done or become, of whom, by whom, where, when, how many.

Only what is told as a fact is read: what is planned, feared, asked or conditional asserts nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks.acts import acts
from dragoman.codebooks.opposites import Opposite, day_parts, opposite_acts
from dragoman.codebooks.senses import verbs_of
from dragoman.crossdoc.reconciliation.anchors import anchors_of
from dragoman.crossdoc.reconciliation.assertions import SUBJECTS, Asserted, repaired, subject_before
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.phrases import Phrase, phrase_of
from dragoman.language.quantities import Quantity, quantities_of
from dragoman.language.words import STOP_WORDS
from dragoman.model.annotations import TimeExpression
from dragoman.model.text import Sentence, Token

LIGHT = frozenset(
    "be have do say tell go come take make give get put set use want try begin start continue follow happen become "
    "cause include show see hold keep leave call report describe claim think believe expect add warn urge".split()
)
"""Verbs that alone do not say what was done; with a particle, an object or a complement they may."""
HEADINGS = frozenset("north south east west northeast northwest southeast southwest".split())
"""Words before "of" that say on which side of a place something is."""
_CARRIERS = frozenset("hold make give take have stage pay conduct".split())
"""Verbs whose object is the act."""
_MEASURES = frozenset("day hour week month minute round series number set couple".split())
_ENDS = frozenset("end close conclude finish break collapse adjourn fail founder".split())
"""Verbs with which a happening that is their subject ends: "the talks broke up"."""
_APART = frozenset({"up", "down", "off"})
_RECEIVING = frozenset({"have", "get", "receive", "suffer", "undergo", "face"})
"""Verbs whose subject is whom the act befalls that their object names: "had no warning"."""
_OCCUR = frozenset(
    "happen occur begin start open rock hit strike shake rip tear engulf sweep break follow take last erupt damage "
    "destroy gut shatter jolt level".split()
)
"""Verbs with which a happening is told whose name is their subject: "the fire broke out", "a blast rocked the mill"."""
_LIGHT_OBJECT = frozenset({"leave", "give", "get", "make"})
"""Light verbs whose object is what the act befalls: "left his paintings to"."""
_NAMING = frozenset({"name", "appoint", "elect", "nominate"})
"""Verbs whose only complement, if it is read as what somebody is named, is who is named."""
_INSTRUMENTS = frozenset("shot bullet bomb blow knife rocket grenade".split())
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MOST = 70
"""Tokens of a sentence that is read: a longer one is a list or is cut wrongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A phrase behind a preposition; `before` is the word that it hangs on, which begins at `start`."""

    preposition: str
    before: str
    start: int
    phrase: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity of a clause with the role that it stands in."""

    role: str
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What one predicate tells; offsets are code points into the report.

    `act` is the name of what is done, `verbs` those that say it by WordNet's meanings, `sets` those that exclude
    something, `theme` whom or what it befalls or who alone is in it, `agent` who does it, `subject` the one of
    them that the verb agrees with. `own` are the stems of the clause but for its predicate, `stems` those of the whole
    sentence. `planned`: it is told as what will be.
    """

    report: Report
    sentence: tuple[int, int]
    start: int
    end: int
    act: str
    lemma: str
    verbs: frozenset[str]
    sets: tuple[Opposite, ...]
    denied: bool
    planned: bool
    passive: bool
    theme: Phrase | None
    agent: Phrase | None
    subject: Phrase | None
    sides: tuple[Side, ...]
    amounts: tuple[Amount, ...]
    times: tuple[TimeExpression, ...]
    hours: tuple[str, ...]
    span: tuple[int, int]
    own: frozenset[str]
    stems: frozenset[str]


def clauses_of(report: Report, text: str, sentence: Sentence, times: Sequence[TimeExpression]) -> Iterator[Clause]:
    """The clauses of a sentence that tell a fact.

    Args:
        report: Whose sentence it is.
        text: The text of the report.
        sentence: Parsed; its offsets count from the beginning of the report.
        times: The time expressions of the sentence.
    """
    tokens = sentence.tokens
    if len(tokens) > _MOST or sentence.text.rstrip().endswith("?"):
        return
    reading = _Reading(report, text, sentence, times)
    for token in reading.tokens:
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            clause = reading.clause(token)
            if clause is not None:
                yield clause


class _Reading(Asserted):
    """One sentence with what hangs on each of its verbs."""

    def __init__(self, report: Report, text: str, sentence: Sentence, times: Sequence[TimeExpression]) -> None:
        super().__init__(repaired(sentence.tokens))
        self.report = report
        self.sentence = sentence
        self.times = times
        self.quantities = quantities_of(text, sentence.start, sentence.end)
        self.stems = anchors_of(t.text for t in self.tokens) - STOP_WORDS

    def clause(self, verb: Token) -> Clause | None:
        """What a verb tells; None where it tells no fact or is too general."""
        denied = self._denied(verb)
        predicate = self._predicate(verb)
        planned = self._is_planned(verb)
        if predicate is None or not (planned or self._is_fact(verb)):
            return None
        words, act, sets, complement = predicate
        if self._is_beside(verb):
            sets = tuple(each for each in sets if not each.turns)
        theme, agent = self._roles(verb, complement, words)
        below = [t for t in self.tokens if self._governor(t) is verb]
        named, carried = agent if agent is not None else theme, (theme, agent)
        broken = {t.lower for t in self._children(verb, "prt")} & _APART
        if verb.lemma in _OCCUR and not broken and named is not None and (happening := happening_of(named)) is not None:
            act, sets, theme, agent = happening, (), named, None
        elif verb.lemma in _ENDS and agent is None and theme is not None and (ended := happening_of(theme)) is not None:
            act = f"end of {ended}"
        elif verb.lemma in _RECEIVING and agent is not None and verbs_of(theme.head if theme is not None else ""):
            theme, agent = agent, None
        last = max([verb, *words], key=lambda t: t.end)
        nothing = any(phrase is not None and phrase.share == "none" for phrase in carried)
        own = anchors_of(t.text for t in below) - STOP_WORDS
        taken = anchors_of(t.text for t in (verb, *words))
        return Clause(
            report=self.report, sentence=(self.sentence.start, self.sentence.end),
            start=min(t.start for t in (verb, *words, *self._auxiliaries(verb))), end=last.end,
            act=act, lemma=verb.lemma, verbs=self._verbs(verb), sets=sets, denied=denied != nothing,
            planned=planned, passive=self._passive(verb),
            theme=theme, agent=agent, subject=theme if agent is None or self._passive(verb) else agent,
            sides=tuple(self._sides([*below, *self._stage(verb)])), amounts=tuple(self._amounts(below)),
            times=tuple(self._times(below)), hours=self._hours(below),
            span=(min(t.start for t in below or [verb]), max(t.end for t in below or [verb])),
            own=own - taken, stems=self.stems,
        )  # fmt: skip

    def _auxiliaries(self, verb: Token) -> list[Token]:
        return self._children(verb, "aux", "auxpass", "neg")

    def _passive(self, verb: Token) -> bool:
        if self._children(verb, "auxpass", "nsubjpass", "agent"):
            return True
        return verb.tag == "VBN" and verb.dep == "acl"

    def _governor(self, token: Token) -> Token | None:
        """The verb in whose clause a word stands."""
        here = token
        while here.head != here.index:
            if here.pos in ("VERB", "AUX") and here.dep not in ("aux", "auxpass") and here is not token:
                return here
            if here.pos == "VERB" and here is token and here.dep not in ("amod", "compound"):
                return here
            here = self.tokens[here.head]
        return here if here.pos in ("VERB", "AUX") else None

    def _predicate(self, verb: Token) -> tuple[list[Token], str, tuple[Opposite, ...], Token | None] | None:
        """The words of a predicate besides its verb, its name, what it excludes, and the complement that it is."""
        table, named = opposite_acts(), acts()
        lemma = verb.lemma.lower()
        for words, phrase, state in self._longer(verb):
            if phrase in table:
                return words, _name(phrase), table[phrase], state
            if words[-1].dep in ("prt", "dobj", "prep") and phrase in named and not named[phrase].light:
                return words, named[phrase].name, (), None
        carried = self._children(verb, "dobj", "nsubjpass") if lemma in _CARRIERS else []
        if carried and (act := acts().get(self._measured(carried[0]).lemma.lower())) is not None and not act.light:
            return [], act.name, (), None
        if lemma in table and not self._children(verb, "prt"):
            return [], _name(lemma), table[lemma], None
        if lemma == "be":
            return self._being(verb)
        if lemma in LIGHT:
            objects = self._children(verb, "dobj", "nsubjpass")
            if not objects and (particles := self._children(verb, "prt")):
                return particles, f"{lemma} {particles[0].lower}", (), None
            if lemma in ("tell",) or not objects or lemma in ("be", "have", "say"):
                return None if lemma != "tell" else ([], "tell", (), None)
            return [], f"{lemma} {self._measured(objects[0]).lemma.lower()}", (), None
        return [], " ".join((_name(lemma), *(t.lower for t in self._children(verb, "prt")))), (), None

    def _measured(self, noun: Token) -> Token:
        """The talks of "two days of talks"."""
        of = [t for p in self._children(noun, "prep") if p.lower == "of" for t in self._children(p, "pobj")]
        return of[0] if of and noun.lemma.lower() in _MEASURES else noun

    def _verbs(self, verb: Token) -> frozenset[str]:
        """The verb with its particle; that of its object or subject where the verb is but the carrier of a noun."""
        lemma, particles = verb.lemma.lower(), self._children(verb, "prt")
        if particles:
            return frozenset({f"{lemma} {particles[0].lower}"})
        if lemma in LIGHT or lemma in _OCCUR:
            carried = self._children(verb, "dobj", "nsubjpass") or self._children(verb, "nsubj")
            named = frozenset(name for noun in carried[:1] for name in verbs_of(self._measured(noun).lemma.lower()))
            return named if lemma in LIGHT else named | {lemma}
        return frozenset({lemma})

    def _longer(self, verb: Token) -> Iterator[tuple[list[Token], str, Token | None]]:
        """The phrases that a verb may be part of, the longest first, with the state that each ascribes."""
        lemma = verb.lemma.lower()
        below = self._children(
            verb, "acomp", "oprd", "attr", "dobj", "prt", "prep", "agent", "advmod", "ccomp", "npadvmod", "advcl"
        )
        for child in below:
            for last in self._children(child, "pobj") if child.dep in ("prep", "agent") else ():
                yield [child, last], f"{lemma} {child.lower} {last.lemma.lower()}", None
            for adverb in below:
                if adverb is not child and adverb.start > child.start:
                    yield [child, adverb], f"{lemma} {child.lower} {adverb.lower}", None
        for child in below:
            yield [child], f"{lemma} {child.lemma.lower()}", self._state(child)
            yield [child], f"{lemma} {child.lower}", self._state(child)
            if child.pos == "ADJ" or (child.dep == "advmod" and child.lower in ("alive", "dead", "unhurt", "free")):
                yield [child], child.lower, self._state(child)
            for last in self._children(child, "pobj") if child.dep == "prep" else ():
                yield [child, last], f"{child.lower} {last.lemma.lower()}", None

    def _being(self, verb: Token) -> tuple[list[Token], str, tuple[Opposite, ...], Token | None] | None:
        """Where something is: "seven climbers were on the rope"; what there was: "there was no meeting"."""
        if self._children(verb, "expl"):
            for noun in self._children(verb, "attr", "nsubj"):
                if noun.pos == "NOUN" and (happening := happening_of(phrase_of(self.tokens, noun.index))) is not None:
                    return [], happening, (), None
        for preposition in self._children(verb, "prep"):
            for place in self._children(preposition, "pobj"):
                if place.pos == "NOUN":
                    return [preposition, place], f"be {preposition.lower} {place.lemma.lower()}", (), None
        return None

    @staticmethod
    def _state(complement: Token) -> Token | None:
        return complement if complement.dep in ("acomp", "oprd", "ccomp") else None

    def _roles(self, verb: Token, state: Token | None, words: Sequence[Token]) -> tuple[Phrase | None, Phrase | None]:
        """The theme and the agent."""
        subject = self._subject(verb)
        if subject is None and verb.lemma == "be" and self._children(verb, "expl"):
            subject = next(iter(self._children(verb, "attr")), None)
        objects = [each for each in self._children(verb, "dobj") if verb.lemma in _LIGHT_OBJECT or each not in words]
        if verb.lemma in _NAMING and not objects and not self._passive(verb):
            objects = self._children(verb, "oprd")
            state = None if objects else state
        if state is not None and state.dep in ("oprd", "ccomp") and not self._passive(verb):
            inner = self._children(state, "nsubj") or objects
            return (self._phrase(inner[0]), None) if inner else (self._phrase(subject), None)
        if self._passive(verb):
            by = [below for agent in self._children(verb, "agent") for below in self._children(agent, "pobj")]
            return self._phrase(subject), self._phrase(by[0] if by else None)
        if objects and state is None:
            return self._phrase(objects[0]), self._being_one(self._phrase(self._hand_behind(subject)), subject)
        return self._phrase(subject), None

    def _hand_behind(self, subject: Token | None) -> Token | None:
        """Who fired the shots that killed."""
        if subject is None or subject.dep != "dobj" or subject.lemma not in _INSTRUMENTS:
            return subject
        return self._subject(self.tokens[subject.head]) or subject

    def _being_one(self, doer: Phrase | None, subject: Token | None) -> Phrase | None:
        """A doer with what the sentence says that he is: the gunman who shot the mayor was a teacher."""
        head = self.tokens[subject.head] if subject is not None else None
        if doer is None or subject is None or head is None or head.lemma != "be" or subject.dep != "nsubj":
            return doer
        states = self._children(head, "attr")
        if not states or self._negation(head):
            return doer
        other = phrase_of(self.tokens, states[0].index)
        return replace(
            doer, kinds=doer.kinds + other.kinds, names=doer.names | other.names, peoples=doer.peoples | other.peoples,
            states=doer.states | other.states, start=other.start, end=other.end, whole=other.whole,
        )  # fmt: skip

    def _phrase(self, token: Token | None) -> Phrase | None:
        return phrase_of(self.tokens, token.index) if token is not None else None

    def _subject(self, verb: Token, depth: int = 0) -> Token | None:
        own = self._children(verb, *SUBJECTS)
        head = self.tokens[verb.head]
        if own and not (own[0].lower in _RELATIVE and verb.dep == "relcl"):
            return own[0]
        if verb.dep in ("relcl", "acl") and head is not verb:
            return head
        if not own and self._children(verb, "auxpass") and (before := subject_before(self.tokens, verb)) is not None:
            return before
        if verb.dep in ("conj", "advcl", "xcomp") and depth < 3 and head.pos in ("VERB", "AUX"):
            return self._subject(head, depth + 1)
        return None

    def _sides(self, below: Sequence[Token]) -> Iterator[Side]:
        for token in below:
            if token.dep == "pobj" and token.pos in ("NOUN", "PROPN", "NUM"):
                preposition = self.tokens[token.head]
                before = self.tokens[preposition.head]
                if preposition.lower == "of" and before.pos in ("NOUN", "PROPN") and before.lower not in HEADINGS:
                    continue
                yield Side(
                    preposition=preposition.lower,
                    before=before.lower,
                    start=before.start,
                    phrase=phrase_of(self.tokens, token.index),
                )

    def _stage(self, verb: Token) -> list[Token]:
        """The words behind a place of which a relative clause tells: the hall in a town where the pact was signed.

        So are those of a cleft sentence: it was by train that the envoy left.
        """
        if verb.dep == "ccomp" and self._is_cleft(self.tokens[verb.head]):
            return [t for p in self._children(self.tokens[verb.head], "prep") for t in self._children(p, "pobj")]
        if verb.dep != "relcl" or not any(self.tokens[child].lower == "where" for child in verb.children):
            return []
        head = self.tokens[verb.head]
        return [t for p in self._children(head, "prep") for t in self._children(p, "pobj")]

    def _amounts(self, below: Sequence[Token]) -> Iterator[Amount]:
        starts = {token.start: token for token in below}
        for quantity in self.quantities:
            held = [t for start, t in starts.items() if quantity.start <= start < quantity.end]
            if held:
                yield Amount(role=self._role(held), quantity=quantity)

    def _role(self, held: Sequence[Token]) -> str:
        """The relation to its verb of the noun that the words of a quantity belong to."""
        here = held[-1]
        while here.dep in ("nummod", "compound", "amod", "quantmod", "poss", "punct", "advmod", "det", "nmod"):
            if here.head == here.index:
                break
            here = self.tokens[here.head]
        if here.dep == "pobj":
            return self.tokens[here.head].lower
        return _ROLES.get(here.dep, here.dep)

    def _hours(self, below: Sequence[Token]) -> tuple[str, ...]:
        """The words for parts of a day in a clause, the longest where one holds another."""
        words = " ".join(token.lower for token in below)
        found = [part for part in sorted(day_parts(), key=len, reverse=True) if f" {part} " in f" {words} "]
        return tuple(found[:1])

    def _times(self, below: Sequence[Token]) -> Iterator[TimeExpression]:
        starts = {token.start for token in below}
        for time in self.times:
            if any(time.expression_start <= start < time.expression_end for start in starts):
                yield time


def happening_of(phrase: Phrase) -> str | None:
    """The act that a noun names: the explosion, the fire; None where it names none."""
    found = acts().get(phrase.head)
    return None if found is None or found.light or phrase.named else f"the {found.name}"


_ROLES = {"nsubjpass": "theme", "dobj": "theme", "nsubj": "subject"}


def _name(lemma: str) -> str:
    found = acts().get(lemma)
    return lemma if found is None or found.light else found.name
