"""Two aligned sentences in, the quotations whose words the second alters, replaces or cuts out."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import ARTICLES, ATTRIBUTION, CONDITIONS
from dragoman.crossdoc.drift.tokens import Piece, Token, framed
from dragoman.language.words import NUMBER_WORDS, STOP_WORDS

_ALIKE = 0.6
"""Part of the words of two quotations that must be the same before a difference is an alteration."""
_BUILD, _SAME_BUILD = 2, 0.4
"""Words by which two quotations of one build may differ in length, and part of all words that stands in both."""
_CITED = 16
"""Words of a quotation that an explanation repeats."""
_FRAME = 3
"""Words before a quotation that a rewrite keeps when it puts others in its place."""
_OWN = 8
"""Words of a quotation that are surely taken from a text that has no quotation there."""

_CUT = re.compile(r"\.\s?\.\s?\.+|…")
"""Marks of what was cut out of a quotation."""
_PUT_IN = re.compile(r"\[[^\]]{0,60}\]|\([^)]{0,60}\)")

Span = tuple[int, int]


def quotes(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """Quotations whose words were altered, or put otherwise; one that was only cut is not."""
    yield from _altered(a, b)
    yield from _replaced(a, b)
    yield from _made_up(a, b)


def _altered(a: Piece, b: Piece) -> Iterator[Change]:
    for span in a.quotes:
        for other in b.quotes:
            first, second = _within(a, span), _within(b, other)
            if first in [_within(b, each) for each in b.quotes]:
                break  # it is there, word for word
            if min(len(first), len(second)) < 3 or "s" in (first[0], second[0]):
                continue
            if _shortened(first, b, other) or _shortened(second, a, span):
                continue
            if _letters(_explained(a, span)) == _letters(_explained(b, other)) or _letters(first) == _letters(second):
                continue
            if _stands_elsewhere(a, span, b.text[other[0] - b.offset : other[1] - b.offset].strip(" ,.!?")):
                continue
            if _holds(first, second) or _holds(second, first):
                if _limit_cut(a, span, second):
                    yield _change(a, b, span, other)
                continue
            if _goes_on_otherwise(first, second) and _followed_alike(a, span, b, other):
                yield _change(a, b, span, other)
                continue
            matcher = SequenceMatcher(None, first, second, autojunk=False)
            shared = sum(block.size for block in matcher.get_matching_blocks())
            alike = shared >= _ALIKE * min(len(first), len(second)) and _tell_one(first, second)
            if (alike and _inner_change(matcher, first, second)) or _put_otherwise(a, b, shared, first, second):
                yield _change(a, b, span, other)


def _stands_elsewhere(a: Piece, span: Span, quoted: str) -> bool:
    """Whether the source has the words of a quotation word for word outside of the one that it is held against."""
    text = a.reading.text
    return quoted in text[: span[0]] or quoted in text[span[1] :]


def _letters(words: Sequence[str]) -> list[str]:
    """The letters of some words, whatever the spaces between them and slips within each: "in to", "guage"."""
    return sorted(char for char in "".join(words).replace("z", "s") if char.isalnum())


def _explained(piece: Piece, span: Span) -> list[str]:
    """The words of a quotation without those that an editor put in between brackets: "the (stock) market"."""
    put_in = [match.span() for match in _PUT_IN.finditer(piece.text, span[0] - piece.offset, span[1] - piece.offset)]
    return [
        _plain(token) for token in _tokens_in(piece, span)
        if not any(start <= token.start - piece.offset < end for start, end in put_in)
    ]  # fmt: skip


def _shortened(whole: Sequence[str], piece: Piece, span: Span) -> bool:
    """Whether a quotation shows its cuts or what was put in, and each of its other parts is there, in order.

    "The mill ... must go"; "the mill (of the bishop) must go".
    """
    start, end = span[0] - piece.offset, span[1] - piece.offset
    inside = (match.span() for match in _PUT_IN.finditer(piece.text, start, end) if start < match.start())
    cuts = [*(match.span() for match in _CUT.finditer(piece.text, start, end)), *inside]
    if not cuts:
        return False
    edges = [start, *(edge for cut in sorted(cuts) for edge in cut), end]
    at = 0
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        part = _within(piece, (piece.offset + first, piece.offset + last))
        found = next((i for i in range(at, len(whole) - len(part) + 1) if list(whole[i : i + len(part)]) == part), None)
        if found is None:
            return False
        at = found + len(part)
    return True


def _goes_on_otherwise(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two quotations begin with the same words and end with others."""
    same = next((at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), 0)
    return same >= _FRAME and first[-1] != second[-1]


