"""The reports of a story in, the pairs of their sentences that may tell one happening differently out.

Two sentences come together that share rare words, and in which a look at the words leaves a difference open: the rest
need not be parsed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.codebooks.acts import acts
from dragoman.codebooks.opposites import opposite_acts, opposite_nouns, recurring, single_acts
from dragoman.crossdoc.reconciliation.anchors import anchor_of, weight_of
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.manners import has_side
from dragoman.crossdoc.reconciliation.pairing import Report
from dragoman.crossdoc.reconciliation.tallies import result_of
from dragoman.crossdoc.reconciliation.unknowns import Telling
from dragoman.language.words import STOP_WORDS, Word, content_words, stem_of, words_of

LEAST, WEIGHT = 2, 7.0
"""Words that two sentences share before they are compared, and how much they must say together, in nats."""
SURE = 12.0
"""Nats that whole sentences share from which on their clauses need not share so much."""
_SLIGHT = 0.7
"""Nats below which a word does not bring two sentences together."""
_LEADS = 2
"""Sentences at the head of a report that tell its news."""
_LONGEST = 60
"""Words of a sentence that is compared."""
_PAIRS = 4
"""Pairs of sentences that are parsed for two reports, those that share most first."""
_OF_SENTENCE = 2
"""Pairs in which one sentence may stand."""
_STORY_PAIRS = 20
"""The same for all reports of a story."""
_SAME_NEWS = 3
"""Days between two reports from which on they may tell two happenings of one kind."""
_COMMON = 0.5
"""Share of a story's reports that hold a word from which on it says nothing; only for stories of some size."""
_MANY = 6


Topics = tuple[frozenset[str], frozenset[tuple[str, str]]]
"""Acts told once, and members of sets that exclude each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence of a report with its rare words, and those of the sentence before if it goes on with a pronoun."""

    span: Span
    lead: bool
    stems: frozenset[str]
    context: frozenset[str]
    topics: Topics
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What of a sentence can be seen to differ before it is parsed."""

    things: frozenset[tuple[str, str]]
    names: frozenset[str]
    times: frozenset[str]
    counted: bool
    denied: bool
    outright: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report with its sentences, and an index of their words."""

    telling: Telling
    pieces: Sequence[Piece]
    index: dict[str, list[int]]
    words: frozenset[str]
    looks: dict[int, _Look]


Pair = tuple[Told, Told, list[tuple[float, Piece, Piece]]]


def strongest(pairs: Sequence[Pair]) -> list[Pair]:
    """As many pairs of sentences as a story may have parsed, those that share most."""
    weights = sorted((weight for _, _, found in pairs for weight, _, _ in found), reverse=True)
    least = weights[_STORY_PAIRS - 1] if len(weights) >= _STORY_PAIRS else 0.0
    return [(one, other, [each for each in found if each[0] >= least]) for one, other, found in pairs]


def told_of(telling: Telling) -> Told:
    """The sentences of a report that may be compared, with an index of their words."""
    pieces: list[Piece] = []
    index: dict[str, list[int]] = defaultdict(list)
    seen: set[str] = set()
    before: frozenset[str] = frozenset()
    for number, (start, end) in enumerate(telling.pieces):
        words = words_of(telling.text, start, end)
        seen.update(word.stem for word in words)
        if not LEAST < len(words) <= _LONGEST:
            continue
        told = (word for word in content_words(words) if not word.number and len(word.stem) > _SHORT)
        stems = frozenset(anchor_of(telling.text[word.start : word.end]) for word in told)
        topics = topics_of(word.stem for word in words)
        market = len(_market() & {word.stem for word in words}) >= _MARKET
        context = before if _goes_on(telling.text[start:end], words) else frozenset()
        before = stems
        if market:
            continue
        for stem in stems | context:
            index[stem].append(len(pieces))
        pieces.append(
            Piece(
                span=(start, end), lead=number < _LEADS, stems=stems, context=context, topics=topics,
                text=telling.text[start:end],
            )
        )  # fmt: skip
    return Told(telling=telling, pieces=pieces, index=dict(index), words=frozenset(seen), looks={})


