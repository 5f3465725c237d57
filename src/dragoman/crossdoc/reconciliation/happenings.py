"""The reports of a story in, what independent ones tell of one happening in ways that cannot both be true out.

Sentences that share rare words are parsed; two of their clauses tell one happening where predicate, parties and
further words meet. Then every slot is compared: one that differs alone is a contradiction, two that differ mean that
two happenings are told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.codebooks.opposites import Opposite, recurring, single_acts
from dragoman.crossdoc.reconciliation.anchors import anchors_of, weight_of
from dragoman.crossdoc.reconciliation.bearings import compared_bearings, compared_counts_of
from dragoman.crossdoc.reconciliation.candidates import (
    LEAST,
    SURE,
    WEIGHT,
    Pair,
    Piece,
    Told,
    common_words,
    of_one_news,
    shared_pairs,
    strongest,
    told_of,
)
from dragoman.crossdoc.reconciliation.clauses import LIGHT, Clause, clauses_of
from dragoman.crossdoc.reconciliation.differences import Difference, compared_times, differences
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.pairing import independent_pairs, of_one_outlet
from dragoman.crossdoc.reconciliation.phrases import DIFFER, OPEN, SAME, Phrase, relation_of
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.tallies import compared_results, compared_tolls
from dragoman.crossdoc.reconciliation.unknowns import Telling
from dragoman.crossdoc.reconciliation.values import CONTRADICT, UPDATE
from dragoman.language.syntax import parse_texts
from dragoman.model.text import Sentence

_NEAR = 3.5
"""The same of the words that stand in the two clauses themselves."""
_LIKELY = 10.0
"""Nats from which on two outcomes are of one thing, though the two clauses themselves share little."""
_SIDED, _COUNTED = 8.0, 15.0
"""Nats that the words of two sentences share from which on sides of one place, and counts of one noun, are compared."""
_COUNTS, _SUMS = frozenset({"count", "money"}), frozenset({"money"})
_FREE = 14.0
"""Nats that two sentences share from which on any act that does not recur is taken for one happening."""


def compared_happenings(stories: Sequence[Sequence[Telling]]) -> list[list[Finding]]:
    """The contradictions, and updates of outcomes, between the reports of each story.

    Args:
        stories: The reports of each, with their text, sentences and times; parsing many at once is faster.
    """
    read = [_Story(tellings) for tellings in stories]
    wanted = sorted({text for story in read for text in story.wanted})
    parsed = dict(zip(wanted, parse_texts(wanted), strict=True)) if wanted else {}
    return [list(story.findings(parsed)) for story in read]


_DEADLY = frozenset({"search", "dead", "died", "kill", "toll", "body", "victim", "missing", "miss"})
"""Stems of which two reports of one case of death share one."""


class _Story:
    """The pairs of sentences of one story that may differ."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        told = {each.report.document_id: told_of(each) for each in tellings}
        self._common = common_words(list(told.values()))
        pairs: list[Pair] = []
        for first, second in independent_pairs(tellings, lambda each: each.report):
            if of_one_news(first.report, second.report) and not of_one_outlet(first.report, second.report):
                one, other = told[first.report.document_id], told[second.report.document_id]
                pairs.append((one, other, shared_pairs(one, other, self._common)))
        self._pairs = strongest(pairs)

    @property
    def wanted(self) -> set[str]:
        """The sentences to be parsed."""
        return {piece.text for _, _, found in self._pairs for _, *both in found for piece in both}

    def findings(self, parsed: Mapping[str, Sentence]) -> Iterator[Finding]:
        """What the reports say otherwise; `parsed` holds the sentences wanted."""
        read: dict[tuple[str, Span], list[Clause]] = {}
        for one, other, found in self._pairs:
            a, b = one.telling, other.telling
            if not a.report.before(b.report) and one.words & other.words & _DEADLY:
                for difference in compared_tolls(a.text, a.pieces, b.text, b.pieces):
                    yield _finding(a, b, "the dead", difference)
            yield from _of_pair(one, other, found, parsed, read, self._common)


def _of_pair(
    one: Told, other: Told, pairs: Sequence[tuple[float, Piece, Piece]], parsed: Mapping[str, Sentence],
    read: dict[tuple[str, Span], list[Clause]], common: frozenset[str],
) -> Iterator[Finding]:  # fmt: skip
    """The findings of two reports, the best anchored of each point and act first; what one pair settles is settled."""
    found: list[tuple[float, Clause, Clause, Difference]] = []
    agreed: set[tuple[str, str]] = set()
    outright: set[tuple[str, str]] = set()
    for _, first, second in pairs:
        for difference in _outright(one, other, first, second, common):
            if (taken_key := ("", difference.point)) not in outright:
                outright.add(taken_key)
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


def _outright(one: Told, other: Told, first: Piece, second: Piece, common: frozenset[str]) -> Iterator[Difference]:
    """What two sentences give otherwise whatever their verbs, by how surely they are of one happening."""
    shared = (first.stems | first.context) & (second.stems | second.context)
    own, weight = (sum(map(weight_of, each - common)) for each in (first.stems & second.stems, shared))
    texts = one.telling.text, first.span, other.telling.text, second.span
    if own >= _SIDED:
        yield from compared_bearings(*texts)
    if own >= _COUNTED and not one.telling.report.before(other.telling.report):
        yield from compared_counts_of(*texts, kinds=_COUNTS if _fates(first) == _fates(second) else _SUMS)
    if weight >= WEIGHT:
        yield from compared_results(*texts)


