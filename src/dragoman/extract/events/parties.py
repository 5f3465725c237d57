"""Who takes part in an act: a reading and the mentions of its report in, sources and recipients out.

Only the clause of the act and the words that control it are asked, never another sentence. Source of the
control rules: Huddleston and Pullum 2002, chapter 14 (subjects of non-finite clauses).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import frames, occasions, rules
from dragoman.extract.events.designation import Designation, Found
from dragoman.extract.events.operators import Reading
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who acted and on whom; a reciprocal act has all of them in `sources`."""

    sources: tuple[Found, ...]
    recipients: tuple[Found, ...]
    reciprocal: bool


def _is_court_of(reading: Reading, found: Found) -> bool:
    """Whether a party is only where a charge is brought: "sued Peru in a Chilean court"."""
    return reading.mode == "allege" and ".JUD" in (found.actor or "")


class Casting:
    """Finds the parties of readings in one sentence."""

    def __init__(self, sentence: Sentence, index: MentionIndex) -> None:
        """Args: sentence: parsed; index: of the report's mentions."""
        self.sentence = sentence
        self.index = index
        self._chain: frozenset[int] = frozenset()
        self._parties = Designation(sentence, index)
        self._act = ""
        self._freed = False
        self._suffered = False

    def cast(self, reading: Reading) -> Cast:
        """The parties of an act."""
        top = self.sentence.tokens[reading.chain[0] if reading.chain else reading.anchor]
        anchor = self.sentence.tokens[reading.anchor]
        self._chain = frozenset(reading.chain)
        self._act = self._parties.act = reading.act
        between = self._between(reading)
        if len(between) > 1:
            return self._mediated(top, between)
        if anchor.lemma == "come" and reading.taken:
            return self._came_under(reading)
        if reading.mode == "visit" and anchor.lemma in rules.HOSTS:
            return self._hosted(anchor)
        self._freed = reading.mode == "release"
        self._suffered = reading.mode in rules.SUFFERED and anchor.pos == "NOUN"
        given = reading.chain if reading.act == "CONSULT" else (*reading.chain, reading.anchor)
        if any(self.sentence.tokens[index].lemma in rules.GETS for index in given):
            return self._got(reading, top, anchor)
        self._parties.acting = True
        sources = self._sources(anchor, top) if self._told_of_others(reading, anchor) else self._sources(top, anchor)
        self._parties.acting = False
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
        coded = [found for found in sources if found.actor]
        states = {(found.actor or "")[:3] for found in coded}
        if len(states) > 1:  # "Peru and Chile clashed over Chile's quota"
            recipients = tuple(found for found in recipients if (found.actor or "")[:3] not in states)
        several = not recipients and len({found.actor for found in coded}) > 1
        alike = reading.act in rules.RECIPROCAL and not self._done_to(reading, anchor)
        if several and (alike or self._shared(anchor) or anchor.lemma in rules.QUARRELS):
            return Cast(sources=tuple(coded), recipients=(), reciprocal=True)
        return Cast(sources=sources, recipients=recipients, reciprocal=False)

    def _of_occasion(self, reading: Reading, anchor: Token) -> Cast | None:
        """The parties of what is only the occasion of a clause: "after talks with Chile, Peru signed"."""
        occasion = occasions.occasion_of(self.sentence, anchor, reading.act, self.index)
        if occasion is None:
            return None
        takers = self._coded(occasion.takers)
        codes = {each.actor for each in takers}
        named = () if reading.act == "MOBILIZE" else self._recipients(reading)
        others = tuple(each for each in (named or self._coded(occasion.told)) if each.actor and each.actor not in codes)
        if takers and others:
            return Cast(sources=takers, recipients=others, reciprocal=False)
        return Cast(sources=takers, recipients=(), reciprocal=True) if len(codes) > 1 else None

    def _coded(self, words: Sequence[Token]) -> tuple[Found, ...]:
        return tuple(each for word in words for each in self._parties.at(word, inferred=True) if each.actor)

    def _told_of_others(self, reading: Reading, anchor: Token) -> bool:
        """Whether the verb above only makes it known or plans it: "Norway announced that Chad and Niger will meet"."""
        own = anchor.pos == "VERB" and anchor.dep == "ccomp" and bool(self.sentence.children(anchor.index, "nsubj"))
        return own and bool(reading.steps) and any(f": {each} (" in reading.steps[0] for each in ("light", "intend"))

    def _got(self, reading: Reading, top: Token, anchor: Token) -> Cast:
        """Parties of what is received: "Peru won support from Chile", "Peru secured the release of the men"."""
        gifts = self.sentence.children(top.index, "dobj")
        phrases = [pair for token in (top, anchor, *gifts) for pair in frames.phrases(self.sentence, token, near=True)]
        named = [thing for name, thing in phrases if name in ("from", "by")]
        named = named or [
            each for gift in gifts for each in self.sentence.children(gift.index, "compound", "amod", "poss")
        ]
        givers = tuple(
            {
                each.mention.mention_id: each for thing in named for each in self._parties.at(thing) if each.actor
            }.values()
        )
        takers = self._recipients(reading) if self._freed else self._sources(top, top)
        return Cast(sources=givers, recipients=tuple(each for each in takers if each.actor), reciprocal=False)

    def _came_under(self, reading: Reading) -> Cast:
        """Parties of "came under attack from": the subject suffers it."""
        struck = [
            each for subject in self.sentence.children(reading.anchor, "nsubj") for each in self._parties.at(subject)
        ]
        tokens = [self.sentence.tokens[index] for index in (reading.anchor, *reading.taken)]
        phrases = [pair for token in tokens for pair in frames.phrases(self.sentence, token)]
        by = [each for name, thing in phrases if name in ("from", "by") for each in self._parties.at(thing)]
        coded = [tuple(each for each in side if each.actor) for side in (by, struck)]
        return Cast(sources=coded[0], recipients=coded[1], reciprocal=False)

    def _hosted(self, anchor: Token) -> Cast:
        """Parties of a visit told of the host: who comes acts, who "received" or "hosted" him is visited."""
        guests = self.sentence.children(anchor.index, "dobj", "nsubjpass")
        visitors = tuple(each for guest in guests for each in self._parties.at(guest) if each.actor)
        states = {each.actor for each in visitors}
        hosts = tuple(each for each in self._sources(anchor, anchor) if each.actor and each.actor not in states)
        return Cast(sources=visitors, recipients=hosts, reciprocal=False)

    def _mediated(self, top: Token, between: tuple[Found, ...]) -> Cast:
        """Parties of an act between them; where another proposes or brings it about, he acts and they receive."""
        if top.pos == "VERB" and top.lemma.lower() in rules.THIRD:
            sides = {(found.actor or "")[:3] for found in between}
            third = tuple(found for found in self._sources(top, top) if (found.actor or "")[:3] not in {"", *sides})
            if third:
                return Cast(sources=third, recipients=between, reciprocal=False)
        return Cast(sources=between, recipients=(), reciprocal=True)

    def _shared(self, anchor: Token) -> bool:
        """Whether what is done concerns those who do it: "Peru and Chile put off their meeting"."""
        things = [each for each in self.sentence.children(anchor.index, "dobj") if each.lemma.lower() in rules.MUTUAL]
        return any(own.lower == "their" for each in things for own in self.sentence.children(each.index, "poss"))

    def _done_to(self, reading: Reading, anchor: Token) -> bool:
        """Whether the act has an object of its own: "Peru and Chile backed the plan" is no act between them."""
        if reading.act in ("CONSULT", "AGREE", "COOPERATE"):
            return False
        if anchor.pos == "NOUN" and any(each.lower == "from" for each in self.sentence.children(anchor.index, "prep")):
            return True  # "endorsements from Peru and Chile"
        return any(each.index not in reading.taken for each in self.sentence.children(anchor.index, "dobj"))

    def _between(self, reading: Reading) -> tuple[Found, ...]:
        tokens = {reading.anchor, *reading.taken, *reading.chain}
        for index in sorted(tokens):
            for child in self.sentence.children(index, "prep"):
                if child.lower in ("between", "among"):
                    return tuple(
                        found
                        for thing in self.sentence.children(child.index, "pobj")
                        for found in self._parties.at(thing)
                        if found.actor
                    )
        return ()

    def _sources(self, top: Token, anchor: Token) -> tuple[Found, ...]:
        private: tuple[Found, ...] = ()
        for token in (top, anchor) if top.index != anchor.index else (top,):
            for subject, inferred in self._subjects(token, rules.MAX_STEPS):
                found = self._parties.at(subject, inferred=inferred)
                if any(each.actor for each in found):
                    return tuple(each for each in found if each.actor)
                private = private or found
        return private

    def stranger(self, reading: Reading) -> str | None:
        """The subject of an act in the active voice that is nobody: "a dog attacked", "a cold front will invade"."""
        token = self.sentence.tokens[reading.chain[0] if reading.chain else reading.anchor]
        if token.pos != "VERB" or self._passive(token):
            return None
        for subject in self.sentence.children(token.index, "nsubj"):
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
        agents = [
            thing for each in sentence.children(token.index, "agent") for thing in sentence.children(each.index, "pobj")
        ]
        if self._passive(token):
            return [(each, False) for each in agents]
        own = [each for each in sentence.children(token.index, "nsubj") if each.tag != "EX"]
        if own:
            return [(self._antecedent(token, each), False) for each in own]
        if token.dep in ("ROOT", "parataxis"):
            return []
        head = sentence.tokens[token.head]
        if token.dep == "prep" or head.index == token.index:
            return []
        return self._controlled(token, head, steps)

    def _controlled(self, token: Token, head: Token, steps: int) -> list[tuple[Token, bool]]:
        sentence = self.sentence
        if token.dep == "conj" and head.pos in ("VERB", "AUX"):
            if self._passive(head):
                return [(each, False) for each in sentence.children(head.index, "nsubjpass")]
            return [(each, False) for each, _ in self._subjects(head, steps - 1)]
        if token.dep == "pcomp":
            head = sentence.tokens[head.head]
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
            if self._passive(head):
                return [(each, True) for each in sentence.children(head.index, "nsubjpass")]
            return [(each, True) for each, _ in self._subjects(head, steps - 1)]
        return []

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
        found += [(each, False) for each in sentence.children(token.index, "compound", "amod", "nmod")]
        own = ("of", "from") if self._act in rules.OF_SOURCE and not self._freed else ("from",)
        found += [(thing, False) for name, thing in phrases if name in own]
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

    def _passive(self, token: Token) -> bool:
        if self.sentence.children(token.index, "auxpass", "nsubjpass", "agent"):
            return True
        if token.dep == "conj" and token.tag == "VBN" and not self.sentence.children(token.index, "nsubj", "dobj"):
            head = self.sentence.tokens[token.head]
            return head.index != token.index and head.tag == "VBN" and self._passive(head)
        return token.tag == "VBN" and token.dep in ("acl", "advcl") and not self.sentence.children(token.index, "dobj")

    def _recipients(self, reading: Reading) -> tuple[Found, ...]:
        scope = [self.sentence.tokens[index] for index in (reading.anchor, *reading.taken, *reversed(reading.chain))]
        inside = {token.index for token in scope}
        fallback: tuple[Found, ...] = ()
        asked = self._asked(reading)
        if asked:
            return asked
        waves = [self._objects, self._phrases, self._modifiers, self._clauses, self._further, self._places]
        if reading.act == "REJECT":
            waves[1:3] = waves[2:0:-1]  # "vetoed Peru's loan to Chile": whose it is comes first
        for wave in waves:
            for token in scope:
                for thing in wave(token, reading):
                    if thing.index in inside:
                        continue
                    found = tuple(each for each in self._parties.at(thing) if not _is_court_of(reading, each))
                    if any(each.actor for each in found):
                        return tuple(each for each in found if each.actor)
                    fallback = fallback or found
        return fallback

    def _asked(self, reading: Reading) -> tuple[Found, ...]:
        """Who is to do what is asked for: "wants Peru to leave Chile alone"."""
        if reading.act != "REQUEST":
            return ()
        for clause in self.sentence.children(reading.anchor, "xcomp", "ccomp"):
            for subject in self.sentence.children(clause.index, "nsubj"):
                found = tuple(each for each in self._parties.at(subject) if each.actor)
                if found:
                    return found
        return ()

    def _objects(self, token: Token, reading: Reading) -> list[Token]:
        sentence = self.sentence
        if reading.mode == "third-party":
            brought = [*sentence.children(token.index, "dobj", "nsubjpass")]
            brought += [sentence.tokens[token.head]] if token.dep == "acl" else []
            between = [p for each in brought for p in sentence.children(each.index, "prep") if p.lower in rules.SIDES]
            return [thing for each in between for thing in sentence.children(each.index, "pobj")]
        if reading.act == "CONSULT" and token.lemma in rules.TOPICAL:
            return []
        if token.lemma in rules.LEAVES and reading.mode == "visit":
            return []  # "left Peru for Chile"
        if token.pos in ("VERB", "AUX"):
            found = [*sentence.children(token.index, "dobj", "nsubjpass", "dative", "oprd")]
            if self._passive(token) and token.dep == "acl":
                found.append(sentence.tokens[token.head])
            if token.dep == "relcl" and any(each.lower in ("which", "that", "whom") for each in found):
                found = [
                    sentence.tokens[token.head] if each.lower in ("which", "that", "whom") else each for each in found
                ]
            if not found and not sentence.children(token.index, "prep"):  # "invaded and occupied Peru"
                joined = [
                    each for each in sentence.children(token.index, "conj") if each.index - token.index < rules.CLOSE
                ]
                found = [thing for each in joined for thing in sentence.children(each.index, "dobj")]
            if token.dep == "conj" and not found:
                head = sentence.tokens[token.head]
                if self._passive(token) and head.pos == "VERB":
                    found = [*sentence.children(head.index, "nsubjpass")]
            return found
        return []

    def _phrases(self, token: Token, reading: Reading) -> list[Token]:
        phrases = frames.phrases(self.sentence, token)
        leads = rules.TO_RECIPIENT[reading.act]
        if token.lemma in rules.LEAVES and reading.mode == "visit":
            leads = (*leads, "for")  # "left for Chile"
        order = {name: place for place, name in enumerate(leads)}
        if token.lemma == "blame":  # "blamed the war on Chile"
            blamed = [thing for name, thing in frames.phrases(self.sentence, token, near=True) if name == "on"]
            if blamed:
                return blamed
        kept = [
            (order.get(name, len(order)), thing)
            for name, thing in phrases
            if (name in order or (name == "under" and thing.lemma == "flag"))
            and not (self._freed and name == "from")
            and thing.lower not in rules.DAYS
        ]
        return [thing for _, thing in sorted(kept, key=lambda pair: pair[0])]

    def _modifiers(self, token: Token, reading: Reading) -> list[Token]:
        if token.index == reading.anchor and self._suffered:
            return [*self.sentence.children(token.index, "poss")]
        if token.index == reading.anchor and not reading.taken:
            return []
        return [*self.sentence.children(token.index, "poss", "compound", "amod", "nmod")]

    def _clauses(self, token: Token, reading: Reading) -> list[Token]:
        if reading.act not in rules.CLAUSE_TYPES:
            return []
        if reading.mode == "disapprove" and token.pos == "ADJ":
            return []
        found: list[Token] = []
        for clause in self.sentence.children(token.index, "ccomp", "xcomp"):
            found += self.sentence.children(clause.index, "nsubj", "nsubjpass", "dobj")
        for preposition in self.sentence.children(token.index, "prep"):
            for clause in self.sentence.children(preposition.index, "pcomp"):
                found += self.sentence.children(clause.index, "nsubj", "dobj")
        return found

    def _further(self, token: Token, reading: Reading) -> list[Token]:
        """Aims that the parse hangs on a noun in between: "fired missiles from the town toward Japan"."""
        if token.index != reading.anchor or reading.act not in rules.AT:
            return []
        found: list[Token] = []
        hit = self.sentence.tokens[self.sentence.tokens[token.head].head]
        if token.dep == "acl" and hit.lemma in rules.COMES_DOWN:  # "shells fired by Peru landed in Chile"
            found += self.sentence.children(hit.index, "dobj")
            found += [thing for name, thing in frames.phrases(self.sentence, hit) if name in ("in", "on", "at", "into")]
        for each in self.sentence.subtree(token.index)[: rules.NEAR]:
            if each.index > token.index and each.lower in ("toward", "towards", "against", "into", "over"):
                things = self.sentence.children(each.index, "pobj") or self.sentence.children(each.head, "dobj")
                found += [thing for thing in things if thing.index > each.index and self._is_aim(thing)]
        return found

    def _is_aim(self, thing: Token) -> bool:
        """Whether a noun is itself a party or a place of one: "over Japan", "toward the Japanese coast"."""
        return self.index.heading(self.sentence, thing.index) is not None or thing.lemma in object_classes()["land"]

    def _places(self, token: Token, reading: Reading) -> list[Token]:
        if reading.act not in rules.AT:
            return []
        if reading.act == "CONSULT" and reading.mode != "visit":
            return []
        if reading.act in ("ASSAULT", "COERCE") and token.lemma.lower() in grounds()["both"]:
            return []
        return [thing for name, thing in frames.phrases(self.sentence, token) if name in ("in", "near", "off")]
