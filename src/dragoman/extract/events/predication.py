"""How a verb is asserted and what stands around it: a verb of a parsed sentence in, its moods and roles out."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebooks.judgements import judgement_words
from dragoman.extract.events import frames, rules
from dragoman.extract.events.tense import conditional, negated
from dragoman.model.text import Sentence, Token

_WILL = frozenset(("will", "shall", "'ll", "wo", "would", "'d"))
_WOULD = frozenset(("would", "'d"))
_CAN = frozenset(("can", "ca", "could", "may", "might"))
_OUGHT = frozenset(("must", "should", "ought"))
_INDEFINITE = frozenset(("a", "an", "any"))
_BUT = frozenset(("but", "short", "other", "less"))
_SELVES = frozenset(("itself", "themselves", "himself", "herself"))
_CLOSE = 5
"""Words within which an infinitive belongs to "has" and "needs"."""
_NAMES = ("ADJ", "NOUN", "VERB")
_COMPLEMENTS = ("dobj", "attr", "acomp", "oprd", "dative")
_INFINITIVES = ("xcomp", "acl", "relcl", "advcl", "ccomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb as it is asserted: `verb` may be below `top`, the one that bears tense ("continues to threaten")."""

    top: Token
    verb: Token
    moods: frozenset[str]
    subjects: tuple[Token, ...]
    passive: bool
    complements: tuple[Token, ...]


def clauses_of(sentence: Sentence, top: Token) -> Iterator[Clause]:
    """The verb; under one that only keeps it going, the one below; what is said of its complement.

    "It continues to threaten peace"; "it is an act that threatens peace".
    """
    moods, subjects = _moods(sentence, top), tuple(_subjects(sentence, top))
    clause = _clause(sentence, top, top, moods, subjects)
    yield clause
    if top.lemma.lower() in judgement_words()["ON"]:
        for verb in sentence.children(top.index, "xcomp"):
            if not _is_on_condition(sentence, verb):
                yield _clause(sentence, top, verb, moods, subjects)
    for verb in [each for one in clause.complements for each in sentence.children(one.index, "relcl")]:
        if top.lemma == "be" and any(each.tag == "WDT" for each in sentence.children(verb.index, "nsubj")):
            yield _clause(sentence, top, verb, moods & _moods(sentence, verb), subjects)


def _clause(sentence: Sentence, top: Token, verb: Token, moods: frozenset[str], subjects: tuple[Token, ...]) -> Clause:
    passive = bool(sentence.children(verb.index, "auxpass"))
    complements = [*sentence.children(verb.index, *_COMPLEMENTS)]
    if sentence.children(verb.index, "expl"):
        complements += sentence.children(verb.index, "nsubj")
    elif passive:
        complements += sentence.children(verb.index, "nsubjpass")
    complements += _nothing_but(sentence, verb)
    return Clause(
        top=top, verb=verb, moods=moods, passive=passive, subjects=subjects,
        complements=tuple(each for one in complements for each in frames.conjuncts(sentence, one)),
    )  # fmt: skip


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of a verb, or of the one that it is joined to."""
    for _ in range(rules.MAX_STEPS):
        heads = (verb, *sentence.children(verb.index, "aux", "auxpass"))  # a parse may hang it on the helper
        found = [
            each for head in heads for each in sentence.children(head.index, "nsubj", "nsubjpass", "expl", "csubj")
        ]
        if found or verb.dep != "conj" or sentence.tokens[verb.head].pos not in ("VERB", "AUX"):
            return found
        verb = sentence.tokens[verb.head]
    return []


def _moods(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The moods of the table that the verb's auxiliaries allow."""
    helpers = {each.lower for each in sentence.children(verb.index, "aux")}
    not_ = negated(sentence, verb) and not _nothing_but(sentence, verb)
    if verb.dep == "conj" and not helpers:
        head = sentence.tokens[verb.head]
        helpers = {each.lower for each in sentence.children(head.index, "aux")} if verb.tag == "VB" else helpers
    on_condition = _is_on_condition(sentence, verb)
    if helpers & _OUGHT:
        return frozenset(("ought", "will not") if not_ else ("ought",))
    if helpers & _CAN:
        return frozenset(("cannot", "will not", "not") if not_ and not helpers & {"may", "might"} else ())
    if helpers & _WILL:
        if not_:
            return frozenset(("will not", "not"))
        supposed = on_condition or (helpers & _WOULD and (verb.lemma == "have" or _is_any_one(sentence, verb)))
        return frozenset(("will",) if supposed else ("will", "says"))
    if on_condition:
        return frozenset()
    return frozenset(("not", "does not") if not_ else ("says",))


