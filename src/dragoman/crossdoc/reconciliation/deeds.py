"""What single sentences tell of one act in, comparisons of when, where and whether it was done out.

"Kern was freed on Friday" and "Kern left the prison on Sunday" cannot both be; "no meeting took place" and "the
two met" neither. Two sentences tell one act if they name it, share names, and neither has names that the other
report knows nothing of: then they may tell two happenings of one kind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import asin, cos, radians, sin, sqrt

from dragoman.codebooks.acts import acts
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.pairing import Report, pairs_of_acts
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import CONTRADICT, UNDECIDED
from dragoman.language.words import STOP_WORDS, Word, stem_of, words_of
from dragoman.model.annotations import Place, TimeExpression

_NEWS = 3
"""Days between two reports up to which they may be of one happening."""
_TWO_NAMES, _WORDS = 2, 2
"""Names that two sentences share if they tell one act; or one name and so many other words."""
_FAR = 50.0
"""Kilometres from which on two towns are two places and not a town and its outskirts."""
_EARTH = 6371.0
_NO = re.compile(
    r"(?:\b(?:no|not|never)|n['’]t)\s+(?:(?:been|be|yet|ever)\s+)?\Z"
    r"|\bno\s+(?:\w+\s+){1,3}(?:was|were|has been|have been|had been)\s+\Z",
    re.IGNORECASE,
)
"""What stands right before an act that is denied: "no meeting", "was not freed", "no ransom was paid"."""
_REACH = 60
_FRESH = 14
"""Days before the earlier report up to which a day is that of the news and not of what came before."""
_AHEAD = re.compile(
    r"\b(?:will|would|to be|plans?|planned|may|might|could|should|expected|hopes?|if|due)\b", re.IGNORECASE
)
_AT = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?\Z", re.IGNORECASE)
_ACTS = """
death kill shoot stab attack bomb shell abduct arrest convict sentence acquit escape steal crash derail sink fire
collapse rescue resign dismiss marry birth meet visit sign release elect appoint invade clash injure suicide pay
"""
_HAPPENINGS = frozenset(_ACTS.split())
"""Acts of the table that are done at one time and place; prices rise and firms make offers every day."""
_CALENDAR = frozenset(
    stem_of(word)
    for word in "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act as one sentence tells it; spans are code points into the report.

    `names` and `words` are the stems of its sentence, `known` the names of its whole report. `time` is the only day
    that stands by the act and `place` the only town that it sets something in, None where there is none or several.
    """

    report: Report
    act: str
    span: Span
    names: frozenset[str]
    words: frozenset[str]
    known: frozenset[str]
    time: TimeExpression | None
    place: Place | None
    denied: bool


def deeds_of(
    report: Report, text: str, pieces: Sequence[Span], times: Sequence[TimeExpression], places: Sequence[Place]
) -> Iterator[Deed]:
    """The acts that a report tells as done, or as not done, in text order; each once a sentence."""
    spoken = [(piece, words_of(text, *piece)) for piece in pieces]
    known = frozenset(name for _, words in spoken for name in _names_of(text, words))
    for piece, words in spoken:
        if _AHEAD.search(text, *piece):
            continue
        told: dict[str, Span] = {}
        for act, span in _acts_in(text, words):
            if act in _HAPPENINGS:
                told.setdefault(act, span)
        days = [each for each in times if piece[0] <= each.expression_start < piece[1] and _is_day(each)]
        towns = [each for each in places if piece[0] <= each.place_start < piece[1] and _is_set(text, piece, each)]
        names = _names_of(text, words)
        for act, span in told.items():
            own = [each for each in days if _is_beside(text, span, each)]
            yield Deed(
                report=report, act=act, span=span, names=names, known=known,
                words=frozenset(word.stem for word in words if not _is_name(text, word)) - STOP_WORDS,
                time=own[0] if len(own) == 1 else None, place=towns[0] if len(towns) == 1 else None,
                denied=_NO.search(text, max(piece[0], span[0] - _REACH), span[0]) is not None,
            )  # fmt: skip


def _names_of(text: str, words: Sequence[Word]) -> frozenset[str]:
    """The names of a sentence, those of nations as of their states; its first word only before another name."""
    first = words[:1] if len(words) > 1 and _is_name(text, words[1]) and words[1].start == words[0].end + 1 else ()
    return frozenset(_nation(word.stem) for word in (*first, *words[1:]) if _is_name(text, word)) - _CALENDAR


def _is_name(text: str, word: Word) -> bool:
    return text[word.start].isupper() and word.stem not in STOP_WORDS


def _nation(stem: str) -> str:
    """The stem of a nation as that of its state: "korean" as "korea"; other names may lose an ending too."""
    return stem.removesuffix("es").removesuffix("n") if len(stem) > _LONG else stem


_LONG = 5


def _acts_in(text: str, words: Sequence[Word]) -> Iterator[tuple[str, Span]]:
    table = _stems()
    for at, word in enumerate(words):
        following = next((each.stem for each in words[at + 1 :] if each.stem not in _ARTICLES), "")
        name = table.get((word.stem, following)) or (None if _is_name(text, word) else table.get((word.stem,)))
        if name is not None and not (word.stem == "sign" and following == "of"):
            yield name, (word.start, word.end)


_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})


@cache
def _stems() -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for words, act in acts().items():
        stems = tuple(stem_of(word) for word in words.split())
        if not act.light and len(stems) <= _TWO_NAMES:
            found.setdefault(stems, act.name)
    return found


