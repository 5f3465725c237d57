"""Whether two marked parties stand on one side: a parsed sentence and their words in, yes or no out.

"Peru, together with Chile, condemned the coup" tells of nothing that Peru does to Chile.
"""

from dragoman.extract.events import frames
from dragoman.model.text import Sentence, Token

_BESIDE = frozenset(("alongside", "beside"))
_WITH = frozenset(("together", "along", "jointly", "side", "shoulder", "hand"))
"""Words before "with" that make a companion of whom it names: "together with", "shoulder to shoulder with"."""
_TOGETHER = frozenset(("joint", "combined", "common", "shared"))
_UNDERTAKINGS = frozenset(
    ("operation", "exercise", "manoeuvre", "maneuver", "drill", "patrol", "effort", "venture", "project", "mission",
     "search", "investigation", "statement", "programme", "program", "training", "expedition", "rescue")
)  # fmt: skip
_FELLOWS = frozenset(
    ("colleague", "comrade", "counterpart", "partner", "engineer", "scientist", "expert", "researcher", "specialist",
     "firefighter", "sailor", "diver", "doctor", "technician", "planner", "builder", "architect", "student", "company",
     "firm")
)  # fmt: skip
"""Whom one works with: what is done with them is done together."""
_DEEPEST = 4


def are_listed(one: Token, other: Token) -> bool:
    """Whether the two are named in one list: "Peru and Chile"."""
    return other.dep == "conj" and other.head == one.index


def companions(sentence: Sentence, verb: Token) -> list[Token]:
    """Those beside whom the subject of a verb acts."""
    heads = [verb, *sentence.children(verb.index, "nsubj", "nsubjpass", "dobj")]
    return [
        thing
        for head in heads
        for preposition in sentence.children(head.index, "prep")
        if _is_beside(sentence, preposition)
        for thing in sentence.children(preposition.index, "pobj")
    ]


def are_companions(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether the second is said to act beside the first: "together with Chile", "alongside Chile"."""
    preposition = _preposition(sentence, other)
    if preposition is None:
        return False
    return _is_beside(sentence, preposition) and _is_of(sentence, one, preposition)


def work_together(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether a deed of which nothing else is known is done by both: "rebuilt the port with Chilean engineers"."""
    if are_listed(one, other):
        return _is_joint(sentence, one)
    preposition = _preposition(sentence, other)
    if preposition is None:
        return False
    fellow = sentence.tokens[other.head] if other.dep in ("amod", "compound", "poss", "nmod") else other
    with_fellows = preposition.lower == "with" and fellow.lemma.lower() in _FELLOWS
    return are_companions(sentence, one, other) or (with_fellows and _is_of(sentence, one, preposition))


def _is_beside(sentence: Sentence, preposition: Token) -> bool:
    before = {sentence.tokens[preposition.index - 1].lower, *(e.lower for e in sentence.children(preposition.index))}
    return preposition.lower in _BESIDE or (preposition.lower == "with" and not before.isdisjoint(_WITH))


def _preposition(sentence: Sentence, token: Token) -> Token | None:
    """The preposition whose object a party is, or belongs to: "with Chilean engineers"."""
    for _ in range(_DEEPEST):
        head = sentence.tokens[token.head]
        if token.dep == "pobj":
            return head
        if token.dep not in ("amod", "compound", "poss", "nmod", "conj"):
            return None
        token = head
    return None


def _is_of(sentence: Sentence, one: Token, preposition: Token) -> bool:
    """Whether the first acts in the clause that the preposition belongs to."""
    above = {one.index, *(each.index for each in sentence.ancestors(one.index))}
    head = sentence.tokens[preposition.head]
    for _ in range(_DEEPEST):
        if head.index in above and (head.pos in ("VERB", "AUX") or head.index == one.index):
            return True
        if head.head == head.index:
            return False
        head = sentence.tokens[head.head]
    return False


def _is_joint(sentence: Sentence, one: Token) -> bool:
    """Whether what a list of doers does is said to be a joint undertaking: "in a combined operation"."""
    verb = next((each for each in sentence.ancestors(one.index) if each.pos == "VERB"), None)
    if verb is None or bool(sentence.children(verb.index, "auxpass")):
        return False
    things = [thing for _, thing in frames.phrases(sentence, verb, near=True)]
    things += sentence.children(verb.index, "dobj")
    return any(
        thing.lemma.lower() in _UNDERTAKINGS
        and any(each.lower in _TOGETHER for each in sentence.children(thing.index, "amod"))
        for thing in things
    )