def _outright(text: str, start: int, end: int) -> frozenset[str]:
    """What a sentence states that is compared whatever its verb."""
    found = {"side": has_side(text[start:end]), "result": result_of(text, (start, end)) is not None}
    return frozenset(name for name, there in found.items() if there)


def _look(told: Told, number: int) -> _Look:
    if number not in told.looks:
        telling, (start, end) = told.telling, told.pieces[number].span
        words = words_of(telling.text, start, end)
        stems = {word.stem for word in words}
        times = {t.expression_text.lower() for t in telling.times if start <= t.expression_start < end}
        told.looks[number] = _Look(
            things=things_of(stems), names=frozenset(word.stem for word in words if word.name),
            times=frozenset(times | (stems & _PARTS_OF_DAY)), denied=not _NOT.isdisjoint(stems),
            outright=_outright(telling.text, start, end),
            counted=_NUMBER.search(told.pieces[number].text) is not None,
        )  # fmt: skip
    return told.looks[number]


_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozen)\b", re.I
)
_NOT = frozenset(
    "not no never nobody none nothing neither without n't didn't wasn't weren't hasn't haven't hadn't".split()
)
_PARTS_OF_DAY = frozenset("dawn morning noon afternoon evening night midnight dusk midday".split())


def _goes_on(text: str, words: Sequence[Word]) -> bool:
    """Whether a sentence, or its main clause, begins with a pronoun: whom it means stands in the sentence before."""
    return any(word.stem in _PRONOUNS for word in words[:_BEGINNING]) or _OPENED.match(text) is not None


_OPENED = re.compile(r"[^,]{3,90}, (?:he|she|they|it)\b")
"""After an opening phrase: "Ordained in Tarn, he preached"."""


@cache
def _market() -> frozenset[str]:
    return frozenset(stem_of(word) for word in recurring("market"))


_PRONOUNS = frozenset("he she they it his her their its".split())
_BEGINNING = 4
_SHORT = 2
_MARKET = 2
"""Words of markets and statistics from which on a sentence tells what recurs."""


def common_words(told: Sequence[Told]) -> frozenset[str]:
    """The words that most reports of a story hold: they say nothing of which happening is told."""
    if len(told) < _MANY:
        return frozenset()
    holders: dict[str, int] = defaultdict(int)
    for each in told:
        for stem in each.index:
            holders[stem] += 1
    return frozenset(stem for stem, count in holders.items() if count > _COMMON * len(told))


def of_one_news(first: Report, second: Report) -> bool:
    """Whether two reports are near enough in time to tell one happening."""
    a, b = first.days, second.days
    return a is None or b is None or _day(max(a[0], b[0])) - _day(min(a[1], b[1])) <= _SAME_NEWS


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def shared_pairs(one: Told, other: Told, common: frozenset[str]) -> list[tuple[float, Piece, Piece]]:
    """The pairs of sentences that share enough, most first."""
    weights: dict[tuple[int, int], list[float]] = defaultdict(list)
    for stem in (one.index.keys() & other.index.keys()) - common:
        weight = weight_of(stem)
        if weight < _SLIGHT:
            continue
        for a in one.index[stem]:
            for b in other.index[stem]:
                weights[a, b].append(weight)
    enough = [
        (-_ranked(one, other, pair, sum(found)), pair)
        for pair, found in weights.items()
        if len(found) >= LEAST and sum(found) >= WEIGHT and _may_differ(one, other, *pair, sum(found))
    ]
    best: list[tuple[float, Piece, Piece]] = []
    for weight, (a, b) in sorted(enough):
        first, second = one.pieces[a], other.pieces[b]
        told = max(sum(each[1] is first for each in best), sum(each[2] is second for each in best))
        if len(best) < _PAIRS and told < _OF_SENTENCE and first.text != second.text:
            best.append((-weight, first, second))
    return best


def _ranked(one: Told, other: Told, pair: tuple[int, int], weight: float) -> float:
    """What two sentences share; what only the sentence before one of them has counts half."""
    a, b = one.pieces[pair[0]], other.pieces[pair[1]]
    if not (a.context or b.context):
        return weight
    return (weight + sum(map(weight_of, a.stems & b.stems))) / 2


