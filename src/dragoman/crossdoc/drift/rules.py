"""Two aligned sentences in, what the second says differently out. Paraphrase is not drift: when in doubt, nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.crossdoc.drift.cues import (
    APPROXIMATE,
    ATTRIBUTION,
    DEADLINES,
    HEDGES,
    LAID,
    MONTHS,
    NEGATIONS,
    PERIODS,
    PLACING,
    POINTS,
    WEEKDAYS,
)
from dragoman.crossdoc.drift.tokens import Number, Piece, Token
from dragoman.language.words import STOP_WORDS

_SCOPE = 4
"""Words after a hedge or a negation that it bears on."""
_ALIKE = 0.6
"""Part of the words of two quotations that must be the same before a difference is an alteration."""
_REACH, _TOLD = 8, 2
"""Words on either side of a cue of which so many must be in the new sentence: it tells what was said."""
_SPEAKER = 5
"""Words on either side of a cue among which its speaker stands."""
_CUTS = frozenset(',;:.!?()"“”')
"""What ends the reach of a hedge or a negation."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One drift; spans are code points into the two reports."""

    kind: str
    before: tuple[int, int]
    after: tuple[int, int]
    explanation: str


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


def _numbers(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    for first in a.numbers:
        same = [other for other in b.numbers if _same_thing(first, other)]
        if len(same) != 1 or sum(_same_thing(first, number) for number in a.numbers) != 1:
            continue
        other = same[0]
        if _is_year(a, first) or _is_year(b, other) or first.vague != other.vague:
            continue
        if first.value != other.value and (_has(b, first.value) or _has(a, other.value)):
            continue
        spans = {"before": a.words(first.first, first.last), "after": b.words(other.first, other.last)}
        if first.value != other.value:
            yield Change(kind="number_changed", explanation=f"{first.value:g} became {other.value:g}", **spans)
        elif first.bound != other.bound:
            was, now = first.bound or "no bound", other.bound or "no bound"
            yield Change(kind="number_changed", explanation=f"the number was given with {was}, now {now}", **spans)


def _same_thing(a: Number, b: Number) -> bool:
    return bool(set(a.units[:2]) & set(b.units[:2])) or (a.lead is not None and a.lead == b.lead)


def _has(piece: Piece, value: float) -> bool:
    return any(number.value == value for number in piece.numbers)


def _is_year(piece: Piece, number: Number) -> bool:
    return _YEAR.fullmatch(piece.tokens[number.first].text) is not None


def _dates(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    for what, test in _DATES.items():
        first = [at for at in range(len(a.tokens)) if test(a.tokens, at)]
        second = [at for at in range(len(b.tokens)) if test(b.tokens, at)]
        if len(first) != 1 or len(second) != 1:
            continue
        one, other = a.tokens[first[0]], b.tokens[second[0]]
        spans = {"before": (one.start, one.end), "after": (other.start, other.end)}
        if one.lower != other.lower:
            yield Change(kind="date_changed", explanation=f"another {what}: {one.text}, then {other.text}", **spans)
        else:
            yield from _prepositions(a, b, first[0], second[0])


def _prepositions(a: Piece, b: Piece, i: int, j: int) -> Iterator[Change]:
    if i == 0 or j == 0:
        return
    before, after = a.tokens[i - 1], b.tokens[j - 1]
    if (before.lower in POINTS and after.lower in DEADLINES) or (before.lower in DEADLINES and after.lower in POINTS):
        yield Change(
            kind="date_changed", before=(before.start, a.tokens[i].end), after=(after.start, b.tokens[j].end),
            explanation=f"{before.text} {a.tokens[i].text} became {after.text} {b.tokens[j].text}",
        )  # fmt: skip


def _weekday(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in WEEKDAYS


def _month(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in MONTHS and tokens[at].text[0].isupper()


def _year(tokens: Sequence[Token], at: int) -> bool:
    return _YEAR.fullmatch(tokens[at].text) is not None


def _period(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in PERIODS and at > 0 and tokens[at - 1].lower in ("last", "next", "this")


_DATES: dict[str, Callable[[Sequence[Token], int], bool]] = {
    "weekday": _weekday, "month": _month, "year": _year, "period": _period,
}  # fmt: skip


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
        if not matches or (phrase in APPROXIMATE and not all(_has(plain, value) for value in given)):
            continue
        with_hedge = hedged.words(first, last)
        without = plain.words(matches[0], matches[0])
        lost = kind == "hedge_lost"
        yield Change(
            kind=kind, before=with_hedge if lost else without, after=without if lost else with_hedge,
            explanation=f'"{phrase}" {"is gone: what was weakened is now plain" if lost else "weakens what was plain"}',
        )  # fmt: skip


def _made_certain(a: Piece, b: Piece) -> Iterator[Change]:
    modals = [at for at, token in enumerate(a.tokens) if token.lower in ("may", "might", "could") and not token.name]
    certain = b.find("will")
    joint = {t.stem for t in a.tokens} & {t.stem for t in b.tokens if t.lower not in STOP_WORDS}
    if len(modals) == 1 and len(certain) == 1 and len(joint) >= 2 and not a.find("will"):
        yield Change(
            kind="hedge_lost", before=a.words(modals[0], modals[0]), after=b.words(certain[0], certain[0]),
            explanation=f'"{a.tokens[modals[0]].text}" became "will"',
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
        explanation="what was denied is now affirmed" if here else "what was affirmed is now denied",
    )  # fmt: skip


def _quotes(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    for start, end in a.quotes:
        for other_start, other_end in b.quotes:
            first, second = _within(a, start, end), _within(b, other_start, other_end)
            if (
                min(len(first), len(second)) < 3
                or "s" in (first[0], second[0])
                or _holds(first, second)
                or _holds(second, first)
            ):
                continue
            matcher = SequenceMatcher(None, first, second, autojunk=False)
            shared = sum(block.size for block in matcher.get_matching_blocks())
            if shared >= _ALIKE * min(len(first), len(second)) and _inner_change(matcher):
                yield Change(
                    kind="quote_altered", before=(start, end), after=(other_start, other_end),
                    explanation="the words between the marks are not the same",
                )  # fmt: skip


def _within(piece: Piece, start: int, end: int) -> list[str]:
    return [token.lower for token in piece.tokens if token.start >= start and token.end <= end]


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    size = len(short)
    return any(list(long[at : at + size]) == list(short) for at in range(len(long) - size + 1))


def _inner_change(matcher: "SequenceMatcher[str]") -> bool:
    return any(tag != "equal" for tag, *_ in matcher.get_opcodes()[1:-1])


def _attribution(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    here = _cues(a)
    if not here:
        return
    first = here[0]
    there = _cues(around)
    laid = [at for phrase in LAID for at in a.find(phrase) if _told_again(a, b, at)]
    if not there and not laid:
        return
    if not there:
        first = min(laid)
        yield Change(
            kind="attribution_lost", before=a.words(first, first), after=(b.tokens[0].start, b.tokens[-1].end),
            explanation=f'what was laid on somebody ("{a.tokens[first].text}") is now said plainly',
        )  # fmt: skip
        return
    sources = [at for at in a.find("according to") if _names_after(a, at + 2)]
    for at in sources:
        names = _names_after(a, at + 2)
        others = [n for place in around.find("according to") for n in _names_after(around, place + 2)]
        if not {n.stem for n in names} & {t.stem for t in around.tokens}:
            kind = "attribution_changed" if others else "attribution_lost"
            yield Change(
                kind=kind, before=(names[0].start, names[-1].end), after=(b.tokens[0].start, b.tokens[-1].end),
                explanation=f'"according to {" ".join(n.text for n in names)}" is {"replaced" if others else "gone"}',
            )  # fmt: skip
    yield from _speakers(a, b, first)


def _told_again(a: Piece, b: Piece, cue: int) -> bool:
    stems = {token.stem for token in b.tokens}
    near = a.tokens[max(0, cue - _REACH) : cue] + a.tokens[cue + 1 : cue + 1 + _REACH]
    return sum(token.stem in stems and token.lower not in STOP_WORDS for token in near) >= _TOLD


def _speakers(a: Piece, b: Piece, cue: int) -> Iterator[Change]:
    there = _cues(b)
    if not there:
        return
    was, now = _names_near(a, cue), _names_near(b, there[0])
    if was and now and not _moved(was[-1:], b) and not _moved(now[-1:], a):
        yield Change(
            kind="attribution_changed", before=(was[0].start, was[-1].end), after=(now[0].start, now[-1].end),
            explanation=f"{was[0].text} said it before, {now[0].text} says it now",
        )  # fmt: skip


def _cues(piece: Piece) -> list[int]:
    return sorted(at for phrase in ATTRIBUTION for at in piece.find(phrase))


def _names_after(piece: Piece, first: int) -> list[Token]:
    found = []
    for token in piece.tokens[first : first + _SPEAKER]:
        if token.name and token.lower not in STOP_WORDS:
            found.append(token)
        elif found:
            break
    return found


def _names_near(piece: Piece, cue: int) -> list[Token]:
    if piece.tokens[cue].lower == "according":
        return _names_after(piece, cue + 2)
    before: list[Token] = []
    for token in reversed(piece.tokens[max(0, cue - _SPEAKER) : cue]):
        if not token.name or token.lower in STOP_WORDS:
            break
        before.insert(0, token)
    return before


def _names(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [t.stem for t in a.tokens], [t.stem for t in b.tokens], autojunk=False)
    codes = matcher.get_opcodes()
    for number, (tag, i, k, j, m) in enumerate(codes):
        if tag != "replace" or k - i > 4 or m - j > 4 or not _framed(codes, number):
            continue
        was, now = a.tokens[i:k], b.tokens[j:m]
        if not (_all_names(was) and _all_names(now)) or _akin(was, now) or _moved(was, b) or _moved(now, a):
            continue
        placed = i > 0 and a.tokens[i - 1].lower in PLACING
        kind = "place_changed" if placed else "actor_changed"
        yield Change(
            kind=kind, before=a.words(i, k - 1), after=b.words(j, m - 1),
            explanation=f"{' '.join(t.text for t in was)} became {' '.join(t.text for t in now)}",
        )  # fmt: skip
    yield from _swapped(a, b)


def _framed(codes: Sequence[tuple[str, int, int, int, int]], number: int) -> bool:
    before = codes[number - 1] if number else None
    after = codes[number + 1] if number + 1 < len(codes) else None
    sizes = [code[2] - code[1] for code in (before, after) if code is not None and code[0] == "equal"]
    return max(sizes, default=0) >= 3


def _all_names(tokens: Sequence[Token]) -> bool:
    return all(t.text[0].isupper() and t.lower not in WEEKDAYS | MONTHS | STOP_WORDS for t in tokens)


def _akin(was: Sequence[Token], now: Sequence[Token]) -> bool:
    first, second = {t.lower for t in was}, {t.lower for t in now}
    heads = {word[:4] for word in first} & {word[:4] for word in second}
    letters = "".join(t.text[0] for t in was).lower(), "".join(t.text[0] for t in now).lower()
    return bool(first & second or heads) or letters[0] in second or letters[1] in first


def _moved(tokens: Sequence[Token], other: Piece) -> bool:
    stems = {token.stem for token in other.tokens}
    return any(token.stem in stems for token in tokens)


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
                explanation=f"{a.tokens[i].text} and {a.tokens[k].text} have changed places",
            )  # fmt: skip


def _pair_of_names(piece: Piece) -> tuple[int, int] | None:
    found = [at for at, token in enumerate(piece.tokens) if token.text[0].isupper() and token.lower not in STOP_WORDS]
    return (found[0], found[1]) if len(found) == 2 and found[1] - found[0] <= _SCOPE else None


_RULES: tuple[Callable[[Piece, Piece, Piece], Iterator[Change]], ...] = (
    _numbers, _dates, _hedges, _negations, _quotes, _attribution, _names,
)  # fmt: skip
