"""Changes that go the wrong way or by the wrong amount: a report in, "rose to 3 from 4" and its like out."""

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.remarks.slips.figures import bounds, figures_of, halves, is_exact, written
from dragoman.extract.remarks.slips.moves import (
    BY_SO_MUCH,
    TIMES,
    Change,
    changes_in,
    later,
    may_be_told,
    name_of,
)
from dragoman.extract.remarks.slips.slip import Slip, quoted
from dragoman.language.quantities import Quantity
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Sentence

_BY = {"nearly": -1, "almost": -1, "about": 0, "roughly": 0, "more": 1, "over": 1}
_OTHER_BASE = re.compile(
    r"\b(?:constant|currenc\w{1,3}|organic\w{0,4}|like-for-like|comparable|underlying|"
    r"adjust\w{2,4}|exclud\w{2,3}|local|annuali[sz]ed|"
    r"average|points?|excluding|same-store|real terms|basis|inflation|stripping|respectively|compound)\b",
    re.IGNORECASE,
)
"""Words that say that the percentage has another base than the figures."""


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The changes in a report whose figures go the other way, or make another percentage than it says."""
    for sentence in report.sentences:
        if not may_be_told(sentence.text):
            continue
        figures = halves(report.document.text, figures_of(report, sentence))
        for change in (*changes_in(report.document.text, sentence, figures), *later(report, sentence, figures)):
            slip = _wrong_way(report, change) or _wrong_share(report, sentence, change, figures)
            slip = slip or _wrong_amount(report, change, figures)
            if slip is not None:
                yield slip


def _wrong_way(report: AnnotatedDocument, change: Change) -> Slip | None:
    text = report.document.text
    before, after = written(text, change.before), written(text, change.after)
    low, high = bounds(before), bounds(after)
    wrong = change.way > 0 and after.high < before.low and high[1] <= low[0] + _half(before, after)
    wrong = wrong or (change.way < 0 and after.low > before.high and high[0] >= low[1] - _half(before, after))
    if not wrong or before.qualifier not in _KEPT or after.qualifier not in _KEPT:
        return None
    less = "less" if change.way > 0 else "more"
    first, last = quoted(report, (before.start, before.end)), quoted(report, (after.start, after.end))
    reason = f"“{change.word}”, but {last} is {less} than {first}."
    if change.span[1] <= before.start < after.start:
        return Slip(change.span, (before.start, after.end), reason)
    span = min(change.span[0], after.start), max(change.span[1], after.end)
    return Slip(span, (before.start, before.end), reason)


_KEPT = (None, "about")


def _half(before: Quantity, after: Quantity) -> float:
    """Two figures rounded alike differ by a digit at least; of others the coarser one's rounding decides."""
    return max(before.grain, after.grain) if before.grain == after.grain else 0.0


def _wrong_share(
    report: AnnotatedDocument, sentence: Sentence, change: Change, figures: Sequence[Quantity]
) -> Slip | None:
    """The percentage or factor of a change that its two figures do not make."""
    before, after = change.before, change.after
    if not (is_exact(before) and is_exact(after)) or before.kind == "percent" or after.kind == "percent":
        return None
    text = report.document.text
    (low, high), (least, most) = bounds(written(text, before)), bounds(written(text, after))
    if low <= 0:
        return None
    if change.verb is not None and name_of(change.verb) in TIMES:
        return _wrong_factor(report, sentence, change, least / high, most / low)
    part = _PART_BY.match(text, change.verb.end) if change.verb is not None else None
    if part is not None and change.way:
        return _wrong_part(report, change, part, (least / high - 1, most / low - 1))
    share = _share_beside(text, change, figures)
    if share is None or _OTHER_BASE.search(sentence.text):
        return None
    edges = sorted((abs(least / high - 1) * 100, abs(most / low - 1) * 100, abs(after.low / before.low - 1) * 100))
    first, last = bounds(share)
    if first <= edges[-1] * (1 + _SLACK) + 0.05 and last >= edges[0] * (1 - _SLACK) - 0.05:
        return None
    real = abs(after.low / before.low - 1) * 100
    span = quoted(report, (before.start, before.end)), quoted(report, (after.start, after.end))
    return Slip(
        (share.start, share.end),
        (min(before.start, after.start), max(before.end, after.end)),
        f"From {span[0]} to {span[1]} it is {real:.3g} percent, not {quoted(report, (share.start, share.end))}.",
    )


_SLACK = 0.1
"""Reports work out percentages from figures that they then round: a tenth of the percentage is let pass."""