def _is_beside(text: str, act: Span, time: TimeExpression) -> bool:
    """Whether a day stands by an act, and nobody speaks and no clause ends between them."""
    first, last = sorted((act, (time.expression_start, time.expression_end)))
    return last[0] - first[1] <= _REACH and _BETWEEN.search(text, first[1], last[0]) is None


_BETWEEN = re.compile(r"[,;:()]|\b(?:said|says|told|that|which|who|where|after|before|since|and)\b", re.IGNORECASE)


def _is_day(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and time.time_earliest is not None and time.time_earliest == time.time_latest


def _is_set(text: str, piece: Span, place: Place) -> bool:
    """Whether a town stands behind "in", "at" or "near"."""
    town = (place.feature or "").startswith("PPL") and place.latitude is not None and place.longitude is not None
    return town and _AT.search(text, piece[0], place.place_start) is not None


def compared_deeds(deeds: Sequence[Deed]) -> Iterator[Finding]:
    """One comparison at most for each act, pair of origins and point."""
    for first, second in pairs_of_acts(deeds):
        pairs = [(one, other) for one in first for other in second if _may_be_one(one, other)]
        if pairs:
            one, other = max(pairs, key=_nearness)
            yield from _compared(one, other)


def _nearness(pair: tuple[Deed, Deed]) -> tuple[int, int, int]:
    one, other = pair
    return len(one.names & other.names), len(one.words & other.words), -one.span[0] - other.span[0]


def _may_be_one(one: Deed, other: Deed) -> bool:
    """Whether two sentences can tell one act: of one time, with names in common."""
    a, b = one.report.days, other.report.days
    if a is None or b is None or abs(_day(a[0]) - _day(b[0])) > _NEWS:
        return False
    names = len(one.names & other.names)
    return names >= _TWO_NAMES or (names == 1 and len(one.words & other.words) > _WORDS)


def _compared(one: Deed, other: Deed) -> Iterator[Finding]:
    if one.denied != other.denied:
        if _of_one_day(one, other) and not _of_others(one, other, _places(one) | _places(other)):
            yield _finding("status", CONTRADICT, one, other, (one.span, other.span), (_status(one), _status(other)))
    elif one.time is not None and other.time is not None:
        gap = abs(_day(one.time.time_earliest) - _day(other.time.time_earliest))
        if gap and not _is_other_news(one, other) and not _of_others(one, other, frozenset()):
            spans = [(each.expression_start, each.expression_end) for each in (one.time, other.time)]
            relation = CONTRADICT if gap > 1 else UNDECIDED
            yield _finding("when", relation, one, other, spans, (one.time.expression_text, other.time.expression_text))
        elif not gap:
            yield from _compared_places(one, other)


def _compared_places(one: Deed, other: Deed) -> Iterator[Finding]:
    if one.place is None or other.place is None or _of_others(one, other, _places(one) | _places(other)):
        return
    if _kilometres(one.place, other.place) >= _FAR:
        spans = [(each.place_start, each.place_end) for each in (one.place, other.place)]
        yield _finding("where", CONTRADICT, one, other, spans, (one.place.name, other.place.name))


def _of_one_day(one: Deed, other: Deed) -> bool:
    """Whether both name the same day; or neither a day, in reports of one day."""
    if one.time is not None and other.time is not None:
        return one.time.time_earliest == other.time.time_earliest
    return one.time is other.time is None and one.report.days == other.report.days


def _of_others(one: Deed, other: Deed, apart: frozenset[str]) -> bool:
    """Whether each has names that the other's report knows nothing of, and they share but few."""
    if len(one.names & other.names) > _TWO_NAMES:
        return False
    return bool(one.names - other.known - apart) and bool(other.names - one.known - apart)


def _places(deed: Deed) -> frozenset[str]:
    return (
        frozenset(_nation(word.stem) for word in words_of(deed.place.name)) if deed.place is not None else frozenset()
    )


def _is_other_news(one: Deed, other: Deed) -> bool:
    """Whether a day is not that of the news of both: it lies behind the earlier report, or weeks before it."""
    a, b = one.report.days, other.report.days
    if a is None or b is None or one.time is None or other.time is None:
        return True
    days, published = (_day(one.time.time_earliest), _day(other.time.time_earliest)), min(_day(a[1]), _day(b[1]))
    return max(days) > published or min(days) < published - _FRESH


def _kilometres(one: Place, other: Place) -> float:
    """The distance on a sphere (haversine)."""
    first, second = ((radians(each.latitude or 0.0), radians(each.longitude or 0.0)) for each in (one, other))
    half = sin((second[0] - first[0]) / 2) ** 2
    half += cos(first[0]) * cos(second[0]) * sin((second[1] - first[1]) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _status(deed: Deed) -> str:
    return "not done" if deed.denied else "done"


def _day(iso: str | None) -> int:
    return date.fromisoformat(iso or "0001-01-01").toordinal()


def _finding(
    point: str, relation: str, one: Deed, other: Deed, spans: Sequence[Span], values: tuple[str, str]
) -> Finding:
    return Finding(
        point=point, relation=relation,
        a=one.report, a_start=spans[0][0], a_end=spans[0][1], a_value=values[0],
        b=other.report, b_start=spans[1][0], b_end=spans[1][1], b_value=values[1],
        subject=f"of the act: {one.act}", incident_id=None,
    )  # fmt: skip
