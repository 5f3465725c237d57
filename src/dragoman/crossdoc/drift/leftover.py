"""Two aligned sentences in, what one has where the other has something else of its kind out.

Sentences that tell the same in other words and order have no frame in which a word could be seen to change. But
where all the rest is told again, the one name that is left over in each stands for the other, and so do two
ministers and two steps of one affair.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.codebooks.actors import load_codebook
from dragoman.codebooks.gazetteer import locations
from dragoman.crossdoc.drift.aliases import akin, belongs, is_ticker, one_actor
from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import MONTHS, NEGATIONS, PLACING, STEPS, WEEKDAYS
from dragoman.crossdoc.drift.matter import part_told
from dragoman.crossdoc.drift.moving import is_later, is_new_issue
from dragoman.crossdoc.drift.tokens import Piece, Token, joined
from dragoman.crossdoc.drift.verbs import base
from dragoman.language.words import NUMBER_WORDS, STOP_WORDS, stem_of

_REST = 0.6
"""Part of the words of the shorter sentence, the two names aside, that the other has."""
_MOST = 4
"""Words of a name."""
_NO_NAMES = frozenset({"half", "fahrenheit", "celsius", "mr", "mrs", "ms", "dr", "sir"})
_CALENDAR = WEEKDAYS | MONTHS | {"may"}


def strangers(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """A name that the other report knows nothing of, on either side: "met in Lund", "in Tarn they met"."""
    if is_new_issue(a.reading, b.reading):
        return
    ours, theirs = _missing(a, b), _missing(b, a)
    if not ours or not theirs:
        return
    ours, theirs = _unknown(a, ours, b), _unknown(b, theirs, a)
    if len(ours) != 1 or len(theirs) != 1:
        return
    (i, k), (j, m) = ours[0], theirs[0]
    was, now = a.tokens[i:k], b.tokens[j:m]
    if (
        akin(was, now)
        or belongs(a, b, was, now)
        or one_actor(a, b, was, now) is True
        or part_told(a, b, without=(*was, *now)) < _REST
    ):
        return
    if is_ticker(a, i) != is_ticker(b, j) or _is_nation(was) != _is_nation(now) or not _one_kind(a, was, b, now):
        return  # a person, and what he is called by
    if _speaks(a, was) and _speaks(b, now):
        yield Change(
            kind="attribution_changed", before=a.words(i, k - 1), after=b.words(j, m - 1),
            explanation=f"in {FROM} {joined(was)} says it, in {TO} {joined(now)}",
        )  # fmt: skip
        return
    placed = all(at > 0 and piece.tokens[at - 1].lower in PLACING for piece, at in ((a, i), (b, j)))
    yield Change(
        kind="place_changed" if placed else "actor_changed", before=a.words(i, k - 1), after=b.words(j, m - 1),
        explanation=f"{FROM} names {joined(was)}, {TO} {joined(now)}",
    )  # fmt: skip


def _one_kind(a: Piece, was: Sequence[Token], b: Piece, now: Sequence[Token]) -> bool:
    """Whether the record takes both for names of one kind, a state for a place; of bare texts nothing is known."""
    if not a.reading.mentions or not b.reading.mentions:
        return True
    kinds = []
    for piece, tokens in ((a, was), (b, now)):
        mention = piece.reading.mention_at(tokens[0].start, tokens[-1].end)
        if mention is None and not locations(joined(tokens)):
            return False
        kinds.append("place" if mention is None or mention.kind == "state" else mention.kind)
    return kinds[0] == kinds[1]


def _is_nation(tokens: Sequence[Token]) -> bool:
    """Whether a name is that of a state or its people."""
    return any(entry.role in ("demonym", "state") for entry in load_codebook().entries(joined(tokens)))


def _speaks(piece: Piece, tokens: Sequence[Token]) -> bool:
    """Whether a name is part of the words for a speaker of the sentence."""
    return any(
        each.speaker_start is not None and each.speaker_end is not None
        and each.speaker_start <= tokens[0].start and tokens[-1].end <= each.speaker_end
        for each in piece.reading.said_in(*piece.words(0, len(piece.tokens) - 1))
    )  # fmt: skip


def _unknown(piece: Piece, names: Sequence[tuple[int, int]], other: Piece) -> list[tuple[int, int]]:
    """Those of the names of a sentence of which no word is in the other report."""
    known = other.reading.stems
    return [name for name in names if all(token.stem not in known for token in piece.tokens[slice(*name)])]


def _missing(piece: Piece, other: Piece) -> list[tuple[int, int]]:
    """The names of a sentence of which no word is in the other sentence."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(piece.tokens):
        end = at
        while end < len(piece.tokens) and _is_name(piece, end) and (end == at or _joins(piece, end)):
            end += 1
        if end > at:
            names = piece.tokens[at:end]
            compound = piece.text[names[-1].end - piece.offset :].startswith("-")  # "Vanora-based"
            if len(names) <= _MOST and not compound and all(token.stem not in other.stems for token in names):
                found.append((at, end))
        at = max(end, at + 1)
    return found


def _is_name(piece: Piece, at: int) -> bool:
    token = piece.tokens[at]
    if not token.text[0].isupper() or token.lower in STOP_WORDS | _CALENDAR | _NO_NAMES or token.lower in NUMBER_WORDS:
        return False
    return token.name or piece.reading.mention_at(token.start, token.end) is not None


def _joins(piece: Piece, at: int) -> bool:
    return piece.tokens[at].start - piece.tokens[at - 1].end == 1


