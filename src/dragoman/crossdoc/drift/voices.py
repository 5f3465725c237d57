"""Two aligned sentences in, the quotations that were altered and the speakers that were lost or changed out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from dragoman.crossdoc.drift.change import Change
from dragoman.crossdoc.drift.cues import ATTRIBUTION, LAID
from dragoman.crossdoc.drift.tokens import Piece, Token, any_in, joined
from dragoman.language.words import STOP_WORDS

_ALIKE = 0.6
"""Part of the words of two quotations that must be the same before a difference is an alteration."""
_REACH, _TOLD = 8, 2
"""Words on either side of a cue of which so many must be in the new sentence: it tells what was said."""
_SPEAKER = 5
"""Words on either side of a cue among which its speaker stands."""
_CITED = 16
"""Words of a quotation that an explanation repeats."""


def quotes(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Quotations whose words were altered; one that was cut is not."""
    for start, end in a.quotes:
        for other_start, other_end in b.quotes:
            first, second = _within(a, start, end), _within(b, other_start, other_end)
            if (
                min(len(first), len(second)) < 3
                or "s" in (first[0], second[0])
                or _holds(first, second)
                or _holds(second, first)
            ):
                continue
            matcher = SequenceMatcher(None, first, second, autojunk=False)
            shared = sum(block.size for block in matcher.get_matching_blocks())
            if shared >= _ALIKE * min(len(first), len(second)) and _inner_change(matcher):
                yield Change(
                    kind="quote_altered", before=(start, end), after=(other_start, other_end),
                    explanation=f'the source quotes "{_cited(a, start, end)}", '
                    f'the rewrite "{_cited(b, other_start, other_end)}"',
                )  # fmt: skip


def _cited(piece: Piece, start: int, end: int) -> str:
    words = piece.text[start - piece.offset : end - piece.offset].split()
    return " ".join(words) if len(words) <= _CITED else " ".join(words[:_CITED]) + " …"


def _within(piece: Piece, start: int, end: int) -> list[str]:
    return [token.lower for token in piece.tokens if token.start >= start and token.end <= end]


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    size = len(short)
    return any(list(long[at : at + size]) == list(short) for at in range(len(long) - size + 1))


def _inner_change(matcher: "SequenceMatcher[str]") -> bool:
    codes = matcher.get_opcodes()
    changed = [code for code in codes if code[0] != "equal"]
    one_word = len(changed) == 1 and changed[0][0] == "replace" and changed[0][2] - changed[0][1] == 1
    return (one_word and changed[0][4] - changed[0][3] == 1) or any(tag != "equal" for tag, *_ in codes[1:-1])


def attribution(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """Who said it: nobody any more, or somebody else."""
    here = _cues(a)
    if not here:
        return
    first = here[0]
    there = _cues(around)
    laid = [at for phrase in LAID for at in a.find(phrase) if _told_again(a, b, at)]
    if not there and not laid:
        return
    if not there:
        first = min(laid)
        yield Change(
            kind="attribution_lost", before=a.words(first, first), after=(b.tokens[0].start, b.tokens[-1].end),
            explanation=f'the source lays it on somebody ("{_laid(a, first)}"), the rewrite says it in its own voice',
        )  # fmt: skip
        return
    sources = [at for at in a.find("according to") if _names_after(a, at + 2)]
    for at in sources:
        names = _names_after(a, at + 2)
        others = [n for place in around.find("according to") for n in _names_after(around, place + 2)]
        if not {n.stem for n in names} & {t.stem for t in around.tokens}:
            kind = "attribution_changed" if others else "attribution_lost"
            yield Change(
                kind=kind, before=(names[0].start, names[-1].end), after=(b.tokens[0].start, b.tokens[-1].end),
                explanation=f'the source names {" ".join(n.text for n in names)} as its source, the rewrite '
                + (f"names {' '.join(n.text for n in others)}" if others else "nobody"),
            )  # fmt: skip
    yield from _speakers(a, b, first)


def _laid(piece: Piece, cue: int) -> str:
    start, end = piece.words(max(0, cue - 2), min(len(piece.tokens) - 1, cue + 1))
    return " ".join(piece.text[start - piece.offset : end - piece.offset].split())


def _told_again(a: Piece, b: Piece, cue: int) -> bool:
    stems = {token.stem for token in b.tokens}
    near = a.tokens[max(0, cue - _REACH) : cue] + a.tokens[cue + 1 : cue + 1 + _REACH]
    return sum(token.stem in stems and token.lower not in STOP_WORDS for token in near) >= _TOLD


def _speakers(a: Piece, b: Piece, cue: int) -> Iterator[Change]:
    there = _cues(b)
    if not there:
        return
    was, now = _names_near(a, cue), _names_near(b, there[0])
    if was and now and not any_in(was[-1:], b) and not any_in(now[-1:], a):
        yield Change(
            kind="attribution_changed", before=(was[0].start, was[-1].end), after=(now[0].start, now[-1].end),
            explanation=f"in the source {joined(was)} says it, in the rewrite {joined(now)}",
        )  # fmt: skip


def _cues(piece: Piece) -> list[int]:
    return sorted(at for phrase in ATTRIBUTION for at in piece.find(phrase))


def _names_after(piece: Piece, first: int) -> list[Token]:
    found = []
    for token in piece.tokens[first : first + _SPEAKER]:
        if token.name and token.lower not in STOP_WORDS:
            found.append(token)
        elif found:
            break
    return found


def _names_near(piece: Piece, cue: int) -> list[Token]:
    if piece.tokens[cue].lower == "according":
        return _names_after(piece, cue + 2)
    before: list[Token] = []
    for token in reversed(piece.tokens[max(0, cue - _SPEAKER) : cue]):
        if not token.name or token.lower in STOP_WORDS:
            break
        before.insert(0, token)
    return before
