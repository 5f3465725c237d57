"""Which words may tell the act that a word governs: a word of a parsed sentence in, the words below it out."""

from dragoman.codebooks.predicates import Predicate
from dragoman.extract.events import clauses, frames, rules
from dragoman.extract.events.surroundings import names_things
from dragoman.model.text import Sentence, Token

COMPLEMENTS = ("xcomp", "ccomp", "dobj", "nsubjpass", "acomp", "attr", "oprd", "dative")
"""How an act may hang on a word, in the order in which they are asked."""
_EMPTY = frozenset(("be", "seem", "appear", "remain", "come", "happen", "tend"))
"""Verbs that have subjects and no objects of their own."""
_GOVERNED = (
    frozenset(("into", "to", "for", "with", "out", "of", "about", "against", "from")),
    frozenset(("of", "for", "to", "on", "about", "with")),
)
"""Prepositions after which a verb, and a noun, governs an act: "engaged in talks", "a call for talks"."""
_IN = frozenset(("in", "on"))


def near(sentence: Sentence, token: Token) -> list[Token]:
    """What a word governs in running text: its objects, its clauses, and nouns after a few prepositions."""
    found = _complements(sentence, token)
    noun = token.pos in ("NOUN", "PROPN")
    if noun:
        doing = [each for each in sentence.children(token.index, "acl") if each.tag in ("VB", "VBG")]
        found = [*sentence.children(token.index, "compound"), *doing, *found]
    elif token.lemma in _EMPTY:
        found = [each for each in found if each.dep in ("acomp", "attr", "xcomp")]
        if token.lemma != "be":
            return found
    names = _GOVERNED[noun] | (_IN if token.lemma in rules.TAKES_PART else frozenset())
    found += [thing for name, thing in frames.phrases(sentence, token) if name in names]
    return with_joined(sentence, found)


def wide(sentence: Sentence, token: Token) -> list[Token]:
    """What a word may govern where the parties are given: whatever hangs on it but circumstances."""
    found = _complements(sentence, token)
    things = [thing for name, thing in frames.phrases(sentence, token) if name not in clauses.CIRCUMSTANCE]
    if token.pos in ("NOUN", "PROPN"):
        found = [*sentence.children(token.index, "compound"), *sentence.children(token.index, "acl"), *found, *things]
        found += sentence.children(token.index, "compound", "nmod", "amod", "relcl")
    else:
        found += things
        found += [
            each for each in sentence.children(token.index, "advcl") if not clauses.is_circumstance(sentence, each)
        ]
    return found


def with_head(sentence: Sentence, token: Token) -> Token | None:
    """What a participle without an object is said of: "the talks held"."""
    bare = token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBD")
    return sentence.tokens[token.head] if bare and not sentence.children(token.index, "dobj") else None


def taken(sentence: Sentence, token: Token, predicate: Predicate) -> tuple[int, ...]:
    """The tokens that the row's frame names: "talks" of "held talks" is no second act."""
    given = [condition for group in predicate.frame for condition in group if not condition.absent]
    named = {condition.role for condition in given if names_things(condition)}
    if not named:
        return ()
    found = [each for each in frames.objects(sentence, token) if not frames.is_given_to(sentence, each)]
    found += [inner for each in found for inner in frames.measured(sentence, each)]
    found = found if "obj" in named else []
    found += [thing for name, thing in frames.phrases(sentence, token, near=True) if name in named]
    found += frames.subjects(sentence, token) if "subj" in named else []
    found += sentence.children(token.index, *frames.CLAUSE_DEPS) if "comp" in named else []
    return tuple(each.index for each in found)


def _complements(sentence: Sentence, token: Token) -> list[Token]:
    below = sentence.children(token.index, *COMPLEMENTS)
    found = sorted(below, key=lambda each: COMPLEMENTS.index(each.dep))
    found += frames.mistaken_subjects(sentence, token)
    return [child for child in found if not clauses.stands_before(sentence, token, child)]


def with_joined(sentence: Sentence, found: list[Token]) -> list[Token]:
    """Words, each with what is coordinated with it."""
    return [each for child in found for each in (child, *sentence.children(child.index, "conj"))]