_HEADS = frozenset("minister ministry secretary department committee court bank party brigade".split())
"""Offices and bodies that a word before them tells apart."""


def roles(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Another office of the same rank: "the interior minister", "the sports minister"."""
    for head in sorted(_HEADS & a.places.keys() & b.places.keys()):
        i, j = a.places[head][0], b.places[head][0]
        if len(a.places[head]) != 1 or len(b.places[head]) != 1 or not i or not j:
            continue
        was, now = a.tokens[i - 1], b.tokens[j - 1]
        told = all(t.lower not in STOP_WORDS and t.text[0].islower() for t in (was, now))
        new = was.stem != now.stem and now.stem not in a.reading.stems and was.stem not in b.reading.stems
        if told and new and part_told(a, b, without=(was, now)) >= _REST:
            sides = {was.lower, now.lower} == {"left", "right"}
            yield Change(
                kind="place_changed" if sides else "actor_changed", before=a.words(i - 1, i), after=b.words(j - 1, j),
                explanation=f'{FROM} says "{was.text} {head}", {TO} "{now.text} {head}"',
            )  # fmt: skip


def steps(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """Another step of one affair, or another outcome: "postponed the vote", "scrapped the vote"."""
    if is_later(a.reading, b.reading):
        return
    for left, right, _example in STEPS:
        for ours, theirs in ((left, right), (right, left)):
            here, there = _of(a, ours), _of(b, theirs)
            if len(here) == len(there) == 1 and not _of(a, theirs) and not _of(b, ours):
                was, now = a.tokens[here[0]], b.tokens[there[0]]
                if part_told(a, b, without=(was, now)) >= _REST and _beside_alike(a, here[0], b, there[0]):
                    yield Change(
                        kind="meaning_changed", before=(was.start, was.end), after=(now.start, now.end),
                        explanation=f'{FROM} says "{was.text}", {TO} "{now.text}"',
                    )  # fmt: skip


def _of(piece: Piece, words: str) -> Sequence[int]:
    stems = _stems(words)
    return [at for at, token in enumerate(piece.tokens) if token.stem in stems and not token.name]


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(base(stem_of(word)) for word in words.split())


def _beside_alike(a: Piece, i: int, b: Piece, j: int) -> bool:
    """Whether a word that tells something stands within three words of both."""
    near = [
        {t.stem for t in (*p.tokens[max(0, at - _NEAR) : at], *p.tokens[at + 1 : at + 1 + _NEAR])} - STOP_WORDS
        for p, at in ((a, i), (b, j))
    ]
    return not near[0].isdisjoint(near[1])


_NEAR = 4


def reversed_words(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """A word and its denial by a prefix: "judged it unfair", "judged it fair"."""
    for one, other in ((a, b), (b, a)):
        for word in one.places:
            if not word.startswith(_PREFIXES):
                continue
            if word in _NO_DENIALS:
                continue
            plain = next(word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))
            where = other.places.get(plain, ()) if len(plain) > len("in") else ()
            if len(where) != 1 or plain in one.places or word in other.places or _denies(other):
                continue
            at, token = one.places[word][0], one.tokens[one.places[word][0]]
            alike = _beside_alike(one, at, other, where[0])
            if alike and part_told(a, b, without=(token, other.tokens[where[0]])) >= _REST:
                why = f'one says "{token.text}", the other "{other.tokens[where[0]].text}"'
                yield _negated(one.words(at, at), other.words(where[0], where[0]), why, turned=one is b)


_NO_DENIALS = frozenset({"unwind", "unwinds", "unwinding", "unravel", "inflamed", "invaluable", "unloosen"})
"""Words in which a prefix turns nothing round: to unwind a fund is to wind it down."""
_PREFIXES = ("un", "in", "im", "dis")


def undone_acts(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """What nobody managed or wanted to do is done: "failed to reach the town", "reached the town"."""
    for one, other in ((a, b), (b, a)):
        for phrase in _UNDONE:
            for at in one.find(phrase):
                verb = one.tokens[at + 2] if at + 2 < len(one.tokens) else None
                done = _told_as_done(other, verb) if verb is not None and not _denies(other) else None
                if (
                    verb is not None
                    and verb.text[0].isalpha()
                    and done is not None
                    and part_told(a, b, without=(verb,)) >= _REST
                ):
                    why = f'one says "{phrase} {verb.text}", the other that it was done'
                    yield _negated(one.words(at, at + 2), other.words(done, done), why, turned=one is b)


def _negated(one: tuple[int, int], other: tuple[int, int], why: str, *, turned: bool) -> Change:
    """A change of negation between two places; `turned`: the first of them is in the rewrite."""
    before, after = (other, one) if turned else (one, other)
    return Change(kind="negation_changed", before=before, after=after, explanation=why)


_UNDONE = ("failed to", "refused to", "declined to", "unable to")


def _told_as_done(piece: Piece, verb: Token) -> int | None:
    return next(
        (at for at, token in enumerate(piece.tokens)
         if token.stem == verb.stem and at and piece.tokens[at - 1].lower not in _OPEN), None,
    )  # fmt: skip


_OPEN = frozenset(
    {"to", "will", "would", "could", "may", "might", "not", "a", "the", "no", "his", "her", "its", "their", "further"}
)


def _denies(piece: Piece) -> bool:
    return not _DENIALS.isdisjoint(piece.places) or any(piece.find(phrase) for phrase in _UNDONE)


_DENIALS = (
    frozenset(
        """
    few little without nobody unable unlikely unavailable hardly declined refused failed
    """.split()
    )
    | NEGATIONS
)
