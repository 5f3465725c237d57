"""Lines in, those marked whose wording shows that they are not prose; the rules are in `codebooks.wording`."""

import re
from collections.abc import Sequence

from dragoman.codebooks.wording import AGENCY, CREDIT, Wording, wordings
from dragoman.extract.regions.layout import Line, Marks

_LONGEST = 620
"""Characters of a line at most for its wording to mark all of it."""
_LINKS_AFTER = 12
"""Lines after "Read more:" that may be links."""
_LEADING_CREDIT = re.compile(rf"(?=[^/]{{2,80}}/)(?P<credit>{CREDIT})(?:[ ,]+(?P<caption>.{{0,420}}))?")
"""Ada Holm/Reuters The two ferries, June 4, 2019"""
_LEADING_AGENCY = re.compile(
    rf"(?P<credit>{AGENCY}(?: ?[:-] ?{AGENCY}| - [A-Z]\w{{2,20}})?) (?P<caption>[A-ZÀ-Þ0-9][^ ]{{0,30}} .{{10,420}})"
)
"""AP:Associated Press The two ferries at the quay"""
_DATED_END = re.compile(r"(?:\b\d{4}|\))\.?$")


def mark_wording(text: str, lines: Sequence[Line], marks: Marks) -> None:
    """Marks lines and pieces of lines by the tables of rules, and the links that follow a related-link line."""
    line_rules = _possible(wordings("line"), text)
    inline_rules = _possible(wordings("inline"), text)
    listing = 0
    for line in lines:
        kind = _mark_line(line, line_rules, marks)
        if kind == "related_link" and len(line.text) < 60:
            listing = _LINKS_AFTER
        elif kind is None and listing and _is_link(line):
            marks.add(line.start, line.end, "related_link")
            listing -= 1
        elif kind is None:
            listing = 0
        if kind is None:
            _mark_inline(line, inline_rules, marks)


def _possible(rules: Sequence[Wording], text: str) -> list[Wording]:
    return [rule for rule in rules if _is_triggered(rule, text)]


def _is_triggered(rule: Wording, text: str) -> bool:
    return any(map(text.__contains__, rule.triggers))


def _mark_line(line: Line, rules: Sequence[Wording], marks: Marks) -> str | None:
    if len(line.text) > _LONGEST:
        return None
    for rule in rules:
        match = rule.pattern.fullmatch(line.text) if _is_triggered(rule, line.text) else None
        if match is not None:
            _mark(rule, match, line, marks)
            return rule.kind
    return _mark_credited(line, marks)


def _mark_inline(line: Line, rules: Sequence[Wording], marks: Marks) -> None:
    for rule in rules:
        if _is_triggered(rule, line.text):
            for match in rule.pattern.finditer(line.text):
                _mark(rule, match, line, marks)


def _mark(rule: Wording, match: re.Match[str], line: Line, marks: Marks) -> None:
    start, end = line.start + match.start(), line.start + match.end()
    credit = match.span("credit") if "credit" in rule.pattern.groupindex else (-1, -1)
    if credit[0] < 0:
        marks.add(start, end, rule.kind)
        return
    marks.add(start, line.start + credit[0], rule.kind)
    marks.add(line.start + credit[0], line.start + credit[1], "credit")


def _mark_credited(line: Line, marks: Marks) -> str | None:
    """A line that begins with a picture credit and goes on with a caption."""
    match = _LEADING_CREDIT.fullmatch(line.text) if "/" in line.text[:90] else None
    if match is None and not line.is_sentence:
        match = _LEADING_AGENCY.fullmatch(line.text)
    if match is None:
        return None
    caption = match["caption"] or ""
    if caption and line.is_sentence and not _DATED_END.search(line.text):
        return None
    marks.add(line.start, line.start + match.end("credit"), "credit")
    if caption:
        marks.add(line.start + match.start("caption"), line.end, "caption")
    return "caption"


def _is_link(line: Line) -> bool:
    return (not line.is_sentence and line.words <= 25) or (line.text[-1] == "?" and line.words <= 20)
