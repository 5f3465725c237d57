"""Two sentences of one happening in, the manners, means and sites of which they name two members of one set out.

"In a police boat" and "by helicopter", "by a show of hands" and "in a secret ballot", "outside a mosque" and "at his
home": whatever the verbs. Each report names one member of the set alone, from its first word to its last.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dragoman.codebooks.opposites import Opposite, opposite_nouns
from dragoman.crossdoc.reconciliation.differences import Difference
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.values import CONTRADICT

_POINTS = frozenset({"how", "where"})
_ANYWHERE = frozenset({"ballot box"})
"""Sets that need no preposition: "a show of hands was enough"."""
_LEFT_OUT = frozenset({"heading", "person", "cause"})
"""Sets whose members stand beside each other in one report, or are told in clauses."""
_SPECIFIER = r"(?:(?:a|an|the|his|her|their|its|one|\w{1,20}'s)\s{1,3})?(?:[\w-]{1,20}\s{1,3}){0,2}\Z"
_BEHIND = {
    "how": re.compile(
        r"\b(?:by|in|on|aboard|with|through|via|from|using|into|dug|dig|digging)\s{1,3}" + _SPECIFIER, re.IGNORECASE
    ),
    "where": re.compile(r"\b(?:at|in|outside|inside|near|in front of)\s{1,3}" + _SPECIFIER, re.IGNORECASE),
}
"""What stands before a means, and before a site."""
_REACH = 70
"""Characters before a member of a set in which its preposition stands."""


def compared_manners(
    first: str, one: Span, second: str, other: Span, pieces: tuple[Sequence[Span], Sequence[Span]], *, sites: bool
) -> Iterator[Difference]:
    """The differences of two sentences that are known to be of one happening.

    Args:
        first: The text of one report.
        one: Where the sentence stands in it.
        second: The text of the other report.
        other: Where the sentence stands in that.
        pieces: The sentences of both reports.
        sites: Whether places are compared too.
    """
    a, b = _told(first, one), _told(second, other)
    for name in sorted(a.keys() & b.keys()):
        mine, theirs = a[name], b[name]
        if mine[0].point == "where" and not sites:
            continue
        if mine[0].member != theirs[0].member and all(
            _members(text, spans, name) == {member}
            for text, spans, member in ((first, pieces[0], mine[0].member), (second, pieces[1], theirs[0].member))
        ):
            yield Difference(point=mine[0].point, relation=CONTRADICT, first=mine[1], second=theirs[1])


def _told(text: str, span: Span) -> dict[str, tuple[Opposite, Span]]:
    """Set -> the first member that the sentence names behind a preposition, and where."""
    found: dict[str, tuple[Opposite, Span]] = {}
    for match in _pattern().finditer(text, *span):
        before = text[max(span[0], match.start() - _REACH) : match.start()]
        for each in _of(match["noun"]):
            if each.name in _ANYWHERE or _BEHIND[each.point].search(before) is not None:
                found.setdefault(each.name, (each, match.span("noun")))
    return found


def _members(text: str, pieces: Sequence[Span], name: str) -> set[str]:
    """The members of a set that a report names anywhere."""
    nouns = (match["noun"] for piece in pieces for match in _pattern().finditer(text, *piece))
    return {each.member for noun in nouns for each in _of(noun) if each.name == name}


def _of(noun: str) -> tuple[Opposite, ...]:
    word = noun.lower()
    return _rows().get(word) or _rows()[word.removesuffix("s")]


@cache
def _rows() -> Mapping[str, tuple[Opposite, ...]]:
    kept = {
        words: tuple(each for each in rows if each.point in _POINTS and each.name not in _LEFT_OUT)
        for words, rows in opposite_nouns().items()
    }
    return {words: rows for words, rows in kept.items() if rows}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_rows(), key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w-])(?P<noun>(?:" + "|".join(map(re.escape, words)) + r")s?)\b(?!-)", re.IGNORECASE)
