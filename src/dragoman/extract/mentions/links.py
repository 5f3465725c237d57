"""A word of a parsed sentence in, the words that a clause or a preposition links to it out."""

from collections.abc import Container, Iterator

from dragoman.model.text import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass")
VERBS = ("VERB", "AUX")


def complements(sentence: Sentence, word: int, prepositions: Container[str]) -> Iterator[Token]:
    """The words that some prepositions tie to a word, by its index: the leader of the movement from Peru."""
    for preposition in sentence.children(word, "prep"):
        if preposition.lower in prepositions:
            yield from sentence.children(preposition.index, "pobj")


def verb_above(sentence: Sentence, token: Token, *, kinds: Container[str] = VERBS) -> Token | None:
    """The nearest verb that a word depends on, or None."""
    return next((each for each in sentence.ancestors(token.index) if each.pos in kinds), None)
