"""An event with its parsed sentence in, whether it names the opening of a war of one state on another out.

A war is opened once, and from then on reports tell it in passing: "since Norway invaded Sweden", "the Norwegian attack
on Sweden". A strike is told as news, with its day, its place or its weapon.
"""

from collections.abc import Collection
from typing import Literal

from dragoman.codebooks.parties import ORGANS, Code
from dragoman.model.text import Sentence, Token

Opening = Literal["named", "told", "news"]
"""`named` by its word (invade, invasion); `told` in passing or long after, as an attack on a whole state; `news`: an
attack on a whole state that may be a strike of the day."""

Span = tuple[int, int]
"""Code points into the sentence."""

_NAMES = frozenset({"invade", "invasion"})
"""Lemmas that name an opening by themselves."""
_ATTACKS = frozenset({"attack", "assault", "aggression", "offensive", "onslaught"})
"""Lemmas of what opens a war or is a part of one."""
_BACKGROUND = frozenset({"since", "after", "before", "until", "following"})
"""Words before a clause that tells what is known: "since Norway attacked Sweden"."""
_WHOLE = frozenset({"full-scale", "large-scale", "all-out", "wholesale", "unprovoked", "unjustified", "illegal",
                    "unlawful", "military", "armed", "brutal", "criminal", "ongoing", "full", "large",
                    "scale"})  # fmt: skip
"""Words beside an attack that is a war: "the unprovoked Norwegian attack"."""
_SERIES = frozenset({"second", "third", "fourth", "another", "new", "fresh", "latest", "renewed", "repeated",
                     "previous", "earlier", "last", "next", "further", "other", "every", "each", "such"})  # fmt: skip
"""Words beside one of several: "a second Norwegian invasion"."""
_HOURS = frozenset({"overnight", "again", "early", "earlier", "late", "daily", "repeatedly", "tonight"})
"""Words beside a verb by which it tells one of many attacks."""
_LAND = frozenset({"territory", "soil", "land"})
"""What stands between an attack and its state: "invaded the territory of Sweden"."""
_AGAINST = frozenset({"on", "of", "against", "upon"})
_INTO = _AGAINST | {"into", "in", "by"}
_DEFINITE = frozenset({"the", "this", "that"})
_OBJECTS = ("dobj", "nsubjpass", "pobj")
_LONG_AFTER = 14
"""Days after which a report does not tell a strike as its news."""
_COARSE = 28
"""Days that a date spans when it is a month or a year: a strike is given its day."""


def opening_of(
    sentence: Sentence, anchor: Span, *, sources: Collection[Code], recipients: Collection[Code],
    spans: Collection[Span], recipient: Span | None, days: Span | None, reported: int | None,
) -> Opening | None:  # fmt: skip
    """What an event says of the opening of a war, or None where it tells something else.

    Args:
        sentence: Its sentence, parsed by itself.
        anchor: Where its word stands.
        sources: Who does it.
        recipients: Whom it befalls; the parties of an invasion may be unknown, those of an attack not.
        spans: Where the parties are named.
        recipient: Where the first of the recipients is named.
        days: When it was, as ordinals of the first and last day; None where unknown.
        reported: The first day on which the report can have come, as ordinal; None where unknown.
    """
    token = next(iter(sentence.covering(*anchor)), None)
    if token is None or any(code.sector not in ORGANS for code in (*sources, *recipients)):
        return None
    if recipient is not None and not _is_whole(sentence, token, recipient, recipients):
        return None
    lemma, beside = token.lemma.lower(), _beside(sentence, token, spans)
    if lemma in _NAMES:
        return None if beside & _SERIES else "named"
    if lemma not in _ATTACKS or not sources or not recipients:
        return None
    if token.tag.startswith("N"):
        return "told" if _is_definite(sentence, token) and beside <= _WHOLE else None
    past = _is_background(sentence, token) or _is_long_ago(days, reported)
    return "told" if past and not _is_a_strike(sentence, token) else "news"


def _is_whole(sentence: Sentence, token: Token, recipient: Span, codes: Collection[Code]) -> bool:
    """Whether it befalls a state, and not something or somebody of it: "Sweden", not "Sweden's ports"."""
    if any(code.sector is not None or code.name is not None for code in codes):
        return False
    named = sentence.covering(*recipient)
    inside = {each.index for each in named}
    head = next((each for each in named if each.head not in inside), None)
    if head is None or head.dep not in _OBJECTS:
        return False
    return head.head == token.index or _is_reached(sentence, sentence.tokens[head.head], token)


def _is_reached(sentence: Sentence, link: Token, token: Token) -> bool:
    """Whether a preposition ties a state to an attack, straight or by the word for its land."""
    if link.dep != "prep" and link.dep != "agent":
        return False
    above = sentence.tokens[link.head]
    if above.lemma in _LAND:
        return above.head == token.index or sentence.tokens[above.head].head == token.index
    reach = _INTO if token.lemma.lower() in _NAMES else _AGAINST
    return above.index == token.index and link.lower in reach


def _beside(sentence: Sentence, token: Token, spans: Collection[Span]) -> frozenset[str]:
    """The words that describe an attack, without the names of its parties."""
    named = [word for start, end in spans for word in sentence.covering(start, end)]
    words = [
        word for each in sentence.children(token.index, "amod", "compound", "nummod", "nmod")
        for word in sentence.subtree(each.index) if word.pos not in ("PUNCT", "CCONJ", "ADV") and word not in named
    ]  # fmt: skip
    articles = [word for word in sentence.children(token.index, "det") if word.lower in _SERIES]
    return frozenset(word.lower for word in (*words, *articles))


def _is_definite(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is of one attack that the reader knows: "the Norwegian attack", "Oslo's attack"."""
    if token.tag in ("NNS", "NNPS"):
        return False
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lower in _DEFINITE)
        for child in sentence.children(token.index)
    )


def _is_background(sentence: Sentence, token: Token) -> bool:
    """Whether a verb stands in a clause with "since", "after" or "before"."""
    if any(
        mark.lower in _BACKGROUND for mark in sentence.children(token.index, "mark", "prep") if mark.index < token.index
    ):
        return True
    above = sentence.tokens[token.head]
    return token.dep == "pcomp" and above.lower in _BACKGROUND


def _is_a_strike(sentence: Sentence, token: Token) -> bool:
    """Whether a verb has a weapon or an hour beside it: "attacked Sweden with rockets", "attacked Sweden overnight"."""
    beside = sentence.children(token.index, "prep", "advmod", "npadvmod")
    return any(word.lower == "with" or word.lower in _HOURS for word in beside)


def _is_long_ago(days: Span | None, reported: int | None) -> bool:
    if days is None:
        return False
    return days[1] - days[0] >= _COARSE - 1 or (reported is not None and days[1] + _LONG_AFTER <= reported)


def is_dated(sentence: Sentence, anchor: Span, date: Span | None) -> bool:
    """Whether a date is that of the opening: of a verb any is, of a noun its own or that of its beginning.

    "Condemned the invasion on Monday" dates the condemnation.
    """
    token = next(iter(sentence.covering(*anchor)), None)
    if token is None or not token.tag.startswith("N"):
        return True
    words = sentence.covering(*date) if date is not None else ()
    above = sentence.tokens[token.head]
    begins = above.lemma in _BEGINNING and token.dep in _BEGUN
    holders = {token.index, above.index} if begins else {token.index}
    return any(each.index in holders for word in words for each in sentence.ancestors(word.index))


_BEGINNING = frozenset({"begin", "start", "launch", "open", "order", "commence"})
_BEGUN = frozenset({"nsubj", "nsubjpass", "dobj"})
