"""Two aligned sentences in, what the second says differently out. Paraphrase is not drift: when in doubt, nothing."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from dragoman.crossdoc.drift.change import Change
from dragoman.crossdoc.drift.cues import APPROXIMATE, FORESEEN, FUTURE, HEDGES, NEGATIONS
from dragoman.crossdoc.drift.figures import dates, numbers
from dragoman.crossdoc.drift.naming import names
from dragoman.crossdoc.drift.tokens import Piece, Token, has_number
from dragoman.crossdoc.drift.voices import attribution, quotes
from dragoman.language.words import STOP_WORDS

_SCOPE = 4
"""Words after a hedge or a negation that it bears on."""
_CUTS = frozenset(',;:.!?()"“”')
"""What ends the reach of a hedge or a negation."""


def changes(a: Piece, b: Piece, around: Piece | None = None) -> list[Change]:
    """What `b` says differently from `a`, at most one change of a kind.

    Args:
        a: The sentence as it was.
        b: The sentence that came of it.
        around: `b` with its neighbours, where attribution may have gone; None takes `b` alone.
    """
    found: dict[str, Change] = {}
    for rule in _RULES:
        for change in rule(a, b, around or b):
            found.setdefault(change.kind, change)
    return list(found.values())


def _hedges(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    here, there = _hedged(a), _hedged(b)
    if here and not there:
        yield from _hedge(a, b, here, "hedge_lost")
        yield from _made_certain(a, b)
    elif there and not here:
        yield from _hedge(b, a, there, "hedge_added")


def _hedge(hedged: Piece, plain: Piece, found: Sequence[tuple[int, int, str]], kind: str) -> Iterator[Change]:
    for first, last, phrase in found:
        matches = _scope(hedged, last + 1, plain)
        given = [number.value for number in hedged.numbers if number.first == last + 1]
        if not matches or (phrase in FORESEEN and any(plain.find(word) for word in FUTURE)):
            continue
        if phrase in APPROXIMATE and not all(has_number(plain, value) for value in given):
            continue
        with_hedge = hedged.words(first, last)
        without = plain.words(matches[0], matches[0])
        lost = kind == "hedge_lost"
        yield Change(
            kind=kind, before=with_hedge if lost else without, after=without if lost else with_hedge,
            explanation=f'the source says "{phrase}", the rewrite states it as a fact' if lost
            else f'the source states it as a fact, the rewrite adds "{phrase}"',
        )  # fmt: skip


def _alternatives(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """What was one thing or another is one of them: "fractured or broken ribs", "broken ribs"."""
    kept = {(one.stem, other.stem): at for at, (one, other) in enumerate(pairwise(b.tokens))}
    for at in a.find("or"):
        if not 0 < at < len(a.tokens) - 2 or b.find("or"):
            continue
        one, other, thing = a.tokens[at - 1], a.tokens[at + 1], a.tokens[at + 2]
        plain = all(t.lower not in STOP_WORDS and t.text[0].islower() for t in (one, other, thing))
        for choice, left in ((other, one), (one, other)):
            found = kept.get((choice.stem, thing.stem))
            if plain and found is not None and all(t.stem != left.stem for t in b.tokens):
                yield Change(
                    kind="hedge_lost", before=a.words(at - 1, at + 1), after=b.words(found, found),
                    explanation=f'the source leaves open "{one.text} or {other.text}", '
                    f'the rewrite says "{choice.text}"',
                )  # fmt: skip


def _made_certain(a: Piece, b: Piece) -> Iterator[Change]:
    modals = [at for at, token in enumerate(a.tokens) if token.lower in ("may", "might", "could") and not token.name]
    certain = b.find("will")
    joint = {t.stem for t in a.tokens} & {t.stem for t in b.tokens if t.lower not in STOP_WORDS}
    if len(modals) == 1 and len(certain) == 1 and len(joint) >= 2 and not a.find("will"):
        yield Change(
            kind="hedge_lost", before=a.words(modals[0], modals[0]), after=b.words(certain[0], certain[0]),
            explanation=f'the source says "{a.tokens[modals[0]].text}", the rewrite "will"',
        )  # fmt: skip


def _hedged(piece: Piece) -> list[tuple[int, int, str]]:
    found = []
    for phrase, _ in HEDGES:
        for at in piece.find(phrase):
            last = at + len(phrase.split()) - 1
            if phrase in APPROXIMATE and not any(number.first == last + 1 for number in piece.numbers):
                continue
            if (phrase == "may" and piece.tokens[at].name) or (phrase == "one of" and not _of_the_most(piece, at)):
                continue
            found.append((at, last, phrase))
    return sorted(found)


def _of_the_most(piece: Piece, at: int) -> bool:
    following = [token.lower for token in piece.tokens[at + 2 : at + 2 + _SCOPE]]
    return following[:1] == ["the"] and any(w in ("most", "few", "only") or w.endswith("est") for w in following)


def _scope(piece: Piece, first: int, other: Piece) -> list[int]:
    stems = [token.stem for token in _clause(piece, first)[:_SCOPE] if token.lower not in STOP_WORDS]
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


def _negations(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    here = [at for at, token in enumerate(a.tokens) if token.lower in NEGATIONS]
    there = [at for at, token in enumerate(b.tokens) if token.lower in NEGATIONS]
    if bool(here) == bool(there) or len(here) + len(there) != 1:
        return
    negated, plain, at = (a, b, here[0]) if here else (b, a, there[0])
    matches = _scope(negated, at + 1, plain)
    if len(matches) < 2:
        return
    span, other = negated.words(at, at), plain.words(matches[0], matches[0])
    yield Change(
        kind="negation_changed", before=span if here else other, after=other if here else span,
        explanation="the source denies it, the rewrite affirms it" if here
        else "the source affirms it, the rewrite denies it",
    )  # fmt: skip


_RULES: tuple[Callable[[Piece, Piece, Piece], Iterator[Change]], ...] = (
    numbers, dates, _hedges, _alternatives, _negations, quotes, attribution, names,
)  # fmt: skip