def _share_beside(text: str, change: Change, figures: Sequence[Quantity]) -> Quantity | None:
    """The percentage between the word of change and its figures, or right behind them: "or 12 percent"."""
    pair = sorted((change.before, change.after), key=lambda each: each.start)
    for share in figures:
        if share.kind != "percent" or not is_exact(share):
            continue
        near = change.verb is not None and 0 <= share.start - change.verb.end <= 12 and share.end < pair[0].start
        if near and pair[0].start - share.end <= 40 and ";" not in text[share.end : pair[0].start]:
            return share
        if _BEHIND.fullmatch(text, pair[1].end, share.start):
            return share
    return None


def _wrong_amount(report: AnnotatedDocument, change: Change, figures: Sequence[Quantity]) -> Slip | None:
    """The amount of a change that is not the difference: "from 80 to 95, a rise of 20", "by 20 to 95 from 80"."""
    text = report.document.text
    first, last = sorted((change.before, change.after), key=lambda each: each.start)
    for amount in figures:
        behind = _AMOUNT_BEHIND.fullmatch(text, last.end, amount.start)
        ahead = amount.end <= first.start and BY_SO_MUCH.search(text, max(0, amount.start - 20), amount.start)
        near = (
            ahead
            and first.start - amount.end <= 12
            and change.verb is not None
            and amount.start - change.verb.end <= 16
        )
        if not (behind or near) or not is_exact(amount) or not (is_exact(first) and is_exact(last)):
            continue
        points = _POINTS.search(text, amount.start, amount.end + 20) is not None
        if (amount.kind, amount.unit) != (last.kind, last.unit) and not (points and last.kind == "percent"):
            continue
        if (amount.kind == "percent" or last.kind == "percent") and not points:
            continue
        low = sum(written(text, each).grain for each in (first, last, amount)) / 2
        real = abs(change.after.low - change.before.low)
        if abs(real - amount.low) > low:
            cue = (first.start, last.end)
            return Slip(
                (amount.start, amount.end),
                cue,
                f"{quoted(report, cue)} is no change by {quoted(report, (amount.start, amount.end))}.",
            )
    return None


_AMOUNT_BEHIND = re.compile(
    r"(?: (?:in|on|a|per|this|last)[\w ]{0,20})?, (?:an?|or an?) (?:\w{4,10} )?(?:rise|increase|"
    "drop|fall|gain|decline|decrease|jump|reduction|difference|cut|growth) of "
)
_POINTS = re.compile(r"\bpoints?\b")


def _wrong_part(
    report: AnnotatedDocument, change: Change, part: re.Match[str], edges: tuple[float, float]
) -> Slip | None:
    """A fall "by half" of figures that are not half of each other."""
    said = _PARTS[part["part"].lower().replace("-", " ")]
    low, high = sorted(abs(edge) for edge in edges)
    if low * (1 - _LOOSE) <= said <= high * (1 + _LOOSE):
        return None
    cue = min(change.before.start, change.after.start), max(change.before.end, change.after.end)
    return Slip(part.span("part"), cue, f"{quoted(report, cue)} is no change by {part['part']}.")


_PARTS = {
    "half": 1 / 2, "a half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4,
    "one quarter": 1 / 4, "three quarters": 3 / 4, "a fifth": 1 / 5, "one fifth": 1 / 5, "a tenth": 1 / 10,
}  # fmt: skip
_PART_BY = re.compile(
    " by (?:about |around |some |nearly |almost |over )?(?P<part>(?:(?:a|one|two|three)[ "
    r"-])?(?:half|thirds?|quarters?|fifth|tenth))\b"
)
_LOOSE = 0.2
_BEHIND = re.compile(
    r",? (?:or|a rise of|a fall of|an increase of|a drop of|a gain of|a decline of|a|an|an? \w{3,9} of) ?"
)


def _wrong_factor(
    report: AnnotatedDocument, sentence: Sentence, change: Change, least: float, most: float
) -> Slip | None:
    if change.verb is None:
        return None
    factor = TIMES[name_of(change.verb)]
    words = {token.lower for token in sentence.tokens[max(0, change.verb.index - 2) : change.verb.index]}
    side = next((_BY[word] for word in words if word in _BY), 0)
    low, high = factor * (0.9 if side >= 0 else 0.75), factor * (1.15 if side <= 0 else 1.5)
    if least <= high and most >= low:
        return None
    first, last = (quoted(report, (each.start, each.end)) for each in (change.before, change.after))
    cue = (min(change.before.start, change.after.start), max(change.before.end, change.after.end))
    real = f"{most:.2g} times {first} at most" if most < low else f"{least:.2g} times {first} at least"
    return Slip(change.span, cue, f"“{change.verb.text}”, but {last} is {real}.")
