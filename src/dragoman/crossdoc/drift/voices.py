"""Two aligned sentences in, the speakers that the second loses, changes or makes up out."""

from collections.abc import Iterator, Sequence

from dragoman.crossdoc.drift.change import Change
from dragoman.crossdoc.drift.cues import ARTICLES, ATTRIBUTION, LAID, PRONOUNS, QUOTING, REPORTING
from dragoman.crossdoc.drift.tokens import Piece, Token, any_in, joined
from dragoman.language.words import STOP_WORDS, stem_of, words_of
from dragoman.model.annotations import Statement

_REACH, _TOLD = 8, 2
"""Words on either side of a cue of which so many must be in the new sentence: it tells what was said."""
_SPEAKER = 5
"""Words on either side of a cue among which its speaker stands."""
_BEGIN = 4
"""Words with which it begins, of which one must be there: the rest is often told as background."""
_SAME_CONTENT, _LEAST = 0.5, 3
"""Part, and number, of the words of what was said that the new sentence must have to say the same."""


def attribution(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """Who said it: nobody any more, or somebody else."""
    lost = _lost(a, b, around)
    if lost is not None:
        yield lost
    elif _cues(a):
        yield from _sources(a, b, around)
        yield from _speakers(a, b, _cues(a)[0])
    else:
        yield from _invented(a, b)
    yield from _other_voices(a, b)


def _lost(a: Piece, b: Piece, around: Piece) -> Change | None:
    if any(_tells(each, b) for each in b.reading.said_in(*_span(b))):
        return None
    said = _said(a)
    if _cues(around):
        said = [] if _cues(b) else [each for each in said if _others_speak(each, around)]
        laid = []
    else:
        read = {each.cue_start: each for each in said}
        laid = [
            at for phrase in LAID for at in a.find(phrase)
            if (_told(read[start], a, b) if (start := a.tokens[at].start) in read else _told_again(a, b, at))
        ]  # fmt: skip
    starts = [a.words(at, at) for at in laid] or [
        (each.cue_start, each.cue_end)
        for each in said
        if each.cue_start is not None and each.cue_end is not None and _told(each, a, b)
    ]
    if not starts:
        return None
    start, end = min(starts)
    return Change(
        kind="attribution_lost", before=(start, end), after=_span(b),
        explanation=f'the source lays it on somebody ("{_laid(a, start)}"), the rewrite says it in its own voice',
    )  # fmt: skip


def _others_speak(statement: Statement, around: Piece) -> bool:
    """Whether all that is said in the sentences beside is said by others than the speaker of a statement."""
    speaker = _words(statement)
    theirs = around.reading.said_in(*_span(around))
    read = [
        (each.cue_start, each.cue_end) for each in theirs if each.cue_start is not None and each.cue_end is not None
    ]
    cues = [around.tokens[at].start for at in _cues(around)]
    known = all(any(start <= cue < end for start, end in read) for cue in cues)
    others = [_words(each) for each in theirs]
    return known and all(words and words.isdisjoint(speaker) and words.isdisjoint(PRONOUNS) for words in others)


def _words(statement: Statement) -> set[str]:
    """What a speaker is called, as stems."""
    return {stem_of(word) for word in (statement.speaker_text or "").lower().split()} - ARTICLES


def _said(piece: Piece) -> list[Statement]:
    """The statements of a sentence whose cue and speaker stand in it."""
    start, end = _span(piece)
    return [
        each for each in piece.reading.said_in(start, end)
        if each.cue_start is not None and start <= each.cue_start < end and each.speaker_text
        and not REPORTING.isdisjoint((each.cue_text or "").lower().split())
    ]  # fmt: skip


def _told(statement: Statement, a: Piece, b: Piece) -> bool:
    """Whether a sentence says what somebody said in the other."""
    start, end = _span(a)
    start, end = max(start, statement.content_start), min(end, statement.content_end)
    content = [word.stem for word in words_of(a.reading.text, start, end) if word.stem not in STOP_WORDS]
    shared = [stem for stem in content if stem in _stems(b)]
    return len(shared) >= max(_LEAST, _SAME_CONTENT * len(content)) and not _stems(b).isdisjoint(content[:_BEGIN])


def _tells(statement: Statement, piece: Piece) -> bool:
    """Whether a statement takes up a good part of a sentence."""
    start, end = _span(piece)
    inside = min(end, statement.content_end) - max(start, statement.content_start)
    return inside >= _SAME_CONTENT * (end - start)


def _sources(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """The source that a sentence names with "according to"."""
    for at in a.find("according to"):
        names = _names_after(a, at + 2)
        others = [n for place in around.find("according to") for n in _names_after(around, place + 2)]
        if names and not {n.stem for n in names} & _stems(around):
            yield Change(
                kind="attribution_changed" if others else "attribution_lost",
                before=(names[0].start, names[-1].end), after=_span(b),
                explanation=f"the source names {joined(names)} as its source, the rewrite "
                + (f"names {joined(others)}" if others else "nobody"),
            )  # fmt: skip


def _laid(piece: Piece, start: int) -> str:
    cue = next(at for at, token in enumerate(piece.tokens) if token.end > start)
    first, last = piece.words(max(0, cue - 2), min(len(piece.tokens) - 1, cue + 1))
    return " ".join(piece.text[first - piece.offset : last - piece.offset].split())


def _told_again(a: Piece, b: Piece, cue: int) -> bool:
    near = a.tokens[max(0, cue - _REACH) : cue] + a.tokens[cue + 1 : cue + 1 + _REACH]
    if a.tokens[cue].lower == "according":
        near = a.tokens
    return sum(token.stem in _stems(b) and token.lower not in STOP_WORDS for token in near) >= _TOLD


def _speakers(a: Piece, b: Piece, cue: int) -> Iterator[Change]:
    there = _cues(b)
    if not there:
        return
    was, now = _names_near(a, cue), _names_near(b, there[0])
    if was and now and not any_in(was[-1:], b) and not any_in(now[-1:], a) and not _is_channel(a, b, now):
        yield Change(
            kind="attribution_changed", before=(was[0].start, was[-1].end), after=(now[0].start, now[-1].end),
            explanation=f"in the source {joined(was)} says it, in the rewrite {joined(now)}",
        )  # fmt: skip


def _is_channel(a: Piece, b: Piece, names: Sequence[Token]) -> bool:
    """Whether the new name is an outlet: then it says through whom the words came, not whose they are."""
    actor = b.reading.actor_at(names[0].start, names[-1].end) or ""
    return ".JRN" in actor or joined(names).casefold() in a.reading.names


def _invented(a: Piece, b: Piece) -> Iterator[Change]:
    """A source that the rewrite names for what the source says in its own voice, and knows nothing of."""
    if a.reading.said_in(*_span(a)):
        return
    for at in b.find("according to"):
        source = _noun_phrase(b, at + 2)
        if source and not _names_source(a, source):
            yield Change(
                kind="attribution_changed", before=_span(a), after=(b.tokens[at].start, source[-1].end),
                explanation=f"the source says it in its own voice, the rewrite lays it on {joined(source)}",
            )  # fmt: skip


def _names_source(a: Piece, source: Sequence[Token]) -> bool:
    """Whether a report has the last two words of a name, or the one that there is, side by side."""
    words = [token.lower for token in source[-2:]]
    return " ".join(words) in a.reading.text.lower()


def _other_voices(a: Piece, b: Piece) -> Iterator[Change]:
    """The same words from another mouth, where the record knows both and nobody else says them."""
    theirs = [each for each in _said(b) if _told(each, b, a)]
    for one in _said(a):
        if not theirs or not _told(one, a, b) or not all(_other_speaker(one, other, a) for other in theirs):
            continue
        other = theirs[0]
        yield Change(
            kind="attribution_changed",
            before=(one.speaker_start or 0, one.speaker_end or 0),
            after=(other.speaker_start or 0, other.speaker_end or 0),
            explanation=f"in the source {one.speaker_text} says it, in the rewrite {other.speaker_text}",
        )  # fmt: skip


def _other_speaker(one: Statement, other: Statement, source: Piece) -> bool:
    first, second = one.speaker, other.speaker
    if first is None or second is None or one.speaker_start is None or other.speaker_start is None:
        return False
    if ".JRN" in first + second or (other.speaker_name or "").casefold() in source.reading.names:
        return False
    words = [
        {stem_of(word) for word in (each.speaker_name or each.speaker_text or "").split()} for each in (one, other)
    ]
    if words[0] & words[1] or first.startswith(second) or second.startswith(first):
        return False
    heads = [code.split("/")[0].split(".")[0] for code in (first, second)]
    return heads[0] != heads[1] or ("/" in first and "/" in second)


def inverted(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Who was told is now who is quoted: "told the agency", "quoted the agency as saying"."""
    if any(word in a.places for word in QUOTING):
        return
    said = [at for at in _cues(a) if a.tokens[at].lower in ("told", "said", "says", "tells", "described", "according")]
    for at in sorted(at for word in QUOTING for at in b.places.get(word, ())):
        quoted = [token for token in _noun_phrase(b, at + 1) if token.lower not in STOP_WORDS]
        before = {token.stem for token in b.tokens[max(0, at - _SPEAKER) : at] if token.lower not in STOP_WORDS}
        for cue in said if quoted else ():
            speaker = {token.stem for token in a.tokens[max(0, cue - _SPEAKER) : cue]}
            told = {token.stem for token in a.tokens[cue + 1 : cue + 1 + _SPEAKER]}
            if before & speaker and (quoted[-1].stem in told or quoted[-1].stem not in a.reading.stems):
                yield Change(
                    kind="attribution_changed", before=a.words(cue, cue), after=(b.tokens[at].start, quoted[-1].end),
                    explanation=f"the source has the speaker's own words, the rewrite has them from {joined(quoted)}",
                )  # fmt: skip
                return


def agents(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Somebody unnamed by whom it was done and who has a name now: "praised by a paper", "praised by the Echo"."""
    for i in a.find("by"):
        for j in b.find("by"):
            if (
                min(i, j) == 0
                or a.tokens[i - 1].stem != b.tokens[j - 1].stem
                or not a.tokens[i - 1].lower.endswith("ed")
            ):
                continue
            was, now = _noun_phrase(a, i + 1), _names_after(b, j + 1)
            if (
                was
                and now
                and b.tokens.index(now[0]) <= j + 2
                and not any(t.name for t in was)
                and now[-1].stem not in a.reading.stems
            ):
                spoken = bool(a.quotes)
                yield Change(
                    kind="attribution_changed" if spoken else "actor_changed",
                    before=(was[0].start, was[-1].end), after=(now[0].start, now[-1].end),
                    explanation=f"the source does not say by whom ({joined(was)}), the rewrite names {joined(now)}",
                )  # fmt: skip


def _noun_phrase(piece: Piece, first: int) -> list[Token]:
    """The words up to the next mark, cue or clause; without the article."""
    found: list[Token] = []
    for token in piece.tokens[first : first + _SPEAKER]:
        gap = piece.text[found[-1].end - piece.offset : token.start - piece.offset] if found else ""
        if any(mark in gap for mark in ',.;:"“”') or token.lower in _ENDS:
            break
        if found or token.lower not in ARTICLES:
            found.append(token)
    return found


_ENDS = frozenset({"as", "that", "who", "which", "said", "saying", "says", "when", "to", "in", "on"})


def _span(piece: Piece) -> tuple[int, int]:
    return piece.tokens[0].start, piece.tokens[-1].end


def _stems(piece: Piece) -> set[str]:
    return {token.stem for token in piece.tokens}


def _cues(piece: Piece) -> list[int]:
    return sorted(at for phrase in ATTRIBUTION for at in piece.find(phrase) if not piece.tokens[at].name)


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
        if not token.name or token.lower in STOP_WORDS | PRONOUNS:
            break
        before.insert(0, token)
    return before
