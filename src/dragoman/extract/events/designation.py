"""Which parties a noun phrase stands for: a word of a parsed sentence in, mentions with their codes out.

A name stands for itself, each member of a list for itself, and a noun that is no party for the one behind it: "the
navies of Peru and Chile", "a resumption of ties with Chile". How far behind it is looked depends on the act.
"""

import functools
import itertools
from collections.abc import Mapping

from dragoman.codebooks.actor_tables import read_states
from dragoman.codebooks.grounds import grounds
from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import frames, rules
from dragoman.extract.events.forms import rows_of
from dragoman.extract.events.sides import Found
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import Mention
from dragoman.model.text import Sentence, Token


@functools.cache
def nations() -> Mapping[str, str]:
    """Adjective of a nation -> its state, where it is that of one only."""
    found: dict[str, set[str]] = {}
    for state in read_states():
        for each in state.demonyms:
            found.setdefault(each, set()).add(state.code)
    return {each: next(iter(codes)) for each, codes in found.items() if len(codes) == 1}


@functools.cache
def victims() -> frozenset[str]:
    """What acts of force are done to: people, arms, land and buildings."""
    return frozenset(grounds()["agent"] | grounds()["victim"]).union(*(object_classes()[name] for name in rules.HARMED))


_STATE = len("PER")
"""Length of the code of a whole state."""
_DEEPEST = 2
"""Nouns that are looked behind, one after the other: a resumption of ties with Chile."""
_NATIONS = frozenset(("country", "nation"))
_AEROPLANES = ("fighter", "fighters", "bomber", "bombers")
_FLYING = frozenset(("airspace", "fly", "jet", "aircraft", "plane", "scramble", "intercept", "sky", "skies", "air",
                     "overfly", "escort", "zone"))  # fmt: skip
_LANDS = frozenset(("island", "peninsula", "archipelago", "kingdom"))
_MAKERS = ("by", "from")
_BEFORE = ("compound", "nmod")
_OWED = frozenset(("debt", "loan", "bond", "bill", "arrears", "obligation"))
_ABOUT = ("on", "about", "over", "regarding", "concerning")


def _of_one_kind(found: list[Found]) -> tuple[Found, ...]:
    """Without states that only complete the one before, and people whom a parse lists with a state.

    In "lawmakers in Peru and Chile" both are the lawmakers'.
    """
    if found and found[0].mention.kind in ("state", "place"):  # "the attack on Peru, Toma and Ruiz announced ..."
        found = [each for each in found if each.mention.kind != "person"]
    listed = {code[:3] for each in found if ";" in (each.actor or "") for code in (each.actor or "").split(";")}
    return tuple(each for each in found if each.actor not in listed)