def _may_differ(one: Told, other: Told, first: int, second: int, weight: float) -> bool:
    """Whether a look at the words leaves it open that two sentences tell one happening differently."""
    a, b = one.pieces[first], other.pieces[second]
    if a.lead and b.lead:
        return True
    seen, heard = _look(one, first), _look(other, second)
    if seen.outright & heard.outright:
        return True
    least = WEIGHT if one.telling.report.days == other.telling.report.days else SURE - 2
    if weight >= least and may_exclude(a.topics, b.topics):
        return True
    if weight < SURE and not may_be_one(a.topics, b.topics):
        return False
    new = seen.names - other.words, heard.names - one.words
    return bool(
        (seen.times and heard.times and seen.times != heard.times)
        or (seen.counted and heard.counted)
        or seen.denied != heard.denied
        or may_exclude((frozenset(), seen.things), (frozenset(), heard.things))
        or (new[0] and new[1])
        or not _RECEIVED.isdisjoint(a.topics[0])
    )


_RECEIVED = frozenset({"hand", "bequeath"})


_STRONG = """
beaten beat began begin begun begin bought buy broke break broken break brought bring burnt burn caught catch chose
choose chosen choose drew draw driven drive drove drive fell fall fallen fall fled flee flew fly flown fly found find
froze freeze gave give given give got get held hold hung hang kept keep knew know laid lay led lead left leave lost
lose made make met meet paid pay ran run rose rise risen rise sank sink sunk sink sent send shook shake shot shoot
slain slay slew slay sold sell spoke speak spoken speak stole steal stolen steal stood stand struck strike sworn swear
swore swear taken take thrown throw threw throw told tell took take upheld uphold went go withdrew withdraw withheld
withhold won win died die dying die
"""
_PLAIN = dict(zip(_STRONG.split()[::2], _STRONG.split()[1::2], strict=True))
"""A past form -> its verb."""


def topics_of(stems: Iterable[str]) -> Topics:
    """What a sentence may tell, by the stems of all its words."""
    once: set[str] = set()
    members: set[tuple[str, str]] = set()
    for stem in stems:
        once |= _once().get(stem, frozenset())
        members |= _members().get(stem, frozenset())
    return frozenset(once), frozenset(members)


def may_be_one(first: Topics, second: Topics) -> bool:
    """Whether two sentences may tell one act."""
    return not first[0].isdisjoint(second[0])


def may_exclude(first: Topics, second: Topics) -> bool:
    """Whether two sentences may tell acts that exclude each other."""
    return any(one[0] == other[0] and one[1] != other[1] for one in first[1] for other in second[1])


def things_of(stems: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Members of the sets of things, by the stems of a sentence."""
    return frozenset(member for stem in stems for member in _things().get(stem, ()))


@cache
def _things() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for phrase, rows in opposite_nouns().items():
        found[stem_of(phrase.split()[-1])] |= {(each.name, each.member) for each in rows}
    return {stem: frozenset(names) for stem, names in found.items()}


@cache
def _once() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for act, forms in single_acts().items():
        for form in (act, *forms):
            for stem in _stems(form):
                found[stem].add(act)
    for word, named in acts().items():
        if named.name in single_acts() and " " not in word:
            for stem in _stems(word):
                found[stem].add(named.name)
    return {stem: frozenset(names) for stem, names in found.items()}


@cache
def _members() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for phrase, rows in opposite_acts().items():
        for stem in _stems(phrase):
            found[stem] |= {(each.name, each.member) for each in rows}
    for past, verb in _PLAIN.items():
        if stem_of(verb) in found:
            found[stem_of(past)] |= found[stem_of(verb)]
    return {stem: frozenset(names) for stem, names in found.items()}


_COLOURLESS = frozenset({"be", "have"})


def _stems(phrase: str) -> list[str]:
    """The stems by which a phrase is seen: all that are no function words, of several only the last."""
    words = [word for word in phrase.split() if word not in STOP_WORDS] or [
        word for word in phrase.split() if word not in _COLOURLESS
    ][:1]
    word = words[-1]
    short = word.removesuffix("e")
    return sorted({stem_of(each) for each in (word, f"{short}ed", f"{short}ing", f"{word}s")})
