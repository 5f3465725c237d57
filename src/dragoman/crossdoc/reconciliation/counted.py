"""The events of one incident in, comparisons of how many things or persons did it out.

A count belongs to its noun and to its act: "two missiles hit the port" and "three missiles struck the port"
disagree; "two hit and two were intercepted" are two acts, and neither is the sum.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.codebooks.points import CountedNoun, counted_nouns
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs, pairs_of_one_origin
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.slots import HAPPENED, Told
from dragoman.crossdoc.reconciliation.values import CONTRADICT, UNDECIDED, UPDATE, compare_quantities
from dragoman.language.quantities import Quantity, quantities_of
from dragoman.language.words import STOP_WORDS, stem_of, words_of
from dragoman.model.findings import Incident

_ACTIVE = re.compile(r"\s+(?:(?:had|have|has|also|then|later|earlier|reportedly)\s+){0,2}")
_PASSIVE = re.compile(r"\s+(?:\w+\s+){0,3}by\s+(?:the\s+)?")
_AIM = 60
"""Characters behind an act among which its target or place is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many did one act; `aim` are the stems behind it, without those of the count."""

    told: Told
    quantity: Quantity
    text: str
    noun: CountedNoun | None
    name: str
    aim: frozenset[str]


def compared_counts(incident: Incident, told: Sequence[Told], texts: Mapping[str, str]) -> Iterator[Finding]:
    """The comparisons of an incident.

    Args:
        incident: The incident.
        told: Its events with their reports.
        texts: The text of each report, by document id.
    """
    by_name: dict[str, list[Counted]] = defaultdict(list)
    for each in told:
        for found in _counts(each, texts[each.report.document_id]):
            by_name[found.name].append(found)
    for name in sorted(by_name):
        single = _told_once(by_name[name])
        for first, second in independent_pairs(single, _report):
            relation = _relation(first, second)
            if relation is not None:
                yield _finding(incident, relation, first, second)
        for first, second in pairs_of_one_origin(single, _report):
            if _relation(first, second) == CONTRADICT:
                yield _finding(incident, "same_origin_changed", first, second)


def _counts(told: Told, text: str) -> Iterator[Counted]:
    """The counted nouns that are the subject of an event's verb, or stand behind its "by"."""
    event = told.event
    if event.status not in HAPPENED:
        return
    for quantity in quantities_of(text, event.sentence_start, event.sentence_end):
        if quantity.kind != "count" or quantity.noun is None:
            continue
        before = _ACTIVE.fullmatch(text, quantity.end, event.anchor_start)
        behind = _PASSIVE.fullmatch(text, event.anchor_end, quantity.start)
        if before or behind:
            noun = _nouns().get(quantity.noun)
            aim = words_of(text, event.anchor_end, min(event.sentence_end, event.anchor_end + _AIM))
            yield Counted(
                told=told, quantity=quantity, text=text[quantity.start : quantity.end], noun=noun,
                name=noun.name if noun else quantity.noun, aim=frozenset(word.stem for word in aim) - STOP_WORDS,
            )  # fmt: skip


@cache
def _nouns() -> Mapping[str, CountedNoun]:
    return {stem_of(word): noun for word, noun in counted_nouns().items()}


def _told_once(counts: Sequence[Counted]) -> list[Counted]:
    """The counts of reports that give one number only: who gives two counts two acts."""
    given: dict[str, set[float]] = defaultdict(set)
    for each in counts:
        given[each.told.report.document_id].add(each.quantity.stated)
    return [each for each in counts if len(given[each.told.report.document_id]) == 1]


def _relation(first: Counted, second: Counted) -> str | None:
    if first.aim.isdisjoint(second.aim):
        return None
    relation = compare_quantities(first.quantity, second.quantity)
    if relation == CONTRADICT and first.noun is not None and first.noun.grows:
        apart = first.told.report.before(second.told.report) or second.told.report.before(first.told.report)
        return UPDATE if apart else UNDECIDED
    return relation


def _report(counted: Counted) -> Report:
    return counted.told.report


def _finding(incident: Incident, relation: str, first: Counted, second: Counted) -> Finding:
    return Finding(
        point="how many", relation=relation,
        a=_report(first), a_start=first.quantity.start, a_end=first.quantity.end, a_value=first.text,
        b=_report(second), b_start=second.quantity.start, b_end=second.quantity.end, b_value=second.text,
        subject=first.name, incident_id=incident.incident_id,
    )  # fmt: skip
