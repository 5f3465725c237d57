"""The facts of the reports of one story in, comparisons of those that are on the same point out.

Where the likeness of two facts is weak, each report must give its key one value only: a report with two
numbers of the same noun counts two things.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.crossdoc.reconciliation.facts import Fact, Key
from dragoman.crossdoc.reconciliation.likeness import (
    ALIKE,
    OTHER,
    PERHAPS,
    SAME,
    Theme,
    likeness,
    surely_one_occasion,
)
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs, pairs_of_one_origin
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import (
    AGREE,
    CONTRADICT,
    LESS_PRECISE,
    UNDECIDED,
    UPDATE,
    compare_quantities,
)


def compared(facts: Sequence[Fact]) -> Iterator[Finding]:
    """The comparisons of a story's facts, by point."""
    theme = Theme(facts)
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
    """What two reports say on a key: agreement if any values agree, else the one difference that there is."""
    pairs = [_Pair(likeness(one, other, theme), _relation(one, other), one, other) for one in first for other in second]
    alike = sorted((pair for pair in pairs if pair.likeness > OTHER), key=_closest_first)
    together = [pair for pair in alike if _agrees(pair)]
    if together:
        return _finding(min(together, key=lambda pair: pair.relation))
    strong = [pair for pair in alike if pair.likeness == SAME]
    if strong and _single(pair.first for pair in strong) and _single(pair.second for pair in strong):
        return _finding(strong[0])
    weak = [pair for pair in alike if pair.likeness >= PERHAPS]
    one, other = (first, second) if not _is_age(first) else _of_pairs(weak)
    if weak and _single(one) and _single(other):
        sure = surely_one_occasion(weak[0].first, weak[0].second, theme)
        return _finding(weak[0] if sure else weak[0]._replace(relation=UNDECIDED))
    return None


def _is_age(facts: Sequence[Fact]) -> bool:
    return facts[0].key[0] == "age"


def _of_pairs(pairs: Sequence["_Pair"]) -> tuple[list[Fact], list[Fact]]:
    """The facts of some pairs: ages far from each other are of different persons and no second value."""
    return [pair.first for pair in pairs], [pair.second for pair in pairs]


def _closest_first(pair: "_Pair") -> tuple[int, bool, int, int, int]:
    """Of several places that say the same, the two that read most alike, so that the quotations can be compared."""
    first, second = pair.first, pair.second
    nouns = first.quantity and first.quantity.noun, second.quantity and second.quantity.noun
    return (-pair.likeness, nouns[0] != nouns[1], -len(first.context & second.context), first.start, second.start)


def _agrees(pair: "_Pair") -> bool:
    """Whether the values are one; alike is too little for a coarser one: dozens fled here, thousands came there."""
    return pair.relation == AGREE or (pair.relation == LESS_PRECISE and pair.likeness > ALIKE)


class _Pair(NamedTuple):
    likeness: int
    relation: str
    first: Fact
    second: Fact


def _single(facts: Iterable[Fact]) -> bool:
    return len({(fact.member, fact.quantity and (fact.quantity.low, fact.quantity.high)) for fact in facts}) == 1


def _relation(first: Fact, second: Fact) -> str:
    if first.quantity is None or second.quantity is None:
        return AGREE if first.member == second.member else CONTRADICT
    relation = compare_quantities(first.quantity, second.quantity)
    running = first.running or second.running
    if running and relation == LESS_PRECISE and first.quantity.stated != second.quantity.stated:
        relation = CONTRADICT  # each is the total of its day
    if relation == CONTRADICT and (running or (first.noun is not None and first.noun.grows)):
        return UPDATE if first.report.before(second.report) or second.report.before(first.report) else UNDECIDED
    return relation


def _finding(pair: _Pair) -> Finding:
    first, second = pair.first, pair.second
    return Finding(
        point=first.point, relation=pair.relation,
        a=first.report, a_start=first.start, a_end=first.end, a_value=first.member or first.text,
        b=second.report, b_start=second.start, b_end=second.end, b_value=second.member or second.text,
        subject=f"the {first.key[1]}" if first.member is not None else "", incident_id=None,
    )  # fmt: skip
