"""Lines that are no sentences between lines that are, and subheads glued to the sentence after them.

A line by itself that does not end like a sentence, between paragraphs that do, is a subhead when it is
short or in title case, else the caption of a picture that the text has lost. Where a text has lost
its line breaks, a subhead shows by a sentence that begins in mid-air: a capital on a word that is never
written with one inside a sentence.
"""

import re
from collections.abc import Sequence

from dragoman.extract.regions.layout import Line, Marks

_SUBHEAD = 10
"""Words up to which a lone line is a subhead. Of 300 lone lines read, captions had 8 to 30 words, subheads 1 to 9."""
_CAPTION = 35
"""Words up to which a lone line is a caption."""
_NOT_LONE = re.compile(r"[•●▪■◦*+>#@–—-]|\d{1,3}[.)]|[(\[]?[a-z]|https?:|www\.")
"""How list items, tweets and lines that go on begin."""
_CHATTY = re.compile(r"[@#]\w|https?://|\bI\b|\bI['’]|…$|\.\.\.$")
"""What shows a message in somebody's own words."""
_OPEN_ENDS = ":;,-–—(/&"
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "at", "by", "with", "from", "as", "but", "vs"]
)
"""Words that title case leaves small."""

_GLUED_WORDS = (
    "At|After|Before|When|While|However|Although|Despite|According|It|This|These|Those|He|She|They|We|There|If|But|"
    "Since|During|Under|Because|Until|Its|His|Her|Their|Our|Some|Many|Most|Several|Another|In|On|As|The|An?|Last|Both|"
    "Meanwhile|Instead|Earlier|What|Why|Where"
)  # fmt: skip
"""Words that begin sentences and are not written with a capital inside one, unless in a name."""
_GLUED = re.compile(rf"(?<=[a-z0-9]) (?P<start>(?:{_GLUED_WORDS}) [a-z]{{2,}}|Both [A-ZÀ-Þ])")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]{0,2} ")
_LONGEST_GLUED = 90
"""Characters of a glued subhead at most."""
_TIED = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "nor", "but", "as", "than",
        "that", "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "not",
        "his", "her", "its", "their", "our", "my", "your", "called", "titled", "named", "said", "says", "say", "see",
        "watch", "read", "reads", "wrote", "like", "about", "into", "over", "under", "between", "against", "during",
        "film", "movie", "book", "song", "novel", "series", "album", "column", "show", "play", "via", "per", "if",
    )
)  # fmt: skip
"""Words that tie what follows to themselves: after them a capital begins a name, not a sentence."""


def mark_headings(lines: Sequence[Line], marks: Marks, *, hard_wrapped: bool) -> None:
    """Marks lone lines and glued subheads. What is marked already counts as not there."""
    left = [line for line in lines if not marks.covers(line.start, line.end) or len(line.text) > 200]
    for before, line, after in zip(left, left[1:], left[2:], strict=False):
        if (before.is_prose and (after.is_prose or _is_lone(after))) or (_was_lone(before, marks) and after.is_prose):
            _mark_lone(line, after, marks, hard_wrapped)
    for line in left:
        if len(line.text) > 400:
            _mark_glued(line, marks)


def _mark_lone(line: Line, after: Line, marks: Marks, hard_wrapped: bool) -> None:
    if hard_wrapped and not (line.apart and after.apart):
        return
    if _is_lone(line):
        short = line.words <= _SUBHEAD or _is_title_case(line.text)
        marks.add(line.start, line.end, "subhead" if short else "caption")
    elif line.words <= 5 and line.text.endswith(".") and line.words > 1 and _is_title_case(line.text[:-1]):
        marks.add(line.start, line.end, "subhead")


def _is_lone(line: Line) -> bool:
    return (
        not line.is_sentence
        and line.words <= _CAPTION
        and line.text[-1] not in _OPEN_ENDS
        and not _NOT_LONE.match(line.text)
        and not _CHATTY.search(line.text)
        and _quotes_pair(line.text)
    )


def _was_lone(line: Line, marks: Marks) -> bool:
    return not line.is_prose and marks.covers(line.start, line.end)


def _quotes_pair(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word.lower() not in _SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def _mark_glued(line: Line, marks: Marks) -> None:
    for match in _GLUED.finditer(line.text):
        end = match.start()
        start = _sentence_start(line.text, end)
        if start is not None and _is_subhead(line.text[start:end]):
            marks.add(line.start + start, line.start + end, "subhead")


def _sentence_start(text: str, end: int) -> int | None:
    """Where the sentence begins that runs to `end`, None where it is longer than a subhead."""
    floor = max(0, end - _LONGEST_GLUED)
    last = None
    for match in _SENTENCE_END.finditer(text, floor, end):
        last = match.end()
    return last


def _is_subhead(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= _SUBHEAD
        and (words[0][0].isupper() or words[0][0] in '“"')
        and words[-1].lower() not in _TIED
        and not re.search(r"[,;:]", text)
        and _quotes_pair(text)
    )
