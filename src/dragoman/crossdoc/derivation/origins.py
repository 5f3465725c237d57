"""The derivations of a story in, its independent origins out: what hangs together has one origin."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.language.measures import counted
from dragoman.model.findings import Derivation, Origin
from dragoman.model.provenance import identifier

MAIN_SOURCE = 0.2
"""Weight of its credits (see `judging.rests_on`) from which a report as a whole goes back to the outlet that it names;
below it the outlet stands for single facts."""
_AND = re.compile(r"\s{0,3}(?:,|;|&|\band\b)\s{0,3}")
_PERSON = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){1,4}")
"""A first and a last name; "Staff" is no person."""


def origins_of(
    story_id: str,
    documents: Sequence[str],
    derivations: Sequence[Derivation],
    publishers: Mapping[str, str | None],
    hands: Mapping[str, Sequence[str]],
    keys: Mapping[str, str],
) -> list[Origin]:
    """The origins of a story, by their first report.

    Args:
        story_id: The story.
        documents: Its reports, earliest first.
        derivations: Those between its reports and from sources outside.
        publishers: Report -> its publisher's name.
        hands: Report -> who wrote it for which outlet (see `hands_of`).
        keys: derivation_id -> key of the outlet outside the collection that joins reports.
    """
    parent = {document: document for document in documents}
    for derivation in derivations:
        source = derivation.from_document or keys.get(derivation.derivation_id)
        if source is not None and derivation.to_document in parent:
            _join(parent, source, derivation.to_document)
    for one, other in _of_one_hand(documents, derivations, hands):
        _join(parent, one, other)
    groups: dict[str, list[str]] = {}
    for document in documents:
        groups.setdefault(_root(parent, document), []).append(document)
    return [_origin(story_id, group, derivations, publishers, hands) for group in groups.values()]


def hands_of(outlet: str | None, author: str | None) -> list[str]:
    """The persons who wrote a report, each with the outlet; none where a desk signs or the outlet is not known."""
    names = [name.strip() for name in _AND.split(author or "")]
    return [f"{name} for {outlet}" for name in names if outlet and _PERSON.fullmatch(name)]


def _of_one_hand(
    documents: Sequence[str], derivations: Sequence[Derivation], hands: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Reports that one writer made without taking them from others: the eve and the day of a summit, say."""
    taken = {derivation.to_document for derivation in derivations if (derivation.score or 0.0) >= MAIN_SOURCE}
    first: dict[str, str] = {}
    for document in documents:
        for hand in hands.get(document, ()):
            if document not in taken:
                yield first.setdefault(hand, document), document


def _origin(
    story_id: str,
    group: Sequence[str],
    derivations: Sequence[Derivation],
    publishers: Mapping[str, str | None],
    hands: Mapping[str, Sequence[str]],
) -> Origin:
    members = set(group)
    into = [derivation for derivation in derivations if derivation.to_document in members]
    outside = _outside(into)
    main = {name: rested.reports for name, rested in outside.items() if rested.weight >= MAIN_SOURCE}
    within = [d for d in into if d.from_document in members]
    sources = {d.from_document for d in within if d.direction != "common"} - {
        d.to_document for d in within if d.direction != "common"
    }
    first = min(sources, key=group.index) if sources else None
    name = publishers.get(first) if first else None
    if name is None and main:
        name = next(iter(main))
    if name is None and len({publishers.get(document) for document in group}) == 1:
        name = publishers.get(group[0]) or _foremost(outside)
    return Origin(
        origin_id=identifier("origin", story_id, group[0]),
        story_id=story_id,
        documents=tuple(group),
        name=name,
        in_collection=first is not None or name not in outside,
        basis=_basis(group, outside, main, within, _writers(group, hands)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rested:
    """How far reports rest on a source outside the collection: how many, and how much the one that does most."""

    reports: int
    weight: float


def _outside(into: Sequence[Derivation]) -> dict[str, _Rested]:
    """Names of sources outside the collection, the one that most reports rest on most heavily first."""
    weights: dict[str, list[float]] = {}
    for derivation in into:
        if derivation.from_document is None and derivation.from_name:
            weights.setdefault(derivation.from_name, []).append(derivation.score or 0.0)
    found = {name: _Rested(reports=len(each), weight=max(each)) for name, each in weights.items()}
    return {
        name: found[name] for name in sorted(found, key=lambda name: (-found[name].reports, -sum(weights[name]), name))
    }


def _foremost(outside: Mapping[str, _Rested]) -> str | None:
    """The source outside on which the reports rest most; None where another is named as much."""
    first, second = [*outside.items(), None, None][:2]
    if first is None or second is None:
        return first[0] if first else None
    return None if (first[1].reports, first[1].weight) == (second[1].reports, second[1].weight) else first[0]


def _basis(
    group: Sequence[str],
    outside: Mapping[str, _Rested],
    main: Mapping[str, int],
    within: Sequence[Derivation],
    writers: Sequence[str],
) -> str:
    said = [f"{each} is named as the source by {counted(count, 'report')}" for each, count in main.items()]
    shared = f"text shared between {len(group)} reports ({counted(len(within), 'pair')})" if within else None
    others = [each for each in outside if each not in main]
    for_facts = "named for single facts: " + ", ".join(others) if others else None
    same = "written by " + ", ".join(writers) if writers else None
    found = "; ".join(part for part in (*said, shared, same, for_facts) if part)
    return found or "shares no text with another report and names no source outside"


def _writers(group: Sequence[str], hands: Mapping[str, Sequence[str]]) -> list[str]:
    """Who wrote several of the reports, by name."""
    held = Counter(hand for document in group for hand in dict.fromkeys(hands.get(document, ())))
    return [hand.partition(" for ")[0] for hand, count in held.items() if count > 1]


def _root(parent: dict[str, str], key: str) -> str:
    parent.setdefault(key, key)
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(parent, a), _root(parent, b)))
    parent[second] = first
