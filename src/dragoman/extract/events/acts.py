"""The acts that the words of a sentence tell, whoever takes part: a parsed sentence in, readings out."""

from collections.abc import Iterator

from dragoman.extract.events import frames
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.reader import Reader
from dragoman.model.text import Sentence, Token

_WORDS = ("VERB", "NOUN", "ADJ")


def read_acts(sentence: Sentence) -> list[Reading]:
    """The acts of a sentence, the outermost words first; an act below an operator is not read twice."""
    reader = Reader(sentence, strict=True)
    used: set[int] = set()
    found = []
    for token in _outermost_first(sentence):
        if token.index in used or token.pos not in _WORDS or (token.pos == "NOUN" and token.dep == "compound"):
            continue
        if frames.only_describes(sentence, token):
            continue
        reading = reader.read(token.index)
        if reading is None:
            continue
        used |= reading.tokens
        found.append(reading)
    return found


def _outermost_first(sentence: Sentence) -> Iterator[Token]:
    """The words of a sentence, those nearest the root first."""
    level = [token for token in sentence.tokens if token.head == token.index]
    while level:
        yield from level
        level = [sentence.tokens[index] for index in sorted(index for each in level for index in each.children)]
