"""Findings in, those whose two values speak of the same out: a bound of time is no day, an increment no total.

"Killed since Monday" and "killed as of Friday" give no day of which "killed on Tuesday" were another; "another four"
are not "nine". Two of one kind ("until Friday", "until Sunday") are compared.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from dragoman.crossdoc.reconciliation.rows import Finding

_BOUND = re.compile(
    r"\b(since|as of|as at|until|till|up to|through)\s{1,3}(?:the\s{1,3})?(?:\w{1,12}\s{1,3}of\s{1,3})?\Z",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(another|additional|further|extra)\s{1,3}(?:\w{1,12}\s{1,3})?\Z", re.IGNORECASE)
_MORE_INSIDE = re.compile(r"\b(another|additional|further|extra|more(?!\s{1,3}than))\b", re.IGNORECASE)
_BEFORE = 40
"""Characters before a value that are looked at."""


def of_one_kind(findings: Iterable[Finding], texts: Mapping[str, str]) -> Iterator[Finding]:
    """The findings without the contradictions between a bound and a day, or an increment and a total.

    Args:
        findings: Those on some reports.
        texts: document_id -> text.
    """
    for finding in findings:
        sides = (
            (texts[finding.a.document_id], finding.a_start, finding.a_end),
            (texts[finding.b.document_id], finding.b_start, finding.b_end),
        )
        if finding.relation != "contradict" or len({_kind(finding.point, *side) for side in sides}) == 1:
            yield finding


def _kind(point: str, text: str, start: int, end: int) -> str | None:
    before = text[max(0, start - _BEFORE) : start]
    if point == "when":
        found = _BOUND.search(before)
    elif point == "how many":
        found = _MORE.search(before) or _MORE_INSIDE.search(text, start, end)
    else:
        return None
    return found[1].lower() if found is not None else None
