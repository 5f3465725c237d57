"""The reports of a story in, what independent ones tell of one happening in ways that cannot both be true out.

Sentences that share rare words are parsed; two of their clauses tell one happening where predicate, parties and
further words meet. Then every slot is compared: one that differs alone is a contradiction, two that differ mean that
two happenings are told.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.codebooks.opposites import Opposite, single_acts
from dragoman.crossdoc.reconciliation.bearings import compared_bearings
from dragoman.crossdoc.reconciliation.clauses import Clause, clauses_of
from dragoman.crossdoc.reconciliation.differences import Difference, compared_times, differences
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs
from dragoman.crossdoc.reconciliation.phrases import DIFFER, OPEN, SAME, relation_of
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.topics import Topics, may_be_one, may_exclude, things_of, topics_of
from dragoman.crossdoc.reconciliation.unknowns import Telling
from dragoman.crossdoc.reconciliation.values import CONTRADICT, UPDATE
from dragoman.language.rarity import background
from dragoman.language.syntax import parse_texts
from dragoman.language.words import content_words, words_of
from dragoman.model.text import Sentence

_LEAST, _WEIGHT = 2, 7.0
"""Words that two sentences share before they are compared, and how much they must say together, in nats."""
_NEAR = 3.5
"""The same of the words that stand in the two clauses themselves."""
_SURE = 12.0
"""Nats that whole sentences share from which on their clauses need not share so much."""
_MOST_SAID = 7.0
"""Nats that one word may say: a misspelt word is no better an anchor than a rare name."""
_LONGEST = 60
"""Words of a sentence that is compared."""
_PAIRS = 3
"""Pairs of sentences that are parsed for two reports, those that share most first."""
_STORY_PAIRS = 16
"""The same for all reports of a story."""
_SAME_NEWS = 3
"""Days between two reports from which on they may tell two happenings of one kind."""
_COMMON = 0.5
"""Share of a story's reports that hold a word from which on it says nothing; only for stories of some size."""
_MANY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A sentence of a report with its rare words."""

    span: Span
    stems: frozenset[str]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A report with its sentences, and an index of their words."""

    telling: Telling
    pieces: Sequence[_Piece]
    index: dict[str, list[int]]
    words: frozenset[str]
    looks: dict[int, _Look]


def compared_happenings(stories: Sequence[Sequence[Telling]]) -> list[list[Finding]]:
    """The contradictions, and updates of outcomes, between the reports of each story.

    Args:
        stories: The reports of each, with their text, sentences and times; parsing many at once is faster.
    """
    read = [_Story(tellings) for tellings in stories]
    wanted = sorted({text for story in read for text in story.wanted})
    parsed = dict(zip(wanted, parse_texts(wanted), strict=True)) if wanted else {}
    return [list(story.findings(parsed)) for story in read]


