"""A draft in, a row of `statements` out."""

from dragoman.extract.statements.drafts import Draft
from dragoman.model.annotations import AnnotatedDocument, Statement
from dragoman.model.provenance import identifier


def statement(report: AnnotatedDocument, draft: Draft) -> Statement:
    """The statement that a draft stands for, its speaker, date and chain resolved."""
    text = report.document.text
    (start, end), cue, source = draft.content, draft.cue_span, draft.source_span
    return Statement(
        statement_id=identifier("statement", report.document.document_id, start, end, cue and cue[0]),
        document_id=report.document.document_id, content_start=start, content_end=end, content_text=text[start:end],
        cue_start=cue and cue[0], cue_end=cue and cue[1], cue_text=cue and text[cue[0] : cue[1]],
        speaker_start=source and source[0], speaker_end=source and source[1],
        speaker_text=source and text[source[0] : source[1]],
        speaker_name=None, speaker=None, addressee=None, kind="indirect", polarity="affirmed", said=None, said_earliest=None,
        said_latest=None, via=(), rule=f"{draft.cue.name if draft.cue else 'quotation'}: {draft.construction}",
    )  # fmt: skip
