"""The derivations of a story in, its independent origins out: what hangs together has one origin."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.model.findings import Derivation, Origin
from dragoman.model.provenance import identifier


def origins_of(
    story_id: str,
    documents: Sequence[str],
    derivations: Sequence[Derivation],
    publishers: Mapping[str, str | None],
    keys: Mapping[str, str],
) -> list[Origin]:
    """The origins of a story, by their first report.

    Args:
        story_id: The story.
        documents: Its reports, earliest first.
        derivations: Those between its reports and from sources outside.
        publishers: Report -> its publisher's name.
        keys: derivation_id -> key of the outlet outside the collection that joins reports.
    """
    parent = {document: document for document in documents}
    for derivation in derivations:
        source = derivation.from_document or keys.get(derivation.derivation_id)
        if source is not None and derivation.to_document in parent:
            _join(parent, source, derivation.to_document)
    groups: dict[str, list[str]] = {}
    for document in documents:
        groups.setdefault(_root(parent, document), []).append(document)
    return [_origin(story_id, group, derivations, publishers) for group in groups.values()]


def _origin(
    story_id: str, group: Sequence[str], derivations: Sequence[Derivation], publishers: Mapping[str, str | None]
) -> Origin:
    members = set(group)
    into = [derivation for derivation in derivations if derivation.to_document in members]
    outside = _outside(into)
    within = [d for d in into if d.from_document in members]
    sources = {d.from_document for d in within if d.direction != "common"} - {
        d.to_document for d in within if d.direction != "common"
    }
    first = min(sources, key=group.index) if sources else None
    name = publishers.get(first) if first else None
    alone = publishers.get(group[0]) if len(group) == 1 and not _rests_outside(into) else None
    name = name or alone
    if name is None and outside:
        name = next(iter(outside))
    if name is None and len(group) == 1:
        name = publishers.get(group[0])
    return Origin(
        origin_id=identifier("origin", story_id, group[0]),
        story_id=story_id,
        documents=tuple(group),
        name=name,
        in_collection=first is not None or not outside or alone is not None,
        basis=_basis(group, outside, within, into)
        if alone is None or not outside
        else f"its own text; for single facts: {', '.join(outside)}",
    )


def _rests_outside(into: Sequence[Derivation]) -> bool:
    """Whether a report rests on a source outside by more than a sentence in its course."""
    return any(row.from_document is None and (row.score or 0.0) > _SINGLE for row in into)


_SINGLE = 0.125
"""Credits a sentence (one in eight) up to which an outlet is named for a fact; one in the lead has less."""


def _outside(into: Sequence[Derivation]) -> dict[str, int]:
    """Names of sources outside the collection -> reports that name them; the one that they rest on most comes first."""
    counts: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    for derivation in into:
        if derivation.from_document is None and derivation.from_name:
            counts[derivation.from_name] += 1
            weights[derivation.from_name] += derivation.score or 0.0  # type: ignore[assignment]
    return {name: counts[name] for name in sorted(counts, key=lambda name: (-counts[name], -weights[name], name))}


def _basis(
    group: Sequence[str], outside: Mapping[str, int], within: Sequence[Derivation], into: Sequence[Derivation]
) -> str:
    pairs = f"{len(within)} {'pair' if len(within) == 1 else 'pairs'}"
    shared = f"text shared between {len(group)} reports ({pairs})" if within else None
    if outside:
        if within and not _rests_outside(into):
            return f"{shared}; for single facts: {', '.join(outside)}"
        main, *others = outside
        count = outside[main]
        named = f"{main} is named as the source by {count} {'report' if count == 1 else 'reports'}"
        for_facts = "for single facts: " + ", ".join(others) if others else None
        return "; ".join(part for part in (named, shared, for_facts) if part)
    return shared or "shares no text with another report and names no source outside"


def _root(parent: dict[str, str], key: str) -> str:
    parent.setdefault(key, key)
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(parent, a), _root(parent, b)))
    parent[second] = first
