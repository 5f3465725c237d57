"""Two aligned sentences in, the numbers and dates that the second gives otherwise out."""

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.crossdoc.drift.aliases import is_ticker
from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import APPROXIMATE, DEADLINES, MONTHS, PERIODS, POINTS, WEEKDAYS
from dragoman.crossdoc.drift.matter import part_told
from dragoman.crossdoc.drift.moving import is_new_issue, moved, own_news
from dragoman.crossdoc.drift.tokens import Number, Piece, Token, beside, gives, rounded
from dragoman.language.words import NUMBER_WORDS, STOP_WORDS

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def numbers(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Numbers of one thing that are not the same, or stand under another bound."""
    for first, other in _counterparts(a, b):
        if _is_year(a, first) or _is_year(b, other) or first.vague != other.vague:
            continue
        if rounded(first, other) and (first.bound == other.bound or first.value != other.value):
            continue
        if is_ticker(a, first.first) != is_ticker(b, other.first):
            continue  # in brackets, as what it is in another currency
        if first.value == other.value and (_short_of(a, first, other) or _short_of(b, other, first)):
            continue
        if first.value == other.value and (_half_bound(a, first) or _half_bound(b, other)):
            continue
        if _nearly(a, first, b, other) or _apart(a, first, b, other) or moved(a, first, b, other):
            continue
        if _of_days(a, b) or _converted(a, b) or _besides(a, first) != _besides(b, other):
            continue  # by another scale, of another thing besides
        if _of_others(a, first) != _of_others(b, other) or _is_limit(a, first) or _is_limit(b, other):
            continue
        if a.find("respectively") or b.find("respectively") or _is_sum(a, other) or _is_sum(b, first):
            continue  # the nouns stand elsewhere; the whole of two parts
        if _is_part(b, other) != _is_part(a, first):
            continue
        if _rest(a, first) == other.value and len(_told(a) & _told(b)) <= 1:
            continue
        before, after = _counted(a, first), _counted(b, other)
        was, now = a.reading.text[slice(*before)], b.reading.text[slice(*after)]
        yield Change(
            kind="number_changed", before=before, after=after,
            explanation=f'{FROM} gives "{was}", {TO} says "{now}"',
        )  # fmt: skip


def _short_of(piece: Piece, rough: Number, bounded: Number) -> bool:
    """Whether one of two is said to be just not reached, and the other is bounded so: "nearly 60", "just under 60"."""
    before = piece.tokens[rough.first - 1].lower if rough.first else ""
    return before in ("nearly", "almost", "near") and bounded.bound == "from above"


def _of_days(a: Piece, b: Piece) -> bool:
    """Whether two sentences tell of different days of the week: "as of Monday ten voted", "as of Tuesday twelve"."""
    ours, theirs = WEEKDAYS & a.places.keys(), WEEKDAYS & b.places.keys()
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _besides(piece: Piece, number: Number) -> bool:
    return any(token.lower == "also" for token in piece.tokens[max(0, number.first - _CLAUSE) : number.first])


def _half_bound(piece: Piece, number: Number) -> bool:
    """Whether a word of its bound was forgotten or misspelt: "more 40 sheep", "more then 40 sheep"."""
    if number.first > 1 and piece.tokens[number.first - 1].lower == "then":
        return piece.tokens[number.first - 2].lower in ("more", "less", "fewer")
    return (
        not number.bound
        and number.first > 0
        and piece.tokens[number.first - 1].lower in ("more", "many", "least", "less", "fewer", "over")
    )


def _told(piece: Piece) -> set[str]:
    """The stems of its words that are no numbers."""
    return {t.stem for t in piece.tokens if t.lower not in STOP_WORDS | NUMBER_WORDS.keys() and t.text[0].isalpha()}


def _nearly(a: Piece, first: Number, b: Piece, other: Number) -> bool:
    """Whether two numbers differ by no more than a word of one allows: "almost 80", "78"."""
    if first.value == other.value:
        return False
    if _above(first, other) or _above(other, first):
        return True
    bounded = first.bound or other.bound
    rough = _approximate(a, first) or _approximate(b, other)
    far = _ROUGHLY if rough else _CLOSE
    return bool(bounded or rough) and abs(first.value - other.value) <= far * max(first.value, other.value)


_SCALES = (
    ("mile", "kilometr kilomet km"), ("gallon", "litr liter"), ("fahrenheit", "celsius centigrade"),
    ("foot feet", "metr meter"),
    ("pound lb", "kilogram kilo kg"), ("acr", "hectar"), ("barrel", "tonn ton"),
    ("inch inche", "centimetr centimet cm"),
)  # fmt: skip


def _converted(a: Piece, b: Piece) -> bool:
    """Whether the second sentence measures by another scale: gallons, litres."""
    ours, theirs = ({word for token in piece.tokens for word in (token.stem, token.lower)} for piece in (a, b))
    for one, other in _SCALES:
        first, second = set(one.split()), set(other.split())
        for here, there in ((first, second), (second, first)):
            if ours & here and theirs & there and not (ours & there or theirs & here):
                return True
    return False


def fractions(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Another part of one whole: "two thirds of the members", "three quarters of the members"."""
    first, second = _fractions(a), _fractions(b)
    if len(first) == len(second) == 1 and part_told(a, b) >= _HALF:
        (was, (i, k)), (now, (j, m)) = first[0], second[0]
        if was != now:
            spans = a.words(i, k), b.words(j, m)
            yield Change(
                kind="number_changed", before=spans[0], after=spans[1],
                explanation=f'{FROM} gives "{a.reading.text[slice(*spans[0])]}", '
                f'{TO} "{b.reading.text[slice(*spans[1])]}"',
            )  # fmt: skip


_HALF = 0.5


def _fractions(piece: Piece) -> list[tuple[float, tuple[int, int]]]:
    found = []
    for at, token in enumerate(piece.tokens[1:], start=1):
        parts, whole = _NUMERATORS.get(piece.tokens[at - 1].lower), _DENOMINATORS.get(token.lower)
        if parts is not None and whole is not None:
            found.append((parts / whole, (at - 1, at)))
    return found


_NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_DENOMINATORS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10}


