"""What a report says of when something once happened in, comparisons with what others say of it out.

Births, arrivals, elections and the like lie behind the news and do not move with it: two dates of one of
them disagree. A third term that began "last month" and one that began "in October" may be of two offices:
that is left undecided.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

from dragoman.codebooks.points import dated_acts
from dragoman.crossdoc.reconciliation.pairing import Report, pairs_of_acts
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import AGREE, CONTRADICT, LESS_PRECISE, UNDECIDED, compare_days
from dragoman.language.measures import ORDINALS
from dragoman.language.words import content_words, words_of
from dragoman.model.annotations import TimeExpression

_REACH = 120
"""Characters between an act and its date in one sentence: "Last month" stands far before its verb."""
_BEHIND = 45
"""Days before the report from which on a date is background and not the news."""
_TERM = re.compile(
    r"\b(" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))[- ](?:\w{1,20} ){0,3}(?:term|mandate)\b", re.IGNORECASE
)

_SUBJECT = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3})"
    r"(?:, \d{1,3})?,?(?: who)?(?: (?:has|had|was|were|is))?\s\Z"
)
_TWO_OFFICES = "The times differ, but they may be of terms in two different offices: the reports do not say."


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An act with its date; offsets are code points into the report.

    `days` is None where they are unknown. `names` are those of its sentence, `subject` those nearest before the act.
    """

    report: Report
    act: str
    sure: bool
    start: int
    end: int
    text: str
    days: tuple[int, int] | None
    names: frozenset[str]
    subject: frozenset[str]
    context: frozenset[str] = frozenset()


def dated_acts_of(
    report: Report, text: str, pieces: Sequence[tuple[int, int]], times: Sequence[TimeExpression]
) -> Iterator[Dated]:
    """The acts of a report's background with a date, in text order."""
    by_start = [time for time in times if time.type == "DATE"]
    for start, end in pieces:
        inside = [time for time in by_start if start <= time.expression_start < end]
        if inside:
            yield from _in_sentence(report, text, start, end, inside)


def _in_sentence(report: Report, text: str, start: int, end: int, times: Sequence[TimeExpression]) -> Iterator[Dated]:
    piece = text[start:end]
    lower = piece.lower()
    terms = _TERM.finditer(piece) if "term" in lower or "mandate" in lower else ()
    acts = [(match, *_act_of(match)) for match in (*_acts().finditer(lower), *terms)]
    if not acts:
        return
    names = frozenset(word.stem for word in content_words(words_of(text, start, end)) if word.name)
    for match, act, sure in acts:
        near = [time for time in times if _apart(time, start + match.start(), start + match.end()) <= _REACH]
        if not near:
            continue
        time = min(near, key=lambda each: _apart(each, start + match.start(), start + match.end()))
        days = _days(time)
        if act.startswith("term ") or (days is not None and _is_behind(days, report)):
            yield Dated(
                report=report, act=act, sure=sure, start=time.expression_start, end=time.expression_end,
                text=time.expression_text, days=days, names=names, subject=_named_before(piece[: match.start()]),
                context=_beside(text, start + match.start(), start + match.end(), (start, end)),
            )  # fmt: skip


def _beside(text: str, first: int, last: int, piece: tuple[int, int]) -> frozenset[str]:
    """The words around an act."""
    near = (*words_of(text, max(piece[0], first - _NEAR), first), *words_of(text, last, min(piece[1], last + _NEAR)))
    return frozenset(word.stem for word in content_words(near) if not word.number)


_NEAR = 60
"""Characters on either side of an act in which its object stands."""


def _named_before(piece: str) -> frozenset[str]:
    """The words of a name that stands just before an act: "Kern, 48, who moved"."""
    match = _SUBJECT.search(piece)
    return frozenset(word.stem for word in words_of(match["name"].lower())) if match else frozenset()


def compared_acts(acts: Iterable[Dated]) -> Iterator[Finding]:
    """The comparisons of acts with a date; only those that every report dates once."""
    for first, second in pairs_of_acts(acts):
        found = _compared(first, second)
        if found is not None:
            yield found


def _compared(first: Sequence[Dated], second: Sequence[Dated]) -> Finding | None:
    pairs = [
        pair for pair in product(first, second)
        if pair[0].names & pair[1].names and _same_subject(*pair) and _same_matter(*pair)
    ]  # fmt: skip
    if not pairs or len({one.days for one, _ in pairs}) > 1 or len({other.days for _, other in pairs}) > 1:
        return None
    one, other = pairs[0]
    if one.days is None or other.days is None:
        if not one.act.startswith("term "):
            return None
        relation = AGREE if one.text.lower() == other.text.lower() else UNDECIDED
    else:
        relation = compare_days(one.days, other.days) or LESS_PRECISE
    if relation == CONTRADICT and not one.sure:
        relation = UNDECIDED
    return Finding(
        point="when", relation=relation,
        a=one.report, a_start=one.start, a_end=one.end, a_value=one.text,
        b=other.report, b_start=other.start, b_end=other.end, b_value=other.text, subject=one.act, incident_id=None,
        why=_TWO_OFFICES if relation == UNDECIDED and one.act.startswith("term ") else None,
    )  # fmt: skip


def _same_matter(first: Dated, second: Dated) -> bool:
    """Whether a word besides the names and the act is in both: he signs many bills."""
    return first.act not in _OF_THINGS or bool((first.context & second.context) - first.names - second.names)


_OF_THINGS = frozenset({"signing", "opening", "discovery", "founding"})
"""Acts that one person does to many things."""


def _same_subject(first: Dated, second: Dated) -> bool:
    return not first.subject or not second.subject or not first.subject.isdisjoint(second.subject)


@cache
def _acts() -> re.Pattern[str]:
    words = sorted(dated_acts(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b(?<!\bset up(?= to ))")


def _act_of(match: re.Match[str]) -> tuple[str, bool]:
    if match.re is _TERM:
        number = match.group(1).lower()
        return f"term {ORDINALS.get(number) or int(re.sub(r'[^0-9]', '', number))}", False
    return dated_acts()[match.group()]


def _apart(time: TimeExpression, start: int, end: int) -> int:
    return max(time.expression_start - end, start - time.expression_end, 0)


def _days(time: TimeExpression) -> tuple[int, int] | None:
    if time.time_earliest is None or time.time_latest is None:
        return None
    return date.fromisoformat(time.time_earliest).toordinal(), date.fromisoformat(time.time_latest).toordinal()


def _is_behind(days: tuple[int, int], report: Report) -> bool:
    return report.days is not None and days[1] < date.fromisoformat(report.days[0]).toordinal() - _BEHIND