def _is_on_condition(sentence: Sentence, verb: Token) -> bool:
    return any(conditional(sentence, each) for each in sentence.children(verb.index, "advcl"))


def _nothing_but(sentence: Sentence, verb: Token) -> list[Token]:
    """What follows "nothing but" and "nothing short of"."""
    none = [each for each in sentence.children(verb.index, "attr", "dobj") if each.lower == "nothing"]
    after = [each for one in none for each in sentence.subtree(one.index) if each.index > one.index]
    named = any(each.lower in _BUT for each in after)
    return [each for each in after if each.pos == "NOUN"][:1] if named else []


def _is_any_one(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is said of what need not be at all: "an attack would undermine peace"."""
    subjects = sentence.children(verb.index, "nsubj", "nsubjpass")
    return any(each.lower in _INDEFINITE for one in subjects for each in sentence.children(one.index, "det"))


def in_role(sentence: Sentence, clause: Clause, role: str) -> list[Token]:
    """The words that stand in a role around a verb or its complement."""
    heads = [clause.verb, *clause.complements]
    below = [each for head in heads for each in sentence.children(head.index, *_INFINITIVES)]
    if role == "obj":
        return list(clause.complements)
    if role == "bare":
        return [each for each in clause.complements if not any(sentence.children(head.index, "prep") for head in heads)]
    if role == "small":
        return [each for each in sentence.children(clause.verb.index, "ccomp", "xcomp", "oprd") if each.pos in _NAMES]
    if role == "passive":
        return [clause.verb] if clause.passive else []
    if role == "poss":
        things = [*heads, *(thing for head in heads for _, thing in _phrases(sentence, head))]
        return [each for thing in things for each in sentence.children(thing.index, "poss")]
    if role == "must":
        things = [each for each in clause.complements if each.pos in ("NOUN", "PROPN") or each.lower in _SELVES]
        bare = [*sentence.children(clause.verb.index, "xcomp", "advcl")]
        return [each for each in bare if each.tag == "VB" and not things and each.index - clause.verb.index < _CLOSE]
    if role == "do":
        bare = [each for each in below if not sentence.children(each.index, "nsubj", "nsubjpass")]
        return [each for each in bare if any(aux.tag == "TO" for aux in sentence.children(each.index, "aux"))]
    if role == "that":
        return [each for one in below for each in sentence.children(one.index, "nsubj")]
    if role == "adv":
        return [each for head in heads for each in sentence.children(head.index, "advmod", "prt", "acomp", "npadvmod")]
    found = [thing for head in heads for name, thing in _phrases(sentence, head) if name == role]
    if role == "for":  # "time for Peru to leave"
        marked = [each for each in below if any(one.lower == "for" for one in sentence.children(each.index, "mark"))]
        found += [each for one in marked for each in sentence.children(one.index, "nsubj")]
    return found


def _phrases(sentence: Sentence, head: Token) -> Iterator[tuple[str, Token]]:
    """Prepositions below a word with their objects; of two, "up to", also both as one."""
    for first in sentence.children(head.index, "prep", "agent", "dative", "advmod", "prt"):
        things = sentence.children(first.index, "pobj", "pcomp", "prep", "amod")
        for thing in things:
            if thing.dep == "prep":
                for each in sentence.children(thing.index, "pobj", "pcomp"):
                    yield f"{first.lower} {thing.lower}", each
                    yield thing.lower, each
            else:
                for each in frames.conjuncts(sentence, thing):
                    yield first.lower, each
                for of in sentence.children(thing.index, "prep"):  # "in the face of the law"
                    for each in sentence.children(of.index, "pobj"):
                        yield of.lower, each
