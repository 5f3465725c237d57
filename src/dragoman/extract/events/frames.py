"""What stands around a word: a parsed sentence and a token in, its objects, prepositions and clauses out."""

from dragoman.codebooks.predicates import object_classes
from dragoman.extract.events import rules
from dragoman.model.text import Sentence, Token

OBJECT_DEPS = ("dobj", "nsubjpass", "attr", "oprd", "dative")
CLAUSE_DEPS = ("xcomp", "ccomp", "acl", "pcomp")
_PHRASE_DEPS = ("prep", "dative", "agent", "prt", "advmod", "advcl")
"""How a preposition may hang on a word, or the clause that it is taken for a part of."""
_MAX_CONJUNCTS = 8
"""Members of a list that are looked at; more are rare and would make long lists quadratic."""


def word_of(sentence: Sentence, token: Token) -> str:
    """The lemma in lower case, with what a hyphen ties to it ("cease-fire" is three tokens)."""
    index, tokens = token.index, sentence.tokens
    if index < 2 or tokens[index - 1].text != "-":
        return token.lemma.lower()
    parts = [token.lemma.lower()]
    while index >= 2 and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start:
        if tokens[index - 2].end != tokens[index - 1].start:
            break
        index -= 2
        parts.insert(0, tokens[index].lower)
        if len(parts) > 3:
            break
    return "-".join(parts)


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order, at most a few."""
    found = [token]
    if not token.children:
        return found
    for each in found:
        if len(found) >= _MAX_CONJUNCTS:
            break
        found.extend(sentence.children(each.index, "conj"))
    return found


def objects(sentence: Sentence, token: Token) -> list[Token]:
    """What the act is done to: objects of a verb, of-phrases and compounds of a noun; lists in full."""
    heads = [*sentence.children(token.index, *OBJECT_DEPS), *mistaken_subjects(sentence, token)]
    if token.dep in ("acl", "amod") and token.tag == "VBN":
        heads.append(sentence.tokens[token.head])
    if token.dep == "relcl" and all(head.tag in ("WDT", "WP") for head in heads):
        heads.append(sentence.tokens[token.head])
    if token.pos in ("NOUN", "PROPN"):
        heads.extend(sentence.children(token.index, "compound", "nmod"))
        heads.extend(thing for name, thing in phrases(sentence, token) if name == "of")
    if token.dep == "conj" and not heads:
        first = sentence.tokens[token.head]
        if first.pos == "VERB" and token.pos == "VERB" and not sentence.children(first.index, "dobj"):
            heads.extend(sentence.children(first.index, "nsubjpass"))
    return [each for head in heads for each in conjuncts(sentence, head)]


def mistaken_subjects(sentence: Sentence, token: Token) -> list[Token]:
    """The subject of a passive that the parse takes for one of the active voice, or hangs on "was"."""
    helpers = sentence.children(token.index, "auxpass")
    if not helpers or sentence.children(token.index, "nsubjpass"):
        return []
    return [each for index in (token.index, *(helper.index for helper in helpers))
            for each in sentence.children(index, "nsubj", "nsubjpass")]  # fmt: skip


def agents(sentence: Sentence, token: Token) -> list[Token]:
    """Who a passive says that it was done by."""
    return [thing for by in sentence.children(token.index, "agent") for thing in sentence.children(by.index, "pobj")]


def subjects(sentence: Sentence, token: Token) -> list[Token]:
    """Who acts: the subject, or the by-phrase of a passive; of a noun, its possessor or compound."""
    heads = list(sentence.children(token.index, "nsubj", "poss"))
    heads += agents(sentence, token)
    if token.dep == "relcl" and not heads:
        heads.append(sentence.tokens[token.head])
    inherits = token.dep in ("conj", "xcomp") or (token.dep == "advcl" and token.tag == "VBG")
    if inherits and not heads and token.pos == "VERB":
        heads.extend(sentence.children(token.head, "nsubj"))
    if token.dep == "pcomp" and not heads:  # "opened a front by entering the town"
        heads.extend(sentence.children(sentence.tokens[token.head].head, "nsubj"))
    return [each for head in heads for each in conjuncts(sentence, head)]


def path(sentence: Sentence, index: int) -> list[int]:
    """The positions of a word and of all above it, up to the root."""
    return [index, *(token.index for token in sentence.ancestors(index))]


def only_describes(sentence: Sentence, token: Token) -> bool:
    """Whether a participle is a quality of what follows: "submarine-launched", "in occupied Peru"."""
    if token.tag not in ("VBN", "VBD") or token.index == 0:
        return False
    before = sentence.tokens[token.index - 1]
    return (token.dep == "amod" and before.text == "-") or before.lower in rules.THROUGHOUT


def phrases(sentence: Sentence, token: Token, *, near: bool = False) -> list[tuple[str, Token]]:
    """Preposition and its object, for each prepositional phrase of the token.

    Args:
        sentence: The parsed sentence.
        token: The word whose phrases are asked for.
        near: Those of its direct object too: parsers hang "sanctions on X" on either word.
    """
    heads = [token.index]
    if near and token.pos in ("NOUN", "PROPN") and token.dep in OBJECT_DEPS:
        heads.append(token.head)
    if near and token.pos in ("NOUN", "PROPN"):
        heads += [each.index for each in sentence.children(token.index, "acl") if each.tag == "VBN"]
        heads += [each.index for of in sentence.children(token.index, "prep") if of.lower == "of"
                  for each in sentence.children(of.index, "pobj")]  # fmt: skip
    elif near:
        things = sentence.children(token.index, *OBJECT_DEPS, "prt", "advmod")
        heads += [each.index for each in things]
        heads += [inner.index for each in things for of in sentence.children(each.index, "prep") if of.lower == "of"
                  for inner in sentence.children(of.index, "pobj")]  # fmt: skip
    before: list[tuple[str, Token]] = []
    found: list[tuple[str, Token]] = []
    for head in heads:
        for child in sentence.children(head, *_PHRASE_DEPS):
            if child.dep == "advcl":
                before += _those_before_a_clause(sentence, child)
            elif child.children and child.lower not in _SOURCES:
                found += _governed(sentence, child)
    return before + found


def _governed(sentence: Sentence, preposition: Token) -> list[tuple[str, Token]]:
    """A preposition with each of its objects, and both of two: "out of the talks", "ahead of"."""
    found: list[tuple[str, Token]] = []
    things = sentence.children(preposition.index, "pobj", "prep", "pcomp")
    for thing in _with_those_who_are_to(sentence, things):
        if thing.dep == "prep":
            inner = sentence.children(thing.index, "pobj", "pcomp")
            found += [(name, each) for name in (preposition.lower, thing.lower) for each in inner]
        else:
            found += [(preposition.lower, each) for each in conjuncts(sentence, thing)]
    return found


def _with_those_who_are_to(sentence: Sentence, things: tuple[Token, ...]) -> list[Token]:
    """Objects of a preposition, an infinitive taken for one by its subject: "work with Peru and Chile to respond"."""
    found = []
    for thing in things:
        infinitive = thing.dep == "pcomp" and any(each.tag == "TO" for each in sentence.children(thing.index, "aux"))
        found += [*(sentence.children(thing.index, "nsubj") if infinitive else ())] or [thing]
    return found


def _those_before_a_clause(sentence: Sentence, clause: Token) -> list[tuple[str, Token]]:
    """The same where the parse takes "with" for the clause's first word: "work with Peru and Chile to respond"."""
    return [
        (mark.lower, each)
        for mark in sentence.children(clause.index, "mark")
        if mark.lower == "with" and any(aux.tag == "TO" for aux in sentence.children(clause.index, "aux"))
        for subject in sentence.children(clause.index, "nsubj")
        for each in conjuncts(sentence, subject)
    ]


