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
    outside: Counter[str] = Counter()
    for derivation in into:
        if derivation.from_document is None and derivation.from_name:
            outside[derivation.from_name] += 1
    within = [d for d in into if d.from_document in members]
    sources = {d.from_document for d in within if d.direction != "common"} - {
        d.to_document for d in within if d.direction != "common"
    }
    first = min(sources, key=group.index) if sources else None
    name = publishers.get(first) if first else None
    if name is None and outside:
        weights = {d.from_name: d.score for d in sorted(into, key=lambda d: d.score) if d.from_document is None}
        name = max(sorted(outside), key=lambda key: (outside[key], weights[key]))
    if name is None and len(group) == 1:
        name = publishers.get(group[0])
    return Origin(
        origin_id=identifier("origin", story_id, group[0]),
        story_id=story_id,
        documents=tuple(group),
        name=name,
        in_collection=first is not None or not outside,
        basis=_basis(group, outside, within),
    )


def _basis(group: Sequence[str], outside: Mapping[str, int], within: Sequence[Derivation]) -> str:
    if outside:
        ordered = sorted(outside.items(), key=lambda item: (-item[1], item[0]))
        return "named as source outside the collection: " + ", ".join(f"{name} ({count})" for name, count in ordered)
    if len(group) == 1:
        return "shares no text with another report and names no source outside"
    return f"{len(within)} derivations between the {len(group)} reports"


def _root(parent: dict[str, str], key: str) -> str:
    parent.setdefault(key, key)
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(parent, a), _root(parent, b)))
    parent[second] = first
