"""What stands around a word: a parsed sentence and a token in, its objects, prepositions and clauses out."""

from dragoman.codebooks.predicates import Condition, Predicate, object_classes
from dragoman.extract.events import rules
from dragoman.language.calendar import DAY_NAMES
from dragoman.model.text import Sentence, Token

OBJECT_DEPS = ("dobj", "nsubjpass", "attr", "oprd", "dative")
CLAUSE_DEPS = ("xcomp", "ccomp", "acl", "pcomp")
_PARTICLE_DEPS = (
    "intj",
    "prt",
    "prep",
    "advmod",
    "dobj",
    "acomp",
    "oprd",
    "npadvmod",
    "compound",
    "amod",
    "nmod",
    "dative",
)
_NOUN_PREPS = frozenset(("of", "to", "for", "in", "on", "with", "against", "from", "by", "between", "into", "at"))
_MAX_CONJUNCTS = 8
"""Members of a list that are looked at; more are rare and would make long lists quadratic."""


def word_of(sentence: Sentence, token: Token) -> str:
    """The lemma in lower case, with what a hyphen ties to it ("cease-fire" is three tokens)."""
    parts = [token.lemma.lower()]
    index = token.index
    tokens = sentence.tokens
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
    found = [pair for head in heads for pair in _with_those_before_a_clause(sentence, head)]
    for head in heads:
        for preposition in sentence.children(head, "prep", "dative", "agent", "prt", "advmod"):
            if preposition.lower in _SOURCES:
                continue
            things = sentence.children(preposition.index, "pobj", "prep", "pcomp")
            for thing in _with_those_who_are_to(sentence, things):
                if thing.dep == "prep":  # "out of the talks", "ahead of"
                    found += [(preposition.lower, each) for each in sentence.children(thing.index, "pobj", "pcomp")]
                    found += [(thing.lower, each) for each in sentence.children(thing.index, "pobj", "pcomp")]
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


