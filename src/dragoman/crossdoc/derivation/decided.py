"""Derivations as compared in, those that hold after what persons decided on them out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.model.findings import Decision, Derivation
from dragoman.ports import CorpusView

FIELDS: Mapping[str, frozenset[str]] = {
    "direction": frozenset({"known", "likely", "common"}),
    "kind": frozenset({"copy", "shared_wire", "rewrite", "translation", "update"}),
}
"""What of a derivation a person can set, and to what."""


def decisions_on(view: CorpusView) -> Mapping[str, Sequence[Decision]]:
    """derivation_id -> what persons decided on it, oldest first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in view.rows("decisions"):
        if row.kind == "derivation":
            found[row.subject].append(row)
    return found


def decided(rows: Iterable[Derivation], decisions: Mapping[str, Sequence[Decision]]) -> Iterator[Derivation]:
    """The derivations without those dismissed; what was set says by whom."""
    for row in rows:
        kept: Derivation | None = row
        for each in decisions.get(row.derivation_id, ()):
            if each.judgement == "dismiss":
                kept = None
            elif kept is not None and each.judgement == "set" and each.value in FIELDS.get(each.object or "", ()):
                basis = f"{row.basis}; {each.object} decided by {each.by}"
                kept = replace(kept, basis=basis, decided_by=each.by)
                value = each.value or ""
                kept = replace(kept, kind=value) if each.object == "kind" else replace(kept, direction=value)
        if kept is not None:
            yield kept
