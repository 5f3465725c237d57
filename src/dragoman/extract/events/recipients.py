"""To whom an act is done: a reading of a parsed sentence in, the parties that it is done to out.

They are sought in waves, object first, then prepositions, owners, clauses, aims and places; the first that names
a party decides.
"""

from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import company, frames, rules
from dragoman.extract.events.designation import Designation, victims
from dragoman.extract.events.doers import is_passive
from dragoman.extract.events.forms import rows_of
from dragoman.extract.events.operators import MATERIAL_CONFLICT, Reading
from dragoman.extract.events.sides import Found, coded
from dragoman.language.calendar import DAY_NAMES
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token


def _is_court_of(reading: Reading, found: Found) -> bool:
    """Whether a party is only where a charge is brought: "sued Peru in a Chilean court"."""
    return reading.mode == "allege" and ".JUD" in (found.actor or "")


_SAID_TO = frozenset(("to", "with", "against", "on"))
_ASKED_OF = frozenset(("on", "upon", "to", "of", "with"))
"""Prepositions from a demand to the one of whom it is made: "appealed to", "pleaded with"."""
_BEFORE = frozenset(("to", "with", "before", "at", "in"))
"""Prepositions from a complaint to those who are to hear it."""


class Recipients:
    """Answers for one reading of a sentence."""

    def __init__(self, sentence: Sentence, index: MentionIndex, reading: Reading) -> None:
        """Args: sentence: parsed; index: of the report's mentions; reading: the act whose recipient is sought."""
        self.sentence = sentence
        self.index = index
        self._parties = Designation(sentence, index, act=reading.act)
        self._reading = reading
        self._freed = reading.mode == "release"
        self._suffered = reading.mode in rules.SUFFERED and sentence.tokens[reading.anchor].pos == "NOUN"

    def of(self) -> tuple[Found, ...]:
        """The parties; where none that has a code is named, those without one."""
        reading = self._reading
        scope = [self.sentence.tokens[index] for index in (reading.anchor, *reading.taken, *reversed(reading.chain))]
        scope = [each for each in scope if each.dep != "nsubj" or each.head != reading.anchor]  # "Peru's jets bombed"
        inside = {token.index for token in scope}
        fallback: tuple[Found, ...] = ()
        first = self._asked(reading) or self._taken_from(reading) or self._shared_with(reading)
        if first or (reading.act == "ASSAULT" and self.sentence.tokens[reading.anchor].lemma in rules.TAKES_BACK):
            return first  # a town is taken back for those whose it is
        waves = [
            self._objects, self._phrases, self._modifiers, self._clauses, self._themselves, self._further,
            self._places, self._effects,
        ]  # fmt: skip
        if reading.act in ("REJECT", "PROTEST"):
            waves[1:3] = waves[2:0:-1]  # "vetoed Peru's loan to Chile": whose it is comes first
        for wave in waves:
            for token in scope:
                for thing in wave(token, reading):
                    done_to = wave in (self._objects, self._phrases) and reading.mode in rules.DONE_TO_PEOPLE
                    done_to = done_to or self.sentence.tokens[reading.anchor].lemma in rules.TO_ENVOYS
                    if done_to and thing.index in inside and self._is_own(thing):
                        continue  # "recalled its consul from Chile"
                    done_to = done_to or wave == self._themselves or self._is_others_seat(thing)
                    if thing.index in inside and not done_to:
                        continue
                    lands = wave == self._phrases and self._is_land(thing, reading)
                    named = self._parties.land(thing) if lands else self._parties.at(thing)
                    found = tuple(each for each in named if not _is_court_of(reading, each))
                    if any(each.actor for each in found):
                        return coded(found)
                    fallback = fallback or found
        return fallback

    def _asked(self, reading: Reading) -> tuple[Found, ...]:
        """Who is to do what is asked for: "wants Peru to leave Chile alone"."""
        if reading.act != "REQUEST":
            return ()
        of = any(each.lower == "of" for each in self.sentence.children(reading.anchor, "prep"))
        for clause in self.sentence.children(reading.anchor, "xcomp", "ccomp"):
            for subject in self.sentence.children(clause.index, "nsubj"):
                if of and subject.pos == "PRON":
                    continue  # "demanded of Chile that it leave"
                found = coded(self._parties.at(subject))
                if found:
                    return found
        return coded(each for thing in self._bidden(reading) for each in self._parties.at(thing))

    def _bidden(self, reading: Reading) -> list[Token]:
        """Who is to do what an infinitive says, named before it: "called on Chile not to help Peru to leave"."""
        sentence, token = self.sentence, self.sentence.tokens[reading.anchor]
        if sentence.children(token.index, "dobj", "nsubjpass"):
            return []  # "asked Chile to"
        below = [each for each in sentence.children(token.index, "xcomp", "ccomp", "acl", "advcl") if each.tag == "VB"]
        start = min((each.index for each in below), default=0)
        phrases = frames.phrases(sentence, token)
        return [thing for name, thing in phrases if name in _ASKED_OF and token.index < thing.index < start]

    def _taken_from(self, reading: Reading) -> tuple[Found, ...]:
        """Who held what is taken, before whose it is: "retook the town from Peru"."""
        token = self.sentence.tokens[reading.anchor]
        if reading.act != "ASSAULT" or token.lemma not in rules.TAKES:
            return ()
        holders = [thing for name, thing in frames.phrases(self.sentence, token, near=True) if name == "from"]
        return coded(each for thing in holders for each in self._parties.at(thing))

    def _shared_with(self, reading: Reading) -> tuple[Found, ...]:
        """Who does with one what is one's own: "coordinated its patrols with Chile"."""
        if reading.act != "COOPERATE" or self.sentence.tokens[reading.anchor].pos != "VERB":
            return ()
        own = [thing for thing in self.sentence.children(reading.anchor, "dobj")
               if any(each.tag == "PRP$" for each in self.sentence.children(thing.index, "poss"))]  # fmt: skip
        others = [thing for each in own for name, thing in frames.phrases(self.sentence, each) if name == "with"]
        return coded(found for thing in others for found in self._parties.at(thing))

    def _objects(self, token: Token, reading: Reading) -> list[Token]:
        sentence = self.sentence
        if reading.mode == rules.MEDIATES:
            brought = [*sentence.children(token.index, "dobj", "nsubjpass")]
            brought += [sentence.tokens[token.head]] if token.dep == "acl" else []
            between = [p for each in brought for p in sentence.children(each.index, "prep") if p.lower in rules.SIDES]
            things = [(each, thing) for each in between for thing in sentence.children(each.index, "pobj")]
            things += [
                (each, thing) for each in between for clause in sentence.children(each.index, "pcomp")
                for thing in sentence.children(clause.index, "nsubj")
            ]  # fmt: skip
            clauses = [clause for each in brought for clause in sentence.children(each.index, "advcl", "acl", "relcl")]
            things += [(mark, thing) for clause in clauses for mark in sentence.children(clause.index, "mark")
                       for thing in sentence.children(clause.index, "nsubj") if mark.lower == "for"]  # fmt: skip
            return [thing for each, thing in things if each.lower != "for" or self._are_several(thing)]
        if reading.act == "CONSULT" and token.lemma in rules.TOPICAL:
            return []
        if token.lemma in rules.LEAVES and reading.mode == "visit":
            return []  # "left Peru for Chile"
        if token.pos in ("VERB", "AUX"):
            found = [*sentence.children(token.index, "dobj", "nsubjpass", "dative", "oprd")]
            found = [each for each in found if not frames.is_fired(token, each)]
            if token.lemma == "join" and token.index != reading.anchor:
                found = []  # "joined Chile in asking for a loan"
            found += frames.mistaken_subjects(sentence, token)
            if is_passive(sentence, token) and token.dep == "acl":
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
            if token.dep == "conj" and [each.lower for each in found] in (["it"], ["them"]):
                found += sentence.children(token.head, "dobj")  # "boarded a Chilean trawler and towed it"
            if token.dep == "conj" and not found:
                head = sentence.tokens[token.head]
                if is_passive(sentence, token) and head.pos == "VERB":
                    found = [*sentence.children(head.index, "nsubjpass")]
            return found
        return []

    def _phrases(self, token: Token, reading: Reading) -> list[Token]:
        near = reading.act in ("SANCTION", "REJECT") and token.pos == "VERB"  # "called its consul home from Chile"
        phrases = frames.phrases(self.sentence, token, near=near) + self._past_topics(token, reading)
        leads = rules.TO_RECIPIENT[reading.act]
        if token.lemma.lower() in rules.CRIMES:
            leads = tuple(name for name in leads if name != "of")
        if token.lemma in rules.LEAVES and reading.mode == "visit":
            leads = (*leads, "for", "from")  # "left for Chile", "departed from Chile"
        if reading.act == "MOBILIZE" and token.lemma.lower() in object_classes()["lies"]:
            leads = (*leads, "of")  # "violated the airspace of Chile"
        if reading.mode == rules.MEDIATES:
            leads = (*leads, "for")  # "a go-between for Peru and Chile"
        if self.sentence.tokens[reading.anchor].lemma in rules.TELLS_OF:
            leads = (*leads, "about")  # "warned of Chile", "warned its citizens about Chile"
        if reading.act == "ACCUSE" and token.lemma in rules.VOICED:
            leads = (*leads, "about")  # "voiced concern about Chile's tests"
        if reading.act == "AGREE" and self.sentence.tokens[reading.anchor].lemma == "accept":
            leads = (*leads, "of", "from", "by")  # "accepted a plan of Chile"
        if reading.act == "REQUEST" and token.pos == "NOUN":
            leads = (*leads, "by")  # "called for the release of the men by Chile"
        if token.lemma == "stand":
            leads = (*leads, "by")  # "stood by Chile"
        shut = rules.BORDERS | object_classes()["border"] if reading.mode == "restrict" else rules.BORDERS
        if any(self.sentence.tokens[each].lemma in shut for each in reading.taken):
            leads = (*leads, "with", "to")  # "closed the border with Chile"
        if reading.act == "AID" and any(
            each.lemma in rules.GUESTS for each in self.sentence.children(token.index, "dobj")
        ):
            leads = (*leads, "from")  # "took in orphans from Chile"
        if token.lemma in rules.TRUST and reading.act == "SUPPORT":
            leads = (*leads, "in")  # "reaffirmed its confidence in Chile"
        if reading.act in ("ACCUSE", "PROTEST") and self._is_complaint(reading):
            leads = (*leads, "about")  # "complained to the council about Chile"
            phrases = [(name, thing) for name, thing in phrases if not (name in _BEFORE and self._is_forum(thing))]
        beside = {thing.index for thing in company.companions(self.sentence, token)}
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
            and thing.lower not in DAY_NAMES
            and not (name == "about" and thing.lemma in rules.CARED_FOR)
            and thing.index not in beside
        ]
        return [thing for _, thing in sorted(kept, key=lambda pair: pair[0])]

    def _is_land(self, thing: Token, reading: Reading) -> bool:
        """Whether a state that is named like a place is one to whom something is said: "sent its thanks to Chile"."""
        return reading.act in rules.VERBAL and self.sentence.tokens[thing.head].lower in _SAID_TO

    def _is_complaint(self, reading: Reading) -> bool:
        """Whether a complaint is made, which others may be asked to hear: "lodged a protest with the council"."""
        words = {self.sentence.tokens[each].lemma.lower() for each in (reading.anchor, *reading.taken)}
        return not words.isdisjoint(rules.COMPLAINTS)

    def _is_forum(self, thing: Token) -> bool:
        """Whether those to whom a complaint is made only hear it: courts and organisations of states."""
        codes = [found.actor or "" for found in self._parties.at(thing)]
        return bool(codes) and all(code[:4] == "IGO/" or ".JUD" in code for code in codes)

    def _past_topics(self, token: Token, reading: Reading) -> list[tuple[str, Token]]:
        """Phrases of the act that the parse hangs on its topic; ties, wars and the like have partners of their own."""
        own = rules.MUTUAL | rules.STRIFE if reading.act in ("CONSULT", "ACCUSE", "REQUEST", "REJECT") else frozenset()
        hostile = reading.act in (*MATERIAL_CONFLICT, "ACCUSE", "THREATEN")
        return [
            (name, thing)
            for name, thing, topic in frames.past_topics(self.sentence, token)
            if topic.lemma.lower() not in own | grounds()["occasion"] | rules.TALKS and (hostile or name != "against")
        ]

    def _modifiers(self, token: Token, reading: Reading) -> list[Token]:
        if token.index == reading.anchor and self._suffered:
            return [*self.sentence.children(token.index, "poss")]
        against = [each for each in self.sentence.children(token.index, "compound", "amod", "nmod")
                   if frames.is_against(self.sentence, each)]  # fmt: skip
        if against:
            return against
        if token.index == reading.anchor and not reading.taken and token.lemma not in rules.JOURNEYS:
            before = self.sentence.children(token.index, "compound", "nmod")
            return [each for each in before if self._parties.is_scene(each, token)]
        if reading.act == "SUPPORT" and token.lemma in rules.FELT:
            return []  # "reaffirmed the government's commitment"
        if reading.act == "ACCUSE" and token.lemma in rules.VOICED:
            return []  # "raised U.S. complaints"
        own = () if token.lemma in rules.PEERS else self.sentence.children(token.index, "poss")
        return [*own, *self.sentence.children(token.index, "compound", "amod", "nmod")]

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

    def _is_others_seat(self, thing: Token) -> bool:
        """Whether a thing is an embassy, and not said to be one's own: "closed the Chilean consulate"."""
        return thing.lemma.lower() in object_classes()["embassy"] and not self._is_own(thing)

    def _is_own(self, thing: Token) -> bool:
        return any(each.tag == "PRP$" for each in self.sentence.children(thing.index, "poss"))

    def _themselves(self, token: Token, reading: Reading) -> list[Token]:
        """What a frame names and is a party all the same: "closed the Chilean consulate", not "its consulate"."""
        if token.index not in reading.taken or token.dep not in ("dobj", "nsubjpass", "pobj"):
            return []
        if self._is_own(token) and token.lemma not in rules.PEERS:
            return []
        mention = self.index.heading(self.sentence, token.index)
        if mention is None or frames.is_fired(self.sentence.tokens[reading.anchor], token):
            return []
        return [token] if mention.actor or self._parties.of_nation(token, mention) else []

    def _further(self, token: Token, reading: Reading) -> list[Token]:
        """Aims that the parse hangs on a noun in between: "fired missiles from the town toward Japan"."""
        if token.index != reading.anchor or reading.act not in rules.AT:
            return []
        found: list[Token] = []
        hit = self.sentence.tokens[self.sentence.tokens[token.head].head]
        if token.dep == "acl" and hit.lemma in rules.GOES_OVER:  # "shells fired by Peru landed in Chile"
            found += self.sentence.children(hit.index, "dobj")
            found += [thing for name, thing in frames.phrases(self.sentence, hit) if name in rules.WHERE_TO]
        for each in self.sentence.subtree(token.index)[: rules.NEAR]:
            if each.index > token.index and each.lower in ("toward", "towards", "against", "into", "over"):
                things = self.sentence.children(each.index, "pobj") or self.sentence.children(each.head, "dobj")
                found += [thing for thing in things if thing.index > each.index and self._is_aim(thing)]
        return found

    def _effects(self, token: Token, reading: Reading) -> list[Token]:
        """What an attack did, told beside it: "fired rockets, hitting villages across Peru and killing two"."""
        if reading.act != "ASSAULT" or token.pos != "VERB":
            return []
        sentence = self.sentence
        beside = [*sentence.children(token.index, "advcl", "conj")]
        beside += [clause for name, thing in frames.phrases(sentence, token) if name in ("with", "in")
                   for clause in sentence.children(thing.index, "relcl", "acl")]  # fmt: skip
        effects = [each for one in beside for each in frames.conjuncts(sentence, one)
                   if each.lemma.lower() in rules.EFFECTS and (each.tag == "VBG" or each.dep == "relcl")]  # fmt: skip
        harmed = [thing for effect in effects for thing in sentence.children(effect.index, "dobj")]
        things = [each for thing in harmed for each in frames.conjuncts(sentence, thing)]
        where = [place for each in (*things, *effects) for name, place in frames.phrases(sentence, each, near=True)
                 if name in rules.THROUGHOUT]  # fmt: skip
        return [*things, *where]

    def _are_several(self, thing: Token) -> bool:
        """Whether a word stands for more parties than one: an accord "for Peru and Chile"."""
        return len({found.actor for found in self._parties.at(thing) if found.actor}) > 1

    def _is_aim(self, thing: Token) -> bool:
        """Whether a noun is itself a party or a place of one: "over Japan", "toward the Japanese coast"."""
        return self.index.heading(self.sentence, thing.index) is not None or thing.lemma in object_classes()["land"]

    def _places(self, token: Token, reading: Reading) -> list[Token]:
        if reading.act == "REQUEST" and any(self.sentence.tokens[each].lemma in rules.HAVENS for each in reading.taken):
            return [thing for name, thing in frames.phrases(self.sentence, token) if name == "in"]
        if reading.act not in rules.AT or self._is_spoken_of(reading) or token.lemma in rules.HOLDS_OFF:
            return []
        if self._is_against_foes(token, reading):
            return []
        journey = reading.mode == "visit" or self.sentence.tokens[reading.anchor].lemma in rules.JOURNEYS
        if reading.act == "CONSULT" and not journey:
            return []
        if reading.act in ("ASSAULT", "COERCE") and token.lemma.lower() in grounds()["both"]:
            armed = [each for each in self.sentence.children(token.index, "nsubj")
                     if each.lemma.lower() in object_classes()["weapons"]]  # fmt: skip
            if not armed:  # "struck a depot in Peru", but not "hit exporters in Peru"
                built = any(each.lemma.lower() in victims() for each in self._objects(token, reading))
                return self._sites(token, reading) if built else []
        near = [thing for name, thing in frames.phrases(self.sentence, token) if name in rules.THERE]
        near = [thing for thing in near if thing.lemma.lower() not in rules.FOES]
        return [thing for thing in [*near, *self._sites(token, reading)] if not self._is_a_deed(thing)]

    def _is_against_foes(self, token: Token, reading: Reading) -> bool:
        """Whether what is struck is the enemy's, wherever it stands: "destroyed enemy tanks in Chile"."""
        struck = self._objects(self.sentence.tokens[reading.anchor], reading)
        struck = struck if token.index == reading.anchor else [*struck, token]
        return any(self._parties.is_foes(each) for each in struck)

    def _is_a_deed(self, thing: Token) -> bool:
        """Whether a noun is an act of somebody's: "wounded in Peru's raid", "in a raid by Peru"."""
        own = [*self.sentence.children(thing.index, "poss", "amod", "compound")]
        own += [each for name, each in frames.phrases(self.sentence, thing) if name == "by"]
        return bool(rows_of(self.sentence, thing)) and any(self._parties.at(each) for each in own)

    def _sites(self, token: Token, reading: Reading) -> list[Token]:
        """Where what is struck stands, which itself is nobody's: "bombed a market", not "their embassy", "in Peru"."""
        if reading.act != "ASSAULT" or token.pos != "VERB":
            return []
        struck = [*self._objects(token, reading), *self._phrases(token, reading)]
        struck = [thing for thing in struck if not self.sentence.children(thing.index, "poss")]
        within = [pair for thing in struck for pair in frames.phrases(self.sentence, thing, near=True)]
        ends = {thing.right for thing in struck}
        for preposition in self.sentence.children(token.index, "prep"):  # where the parse hangs it on the verb
            if preposition.index in ends:
                within += [(preposition.lower, each) for each in self.sentence.children(preposition.index, "pobj")]
        return [place for name, place in within if name in rules.THERE]

    def _is_spoken_of(self, reading: Reading) -> bool:
        """Whether an act of force is only named, by a noun of which no verb is told: "was in detention in"."""
        token = self.sentence.tokens[reading.anchor]
        return token.pos == "NOUN" and reading.act == "COERCE" and not reading.chain and token.dep in ("dobj", "pobj")