def _with_those_before_a_clause(sentence: Sentence, index: int) -> list[tuple[str, Token]]:
    """The same where the parse takes "with" for the clause's first word: "work with Peru and Chile to respond"."""
    return [
        (mark.lower, each)
        for clause in sentence.children(index, "advcl")
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


def has_clause(sentence: Sentence, token: Token) -> bool:
    """Whether the token governs a clause: "to leave", "that it left", "of leaving"."""
    if sentence.children(token.index, *CLAUSE_DEPS):
        return True
    if any(each.tag == "VB" for each in sentence.children(token.index, "advcl")):
        return True
    return any(thing.dep == "pcomp" for _, thing in phrases(sentence, token))


def has_others(sentence: Sentence, token: Token, predicate: Predicate) -> bool:
    """Whether the other words of a multiword entry stand with the token."""
    if not predicate.others:
        return True
    present: set[str] = set()
    for child in sentence.children(token.index, *_PARTICLE_DEPS):
        if child.dep in ("prep", "advmod") and child.index != token.index + 1 and not _is_particle(sentence, child):
            continue
        present.update((child.lower, child.lemma.lower()))
        present.add(word_of(sentence, child))
        if len(predicate.others) > 1:
            present.update(each.lower for each in sentence.children(child.index))
    after = sentence.tokens[token.index + 1 : token.index + 2]
    if after and after[0].pos == "ADJ":  # "set free two men"
        present.add(after[0].lower)
    return all(word in present for word in predicate.others)


def _is_particle(sentence: Sentence, child: Token) -> bool:
    """Whether an adverb belongs to the verb though the object stands between: "handed the islands back"."""
    own = sentence.children(child.index, "pobj", "pcomp", "prep")
    return child.lower in _PARTICLES and all(each.lower == "to" for each in own)


def fits(sentence: Sentence, token: Token, alternatives: tuple[Condition, ...], *, has_act: bool) -> bool:
    """Whether one condition of a frame holds around the token."""
    return any(_holds(sentence, token, condition, has_act=has_act) != condition.absent for condition in alternatives)


def _holds(sentence: Sentence, token: Token, condition: Condition, *, has_act: bool) -> bool:
    if condition.role == "comp" and condition.words:
        return _any_of(sentence, list(sentence.children(token.index, *CLAUSE_DEPS, "oprd", "acomp")), condition.words)
    if condition.role == "comp":
        return has_clause(sentence, token)
    if condition.role == "act":
        return has_act
    if condition.role == "obj":
        return _any_of(sentence, objects(sentence, token), condition.words)
    if condition.role == "oprd":
        named = [child for child in sentence.children(token.index, "oprd") if child.pos != "VERB"]
        return _any_of(sentence, named, condition.words) or _said_of(sentence, named, condition.words)
    if condition.role == "while":
        clauses = [
            each for each in sentence.children(token.index, "advcl") if not sentence.children(each.index, "nsubj")
        ]
        return _any_of(sentence, clauses, condition.words)
    if condition.role == "subj":
        return _any_of(sentence, subjects(sentence, token), condition.words)
    things = [
        thing
        for name, thing in phrases(sentence, token, near=True)
        if name == condition.role and not _is_hour(sentence, thing)
    ]
    things += [thing for name, thing, _ in past_topics(sentence, token) if name == condition.role]
    if condition.role == "dative":
        things += given_to(sentence, token)
    return _any_of(sentence, things, condition.words) or (
        condition.role == "as" and _said_of(sentence, things, condition.words)
    )


def _is_hour(sentence: Sentence, thing: Token) -> bool:
    """Whether an object of "at" or "by" says when, and is no target: "at dawn", "at 6 a.m.", "at 5:58"."""
    if thing.lower in _HOURS:
        return True
    return thing.tag == "CD" and (
        ":" in thing.text or any(each.lower in _HOURS for each in sentence.subtree(thing.index))
    )


def is_against(sentence: Sentence, token: Token) -> bool:
    """Whether a word before a noun says whom it is directed against: "an anti-American rally"."""
    before = sentence.tokens[max(0, token.index - 2) : token.index]
    return len(before) == 2 and before[0].lower == "anti" and before[1].text in ("-", "\u2013")


def names_things(condition: Condition) -> bool:
    """Whether a condition of a frame says what things stand there, and not that names or peoples do."""
    return bool(condition.words) and not condition.words & {_NAME, _PEOPLE}


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


def _said_of(sentence: Sentence, things: list[Token], words: frozenset[str]) -> bool:
    """Whether an adjective of the word is among them: "called him a stupid man"."""
    return any(each.lower in words for thing in things for each in sentence.children(thing.index, "amod"))


def _any_of(sentence: Sentence, things: list[Token], words: frozenset[str]) -> bool:
    if not words:
        return bool(things)
    for thing in things:
        word = word_of(sentence, thing)
        if word in words or thing.lower in words or (_NAME in words and _has_a_name(sentence, thing)):
            return True
        if _PEOPLE in words and thing.tag == "NNPS":
            return True
        if thing.pos == "PROPN" and word.removesuffix("s") in words:  # "Warships", capital at the start
            return True
        if any(f"{child.lower} {word}" in words for child in sentence.children(thing.index, "compound", "amod")):
            return True
        if _any_of(sentence, measured(sentence, thing), words):
            return True
    return False


def _has_a_name(sentence: Sentence, thing: Token) -> bool:
    """Whether a thing is a name or is named beside it: "her predecessor, Ana Lopez,"."""
    if thing.lower in DAY_NAMES:
        return False
    return thing.pos == "PROPN" or any(each.pos == "PROPN" for each in sentence.children(thing.index, "appos"))


def measured(sentence: Sentence, thing: Token) -> list[Token]:
    """What a word that counts or measures is said of: "a set of resolutions"."""
    if word_of(sentence, thing) not in _MEASURES:
        return []
    return [each for name, each in phrases(sentence, thing) if name == "of"]


_FIRES = frozenset(("fire", "launch", "lob", "unleash", "test", "test-fire", "deploy", "station"))
_HOURS = rules.HOURS | {"a.m.", "p.m.", "am", "pm", "o'clock", "night", "daybreak", "once", "time", "moment"}
_SOURCES = frozenset(("according", "due", "thanks", "owing", "ahead"))
"""First words of prepositions of two words, whose object takes no part in the act."""
_ABOUT = frozenset(("on", "about", "over", "for", "concerning", "regarding"))
_OTHERS = frozenset(("with", "from", "to", "against"))
"""Prepositions of the other party, after those of the topic."""
_NAME = "NAME"
"""Stands in a frame for any proper name."""
_PARTICLES = frozenset(("back", "over", "away", "out", "off", "down", "together", "halfway", "home"))
_PEOPLE = "PEOPLE"
"""Stands in a frame for any people: "the Syrians"."""
_MEASURES = frozenset(
    ("number", "group", "series", "ton", "tonne", "dozen", "hundred", "thousand", "million", "all", "some", "one",
     "two", "three", "shipment", "part", "load", "amount", "worth", "many", "several", "most", "package", "batch",
     "kind", "set", "state", "form", "pair", "pack", "string", "member", "body", "contingent", "rest", "list",
     "half", "third", "bulk",
     "kilo", "barrel", "litre", "liter", "box", "crate", "truckload", "shipload", "planeload", "consignment", "cargo")
)  # fmt: skip
"""Words that count or measure: what is given is what follows "of"."""
