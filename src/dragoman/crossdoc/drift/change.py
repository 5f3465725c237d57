"""What a rule of drift finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One drift; spans are code points into the two reports."""

    kind: str
    before: tuple[int, int]
    after: tuple[int, int]
    explanation: str
