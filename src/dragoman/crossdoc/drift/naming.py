"""Two aligned sentences in, the actors and places that the second names otherwise out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from dragoman.crossdoc.drift.change import Change
from dragoman.crossdoc.drift.cues import MONTHS, PLACING, WEEKDAYS
from dragoman.crossdoc.drift.tokens import Piece, Token, any_in, joined
from dragoman.language.words import STOP_WORDS

_SCOPE = 4
"""Words after a hedge or a negation that it bears on."""
_SPELLED = 6
"""Letters of a name from which one that differs in a single letter is the same name spelled otherwise."""


def names(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Names that took the place of others, were misspelled, or changed places."""
    matcher = SequenceMatcher(None, [t.stem for t in a.tokens], [t.stem for t in b.tokens], autojunk=False)
    codes = matcher.get_opcodes()
    for number, (tag, i, k, j, m) in enumerate(codes):
        if tag != "replace" or k - i > 4 or m - j > 4 or not _framed(codes, number):
            continue
        was, now = a.tokens[i:k], b.tokens[j:m]
        if (
            not (_all_names(was) and _all_names(now))
            or (_akin(was, now) and not _respelled(was, now))
            or any_in(was, b)
            or any_in(now, a)
        ):
            continue
        placed = i > 0 and a.tokens[i - 1].lower in PLACING
        kind = "place_changed" if placed else "actor_changed"
        yield Change(
            kind=kind, before=a.words(i, k - 1), after=b.words(j, m - 1),
            explanation=f"the source names {joined(was)}, the rewrite {joined(now)}",
        )  # fmt: skip
    yield from _swapped(a, b)


def _framed(codes: Sequence[tuple[str, int, int, int, int]], number: int) -> bool:
    before = codes[number - 1] if number else None
    after = codes[number + 1] if number + 1 < len(codes) else None
    sizes = [code[2] - code[1] for code in (before, after) if code is not None and code[0] == "equal"]
    return max(sizes, default=0) >= 3


def _all_names(tokens: Sequence[Token]) -> bool:
    return all(t.text[0].isupper() and t.lower not in WEEKDAYS | MONTHS | STOP_WORDS for t in tokens)


def _respelled(was: Sequence[Token], now: Sequence[Token]) -> bool:
    if len(was) != 1 or len(now) != 1 or len(was[0].stem) != len(now[0].stem) or len(was[0].stem) < _SPELLED:
        return False
    return sum(one != other for one, other in zip(was[0].stem, now[0].stem, strict=True)) == 1


def _akin(was: Sequence[Token], now: Sequence[Token]) -> bool:
    first, second = {t.lower for t in was}, {t.lower for t in now}
    heads = {word[:4] for word in first} & {word[:4] for word in second}
    letters = "".join(t.text[0] for t in was).lower(), "".join(t.text[0] for t in now).lower()
    return bool(first & second or heads) or letters[0] in second or letters[1] in first


def _swapped(a: Piece, b: Piece) -> Iterator[Change]:
    first, second = _pair_of_names(a), _pair_of_names(b)
    if first is None or second is None or "by" in {t.lower for t in (*a.tokens, *b.tokens)}:
        return
    (i, k), (j, m) = first, second
    if a.tokens[i].stem == b.tokens[m].stem and a.tokens[k].stem == b.tokens[j].stem:
        verbs = {t.stem for t in a.tokens[i + 1 : k] if t.lower not in STOP_WORDS}
        if verbs & {t.stem for t in b.tokens[j + 1 : m] if t.lower not in STOP_WORDS}:
            yield Change(
                kind="actor_changed", before=a.words(i, k), after=b.words(j, m),
                explanation=f"{a.tokens[i].text} and {a.tokens[k].text} have changed places in the rewrite",
            )  # fmt: skip


def _pair_of_names(piece: Piece) -> tuple[int, int] | None:
    found = [at for at, token in enumerate(piece.tokens) if token.text[0].isupper() and token.lower not in STOP_WORDS]
    return (found[0], found[1]) if len(found) == 2 and found[1] - found[0] <= _SCOPE else None
