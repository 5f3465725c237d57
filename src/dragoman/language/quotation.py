"""A block of text in, its quotations out: quotation marks of the world, paired by their place in the line.

A mark opens where white space or an opening bracket stands before it and none after it, and closes
where it is the other way round; the shape of the mark decides only where its place does not. What
was opened and not closed ends with its sentence, so that an odd mark never costs more than that;
a block that begins with a mark and whose successor begins with one too goes on to its end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02\u301d\u301e'
_SINGLE = "'\u2018\u2019\u201a\u201b`\u00b4"
_MARKS = frozenset(_DOUBLE + _SINGLE)
_MARK = re.compile("''|``|\u2019\u2019|\u2018\u2018|[" + re.escape(_DOUBLE + _SINGLE) + "]")
"""A mark, or two single ones that stand for a double one."""
_ONLY_OPEN = frozenset("\u201e\u201a\u300c\u300e\u301d")
_ONLY_CLOSE = frozenset("\u300d\u300f\u301e")
_SINGLE_SET = frozenset(_SINGLE)
_BEFORE_OPEN = frozenset(" \t\n\r\u00a0\u202f\u2028([{<-\u2013\u2014/:;,\u2026")
_AFTER_CLOSE = frozenset(" \t\n\r\u00a0\u202f\u2028)]}>-\u2013\u2014/.,;:!?\u2026")
_LONGEST_SINGLE = 1500
"""Code points that a quotation in single marks may span: beyond, the mark was an apostrophe."""

_MOST_MARKS = 300
"""Marks looked at for the closing one, so that a block of nothing but marks stays linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks: `start:end` with the marks, `inner_start:inner_end` without them.

    Code points into the report's text. `closed` is False where the closing mark is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def quotations(text: str, blocks: Sequence[tuple[int, int]], sentence_ends: Sequence[int]) -> tuple[Quotation, ...]:
    """The outermost quotations of a report, in text order.

    Args:
        text: The report as read.
        blocks: (start, end) of its paragraphs, in text order.
        sentence_ends: Where its sentences end, ascending; an unclosed quotation ends at the next one.

    Returns:
        Quotations that do not overlap; one that goes on through several blocks is one.
    """
    found: list[Quotation] = []
    for number, (start, end) in enumerate(blocks):
        marks = _marks(text, start, end)
        follows = number + 1 < len(blocks) and _opens_block(text, blocks[number + 1][0])
        paired = _paired(text, marks, start, end, follows, sentence_ends)
        if (
            found
            and paired
            and not found[-1].closed
            and paired[0].start == start
            and found[-1].end == blocks[number - 1][1]
        ):
            found.append(_joined(found.pop(), paired.pop(0)))
        found.extend(paired)
    return tuple(found)


def _joined(first: Quotation, second: Quotation) -> Quotation:
    return replace(second, start=first.start, inner_start=first.inner_start)


def _opens_block(text: str, start: int) -> bool:
    return start < len(text) and text[start] in _MARKS and text[start] not in _ONLY_CLOSE


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    found: list[_Mark] = []
    for match in _MARK.finditer(text, start, end):
        mark = _mark(text, match.start(), match.end(), start, end)
        if mark is not None:
            found.append(mark)
    return found


def _mark(text: str, first: int, last: int, start: int, end: int) -> _Mark | None:
    single = last - first == 1 and text[first] in _SINGLE_SET
    before = text[first - 1] if first > start else " "
    after = text[last] if last < end else " "
    if before.isalnum() and after.isalnum():
        return None
    opens = (before in _BEFORE_OPEN or before in _MARKS) and not after.isspace()
    closes = (after in _AFTER_CLOSE or after in _MARKS) and not before.isspace()
    if text[first] in _ONLY_OPEN or text[first] in _ONLY_CLOSE:
        opens, closes = text[first] in _ONLY_OPEN, text[first] in _ONLY_CLOSE
    if not opens and not closes and not single:
        opens, closes = not before.isalnum() or after.isalnum(), before.isalnum() and not after.isalnum()
    return _Mark(first, last, single, opens, closes) if opens or closes else None


def _paired(
    text: str, marks: Sequence[_Mark], start: int, end: int, follows: bool, sentence_ends: Sequence[int]
) -> list[Quotation]:
    found: list[Quotation] = []
    number = 0
    while number < len(marks):
        opening = marks[number]
        if not opening.opens or (opening.single and _is_elision(text, opening.end)):
            number += 1
            continue
        closing = _closing(text, marks, number)
        if closing is not None:
            mark = marks[closing]
            found.append(_quotation(opening, mark.start, mark.end, True))
            number = closing + 1
        elif opening.single or opening.closes:
            number += 1
        elif follows and opening.start == start:
            found.append(_quotation(opening, end, end, False))
            break
        else:
            last = next((at for at in sentence_ends if at > opening.end), end)
            found.append(_quotation(opening, min(last, end), min(last, end), False))
            number += 1
            while number < len(marks) and marks[number].start < last:
                number += 1
    return found


def _quotation(opening: _Mark, inner_end: int, end: int, closed: bool) -> Quotation:
    return Quotation(start=opening.start, end=end, inner_start=opening.end, inner_end=inner_end, closed=closed)


def _closing(text: str, marks: Sequence[_Mark], number: int) -> int | None:
    opening = marks[number]
    depth = 0
    fallback = None
    for at in range(number + 1, min(number + 1 + _MOST_MARKS, len(marks))):
        mark = marks[at]
        if mark.single != opening.single:
            continue
        if mark.single and mark.start - opening.end > _LONGEST_SINGLE:
            break
        if mark.opens and not mark.closes:
            if mark.single or _same_shape(text, mark, opening):
                return fallback
            depth += 1
        elif mark.closes:
            if depth:
                depth -= 1
            elif mark.single and text[mark.start - 1] in "sS" and not _ends_clause(text, mark):
                fallback = at if fallback is None else fallback
            elif not _is_measure(text, mark):
                return at
    return fallback


def _same_shape(text: str, mark: _Mark, opening: _Mark) -> bool:
    return text[mark.start] == text[opening.start]


def _ends_clause(text: str, mark: _Mark) -> bool:
    return text[mark.end : mark.end + 1] in ("", ",", ".", ";", ":", "!", "?", "\n")


def _is_elision(text: str, position: int) -> bool:
    return text[position : position + 2].isdigit() or text[position : position + 2].lower() in ("em", "ti", "n ", "tw")


def _is_measure(text: str, mark: _Mark) -> bool:
    """Whether the mark stands for inches or minutes: 5'10", 40'."""
    before = text[max(0, mark.start - 4) : mark.start]
    return before[-1:].isdigit() and ("'" in before or "\u2019" in before or mark.single)
