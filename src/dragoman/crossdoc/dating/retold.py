"""Joint statements of a storyline in, the years of undated reports that retell one with "last year" out.

What two or more said together is a rare thing: where an undated report says that "last year the two
declared that their friendship has no limits", and a dated one of the storyline tells of the same
speakers and the same limitless friendship with its year, last year is that year.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dragoman.crossdoc.dating.constraints import Constraint
from dragoman.crossdoc.dating.days import Days, between, span
from dragoman.crossdoc.dating.sharing import grain
from dragoman.language.words import STOP_WORDS, words_of
from dragoman.model.annotations import Statement, TimeExpression
from dragoman.model.provenance import Evidence

YEARS_BACK = {"DCT-1Y": 1, "DCT+0Y": 0}
"""Formula -> how many years the report lies after the year that it names."""
_REACH = 100
"""Characters before the verb of saying in which its year stands."""
_GROUP = re.compile(r"\b(?:two|both|three|four)\b", re.IGNORECASE)
_NONE_OF = re.compile(r"\b(?:no|without)[ -](?P<word>[a-z]{3,})|\b(?P<stem>[a-z]{3,})less\b", re.IGNORECASE)
"""Limitless, no limits, without limits."""
_ALIKE = 3
"""Words that two tellings share at least, where they do not share something that is said to be lacking."""
_BEFORE = {"D": 7, "W": 31, "M": 366}
"""Days that "days", "weeks", "months before" last at most: else one would name the longer unit."""
_DATED_WITHIN = 31
"""Days that the date of the report that gives the year may leave open."""


def years_retold(
    lines: Sequence[Sequence[str]],
    statements: Mapping[str, Sequence[Statement]],
    times: Mapping[str, Sequence[TimeExpression]],
    texts: Mapping[str, str],
    known: Mapping[str, Days],
) -> Iterator[Constraint]:
    """The constraints for the undated reports, each in its evidence's `document_id`.

    Args:
        lines: The reports of each storyline.
        statements: Report -> its statements.
        times: Report -> its time expressions.
        texts: Undated report -> its text.
        known: Dated report -> its days.
    """
    for members in lines:
        dated = [name for name in sorted(members) if 0 < span(known.get(name, ())) <= _DATED_WITHIN]
        joint = [row for name in dated for row in statements.get(name, ()) if ";" in (row.speaker or "")]
        for name in sorted(set(members) & texts.keys()):
            for row in statements.get(name, ()):
                said = _said(row, times.get(name, ()), texts[name])
                same = [other for other in joint if said is not None and _same(row, other, texts[name])]
                found = [(other, year) for other in same if (year := _year(other, times.get(other.document_id, ())))]
                if said is not None and len({year for _, year in found}) == 1:
                    yield _in_year(said, *found[0])


def _said(row: Statement, times: Sequence[TimeExpression], text: str) -> TimeExpression | None:
    """The "last year" in which something was said, before the verb of saying in its sentence."""
    if row.cue_start is None:
        return None
    for time in times:
        if time.formula in YEARS_BACK and row.cue_start - _REACH < time.expression_start < row.cue_start:
            between_them = text[time.expression_end : row.cue_start]
            if not re.search(r"[.!?;\n]", between_them):
                return time
    return None


def _same(row: Statement, other: Statement, text: str) -> bool:
    """Whether a report's statement is the joint one of another: its speakers are a group, all of them named in it."""
    names = (other.speaker_name or "").split(" and ")
    if row.speaker is None and _GROUP.search(row.speaker_text or "") is None:
        return False
    if row.speaker is not None and set(row.speaker.split(";")) != set((other.speaker or "").split(";")):
        return False
    if not all(any(re.search(rf"\b{re.escape(part)}\b", text) for part in name.split()) for name in names):
        return False
    lacking = _lacking(row.content_text or "") & _lacking(other.content_text or "")
    return bool(lacking) or len(_words(row.content_text or "") & _words(other.content_text or "")) >= _ALIKE


def _lacking(text: str) -> set[str]:
    found = (match["word"] or match["stem"] for match in _NONE_OF.finditer(text))
    return {word.lower().removesuffix("s") for word in found}


def _words(text: str) -> set[str]:
    return {word.stem for word in words_of(text) if word.stem not in STOP_WORDS and not word.number}


def _year(row: Statement, times: Sequence[TimeExpression]) -> int | None:
    """The year that the telling of a statement gives it: of its one date, or of what it came shortly before."""
    start, end = min(row.cue_start or row.content_start, row.content_start), row.content_end
    inside = [time for time in times if start <= time.expression_start < end]
    periods = {(time.time_earliest, time.time_latest) for time in inside if grain(time) is not None}
    if len(periods) != 1:
        return None
    first, last = next(iter(periods))
    if first is None or last is None:
        return None
    lengths = [_BEFORE.get((time.value or "")[-1:], 0) for time in inside if _shortly_before(time)]
    begin = date.fromisoformat(first) - timedelta(days=max(lengths, default=0))
    return begin.year if begin.year == int(last[:4]) and 0 not in lengths else None


def _shortly_before(time: TimeExpression) -> bool:
    return time.type == "DURATION" and ": before " in (time.anchor or "")


def _in_year(said: TimeExpression, other: Statement, year: int) -> Constraint:
    published = year + YEARS_BACK[said.formula or ""]
    evidence = Evidence(
        document_id=said.document_id, evidence_start=said.expression_start, evidence_end=said.expression_end,
        text=said.expression_text,
        reason=f"{said.expression_text} is {year}: another report tells with its year what was said together",
    )  # fmt: skip
    beside = Evidence(
        document_id=other.document_id, evidence_start=other.content_start, evidence_end=other.content_end,
        text=other.content_text, reason=f"the same statement, of {year}",
    )  # fmt: skip
    days = between(f"{published:04}-01-01", f"{published:04}-12-31")
    return Constraint(kind="retold", days=days, evidence=evidence, beside=(beside,))
