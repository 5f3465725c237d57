"""What a rule found in, the row out: every kind of remark is written the same way."""

from dragoman.model.annotations import AnnotatedDocument, Remark

Span = tuple[int, int]
"""Code points into the report's text."""


def remark_of(report: AnnotatedDocument, kind: str, span: Span, cue: Span | None, reason: str) -> Remark:
    """The remark on the words at a span; `cue` bounds the words that show it, None where they do so themselves."""
    start, end = span
    return Remark(
        document_id=report.document.document_id, remark_start=start, remark_end=end,
        remark_text=report.document.text[start:end], kind=kind,
        cue_start=cue[0] if cue else None, cue_end=cue[1] if cue else None, reason=reason,
    )  # fmt: skip