def _fates(piece: Piece) -> frozenset[str]:
    """What a sentence tells that befalls some of many: eleven set out, seven died."""
    return frozenset(name for name, _ in piece.topics[1] if name in _SEVERALLY)


def _clauses(
    telling: Telling, piece: Piece, parsed: Mapping[str, Sentence], read: dict[tuple[str, Span], list[Clause]]
) -> list[Clause]:
    key = (telling.report.document_id, piece.span)
    if key not in read:
        start, end = piece.span
        times = [time for time in telling.times if start <= time.expression_start < end]
        sentence = _moved(parsed[piece.text], start, end)
        found = clauses_of(telling.report, telling.text, sentence, times)
        read[key] = [replace(each, stems=each.stems | piece.context) for each in found]
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
    weight = sum(map(weight_of, anchors))
    near = (a.own & b.own) - common
    least = SURE if opposite is None else _LIKELY
    if len(anchors) < LEAST or weight < WEIGHT or (weight < least and sum(map(weight_of, near)) < _NEAR):
        return None
    roles = _roles(a, b, opposite)
    if roles[0] == OPEN and weight >= SURE and len(anchors) > LEAST and _is_pronoun(a, b):
        roles = SAME, roles[1]
    if _winners(a, b, weight):
        return weight, [Difference(point="who", relation=CONTRADICT, first=_of_doer(a), second=_of_doer(b))]
    if SAME not in roles and _is_named_by_noun(a, b):
        roles = SAME, OPEN
    if (
        opposite is None
        and SAME not in roles
        and DIFFER not in roles
        and _of_one_kind(a, b)
        and weight >= SURE
        and len(anchors) > LEAST
    ):
        roles = SAME, roles[1]
    if SAME not in roles and not _posted(a, b):
        return None
    differing = _outcome(a, b, opposite, roles) if opposite or a.denied != b.denied else _slots(a, b, roles, weight)
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


def _winners(a: Clause, b: Clause, weight: float) -> bool:
    """Whether two reports of one contest name two winners; who beats different opponents wins two matches."""
    won = all(any((s.name, s.member) == ("game", "won") for s in each.sets) and not each.denied for each in (a, b))
    if not won or weight < _FREE or relation_of(a.subject, b.subject) != DIFFER:
        return False
    beaten = [each.theme if each.agent is not None and not each.passive else None for each in (a, b)]
    return beaten[0] is None or beaten[1] is None or relation_of(*beaten) != DIFFER


def _of_doer(clause: Clause) -> Span:
    doer = clause.subject
    return (doer.start, doer.whole) if doer is not None else (clause.start, clause.end)


def _of_one_kind(a: Clause, b: Clause) -> bool:
    """Whether both tell by a word of the tables what a story tells once: then two descriptions may be of one thing."""
    names = {a.act.removeprefix("the "), *(each.member for each in a.sets)}
    return not names.isdisjoint(single_acts()) and not (a.denied or b.denied)


def _is_pronoun(a: Clause, b: Clause) -> bool:
    """Whether one of two themes is a pronoun, which stands for whom the sentence before names."""
    each = a.agent is not None and b.agent is not None
    meant = (a.theme, b.theme) if each else (a.theme, b.theme, a.subject, b.subject)
    return any(theme is not None and theme.pronoun for theme in meant)


def _posted(a: Clause, b: Clause) -> bool:
    """Two names for one post: the post is in the words that both share."""
    return a.act in ("appoint", "elect", "nominate")


def _is_named_by_noun(a: Clause, b: Clause) -> bool:
    """Whether one names by a noun what the other tells by a verb, with its party: "no meeting of Kern and Lund"."""
    if a.act == b.act or a.act.removeprefix("the ") != b.act.removeprefix("the "):
        return False
    told, named = (b, a) if a.act.startswith("the ") else (a, b)
    party = told.theme
    return party is not None and bool(party.names) and _known_names(party) <= named.own


def _known_names(party: Phrase) -> frozenset[str]:
    return anchors_of(party.name.split())


def _one_act(a: Clause, b: Clause) -> bool:
    if a.act.removeprefix("the ") == b.act.removeprefix("the "):
        return True
    if a.denied != b.denied and a.lemma == b.lemma and a.lemma not in LIGHT and not (a.sets or b.sets):
        return True  # did not crawl, crawled out
    return bool({(s.name, s.member) for s in a.sets} & {(s.name, s.member) for s in b.sets})


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


def _slots(a: Clause, b: Clause, roles: tuple[str, str], weight: float) -> list[Difference] | None:
    if a.denied or not _is_single(a, weight):
        return None
    found = list(differences(a, b, roles))
    apart = [each for each in found if each.relation == CONTRADICT]
    return found if len(apart) <= 1 else None


def _is_single(clause: Clause, weight: float) -> bool:
    """Whether a story tells such an act once of one thing."""
    if clause.theme is not None and clause.theme.head in recurring("thing"):
        return False
    names = {clause.act.removeprefix("the "), *(each.member for each in clause.sets)}
    names |= {clause.lemma} - LIGHT
    return not names.isdisjoint(single_acts()) or (weight >= _FREE and names.isdisjoint(recurring("act")))


def _known(one: Told, other: Told, difference: Difference) -> bool:
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
