"""A vocabulary of word pieces in, the likeliest pieces of a word out (unigram language model, Kudo 2018).

The vocabulary is that of the sentence encoder, in the format of SentencePiece: a protocol buffer whose
first field repeats (piece, log probability), commonest first. Read here and not by the encoder's own
tokenizer, which takes four times as long to load and holds every beginning of every piece in memory.
"""

import math
import struct
import unicodedata
from collections.abc import Mapping
from pathlib import Path

_WORD_BEGINS = "\u2581"
_UNKNOWN = 0
"""Rank of what is no piece."""
_UNLIKELY = 10.0
"""How much less likely a character that is no piece is than the rarest piece, as a logarithm."""
_BEGIN = 4
"""Characters by which it is looked up how long a piece can be."""
_PIECE, _SCORE = 0x0A, 0x15
"""Tags of the fields: the text of a piece, and its score; the first also marks an entry of the vocabulary."""

_read_float = struct.Struct("<f").unpack_from


class Pieces:
    """A vocabulary: piece -> its rank and its log probability."""

    def __init__(self, path: Path) -> None:
        """Args: path: The model file."""
        self._pieces = _vocabulary(path.read_bytes())
        self._unknown = min(score for _, score in self._pieces.values()) - _UNLIKELY
        self._longest: dict[str, int] = {}
        for piece in self._pieces:
            begin = piece[:_BEGIN]
            if len(piece) > self._longest.get(begin, 0):
                self._longest[begin] = len(piece)

    def ranks(self, word: str) -> list[int]:
        """The ranks of the likeliest pieces of a word, the last piece first."""
        text = _WORD_BEGINS + (word if word.isascii() else unicodedata.normalize("NFKC", word))
        get, longest = self._pieces.get, self._longest.get
        best = [0.0] + [-math.inf] * len(text)
        ways = [(0, _UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):
            before = best[start]
            rank, score = get(text[start]) or (_UNKNOWN, self._unknown)
            if before + score > best[start + 1]:
                best[start + 1], ways[start + 1] = before + score, (start, rank)
            reach = longest(text[start : start + _BEGIN], _BEGIN - 1)
            for end in range(start + 2, min(start + reach, len(text)) + 1):
                found = get(text[start:end])
                if found is not None and before + found[1] > best[end]:
                    best[end], ways[end] = before + found[1], (start, found[0])
        return _followed(ways)


def _followed(ways: list[tuple[int, int]]) -> list[int]:
    ranks = []
    at = len(ways) - 1
    while at > 0:
        at, rank = ways[at]
        ranks.append(rank)
    return ranks


def _vocabulary(data: bytes) -> Mapping[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    position = 0
    while position < len(data) and data[position] == _PIECE:
        size, body = _length(data, position + 1)
        length, start = _length(data, body + 1)
        end = start + length
        scored = end < body + size and data[end] == _SCORE
        found[data[start:end].decode()] = (len(found), _read_float(data, end + 1)[0] if scored else 0.0)
        position = body + size
    return found


def _length(data: bytes, position: int) -> tuple[int, int]:
    """A length and where what it measures begins (a number of seven bits a byte, the lowest first)."""
    found = shift = 0
    while data[position] & 0x80:
        found |= (data[position] & 0x7F) << shift
        position, shift = position + 1, shift + 7
    return found | data[position] << shift, position + 1
