"""Two aligned sentences in, the doubt that the second drops or adds out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.crossdoc.drift.change import FROM, TO, Change
from dragoman.crossdoc.drift.cues import (
    ANSWERED,
    APPROXIMATE,
    ATTRIBUTION,
    FORESEEN,
    FUTURE,
    HEARSAY,
    HEDGES,
    INTENT,
    MAGNITUDES,
    NEGATIONS,
)
from dragoman.crossdoc.drift.matter import part_told
from dragoman.crossdoc.drift.moving import in_motion, is_later, is_new_issue, priced
from dragoman.crossdoc.drift.reach import SCOPE, reached
from dragoman.crossdoc.drift.tokens import Piece, beside, has_number, piece_of
from dragoman.language.words import STOP_WORDS


def hedges(a: Piece, b: Piece, around: Piece) -> Iterator[Change]:
    """Words that weaken, in one sentence and not in the other."""
    here, there = _hedged(a), _hedged(b)
    if here and not there:
        yield from _hedge(a, b, here, "hedge_lost")
        yield from _made_certain(a, b)
        yield from _told_beside(a, b, around, here)
    elif there and not here:
        yield from _hedge(b, a, there, "hedge_added")


def _hedge(hedged: Piece, plain: Piece, found: Sequence[tuple[int, int, str]], kind: str) -> Iterator[Change]:
    beside = plain.reading.beside(*plain.words(0, len(plain.tokens) - 1))
    stems = plain.stems
    for first, last, phrase in found:
        if hedged.tokens[first].stem in stems and (first == last or phrase.endswith(" to")):
            continue  # another form of it
        if phrase == "whether" and (kind == "hedge_added" or not any(plain.find(word) for word in ANSWERED)):
            continue
        if phrase not in APPROXIMATE and not _HOPED.isdisjoint(plain.places):
            continue
        if phrase in _MAY and _can(hedged, last + 1, plain):
            continue
        if f"un{phrase}" in plain.places:
            continue  # it is denied, and not made sure
        if _has_come(phrase, hedged, last + 1, plain, kind):
            continue
        if phrase == "expected to" and first and hedged.tokens[first - 1].lower == "than":
            continue
        if phrase in _ACCUSED and not _CHARGES.isdisjoint(plain.places):
            continue
        if phrase in HEARSAY and any(plain.find(word) for word in ATTRIBUTION):
            continue  # it is laid on somebody
        if phrase not in APPROXIMATE and len(phrase) > _SHORT and phrase in beside:
            continue  # the sentence beside it has the doubt
        matches = reached(hedged, last + 1, plain)
        if phrase in _OF_ALL and not matches and _of_one_clause(hedged, last + 1, plain):
            matches = [0]
        given = [number.value for number in hedged.numbers if number.first == last + 1]
        if (
            not matches
            or not (given or _bears_on(hedged, last + 1, plain) or (phrase in _OF_ALL and matches == [0]))
            or (phrase in FORESEEN and any(plain.find(word) for word in FUTURE))
        ):
            continue
        if not all(has_number(plain, value) for value in given):
            continue
        if phrase in APPROXIMATE and any(_is_rough(plain, value) for value in given):
            continue
        if phrase == "could" and hedged.tokens[last + 1 : last + 2] and hedged.tokens[last + 1].lower == "only":
            continue  # it is allowed
        if phrase in _MAY and matches[0] and plain.tokens[matches[0] - 1].lower in _OPENING:
            continue
        if phrase in APPROXIMATE and (not stems.isdisjoint(_ROUGH) or _in_trade(hedged, last + 1, plain)):
            continue
        if phrase == "suggests" and plain.cues:
            continue  # somebody says it there
        following = hedged.tokens[last + 1].lower if last + 1 < len(hedged.tokens) else ""
        if phrase in _MAY and following in STOP_WORDS and part_told(hedged, plain) < _SAME:
            continue  # "one spark could be the speech"
        if phrase in _MAY and following == "be" and matches[0] and plain.tokens[matches[0] - 1].lower not in _BE:
            continue
        if phrase == "likely" and any(plain.find(word) for word in ("set to", "due to", "scheduled")):
            continue
        if phrase in _PERHAPS and not _PERHAPS.isdisjoint(plain.places):
            continue
        if phrase == "signs of" and "sign" in plain.places:
            continue
        if phrase in ("possible", "potential") and "maximum" in plain.places:
            continue
        if phrase not in APPROXIMATE and not _of_one_thing(hedged, first, last, plain, matches[0]):
            continue
        with_hedge = hedged.words(first, last)
        without = plain.words(matches[0], matches[0])
        lost = kind == "hedge_lost"
        yield Change(
            kind=kind, before=with_hedge if lost else without, after=without if lost else with_hedge,
            explanation=f'{FROM} says "{phrase}", {TO} states it as a fact' if lost
            else f'{FROM} states it as a fact, {TO} has "{phrase}"',
        )  # fmt: skip


_ACCUSED = frozenset({"alleged", "allegedly", "suspected", "suspected of"})
_CHARGES = frozenset(
    "suspicion suspicions accused accuses accusation charged charges alleging allegation allegations sued sues".split()
)
"""Words that leave it to a court as the hedges before them do."""
_PERHAPS = frozenset({"possible", "possibly", "possibility", "possibilities", "potential", "potentially"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "a", "an", "the", "more", "very", "not"})
_OPENING = frozenset({"to", "for", "of"})
"""Before a verb or noun that tells no act: "met to discuss the sale", "checked for damage"."""


def _is_rough(piece: Piece, value: float) -> bool:
    """Whether a number is bounded or made rough by other words: "just under 60"."""
    return any(
        number.value == value
        and (number.bound or (number.first and piece.tokens[number.first - 1].lower in APPROXIMATE | {"near"}))
        for number in piece.numbers
    )


def _in_trade(hedged: Piece, first: int, plain: Piece) -> bool:
    """Whether a rough number is what something is traded at: it is another one all day long."""
    of_number = next((number for number in hedged.numbers if number.first == first), None)
    return of_number is not None and in_motion(hedged, of_number) and priced(hedged) and priced(plain)


def _of_one_clause(hedged: Piece, first: int, plain: Piece) -> bool:
    """Whether the other sentence has what follows a hedge, in other words and order."""
    stems = plain.stems
    follows = [token.stem for token in hedged.tokens[first : first + _CLAUSE] if token.lower not in STOP_WORDS]
    return sum(stem in stems for stem in follows) >= _AROUND and part_told(hedged, plain) >= _ALL_TOLD


_OF_ALL = frozenset({"possibly", "probably", "apparently", "perhaps", "presumably", "seemingly", "supposedly"})
_ALL_TOLD = 0.7
"""Hedges of a whole sentence, and the part of its words that the other has if they are of one matter."""
_COMING = frozenset({"potential", "possible", "likely", "expected to", "feared"})
"""Hedges of a thing that may have become a fact when a later report is written."""


def _has_come(phrase: str, hedged: Piece, first: int, plain: Piece, kind: str) -> bool:
    """Whether the later report tells as a fact what could come when the earlier was written, or looks ahead anew."""
    earlier, later = (hedged, plain) if kind == "hedge_lost" else (plain, hedged)
    after = is_later if kind == "hedge_lost" else is_new_issue
    verbs = {token.stem for token in hedged.tokens[first : first + 2] if token.lower != "to"}
    done = any(token.stem in verbs and token.lower.endswith("ed") for token in plain.tokens)
    if phrase in _COMING and done and kind == "hedge_added":
        return True  # nobody expects what is done: it was written before
    if phrase in APPROXIMATE or not after(earlier.reading, later.reading):
        return False
    return done or (kind == "hedge_lost" and phrase in _COMING)


def _of_one_thing(hedged: Piece, first: int, last: int, plain: Piece, at: int) -> bool:
    """Whether the words around what is hedged are those around it in the other sentence, and it is not denied there."""
    shared = beside(hedged, first, last) & beside(plain, at, at) - {plain.tokens[at].stem}
    near = plain.tokens[max(0, at - _CLAUSE) : at]
    fewer = min(len(beside(hedged, first, last)), len(beside(plain, at, at)) + 1)
    same = len(shared) >= min(_AROUND, fewer - 1) or _of_one_length(hedged, plain)
    return same and not any(token.lower in NEGATIONS for token in near)


def _of_one_length(a: Piece, b: Piece) -> bool:
    """Whether two sentences tell nearly the same, and one not much besides."""
    return part_told(a, b) >= _SAME and max(len(a.told), len(b.told)) <= 2 * min(len(a.told), len(b.told))


_AROUND, _SAME = 2, 0.8
"""Words around a hedge, besides the one that it bears on, that are also around that one in the other sentence;
or part of all words of the shorter sentence."""
_MAY = frozenset({"may", "might", "could"})


def _can(hedged: Piece, first: int, plain: Piece) -> bool:
    """Whether what could be done is what can be done: "could improve", "can restore and improve"."""
    verbs = {token.stem for token in hedged.tokens[first : first + _AROUND]}
    return any(
        token.lower in _ABLE and not verbs.isdisjoint(other.stem for other in plain.tokens[at + 1 : at + 1 + _CLAUSE])
        for at, token in enumerate(plain.tokens)
    )


_ABLE = frozenset({"can", "able", "should"})


_HOPED = frozenset(
    """
    hope hoped hopes fear feared fears believe believed believes expect expects expected predict predicts predicted
    forecast considered seen poised prepared preparing considering recommended recommends urged
    seems seem seemed appears
    advised
    """.split()
)
"""Verbs that leave a thing as open as a hedge does."""


def _told_beside(a: Piece, b: Piece, around: Piece, found: Sequence[tuple[int, int, str]]) -> Iterator[Change]:
    """A hedge on what the rewrite tells in a sentence of its own, beside the one that it is compared with."""
    for start, end in b.reading.sentences_in(around.offset, around.offset + len(around.text)):
        if start <= b.tokens[0].start < end:
            continue
        plain = piece_of(b.reading.text, start, end, b.reading)
        stems = plain.stems
        for first, last, phrase in found:
            clause = [t.stem for t in a.tokens[last + 1 : last + 1 + _CLAUSE] if t.lower not in STOP_WORDS]
            if phrase in APPROXIMATE or len(stems.intersection(clause)) < _ENOUGH or _hedged(plain):
                continue
            if _bears_on(a, last + 1, plain) and not _bears_on(a, last + 1, b) and plain.find("will"):
                at = next(at for at, token in enumerate(plain.tokens) if token.stem == clause[0])
                yield Change(
                    kind="hedge_lost", before=a.words(first, last), after=plain.words(at, at),
                    explanation=f'{FROM} says "{phrase}", {TO} that it will be so',
                )  # fmt: skip


_CLAUSE, _ENOUGH = 8, 3
"""Words after a hedge of which so many must be in the sentence that tells them as a fact."""


_ROUGH = frozenset({"estimat", "approximat", "rough"})
"""Stems of words that make a number rough from afar: "estimated at just 60"."""


def _bears_on(hedged: Piece, first: int, plain: Piece) -> bool:
    """Whether the word that is hedged stands in the other sentence."""
    following = hedged.tokens[first:]
    most = next((at for at, token in enumerate(following[:SCOPE]) if token.lower == "most"), None)
    plain_words = (t for t in following[most or 0 :] if t.lower not in STOP_WORDS and t.lower not in MAGNITUDES)
    word = next(plain_words, None)
    return word is not None and any(token.stem == word.stem for token in plain.tokens)


def alternatives(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """What was one thing or another is one of them: "fractured or broken ribs", "broken ribs"."""
    kept = {(one.stem, other.stem): at for at, (one, other) in enumerate(pairwise(b.tokens))}
    for at in a.find("or"):
        if not 0 < at < len(a.tokens) - 2 or b.find("or"):
            continue
        one, other, thing = a.tokens[at - 1], a.tokens[at + 1], a.tokens[at + 2]
        plain = all(t.lower not in STOP_WORDS and t.text[0].islower() for t in (one, other, thing))
        if a.tokens[at].start - one.end > 1:
            continue  # "scrambled, or encrypted"
        for choice, left in ((other, one), (one, other)):
            found = kept.get((choice.stem, thing.stem))
            if found and b.tokens[found - 1].lower == "and":
                continue  # beside another word for the rest
            if part_told(a, b) < _ALL_TOLD:
                continue
            if plain and found is not None and all(t.stem != left.stem for t in b.tokens):
                yield Change(
                    kind="hedge_lost", before=a.words(at - 1, at + 1), after=b.words(found, found),
                    explanation=f'{FROM} leaves open "{one.text} or {other.text}", '
                    f'{TO} says "{choice.text}"',
                )  # fmt: skip


def _made_certain(a: Piece, b: Piece) -> Iterator[Change]:
    modals = [at for at, token in enumerate(a.tokens) if token.lower in ("may", "might", "could") and not token.name]
    certain = b.find("will")
    joint = a.stems & {t.stem for t in b.tokens if t.lower not in STOP_WORDS}
    verbs = [
        {t.stem for t in p.tokens[at + 1 : at + 4]} for p, found in ((a, modals), (b, certain)) for at in found[:1]
    ]
    of_one = _of_one_length(a, b) or (len(verbs) > 1 and not (verbs[0] & verbs[1]) <= STOP_WORDS)
    if len(modals) == 1 and len(certain) == 1 and len(joint) >= 2 and of_one and not a.find("will"):
        yield Change(
            kind="hedge_lost", before=a.words(modals[0], modals[0]), after=b.words(certain[0], certain[0]),
            explanation=f'{FROM} says "{a.tokens[modals[0]].text}", {TO} "will"',
        )  # fmt: skip


def _hedged(piece: Piece) -> list[tuple[int, int, str]]:
    found = []
    for phrase in (each for first in _BY_FIRST.keys() & piece.places.keys() for each in _BY_FIRST[first]):
        for at in piece.find(phrase):
            last = at + len(phrase.split()) - 1
            if phrase in APPROXIMATE and not any(number.first == last + 1 for number in piece.numbers):
                continue
            if (phrase == "may" and piece.tokens[at].name) or (phrase == "one of" and not _of_the_most(piece, at)):
                continue
            if phrase == "could" and last + 1 < len(piece.tokens) and piece.tokens[last + 1].lower in NEGATIONS:
                continue
            following = piece.tokens[last + 1].lower if last + 1 < len(piece.tokens) else ""
            if phrase in ("supposed", "apparent") and following in ("to", "that"):
                continue  # what one has to do
            if phrase == "said to" and not _passive(piece, at):
                continue
            found.append((at, last, phrase))
    return sorted(found)


_BY_FIRST = {
    first: [phrase for phrase, _ in HEDGES if phrase.partition(" ")[0] == first]
    for first in (phrase.partition(" ")[0] for phrase, _ in HEDGES)
}
"""Hedges by their first word."""


def _of_the_most(piece: Piece, at: int) -> bool:
    following = [token.lower for token in piece.tokens[at + 2 : at + 2 + SCOPE]]
    return following[:1] == ["the"] and any(w in ("most", "few", "only") or w.endswith("est") for w in following)


def _passive(piece: Piece, at: int) -> bool:
    return at > 0 and piece.tokens[at - 1].lower in ("is", "are", "was", "were", "been", "be")


def intents(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """What somebody hoped or tried to do is done: "hopes to sell the mill", "sold the mill"."""
    if any(b.find(phrase) for phrase, _example in INTENT) or _hedged(b) or not _INTENDED.isdisjoint(b.places):
        return
    for phrase, _example in INTENT:
        for at in a.find(phrase):
            verb = at + len(phrase.split())
            done = _done(a, b, verb, will=phrase not in _SETTLED)
            if done is not None and b.tokens[done].lower.endswith("ed") and is_new_issue(a.reading, b.reading):
                continue  # it has been done since
            if done is not None and len(reached(a, verb, b)) > 1:
                yield Change(
                    kind="hedge_lost", before=a.words(at, verb), after=b.words(done, done),
                    explanation=f'{FROM} says "{phrase}", {TO} that it is done or will be',
                )  # fmt: skip


_SHORT = 5
"""Letters up to which a hedge is too common to be the same one in the sentence beside it."""
_SETTLED = frozenset({"plans to", "planned to", "intends to"})
"""After these, "will" says no more."""
_INTENDED = frozenset(
    {"plan", "plans", "hope", "hopes", "bid", "attempt", "effort", "offer", "threat", "threatens", "would", "to"}
)


def _done(a: Piece, b: Piece, verb: int, *, will: bool) -> int | None:
    if verb >= len(a.tokens):
        return None
    for at, token in enumerate(b.tokens):
        if token.stem != a.tokens[verb].stem or at == 0:
            continue
        before = b.tokens[at - 1].lower
        if will and before == "be" and at > 1 and b.tokens[at - 2].lower == "will":
            return at
        if (will and before == "will") or (token.lower.endswith("ed") and before not in _BESIDE_VERB):
            return at
    return None


def established(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """What somebody believes is now established: "doctors believe", "doctors have established"."""
    here = [at for word in _BELIEVE for at in a.places.get(word, ())]
    there = [at for word in _ESTABLISHED for at in b.places.get(word, ())]
    if len(here) != 1 or len(there) != 1 or not _ESTABLISHED.isdisjoint(a.places) or not _BELIEVE.isdisjoint(b.places):
        return
    if part_told(a, b, without=(a.tokens[here[0]], b.tokens[there[0]])) >= _ALL_TOLD:
        yield Change(
            kind="hedge_lost", before=a.words(here[0], here[0]), after=b.words(there[0], there[0]),
            explanation=f'{FROM} says "{a.tokens[here[0]].text}", {TO} "{b.tokens[there[0]].text}"',
        )  # fmt: skip


_BELIEVE = frozenset({"believe", "believes", "believed", "think", "thinks", "suspect", "suspects", "assume", "assumes"})
_ESTABLISHED = frozenset({"established", "confirmed", "found", "determined", "proved", "concluded", "know", "knows"})


def undone(a: Piece, b: Piece, _: Piece) -> Iterator[Change]:
    """What is done in the source is still to come: "signed the deed", "will sign the paper"."""
    if a.find("will") or a.find("would") or a.reading.names & b.reading.names:
        return  # an outlet that looks ahead wrote before the one that tells it as done, be it the same day
    joint = {t.stem for t in a.tokens if t.lower not in STOP_WORDS} & b.stems
    for at in b.find("will"):
        verb = b.tokens[at + 1] if at + 1 < len(b.tokens) else None
        done = None if verb is None else next((i for i, t in enumerate(a.tokens) if _is_done(a, i, verb.stem)), None)
        if verb is not None and done is not None and len(joint - {verb.stem}) >= _ENOUGH:
            yield Change(
                kind="meaning_changed", before=a.words(done, done), after=b.words(at, at + 1),
                explanation=f"{FROM} tells it as done, {TO} as still to come",
            )  # fmt: skip


def _is_done(piece: Piece, at: int, stem: str) -> bool:
    """Whether a word is a verb in the past, with its subject before it."""
    token = piece.tokens[at]
    before = piece.tokens[at - 1].lower if at else ""
    return token.stem == stem and token.lower.endswith("ed") and before not in _BESIDE_VERB | _TO_COME


_TO_COME = frozenset({"to", "by", "will", "would", "may", "has", "have", "that", "who", "which"})
_BESIDE_VERB = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "a", "the"})
