"""A parsed sentence in, the same with what the parser is known to get wrong put right out.

A particle right before a name is a preposition: "ran aground off Brennholm", and not "ran off".
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.text import Token

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
