"""Whether someone is kept from what he may do: an act of restraint in a parsed sentence in, yes or no out."""

from collections.abc import Sequence

from dragoman.extract.events import frames
from dragoman.extract.events.designation import victims
from dragoman.extract.events.operators import Reading
from dragoman.extract.events.sides import Found
from dragoman.model.text import Sentence, Token


def is_victim(thing: Token) -> bool:
    """Whether an act of force can be done to what a word names."""
    word = thing.lemma.lower()
    return thing.pos in ("PROPN", "NUM", "PRON", "DET") or word in victims() or word.endswith(("man", "men", "woman"))


def hinders_someone(sentence: Sentence, token: Token, recipients: Sequence[Found]) -> bool:
    """Whether someone is kept from acting: "kept the envoys from leaving", not "kept the disaster from spreading"."""
    things = sentence.children(token.index, "dobj", "nsubjpass")
    starts = [(found.mention.mention_start, found.mention.mention_end) for found in recipients]
    held = any(start <= each.start < end for each in things for start, end in starts)
    return held or not things or any(is_victim(each) for each in things)


HINDERS = frozenset(("prevent", "keep", "stop", "deter"))
"""Verbs that hinder people and events alike."""


def restrains(sentence: Sentence, reading: Reading) -> bool:
    """Whether what is restricted is people, or what they may do and where they may go: "curbs on the press"."""
    tokens = [sentence.tokens[index] for index in (reading.anchor, *reading.taken, *reading.chain)]
    things = [each for token in tokens for each in sentence.children(token.index, "dobj", "nsubjpass", "compound")]
    things += [thing for token in tokens for name, thing in frames.phrases(sentence, token) if name in _OVER]
    return any(is_victim(each) or each.lemma.lower() in _FREEDOMS for each in things)


_OVER = frozenset(("on", "over", "upon", "against", "of", "to"))
_FREEDOMS = frozenset(
    ("movement", "travel", "press", "speech", "freedom", "liberty", "right", "internet", "access", "gathering",
     "assembly", "worship", "entry", "flight", "airspace", "traffic", "visa", "migration", "immigration",
     "demonstration", "protest", "broadcast", "website", "service", "network", "border", "crossing", "street", "road",
     "airport", "port")
)  # fmt: skip
