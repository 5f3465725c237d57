"""A finding on one point in, a row of `comparisons` with its sentence of explanation out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.crossdoc.reconciliation.names import Named, Side, name_of
from dragoman.crossdoc.reconciliation.pairing import Report, of_one_outlet
from dragoman.model.findings import Comparison

RELATIONS = ("contradict", "undecided", "update", "same_origin_changed", "less_precise", "agree")
"""What tells most comes first."""

_SENTENCES = {
    "agree": "Two independent origins give the same {point}.",
    "contradict": "Two independent origins give {point} differently; both cannot hold as they stand.",
    "undecided": "The {point} differs, but the two may not speak of the same thing or moment.",
    "less_precise": "One origin gives the {point} less precisely; the other lies within it.",
    "update": "The later report gives another {point}: the number or state had moved on.",
    "same_origin_changed": "Both reports go back to one origin; the {point} was changed in rewriting.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What two reports say on one point; offsets are code points into each report."""

    point: str
    relation: str
    a: Report
    a_start: int
    a_end: int
    a_value: str
    b: Report
    b_start: int
    b_end: int
    b_value: str
    subject: str
    incident_id: str | None
    why: str | None = None

    def changed(self, relation: str) -> "Finding":
        """The same with another relation."""
        return replace(self, relation=relation)


def told_by_several(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those in which one outlet agrees with itself; where it differs, it has learnt more."""
    for finding in findings:
        if not of_one_outlet(finding.a, finding.b) or finding.relation in _OF_ONE_OUTLET:
            yield finding
        elif finding.relation == "contradict":
            apart = finding.a.before(finding.b) or finding.b.before(finding.a)
            yield finding.changed("update" if apart else "undecided")


_OF_ONE_OUTLET = frozenset({"update", "same_origin_changed"})


def row_of(finding: Finding, sides: tuple[Side, Side]) -> Named:
    """The row of a finding, given what its two reports say; its id does not change with the relation."""
    a, b = finding.a, finding.b
    row = Comparison(
        comparison_id=name_of(finding.point, sides),
        story_id=a.story_id if a.story_id == b.story_id else None,
        incident_id=finding.incident_id,
        point=finding.point,
        relation=finding.relation,
        a_document=a.document_id, a_start=finding.a_start, a_end=finding.a_end, a_value=finding.a_value,
        b_document=b.document_id, b_start=finding.b_start, b_end=finding.b_end, b_value=finding.b_value,
        explanation=finding.why or _explanation(finding),
    )  # fmt: skip
    return Named(row=row, sides=sides)


def _explanation(finding: Finding) -> str:
    point = _POINT_WORDS.get(finding.point, finding.point)
    about = f" ({finding.subject})" if finding.subject else ""
    return _SENTENCES[finding.relation].format(point=point + about)


_POINT_WORDS = {
    "when": "time", "where": "place", "who": "party", "how many": "number", "how much": "amount", "how": "manner",
    "how long": "length", "what": "act", "which": "place in a series", "status": "state of things", "words": "wording",
}  # fmt: skip