def past_topics(sentence: Sentence, token: Token) -> list[tuple[str, Token, Token]]:
    """Phrases that the parse hangs on what an act is about: "agreed on a plan with Chile".

    Args:
        sentence: The parsed sentence.
        token: The word of the act.

    Returns:
        Preposition, its object, and the topic that the parse hangs it on.
    """
    topics = [thing for name, thing in phrases(sentence, token) if name in _ABOUT and thing.pos == "NOUN"]
    return [(name, thing, topic) for topic in topics for name, thing in phrases(sentence, topic) if name in _OTHERS]


def is_preposition(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the first of a preposition of two: "thanks to its friends", not "gave thanks to them"."""
    if token.lower not in _SOURCES or token.dep in OBJECT_DEPS or token.dep in ("pobj", "nsubj", "ROOT", "acomp"):
        return False
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(after) and after[0].lower == "to"


def is_against(sentence: Sentence, token: Token) -> bool:
    """Whether a word before a noun says whom it is directed against: "an anti-American rally"."""
    before = sentence.tokens[max(0, token.index - 2) : token.index]
    return len(before) == 2 and before[0].lower == "anti" and before[1].text in ("-", "\u2013")


def is_fired(verb: Token, thing: Token) -> bool:
    """Whether a thing is what the act is done with, so that its owner acts: "the missile of Peru was fired"."""
    weapon = thing.pos == "NOUN" and thing.lemma.lower() in object_classes()["weapons"]
    return weapon and thing.dep == "nsubjpass" and verb.lemma.lower() in _FIRES


def only_comes_down(sentence: Sentence, token: Token) -> bool:
    """Whether a verb says where weapons end of whose flight is told: "flew over Peru and fell into the sea"."""
    above = sentence.tokens[token.head]
    return token.dep == "conj" and token.lemma in rules.COMES_DOWN and above.lemma in rules.GOES_OVER


def given_to(sentence: Sentence, token: Token) -> list[Token]:
    """Who gets what a verb gives, named without a preposition: "passed Chile the names"."""
    things = sentence.children(token.index, "dobj")
    first = list(things[:1]) if len(things) > 1 else []  # the parse takes both for objects
    return [each for each in sentence.children(token.index, "dative") if each.pos != "ADP"] + first


def is_given_to(sentence: Sentence, thing: Token) -> bool:
    """Whether a verb's object is the one who gets its other object: "gave Peru a loan", "Peru was given a loan"."""
    return thing.dep == "dative" or (thing.dep == "nsubjpass" and bool(sentence.children(thing.head, "dobj")))


def measured(sentence: Sentence, thing: Token) -> list[Token]:
    """What a word that counts or measures is said of: "a set of resolutions"."""
    if word_of(sentence, thing) not in _MEASURES:
        return []
    return [each for name, each in phrases(sentence, thing) if name == "of"]


_FIRES = frozenset(("fire", "launch", "lob", "unleash", "test", "test-fire", "deploy", "station"))
_SOURCES = frozenset(("according", "due", "thanks", "owing", "ahead"))
"""First words of prepositions of two words, whose object takes no part in the act."""
_ABOUT = frozenset(("on", "about", "over", "for", "concerning", "regarding"))
_OTHERS = frozenset(("with", "from", "to", "against"))
"""Prepositions of the other party, after those of the topic."""
_MEASURES = frozenset(
    ("number", "group", "series", "ton", "tonne", "dozen", "hundred", "thousand", "million", "all", "some", "one",
     "two", "three", "shipment", "part", "load", "amount", "worth", "many", "several", "most", "package", "batch",
     "kind", "set", "state", "form", "pair", "pack", "string", "member", "body", "contingent", "rest", "list",
     "half", "third", "bulk",
     "kilo", "barrel", "litre", "liter", "box", "crate", "truckload", "shipload", "planeload", "consignment", "cargo")
)  # fmt: skip
"""Words that count or measure: what is given is what follows "of"."""
