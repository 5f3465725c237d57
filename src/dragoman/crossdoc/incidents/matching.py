"""Two tellings in, how surely they are of one happening out.

A contradiction on one slot does not part them where the rest agrees: it is what reconciliation looks for.
On two slots it does. Source: the slot-wise view of event coreference in ECB+ (Cybulska and Vossen 2014).
"""

from collections.abc import Sequence

from dragoman.codebooks.parties import Code, one_side, places_of
from dragoman.crossdoc.incidents.tellings import Days, Telling

ENOUGH = 2.5
"""Evidence from which two tellings are one happening. States on both sides give 1 or 2, the same persons 2, and
each further slot that is the same (act, date, place, mode) about 1: parties alone are not enough. Set by reason."""
_SAME_WEEK = 7
"""Days that a date may span and still tell one happening from the next."""
_NOT_SO = frozenset({"negated", "hypothetical", "denied"})
_RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_REPEATED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "PROTEST", "ASSAULT", "AID", "COERCE"})
"""What the same parties do again and again: without a date or shared words two of them are two."""
_NAMED = frozenset({"war", "sieg", "insurgency", "uprising", "crisi"})
"""Acts, or stems, of what lasts and is named rather than told: there is one between the same parties, whoever is
the source."""
_ONE_OPENING = 31
"""Days between the dates of two openings of war from which on they are two; reports differ by less on when it began."""
_NEWS = 2
"""Days within which two reports tell without a date one attack of the same parties. At 7, 19 of 26 more joins of short
reports of a war were of two strikes."""
_FORMULA, _LONG = 2.1, 8
"""Shared words (of 3) and words of the shorter sentence from which on it is background told anew."""


def evidence(first: Telling, second: Telling) -> float | None:
    """How much speaks for one happening, or None where something speaks against it."""
    parties = _parties(first, second)
    when = _when(first, second)
    if parties is None or when is None or not _same_act(first, second, when) or not _same_stories(first, second, when):
        return None
    if when <= 0 and not _NOT_SO.isdisjoint({first.status, second.status}) and first.status != second.status:
        return None
    named = _named(first, second)
    if when <= 0 and not named and opens(first) != opens(second):
        return None
    slots = [when, _where(first, second), _how(first, second, when)]
    if sum(slot < 0 for slot in slots) > 1:
        return None
    words = 3.0 if _is_rewritten(first, second) else _shared_words(first, second)
    if when <= 0 and not named and first.type in _REPEATED and (words < 1.0 or _of_other_days(first, second)):
        return None
    return parties + words + sum(slots) + (2.0 if named else float(first.act == second.act))


def _parties(first: Telling, second: Telling) -> float | None:
    if _opening(first, second):
        sides = ((first.sources, second.sources), (first.recipients, second.recipients))
        return _both_sides([one_side(_states(ours), _states(theirs)) for ours, theirs in sides])
    if first.type in _RECIPROCAL or _named(first, second):
        return one_side(first.sources | first.recipients, second.sources | second.recipients)
    return _both_sides([one_side(first.sources, second.sources), one_side(first.recipients, second.recipients)])


def _both_sides(sides: Sequence[float | None]) -> float | None:
    known = [side for side in sides if side is not None]
    return sum(known) if len(known) == len(sides) and any(known) else None


def _states(codes: frozenset[Code]) -> frozenset[Code]:
    """A state wages war, whoever of it is named: its leader, its government, its forces."""
    return frozenset(Code(where=place, sector=None, name=None) for place in places_of(codes))


def _named(first: Telling, second: Telling) -> bool:
    return all(each.act in _NAMED or opens(each) for each in (first, second))


def _opening(first: Telling, second: Telling) -> bool:
    return opens(first) and opens(second)


def opens(telling: Telling) -> bool:
    """Whether it tells of the opening of a war."""
    return telling.opening in ("named", "told")


def _same_act(first: Telling, second: Telling, when: float) -> bool:
    return first.type == second.type or (first.act == second.act and bool(first.act) and when > 1)


def _same_stories(first: Telling, second: Telling, when: float) -> bool:
    """Across the stories of a storyline only a date makes two tellings one."""
    return not first.stories.isdisjoint(second.stories) or when > 1


def _when(first: Telling, second: Telling) -> float | None:
    if (first.days is None or second.days is None) and (_out_of_order(first, second) or _out_of_order(second, first)):
        return None
    if _named(first, second):
        return None if _opening(first, second) and _gap(first.days, second.days) > _ONE_OPENING else 0.0
    if first.days is None or second.days is None:
        return 0.0
    gap = _gap(first.days, second.days)
    if gap > 1:
        return None
    if gap == 1:
        return None if _moves_on(first, second) else -1.0
    return 2.0 if max(_length(first), _length(second)) <= _SAME_WEEK else 0.5


def _gap(first: Days | None, second: Days | None) -> int:
    """Days between two intervals; 0 or less where they meet or one is unknown."""
    return max(first[0], second[0]) - min(first[1], second[1]) if first and second else 0


def _moves_on(first: Telling, second: Telling) -> bool:
    """Whether two attacks of days that follow each other are each told by the reports of its own day."""
    if first.type != "ASSAULT" or first.days is None or second.days is None:
        return False
    earlier, later = sorted((first, second), key=lambda each: each.days or (0, 0))
    return bool(earlier.reported and later.reported and earlier.reported[1] < later.reported[0])


def _of_other_days(first: Telling, second: Telling) -> bool:
    """Whether two attacks, at least one told without a date, are the news of different days."""
    ours, theirs = _news_of(first), _news_of(second)
    if first.type != "ASSAULT" or _gap(ours, theirs) <= _NEWS:
        return False
    return _shared_words(first, second) < _FORMULA or min(len(first.words), len(second.words)) < _LONG


def _news_of(telling: Telling) -> Days | None:
    """The days of which a telling is news; None where it is no news any more."""
    return telling.reported if _gap(telling.days, telling.reported) <= _NEWS else None


def _length(telling: Telling) -> int:
    return telling.days[1] - telling.days[0] + 1 if telling.days else 0


def _out_of_order(dated: Telling, other: Telling) -> bool:
    """Whether a dated happening lies after a report that tells it as past, or before one that plans it."""
    if dated.days is None:
        return False
    late = other.before is not None and dated.days[0] > other.before
    early = other.after is not None and dated.days[1] < other.after
    return late or early


def _where(first: Telling, second: Telling) -> float:
    if first.place is None or second.place is None:
        return 0.0
    if first.place.casefold() == second.place.casefold():
        return 1.0
    nested = first.country == second.country is not None and first.whole_country != second.whole_country
    return 0.5 if nested else -0.5


def _how(first: Telling, second: Telling, when: float) -> float:
    if first.mode is None or second.mode is None:
        return 0.0
    if first.mode == second.mode:
        return 1.0
    return -0.5 if when > 1 else -_FAR


_FAR = 10.0


def _is_rewritten(first: Telling, second: Telling) -> bool:
    """Whether the sentence of one was made of that of the other."""
    return not first.passages.isdisjoint(second.passages)


def _shared_words(first: Telling, second: Telling) -> float:
    """0 to 3 by the share of the shorter sentence's content words that the other has."""
    fewer = min(len(first.words), len(second.words))
    shared = len(first.words & second.words) - len(first.places | second.places)
    return 3.0 * max(0, shared) / fewer if fewer else 0.0