class _Story:
    """The pairs of sentences of one story that may differ."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        told = {each.report.document_id: _told(each) for each in tellings}
        self._common = _common(list(told.values()))
        pairs: list[_Pair] = []
        for first, second in independent_pairs(tellings, lambda each: each.report):
            if _of_one_news(first.report, second.report):
                one, other = told[first.report.document_id], told[second.report.document_id]
                pairs.append((one, other, _shared(one, other, self._common)))
        self._pairs = _strongest(pairs)

    @property
    def wanted(self) -> set[str]:
        """The sentences to be parsed."""
        return {piece.text for _, _, found in self._pairs for _, *both in found for piece in both}

    def findings(self, parsed: Mapping[str, Sentence]) -> Iterator[Finding]:
        """What the reports say otherwise; `parsed` holds the sentences wanted."""
        read: dict[tuple[str, Span], list[Clause]] = {}
        for one, other, found in self._pairs:
            yield from _of_pair(one, other, found, parsed, read, self._common)


_Pair = tuple[_Told, _Told, list[tuple[float, _Piece, _Piece]]]


def _strongest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """As many pairs of sentences as a story may have parsed, those that share most."""
    weights = sorted((weight for _, _, found in pairs for weight, _, _ in found), reverse=True)
    least = weights[_STORY_PAIRS - 1] if len(weights) >= _STORY_PAIRS else 0.0
    return [(one, other, [each for each in found if each[0] >= least]) for one, other, found in pairs]


def _told(telling: Telling) -> _Told:
    pieces: list[_Piece] = []
    index: dict[str, list[int]] = defaultdict(list)
    seen: set[str] = set()
    for start, end in telling.pieces:
        words = words_of(telling.text, start, end)
        seen.update(word.stem for word in words)
        if not _LEAST < len(words) <= _LONGEST:
            continue
        stems = frozenset(word.stem for word in content_words(words) if not word.number and len(word.stem) > _SHORT)
        topics = topics_of(word.stem for word in words)
        if not (topics[0] or topics[1]):
            continue
        for stem in stems:
            index[stem].append(len(pieces))
        pieces.append(_Piece(span=(start, end), stems=stems, topics=topics, text=telling.text[start:end]))
    return _Told(telling=telling, pieces=pieces, index=dict(index), words=frozenset(seen), looks={})


def _look(told: _Told, number: int) -> _Look:
    if number not in told.looks:
        telling, (start, end) = told.telling, told.pieces[number].span
        words = words_of(telling.text, start, end)
        stems = {word.stem for word in words}
        times = {t.expression_text.lower() for t in telling.times if start <= t.expression_start < end}
        told.looks[number] = _Look(
            things=things_of(stems), names=frozenset(word.stem for word in words if word.name),
            times=frozenset(times | (stems & _PARTS_OF_DAY)), denied=not _NOT.isdisjoint(stems),
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


_SHORT = 2


def _common(told: Sequence[_Told]) -> frozenset[str]:
    if len(told) < _MANY:
        return frozenset()
    holders: dict[str, int] = defaultdict(int)
    for each in told:
        for stem in each.index:
            holders[stem] += 1
    return frozenset(stem for stem, count in holders.items() if count > _COMMON * len(told))


def _of_one_news(first: Report, second: Report) -> bool:
    a, b = first.days, second.days
    return a is None or b is None or _day(max(a[0], b[0])) - _day(min(a[1], b[1])) <= _SAME_NEWS


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _shared(one: _Told, other: _Told, common: frozenset[str]) -> list[tuple[float, _Piece, _Piece]]:
    """The pairs of sentences that share enough, most first."""
    weights: dict[tuple[int, int], list[float]] = defaultdict(list)
    for stem in (one.index.keys() & other.index.keys()) - common:
        weight = _weight(stem)
        for a in one.index[stem]:
            for b in other.index[stem]:
                weights[a, b].append(weight)
    enough = [
        (-sum(found), pair)
        for pair, found in weights.items()
        if len(found) >= _LEAST and sum(found) >= _WEIGHT and _may_differ(one, other, *pair, sum(found))
    ]
    best = [(-weight, one.pieces[a], other.pieces[b]) for weight, (a, b) in sorted(enough)[:_PAIRS]]
    return [each for each in best if each[1].text != each[2].text]


def _may_differ(one: _Told, other: _Told, first: int, second: int, weight: float) -> bool:
    """Whether a look at the words leaves it open that two sentences tell one happening differently."""
    a, b = one.pieces[first], other.pieces[second]
    if weight >= _SURE - 2 and may_exclude(a.topics, b.topics):
        return True
    if not may_be_one(a.topics, b.topics):
        return False
    seen, heard = _look(one, first), _look(other, second)
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


def _weight(stem: str) -> float:
    return min(_MOST_SAID, -math.log(max(background(stem), _RAREST)))


_RAREST = 1e-9


def _of_pair(
    one: _Told, other: _Told, pairs: Sequence[tuple[float, _Piece, _Piece]], parsed: Mapping[str, Sentence],
    read: dict[tuple[str, Span], list[Clause]], common: frozenset[str],
) -> Iterator[Finding]:  # fmt: skip
    """The findings of two reports, the best anchored of each point and act first; what one pair settles is settled."""
    found: list[tuple[float, Clause, Clause, Difference]] = []
    agreed: set[tuple[str, str]] = set()
    for _, first, second in pairs:
        here = compared_bearings(one.telling.text, first.span, other.telling.text, second.span)
        for difference in here if sum(map(_weight, (first.stems & second.stems) - common)) >= _SURE else ():
            yield _finding(one.telling, other.telling, "", difference)
        for a in _clauses(one.telling, first, parsed, read):
            for b in _clauses(other.telling, second, parsed, read):
                happening = _happening(a, b, common)
                if happening is None:
                    continue
                weight, differing = happening
                if not differing:
                    agreed.add((a.act, b.act))
                found += [(weight, a, b, each) for each in differing]
    taken: set[tuple[str, str]] = set()
    for _, a, b, difference in sorted(found, key=lambda each: (-each[0], each[1].start, each[2].start)):
        if (a.act, difference.point) in taken or (a.act, b.act) in agreed or _known(one, other, difference):
            continue
        taken.add((a.act, difference.point))
        yield _finding(one.telling, other.telling, a.act, difference)


def _clauses(
    telling: Telling, piece: _Piece, parsed: Mapping[str, Sentence], read: dict[tuple[str, Span], list[Clause]]
) -> list[Clause]:
    key = (telling.report.document_id, piece.span)
    if key not in read:
        start, end = piece.span
        times = [time for time in telling.times if start <= time.expression_start < end]
        sentence = _moved(parsed[piece.text], start, end)
        read[key] = list(clauses_of(telling.report, telling.text, sentence, times))
    return read[key]


def _moved(sentence: Sentence, start: int, end: int) -> Sentence:
    """A parse of a text by itself, with offsets into the report that it stands in."""
    tokens = tuple(replace(t, start=t.start + start, end=t.end + start) for t in sentence.tokens)
    return replace(sentence, start=start, end=end, tokens=tokens)


def _happening(a: Clause, b: Clause, common: frozenset[str]) -> tuple[float, list[Difference]] | None:
    """How surely two clauses tell one happening, in nats, and what they differ in; None where they do not."""
    opposite = _opposite(a, b)
    if opposite is None and not _one_act(a, b):
        return None
    anchors = (a.stems & b.stems) - common
    weight = sum(map(_weight, anchors))
    near = (a.own & b.own) - common
    if len(anchors) < _LEAST or weight < _WEIGHT or (weight < _SURE and sum(map(_weight, near)) < _NEAR):
        return None
    roles = _roles(a, b, opposite)
    if SAME not in roles and not _posted(a, b):
        return None
    differing = _outcome(a, b, opposite, roles) if opposite or a.denied != b.denied else _slots(a, b, roles)
    return None if differing is None else (weight, differing)


def _roles(a: Clause, b: Clause, opposite: Opposite | None) -> tuple[str, str]:
    """How the themes and the agents stand; for an outcome the subjects may stand for the themes."""
    roles = relation_of(a.theme, b.theme), relation_of(a.agent, b.agent)
    if opposite is None or (roles[0] == SAME and opposite.name not in _BY_DOER):
        return roles
    if a.agent is not None and b.agent is not None and opposite.name not in _BY_DOER:
        return roles  # each befalls its own thing
    return relation_of(a.subject, b.subject), OPEN


_BY_DOER = frozenset({"game", "ballot"})
"""Sets whose outcome is that of the subject: who beats and who is beaten are no opposites."""


def _posted(a: Clause, b: Clause) -> bool:
    """Two names for one post: the post is in the words that both share."""
    return a.act in ("appoint", "elect", "nominate")


def _one_act(a: Clause, b: Clause) -> bool:
    return a.act == b.act or bool({(s.name, s.member) for s in a.sets} & {(s.name, s.member) for s in b.sets})


def _opposite(a: Clause, b: Clause) -> Opposite | None:
    """The set of which the two tell different members; who wins is told of the doer alone."""
    for one in a.sets:
        mine = {each.member for each in a.sets if each.name == one.name}
        others = {each.member for each in b.sets if each.name == one.name}
        if others and mine.isdisjoint(others) and not (one.name in _BY_DOER and (a.passive or b.passive)):
            return one
    return None


def _outcome(a: Clause, b: Clause, opposite: Opposite | None, roles: tuple[str, str]) -> list[Difference] | None:
    """Two outcomes, or a happening and its denial, of one and the same thing."""
    if opposite is not None and a.denied != b.denied:
        return None  # not acquitted, convicted
    if roles[0] != SAME or roles[1] == DIFFER:
        return None
    if any(each.relation == CONTRADICT for each in compared_times(a, b)) or not _of_the_same(a, b, opposite):
        return None
    point = opposite.point if opposite is not None else "whether"
    turned = opposite.turns if opposite is not None else a.denied
    later = a.report.before(b.report)
    relation = UPDATE if turned and later else CONTRADICT
    return [Difference(point=point, relation=relation, first=_told_by(a), second=_told_by(b))]


def _told_by(clause: Clause) -> Span:
    """The predicate; with its subject where this says of how many, or of none, it is told."""
    subject = clause.subject
    counted = subject is not None and subject.share in ("whole", "none", "part") and subject.start < clause.start
    return (subject.start if subject is not None and counted else clause.start), clause.end


def _of_the_same(a: Clause, b: Clause, opposite: Opposite | None) -> bool:
    """Whether both speak of the same ones: of nine passengers some die and some live, of all they do not."""
    bearers = (a.theme, b.theme) if relation_of(a.theme, b.theme) == SAME else (a.subject, b.subject)
    shares = {phrase.share for phrase in bearers if phrase is not None}
    if shares & {"whole", "none"} or not shares & {"some", "part"}:
        return True
    return "part" not in shares and opposite is not None and opposite.name not in _SEVERALLY


_SEVERALLY = frozenset({"fate", "killing", "state", "custody", "finding", "freeing", "course", "leaving"})
"""Sets that befall each one by itself: passengers die, and passengers live."""


def _slots(a: Clause, b: Clause, roles: tuple[str, str]) -> list[Difference] | None:
    if a.denied or not _is_single(a):
        return None
    found = list(differences(a, b, roles))
    apart = [each for each in found if each.relation == CONTRADICT]
    return found if len(apart) <= 1 else None


def _is_single(clause: Clause) -> bool:
    names = {clause.act.removeprefix("the "), clause.lemma, *(each.member for each in clause.sets)}
    if clause.theme is not None and clause.theme.head in _RECURRING:
        return False
    return not names.isdisjoint(single_acts())


_RECURRING = frozenset(
    "report figure datum data result statement survey study number estimate index record price share stock level high "
    "low forecast expectation profit sale rate way talk attention".split()
)
"""What appears, is hit or is found again and again: "a report released on Friday"."""


def _known(one: _Told, other: _Told, difference: Difference) -> bool:
    """Whether a report has the value of the other too, as of something else."""
    if difference.point not in ("where", "who", "whom"):
        return False
    texts = one.telling.text, other.telling.text
    values = texts[0][slice(*difference.first)], texts[1][slice(*difference.second)]
    return values[1] in texts[0] or values[0] in texts[1]


def _finding(one: Telling, other: Telling, act: str, difference: Difference) -> Finding:
    first, second = difference.first, difference.second
    return Finding(
        point=difference.point, relation=difference.relation,
        a=one.report, a_start=first[0], a_end=first[1], a_value=one.text[slice(*first)],
        b=other.report, b_start=second[0], b_end=second[1], b_value=other.text[slice(*second)],
        subject=act, incident_id=None,
    )  # fmt: skip
