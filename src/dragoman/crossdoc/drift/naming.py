"""Two aligned sentences in, the actors and places that the second names otherwise out."""

from collections.abc import Iterator, Sequence

from dragoman.codebooks.actors import load_codebook
from dragoman.crossdoc.drift.aliases import FIRMS, akin, belongs, is_ticker, one_actor, spelt
from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import ARTICLES, KIN, LOADED, MONTHS, NEUTRAL, PLACING, PRONOUNS, WATERS, WEEKDAYS
from dragoman.crossdoc.drift.saying import noun_phrase, then_oneself
from dragoman.crossdoc.drift.tokens import Piece, Token, any_in, joined, opcodes
from dragoman.language.words import NUMBER_WORDS, STOP_WORDS

_APART = 6
"""Words between two names of which one does something to the other."""
_SPELLED = 6
"""Letters of a name from which one that differs in a single letter is the same name spelled otherwise."""


def names(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Names that took the place of others, were misspelled, or changed places."""
    codes = opcodes(a.order, b.order)
    for number, (tag, i, k, j, m) in enumerate(codes):
        if tag != "replace" or k - i > 4 or m - j > 4 or not _framed(codes, number):
            continue
        was, now = a.tokens[i:k], b.tokens[j:m]
        if (
            not (_all_names(was) and _all_names(now) and _is_known(a, i, k) and _is_known(b, j, m))
            or one_actor(a, b, was, now) is True
            or (akin(was, now) and not _respelled(was, now) and one_actor(a, b, was, now) is not False)
            or any(_clipped(one, other) for one in was for other in now)
            or any_in(was, b)
            or any_in(now, a)
            or "".join(token.lower for token in was) == "".join(token.lower for token in now)
            or not _NO_NAMES.isdisjoint((was[0].lower, now[0].lower))
            or any(all(token.lower in FIRMS for token in name) for name in (was, now))
            or [spelt(token) for token in was] == [spelt(token) for token in now]
            or is_ticker(a, i) != is_ticker(b, j)
            or not (_is_mention(a, was) or _is_mention(b, now))
            or belongs(a, b, was, now)
            or all(_speaks_of_himself(piece, end) for piece, end in ((a, k), (b, m)))
        ):
            continue
        placed = _placed(a, i, k)
        kind = "place_changed" if placed else "actor_changed"
        yield Change(
            kind=kind, before=a.words(i, k - 1), after=b.words(j, m - 1),
            explanation=f"{FROM} names {joined(was)}, {TO} {joined(now)}",
        )  # fmt: skip
    yield from _swapped(a, b)


_NO_NAMES = frozenset({"former", "ex", "late", "acting", "mr", "mrs", "ms", "dr"})
"""Words before a name, and no part of it."""


def _speaks_of_himself(piece: Piece, end: int) -> bool:
    """Whether somebody says behind his name what he does: "Vanora said it will sell"; two that do so are two."""
    return end in piece.cues and then_oneself(piece, end, within=1)


def _clipped(one: Token, other: Token) -> bool:
    """Whether one name is the other cut short: "Connecticut", "Conn"."""
    short, long = sorted((one.lower, other.lower), key=len)
    return len(short) > len("abc") and short != long and long.startswith(short)


def _is_mention(piece: Piece, tokens: Sequence[Token]) -> bool:
    """Whether the record takes a name for one; of bare texts nothing is known."""
    return not piece.reading.mentions or piece.reading.mention_at(tokens[0].start, tokens[-1].end) is not None


def is_name(piece: Piece, at: int) -> bool:
    """Whether a word is part of a name, a day or a month aside."""
    token = piece.tokens[at]
    return token.name and token.lower not in WEEKDAYS | MONTHS | STOP_WORDS


def _is_known(piece: Piece, first: int, end: int) -> bool:
    """Whether a capital at the start of a sentence is that of a name: one that the report mentions as such."""
    if not piece.reading.mentions or (first > 0 and _is_inside(piece, first)):
        return True
    mention = piece.reading.mention_at(piece.tokens[first].start, piece.tokens[end - 1].end)
    return mention is not None and mention.kind != "group"


def _is_inside(piece: Piece, at: int) -> bool:
    """Whether only a space stands before a word."""
    start, end = piece.tokens[at - 1].end - piece.offset, piece.tokens[at].start - piece.offset
    return piece.text[start:end].isspace()


def _placed(piece: Piece, first: int, end: int) -> bool:
    before = first - 1
    while before > 0 and piece.tokens[before].lower in ARTICLES:
        before -= 1
    water = end < len(piece.tokens) and piece.tokens[end].lower in WATERS
    return water or (before >= 0 and piece.tokens[before].lower in PLACING and piece.tokens[before].lower != "to")


def _framed(codes: Sequence[tuple[str, int, int, int, int]], number: int) -> bool:
    before = codes[number - 1] if number else None
    after = codes[number + 1] if number + 1 < len(codes) else None
    sizes = [code[2] - code[1] for code in (before, after) if code is not None and code[0] == "equal"]
    return max(sizes, default=0) >= 3


def _all_names(tokens: Sequence[Token]) -> bool:
    return all(
        t.text[0].isupper() and t.lower not in WEEKDAYS | MONTHS | STOP_WORDS | NUMBER_WORDS.keys() for t in tokens
    )


def _respelled(was: Sequence[Token], now: Sequence[Token]) -> bool:
    if (
        len(was) != 1
        or len(now) != 1
        or spelt(was[0]) == spelt(now[0])
        or len(was[0].stem) != len(now[0].stem)
        or len(was[0].stem) < _SPELLED
    ):
        return False
    return sum(one != other for one, other in zip(was[0].stem, now[0].stem, strict=True)) == 1


def _swapped(a: Piece, b: Piece) -> Iterator[Change]:
    first, second = _pair_of_names(a), _pair_of_names(b)
    if first is None or second is None or "by" in {t.lower for t in (*a.tokens, *b.tokens)}:
        return
    (i, k), (j, m) = first, second
    if (
        a.tokens[i].stem != a.tokens[k].stem
        and a.tokens[i].stem == b.tokens[m].stem
        and a.tokens[k].stem == b.tokens[j].stem
    ):
        verbs = {t.stem for t in a.tokens[i + 1 : k] if t.lower not in STOP_WORDS}
        if verbs & {t.stem for t in b.tokens[j + 1 : m] if t.lower not in STOP_WORDS}:
            yield Change(
                kind="actor_changed", before=a.words(i, k), after=b.words(j, m),
                explanation=f"{a.tokens[i].text} and {a.tokens[k].text} have changed places in {TO}",
            )  # fmt: skip


def _pair_of_names(piece: Piece) -> tuple[int, int] | None:
    found = [at for at, token in enumerate(piece.tokens) if token.text[0].isupper() and token.lower not in STOP_WORDS]
    return (found[0], found[1]) if len(found) >= 2 and found[1] - found[0] <= _APART else None


def spelling(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """A name of which one letter differs: "the Pellgrin mill", "the mill of Pellgrun"."""
    stems = a.stems & b.stems
    for i, token in enumerate(a.tokens):
        if not is_name(a, i) or token.stem in stems:
            continue
        for j, other in enumerate(b.tokens):
            if not is_name(b, j) or other.stem in stems or not _respelled([token], [other]):
                continue
            if one_actor(a, b, [token], [other]) or token.stem in b.reading.stems or other.stem in a.reading.stems:
                continue
            yield Change(
                kind="actor_changed", before=a.words(i, i), after=b.words(j, j),
                explanation=f"{FROM} spells the name {token.text}, {TO} {other.text}",
            )  # fmt: skip


def companions(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Somebody who takes part in the rewrite alone: "flew home", "flew home along with a coach"."""
    for phrase in ("along with", "together with", "accompanied by", "alongside"):
        for at in b.find(phrase):
            named = noun_phrase(b, at + len(phrase.split()))
            if at > 0 and named and named[0].lower not in PRONOUNS and _is_new(named, a) and _is_mention(b, named[-1:]):
                yield _added(a, b, b.tokens.index(named[0]), b.tokens.index(named[-1]))
    for at in b.find("and"):
        if not 0 < at < len(b.tokens) - 1 or not (is_name(b, at + 1) or b.tokens[at + 1].name):
            continue
        if _widened(a, b, at):
            yield _added(a, b, at + 1, at + 1)
            continue
        known, other = b.tokens[at - 1], b.tokens[at + 1]
        alone = [i for i, token in enumerate(a.tokens) if token.stem == known.stem and token.text[0].isupper()]
        run = [t for t in b.tokens[at + 1 : at + 7] if t.name]
        if any(t.stem in a.stems for t in run):
            continue  # one of the two is called more fully
        if not known.text[0].isupper() or len(alone) != 1 or _coordinated(a, alone[0]) or not _is_new([other], a):
            continue
        if b.find("both") or _subject(a, b, alone[0], at):
            yield _added(a, b, at + 1, at + 1)


def _widened(a: Piece, b: Piece, at: int) -> bool:
    """Whether what was said of one is said of both: "Vanora is alone", "both Vanora and Ostmark are alone"."""
    if at < 2 or b.tokens[at - 2].lower != "both":
        return False
    name = b.tokens[at - 1].stem
    alone = [i for i, token in enumerate(a.tokens) if token.stem == name and token.text[0].isupper()]
    return len(alone) == 1 and any(t.lower in _SINGULAR for t in a.tokens[alone[0] + 1 : alone[0] + 4])


_SINGULAR = frozenset({"is", "was", "has"})


def _subject(a: Piece, b: Piece, i: int, at: int) -> bool:
    """Whether the verb that follows both names in the rewrite followed the one in the source."""
    if i + 1 >= len(a.tokens) or at + 2 >= len(b.tokens):
        return False
    return a.tokens[i + 1].lower not in STOP_WORDS and a.tokens[i + 1].stem == b.tokens[at + 2].stem


def _coordinated(piece: Piece, at: int) -> bool:
    near = piece.tokens[max(0, at - 2) : at + 4]
    return any(token.lower in ("and", "both", "with") for token in near)


def _is_new(tokens: Sequence[Token], source: Piece) -> bool:
    known = source.reading.stems
    told = [token for token in tokens if token.lower not in STOP_WORDS | FIRMS]
    tokens = told or tokens
    return bool(told) and (tokens[-1].stem not in known or not (tokens[-1].name or all(t.stem in known for t in told)))


def _added(a: Piece, b: Piece, first: int, last: int) -> Change:
    who = joined(b.tokens[first : last + 1])
    return Change(
        kind="actor_changed", before=a.words(0, len(a.tokens) - 1), after=b.words(first, last),
        explanation=f'{TO} says it of "{who}" too, of whom {FROM} does not say it',
    )  # fmt: skip


def kin(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Another relative of the same person: "the sister of the king", "the daughter of the king"."""
    here = [at for at, token in enumerate(a.tokens) if token.lower in KIN]
    there = [at for at, token in enumerate(b.tokens) if token.lower in KIN]
    if len(here) != 1 or len(there) != 1:
        return
    i, j = here[0], there[0]
    was, now = a.tokens[i], b.tokens[j]
    following = [[token.stem for token in piece.tokens[at + 1 : at + 3]] for piece, at in ((a, i), (b, j))]
    before = a.tokens[i - 1].stem == b.tokens[j - 1].stem if min(i, j) else False
    if was.stem != now.stem and ((following[0] == following[1] and following[0]) or (before and a.tokens[i - 1].name)):
        yield Change(
            kind="actor_changed", before=a.words(i, i), after=b.words(j, j),
            explanation=f"{FROM} says {was.text}, {TO} {now.text}",
        )  # fmt: skip


def labels(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """An armed group that is called by what it does in one and by what is thought of it in the other."""
    for ours, theirs in ((NEUTRAL, LOADED), (LOADED, NEUTRAL)):
        here = [at for at, token in enumerate(a.tokens) if token.lower in ours]
        there = [at for at, token in enumerate(b.tokens) if token.lower in theirs]
        if not here or not there or not theirs.isdisjoint(a.places) or not ours.isdisjoint(b.places):
            continue
        i, j = here[0], there[0]
        beside = {token.stem for token in (*a.tokens[max(0, i - 2) : i], *a.tokens[i + 1 : i + 3])} - STOP_WORDS
        if beside & {token.stem for token in (*b.tokens[max(0, j - 3) : j], *b.tokens[j + 1 : j + 3])}:
            yield Change(
                kind="actor_changed", before=a.words(i, i), after=b.words(j, j),
                explanation=f"{FROM} calls them {a.tokens[i].text}, {TO} {b.tokens[j].text}",
            )  # fmt: skip


def nationality(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Somebody of an age who is of another nation: "a 40-year-old Dane", "a 40-year-old Norwegian"."""
    here, there = _aged(a), _aged(b)
    for age, (i, state) in here.items():
        if age in there and there[age][1] != state:
            j = there[age][0]
            yield Change(
                kind="actor_changed", before=a.words(i, i), after=b.words(j, j),
                explanation=f"{FROM} calls the person {a.tokens[i].text}, {TO} {b.tokens[j].text}",
            )  # fmt: skip


def _aged(piece: Piece) -> dict[float, tuple[int, str]]:
    """Age -> where the word for the nation stands, and the state."""
    found: dict[float, tuple[int, str]] = {}
    for number in piece.numbers:
        if number.units[:2] != ("year", "old"):
            continue
        for at in range(number.last + 3, min(number.last + 3 + _APART, len(piece.tokens))):
            token = piece.tokens[at]
            following = piece.tokens[at + 1].lower if at + 1 < len(piece.tokens) else ""
            if token.lower in _BY_BIRTH or following in _BY_BIRTH:
                continue
            if not token.name:
                break
            states = {
                (entry.actor or "")[:3] for entry in load_codebook().entries(token.text) if entry.role == "demonym"
            }
            if len(states) == 1:
                found[number.value] = at, states.pop()
    return found


_BY_BIRTH = frozenset({"born", "origin", "descent", "raised"})
