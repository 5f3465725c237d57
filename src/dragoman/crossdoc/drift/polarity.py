"""Two aligned sentences in, what the second affirms that the first denied, or the other way round, out."""

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import BOUNDS, HARD, IMPLICIT, NEGATIONS, OPPOSITES, SOFT
from dragoman.crossdoc.drift.matter import part_told
from dragoman.crossdoc.drift.moving import MOTION, is_later, priced
from dragoman.crossdoc.drift.reach import SCOPE, reached
from dragoman.crossdoc.drift.tokens import Piece, joined, opcodes
from dragoman.crossdoc.drift.verbs import base
from dragoman.language.words import STOP_WORDS, stem_of

_FRAME = 2
"""Words beside a pair of opposites, on both sides together, that must be the same."""
_NEAR = 3
"""Words beside an opposite among which a negation turns it round."""
_LONGEST = 3


def negations(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """A negation that one sentence has and the other has not, before the same words."""
    here, there = _denying(a), _denying(b)
    if bool(here) == bool(there) or len(here) + len(there) != 1:
        return
    negated, plain, at = (a, b, here[0]) if here else (b, a, there[0])
    matches = reached(negated, at + 1, plain)
    if negated.tokens[at].lower == "without" and not _object_kept(negated, at, plain):
        return
    if _same_but(negated, at, plain):
        matches = [0, 0]
    elif part_told(negated, plain) < _REST or _as_well_so(negated, at, plain, matches):
        return
    if not _bears(negated, at, plain):
        return
    first_since = "since" in negated.places and "first" in plain.places  # "the first since 1959", "none since 1959"
    if _if_so(negated, at) or len(matches) < 2 or first_since or not IMPLICIT.isdisjoint(plain.places):
        return
    if max(matches) - min(matches) > _CONDITION:
        return
    span, other = negated.words(at, at), plain.words(matches[0], matches[0])
    yield Change(
        kind="negation_changed", before=span if here else other, after=other if here else span,
        explanation=f"{FROM} denies it, {TO} affirms it" if here
        else f"{FROM} affirms it, {TO} denies it",
    )  # fmt: skip


_REST = 0.75
"""Part of the words of the shorter sentence that the other has, if one denies what the other affirms."""


def _as_well_so(negated: Piece, at: int, plain: Piece, matches: Sequence[int]) -> bool:
    """Whether the other says the same without a negation: "not until May", "will not change", "unchanged"."""
    clause = negated.tokens[at + 1 : at + 1 + _CONDITION]
    heads = {f"un{token.stem[:_NEAR]}" for token in clause if token.lower not in STOP_WORDS}
    limit = any(token.lower in ("until", "before", "exceed", "exceeded") for token in clause)
    turned = any(word.startswith(head) for word in plain.places for head in heads)
    late = any(at and plain.tokens[at - 1].lower in ("before", "without", "instead") for at in matches)
    return limit or turned or late or "non" in plain.places


def _bears(negated: Piece, at: int, plain: Piece) -> bool:
    """Whether the word that is denied stands in the other sentence."""
    word = next((token for token in negated.tokens[at + 1 :] if token.lower not in STOP_WORDS), None)
    return word is not None and word.stem in plain.stems


def _if_so(piece: Piece, at: int) -> bool:
    """Whether a negation stands in a condition: "could stop the sale if it would not help the town"."""
    return any(token.lower in ("if", "unless", "whether") for token in piece.tokens[max(0, at - _CONDITION) : at])


_CONDITION = 8
"""Words before a negation among which its condition begins."""


def _object_kept(negated: Piece, at: int, plain: Piece) -> bool:
    """Whether the word after "without" stands in the other sentence: else it was only added."""
    word = next((token for token in negated.tokens[at + 1 :] if token.lower not in STOP_WORDS), None)
    return word is not None and any(token.stem == word.stem for token in plain.tokens)


def _same_but(negated: Piece, at: int, plain: Piece) -> bool:
    """Whether all the words but a negation are the same."""
    rest = [token.stem for number, token in enumerate(negated.tokens) if number != at]
    return rest == [token.stem for token in plain.tokens]


def _denying(piece: Piece) -> list[int]:
    bounds = {at for phrase, _, _ in BOUNDS if " " in phrase for at in piece.find(phrase)}
    only = {at for phrase in _NO_DENIALS for at in piece.find(phrase)}
    return [
        at for at, token in enumerate(piece.tokens)
        if token.lower in NEGATIONS and at not in bounds | only and not _is_label(piece, at)
    ]  # fmt: skip


_NO_DENIALS = (
    "not only", "not just", "no longer", "not longer", "not yet", "not the only", "not the first", "not alone",
)  # fmt: skip
"""Negations after which the rest may be as true as without them."""


def _is_label(piece: Piece, at: int) -> bool:
    """Whether it is short for "number", or part of a heading in capitals."""
    token = piece.tokens[at]
    follows = piece.text[token.end - piece.offset :][:1]
    shouted = [each.text.isupper() and len(each.text) > 1 for each in piece.tokens[at : at + 2]]
    return (token.lower == "no" and follows == ".") or all(shouted)


def opposites(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """A word that took the place of its opposite, in the same surroundings."""
    codes = opcodes(a.order, b.order)
    for number, (tag, i, k, j, m) in enumerate(codes):
        if tag != "replace" or max(k - i, m - j) > _LONGEST or _same_around(codes, number) < _FRAME:
            continue
        if any(token.lower == "not" for token in (*a.tokens[i:k], *b.tokens[j:m])):
            continue  # "not likely" is "unlikely"
        if part_told(a, b) < _REST and _told_after(a, k) and not reached(a, k, b):
            continue  # of another act
        kind = _opposed([t.stem for t in a.tokens[i:k]], [t.stem for t in b.tokens[j:m]])
        if kind is not None and _negated(a, i) == _negated(b, j) == 0 and not _moved(a, b, i, j):
            was, now = joined(a.tokens[i:k]), joined(b.tokens[j:m])
            if {was.lower(), now.lower()} == {"before", "after"} and i and a.tokens[i - 1].stem in _UNITS:
                kind = "date_changed"
            yield Change(
                kind=kind, before=a.words(i, k - 1), after=b.words(j, m - 1),
                explanation=f'{FROM} says "{was}", {TO} "{now}"',
            )  # fmt: skip


def _told_after(piece: Piece, first: int) -> bool:
    return any(token.lower not in STOP_WORDS for token in piece.tokens[first : first + SCOPE])


_UNITS = frozenset({"minut", "minute", "hour", "day", "week", "month", "year"})


def _same_around(codes: Sequence[tuple[str, int, int, int, int]], number: int) -> int:
    beside = (*codes[max(0, number - 1) : number], *codes[number + 1 : number + 2])
    return sum(code[2] - code[1] for code in beside if code[0] == "equal")


def _opposed(was: Sequence[str], now: Sequence[str]) -> str | None:
    if _all_opposites().isdisjoint(was) or _all_opposites().isdisjoint(now):
        return None
    for kind, one, other in _opposite_stems():
        for first, second in ((one, other), (other, one)):
            pairs = (*zip(was, now, strict=False), *zip(was[::-1], now[::-1], strict=False))
            if any(before in first and after in second for before, after in pairs):
                return kind
    return None


@cache
def _all_opposites() -> frozenset[str]:
    return frozenset(stem for _, one, other in _opposite_stems() for stem in one | other)


@cache
def _opposite_stems() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    return tuple((kind, _stems(one), _stems(other)) for kind, one, other, _ in OPPOSITES)


def _stems(forms: str) -> frozenset[str]:
    return frozenset(base(stem_of(form)) for form in forms.split())


def _moved(a: Piece, b: Piece, i: int, j: int) -> bool:
    """Whether a figure went up in one period and down in the next: the later report tells of another."""
    moving = all(any(t.lower in _MOVING for t in piece.tokens[at : at + _LONGEST]) for piece, at in ((a, i), (b, j)))
    return moving and (is_later(a.reading, b.reading) or (priced(a) and priced(b)))


_MOVING = MOTION | {"above", "below"}


def _negated(piece: Piece, first: int) -> int:
    near = piece.tokens[max(0, first - _NEAR) : first]
    return sum(token.lower in NEGATIONS for token in near)


def force(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Whoever was asked was forced, or the other way round: "asked to leave the plane", "forced off the plane"."""
    for was, now in ((SOFT, HARD), (HARD, SOFT)):
        here = [at for at, token in enumerate(a.tokens) if token.lower in was]
        there = [at for at, token in enumerate(b.tokens) if token.lower in now]
        if len(here) != 1 or len(there) != 1 or not was.isdisjoint(b.places) or not now.isdisjoint(a.places):
            continue
        goal = a.tokens[here[0] + 1 : here[0] + 1 + _GOAL]
        other = {token.stem for token in b.tokens[there[0] + 1 : there[0] + 1 + _GOAL]}
        if {token.stem for token in goal if token.lower not in STOP_WORDS} & other:
            words = a.tokens[here[0]].text, b.tokens[there[0]].text
            yield Change(
                kind="meaning_changed", before=a.words(here[0], here[0]), after=b.words(there[0], there[0]),
                explanation=f'in {FROM} they were "{words[0]}", in {TO} "{words[1]}"',
            )  # fmt: skip


_GOAL = 6
"""Words after the verb among which stands what somebody was made to do."""
