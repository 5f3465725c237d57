"""Two aligned sentences in, the places that the second puts elsewhere, or no longer names, out."""

from collections.abc import Iterator

from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import ARTICLES, BESIDE, COMPASS, FACILITIES, GENERAL, PLACING, WITHIN
from dragoman.crossdoc.drift.naming import is_name
from dragoman.crossdoc.drift.tokens import Piece, framed, joined
from dragoman.language.words import STOP_WORDS


def places(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """The same name, but close by and no longer there, or of one building and no longer of the town."""
    for i, j in _shared_names(a, b):
        was, now = _preposition(a, i), _preposition(b, j)
        beside = {was, now} & BESIDE and {was, now} & WITHIN
        if beside or (was in WITHIN and now in WITHIN and _facility(a, i) != _facility(b, j) and _one_facility(a, b)):
            first, last = (_words_of_place(piece, at) for piece, at in ((a, i), (b, j)))
            yield Change(
                kind="place_changed", before=first, after=last,
                explanation=f'{FROM} says "{_cited(a, first)}", {TO} "{_cited(b, last)}"',
            )  # fmt: skip


def _shared_names(a: Piece, b: Piece) -> Iterator[tuple[int, int]]:
    for i, token in enumerate(a.tokens):
        if not is_name(a, i):
            continue
        there = [j for j, other in enumerate(b.tokens) if other.stem == token.stem]
        if len(there) != 1 or not is_name(b, there[0]) or len(a.places[token.lower]) != 1:
            continue
        if _begins(a, i) and _begins(b, there[0]) and _run(a, i) == _run(b, there[0]):
            yield i, there[0]


def _run(piece: Piece, at: int) -> list[str]:
    """A name from its first word on."""
    last = at
    while last + 1 < len(piece.tokens) and is_name(piece, last + 1):
        if piece.tokens[last + 1].start - piece.tokens[last].end > 1:
            break
        last += 1
    return [token.stem for token in piece.tokens[at : last + 1]]


def _begins(piece: Piece, at: int) -> bool:
    """Whether a name begins with a word: "Vanora", not the "Vanora" of "South Vanora"."""
    return at == 0 or not piece.tokens[at - 1].text[0].isupper() or piece.tokens[at - 1].lower in ARTICLES


def _preposition(piece: Piece, at: int) -> str | None:
    before = at - 1
    while before >= 0 and piece.tokens[before].lower in ARTICLES:
        before -= 1
    return piece.tokens[before].lower if before >= 0 else None


def _facility(piece: Piece, at: int) -> str | None:
    following = piece.tokens[at + 1].lower if at + 1 < len(piece.tokens) else ""
    return following if following in FACILITIES else None


def _one_facility(a: Piece, b: Piece) -> bool:
    return FACILITIES.isdisjoint(a.places) != FACILITIES.isdisjoint(b.places)


def _words_of_place(piece: Piece, at: int) -> tuple[int, int]:
    before = at - 1
    while before > 0 and piece.tokens[before].lower in ARTICLES:
        before -= 1
    return piece.words(before, at + 1 if _facility(piece, at) else at)


def _cited(piece: Piece, span: tuple[int, int]) -> str:
    return piece.text[span[0] - piece.offset : span[1] - piece.offset]


def compass(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Another quarter of the same land: "in eastern Tarn", "in western Tarn"."""
    for first, second in COMPASS:
        for ours, theirs in ((first, second), (second, first)):
            here = [at for word in ours for at in a.places.get(word, ())]
            there = [at for word in theirs for at in b.places.get(word, ())]
            if len(here) != 1 or len(there) != 1 or any(word in b.places for word in ours):
                continue
            i, j = here[0] + 1, there[0] + 1
            if i < len(a.tokens) and j < len(b.tokens) and a.tokens[i].stem == b.tokens[j].stem:
                yield Change(
                    kind="place_changed", before=a.words(i - 1, i), after=b.words(j - 1, j),
                    explanation=f'{FROM} says "{joined(a.tokens[i - 1 : i + 1])}", '
                    f'{TO} "{joined(b.tokens[j - 1 : j + 1])}"',
                )  # fmt: skip


def generalised(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """A name that gave way to a word for its kind: "into the Sea of Tarn", "into the sea"."""
    for j, token in enumerate(b.tokens):
        if token.lower not in GENERAL or token.name or _preposition(b, j) not in PLACING:
            continue
        for i in range(len(a.tokens)):
            if not is_name(a, i) or not framed(a, b, i, j):
                continue
            last = i
            while last + 1 < len(a.tokens) and is_name(a, last + 1):
                last += 1
            words = [each for each in a.tokens[i : last + 1] if each.lower not in STOP_WORDS | GENERAL]
            if words and not any(each.stem in around.stems for each in words):
                yield Change(
                    kind="place_changed", before=a.words(i, last), after=b.words(j, j),
                    explanation=f'{FROM} names {joined(a.tokens[i : last + 1])}, {TO} only "{token.text}"',
                )  # fmt: skip
