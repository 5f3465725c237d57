"""What a rule of drift finds, and how it speaks of the two reports."""

from dataclasses import dataclass, replace

FROM, TO = "\ue000", "\ue001"
"""Stand in an explanation for the report of the first sentence and for that of the second (characters of no text)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One drift; spans are code points into the two reports."""

    kind: str
    before: tuple[int, int]
    after: tuple[int, int]
    explanation: str

    def worded(self, *, ordered: bool) -> "Change":
        """The change in words; `ordered`: it is known which of the two reports was made from the other."""
        first, second = ("the source", "the rewrite") if ordered else ("the one report", "the other")
        return replace(self, explanation=self.explanation.replace(FROM, first).replace(TO, second))
