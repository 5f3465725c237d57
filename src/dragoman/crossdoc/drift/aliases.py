"""Two names in, whether they may be names of one actor or place out: spelt otherwise, cut short, one in the other."""

from collections.abc import Sequence, Set
from difflib import SequenceMatcher

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.gazetteer import Location, locations
from dragoman.crossdoc.drift.tokens import Piece, Token, joined


def is_ticker(piece: Piece, at: int) -> bool:
    """Whether a word stands in brackets, as what a share is listed under does."""
    before = piece.text[: piece.tokens[at].start - piece.offset].rstrip()
    return before.endswith("(")


def belongs(a: Piece, b: Piece, was: Sequence[Token], now: Sequence[Token]) -> bool:
    """Whether one name is told to be of the other in either report: "Vanora's chief Ilka Ott", "Ott of Vanora"."""
    first, second = was[-1].text.removesuffix("'s"), now[-1].text.removesuffix("'s")
    return any(
        _side_by_side(piece.reading.text, *pair) for piece in (a, b) for pair in ((first, second), (second, first))
    )


def _side_by_side(text: str, one: str, other: str) -> bool:
    at = text.find(one)
    while at >= 0:
        end = at + len(one)
        between = text[end : text.find(other, end, end + _BESIDE)] if text.find(other, end, end + _BESIDE) >= 0 else "."
        if between.rstrip().endswith("(") or between.startswith(
            ("'s ", "’s ", " chief", " spokesman", " spokeswoman", " of ", " at ")
        ):
            return True
        at = text.find(one, end)
    return False


_BESIDE = 60
"""Characters behind a name within which the one that belongs to it stands."""


def one_actor(a: Piece, b: Piece, was: Sequence[Token], now: Sequence[Token]) -> bool | None:
    """Whether two names are known to stand for one actor or state; None where one of them is unknown."""
    one, other = (piece.reading.mention_at(tokens[0].start, tokens[-1].end) for piece, tokens in ((a, was), (b, now)))
    kinds = {each.kind for each in (one, other) if each is not None}
    if one is not None and other is not None and "place" in kinds and kinds <= {"place", "state"}:
        return _one_place(joined(was), joined(now)) or (None if len(kinds) > 1 or _one_region(was, now) else False)
    if _states(was) & _states(now):
        return True
    first = one.actor if one is not None else None
    second = other.actor if other is not None else None
    if first is None or second is None:
        return None
    return first == second or ("/" not in first + second and first.split(".")[0] == second.split(".")[0])


def _one_place(was: str, now: str) -> bool:
    """Whether two names are names of one place, "Kiev", "Kyiv", or one is in the other: "Rome", "Italy"."""
    first, second = locations(was), locations(now)
    same = any((one.latitude, one.longitude) == (other.latitude, other.longitude) for one in first for other in second)
    return same or _lies_in(first, second) or _lies_in(second, first)


def _one_region(was: Sequence[Token], now: Sequence[Token]) -> bool:
    """Whether two names may be spellings of one place: much alike, and of one country, as a town and its province."""
    one, other = joined(was), joined(now)
    lands = ({place.country for place in locations(name)} for name in (one, other))
    alike = SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() >= _ONE_NAME
    return alike and bool(set.intersection(*lands)) and not any(map(_is_state, (*locations(one), *locations(other))))


_ONE_NAME = 0.9
"""Likeness of letters from which two names of places in one country are taken for one."""


def _states(words: Sequence[Token]) -> frozenset[str]:
    """The states of which some words are a name or an adjective: "British", "UK"."""
    entries = load_codebook().entries(joined(words))
    return frozenset(each.state for each in entries if each.kind == "state" and each.state)


def _lies_in(places: Sequence[Location], states: Sequence[Location]) -> bool:
    """Whether the likeliest of some places is of one of some states, and no state itself."""
    likeliest = max(places, key=lambda place: place.people, default=None)
    of = {place.country for place in states if _is_state(place)}
    return likeliest is not None and not any(_is_state(place) for place in places) and likeliest.country in of


def _is_state(place: Location) -> bool:
    return place.feature.startswith("PCL")


def spelt(token: Token) -> str:
    """A name in one of its British and American spellings."""
    plain = token.lower.removesuffix("'s").replace("is", "iz").replace("our", "or").replace("tre", "ter")
    return plain.replace("sk", "sc")


def akin(was: Sequence[Token], now: Sequence[Token]) -> bool:
    """Whether two names may be one: in another spelling, cut short, or as initials."""
    first, second = {_bare(t) for t in was}, {_bare(t) for t in now}
    heads = any(
        one.startswith(other[:4])
        or (min(len(one), len(other)) >= _CLIPPED and (one.startswith(other) or other.startswith(one)))
        for one in first
        for other in second
    )
    alike = any(_spelt_alike(one, other) for one in first for other in second)
    return (
        bool(first & second)
        or first | second <= _WEB
        or heads
        or alike
        or _stands_for(was, second)
        or _stands_for(now, first)
    )


_WEB = frozenset({"internet", "web", "net"})
"""Names of one thing."""


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two words may be one name in two spellings: "Riga", "Righa"."""
    return one[:2] == other[:2] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


_ALIKE = 0.75
"""Likeness of letters from which two names may be spellings of one."""


def _stands_for(long: Sequence[Token], short: Set[str]) -> bool:
    """Whether one of some words is made of the first letters of a name: "the Vanora Grain Board", "VGB"."""
    words = [t for t in long if _bare(t) not in FIRMS]
    letters = {"".join(t.text[0] for t in each).lower() for each in (long, words, [*words, *_group(long)])}
    letters |= {f"{each}o" for each in letters if each.startswith("c")}  # a chief executive is a CEO
    return any(len(each) > 1 and each in short for each in letters) or any(_abbreviates(each, words) for each in short)


def _abbreviates(short: str, words: Sequence[Token]) -> bool:
    """Whether a word takes its letters from a name in order, the first of each word among them: "TPP", "ExIm"."""
    if not 1 < len(short) <= _INITIALS or not words or len(words) > len(short):
        return False
    rest = iter("".join(word.lower for word in words))
    return all(word.lower[0] in short for word in words) and all(letter in rest for letter in short)


_INITIALS = 6
"""Letters that a name made of the letters of another has at most."""


def _group(words: Sequence[Token]) -> list[Token]:
    return [token for token in words if token.lower == "group"]


def _bare(token: Token) -> str:
    return token.lower.removesuffix("'s")


FIRMS = frozenset({"inc", "corp", "co", "ltd", "plc", "group", "llc", "company", "corporation", "limited", "ag"})
_CLIPPED = 3
"""Letters of a name cut short: "the Fed", "the Federal Reserve"."""
