"""A draft with its chain in, a row of `statements` out: kind, polarity, hedges, the date of the saying."""

from collections.abc import Iterator, Sequence

from dragoman.codebooks.cues import cue_frames
from dragoman.extract.statements import clauses
from dragoman.extract.statements.chain import Chained, adjuncts
from dragoman.extract.statements.drafts import Draft, Span
from dragoman.extract.statements.quotes import Quotes
from dragoman.model.annotations import AnnotatedDocument, Statement, TimeExpression, Via
from dragoman.model.provenance import identifier
from dragoman.model.text import Token

_QUOTED = 0.95
"""Share of the content's letters inside quotation marks from which it is a direct statement."""
_LAYOUT = frozenset({"transcript", "signed post", "signature"})


def statement(report: AnnotatedDocument, item: Chained, quotes: Quotes) -> Statement:
    """The statement that a draft stands for."""
    text, draft = report.document.text, item.draft
    kind = _kind(text, draft, quotes)
    start, end = _content(text, draft, quotes, kind)
    cue, speaker, time = draft.cue_span, item.speaker, _said(draft, report.times)
    return Statement(
        statement_id=identifier("statement", report.document.document_id, start, end, cue[0] if cue else None),
        document_id=report.document.document_id, content_start=start, content_end=end, content_text=text[start:end],
        cue_start=cue[0] if cue else None, cue_end=cue[1] if cue else None,
        cue_text=text[cue[0] : cue[1]] if cue else None,
        speaker_start=speaker.span[0] if speaker else None, speaker_end=speaker.span[1] if speaker else None,
        speaker_text=speaker.text if speaker else None, speaker_name=speaker.name if speaker else None,
        speaker=speaker.actor if speaker else None, addressee=_addressee(item), kind=kind, polarity=_polarity(draft),
        said=time.time if time else None, said_earliest=time.time_earliest if time else None,
        said_latest=time.time_latest if time else None,
        via=tuple(Via(name=link.label, via_start=link.span[0], via_end=link.span[1]) for link in item.links),
        said_start=time.expression_start if time else None, said_end=time.expression_end if time else None,
        hedges=_hedges(text, draft), flags=item.flags,
        rule=f"{draft.cue.name if draft.cue else 'quotation'}: {draft.construction}",
        act="speech" if kind != "indirect" or draft.cue is None else draft.cue.act,
    )  # fmt: skip


def _addressee(item: Chained) -> str | None:
    if item.addressee is None:
        return None
    return item.addressee.name if item.addressee.pronoun else item.addressee.text


def _kind(text: str, draft: Draft, quotes: Quotes) -> str:
    if draft.construction in _LAYOUT:
        return "direct"
    start, end = draft.content
    inside = [(max(start, q.start), min(end, q.end)) for q in quotes.overlapping(start, end)]
    quoted = sum(_letters(text, first, last) for first, last in inside)
    if quoted == 0:
        return "indirect"
    first, last = min(span[0] for span in inside), max(span[1] for span in inside)
    if _letters(text, start, first) or _letters(text, last, end):
        return "mixed"
    interrupted = first <= draft.anchor.start < last
    return "direct" if interrupted or quoted >= _QUOTED * _letters(text, start, end) else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _content(text: str, draft: Draft, quotes: Quotes, kind: str) -> Span:
    """The content without the quotation marks at its edges."""
    start, end = _past_attribution(text, draft), draft.content[1]
    for quotation in quotes.overlapping(start, end):
        if quotation.start == start and (kind == "direct" or quotation.end == end):
            start = quotation.inner_start
        if quotation.end == end and start < quotation.inner_end and (kind == "direct" or quotation.start <= start):
            end = quotation.inner_end
    while end - start > 1 and (text[end - 1] in "," or text[end - 1].isspace()):
        end -= 1
    return start, end


def _past_attribution(text: str, draft: Draft) -> int:
    """Where the content begins if its first words are its own attribution: that, according to her, >it rained."""
    start, end = draft.content
    if draft.cue is None or draft.cue.part != "prep" or draft.cue_span is None or draft.source_span is None:
        return start
    last = draft.source_span[1]
    between = text[start : draft.cue_span[0]].replace(",", " ").split()
    if not start <= draft.cue_span[0] < last < end or between not in ([], ["that"]) or text[last : last + 2] != ", ":
        return start
    return last + 2


def _polarity(draft: Draft) -> str:
    denied = draft.cue is not None and draft.cue.polarity == "denied"
    return "denied" if denied != draft.negated else "affirmed"


def _hedges(text: str, draft: Draft) -> tuple[str, ...]:
    found = []
    if draft.cue is not None and draft.cue.hedge is not None and draft.cue_span is not None:
        found.append(draft.anchor.text + (" as" if draft.construction.endswith("_as") else ""))
    adverbs = clauses.children(draft.sentence, draft.anchor, "advmod")
    found.extend(t.text for t in adverbs if t.lower in cue_frames("hedge") or t.lower in cue_frames("adv"))
    return tuple(dict.fromkeys(found))


def _said(draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The date or time that stands with the cue's verb."""
    if not times:
        return None
    heads = {token.start for part in adjuncts(draft) for token in _time_heads(draft, part)}
    for time in times:
        if time.type not in ("DATE", "TIME"):
            continue
        inside = draft.content[0] <= time.expression_start < draft.content[1]
        beside = not inside or draft.construction in ("quote", "set_off")
        if beside and any(time.expression_start <= at < time.expression_end for at in heads):
            return time
    return None


def _time_heads(draft: Draft, part: Token) -> Iterator[Token]:
    """The words that can be a date beside a verb: said Thursday, said on Thursday."""
    if part.dep in ("npadvmod", "advmod", "tmod"):
        yield part
    elif part.dep == "prep":
        yield from clauses.children(draft.sentence, part, "pobj", "pcomp")