def _is_part(piece: Piece, number: Number) -> bool:
    """Whether it counts some of those spoken of: "two of the men"."""
    return [token.lower for token in piece.tokens[number.last + 1 : number.last + 3]] in (["of", "the"], ["of", "them"])


def _of_others(piece: Piece, number: Number) -> bool:
    """Whether it counts the others: "the two other banks", "the top three banks"."""
    return any(token.lower == "other" for token in piece.tokens[max(0, number.first - 2) : number.last + 3])


def _is_limit(piece: Piece, number: Number) -> bool:
    """Whether another word bounds it: "a statutory maximum of ten years"."""
    return any(token.lower in ("maximum", "minimum") for token in piece.tokens[max(0, number.first - 5) : number.first])


def _is_sum(piece: Piece, whole: Number) -> bool:
    """Whether two numbers of the other sentence make up a number: three years, the other two suspended: five years."""
    values = [number.value for number in piece.numbers]
    return any(one + other == whole.value for at, one in enumerate(values) for other in values[at + 1 :])


def _above(bounded: Number, exact: Number) -> bool:
    """Whether one is the other cut down to its handy part: "more than 12", "12.9"."""
    grain = bounded.scale * 10.0 ** -len(f"{bounded.value / bounded.scale:g}".partition(".")[2])
    return bounded.bound == "from below" and exact.bound is None and 0 < exact.value - bounded.value < grain


_CLOSE, _ROUGHLY = 0.05, 0.1
"""Share by which a number after "above", and one after "about", may differ from the exact one."""


def _approximate(piece: Piece, number: Number) -> bool:
    return number.first > 0 and piece.tokens[number.first - 1].lower in APPROXIMATE | {"near", "just"}


def _apart(a: Piece, first: Number, b: Piece, other: Number) -> bool:
    """Whether the words around two different numbers are others: then they are of two things."""
    if first.value == other.value:
        return False
    ours, theirs = beside(a, first.first, first.last), beside(b, other.first, other.last)
    return len(ours & theirs) < min(_TWO, len(ours), len(theirs))


_TWO = 2
"""Words around two numbers that are the same if the numbers are of one thing."""


def _rest(piece: Piece, number: Number) -> float | None:
    """What is left of the whole: 16 for "four of the twenty"."""
    following = [each for each in piece.numbers if number.last < each.first <= number.last + 3]
    words = [token.lower for token in piece.tokens[number.last + 1 : number.last + 2]]
    return following[0].value - number.value if following and words == ["of"] else None


def _counterparts(a: Piece, b: Piece) -> Iterator[tuple[Number, Number]]:
    """Numbers of one thing: those of equal value, and those left over, where no other comes into question."""
    for here, there in (
        ([n for n in a.numbers if gives(b, n)], [n for n in b.numbers if gives(a, n)]),
        ([n for n in a.numbers if not gives(b, n)], [n for n in b.numbers if not gives(a, n)]),
    ):
        for first in here:
            same = [other for other in there if _same_thing(first, other)]
            if gives(b, first) and same and not rounded(first, same[0]):
                continue
            if len(same) == 1 and sum(_same_thing(number, same[0]) for number in here) == 1:
                yield first, same[0]


