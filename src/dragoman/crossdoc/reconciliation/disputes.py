"""The facts of the reports of one story in, comparisons of those that are on the same point out.

Two facts are on one point where their key is the same and their clauses speak of the same thing. Each
report must give the point one value only: a report with two numbers of the same noun counts two things.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.reconciliation.facts import Fact, Key
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs, pairs_of_one_origin
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import AGREE, CONTRADICT, LESS_PRECISE, compare_quantities

_COMMON = 0.5
"""Share of a story's reports that hold a word, from which on it no longer says which of its facts is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What the reports of a story have in common: words that most of them hold."""

    common: frozenset[str]


def theme_of(facts: Iterable[Fact]) -> Theme:
    """The common words of a story, by the reports that hold them in a clause with a value."""
    holders: dict[str, set[str]] = defaultdict(set)
    reports: set[str] = set()
    for fact in facts:
        reports.add(fact.report.document_id)
        for word in fact.context:
            holders[word].add(fact.report.document_id)
    least = max(2.0, _COMMON * len(reports))
    return Theme(common=frozenset(word for word, found in holders.items() if len(found) > least))


def compared(facts: Sequence[Fact]) -> Iterator[Finding]:
    """The comparisons of a story's facts, by point."""
    theme = theme_of(facts)
    by_key: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_key[fact.key].append(fact)
    for key in sorted(by_key, key=repr):
        if len({fact.report.document_id for fact in by_key[key]}) > 1:
            yield from _on_key(by_key[key], theme)


def _on_key(facts: Sequence[Fact], theme: Theme) -> Iterator[Finding]:
    by_report: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_report[fact.report.document_id].append(fact)
    for first, second in independent_pairs(by_report.values(), _report):
        found = _best(first, second, theme)
        if found is not None:
            yield found
    for first, second in pairs_of_one_origin(by_report.values(), _report):
        found = _best(first, second, theme)
        if found is not None and found.relation == CONTRADICT:
            yield found.changed("same_origin_changed")


def _report(facts: Sequence[Fact]) -> Report:
    return facts[0].report


def _best(first: Sequence[Fact], second: Sequence[Fact], theme: Theme) -> Finding | None:
    """What two reports say on a key: agreement if any values agree, else the difference of their only values."""
    pairs = [(one, other) for one in first for other in second if _same_point(one, other, theme)]
    if not pairs:
        return None
    judged = sorted(((_relation(*pair), pair) for pair in pairs), key=lambda each: _ORDER[each[0]])
    relation, (one, other) = judged[0]
    if relation in (AGREE, LESS_PRECISE) or (_single(first) and _single(second)):
        return _finding(one, other, relation)
    return None


_ORDER = {AGREE: 0, LESS_PRECISE: 1, "update": 2, "undecided": 3, CONTRADICT: 4}


def _single(facts: Sequence[Fact]) -> bool:
    return len({(fact.member, fact.quantity and (fact.quantity.low, fact.quantity.high)) for fact in facts}) == 1


def _same_point(first: Fact, second: Fact, theme: Theme) -> bool:
    shared = first.context & second.context
    telling = shared - theme.common
    if first.quantity is None or second.quantity is None:
        if first.days or second.days or first.dated:
            return bool(first.days & second.days and first.names & second.names)
        return len(telling) > 1
    same_lead = first.quantity.before is not None and first.quantity.before == second.quantity.before
    if first.key[0] in ("share", "age"):
        return bool(shared)
    vague = (
        first.key[0] in ("money", "percent")
        or "after" in first.key
        or (first.noun and (first.noun.vague or first.noun.grows))
    )
    if vague:
        return len(telling) > 1 or (same_lead and bool(shared))
    return bool(telling) or (same_lead and bool(shared))


def _relation(first: Fact, second: Fact) -> str:
    if first.quantity is None or second.quantity is None:
        return AGREE if first.member == second.member else CONTRADICT
    relation = compare_quantities(first.quantity, second.quantity)
    if relation == CONTRADICT and first.noun is not None and first.noun.grows:
        return "update" if first.report.before(second.report) or second.report.before(first.report) else "undecided"
    return relation


def _finding(first: Fact, second: Fact, relation: str) -> Finding:
    return Finding(
        point=first.point, relation=relation,
        a=first.report, a_start=first.start, a_end=first.end, a_value=first.member or first.text,
        b=second.report, b_start=second.start, b_end=second.end, b_value=second.member or second.text,
        subject=_subject(first), incident_id=None,
    )  # fmt: skip


def _subject(fact: Fact) -> str:
    return f"the {fact.key[1]}" if fact.member is not None else ""
