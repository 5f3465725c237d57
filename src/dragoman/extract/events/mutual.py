"""Whether an act is done by several to one another: a verb of a parsed sentence in, yes or no out.

"Accused each other", "opened fire on one another's posts", "each blames the other".
"""

import itertools

from dragoman.extract.events.operators import Reading
from dragoman.model.text import Sentence, Token

_NEAR = 7
"""Words after a verb within which its "each other" stands."""
_PAIRS = frozenset((("each", "other"), ("one", "another")))
_EACH = frozenset(("each", "neither", "both"))
_LINKS = ("aux", "auxpass", "neg", "prep", "advmod", "prt", "punct", "det", "poss", "amod", "compound", "case", "dobj",
          "pobj", "dative", "nummod", "agent", "acomp", "attr")  # fmt: skip
"""Relations through which the words between a verb and its "each other" hang on it."""


def is_mutual(sentence: Sentence, reading: Reading) -> bool:
    """Whether those who act are those it is done to as well."""
    verbs = [sentence.tokens[index] for index in (reading.anchor, *reading.chain, *reading.taken)]
    return any(_has_each_other(sentence, verb) or _is_each_the_other(sentence, verb) for verb in verbs)


def is_naming(sentence: Sentence, verb: Token) -> bool:
    """Whether "call" gives a name, not a ring: "call each other friends"."""
    things = sentence.children(verb.index, "dobj") if verb.lemma == "call" else ()
    named = [each for each in things if each.pos in ("NOUN", "PROPN")]
    words = [token.lower for each in named for token in sentence.tokens[verb.index + 1 : each.index]]
    return ("each", "other") in itertools.pairwise(words) or ("one", "another") in itertools.pairwise(words)


def _has_each_other(sentence: Sentence, verb: Token) -> bool:
    if verb.pos not in ("VERB", "AUX", "NOUN"):
        return False
    for token in sentence.tokens[verb.index + 1 : verb.index + _NEAR]:
        after = sentence.tokens[token.index + 1 : token.index + 2]
        if after and (token.lower, after[0].lower) in _PAIRS:
            return _hangs_on(sentence, after[0], verb)
    return False


def _hangs_on(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether no other verb stands between a word and a verb above it."""
    while token.index != verb.index:
        if token.head == token.index or (token.pos == "VERB") or token.dep not in _LINKS:
            return False
        token = sentence.tokens[token.head]
    return True


def _is_each_the_other(sentence: Sentence, verb: Token) -> bool:
    """Each country accuses the other; neither trusts the other."""
    if verb.pos not in ("VERB", "AUX"):
        return False
    each = any(
        subject.lower in _EACH or any(det.lower in _EACH for det in sentence.children(subject.index, "det"))
        for subject in sentence.children(verb.index, "nsubj")
    )
    after = sentence.tokens[verb.index + 1 : verb.index + _NEAR]
    others = [token for token in after if token.lower == "other" and sentence.tokens[token.index - 1].lower == "the"]
    return each and any(_hangs_on(sentence, token, verb) for token in others)
