"""A word as written in, what two reports share by it out: its stem, or the state that it or its people is named by.

"Japanese envoys" and "envoys of Japan" share Japan.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from dragoman.codebooks.actors import load_codebook
from dragoman.language.rarity import background
from dragoman.language.words import stem_of

_MOST_SAID = 7.0
"""Nats that one word may say: a misspelt word is no better an anchor than a rare name."""
_RAREST = 1e-9
_STATE = "@"
_OF_STATE = 2.5
"""Nats that a state says, the like of its name: half of the reports of a day are of ten states."""


@lru_cache(maxsize=50_000)
def anchor_of(word: str) -> str:
    """The anchor of a word; only one with a capital names a state."""
    if word[:1].isupper() and len(word) > _SHORT:
        entries = load_codebook().entries(word)
        states = sorted({(entry.actor or "")[:3] for entry in entries if entry.role in ("demonym", "name")})
        if states and all(entry.role in ("demonym", "name") for entry in entries):
            return _STATE + "|".join(states)
    return stem_of(word)


_SHORT = 3


def anchors_of(words: Iterable[str]) -> frozenset[str]:
    """The anchors of some words that begin with a letter or figure."""
    return frozenset(anchor_of(word) for word in words if word[0].isalnum())


def weight_of(anchor: str) -> float:
    """How much it says that two sentences share an anchor, in nats."""
    if anchor.startswith(_STATE):
        return _OF_STATE
    return min(_MOST_SAID, -math.log(max(background(anchor), _RAREST)))
