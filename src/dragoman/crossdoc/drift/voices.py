"""Two aligned sentences in, the speakers that the second loses, changes or makes up out."""

import re
from collections.abc import Iterator, Sequence

from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import ARTICLES, FUTURE, LAID, PRONOUNS, REPORTING, WRITTEN
from dragoman.crossdoc.drift.moving import is_new_issue
from dragoman.crossdoc.drift.saying import (
    SPEAKER,
    is_rumour,
    names_after,
    noun_phrase,
    said_in,
    span_of,
    told_again,
)
from dragoman.crossdoc.drift.tokens import Piece, Token, joined
from dragoman.language.words import STOP_WORDS, stem_of
from dragoman.model.annotations import Statement

_REACH, _TOLD = 8, 2
"""Words on either side of a cue of which so many must be in the new sentence: it tells what was said."""
_SAME_CONTENT = 0.5
"""Part of a sentence that a statement takes up if it is what the sentence says."""


def attribution(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """Who said it: nobody any more, or somebody else."""
    lost = _lost(a, b, around)
    if lost is not None:
        yield lost
    elif a.cues:
        yield from _sources(a, b, around)
    else:
        yield from _invented(a, b)


def _lost(a: Piece, b: Piece, around: Piece) -> Change | None:
    if (
        b.cues
        or not _FIRST_PERSON.isdisjoint(b.places)
        or any(_tells(each, b) for each in b.reading.said_in(*span_of(b)))
    ):
        return None
    later = is_new_issue(a.reading, b.reading)
    named = {
        each.cue_start for each in said_in(a)
        if _is_named(each, b) or _is_newest(each) or (later and is_rumour(each))
    }  # fmt: skip
    said = [each for each in said_in(a) if each.cue_start not in named]
    values, others = {number.value for number in a.numbers}, {number.value for number in b.numbers}
    if values and others and values.isdisjoint(others):
        return None  # of other figures
    if max(b.ordinals.values(), default=1) > max(1, *a.ordinals.values(), 1):
        return None  # one, and a second one
    if not said and not _lays(a):
        return None
    if around.cues:
        said = [each for each in said if _others_speak(each, around)]
        laid = []
    else:
        read, called = {each.cue_start: each for each in a.reading.said_in(*span_of(a))}, _called(a)
        laid = [
            at for at in _lays(a)
            if (start := a.tokens[at].start) not in named
            and (told_again(read[start], a, b) if start in read and at not in called else _retold(a, b, at))
        ]  # fmt: skip
    starts = [a.words(at, at) for at in laid] or [
        (each.cue_start, each.cue_end)
        for each in said
        if each.cue_start is not None and each.cue_end is not None and told_again(each, a, b)
    ]
    if not starts or (_is_ahead(a) and not _is_ahead(b)) or not _TOLD_BY.isdisjoint(b.places):
        return None
    start, end = min(starts)
    return Change(
        kind="attribution_lost", before=_laying(a, start, end), after=span_of(b),
        explanation=f"{FROM} has it from {_named(a, start)}, {TO} says it in its own voice",
    )  # fmt: skip


_FIRST_PERSON = frozenset({"we", "our", "us", "i", "my"})
"""Words by which a text is somebody's own, a statement or a letter, and need not lay it on him."""


def _lays(a: Piece) -> list[int]:
    """Where the words stand by which a sentence lays what it says on somebody."""
    return [*(at for phrase in LAID for at in a.find(phrase) if _is_cue(a, at)), *_called(a)]


def _is_named(statement: Statement, b: Piece) -> bool:
    """Whether the sentence has the speaker still, by a name or two words: "so an official to reporters"."""
    words = _words(statement)
    written = (statement.speaker_text or "").partition(",")[0]
    called = written if len(written.split()) > 1 else statement.speaker_name or ""
    name = [word for word in re.findall(r"[^\W\d_]+", called) if word[0].isupper()]
    heads = {token.stem for token in b.tokens if token.text.isupper()}
    if len(name) > 1 and {stem_of(word) for word in name} <= heads:
        return True  # over his words: "ILKA OTT, MILLER:"
    named = any(word[0].isupper() for word in (statement.speaker_text or "").split())
    return (len(words) > 1 or named) and bool(words) and words <= b.stems


def _is_newest(statement: Statement) -> bool:
    """Whether it says only how new its figures are: "according to the latest available figures"."""
    return not _PROVISIONAL.isdisjoint((statement.speaker_text or "").lower().split())


_PROVISIONAL = frozenset({"latest", "preliminary", "unofficial"})


def _is_cue(piece: Piece, at: int) -> bool:
    """Whether a word of saying says: "all told" does not, where the statements of the report are known."""
    if at > 0 and piece.tokens[at - 1].lower == "all":
        return False
    statements, start = piece.reading.statements, piece.tokens[at].start
    cues = ((each.cue_start, each.cue_end) for each in statements)
    if [token.lower for token in piece.tokens[at : at + 3]][:2] == ["according", "to"] and _is_provisional(piece, at):
        return False
    return not statements or any(one is not None and end is not None and one <= start < end for one, end in cues)


_TOLD_BY = frozenset(
    """
    announcement announcements statement statements claim claims remark remarks letter warning warnings comment comments
    allegation allegations accusation accusations complaint testimony admission assertion
    """.split()
)
"""Nouns of saying: "the announcement by the mayor that"."""


def _is_provisional(piece: Piece, at: int) -> bool:
    """Whether figures are only said to be the newest, and not whose they are: "the latest available figures"."""
    return any(token.lower in _PROVISIONAL for token in piece.tokens[at + 2 : at + 5])


def _is_ahead(piece: Piece) -> bool:
    """Whether a sentence tells what is to come: once it has come, nobody needs to have said so."""
    return any(piece.find(word) for word in (*FUTURE, "could", "may", "might"))


def _called(piece: Piece) -> list[int]:
    """What somebody called so: "what the ministry called a hideout"."""
    return [
        at for word in ("called", "termed", "labelled", "labeled") for at in piece.find(word)
        if any(token.lower == "what" for token in piece.tokens[max(0, at - SPEAKER) : at])
    ]  # fmt: skip


def _others_speak(statement: Statement, around: Piece) -> bool:
    """Whether all that is said in the sentences beside is said by others than the speaker of a statement."""
    speaker = _words(statement)
    theirs = around.reading.said_in(*span_of(around))
    read = [
        (each.cue_start, each.cue_end) for each in theirs if each.cue_start is not None and each.cue_end is not None
    ]
    cues = [around.tokens[at].start for at in around.cues]
    known = all(any(start <= cue < end for start, end in read) for cue in cues)
    others = [_words(each) for each in theirs]
    return known and all(words and words.isdisjoint(speaker) and words.isdisjoint(PRONOUNS) for words in others)


def _words(statement: Statement) -> set[str]:
    """What a speaker is called, as stems."""
    return {stem_of(word) for word in re.findall(r"[\w'’.&-]+", (statement.speaker_text or "").lower())} - STOP_WORDS


def _tells(statement: Statement, piece: Piece) -> bool:
    """Whether a statement takes up a good part of a sentence."""
    start, end = span_of(piece)
    inside = min(end, statement.content_end) - max(start, statement.content_start)
    return inside >= _SAME_CONTENT * (end - start)


def _sources(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """The source that a sentence names with "according to"."""
    if not WRITTEN.isdisjoint(b.places):
        return  # a report is still named
    for at in a.find("according to"):
        names = names_after(a, at + 2)
        if any(_is_outlet(name, piece) for name in names for piece in (a, b)):
            continue
        others = [n for place in around.find("according to") for n in names_after(around, place + 2)]
        near = [t for t in (*a.tokens[:at], *a.tokens[at + 2 + SPEAKER :]) if t.lower not in STOP_WORDS][-_REACH:]
        if sum(token.stem in b.stems for token in near) < _SAME_CONTENT * len(near):
            continue
        if names and not {n.stem for n in names} & around.stems:
            yield Change(
                kind="attribution_changed" if others else "attribution_lost",
                before=(a.tokens[at].start, names[-1].end), after=span_of(b),
                explanation=f"{FROM} names {joined(names)} as its source, {TO} "
                + (f"names {joined(others)}" if others else "nobody"),
            )  # fmt: skip


def _is_outlet(token: Token, piece: Piece) -> bool:
    """Whether a word is part of the name of the report's own outlet, which need not name itself."""
    return any(token.lower in name.split() for name in piece.reading.names)


def _named(a: Piece, start: int) -> str:
    """Who says it at a cue, in the report's words; where they are no name or too many, the words around the cue."""
    said = _said_at(a, start)
    words = (said.speaker_text or "").split() if said is not None else []
    if words and len(words) <= _NAMED and words[0].lower() not in PRONOUNS:
        return " ".join((words[0].lower() if words[0].lower() in ARTICLES else words[0], *words[1:]))
    return f'somebody ("{_laid(a, start)}")'


_NAMED = 10
"""Words of a speaker that an explanation repeats."""


def _said_at(a: Piece, start: int) -> Statement | None:
    return next((each for each in a.reading.said_in(*span_of(a)) if each.cue_start == start), None)


def _laying(a: Piece, start: int, end: int) -> tuple[int, int]:
    """The words that lay a sentence on somebody: its cue with the speaker, "described by the ministry"."""
    said = _said_at(a, start)
    first, last = span_of(a)
    if said is not None and said.speaker_start is not None and said.speaker_end is not None:
        if first <= said.speaker_start < said.speaker_end <= last:
            return min(start, said.speaker_start), max(end, said.speaker_end)
    elif (at := _cue_at(a, start)) in a.find("according to") and (who := noun_phrase(a, at + 2)):
        return start, who[-1].end
    return _beside_cue(a, start)


def _laid(piece: Piece, start: int) -> str:
    first, last = _beside_cue(piece, start)
    return " ".join(piece.text[first - piece.offset : last - piece.offset].split())


def _cue_at(piece: Piece, start: int) -> int:
    return next(at for at, token in enumerate(piece.tokens) if token.end > start)


def _beside_cue(piece: Piece, start: int) -> tuple[int, int]:
    cue = _cue_at(piece, start)
    return piece.words(max(0, cue - 2), min(len(piece.tokens) - 1, cue + 1))


def _retold(a: Piece, b: Piece, cue: int) -> bool:
    near = a.tokens[max(0, cue - _REACH) : cue] + a.tokens[cue + 1 : cue + 1 + _REACH]
    if a.tokens[cue].lower == "described":
        return any(token.stem in b.stems and token.lower not in STOP_WORDS for token in a.tokens[cue + 2 : cue + 6])
    if a.tokens[cue].lower in ("according", "in"):
        claim = [token.stem for token in a.tokens[:cue] if token.lower not in STOP_WORDS][-_REACH:]
        kept = sum(stem in b.stems for stem in claim) >= _SAME_CONTENT * len(claim)
        return kept and len(a.told & b.told) >= _SAME_CONTENT * len(a.told)
    return sum(token.stem in b.stems and token.lower not in STOP_WORDS for token in near) >= _TOLD


def _invented(a: Piece, b: Piece) -> Iterator[Change]:
    """A source that the rewrite names for what the source says in its own voice, and knows nothing of."""
    if a.reading.said_in(*span_of(a)) or not REPORTING.isdisjoint(a.reading.beside(*span_of(a)).split()):
        return
    for at in b.find("according to"):
        source = noun_phrase(b, at + 2)
        if any(_is_outlet(token, piece) for token in source for piece in (a, b)):
            continue
        told = [token for token in b.tokens[:at] if token.lower not in STOP_WORDS][-_REACH:]
        if at and sum(token.stem in a.stems for token in told) < _SAME_CONTENT * len(told):
            continue
        if source and _NO_VOICE.isdisjoint(token.lower for token in source) and not _names_source(a, source):
            yield Change(
                kind="attribution_changed", before=span_of(a), after=(b.tokens[at].start, source[-1].end),
                explanation=f"{FROM} says it in its own voice, {TO} lays it on {joined(source)}",
            )  # fmt: skip


_NO_VOICE = frozenset("formula plan plans schedule rules law terms measure method calculation agenda timetable".split())
"""What something accords with, and nobody says."""


def _names_source(a: Piece, source: Sequence[Token]) -> bool:
    """Whether a report has the last two words of a name, or the one that there is, side by side."""
    words = [token.lower for token in source[-2:]]
    return " ".join(words) in a.reading.text.lower()
