"""What a word bears on: the words of its clause that follow it, and which of them another sentence has too."""

from dragoman.crossdoc.drift.tokens import Piece, Token
from dragoman.language.words import STOP_WORDS

SCOPE = 4
"""Words after a hedge or a negation that it bears on."""
_CUTS = frozenset(',;:.!?()"“”')
"""What ends the reach of a hedge or a negation."""


def reached(piece: Piece, first: int, other: Piece) -> list[int]:
    """Where `other` has the words that stand in reach from token `first` on, as token indices."""
    stems = [token.stem for token in _clause(piece, first)[:SCOPE] if token.lower not in STOP_WORDS]
    places = {token.stem: at for at, token in reversed(list(enumerate(other.tokens)))}
    return [places[stem] for stem in stems if stem in places]


def _clause(piece: Piece, first: int) -> list[Token]:
    found: list[Token] = []
    for token in piece.tokens[first:]:
        last = found[-1].end if found else piece.tokens[first - 1].end if first else token.start
        if not _CUTS.isdisjoint(piece.text[last - piece.offset : token.start - piece.offset]):
            break
        found.append(token)
    return found
