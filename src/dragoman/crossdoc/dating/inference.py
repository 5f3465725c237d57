"""Constraints and companions in, the days on which a report may have appeared out, with what was left aside and why.

Undated reports may date each other: every round reads only what the round before has found, and a report
is looked at again only when one of its companions has changed, so nothing depends on the order of reports.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.crossdoc.dating.constraints import TRUST, Constraint
from dragoman.crossdoc.dating.days import EVER, FIRST, LAST, Days, hull, intersection, span, widened
from dragoman.crossdoc.dating.likelihood import NAMED, Neighbour, likely_days
from dragoman.crossdoc.dating.nearness import REACH, Shares
from dragoman.crossdoc.dating.sharing import Pair, day_of_year, majority, shared_days
from dragoman.model.annotations import TimeExpression
from dragoman.model.provenance import Evidence

_BEFORE_SOURCE = 1
"""Days that a report may seem older than the one it took its text from: time zones."""
_STALE = 2
"""Days for which carried text keeps its "Friday" and "tomorrow": agency copy lies within 2 days of its source."""
_SOFT = frozenset({"plan", "season"})
"""Kinds that only choose among the days that shared expressions leave."""
_KNOWN_WITHIN = 3 * 366
"""Days that an undated companion's own interval may span and still help."""
_CHOOSE_WITHIN = 31
"""Days among which a retold "Friday" may choose: in a longer interval too many of them are alike."""
_ROUNDS = 8
"""Links of a chain of undated reports along which dates travel; each adds more slack than it takes away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Another report whose days bound those of this one.

    `kind` is copy, derived or story. `follows` is whether this report took its text from the other, None
    where the direction is not known. `pairs` are expressions in aligned sentences, this report's first.
    `named` are the days that the other names, `likeness` what it has in common with this one, 0..1,
    `shares` the parts of reports with such a companion near it in time and out of its reach.
    """

    document_id: str
    kind: str
    name: str
    follows: bool | None = None
    pairs: tuple[Pair, ...] = ()
    named: frozenset[int] = frozenset()
    likeness: float = 0.0
    shares: Shares = (0.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A report without a date: what it says itself, the expressions that name its days, its companions."""

    constraints: Sequence[Constraint]
    named: Sequence[TimeExpression] = ()
    companions: Sequence[Companion] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """First and last day, inclusive, or None where an end stays open; the evidence for and against."""

    days: Days
    interval: tuple[date, date] | None
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Narrowing:
    """The days left so far and the evidence for and against."""

    days: Days = EVER
    kept: list[Evidence] = field(default_factory=list)
    against: list[Evidence] = field(default_factory=list)

    def take(self, constraint: Constraint) -> None:
        narrowed = intersection(self.days, constraint.days)
        if not narrowed:
            self.leave(constraint, "contradicts the evidence before and is left aside")
            return
        if narrowed != self.days:
            self.kept += (constraint.evidence, *constraint.beside)
        self.days = narrowed

    def leave(self, constraint: Constraint, why: str) -> None:
        self.against.append(replace(constraint.evidence, reason=f"{why}: {constraint.evidence.reason}"))


def infer(constraints: Sequence[Constraint]) -> Inferred:
    """The days that all constraints allow; one that contradicts those more trusted is left aside and says so."""
    return _finished(_narrowed(constraints))


def infer_together(reports: Mapping[str, Undated], known: Mapping[str, Days]) -> dict[str, Inferred]:
    """Each undated report from what it says and from its companions, dated or not.

    Args:
        reports: Undated report -> what is known of it.
        known: Dated report -> its days.
    """
    found = {name: infer(report.constraints) for name, report in reports.items()}
    watchers: dict[str, set[str]] = defaultdict(set)
    for name, report in reports.items():
        for companion in report.companions:
            watchers[companion.document_id].add(name)
    waiting = {name for name, report in reports.items() if report.companions}
    for _ in range(_ROUNDS):
        usable = {name: row.days for name, row in found.items() if span(row.days) <= _KNOWN_WITHIN}
        again = {name: _with_companions(reports[name], {**usable, **known}, known) for name in sorted(waiting)}
        changed = {name for name, row in again.items() if row.days != found[name].days}
        found |= again
        waiting = {watcher for name in changed for watcher in watchers[name]}
        if not waiting:
            break
    return found


def _with_companions(report: Undated, days: Mapping[str, Days], known: Mapping[str, Days]) -> Inferred:
    """The days of a report; a companion that is hardly surer of its own than the report is not weighed."""
    near = [each for each in report.companions if each.document_id in days]
    soft = [each for each in report.constraints if each.kind in _SOFT]
    state = _narrowed([*(each for each in report.constraints if each.kind not in _SOFT), *_after_sources(near, days)])
    for constraint in _shared([each for each in near if _surely_shares(each)], days, state):
        state.take(constraint)
    for constraint in sorted(soft, key=_order):
        state.take(constraint)
    width = span(state.days)
    narrow = [each for each in near if 2 * span(days[each.document_id]) < width]
    weighed = [each for each in narrow if each.document_id in known] or narrow
    if weighed:
        _weigh(state, report, weighed, days)
    if span(state.days) <= _CHOOSE_WITHIN:
        for constraint in _shared([each for each in near if not _surely_shares(each)], days, state):
            state.take(constraint)
    return _finished(state)


def _surely_shares(companion: Companion) -> bool:
    """Whether the expressions shared with a companion date by themselves.

    Those of carried text do. Where it is retold, one of them must name a day of the year: "Friday" and "last
    week" are the same in the next number of a series too, so they only choose among the likely days.
    """
    return companion.kind == "copy" or any(day_of_year(own) and day_of_year(other) for own, other in companion.pairs)


def _narrowed(constraints: Sequence[Constraint]) -> _Narrowing:
    state = _Narrowing()
    for constraint in sorted(constraints, key=_order):
        state.take(constraint)
    return state


def _finished(state: _Narrowing) -> Inferred:
    return Inferred(days=state.days, interval=hull(state.days), evidence=(*state.kept, *state.against))


def _after_sources(companions: Sequence[Companion], days: Mapping[str, Days]) -> Iterator[Constraint]:
    """Not before the report that it took its text from, nor after one that took its text from it."""
    for each in companions:
        allowed = days[each.document_id]
        if each.follows is True:
            after = ((allowed[0][0] - _BEFORE_SOURCE, LAST),)
            evidence = _naming([each], f"it took text from {each.name}, so it is not older")
            yield Constraint(kind="derived", days=after, evidence=evidence)
        elif each.follows is False:
            before = ((FIRST, allowed[-1][1] + _BEFORE_SOURCE),)
            evidence = _naming([each], f"{each.name} took text from it, so it is not younger")
            yield Constraint(kind="derived", days=before, evidence=evidence)


def _shared(companions: Sequence[Companion], days: Mapping[str, Days], state: _Narrowing) -> Iterator[Constraint]:
    """The constraints of expressions that two reports share; those that most others gainsay are left aside.

    What is carried word for word may keep a Friday that has gone stale by a day or two. What is retold
    counts only where two different expressions agree: reports of one kind have the same weekday every week,
    and what several of them say of different weeks has no majority.
    """
    found = []
    for companion in companions:
        there = days[companion.document_id]
        reach = intersection(state.days, widened(there, REACH, REACH))
        own = [
            _of_pair(companion, pair, widened(allowed, slack, slack))
            for pair in companion.pairs
            if (allowed := shared_days(*pair, there, reach)) is not None
            for slack in (_STALE if companion.kind == "copy" else 0,)
        ]
        if companion.kind == "copy" or len({pair[0].formula for pair in companion.pairs}) > 1:
            found += own
    agreed = majority([each.days for each in found])
    for constraint in found:
        if intersection(constraint.days, agreed):
            yield constraint
        else:
            state.leave(constraint, "other shared expressions say otherwise, so it is left aside")


def _of_pair(companion: Companion, pair: Pair, allowed: Days) -> Constraint:
    own, other = pair
    reason = f"a sentence shared with {companion.name}: {own.expression_text} is {other.expression_text} there"
    return Constraint(
        kind="shared", days=allowed, evidence=_quoted(own, reason), beside=(_quoted(other, "the same sentence"),)
    )


def _weigh(state: _Narrowing, report: Undated, companions: Sequence[Companion], days: Mapping[str, Days]) -> None:
    """Narrows to the likely days, by the likest companions; a report that is one twice counts by its best side."""
    best: dict[str, Companion] = {}
    for each in sorted(companions, key=lambda each: (-each.likeness, each.kind)):
        best.setdefault(each.document_id, each)
    chosen = list(best.values())
    neighbours = [
        Neighbour(days=days[each.document_id], named=each.named, likeness=each.likeness, shares=each.shares)
        for each in chosen
    ]
    likely = likely_days(report.named, neighbours, state.days)
    if likely is None:
        return
    words = ", ".join(dict.fromkeys(row.expression_text for row in report.named[:NAMED]))
    named = f" and names days ({words})" if words else ""
    text = any(each.kind != "story" for each in chosen)
    tells = "shares text" if text else "tells the same story"
    reason = f"it {tells} with {_names(chosen)}{named}: such reports appeared within these days"
    reason = reason if text else reason.replace("the same story with", "the same story as")
    state.take(Constraint(kind="story", days=likely, evidence=_naming(chosen, reason)))


def _names(companions: Sequence[Companion]) -> str:
    first = min(companions, key=lambda each: each.document_id)
    return first.name + (f" and {len(companions) - 1} more" if len(companions) > 1 else "")


def _naming(companions: Sequence[Companion], reason: str) -> Evidence:
    first = min(companions, key=lambda each: each.document_id)
    return Evidence(document_id=first.document_id, evidence_start=None, evidence_end=None, text=None, reason=reason)


def _quoted(row: TimeExpression, reason: str) -> Evidence:
    return Evidence(
        document_id=row.document_id, evidence_start=row.expression_start, evidence_end=row.expression_end,
        text=row.expression_text, reason=reason,
    )  # fmt: skip


def _order(constraint: Constraint) -> tuple[int, int, str, int]:
    evidence = constraint.evidence
    # of two holders who never served together, the later one is of the report's time, the earlier one of its history
    begin = -constraint.days[0][0] if constraint.kind == "office" and constraint.days else 0
    return (-TRUST[constraint.kind], begin, evidence.document_id or "", evidence.evidence_start or 0)
