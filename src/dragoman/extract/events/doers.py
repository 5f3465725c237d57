"""Who acts: a reading of a parsed sentence in, the words that may stand for its doer and their parties out.

Source of the control rules: Huddleston and Pullum 2002, chapter 14 (subjects of non-finite clauses).
"""

from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import company, frames, rules
from dragoman.extract.events.designation import Designation
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.sides import Found, coded
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token

_FINITE = ("VBD", "VBZ")
"""Tags of verbs that no infinitive has beside it."""


class Doers:
    """Answers for one reading of a sentence."""

    def __init__(self, sentence: Sentence, index: MentionIndex, reading: Reading, *, acting: bool = True) -> None:
        """Nothing is sought yet.

        Args:
            sentence: Parsed.
            index: Of the report's mentions.
            reading: The act whose doer is sought.
            acting: Only those who can act are found: "the winds of Chile" cannot.
        """
        self.sentence = sentence
        self._parties = Designation(sentence, index, act=reading.act, acting=acting)
        self._reading = reading
        self._chain = frozenset(reading.chain)
        self._freed = reading.mode == "release"
        self._suffered = reading.mode in rules.SUFFERED and sentence.tokens[reading.anchor].pos == "NOUN"

    def of(self, top: Token, anchor: Token) -> tuple[Found, ...]:
        """Who does what `top` governs, or else what `anchor` tells; where none has a code, those without one."""
        private: tuple[Found, ...] = ()
        for token in (top, anchor) if top.index != anchor.index else (top,):
            for subject, inferred in self._subjects(token, rules.MAX_STEPS):
                found = self._parties.at(subject, inferred=inferred)
                if any(each.actor for each in found):
                    beside = company.companions(self.sentence, token) if token.pos == "VERB" else []
                    found = (*found, *(each for thing in beside for each in self._parties.at(thing)))
                    return coded(found)
                private = private or found
        return self._captors(anchor) or self._of_seat(anchor) or private

    def _of_seat(self, anchor: Token) -> tuple[Found, ...]:
        """Whose capital or state envoys are summoned to or told to leave: "summoned in Lima", "expelled from Peru"."""
        if anchor.pos != "VERB" or not is_passive(self.sentence, anchor):
            return ()
        patients = self.sentence.children(anchor.index, "nsubjpass")
        if self._reading.act == "CONSULT" and anchor.lemma in ("send", "dispatch"):  # "an envoy of Peru was sent"
            return coded(found for each in patients for found in self._parties.at(each, inferred=True))
        if anchor.lemma.lower() not in rules.TO_ENVOYS:
            return ()
        if not any(each.lemma.lower() in object_classes()["envoy"] for each in patients):
            return ()
        below = [each for each in self.sentence.subtree(anchor.index) if each.index > anchor.index][: rules.NEAR]
        near = [(each.lower, thing) for each in below for thing in self.sentence.children(each.index, "pobj")]
        for name, thing in near:
            mention = self._parties.index.heading(self.sentence, thing.index)
            if (
                name in ("in", "from", "to")
                and mention is not None
                and mention.actor
                and mention.actor[3:4] in ("", ".")
            ):
                return (Found(mention=mention, actor=f"{mention.actor[:3]}.GOV", inferred=True),)
        return ()

    def _captors(self, anchor: Token) -> tuple[Found, ...]:
        """From whose hands one is freed, where nobody is said to free him: "released from Chilean custody"."""
        if not self._freed or not is_passive(self.sentence, anchor):
            return ()
        anyone = Designation(self.sentence, self._parties.index, act=self._reading.act)
        held = [thing for name, thing in frames.phrases(self.sentence, anchor) if name == "from"]
        return coded(each for thing in held for each in anyone.at(thing, inferred=True))

    def stranger(self) -> str | None:
        """The subject of an act in the active voice that is nobody; None where there is no such subject."""
        token = self.sentence.tokens[(*self._reading.chain, self._reading.anchor)[0]]
        if token.pos != "VERB" or is_passive(self.sentence, token):
            return None
        for each in self.sentence.children(token.index, "nsubj"):
            subject = self._antecedent(token, each)
            word = subject.lemma.lower()
            armed = any(word in object_classes()[name] for name in rules.ARMED) or word in grounds()["agent"]
            if (
                subject.pos in ("NOUN", "PROPN")
                and not armed
                and not any(each.actor for each in self._parties.at(subject))
            ):
                return subject.lower
        return None

    def _subjects(self, token: Token, steps: int) -> list[tuple[Token, bool]]:
        """The words that may stand for who acts, the nearest first."""
        if steps == 0:
            return []
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            return self._of_noun(token, steps)
        sentence = self.sentence
        if is_passive(self.sentence, token):
            fired = [each for each in sentence.children(token.index, "nsubjpass") if frames.is_fired(token, each)]
            done_by = frames.agents(sentence, token) or self._by(token) or fired or self._fired_from(token)
            return [(each, False) for each in done_by]
        own = [each for each in sentence.children(token.index, "nsubj") if each.tag != "EX"]
        if own:
            return [(self._antecedent(token, each), False) for each in own]
        if token.dep in ("ROOT", "parataxis"):
            return []
        head = sentence.tokens[token.head]
        if token.dep == "prep" or head.index == token.index:
            return []
        return self._controlled(token, head, steps)

    def _by(self, token: Token) -> list[Token]:
        """Who acts in the passive where the parse takes its "by" for any preposition."""
        return [thing for name, thing in frames.phrases(self.sentence, token) if name == "by"]

    def _fired_from(self, token: Token) -> list[Token]:
        """Where weapons come from whose sender is not named: "a missile launched from Peru"."""
        weapon = self.sentence.tokens[token.head]
        if token.dep != "acl" or weapon.lemma.lower() not in object_classes()["weapons"]:
            return []
        return [thing for name, thing in frames.phrases(self.sentence, token) if name == "from"]

    def _controlled(self, token: Token, head: Token, steps: int) -> list[tuple[Token, bool]]:
        sentence = self.sentence
        if token.dep == "conj" and head.pos in ("VERB", "AUX"):
            head = self._finite(token, head)
            if is_passive(sentence, head):
                return [(each, False) for each in sentence.children(head.index, "nsubjpass")]
            return [(each, False) for each, _ in self._subjects(head, steps - 1)]
        if token.dep == "pcomp":
            head = sentence.tokens[head.head]
            if head.lower in ("ahead", "prior"):  # "rejected the offer of Peru ahead of meeting Chile"
                head = next((each for each in sentence.ancestors(head.index) if each.pos in ("VERB", "AUX")), head)
        if token.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            if token.tag in ("VBG", "VBZ", "VBP", "VBD") and token.dep == "acl":
                issued = self._above(head, steps) if head.lemma in rules.PAPERS else []
                return [(head, False), *issued]
            return [(each, True) for each, _ in self._of_noun(head, steps - 1)] or [(head, True)]
        if token.dep == "ccomp" and token.tag in ("VBD", "VBZ", "VBP"):
            return []
        if token.dep in ("xcomp", "pcomp", "ccomp", "advcl", "dobj", "dep"):
            aside = token.dep == "advcl" and token.tag == "VBG"  # "refused to condemn Peru, blaming Chile"
            if head.lemma in rules.OBJECT_CONTROL and not aside:
                control = sentence.children(head.index, "dobj", "nsubjpass", "dative")
                if control:
                    return [(each, True) for each in control]
            if is_passive(sentence, head):
                return [(each, True) for each in sentence.children(head.index, "nsubjpass")]
            return [(each, True) for each, _ in self._subjects(head, steps - 1)]
        return []

    def _finite(self, token: Token, head: Token) -> Token:
        """The verb that a past tense can be coordinated with: in "urged Peru to leave and condemned it" the first."""
        while token.tag in _FINITE and head.tag == "VB" and head.dep in ("xcomp", "advcl", "acl"):
            above = self.sentence.tokens[head.head]
            if above.pos not in ("VERB", "AUX"):
                break
            head = above
        return head

    def _above(self, noun: Token, steps: int) -> list[tuple[Token, bool]]:
        """The subjects of the verb that governs a noun, through prepositions: "voted in favour of a resolution"."""
        token = noun
        for _ in range(rules.MAX_STEPS):
            token = self.sentence.tokens[token.head]
            if token.pos == "VERB" or token.head == token.index:
                break
        return [(each, True) for each, _ in self._subjects(token, steps - 1)] if token.pos == "VERB" else []

    def _of_noun(self, token: Token, steps: int) -> list[tuple[Token, bool]]:
        """Who acts in an act told by a noun: possessor, by-phrase, compound, or the subject of its light verb."""
        sentence = self.sentence
        phrases = frames.phrases(sentence, token)
        victim = self._suffered and not any(name == "of" for name, _ in phrases)
        found = [] if victim else [(each, False) for each in sentence.children(token.index, "poss")]
        found += [(thing, False) for name, thing in phrases if name == "by"]
        head = sentence.tokens[token.head]
        verb = head
        if token.dep == "pobj":
            verb = sentence.tokens[head.head]
        before = sentence.children(token.index, "compound", "amod", "nmod")
        modifiers = [each for each in before if not self._parties.is_scene(each, token)]
        found += [(each, False) for each in modifiers if not frames.is_against(sentence, each)]
        of_source = self._reading.act in rules.OF_SOURCE or token.lemma.lower() in rules.CRIMES
        own = ("of", "from") if of_source and not self._freed else ("from",)
        made = [(name, thing) for name, thing in phrases if name in own]
        found += [(thing, False) for name, thing in made if name != "from" or not self._parties.is_where(thing)]
        governed = token.dep in ("dobj", "pobj", "attr", "acomp", "oprd", "nsubjpass") and verb.index in self._chain
        if governed and head.lower not in rules.CIRCUMSTANCE:
            found += [(each, True) for each, _ in self._subjects(verb, steps - 1)]
        if token.pos == "ADJ":
            found = (
                [(each, False) for each, _ in self._subjects(head, steps - 1)] if head.pos in ("AUX", "VERB") else found
            )
        return found

    def _antecedent(self, token: Token, subject: Token) -> Token:
        if token.dep == "relcl" and subject.lower in ("who", "which", "that"):
            return self.sentence.tokens[token.head]
        return subject


def is_passive(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is in the passive voice, alone or with the verb that it is coordinated with."""
    if sentence.children(token.index, "auxpass", "nsubjpass", "agent"):
        return True
    if _is_told_of_root(sentence, token):
        return False
    if token.dep == "conj" and token.tag == "VBN" and not sentence.children(token.index, "nsubj", "dobj"):
        head = sentence.tokens[token.head]
        return head.index != token.index and head.tag == "VBN" and is_passive(sentence, head)
    return token.tag == "VBN" and token.dep in ("acl", "advcl") and not sentence.children(token.index, "dobj")


def _is_told_of_root(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is the main one, hung on its subject past a clause: "Peru, where they live, called on Chile"."""
    head, before = sentence.tokens[token.head], sentence.tokens[max(0, token.index - 1)]
    if token.dep != "acl" or head.head != head.index or head.pos != "PROPN" or before.text != ",":
        return False
    return any(clause.index < token.index for clause in sentence.children(head.index, "relcl"))
