"""A report's text and its regions in, the spans of its sentences of prose out.

Prose is what no region covers. It is cut into blocks (at regions, blank lines, and at every line
end unless the text is hard-wrapped), then into sentences by nupunkt, an unsupervised boundary
detector in the line of Kiss and Strunk (2006). White space at the edges belongs to no sentence.
"""

import re
from collections.abc import Iterator, Sequence

import nupunkt

from dragoman.model.annotations import Region

_LONGEST = 4000
"""Characters of a sentence at most; a longer one is cut at white space, so that a parse stays bounded."""
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_LINE_END = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x0b|\x0c")
_INITIALS_END = re.compile(r"(?:^|[^A-Za-z.])(?:[A-Z]\.){2,4}$")
"""An abbreviation of initials (U.S., U.N.) closes a sentence less often than it stands before a name."""
_STARTERS = frozenset(
    "a after all although an and as asked at but by during for from he her his however i if in it its last meanwhile "
    "more most on one other she since so some such that the their there these they this those to two under we what "
    "when while who with you".split()
)
"""Words with which sentences begin; after initials anything else with a capital goes on with the sentence."""
_LOWER_START = re.compile(r"[ \t]*[a-z]")


def sentence_spans(text: str, regions: Sequence[Region]) -> list[tuple[int, int, int]]:
    """The sentences of a report's prose.

    Args:
        text: The report as read.
        regions: What is not prose.

    Returns:
        (paragraph, start, end) in text order: `paragraph` counts the blocks, the span is in code
        points into `text`, half open, without white space at its edges.
    """
    found: list[tuple[int, int, int]] = []
    for paragraph, (start, end) in enumerate(_blocks(text, regions)):
        found.extend((paragraph, first, last) for first, last in _sentences(text, start, end))
    return found


def is_hard_wrapped(text: str) -> bool:
    """Whether lines end where the column ends, so that a line end means nothing.

    True when at least a third of the line ends are followed by a lower-case letter.
    """
    ends = [match.end() for match in _LINE_END.finditer(text)]
    inner = [end for end in ends if end < len(text) and not text[end].isspace()]
    lower = sum(1 for end in inner if _LOWER_START.match(text, end))
    return len(inner) >= 3 and lower * 3 >= len(inner)


def _blocks(text: str, regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
    boundary = _BLANK_LINE if is_hard_wrapped(text) else _LINE_END
    position = 0
    covered = sorted((region.region_start, region.region_end) for region in regions)
    for start, end in [*covered, (len(text), len(text))]:
        if start > position:
            yield from _split(text, position, start, boundary)
        position = max(position, end)


def _split(text: str, start: int, end: int, boundary: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    position = start
    for match in boundary.finditer(text, start, end):
        yield from _trimmed(text, position, match.start())
        position = match.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _rejoined(text, [(start + first, start + last) for first, last in _split_off(text, start, end)]):
        for piece in _bounded(text, first, last):
            yield from _trimmed(text, *piece)


def _split_off(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = nupunkt.sent_spans(text[start:end])
    return spans


def _rejoined(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for first, last in spans:
        if held is not None and _goes_on(text, held, (first, last)):
            held = (held[0], last)
            continue
        if held is not None:
            yield held
        held = (first, last)
    if held is not None:
        yield held


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    words = text[after[0] : min(after[1], after[0] + 40)].split(maxsplit=1)
    if not words or not words[0][0].isalpha() or words[0].lower() in _STARTERS:
        return False
    return _INITIALS_END.search(text[max(before[0], before[1] - 16) : before[1]].rstrip()) is not None


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
