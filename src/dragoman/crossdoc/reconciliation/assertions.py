"""A verb of a parsed sentence in, whether the text asserts what it tells out: as a fact, as what will be, as denied.

What the parser is known to get wrong is put right first. A particle right before a name is a preposition: "ran aground
off Brennholm", and not "ran off".
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.text import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_MODALS = frozenset("will would shall may might could should can must 'll 'd ca wo".split())
_WILL = frozenset({"will", "'ll", "shall"})
_IF = frozenset("if unless whether until before lest".split())
_UNSURE = frozenset("reportedly allegedly apparently probably perhaps possibly maybe nearly almost presumably".split())
_LEAD_TO_FACT = frozenset("say tell announce add report confirm state show note explain find see learn manage".split())
"""Verbs whose complement is told as a fact."""
_FAILED = frozenset({"fail", "refuse", "decline"})
"""Verbs whose infinitive did not come about."""


class Asserted:
    """A parsed sentence, asked what it asserts of its verbs."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Args: tokens: All of the sentence, in order."""
        self.tokens = tokens

    def _children(self, token: Token, *deps: str) -> list[Token]:
        return [self.tokens[child] for child in token.children if self.tokens[child].dep in deps]

    def _is_planned(self, verb: Token) -> bool:
        """Whether it is told as what surely will be: "the islands will elect", "is to open"."""
        helpers = [self.tokens[child].lower for child in verb.children if self.tokens[child].dep == "aux"]
        head = self.tokens[verb.head]
        if head is verb or (verb.dep == "ccomp" and head.lemma.lower() in _LEAD_TO_FACT):
            return bool(_WILL & set(helpers)) and not _UNSURE & {self.tokens[child].lower for child in verb.children}
        return verb.dep == "xcomp" and head.lemma == "be" and helpers == ["to"]

    def _is_fact(self, verb: Token, depth: int = 0) -> bool:
        """Whether the text commits itself, or somebody who is quoted, to the predicate."""
        for child in (self.tokens[index] for index in verb.children):
            if child.dep == "aux" and (child.lower in _MODALS or child.lower == "to") and not self._failed(verb):
                return False
            if (child.dep == "mark" and child.lower in _IF) or child.lower in _UNSURE:
                return False
            if child.dep == "advmod" and child.lower in ("whether", "if", "why", "how") and verb.dep == "ccomp":
                return False
        head = self.tokens[verb.head]
        if head is verb or depth > 4:
            return True
        if verb.dep == "pcomp" and head.lower == "with" and self._children(verb, *SUBJECTS):
            return True  # with Tarn abstaining
        if verb.dep == "pcomp" or (verb.dep == "xcomp" and verb.tag == "VBG"):
            return False
        if verb.dep == "ccomp" and (self._parted(verb, head) or self._is_cleft(head)):
            return self._is_fact(head, depth + 1)
        if verb.dep == "ccomp":
            return head.lemma.lower() in _LEAD_TO_FACT and not self._negation(head) and self._is_fact(head, depth + 1)
        joined = verb.dep in ("conj", "relcl", "advcl", "xcomp") and head.pos in ("VERB", "AUX")
        return not joined or self._is_fact(head, depth + 1)

    def _is_beside(self, verb: Token) -> bool:
        """Whether it is no news but what goes with it or before it: "keeping rates low", "has already cut"."""
        already = any(self.tokens[child].lower in ("already", "previously") for child in verb.children)
        return already or (verb.tag == "VBG" and not self._children(verb, "aux"))

    def _is_cleft(self, verb: Token) -> bool:
        """It was by train that the envoy left."""
        subject = self._children(verb, "nsubj", "expl")
        return verb.lemma == "be" and bool(subject) and subject[0].lower == "it" and bool(self._children(verb, "prep"))

    def _parted(self, verb: Token, head: Token) -> bool:
        """Whether a semicolon stands between a clause and the one that it is hung on: each is told by itself."""
        first, last = sorted((verb.index, head.index))
        return any(self.tokens[at].text == ";" for at in range(first, last))

    def _failed(self, verb: Token) -> bool:
        return verb.dep == "xcomp" and self.tokens[verb.head].lemma in _FAILED

    def _negation(self, verb: Token) -> bool:
        return bool(self._children(verb, "neg")) or any(
            self.tokens[child].lower in ("never", "not", "n't", "hardly", "barely") for child in verb.children
        )

    def _denied(self, verb: Token) -> bool:
        without = verb.dep == "pcomp" and self.tokens[verb.head].lower == "without"
        return self._negation(verb) or self._failed(verb) or without


_PLACING = frozenset({"off", "near", "inside", "outside", "around"})
"""Words that the parser takes for particles where they set something in a place."""
_NAMES = frozenset({"NNP", "NNPS"})
_BEFORE_CLAUSE = frozenset({"after", "before", "since", "until"})


def repaired(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with particles before names as prepositions."""
    found = list(tokens)
    for particle in tokens:
        if particle.dep == "prt" and particle.lower in _PLACING:
            name = _name_behind(tokens, particle)
            if name is not None:
                verb = found[particle.head]
                left = tuple(child for child in verb.children if child != name.index)
                found[verb.index] = replace(verb, children=left)
                found[particle.index] = replace(
                    particle, dep="prep", pos="ADP", children=(name.index,), right=name.right
                )
                found[name.index] = replace(name, dep="pobj", head=particle.index)
    return found


def _name_behind(tokens: Sequence[Token], particle: Token) -> Token | None:
    """The name that begins right behind a particle and was read as an object of its verb."""
    below = (tokens[child] for child in tokens[particle.head].children)
    return next((t for t in below if t.left == particle.index + 1 and t.tag in _NAMES and t.dep in _OBJECTS), None)


_OBJECTS = frozenset({"dobj", "npadvmod", "oprd", "attr"})


def subject_before(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The noun of "after a fee had been paid", which the parser hangs on "after"; None where there is none."""
    helpers = [child for child in verb.children if tokens[child].dep in ("aux", "auxpass")]
    if not helpers or helpers[0] == 0:
        return None
    noun = tokens[helpers[0] - 1]
    while noun.head < noun.index and not (noun.dep == "pobj" and tokens[noun.head].lower != "of"):
        noun = tokens[noun.head]
    behind = noun.dep == "pobj" and tokens[noun.head].lower in _BEFORE_CLAUSE
    return noun if behind and noun.pos in ("NOUN", "PROPN") else None
