"""A second opinion on the relation of two marked parties: a parsed sentence and two spans in, likelihoods of types out.

A multinomial logistic regression on words: the lemmas on the dependency path between the parties, those
between them in the text, those that hang on the path, and what the predicate table says of each in
general, alone and in pairs from the top down. It has seen none of the frames, so that it errs elsewhere
than the rules do. Weights: `scripts/train_second_opinion.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from dragoman.codebooks.opinion import load_opinion
from dragoman.codebooks.predicates import predicates
from dragoman.model.text import Sentence, Token

_CONTENT = frozenset(("VERB", "NOUN", "ADJ", "PROPN", "ADV", "AUX"))
_POS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
_HANGING = frozenset(("neg", "aux", "prt", "dobj", "prep", "xcomp", "acomp", "attr", "agent", "oprd", "nsubjpass"))
_FARTHEST = 40
"""Words between the parties that are looked at; more belong to other clauses."""


def likelihoods(sentence: Sentence, source: tuple[int, int], recipient: tuple[int, int]) -> Mapping[str, float]:
    """PLOVER type -> likelihood; they add up to 1."""
    opinion = load_opinion()
    known = [opinion.rows[each] for each in set(features(sentence, source, recipient)) if each in opinion.rows]
    scores = opinion.weights[known].sum(axis=0) / np.sqrt(len(known) or 1) + opinion.bias
    raised = np.exp(scores - scores.max())
    return dict(zip(opinion.types, (raised / raised.sum()).tolist(), strict=True))


def features(sentence: Sentence, source: tuple[int, int], recipient: tuple[int, int]) -> Iterator[str]:
    """What the model sees of a sentence; a feature may come twice."""
    own = frozenset(token.index for token in sentence.covering(*source))
    theirs = frozenset(token.index for token in sentence.covering(*recipient))
    words = [_word(token, own, theirs) for token in sentence.tokens]
    yield from (f"w {word}" for token, word in zip(sentence.tokens, words, strict=True) if token.pos in _CONTENT)
    if not own or not theirs:
        return
    first, last = (max(own), min(theirs)) if max(own) < min(theirs) else (max(theirs), min(own))
    between = words[first : min(last, first + _FARTHEST) + 1]
    yield from (f"b {word}" for word in between)
    yield from (f"bb {one} {other}" for one, other in pairwise(between))
    path = _path(sentence, min(own), min(theirs))
    on_path = [token for token in path if token.index not in own and token.index not in theirs]
    yield from _of_path(sentence, on_path, words)


def _of_path(sentence: Sentence, path: Sequence[Token], words: list[str]) -> Iterator[str]:
    known = {token.index for token in path}
    for token in path:
        yield f"p {words[token.index]}"
        hanging = [child for child in sentence.children(token.index, *_HANGING) if child.index not in known]
        yield from (f"h {words[child.index]}" for child in hanging)
        yield from (f"ph {words[token.index]} {words[child.index]}" for child in hanging)
    yield from (f"pp {words[one.index]} {words[two.index]}" for one, two in pairwise(path))
    said = [reading for token in sorted(path, key=lambda each: each.left) if (reading := _reading(token))]
    yield from (f"t {reading}" for reading in said)
    yield from (f"tt {one} {two}" for one, two in pairwise(said))


def _word(token: Token, own: frozenset[int], theirs: frozenset[int]) -> str:
    """The lemma, or a mark for the parties, whose names must not count."""
    if token.index in own:
        return "S"
    if token.index in theirs:
        return "R"
    return token.lemma.lower() if token.pos not in ("PROPN", "NUM") else token.pos


def _path(sentence: Sentence, one: int, other: int) -> list[Token]:
    """The tokens from one to the other through their lowest common head."""
    up = [sentence.tokens[one], *sentence.ancestors(one)]
    over = [sentence.tokens[other], *sentence.ancestors(other)]
    ways = {token.index: place for place, token in enumerate(over)}
    meeting = next((place for place, token in enumerate(up) if token.index in ways), None)
    if meeting is None:
        return up + over
    return up[: meeting + 1] + list(reversed(over[: ways[up[meeting].index]]))


def _reading(token: Token) -> str | None:
    """What the table says of the word where nothing else is asked: a type or an operator."""
    rows = predicates().get((_POS.get(token.pos, ""), token.lemma.lower()))
    return (rows[-1].type or rows[-1].operator) if rows else None
