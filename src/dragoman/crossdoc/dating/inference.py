"""Constraints in, the days on which a report may have appeared out, with the reason for what was left aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.crossdoc.dating.constraints import TRUST, Constraint
from dragoman.crossdoc.dating.days import EVER, Days, hull, intersection, union, widened
from dragoman.model.provenance import Evidence

COMPANION_DAYS = {"copy": (3, 3), "story": (70, 70)}
"""Days before and after a companion's own within which a report lies. Copies and shared agency copy: all 19 pairs of
the open derivation set within 2 days. The same story: 97 % of 171 reports within 67 days of the nearest other one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """First and last day, inclusive, or None where an end stays open; the evidence for and against."""

    days: Days
    interval: tuple[date, date] | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Another report whose days bound those of this one: `kind` is copy or story."""

    document_id: str
    kind: str
    name: str


def infer(constraints: Sequence[Constraint]) -> Inferred:
    """The days that all constraints allow; one that contradicts those more trusted is left aside and says so."""
    days: Days = EVER
    kept: list[Evidence] = []
    against: list[Evidence] = []
    for constraint in sorted(constraints, key=_order):
        narrowed = intersection(days, constraint.days)
        if not narrowed:
            reason = f"contradicts the evidence before and is left aside: {constraint.evidence.reason}"
            against.append(replace(constraint.evidence, reason=reason))
            continue
        if narrowed != days:
            kept.append(constraint.evidence)
        days = narrowed
    return Inferred(days=days, interval=hull(days), evidence=(*kept, *against))


def infer_together(
    own: Mapping[str, Sequence[Constraint]], known: Mapping[str, Days], companions: Mapping[str, Sequence[Companion]]
) -> dict[str, Inferred]:
    """Each undated report from what it says and from its companions.

    Companions that are undated themselves count with what is inferred for them, in rounds, so that two
    reports may date each other. Nothing depends on the order of the reports: a round reads only the
    round before.

    Args:
        own: Undated report -> its own constraints.
        known: Dated report -> its days.
        companions: Undated report -> the others that bound it.
    """
    found = {name: infer(constraints) for name, constraints in own.items()}
    for _ in range(_ROUNDS):
        days = {**{name: row.days for name, row in found.items() if row.interval is not None}, **known}
        again = {
            name: infer([*constraints, *_of_companions(companions.get(name, ()), days, known)])
            for name, constraints in own.items()
        }
        if again == found:
            break
        found = again
    return found


_ROUNDS = 3
"""Enough for a chain of three undated reports; a longer one adds more slack than it takes away."""


def _of_companions(
    companions: Sequence[Companion], days: Mapping[str, Days], known: Mapping[str, Days]
) -> list[Constraint]:
    """One constraint a kind: near some of the companions of that kind, dated ones if there are any."""
    found = []
    for kind, (before, after) in COMPANION_DAYS.items():
        near = [each for each in companions if each.kind == kind and each.document_id in days]
        near = [each for each in near if each.document_id in known] or near
        if not near:
            continue
        allowed: Days = ()
        for each in near:
            allowed = union((*allowed, *widened(days[each.document_id], before, after)))
        first = min(near, key=lambda each: each.document_id)
        others = f" and {len(near) - 1} more" if len(near) > 1 else ""
        reason = {
            "copy": f"it shares its text with {first.name}{others}: at most {before} days lie between",
            "story": f"it tells the same story as {first.name}{others}: at most {before} days lie between",
        }[kind]
        evidence = Evidence(
            document_id=first.document_id, evidence_start=None, evidence_end=None, text=None, reason=reason
        )
        found.append(Constraint(kind=kind, days=allowed, evidence=evidence))
    return found


def _order(constraint: Constraint) -> tuple[int, int, str, int]:
    evidence = constraint.evidence
    # of two holders who never served together, the later one is of the report's time, the earlier one of its history
    begin = -constraint.days[0][0] if constraint.kind == "office" and constraint.days else 0
    return (-TRUST[constraint.kind], begin, evidence.document_id or "", evidence.evidence_start or 0)
