"""Two clauses that tell one happening in, the slots in which they cannot both be true out.

Each slot has its own reading of "cannot": two times that share no hour, two places of which neither holds the other,
two exact numbers of one thing in one role, two names in a role that only one can have, two means of one set.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import inf

from dragoman.codebooks.gazetteer import Location, fold, locations
from dragoman.codebooks.opposites import day_parts, single_acts
from dragoman.codebooks.points import CountedNoun, counted_nouns
from dragoman.crossdoc.reconciliation.clauses import Amount, Clause, Side
from dragoman.crossdoc.reconciliation.phrases import DIFFER, OPEN, SAME, Phrase, exclusive, relation_of
from dragoman.crossdoc.reconciliation.values import (
    AGREE,
    CONTRADICT,
    LESS_PRECISE,
    UNDECIDED,
    UPDATE,
    compare_quantities,
)
from dragoman.language.quantities import Quantity
from dragoman.language.words import stem_of
from dragoman.model.annotations import TimeExpression

Span = tuple[int, int]

_WHERE = frozenset("in at near outside inside off on around".split())
_ROUTES = (_WHERE, frozenset({"from"}), frozenset("to for into onto toward towards".split()))
"""Prepositions of where something is, where it comes from and where it goes: only those of one row are compared."""
_MEANS = frozenset("by in with on through over via aboard using from under".split())
_TO = frozenset({"to", "with"})
_ZONES = ("gmt", "utc", "local time", "est", "edt", "cet", "bst", "pst", "(")
_ONE_DOER = frozenset(
    "kill shoot stab appoint elect nominate replace convict acquit arrest dismiss score award rescue win lose beat "
    "defeat find discover lead pull carry save steal rob hijack paint build design invent write compose pilot drive "
    "ram bite poison strangle christen ordain crown cause open close chair command fly inaugurate unveil hand present "
    "deliver head launch preside found".split()
)
"""Acts of one thing that only one party does, or, of a post, only one is done to."""
_DOWNED = frozenset({"shoot down", "bomb", "shell", "attack"})
"""Acts of one thing at one time that are laid on one side."""
_SEVERAL_DO = frozenset("meet conversed sign signed vote reach arrive arrived left carry hit resign".split())
"""Acts that several do with one thing, each for himself."""
_ONE_HANDED = frozenset("decree order bill law edict warrant pardon".split())
"""What one person signs; a treaty has several hands under it."""
POSTED = frozenset({"appoint", "elect", "nominate", "swear in"})
_GIVEN = frozenset("leave bequeath hand give sell tender submit deliver award marry introduce".split())
"""Acts whose thing goes to one receiver."""
_TOLLS = frozenset("kill die death injure arrest flee evacuate abduct displace detain wound".split())
"""Acts whose number rises while reports come in."""
_NEAR_TOWNS = 0.6
"""Degrees within which one town may be named for the other."""
_DAY = 24
_HOUR = 1
"""Hours by which two clock times of one moment may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A slot of two clauses whose values differ; spans are code points into each report."""

    point: str
    relation: str
    first: Span
    second: Span


def differences(first: Clause, second: Clause, roles: tuple[str, str]) -> Iterator[Difference]:
    """How the slots of two clauses of one act differ; `roles` is how their themes and their agents stand."""
    yield from _who(first, second, roles)
    yield from compared_times(first, second)
    yield from _where(first, second)
    yield from _how_many(first, second)
    yield from _how(first, second)
    yield from _whom(first, second)


def _who(first: Clause, second: Clause, roles: tuple[str, str]) -> Iterator[Difference]:
    theme, agent = roles
    if theme == OPEN and first.act in POSTED and first.theme and second.theme and _two_names(first.theme, second.theme):
        theme = DIFFER
    if agent == DIFFER and theme == SAME and first.agent and second.agent and _of_one_doer(first, second):
        kind = exclusive(first.agent, second.agent)
        point = kind.point if kind is not None and kind.point == "how" else "who"
        yield Difference(point=point, relation=CONTRADICT, first=_named(first.agent), second=_named(second.agent))
    elif theme == DIFFER and first.theme and second.theme and (_is_posting(first) or agent != DIFFER):
        told = _is_posting(first) or not (first.theme.names and second.theme.names)
        single = not (first.theme.plural or second.theme.plural or first.theme.joined or second.theme.joined)
        yield Difference(
            point="who" if _is_posting(first) else "whom", relation=CONTRADICT if single and told else UNDECIDED,
            first=_named(first.theme), second=_named(second.theme),
        )  # fmt: skip
    elif DIFFER in roles:
        yield Difference(
            point="who", relation=UNDECIDED, first=(first.start, first.end), second=(second.start, second.end)
        )


def _is_posting(clause: Clause) -> bool:
    """Whether one post is given to one person."""
    return clause.act in POSTED


def _two_names(first: Phrase, second: Phrase) -> bool:
    return (
        bool(first.names and second.names)
        and relation_of(first, second) != SAME
        and first.names.isdisjoint(second.names)
    )


def _of_one_doer(first: Clause, second: Clause) -> bool:
    if first.agent is not None and second.agent is not None and (first.agent.joined or second.agent.joined):
        return False
    if first.lemma == "sign" or second.lemma == "sign":
        return first.theme is not None and first.theme.head in _ONE_HANDED
    if first.agent is None or second.agent is None or first.agent.plural or second.agent.plural:
        return bool({first.lemma, first.act} & (_ONE_DOER | _DOWNED)) or any(
            each.name == "killing" for each in first.sets
        )
    if {first.lemma, first.act} & _DOWNED:
        return True
    once = {first.act, second.act, *(each.member for each in (*first.sets, *second.sets))} & single_acts().keys()
    return bool({first.lemma, second.lemma} & _ONE_DOER or once - _SEVERAL_DO)


def compared_times(first: Clause, second: Clause) -> Iterator[Difference]:
    """The times of two clauses, where each names one that it surely means."""
    one, other = _when(first), _when(second)
    if one is None or other is None:
        if one is None and other is None:
            yield from _compared_parts(first, second)
        return
    (hours, span, words), (hours_other, span_other, words_other) = one, other
    if _bare(first, span) != _bare(second, span_other):
        return
    if words == words_other or _zoned(words) != _zoned(words_other):
        return
    apart = max(hours[0], hours_other[0]) - min(hours[1], hours_other[1])
    if apart >= 0:
        yield Difference(point="when", relation=CONTRADICT, first=span, second=span_other)
    elif hours != hours_other:
        yield Difference(point="when", relation=LESS_PRECISE, first=span, second=span_other)


def _compared_parts(first: Clause, second: Clause) -> Iterator[Difference]:
    """Before dawn, and in the late afternoon, where neither clause names a day."""
    if not (first.hours and second.hours) or first.times or second.times:
        return
    a, b = day_parts()[first.hours[0]], day_parts()[second.hours[0]]
    shifted = [(b[0] + day, b[1] + day) for day in (-24, 0, 24)]
    if all(max(a[0], each[0]) >= min(a[1], each[1]) for each in shifted):
        yield Difference(point="when", relation=CONTRADICT, first=first.span, second=second.span)


def _bare(clause: Clause, span: Span) -> bool:
    """Whether a time is an hour alone, whose day is that of some other words."""
    return any(t.type == "TIME" and not _OF_DAY.search(t.expression_text) and t.expression_start == span[0]
               for t in clause.times)  # fmt: skip


_OF_DAY = re.compile(r"day\b|January|February|March|April|May|June|July|August|September|October|November|December")


def _zoned(words: str) -> str | None:
    return next((zone for zone in _ZONES if zone in words), None)


def _when(clause: Clause) -> tuple[tuple[int, int], Span, str] | None:
    """The hours since the first day of the calendar within which a clause says that it was, if it says one time."""
    found = [time for time in clause.times if _is_point(time) and _hours(time) is not None]
    if not found:
        return None
    hours = [_hours(time) for time in found]
    narrowest = min(zip(hours, found, strict=True), key=lambda pair: (pair[0][1] - pair[0][0]) if pair[0] else 0)
    inside = all(each and narrowest[0] and each[0] <= narrowest[0][0] < each[1] for each in hours)
    if not inside or narrowest[0] is None:
        return None
    time = narrowest[1]
    if narrowest[0][1] - narrowest[0][0] == _DAY and len(found) == 1 and clause.hours:
        part = day_parts()[clause.hours[0]]
        begin = narrowest[0][0]
        return (begin + part[0], begin + part[1]), (time.expression_start, time.expression_end), clause.hours[0]
    return narrowest[0], (time.expression_start, time.expression_end), time.expression_text.lower()


def _is_point(time: TimeExpression) -> bool:
    """Whether it is a day or an hour, or a month or year by its name: "last week" is counted in many ways."""
    if time.type not in ("DATE", "TIME"):
        return False
    return time.time_earliest == time.time_latest or _NAMED.search(time.expression_text) is not None


_NAMED = re.compile(r"\d{4}|January|February|March|April|May|June|July|August|September|October|November|December")


def _hours(time: TimeExpression) -> tuple[int, int] | None:
    if time.time_earliest is None or time.time_latest is None:
        return None
    begin = date.fromisoformat(time.time_earliest).toordinal() * 24
    if time.time_earliest != time.time_latest:
        return begin, date.fromisoformat(time.time_latest).toordinal() * 24 + 24
    _, clock, rest = (time.value or "").partition("T")
    if clock and rest[:2].isdigit():
        return begin + int(rest[:2]), begin + int(rest[:2]) + _HOUR
    part = day_parts().get(_PARTS.get(rest, "")) if clock else None
    words = time.expression_text.lower()
    part = next((hours for word, hours in _longest_parts() if word in words), part)
    return (begin + part[0], begin + part[1]) if part else (begin, begin + 24)


_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday"}


@cache
def _longest_parts() -> tuple[tuple[str, tuple[int, int]], ...]:
    return tuple(sorted(day_parts().items(), key=lambda item: -len(item[0])))


def _where(first: Clause, second: Clause) -> Iterator[Difference]:
    for words in _ROUTES:
        one, other = ([side for side in clause.sides if side.preposition in words] for clause in (first, second))
        yield from _compared_places(one, other)


def _compared_places(one: Sequence[Side], other: Sequence[Side]) -> Iterator[Difference]:
    for a in one:
        for b in other:
            if _exclusive_sides([a], [b], "where") and len(_of_set(one, "site")) == len(_of_set(other, "site")) == 1:
                yield Difference(point="where", relation=CONTRADICT, first=_of(a.phrase), second=_of(b.phrase))
    towns = [[(side, found) for side in sides if (found := _located(side))] for sides in (one, other)]
    if towns[0] and towns[1] and not any(_may_hold(a, b) for _, a in towns[0] for _, b in towns[1]):
        (a, _), (b, _) = towns[0][0], towns[1][0]
        yield Difference(point="where", relation=CONTRADICT, first=_of(a.phrase), second=_of(b.phrase))


def _of_set(sides: Sequence[Side], name: str) -> list[Side]:
    return [side for side in sides if any(kind.name == name for kind in side.phrase.kinds)]


def _located(side: Side) -> tuple[Location, ...]:
    return locations(side.phrase.name) if side.phrase.name and side.phrase.named else ()


def _may_hold(first: Sequence[Location], second: Sequence[Location]) -> bool:
    """Whether one place may lie in the other, or be so near that it stands for it."""
    return any(_holds(a, b) or _holds(b, a) or _is_near(a, b) for a in first for b in second)


def _holds(large: Location, small: Location) -> bool:
    if large.feature[:3] not in ("PCL", "ADM") and not large.feature.startswith("PPL"):
        return True  # a sea, a mountain range, a part of the world: who knows
    if large.feature.startswith("PCL"):
        return large.country == small.country
    if large.feature.startswith("ADM"):
        return large.country == small.country and (small.region is None or fold(small.region) == fold(large.name))
    return False


def _is_near(first: Location, second: Location) -> bool:
    if first.feature.startswith("PCL") or second.feature.startswith("PCL"):
        return False
    return abs(first.latitude - second.latitude) + abs(first.longitude - second.longitude) < _NEAR_TOWNS


def _how_many(first: Clause, second: Clause) -> Iterator[Difference]:
    one, other = _keyed(first), _keyed(second)
    for key in sorted(one.keys() & other.keys(), key=str):
        a, b = one[key], other[key]
        if a is None or b is None:
            continue
        relation = compare_quantities(a, b)
        noun = _nouns().get(a.noun or "")
        if relation == CONTRADICT and (first.act in _TOLLS or (noun is not None and noun.grows) or _is_toll(first)):
            relation = UPDATE if first.report.before(second.report) else UNDECIDED
        if relation != AGREE:
            yield Difference(
                point="how many" if a.kind == "count" else "how much", relation=relation,
                first=(a.start, a.end), second=(b.start, b.end),
            )  # fmt: skip


def _is_toll(clause: Clause) -> bool:
    return any((each.name, each.member) in (("fate", "died"), ("custody", "detained")) for each in clause.sets)


_Key = tuple[str, str, str | None, str | None]


def _keyed(clause: Clause) -> dict[_Key, Quantity | None]:
    """The quantities of a clause by role, kind, unit and noun; None where it has two of one key."""
    found: dict[_Key, Quantity | None] = {}
    for amount in clause.amounts:
        quantity = amount.quantity
        if quantity.kind not in ("count", "measure", "money"):
            continue
        noun = _nouns().get(quantity.noun or "")
        key = (_role(clause, amount), quantity.kind, quantity.unit, noun.name if noun else quantity.noun)
        if (key[1] == "count" and key[3] is None) or quantity.low == 0 or quantity.high == inf:
            continue
        found[key] = None if key in found else quantity
    return found


def _role(clause: Clause, amount: Amount) -> str:
    return "theme" if amount.role == "subject" and clause.agent is None else amount.role


@cache
def _nouns() -> dict[str, CountedNoun]:
    return {stem_of(word): noun for word, noun in counted_nouns().items()}


def _how(first: Clause, second: Clause) -> Iterator[Difference]:
    one, other = ([side for side in clause.sides if side.preposition in _MEANS] for clause in (first, second))
    pair = _exclusive_sides(one, other, "how")
    if pair is not None:
        yield Difference(point="how", relation=CONTRADICT, first=_of(pair[0].phrase), second=_of(pair[1].phrase))


def _whom(first: Clause, second: Clause) -> Iterator[Difference]:
    """To whom something was given: two offices, or two names."""
    if first.lemma not in _GIVEN and second.lemma not in _GIVEN:
        return
    for a in first.sides:
        for b in second.sides:
            to_one = (
                a.preposition in _TO and b.preposition == a.preposition and not (a.phrase.joined or b.phrase.joined)
            )
            if to_one and _two_receivers(a.phrase, b.phrase):
                yield Difference(point="whom", relation=CONTRADICT, first=_of(a.phrase), second=_of(b.phrase))


def _two_receivers(first: Phrase, second: Phrase) -> bool:
    relation = relation_of(first, second)
    described = not (first.pronoun or second.pronoun or first.named or second.named or first.plural or second.plural)
    return relation == DIFFER or (relation == OPEN and described)


def _exclusive_sides(one: Sequence[Side], other: Sequence[Side], point: str) -> tuple[Side, Side] | None:
    for a in one:
        for b in other:
            kind = exclusive(a.phrase, b.phrase)
            if kind is not None and kind.point == point and not _shares(kind.name, one, other):
                return a, b
    return None


def _shares(name: str, one: Sequence[Side], other: Sequence[Side]) -> bool:
    members = [
        {kind.member for side in sides for kind in side.phrase.kinds if kind.name == name} for sides in (one, other)
    ]
    return not members[0].isdisjoint(members[1])


def _of(phrase: Phrase) -> Span:
    return phrase.start, phrase.end


def _named(phrase: Phrase) -> Span:
    return phrase.start, phrase.whole
