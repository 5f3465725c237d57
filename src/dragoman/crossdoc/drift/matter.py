"""Two aligned sentences in, whether they are on one matter at all out.

Sentences can be aligned for the names and titles that both hold: two sayings of one analyst, two firms of one
trade. What differs between them has not drifted.
"""

from collections.abc import Sequence

from dragoman.crossdoc.drift.cues import MONTHS
from dragoman.crossdoc.drift.saying import said_in
from dragoman.crossdoc.drift.tokens import Piece, Token
from dragoman.crossdoc.drift.verbs import base
from dragoman.language.words import STOP_WORDS, words_of

_SHARED = 0.4
"""Part of the words of the shorter sentence that the other has. Of fifty findings between wire reports four lay below,
none of them true."""
_FEWEST = 3
"""Words that two longer sentences share at least."""
_SHARED_OWN = 0.6
"""The same for two texts of one outlet, which tells one matter anew from day to day."""
_CREDITS = (
    "reporting by",
    "editing by",
    "writing by",
    "additional reporting",
    "compiled by",
    "written by",
    "the case is",
    "the cases are",
)
"""How a line begins that names who worked on a report, or what a case is called."""
_SHARED_TRANSLATED = 0.25
_SAID = 0.3
"""The same for what somebody says in both."""


def is_one_matter(a: Piece, b: Piece, *, translated: bool = False) -> bool:
    """Whether two sentences share enough of what they tell, and of what is said in them.

    Args:
        a: The sentence as it was.
        b: The one that it is aligned with.
        translated: The second was translated: it keeps the names and few of the other words.
    """
    if any(piece.text.lstrip("( ").lower().startswith(_CREDITS) for piece in (a, b)):
        return False
    if _entry(a) != _entry(b):
        return False
    if translated:
        return part_told(a, b) >= _SHARED_TRANSLATED
    if len(a.told & b.told) < _FEWEST and min(len(a.told), len(b.told)) > _FEWEST:
        return False
    own = bool(a.reading.names & b.reading.names)
    if part_told(a, b) < (_SHARED_OWN if own else _SHARED):
        return False
    ours, theirs = _said(a), _said(b)
    return not ours or not theirs or _part(ours, theirs) >= _SAID


def _entry(piece: Piece) -> tuple[str, ...]:
    """The day that a sentence begins with as an entry of a timeline does, "June 12 - ..."; empty if it does not."""
    first = piece.tokens[:2]
    dated = len(first) > 1 and (first[0].lower in MONTHS or first[0].text == "May") and first[1].text.isdecimal()
    behind = piece.text[first[1].end - piece.offset :].lstrip()[:1] if dated else ""
    return tuple(token.lower for token in first) if behind in ("-", "–", "—", ":") and behind else ()


def part_told(a: Piece, b: Piece, without: Sequence[Token] = ()) -> float:
    """The part of the words of the shorter sentence, some aside, that the other has, 0..1."""
    aside = {token.stem for token in without}
    return _part(a.told - aside, b.told - aside)


def _part(first: frozenset[str], second: frozenset[str]) -> float:
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 1.0


def _said(piece: Piece) -> frozenset[str]:
    """The words of all that is said in a sentence, be it said in the sentences beside."""
    text = piece.reading.text
    contents = (text[each.content_start : each.content_end] for each in said_in(piece))
    return frozenset(base(word.stem) for content in contents for word in words_of(content)) - STOP_WORDS