def _counted(piece: Piece, number: Number) -> tuple[int, int]:
    """Where a number stands with the words of its bound: "at least three"."""
    return piece.words(max(0, number.first - (number.words if number.bound else 0)), number.last)


def _same_thing(a: Number, b: Number) -> bool:
    if ("old" in a.units[:2]) != ("old" in b.units[:2]) or a.before != b.before:
        return False  # an age is no duration, where it began is not where it is
    if a.units[:1] == b.units[:1] == ("percent",) and a.value + b.value == _WHOLE:
        return False  # what is left of it
    return bool(set(a.units[:2]) & set(b.units[:2])) or (a.lead is not None and a.lead == b.lead)


_WHOLE = 100.0


def _is_year(piece: Piece, number: Number) -> bool:
    return _YEAR.fullmatch(piece.tokens[number.first].text) is not None


def ordinals(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Another place in a series: "the fourth mission", "the maiden mission"."""
    if len(a.ordinals) != 1 or len(b.ordinals) != 1:
        return
    (i, was), (j, now) = *a.ordinals.items(), *b.ordinals.items()
    if _other_names(a, b) and _other_names(b, a):
        return
    if was == now or max(was, now) > _MOST_IN_SERIES or not _one_noun(a, b, i, j):
        return
    yield Change(
        kind="number_changed", before=a.words(i, i), after=b.words(j, j),
        explanation=f'{FROM} says "{a.tokens[i].text}", {TO} "{b.tokens[j].text}"',
    )  # fmt: skip


def _other_names(piece: Piece, other: Piece) -> bool:
    """Whether a sentence has a name that the other has not: then the place in a series is that of another."""
    names = (t for t in piece.tokens if t.name and t.lower not in WEEKDAYS | MONTHS | STOP_WORDS)
    return any(token.stem not in other.stems for token in names)


_MOST_IN_SERIES = 31
"""Beyond, an ordinal is part of a name: the 101st brigade."""


def _one_noun(a: Piece, b: Piece, i: int, j: int) -> bool:
    """Whether the same plain word follows both."""
    if i + 1 >= len(a.tokens) or j + 1 >= len(b.tokens):
        return False
    one, other = a.tokens[i + 1], b.tokens[j + 1]
    return one.stem == other.stem and one.lower not in STOP_WORDS and not one.name and one.lower not in PERIODS


def dates(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Another weekday, month, year or period; a day that became a deadline."""
    for what, test in _DATES.items():
        first = {a.tokens[at].lower: at for at in a.calendar if test(a.tokens, at)}
        second = {b.tokens[at].lower: at for at in b.calendar if test(b.tokens, at)}
        for word in [word for word in first if word in second]:
            yield from _prepositions(a, b, first[word], second[word])
        was, now = [word for word in first if word not in second], [word for word in second if word not in first]
        if len(was) != 1 or len(now) != 1:
            continue
        one, other = a.tokens[first[was[0]]], b.tokens[second[now[0]]]
        if _as_of(a, first[was[0]]) and _as_of(b, second[now[0]]):
            continue  # two states of a thing that goes on
        said = [_of_saying(piece, at) for piece, at in ((a, first[was[0]]), (b, second[now[0]]))]
        if said[0] != said[1] or (said[0] and _others_say(a, b)):
            continue  # when it was and when it was said; what two say
        if _one_time(a, b, one, other):
            continue
        if _of_other_acts(a, first[was[0]], b, second[now[0]], _TWO) and not (
            part_told(a, b, without=(one, other)) >= _SAME and _same_before(a, first[was[0]], b, second[now[0]])
        ):
            continue
        yield Change(
            kind="date_changed", before=(one.start, one.end), after=(other.start, other.end),
            explanation=f"{FROM} gives {one.text} as the {what}, {TO} {other.text}",
        )  # fmt: skip


def _as_of(piece: Piece, at: int) -> bool:
    return [token.lower for token in piece.tokens[max(0, at - 2) : at]] == ["as", "of"]


def _of_saying(piece: Piece, at: int) -> bool:
    """Whether a day is that on which somebody said so: "said on Monday"."""
    return any(cue in piece.cues for cue in range(max(0, at - 2), at))


def _others_say(a: Piece, b: Piece) -> bool:
    """Whether the words before the first cue of two sentences end in other names."""
    before = [piece.tokens[piece.cues[0] - 1].stem if piece.cues[0] else "" for piece in (a, b)]
    return before[0] != before[1]


def periods(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """As many of another unit: "two days after the vote", "two weeks after the vote"."""
    for first in a.numbers:
        for other in b.numbers:
            i, j = first.last + 1, other.last + 1
            if first.value != other.value or max(i + 1 - len(a.tokens), j + 1 - len(b.tokens)) >= 0:
                continue
            was, now = a.tokens[i], b.tokens[j]
            units = {was.stem, now.stem}
            if len(units) == 2 and units <= _UNITS and a.tokens[i + 1].stem == b.tokens[j + 1].stem:
                yield Change(
                    kind="date_changed", before=a.words(first.first, i), after=b.words(other.first, j),
                    explanation=f"{FROM} counts in {was.text}, {TO} in {now.text}",
                )  # fmt: skip


_UNITS = frozenset({"hour", "day", "week", "month", "year", "decade", "minute"})


_CLAUSE = 3
"""Words on either side of a date that say of what it is."""


def _of_other_acts(a: Piece, i: int, b: Piece, j: int, least: int) -> bool:
    """Whether fewer words than that beside two dates are the same."""
    ours, theirs = beside(a, i, i, _CLAUSE), beside(b, j, j, _CLAUSE)
    return bool(ours and theirs) and len(ours & theirs) < min(least, len(ours), len(theirs))


def _one_time(a: Piece, b: Piece, one: Token, other: Token) -> bool:
    """Whether two words name days that can be the same, or those of two pieces of news."""
    was, now = a.reading.time_at(one.start, one.end), b.reading.time_at(other.start, other.end)
    if own_news(a.reading, was, b.reading, now) or is_new_issue(a.reading, b.reading):
        return True
    if was is None or now is None or None in (was.time_earliest, was.time_latest, now.time_earliest, now.time_latest):
        return False
    return str(was.time_earliest) <= str(now.time_latest) and str(now.time_earliest) <= str(was.time_latest)


def _prepositions(a: Piece, b: Piece, i: int, j: int) -> Iterator[Change]:
    if i == 0 or j == 0 or _of_other_acts(a, i, b, j, 1):
        return
    before, after = a.tokens[i - 1], b.tokens[j - 1]
    if not {"since", "until"}.isdisjoint((before.lower, after.lower)):
        return  # "joined in 1931", "a member since 1931", "the largest until 1931"
    if any(t.lower in DEADLINES for piece, at in ((a, i), (b, j)) for t in piece.tokens[max(0, at - _CLAUSE) : at - 1]):
        return  # "until midnight on Friday"
    if (before.lower in POINTS and after.lower in DEADLINES) or (before.lower in DEADLINES and after.lower in POINTS):
        yield Change(
            kind="date_changed", before=(before.start, a.tokens[i].end), after=(after.start, b.tokens[j].end),
            explanation=f'{FROM} says "{before.text} {a.tokens[i].text}", '
            f'{TO} "{after.text} {b.tokens[j].text}"',
        )  # fmt: skip


def _weekday(tokens: Sequence[Token], at: int) -> bool:
    named = at + 1 < len(tokens) and tokens[at + 1].name and tokens[at + 1].lower not in MONTHS  # the Sunday Times
    return tokens[at].lower in WEEKDAYS and not named


def _month(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text == "May":
        beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
        return any(token.text[0].isdigit() or token.lower in _OF_MONTH for token in beside)
    return tokens[at].lower in MONTHS and tokens[at].text[0].isupper()


_OF_MONTH = frozenset({"in", "of", "since", "until", "last", "next", "early", "late", "mid"})


def _year(tokens: Sequence[Token], at: int) -> bool:
    return _YEAR.fullmatch(tokens[at].text) is not None


def _period(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in PERIODS - {"day"} and at > 0 and tokens[at - 1].lower in ("last", "next", "this")


def _same_before(a: Piece, i: int, b: Piece, j: int) -> bool:
    return min(i, j) > 0 and a.tokens[i - 1].lower == b.tokens[j - 1].lower


def _day_of_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands beside a month: "3 May", "May 3"."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    few = tokens[at].lower.isdecimal() and int(tokens[at].lower) <= _MOST_IN_SERIES
    return few and any(token.lower in MONTHS or token.text == "May" for token in beside)


_SAME = 0.75
"""Part of the words of two sentences that are the same, from which on a date needs no word beside it."""
_DATES: dict[str, Callable[[Sequence[Token], int], bool]] = {
    "weekday": _weekday, "month": _month, "day": _day_of_month, "year": _year, "period": _period,
}  # fmt: skip
