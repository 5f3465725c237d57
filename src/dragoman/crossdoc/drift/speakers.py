"""Two aligned sentences in, the same words from another mouth out: another person, kind of speaker, or outlet."""

import re
from collections.abc import Iterator, Sequence

from dragoman.crossdoc.drift.aliases import one_actor
from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import ARTICLES, OFFICIAL, PRIVATE, QUOTING, WRITTEN
from dragoman.crossdoc.drift.moving import is_new_issue
from dragoman.crossdoc.drift.saying import (
    ONESELF,
    SPEAKER,
    UNNAMED,
    is_rumour,
    names_after,
    names_near,
    noun_phrase,
    said_in,
    then_oneself,
    told_again,
)
from dragoman.crossdoc.drift.tokens import Piece, Token, any_in, joined
from dragoman.language.words import STOP_WORDS, stem_of
from dragoman.model.annotations import Statement


def speakers(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Who said it: somebody else, or another kind of speaker, or to another outlet."""
    cues = a.cues
    if cues:
        yield from _speakers(a, b, cues[0])
        yield from _kinds(a, b)
        yield from _channels(a, b)
    yield from _other_voices(a, b)
    yield from _other_people(a, b)


def _speakers(a: Piece, b: Piece, cue: int) -> Iterator[Change]:
    there = b.cues
    if not there:
        return
    was, now = names_near(a, cue), names_near(b, there[0])
    if not was or not now or any_in(was[-1:], b) or any_in(now[-1:], a):
        return
    if "".join(token.lower for token in was) == "".join(token.lower for token in now):
        return
    if all(then_oneself(piece, at) for piece, at in ((a, cue), (b, there[0]))) or one_actor(a, b, was, now):
        return
    if is_new_issue(a.reading, b.reading) and was[-1].lower in UNNAMED:
        return  # confirmed since
    if not (_is_channel(a, b, now) or _is_short_for(was, now) or _is_short_for(now, was)):
        yield Change(
            kind="attribution_changed", before=(was[0].start, was[-1].end), after=(now[0].start, now[-1].end),
            explanation=f"in {FROM} {joined(was)} says it, in {TO} {joined(now)}",
        )  # fmt: skip


def _is_short_for(short: Sequence[Token], long: Sequence[Token]) -> bool:
    """Whether one name is the initials of another: "EU", "European Union"."""
    return len(short) == 1 and short[0].text.isupper() and short[0].text[0] == long[0].text[0]


def _is_channel(a: Piece, b: Piece, names: Sequence[Token]) -> bool:
    """Whether the new name is an outlet: then it says through whom the words came, not whose they are."""
    actor = b.reading.actor_at(names[0].start, names[-1].end) or ""
    return ".JRN" in actor or joined(names).casefold() in a.reading.names


def _kinds(a: Piece, b: Piece) -> Iterator[Change]:
    """A speaker of another kind: "residents say", "officials say"; "according to a report", "according to its head"."""
    was, now = _voice(a), _voice(b)
    if (
        was is None
        or now is None
        or was[1] == now[1]
        or not (was[1].isdisjoint(b.places) and now[1].isdisjoint(a.places))
        or {token.stem for token in was[0]} & b.stems
    ):
        return
    yield Change(
        kind="attribution_changed", before=(was[0][0].start, was[0][-1].end), after=(now[0][0].start, now[0][-1].end),
        explanation=f"in {FROM} {joined(was[0])} says it, in {TO} {joined(now[0])}",
    )  # fmt: skip


_KINDS = (OFFICIAL, PRIVATE, WRITTEN)


def _voice(piece: Piece) -> tuple[Sequence[Token], frozenset[str]] | None:
    """The last plain word for a speaker beside the only cue of a sentence, and its kind; None where there is none."""
    cues = [at for at in piece.cues if piece.tokens[at].lower in _PLAIN]
    if len(cues) != 1:
        return None
    at = cues[0]
    near = noun_phrase(piece, at + 2) if piece.tokens[at].lower == "according" else piece.tokens[:at][-_CLAUSE:]
    for number, token in reversed(list(enumerate(near))):
        for kind in _KINDS:
            if token.lower in kind:
                return near[number : number + 1], kind
    return None


_PLAIN = frozenset({"said", "says", "say", "told", "according"})
_CLAUSE = 8
"""Words before a cue among which its speaker stands, with a clause about him."""


def _channels(a: Piece, b: Piece) -> Iterator[Change]:
    """Another outlet that was told: "told the Vanora Echo", "told the Ostmark Times"."""
    for i in a.find("told"):
        for j in b.find("told"):
            was, now = names_after(a, i + 1), names_after(b, j + 1)
            if not was or not now or a.tokens.index(was[0]) > i + 2 or b.tokens.index(now[0]) > j + 2:
                continue
            same = a.tokens[max(0, i - 1)].stem == b.tokens[max(0, j - 1)].stem
            if same and not any_in(was, b) and not any_in(now, a):
                yield Change(
                    kind="attribution_changed", before=(was[0].start, was[-1].end), after=(now[0].start, now[-1].end),
                    explanation=f"in {FROM} {joined(was)} was told, in {TO} {joined(now)}",
                )  # fmt: skip


def _other_voices(a: Piece, b: Piece) -> Iterator[Change]:
    """The same words from another mouth, where the record knows both and nobody else says them."""
    theirs = [each for each in said_in(b) if told_again(each, b, a)]
    for one in said_in(a):
        if not theirs or not told_again(one, a, b) or not all(_other_speaker(one, other, a) for other in theirs):
            continue
        other = theirs[0]
        if is_new_issue(a.reading, b.reading) and is_rumour(one):
            continue
        if _of_oneself(one, a) and _of_oneself(other, b):
            continue
        yield _from_another(one, other)


def _from_another(one: Statement, other: Statement) -> Change:
    return Change(
        kind="attribution_changed",
        before=(one.speaker_start or 0, one.speaker_end or 0),
        after=(other.speaker_start or 0, other.speaker_end or 0),
        explanation=f"in {FROM} {one.speaker_text} says it, in {TO} {other.speaker_text}",
    )


def _other_people(a: Piece, b: Piece) -> Iterator[Change]:
    """The same words from speakers who are only described, of whom the other report knows nothing."""
    ours, theirs = said_in(a), said_in(b)
    if len(ours) != 1 or len(theirs) != 1 or is_new_issue(a.reading, b.reading):
        return
    one, other = ours[0], theirs[0]
    first, second = _called(one) - ARTICLES, _called(other) - ARTICLES
    if not first or not second or not first.isdisjoint(b.reading.stems) or not second.isdisjoint(a.reading.stems):
        return
    spoken = (one.speaker_text or "").lower().split() + (other.speaker_text or "").lower().split()
    described = _is_described(one) and _is_described(other)
    if described and _ANYBODY.isdisjoint(spoken) and told_again(one, a, b) and told_again(other, b, a):
        yield _from_another(one, other)


_ANYBODY = frozenset(
    """
    he she they it who official officials spokesman spokeswoman spokesperson source sources people person company firm
    group government authorities statement report reports agency newspaper paper daily magazine journal
    others many some sides
    """.split()
)
"""Words that may stand for another speaker."""


def _other_speaker(one: Statement, other: Statement, source: Piece) -> bool:
    first, second = one.speaker, other.speaker
    if first is None or second is None or one.speaker_start is None or other.speaker_start is None:
        return False
    if ".JRN" in first + second or (other.speaker_name or "").casefold() in source.reading.names:
        return False
    if _is_described(one) != _is_described(other) or _is_named_in(other, source):
        return False
    if _called(one) & _called(other) or first.startswith(second) or second.startswith(first):
        return False
    heads = [code.split("/")[0].split(".")[0] for code in (first, second)]
    return heads[0] != heads[1] or ("/" in first and "/" in second)


def _of_oneself(statement: Statement, piece: Piece) -> bool:
    """Whether somebody tells what he does himself: "said it will appeal"; another speaker is then another doer."""
    words = piece.reading.text[statement.content_start : statement.content_end].lower().split()[:2]
    return any(word in ONESELF for word in words)


def _is_named_in(statement: Statement, piece: Piece) -> bool:
    """Whether a sentence has the speaker of the other in it: then the two have changed places."""
    words = (statement.speaker_text or "").split()
    return bool(words) and words[-1].lower() in piece.places


def _called(statement: Statement) -> set[str]:
    """The stems of the words for a speaker, as written and as resolved."""
    names = (statement.speaker_name or "", statement.speaker_text or "")
    return {stem_of(word) for name in names for word in _WORD.findall(name)} - STOP_WORDS


_WORD = re.compile(r"[^\W\d_]{2,}")


def _is_described(statement: Statement) -> bool:
    """Whether a speaker is called by what he is and not by a name alone: "the head of the bank"."""
    return any(word[0].islower() for word in (statement.speaker_text or "").split() if word[0].isalpha())


def inverted(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Who was told is now who is quoted: "told the agency", "quoted the agency as saying"."""
    if any(word in a.places for word in QUOTING):
        return
    said = [at for at in a.cues if a.tokens[at].lower in ("told", "said", "says", "tells", "described", "according")]
    for at in sorted(at for word in QUOTING for at in b.places.get(word, ())):
        quoted = [token for token in noun_phrase(b, at + 1) if token.lower not in STOP_WORDS]
        before = {token.stem for token in b.tokens[max(0, at - SPEAKER) : at] if token.lower not in STOP_WORDS}
        for cue in said if quoted else ():
            speaker = {token.stem for token in a.tokens[max(0, cue - SPEAKER) : cue]}
            told = {token.stem for token in a.tokens[cue + 1 : cue + 1 + SPEAKER]}
            if a.tokens[cue].lower in {token.lower for token in b.tokens[max(0, at - SPEAKER) : at]}:
                continue  # he says it still, and from whom he has it
            if b.tokens[at].lower in _CITING and not any(token.name for token in quoted):
                continue  # a reason, and nobody
            if before & speaker and (quoted[-1].stem in told or quoted[-1].stem not in a.reading.stems):
                yield Change(
                    kind="attribution_changed", before=a.words(cue, cue), after=(b.tokens[at].start, quoted[-1].end),
                    explanation=f"{FROM} has the speaker's own words, {TO} has them from {joined(quoted)}",
                )  # fmt: skip
                return


_CITING = frozenset({"citing", "cited", "cites"})


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
            was, now = noun_phrase(a, i + 1), names_after(b, j + 1)
            if (
                was
                and now
                and b.tokens.index(now[0]) <= j + 2
                and not any(t.name for t in was)
                and not any_in(was[-1:], b)
                and now[-1].stem not in a.reading.stems
            ):
                spoken = bool(a.quotes)
                yield Change(
                    kind="attribution_changed" if spoken else "actor_changed",
                    before=(was[0].start, was[-1].end), after=(now[0].start, now[-1].end),
                    explanation=f"{FROM} does not say by whom ({joined(was)}), {TO} names {joined(now)}",
                )  # fmt: skip
