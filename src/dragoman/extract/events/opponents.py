"""Who was on the other side of what was told just before: a party and the acts of a report so far in, parties out.

Sides are states, bodies and armed groups, so that a government and its rebels are two. All that is found is inferred.
"""

from dragoman.codebooks.predicates import predicates
from dragoman.extract.events.dates import NO_DAY
from dragoman.extract.events.definiteness import definite
from dragoman.extract.events.designation import Designation
from dragoman.extract.events.memory import DEED, Told, last_acts, recent, stem_of
from dragoman.extract.events.parties import Cast
from dragoman.extract.events.sides import Found, inferred, is_public, sides_of
from dragoman.language.reference import MentionIndex
from dragoman.model.text import Sentence, Token

_SAID = frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "REJECT", "CONSULT"))
"""Types of acts that are done in words."""
_REACTIONS = frozenset(("ACCUSE", "SUPPORT", "REJECT"))
"""Types of acts that answer a deed and are not meant by "the move" themselves."""
_TALK = frozenset(
    ("say", "tell", "add", "call", "state", "note", "ask", "think", "believe", "describe", "comment", "warn", "argue",
     "write", "explain", "report")
)  # fmt: skip
"""Verbs of talk, which is no deed."""


def leading(sentence: Sentence, index: MentionIndex) -> Told | None:
    """Whoever a sentence says did something, whether or not it is an act of any type; None where it is no party."""
    root = next((each for each in sentence.tokens if each.dep == "ROOT"), None)
    if root is None or root.pos not in ("VERB", "AUX"):
        return None
    kinds = {row.type for row in predicates().get(("v", root.lemma.lower()), ()) if row.type}
    if kinds and kinds <= _REACTIONS:
        return None
    things = [each for each in sentence.children(root.index, "nsubj") if _has_a_name(sentence, each, index)]
    found = [each for thing in things for each in Designation(sentence, index).at(thing)]
    acting = tuple(each for each in found if each.actor and is_public(each))
    cast = Cast(sources=acting, recipients=(), reciprocal=False)
    return (acting and Told(type=DEED, stems=frozenset(), kinds=frozenset(), word=root.lemma.lower(),
                           sentence=sentence.index, cast=cast, when=NO_DAY)) or None  # fmt: skip


def _has_a_name(sentence: Sentence, subject: Token, index: MentionIndex) -> bool:
    """Whether a noun phrase holds any mention that may be a party."""
    words = [each.index for each in sentence.subtree(subject.index)]
    first, last = sentence.tokens[min(words)], sentence.tokens[max(words)]
    return any(each.actor or each.coreferent for each in index.within(first.start, last.end))


def doer_of(sentence: Sentence, things: list[Token], sources: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    """Who did what a noun names by a word of its telling: "the test", where a missile test was told."""
    for thing in things:
        stem = stem_of(thing)
        for earlier in reversed(last_acts(told)):
            if thing.pos == "NOUN" and definite(sentence, thing.index) and stem in earlier.stems:
                doers = inferred(earlier.cast.sources)
                if doers and not sides_of(doers) & sides_of(sources):
                    return doers
    return ()


def doer(
    sentence: Sentence, sources: tuple[Found, ...], told: list[Told], types: frozenset[str] = frozenset()
) -> tuple[Found, ...]:
    """Who did what was told last by somebody else; of certain types only, where some are given."""
    for earlier in recent(sentence, told):
        if (types and earlier.type not in types) or earlier.type in _REACTIONS or earlier.word in _TALK:
            continue
        doers = inferred(earlier.cast.sources)
        if doers and not sides_of(doers) & sides_of(sources):
            return doers
    return ()


def sayer(
    sentence: Sentence, sources: tuple[Found, ...], told: list[Told], *, anyone: bool = False
) -> tuple[Found, ...]:
    """Who said what was said last to those who answer, or to nobody in particular; `anyone`: or to others."""
    for earlier in recent(sentence, told):
        said, to = inferred(earlier.cast.sources), sides_of(earlier.cast.recipients)
        if earlier.type in _SAID and said and not sides_of(said) & sides_of(sources):
            return said if anyone or not to or to & sides_of(sources) else ()
    return ()


def opponents(sentence: Sentence, mine: tuple[Found, ...], told: list[Told]) -> tuple[Found, ...]:
    """The other side of the last act in which those took part; none where the sentence that told it has two."""
    own = sides_of(mine)
    found: dict[frozenset[str], tuple[Found, ...]] = {}
    last: int | None = None
    for earlier in recent(sentence, told):
        if last is not None and earlier.sentence != last:
            break
        parties = (earlier.cast.sources, earlier.cast.recipients)
        for one, other in (parties, parties[::-1]):
            if sides_of(one) & own:
                rest = inferred(tuple(each for each in (*one, *other) if not sides_of((each,)) & own))
                if rest:
                    found[frozenset(sides_of(rest))] = rest
                    last = earlier.sentence
                break
    return next(iter(found.values())) if len(found) == 1 else ()
