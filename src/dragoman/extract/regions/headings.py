"""Lines that are no sentences between lines that are, and subheads glued to the sentence after them.

A line by itself that does not end like a sentence, between paragraphs that do, is a subhead when it is
short or in title case, else the caption of a picture that the text has lost. Where a text has lost
its line breaks, a subhead shows by its capitals (PILOTS UNDER PRESSURE The ministry said), or by a
sentence that begins in mid-air: a capital on a word that is never written with one inside a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.regions.layout import Line, Marks

_SUBHEAD = 10
"""Words up to which a lone line is a subhead. Of 300 lone lines read, captions had 8 to 30 words, subheads 1 to 9."""
_CAPTION = 35
"""Words up to which a lone line is a caption."""
_NOT_LONE = re.compile(r"[•●▪■◦*+>#@–—-]|\d{1,3}[.)]|[(\[]?[a-z]|https?:|www\.")
"""How list items, tweets and lines that go on begin."""
_CHATTY = re.compile(r"[@#]\w|https?://|\bI\b|\bI['’]|…$|\.\.\.$")
"""What shows a message in somebody's own words."""
_INNER_END = re.compile(r"[a-z]{3}[.!?][\"”’)]{0,2} [A-ZÀ-Þ“\"]")
"""The end of a sentence inside a line: what holds one is prose that lost its end."""
_OPEN_ENDS = ":;,-–—(/&"
_QUOTES = "“\"'‘"
_LONGEST_RUN = 2
"""Lone lines in a row at most: a caption and its subhead; more are a list, and lists are kept."""
_CAPTIONS = 6
"""Captions in a row at most."""
_SENTENCE = 9
"""Words from which a line in a run is no item of a list."""
_TITLED = 5
"""Words up to which a line in title case that ends with a full stop is a subhead."""
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "at", "by", "with", "from", "as", "but", "vs"]
)
"""Words that title case leaves small."""

_GLUED_WORDS = (
    "At|After|Before|When|While|However|Although|Despite|According|This|These|Those|He|She|They|We|There|If|But|"
    "Since|During|Under|Because|Until|Its|His|Her|Their|Our|Some|Many|Most|Several|Another|In|On|As|The|Last|Both|"
    "Meanwhile|Instead|Earlier|What|Why|Where"
)  # fmt: skip
"""Words that begin sentences and are not written with a capital inside one, unless in a name. Of 49 marks read in
7,000 reports, A (Class A shares) and It (Fix It) were wrong 15 times and were taken out."""
_GLUED = re.compile(rf" (?<=[a-z0-9] )(?=[A-Z])(?P<start>(?:{_GLUED_WORDS}) [a-z]{{2,}}|Both [A-ZÀ-Þ])")
_SHOUTED = re.compile(
    r"(?<=[.!?\"”’)] )(?<![A-Z]\. )"
    r"(?P<head>[A-Z][A-Z0-9'’&$.,?!/-]{0,24}(?: [A-Z0-9&$'’\"][A-Z0-9'’&$.,?!%/\"-]{0,24}){1,11})"
    r"(?= [\"“‘']?(?:[A-ZÀ-Þ][a-zà-þ’']|[AI] ))"
)
"""A run of words in capitals after the end of a sentence and before the beginning of one."""
_SHOUTED_WORD = re.compile(r"[A-Z]{4}")
_ROLES = frozenset(
    ["CEO", "CFO", "COO", "CTO", "MP", "MEP", "PM", "VP", "MD", "TV", "AG", "SA", "PLC", "NV", "SE", "AB", "ASA"]
)
"""What a name in capitals ends with that goes on with a person's name or a verb."""
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]{0,2} ")
_LONG = 200
"""Characters of a line from which it may have swallowed others."""
_LONGEST_GLUED = 90
"""Characters of a glued subhead at most."""
_TIED = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "nor", "but",
        "as", "than", "that", "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had",
        "will", "would", "not", "his", "her", "its", "their", "our", "my", "your", "called", "titled", "named",
        "said", "says", "say", "see", "watch", "read", "reads", "wrote", "like", "about", "into", "over",
        "under", "between", "against", "during", "film", "movie", "book", "song", "novel", "series", "album",
        "column", "show", "play", "via", "per", "if",
    )
)  # fmt: skip
"""Words that tie what follows to themselves: after them a capital begins a name, not a sentence."""


def mark_headings(lines: Sequence[Line], marks: Marks, *, hard_wrapped: bool) -> None:
    """Marks lone lines and glued subheads. What is marked already counts as not there."""
    left = [line for line in lines if not marks.covers(line.start, line.end) or len(line.text) > 200]
    for run, after in _runs_between_prose(left):
        for line, following in zip(run, [*run[1:], after], strict=True):
            _mark_lone(line, following, marks, hard_wrapped)
    for line in left:
        if len(line.text) > _LONG:
            _mark_glued(line, marks)
            _mark_shouted(line, marks)


def _runs_between_prose(lines: Sequence[Line]) -> Iterator[tuple[list[Line], Line]]:
    """Short runs of lines that are not prose, each with the paragraph after it; a long run is a list."""
    run: list[Line] = []
    seen_prose = False
    for line in lines:
        if not line.is_prose:
            run.append(line)
            continue
        if seen_prose and run and (len(run) <= _LONGEST_RUN or _are_captions(run)):
            yield run, line
        run, seen_prose = [], True


def _are_captions(run: Sequence[Line]) -> bool:
    """Whether a run of lines is one of captions: each as long as a sentence, where the items of a list are short."""
    return len(run) <= _CAPTIONS and all(line.words >= _SENTENCE for line in run)


def _mark_lone(line: Line, after: Line, marks: Marks, hard_wrapped: bool) -> None:
    if hard_wrapped and not (line.apart and after.apart):
        return
    if is_lone(line):
        marks.add(line.start, line.end, kind_of_lone(line))
    elif _is_titled(line):
        marks.add(line.start, line.end, "subhead")


def _is_titled(line: Line) -> bool:
    """Whether a line is a title with a full stop, as some archives write subheads."""
    titled = line.text[-1] == "." and _is_title_case(line.text[:-1])
    return titled and 1 < line.words <= _TITLED and not _NOT_LONE.match(line.text)


def kind_of_lone(line: Line) -> str:
    """What a line is that is no sentence: short or in title case a subhead, else a caption."""
    return "subhead" if line.words <= _SUBHEAD or _is_title_case(line.text) else "caption"


def is_lone(line: Line) -> bool:
    """Whether a line is no sentence, no list item and nobody's own words."""
    return (
        not line.is_sentence
        and line.words <= _CAPTION
        and line.text[-1] not in _OPEN_ENDS
        and not _NOT_LONE.match(line.text)
        and not _CHATTY.search(line.text)
        and not _INNER_END.search(line.text)
        and _quotes_pair(line.text)
        and not (line.text[0] in _QUOTES and line.words > _SUBHEAD)
    )


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


def _mark_shouted(line: Line, marks: Marks) -> None:
    if _SHOUTED_WORD.search(line.text) is None:
        return
    for match in _SHOUTED.finditer(line.text):
        head = match["head"].partition("?")[0] + ("?" if "?" in match["head"] else "")
        is_label = "," in head and line.text[match.end() + 1 : match.end() + 2] in _QUOTES
        if _SHOUTED_WORD.search(head) and head[-1] not in ",-." and head.split()[-1] not in _ROLES and not is_label:
            start = line.start + match.start("head")
            marks.add(start, start + len(head), "subhead")


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
        and not re.search(r"[,;:()\d]", text)
        and _quotes_pair(text)
    )