def _followed_alike(a: Piece, span: Span, b: Piece, other: Span) -> bool:
    """Whether the same words follow two quotations: "the minister said"."""
    ours = [token.stem for token in a.tokens if token.start >= span[1]][:_FRAME]
    theirs = [token.stem for token in b.tokens if token.start >= other[1]][:_FRAME]
    return len(ours) > 1 and ours == theirs


def _put_otherwise(a: Piece, b: Piece, shared: int, first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the only quotation of one speaker keeps its build and none of its words: "a win for the trade"."""
    if len(a.quotes) != 1 or len(b.quotes) != 1 or abs(len(first) - len(second)) > _BUILD:
        return False
    told = [token.stem for token in a.tokens if token.text[0].isupper() and token.start < a.quotes[0][0]]
    named = any(token.stem in told for token in b.tokens if token.start < b.quotes[0][0])
    return named and len(first) > _BUILD * _FRAME and shared >= _SAME_BUILD * max(len(first), len(second))


def _change(a: Piece, b: Piece, span: Span, other: Span) -> Change:
    return Change(
        kind="quote_altered", before=span, after=other,
        explanation=f'{FROM} quotes "{_cited(a, span)}", {TO} "{_cited(b, other)}"',
    )  # fmt: skip


def _limit_cut(a: Piece, span: Span, kept: Sequence[str]) -> bool:
    """Whether what was cut off limits what was kept: "we will leave when the work is done", "we will leave"."""
    words = _tokens_in(a, span)
    rest = words[len(kept) :]
    if not rest or [_plain(token) for token in words[: len(kept)]] != list(kept):
        return False
    return rest[0].lower in CONDITIONS and a.text[words[len(kept) - 1].end - a.offset :][:1] not in (".", "!", "?")


def _replaced(a: Piece, b: Piece) -> Iterator[Change]:
    """Other words in the place of a quotation: called it "a step back", called it "a leap ahead"."""
    for span in a.quotes:
        words = _tokens_in(a, span)
        told = {token.stem for token in words if token.lower not in STOP_WORDS}
        if len(words) < 3 or not told or all(token.text.isupper() for token in words if len(token.text) > 1):
            continue
        i = next(at for at, token in enumerate(a.tokens) if token.start >= span[0])
        for j in range(_FRAME, len(b.tokens) - 1):
            if not framed(a, b, i, j, _FRAME):
                continue
            if not _told_before(a, i) or _goes_on(a, span, b, j):
                continue
            instead = b.tokens[j : j + len(words) + _FRAME]
            kept = told & b.stems
            others = [token.stem for token in instead if token.lower not in STOP_WORDS]
            if 2 * sum(stem in a.stems for stem in others) > len(others):
                continue  # the source has it beside the quotation
            if words[-1].stem == b.tokens[j].stem:
                continue  # its last word is left
            if len(instead) > 1 and 2 * len(kept) < len(told) and b.tokens[j].start - b.tokens[j - 1].end <= 2:
                quoted = next((quote for quote in b.quotes if quote[0] <= instead[0].start < quote[1]), None)
                yield _change(a, b, span, quoted) if quoted else Change(
                    kind="quote_altered", before=span, after=(instead[0].start, b.tokens[-1].end),
                    explanation=f'{FROM} quotes "{_cited(a, span)}", {TO} has other words in its place',
                )  # fmt: skip
                return


def _told_before(a: Piece, i: int) -> bool:
    """Whether a plain word stands among those before a quotation: names and dates alone are a heading."""
    return any(t.lower not in STOP_WORDS and t.text[0].islower() for t in a.tokens[max(0, i - _FRAME) : i])


def _goes_on(a: Piece, span: Span, b: Piece, j: int) -> bool:
    """Whether the rewrite goes on with what the source says behind the quotation: then it was cut."""
    behind = next((token for token in a.tokens if token.start >= span[1]), None)
    return behind is not None and behind.stem == b.tokens[j].stem


def _made_up(a: Piece, b: Piece) -> Iterator[Change]:
    """The source's own words in quotation marks, and altered."""
    if (
        not b.quotes
        or a.quotes
        or any(a.find(phrase) for phrase in ATTRIBUTION)
        or a.reading.said_in(*a.words(0, len(a.tokens) - 1))
    ):
        return
    own = [_plain(token) for token in a.tokens]
    for span in b.quotes:
        quoted = _within(b, span)
        matcher = SequenceMatcher(None, own, quoted, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        shared = sum(block.size for block in blocks)
        if len(quoted) >= _OWN and shared >= _ALIKE * len(quoted) and len(blocks) > 1:
            start, end = a.words(blocks[0].a, blocks[-1].a + blocks[-1].size - 1)
            yield Change(
                kind="quote_altered", before=(start, end), after=span,
                explanation=f'what {FROM} says in its own words, {TO} quotes as "{_cited(b, span)}"',
            )  # fmt: skip


def _cited(piece: Piece, span: Span) -> str:
    words = piece.text[span[0] - piece.offset : span[1] - piece.offset].split()
    return " ".join(words) if len(words) <= _CITED else " ".join(words[:_CITED]) + " …"


def _tokens_in(piece: Piece, span: Span) -> list[Token]:
    return [token for token in piece.tokens if token.start >= span[0] and token.end <= span[1]]


def _within(piece: Piece, span: Span) -> list[str]:
    words = [part for token in _tokens_in(piece, span) for part in _parted(_plain(token))]
    return [word for at, word in enumerate(words) if not (word == "to" and _ranges(words, at))]


def _parted(word: str) -> Sequence[str]:
    """A contraction as the two words that it stands for; "'d" and "'s" stand for several."""
    for short, full in _SHORT_FORMS:
        if word.endswith(short) and len(word) > len(short):
            return _IRREGULAR.get(word, word.removesuffix(short)), full
    return (word,)


_SHORT_FORMS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"), ("t's", "is"))
_IRREGULAR = {"won't": "will", "can't": "can", "cannot": "can", "it's": "it", "that's": "that", "what's": "what"}


def _ranges(words: Sequence[str], at: int) -> bool:
    """Whether a word stands between two numbers, where a dash could be: "ten to fifteen"."""
    return 0 < at < len(words) - 1 and words[at - 1][:1].isdecimal() and words[at + 1][:1].isdecimal()


def _plain(token: Token) -> str:
    """A word in one of its spellings: numbers in figures, British and American endings alike."""
    if token.lower in NUMBER_WORDS:
        return str(NUMBER_WORDS[token.lower])
    if len(token.lower) <= _SHORT:
        return token.lower
    plain = token.lower
    for british, american in _SPELLINGS:
        plain = plain.replace(british, american)
    return plain


_SPELLINGS = (
    ("oeuvre", "euver"), ("our", "or"), ("is", "iz"), ("tre", "ter"), ("ae", "e"), ("ence", "ense"),
)  # fmt: skip


_SHORT = 5
"""Letters up to which a word has one spelling."""


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    size = len(short)
    return any(list(long[at : at + size]) == list(short) for at in range(len(long) - size + 1))


def _inner_change(matcher: "SequenceMatcher[str]", first: Sequence[str], second: Sequence[str]) -> bool:
    codes = matcher.get_opcodes()
    changed = [code for code in codes if code[0] != "equal" and not _is_article(code, first, second)]
    one_word = len(changed) == 1 and changed[0][0] == "replace" and changed[0][2] - changed[0][1] == 1
    return (one_word and changed[0][4] - changed[0][3] == 1) or any(code in codes[1:-1] for code in changed)


def _tell_one(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two short quotations share more than one word that tells something, or four, or differ in one word."""
    shared = set(first) & set(second)
    return len(first) == len(second) or len(shared - STOP_WORDS) > 1 or len(shared) > _FRAME


def _is_article(code: tuple[str, int, int, int, int], first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether an article was put in or left out, and nothing else."""
    tag, i, k, j, m = code
    return tag != "replace" and ARTICLES.issuperset((*first[i:k], *second[j:m]))