class Designation:
    """Answers for one sentence; `act` is the type of the act asked about, `acting` whether its doer is sought."""

    def __init__(self, sentence: Sentence, index: MentionIndex, *, act: str = "", acting: bool = False) -> None:
        """As above; `sentence` is parsed, `index` that of the report's mentions."""
        self.sentence = sentence
        self.index = index
        self.act = act
        self.acting = acting

    def at(self, token: Token, *, inferred: bool = False, depth: int = 0) -> tuple[Found, ...]:
        """The parties that a noun phrase stands for, each member of a list by itself."""
        found: list[Found] = []
        for each in self._members(token):
            for party in self._named(each, inferred=inferred, depth=depth):
                if all(party.mention.mention_id != other.mention.mention_id for other in found):
                    found.append(party)
        return _of_one_kind(found)

    def land(self, token: Token) -> tuple[Found, ...]:
        """The parties of a noun phrase, where a state or its capital is one though named like a place."""
        mention = self.index.heading(self.sentence, token.index)
        if mention is None or mention.kind != "place" or mention.actor is None or len(mention.actor) != _STATE:
            return self.at(token)
        return (Found(mention=mention, actor=mention.actor, inferred=False),)

    def is_where(self, token: Token) -> bool:
        """Whether a name says where an attack came from, not who made it: "an offensive from Chile"."""
        mention = self.index.heading(self.sentence, token.index)
        named = token.pos == "PROPN" and mention is not None and mention.kind in ("place", "state")
        return self.act == "ASSAULT" and named

    def is_scene(self, name: Token, noun: Token) -> bool:
        """Whether a place before a word for an attack says where it struck: "the Lima attacks", "the Lima bombing".

        Not where the target is named: "the Lima attack on Quito" is by those of Lima.
        """
        mention = self.index.heading(self.sentence, name.index)
        place = mention is not None and mention.kind == "place" and name.pos == "PROPN" and name.dep in _BEFORE
        aimed = any(each in ("on", "against", "upon") for each, _ in frames.phrases(self.sentence, noun))
        return self.act == "ASSAULT" and place and not aimed

    def is_foes(self, token: Token) -> bool:
        """Whether a thing is called the enemy's: "four enemy tanks", "the occupiers", "the guns of the invaders"."""
        own = self.sentence.children(token.index, "compound", "amod", "nmod", "poss")
        theirs = [thing for name, thing in frames.phrases(self.sentence, token) if name == "of"]
        return any(each.lemma.lower() in rules.FOES for each in (token, *own, *theirs))

    def _is_deed(self, token: Token) -> bool:
        """Whether what is said to act is itself an act: "the attack killed two", not "the rocket"."""
        return any(row.type == self.act and not row.others for row in rows_of(self.sentence, token))

    def _members(self, token: Token) -> list[Token]:
        """The words of a list; a state between commas is one of it, though the parse makes it an apposition."""
        members = frames.conjuncts(self.sentence, token)
        if self._is_state(token):  # a list of which the parse hangs the first on the last
            for each in self.sentence.children(token.index, "nmod"):
                if self._is_state(each) and self.sentence.children(each.index, "cc", "conj"):
                    members = [*frames.conjuncts(self.sentence, each), *members]
        for each in self.sentence.children(token.index, "appos"):
            others = frames.conjuncts(self.sentence, each)
            if (len(members) > 1 or len(others) > 1) and any(self._is_state(other) for other in others):
                members = [*members, *others] if self._is_state(token) else others  # "its allies, Peru and Chile"
        return members

    def _is_manner(self, token: Token) -> bool:
        """Whether a name only says what something is like: "an Irish-style bailout"."""
        after = self.sentence.tokens[token.index + 1 : token.index + 3]
        return len(after) == 2 and after[0].text == "-" and after[1].lower in rules.LIKE

    def _is_one_of_two(self, token: Token) -> bool:
        """Whether "one" only begins a list of whom each is done something to: "Peru backs one, Chile the other"."""
        after = [each.lower for each in self.sentence.tokens[token.index + 1 : token.index + 6]]
        return token.lower == "one" and ("the", "other") in itertools.pairwise(after)

    def _is_state(self, token: Token) -> bool:
        mention = self.index.heading(self.sentence, token.index)
        return mention is not None and mention.kind == "state" and bool(mention.actor) and mention.coreferent is None

    def _named(self, token: Token, *, inferred: bool, depth: int) -> list[Found]:
        """The party of one noun, the parties behind it, or those of a plural: "the navies of Peru and Chile"."""
        mention = self.index.heading(self.sentence, token.index)
        called = self._called_after(token)
        if called:
            return [party for each in called for party in self.at(each, inferred=inferred, depth=_DEEPEST)]
        private: list[Found] = []
        if self._is_manner(token) or self._is_one_of_two(token):
            return []
        place = mention is not None and mention.kind == "place" and self.act in rules.VERBAL
        if mention is not None and not (place and not self._at_home(token)):
            actor = self._code(mention) or self._of_peer(token, mention)
            if actor is not None:
                return [Found(mention=mention, actor=actor, inferred=inferred)]
            private = [Found(mention=mention, actor=None, inferred=inferred)]
        if token.lemma.lower() in _NATIONS and not self.sentence.children(token.index, "amod", "compound"):
            nation = self._nation_of(token, inferred=inferred)
            if nation:
                return nation
        if depth >= _DEEPEST or (mention is not None and mention.actor is not None):
            return private
        found: list[Found] = []
        for each in self._behind(token):  # no party by itself
            found += [party for party in self.at(each, inferred=inferred, depth=depth + 1) if party.actor]
            if found and (token.tag != "NNS" or mention is not None):
                break
        return found or self.of_nation(token, mention, inferred=inferred) or private

    def _called_after(self, token: Token) -> list[Token]:
        """The name of a land that takes up no state named before: "the island of Crete"."""
        if token.lemma.lower() not in _LANDS:
            return []
        return [thing for name, thing in frames.phrases(self.sentence, token) if name == "of" and thing.pos == "PROPN"]

    def _nation_of(self, token: Token, *, inferred: bool) -> list[Found]:
        """The state of him whose it is called: "her country"."""
        found = []
        for each in self.sentence.children(token.index, "poss"):
            mention = self.index.heading(self.sentence, each.index) if each.tag == "PRP$" else None
            state = ((mention and (mention.actor or self.index.resolve(mention).actor)) or "")[:4].rstrip(".")
            if mention is not None and len(state) == _STATE and state.isupper():
                found.append(Found(mention=mention, actor=state, inferred=inferred))
        return found

    def _at_home(self, token: Token) -> bool:
        """Whether a place is meant as those who rule there: "condemned the coup in Chile"."""
        preposition = self.sentence.tokens[token.head]
        thing = self.sentence.tokens[preposition.head]
        owner = self.sentence.tokens[thing.head]
        whole = self.sentence.tokens[owner.head] if owner.lower == "of" else thing  # "the closure of shops in Chile"
        words = {each.lemma.lower() for each in (thing, whole, *self.sentence.children(thing.index, "dobj"))}
        return preposition.lower == "in" and not words.isdisjoint(rules.AT_HOME.get(self.act, ()))

    def _behind(self, token: Token) -> list[Token]:
        """The words in a noun phrase that may name the party behind it: "U.S. warplanes", "the offer of Chile"."""
        sentence = self.sentence
        craft = self._craft(token)
        if craft is not None:  # "the Chilean cruiser Prat"
            return [each for one in (token, craft) for each in sentence.children(one.index, "amod", "nmod", "poss")]
        word = token.lemma.lower()
        agent = word in grounds()["agent"] or any(word in object_classes()[name] for name in rules.ARMED)
        counted = token.pos in ("NUM", "PRON", "DET", "ADJ") or word in rules.COUNTS
        decreed = self.act in rules.DECREED and word in rules.DECREES
        if self.acting and not agent and not counted and not decreed:
            return []
        if self.act == "ASSAULT" and not agent and not counted and word not in victims() | rules.THRUSTS:
            return list(sentence.children(token.index, "appos"))
        if word in rules.BORDERS:  # "moved troops to its border with Chile"
            beyond = [thing for name, thing in frames.phrases(sentence, token) if name == "with"]
            if beyond:
                return beyond
        inner = [*sentence.children(token.index, "appos")]  # "asked its friend Chile"
        before = sentence.children(token.index, "poss", "compound", "amod", "nmod")
        deed = agent and self._is_deed(token)
        inner += [each for each in before if not (self.acting and deed and self.is_scene(each, token))]
        own = [each for each in inner if each.tag == "PRP$"]
        inner = [each for each in inner if each.tag != "PRP$"]
        names = self._leads(word, agent=agent)
        if not self.acting and (deed or self.is_foes(token)):
            names = tuple(name for name in names if name != "in")  # "repelled attacks in Chile"
        if token.tag == "NNS":  # "several nations including Chile"
            names = (*names, "including")
        phrases = frames.phrases(sentence, token)
        wars = grounds()["setting"]  # "the sides in the Peruvian crisis" are not Peru
        inner += [thing for name, thing in phrases if name in names and not (name == "in" and thing.lemma in wars)
                  and not (name == "from" and deed and self.is_where(thing))]  # fmt: skip
        if word in rules.AT_HOME.get(self.act, ()):
            done = [thing for name, thing in phrases if name == "of"]
            inner += [thing for each in done for name, thing in frames.phrases(sentence, each) if name == "in"]
        if not self.acting or word in object_classes()["weapons"]:  # "memos sent by Chile"
            made = [each for each in sentence.children(token.index, "acl") if each.tag == "VBN"]
            inner += [thing for each in made for name, thing in frames.phrases(sentence, each) if name in _MAKERS]
        if not self.acting:
            shown = [each for each in sentence.children(token.index, "acl") if each.lemma.lower() in rules.STANDS_BY]
            inner += [thing for each in shown for thing in sentence.children(each.index, "dobj")]
            inner += self._past_topic(token)
            flags = [thing for name, thing in frames.phrases(sentence, token) if name == "under"]
            inner += [each for each in flags if each.lemma.lower() == "flag"]  # "a tanker under the flag of Chile"
        return inner if self._is_own_debt(word) else [*inner, *own]  # "their resumption of ties with Chile"

    def _of_peer(self, token: Token, mention: Mention) -> str | None:
        """The government of one whose colleague acts for another: "appealed to his Chilean colleague"."""
        if token.lemma.lower() not in rules.PEERS or not mention.actor or mention.actor[3:4] not in ("", "."):
            return None
        return f"{mention.actor[:3]}.GOV"

    def of_nation(self, token: Token, mention: Mention | None, *, inferred: bool = False) -> list[Found]:
        """The state whose adjective stands with a thing that has no code itself: "two Chilean islands"."""
        if self.acting or mention is None or mention.actor is not None or mention.coreferent is not None:
            return []
        near = self.sentence.children(token.index, "amod", "compound", "nmod")
        states = {state for each in near if (state := nations().get(each.text))}
        return [Found(mention=mention, actor=state, inferred=inferred) for state in states] if len(states) == 1 else []

    def _craft(self, token: Token) -> Token | None:
        """The word for the ship or aircraft whose name a token is."""
        kinds = object_classes()["seacraft"] | object_classes()["airborne"]
        named = self.sentence.children(token.index, "compound") if token.pos == "PROPN" else ()
        return next((each for each in named if each.lemma.lower() in kinds), None)

    def _past_topic(self, token: Token) -> list[Token]:
        """Whose a thing is where the parse hangs that on what it is about: "promises on trade from Chile"."""
        topics = [thing for name, thing in frames.phrases(self.sentence, token) if name in _ABOUT]
        heads = [each for topic in topics for each in (topic, *self.sentence.children(topic.index, "acl"))]
        return [thing for head in heads for name, thing in frames.phrases(self.sentence, head) if name in _MAKERS]

    def _is_own_debt(self, word: str) -> bool:
        """Whether a thing is owed by its owner, who gives no aid by it: "restructured its debt"."""
        return self.act == "AID" and word in _OWED

    def _leads(self, word: str, *, agent: bool) -> tuple[str, ...]:
        """The prepositions that lead from a noun to the party behind it."""
        names = ("of", "from", "in", "by") if agent else ("of", "from", "by")
        if self.acting:
            return names
        if self.act in rules.VERBAL:
            names = (*names, "between", "among")  # "welcomed the talks between Peru and Chile"
        if self.act in ("SUPPORT", "AGREE"):
            names = (*names, "with")  # "welcomed the talks with Chile", "adopted a plan with Chile"
        local = self.act in rules.LOCAL or (self.act == "RETREAT" and word in object_classes()["land"])
        if local or word in rules.AT_HOME.get(self.act, ()):
            names = (*names, "in")  # "bombed a base in Chile", "condemned the coup in Chile"
        return names

    def _is_craft(self, mention: Mention) -> bool:
        """Whether fighters and bombers are aeroplanes: where the sentence speaks of flying."""
        words = {each.lemma.lower() for each in self.sentence.tokens}
        return mention.mention_text.lower().endswith(_AEROPLANES) and not words.isdisjoint(_FLYING)

    def _code(self, mention: Mention) -> str | None:
        named = self.index.resolve(mention)
        actor = mention.actor or named.actor
        if actor is None:
            return None
        sector = actor.partition("/")[0].partition(".")[2]
        if self.act == "MOBILIZE" and sector in ("REB", "UAF") and "/" not in actor and self._is_craft(mention):
            return actor.partition(".")[0]
        suffers = not self.acting and self.act in rules.FORCE and mention.name is None and named.name is None
        if named.kind == "person" and actor[:4] not in ("IGO/", "NGO/") and sector not in rules.OFFICIAL:
            return actor if suffers and sector in rules.PRIVATE else None
        tells = self.act != "PROTEST" if self.acting else self.act not in rules.LOCAL
        return None if sector in rules.PRIVATE_BODIES and tells else actor
