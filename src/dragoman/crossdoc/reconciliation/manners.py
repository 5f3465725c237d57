"""Two sentences of one happening in, what they give otherwise whatever their verbs out: manners, sides, amounts.

"In a police boat" and "by helicopter", "by a show of hands" and "in a secret ballot", "outside a mosque" and "at his
home": each report names one member of the set alone, from its first word to its last. "North of the town" and "south of
the town", "30,000 tonnes of crude" and "80,000 tonnes of crude", "two frigates" and "five frigates".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.opposites import Opposite, opposite_nouns
from dragoman.codebooks.points import CountedNoun, counted_nouns
from dragoman.crossdoc.reconciliation.differences import Difference
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.values import CONTRADICT, compare_quantities
from dragoman.language.quantities import Quantity, quantities_of
from dragoman.language.words import STOP_WORDS, stem_of, words_of

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


_SIDE = re.compile(
    r"\b(?P<side>(?:north|south)(?:-?(?:east|west))?|east|west)(?:ern|ward|wards)? of (?:the )?"
    r"(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_ACROSS = {"north": "south", "south": "north", "east": "west", "west": "east"}
_STUFF = re.compile(r" of (?P<stuff>[a-z]{3,})\b")


def compared_bearings(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    """The differences of two sentences that are known to be of one thing.

    Args:
        first: The text of one report.
        one: Where the sentence stands in it.
        second: The text of the other report.
        other: Where the sentence stands in that.
    """
    yield from _sides(first, one, second, other)
    yield from _stuffs(first, one, second, other)


def has_side(text: str) -> bool:
    """Whether a sentence says on which side of a place something is."""
    return _SIDE.search(text) is not None


def _sides(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    a, b = list(_SIDE.finditer(first, *one)), list(_SIDE.finditer(second, *other))
    if len(a) == len(b) == 1 and a[0]["place"] == b[0]["place"] and _are_across(a[0]["side"], b[0]["side"]):
        yield Difference(point="where", relation=CONTRADICT, first=a[0].span(), second=b[0].span())


def _are_across(first: str, second: str) -> bool:
    """Whether no point lies on both sides; north and north-east may be one."""
    return any(side in first and across in second for side, across in _ACROSS.items())


def _stuffs(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    a, b = _measured(first, one), _measured(second, other)
    for key in sorted(a.keys() & b.keys()):
        mine, theirs = a[key], b[key]
        if mine is not None and theirs is not None and compare_quantities(mine, theirs) == CONTRADICT:
            yield Difference(
                point="how much", relation=CONTRADICT, first=(mine.start, mine.end), second=(theirs.start, theirs.end)
            )


def compared_areas(first: str, one: Span, second: str, other: Span) -> Iterator[Difference]:
    """The areas of two sentences that surely are of one happening and give one each."""
    a, b = _areas(first, one), _areas(second, other)
    if len(a) == len(b) == 1 and compare_quantities(a[0], b[0]) == CONTRADICT:
        spans = [(each.start, each.end) for each in (a[0], b[0])]
        yield Difference(point="how much", relation=CONTRADICT, first=spans[0], second=spans[1])


def _areas(text: str, span: Span) -> list[Quantity]:
    return [each for each in quantities_of(text, *span) if each.kind == "measure" and each.unit == "area"]


def _measured(text: str, span: Span) -> dict[tuple[str, str], Quantity | None]:
    """Dimension and stuff -> the measure of it; None where a sentence has two."""
    found: dict[tuple[str, str], Quantity | None] = {}
    for quantity in quantities_of(text, *span):
        match = _STUFF.match(text, quantity.end, span[1])
        if quantity.kind == "measure" and quantity.unit in _BULK and match and match["stuff"] not in STOP_WORDS:
            key = (quantity.unit or "", stem_of(match["stuff"]))
            found[key] = None if key in found else quantity
    return found


def compared_counts_of(
    first: str, one: Span, second: str, other: Span, *, kinds: frozenset[str]
) -> Iterator[Difference]:
    """Counts of one noun, and sums of one currency, in two sentences that surely are of one happening.

    Each sentence gives one alone, exactly, and none is known to the other report. `kinds`: count, money.
    """
    a, b = _counted(first, one, kinds), _counted(second, other, kinds)
    for key in sorted(a.keys() & b.keys()):
        mine, theirs = a[key], b[key]
        if mine is None or theirs is None or not (_is_exact(mine) and _is_exact(theirs)):
            continue
        alone = _figure(first, mine) not in second and _figure(second, theirs) not in first
        if alone and compare_quantities(mine, theirs) == CONTRADICT and _alike(first, one, mine, second, other, theirs):
            yield Difference(
                point="how many" if mine.kind == "count" else "how much", relation=CONTRADICT,
                first=(mine.start, mine.end), second=(theirs.start, theirs.end),
            )  # fmt: skip


def _counted(text: str, span: Span, kinds: frozenset[str]) -> dict[tuple[str, str], Quantity | None]:
    """Kind, and noun or currency -> the quantity; None where a sentence has two of them."""
    found: dict[tuple[str, str], Quantity | None] = {}
    for quantity in quantities_of(text, *span):
        about = quantity.noun if quantity.kind == "count" else quantity.unit if quantity.kind == "money" else None
        noun = _nouns().get(about or "")
        if about is None or quantity.kind not in kinds or (noun is not None and (noun.grows or noun.vague)):
            continue
        key = quantity.kind, noun.name if noun is not None else about
        found[key] = None if key in found else quantity
    return found


def _is_exact(quantity: Quantity) -> bool:
    return not quantity.approximate and quantity.low == quantity.high and quantity.stated > 1


def _figure(text: str, quantity: Quantity) -> str:
    """The number as written."""
    return text[quantity.start : quantity.end].split(" ")[0]


def _alike(first: str, one: Span, mine: Quantity, second: str, other: Span, theirs: Quantity) -> bool:
    """Whether a word that narrows down what is counted is in the other sentence too, or names its state."""
    known = [_known(first, one), _known(second, other)]
    narrowed = [
        {word for modifier in quantity.modifiers for word in _of_state(modifier)} for quantity in (mine, theirs)
    ]
    return narrowed[0] <= known[1] and narrowed[1] <= known[0]


def _known(text: str, span: Span) -> set[str]:
    return {each for word in words_of(text, *span) for each in _of_state(text[word.start : word.end])}


@lru_cache(maxsize=20_000)
def _of_state(word: str) -> frozenset[str]:
    """A word by its stem, and a state or its people by the state's code."""
    entries = load_codebook().entries(word[:1].upper() + word[1:])
    states = {(entry.actor or "")[:3] for entry in entries if entry.role in ("demonym", "name")}
    return frozenset(states or {stem_of(word)})


@cache
def _nouns() -> dict[str, CountedNoun]:
    return {stem_of(word): noun for word, noun in counted_nouns().items()}


_BULK = frozenset({"mass", "volume", "length"})
