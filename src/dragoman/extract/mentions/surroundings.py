"""What stands around a name in its clause in; place out where it is of the kind that only towns and lands have.

Weather, streets, beasts and people without office go with places, whatever the verb: woke to sleet, is full of
tourists, lost half its trees. The words are those of `codebooks.metonymy`.
"""

from collections.abc import Iterator, Sequence

from dragoman.codebooks.metonymy import PLACE, verdict_of
from dragoman.model.text import Token

_SCENES = ("scenery", "has", "force", "seen event", "city thing")
_AIR = ("scenery", "force")
_OF_TIME = frozenset(
    {"winter", "summer", "spring", "autumn", "night", "morning", "day", "week", "month", "year", "hour"}
)
_BUILT = ("shop", "bridge", "storey", "dweller", "goer", "driver", "house", "churchyard", "shipyard", "brickyard")
"""How nouns of buildings and townspeople end."""
_WHICH = ("dobj", "ccomp", "xcomp", "oprd")


def surrounded(tokens: Sequence[Token], verb: Token) -> tuple[str, str] | None:
    """What a subject is by what its verb comes with: woke to sleet, is full of tourists, lost half its trees."""
    return _coming_to(tokens, verb) or _with_object(tokens, verb) or _with_adjective(tokens, verb) or _in(tokens, verb)


def is_scene(token: Token, tokens: Sequence[Token] = ()) -> bool:
    """Whether a thing is of the kind that only towns and lands have, or made of such: a snow plough, a bakehouse."""
    if token.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    made = (tokens[child] for child in token.children if tokens and tokens[child].dep == "compound")
    return _is_one_of(token, _SCENES) or token.lemma.endswith(_BUILT) or any(_is_one_of(part, _AIR) for part in made)


def has_object(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb acts on something; a time is nothing (froze a second night)."""
    return any(tokens[child].dep == "dobj" and tokens[child].lemma not in _OF_TIME for child in verb.children)


def _is_one_of(token: Token, relations: Sequence[str]) -> bool:
    return any(verdict_of(relation, token.lemma) or verdict_of(relation, token.lower) for relation in relations)


def children(tokens: Sequence[Token], token: Token, *deps: str) -> Iterator[Token]:
    """The words right below a word in some roles, in text order."""
    return (tokens[child] for child in token.children if tokens[child].dep in deps)


def _things(tokens: Sequence[Token], preposition: Token) -> Iterator[Token]:
    """The objects of a preposition with what is joined to them: to sleet and fog."""
    for thing in children(tokens, preposition, "pobj"):
        yield thing
        yield from children(tokens, thing, "conj")


def _coming_to(tokens: Sequence[Token], verb: Token) -> tuple[str, str] | None:
    """To come to a standstill, to life; to change hands."""
    if verb.lemma == "change" and any(verdict_of("taken by", each.lower) for each in children(tokens, verb, "dobj")):
        return PLACE, "changes hands"
    if verb.lemma in ("come", "grind", "shudder", "spring", "roar"):
        for word in children(tokens, verb, "prep"):
            if word.lower == "to" and any(verdict_of("comes to", thing.lemma) for thing in _things(tokens, word)):
                return PLACE, f"{verb.lemma}s to a standstill or to life"
    return None


def _with_object(tokens: Sequence[Token], verb: Token) -> tuple[str, str] | None:
    """To have, lose or need what towns have: half its trees, more trams than buses."""
    if verb.lemma != "have" and not verdict_of("undergoes", verb.lemma):
        return None
    for thing in children(tokens, verb, "dobj"):
        parts = (
            part for word in children(tokens, thing, "prep") if word.lower == "of" for part in _things(tokens, word)
        )
        for each in (thing, *parts):
            own = _is_one_of(each, ("scenery", "has") if verb.lemma != "see" else _SCENES)
            if own or (each.lemma.endswith(_BUILT) and each.pos == "NOUN"):
                return PLACE, f"{verb.lemma} {each.lemma}"
    return None


def _with_adjective(tokens: Sequence[Token], verb: Token) -> tuple[str, str] | None:
    """To be full of tourists, thick with smoke."""
    for word in (*children(tokens, verb, "acomp", "oprd", "advmod", "prt"), *((verb,) if verb.tag == "VBN" else ())):
        for preposition in children(tokens, word, "prep"):
            for thing in _things(tokens, preposition):
                if preposition.lower in ("of", "with", "in", "under", "to") and is_scene(thing, tokens):
                    return PLACE, f"{word.lower} {preposition.lower} {thing.lower}"
    return None


def _in(tokens: Sequence[Token], verb: Token) -> tuple[str, str] | None:
    """To wake to sleet, to brace for floods: verbs that act on nothing, amid what surrounds a town."""
    if verdict_of("speaks", verb.lemma) or has_object(tokens, verb) or any(children(tokens, verb, *_WHICH)):
        return None
    for preposition in children(tokens, verb, "prep"):
        word = preposition.lower
        kinds = (
            _SCENES[:3] if word in ("with", "of") or (word == "to" and verdict_of("wakes", verb.lemma)) else _AIR[1:]
        )
        if word not in ("with", "of", "to", "for", "under", "in", "beneath", "amid"):
            continue
        if word == "to" and not verdict_of("wakes", verb.lemma):
            continue
        for thing in _things(tokens, preposition):
            if thing.pos == "NOUN" and _is_one_of(thing, kinds) and not verdict_of("blow", thing.lemma):
                return PLACE, f"{verb.lemma} {word} {thing.lower}"
    return None
