"""The reports of a story in, what independent ones tell of one happening in ways that cannot both be true out.

Sentences that share rare words are parsed; two of their clauses tell one happening where predicate, parties and
further words meet. Then every slot is compared: one that differs alone is a contradiction, two that differ mean that
two happenings are told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.codebooks.opposites import Opposite, recurring, single_acts
from dragoman.crossdoc.reconciliation.alignment import Alignment, aligned, best_of, is_one_act, relation_of_singles
from dragoman.crossdoc.reconciliation.anchors import weight_of
from dragoman.crossdoc.reconciliation.candidates import (
    WEIGHT,
    Pair,
    Piece,
    Told,
    common_words,
    may_be_one,
    of_one_news,
    shared_pairs,
    strongest,
    told_of,
)
from dragoman.crossdoc.reconciliation.clauses import LIGHT, Clause, clauses_of
from dragoman.crossdoc.reconciliation.differences import POSTED, Difference, compared_times, differences
from dragoman.crossdoc.reconciliation.facts import Span
from dragoman.crossdoc.reconciliation.manners import (
    compared_areas,
    compared_bearings,
    compared_counts_of,
    compared_manners,
)
from dragoman.crossdoc.reconciliation.pairing import independent_pairs, of_one_outlet
from dragoman.crossdoc.reconciliation.phrases import DIFFER, OPEN, SAME, relation_of
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.singles import Single, Singles, is_brief, is_growing, share_a_day, singles_of
from dragoman.crossdoc.reconciliation.tallies import compared_results, compared_tolls
from dragoman.crossdoc.reconciliation.unknowns import Telling
from dragoman.crossdoc.reconciliation.values import CONTRADICT, UNDECIDED, UPDATE
from dragoman.language.syntax import parse_texts
from dragoman.model.text import Sentence

_SURELY = 21.0
"""Nats from which on what an act befalls is one thing, though it goes by two descriptions."""
_SET = 12.0
"""The same for members of one set; two fewer at the head of both reports."""
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
"""Stems of which each report of a case of death has one."""


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
        self._singles = [(one, other, list(singles_of(one, other, self._common))) for one, other, _ in pairs]

    @property
    def wanted(self) -> set[str]:
        """The sentences to be parsed."""
        alone = {single.piece.text for _, _, found in self._singles for _, *both in found for single in both}
        return alone | {piece.text for _, _, found in self._pairs for _, *both in found for piece in both}

    def findings(self, parsed: Mapping[str, Sentence]) -> Iterator[Finding]:
        """What the reports say otherwise; `parsed` holds the sentences wanted."""
        read: dict[tuple[str, Span], list[Clause]] = {}
        for one, other, found in self._pairs:
            a, b = one.telling, other.telling
            if not a.report.before(b.report) and one.words & _DEADLY and other.words & _DEADLY:
                for difference in compared_tolls(a.text, a.pieces, b.text, b.pieces):
                    yield _finding(a, b, "the dead", difference)
            yield from _of_pair(one, other, found, parsed, read, self._common)
        for one, other, singles in self._singles:
            for single in singles:
                yield from _of_single(one, other, single, parsed, read)


def _of_single(
    one: Told, other: Told, singles: Singles, parsed: Mapping[str, Sentence],
    read: dict[tuple[str, Span], list[Clause]],
) -> Iterator[Finding]:  # fmt: skip
    """What two short reports give otherwise: undecided where neither act nor thing nor day of the two are one."""
    point, first, second = singles
    a, b = _holding(one, first, parsed, read), _holding(other, second, parsed, read)
    found = relation_of_singles(a, b) if a is not None and b is not None else OPEN
    if point == "how many" and found == SAME and not (a is not None and b is not None and is_one_act(a, b)):
        found = OPEN if _fates(first.piece) == _fates(second.piece) else DIFFER  # what is counted is the thing itself
    if found == DIFFER or (found == OPEN and not (_is_told(a, second) or _is_told(b, first))):
        return
    sure = found == SAME or share_a_day(one, first, other, second)
    relation = CONTRADICT if sure else UNDECIDED
    difference = Difference(point=point, relation=relation, first=first.span, second=second.span)
    yield _finding(one.telling, other.telling, "", difference)


def _is_told(clause: Clause | None, other: Single) -> bool:
    """Whether one value is told as done, and the other, whose clause is not read, at least not as what may be."""
    return clause is not None and not (clause.planned or clause.denied) and _OPEN.search(other.piece.text) is None


_OPEN = re.compile(r"\b(?:will|would|shall|may|might|could|should|if|not|never|no|to be|due)\b", re.IGNORECASE)


def _holding(
    told: Told, single: Single, parsed: Mapping[str, Sentence], read: dict[tuple[str, Span], list[Clause]]
) -> Clause | None:
    """The clause of a fact in which a value stands."""
    for clause in _clauses(told.telling, single.piece, parsed, read):
        spans = [(time.expression_start, time.expression_end) for time in clause.times]
        spans += [(side.phrase.start, side.phrase.end) for side in clause.sides]
        spans += [(amount.quantity.start, amount.quantity.end) for amount in clause.amounts]
        if any(start <= single.span[0] < end for start, end in spans):
            return clause
    return None


def _of_pair(
    one: Told, other: Told, pairs: Sequence[tuple[float, Piece, Piece]], parsed: Mapping[str, Sentence],
    read: dict[tuple[str, Span], list[Clause]], common: frozenset[str],
) -> Iterator[Finding]:  # fmt: skip
    """The findings of two reports: what their sentences give whatever the verbs, then what aligned clauses tell."""
    outright: set[str] = set()
    found: list[Alignment] = []
    for _, first, second in pairs:
        for difference in _outright(one, other, first, second, common):
            if difference.point not in outright:
                outright.add(difference.point)
                yield _finding(one.telling, other.telling, "", difference)
        for a in _clauses(one.telling, first, parsed, read):
            for b in _clauses(other.telling, second, parsed, read):
                alignment = aligned(a, b, (first, second), common)
                if alignment is not None:
                    found.append(alignment)
    taken: set[str] = set()
    for each in best_of(found):
        for difference in _differing(each, brief=is_brief(one, other)):
            if difference.point not in taken and not _known(one, other, each, difference):
                taken.add(difference.point)
                yield _finding(one.telling, other.telling, each.a.act, difference)


def _differing(each: Alignment, *, brief: bool) -> list[Difference]:
    """What two clauses of one happening differ in."""
    a, b = each.a, each.b
    if _winners(each):
        return [Difference(point="who", relation=CONTRADICT, first=_of_doer(a), second=_of_doer(b))]
    if each.opposite is not None or a.denied != b.denied:
        return _outcome(each, brief=brief)
    return _slots(each)


def _outright(one: Told, other: Told, first: Piece, second: Piece, common: frozenset[str]) -> Iterator[Difference]:
    """What two sentences give otherwise whatever their verbs, by how surely they are of one happening."""
    shared = (first.stems | first.context) & (second.stems | second.context)
    own, weight = (sum(map(weight_of, each - common)) for each in (first.stems & second.stems, shared))
    texts = one.telling.text, first.span, other.telling.text, second.span
    if own >= _SIDED:
        yield from compared_bearings(*texts)
    running = is_growing(first.text) or is_growing(second.text)
    if own >= _COUNTED and not running and not one.telling.report.before(other.telling.report):
        yield from compared_counts_of(*texts, kinds=_COUNTS if _fates(first) == _fates(second) else _SUMS)
    if own >= _SET:
        yield from compared_areas(*texts)
    if weight >= WEIGHT:
        yield from compared_results(*texts)
    if own >= _SET - 2 * (first.lead and second.lead) and not one.telling.report.before(other.telling.report):
        sites = may_be_one(first.topics, second.topics)
        yield from compared_manners(*texts, (one.telling.pieces, other.telling.pieces), sites=sites)


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


def _winners(each: Alignment) -> bool:
    """Whether two reports of one contest name two winners; who beats different opponents wins two matches."""
    a, b = each.a, each.b
    won = all(any((s.name, s.member) == ("game", "won") for s in one.sets) and not one.denied for one in (a, b))
    if not won or relation_of(a.subject, b.subject) != DIFFER:
        return False
    beaten = [one.theme if one.agent is not None and not one.passive else None for one in (a, b)]
    return beaten[0] is None or beaten[1] is None or relation_of(*beaten) != DIFFER


def _of_doer(clause: Clause) -> Span:
    doer = clause.subject
    return (doer.start, doer.whole) if doer is not None else (clause.start, clause.end)


def _outcome(each: Alignment, *, brief: bool) -> list[Difference]:
    """Two outcomes, or a happening and its denial, of one and the same thing."""
    a, b, opposite = each.a, each.b, each.opposite
    if opposite is not None and a.denied != b.denied:
        return []  # not acquitted, convicted
    same = each.roles[0] == SAME or (brief and each.roles[0] == OPEN and opposite is not None and each.score >= _SURELY)
    if not same or each.roles[1] == DIFFER:
        return []
    if any(found.relation == CONTRADICT for found in compared_times(a, b)) or not _of_the_same(a, b, opposite):
        return []
    if opposite is None and any(phrase is not None and phrase.few for phrase in (a.theme, a.agent, b.theme, b.agent)):
        return []  # few details, no details
    point = opposite.point if opposite is not None else "whether"
    turned = opposite.turns if opposite is not None else a.denied
    relation = UPDATE if turned and a.report.before(b.report) else CONTRADICT
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


def _slots(each: Alignment) -> list[Difference]:
    if each.a.denied or not _is_single(each.a, each.weight):
        return []
    roles = each.roles
    if roles[0] == OPEN and each.score >= _SURELY and not _posts(each):
        roles = SAME, roles[1]
    found = list(differences(each.a, each.b, roles))
    apart = [one for one in found if one.relation == CONTRADICT]
    return found if len(apart) <= 1 else []


def _posts(each: Alignment) -> bool:
    return each.a.act in POSTED


def _is_single(clause: Clause, weight: float) -> bool:
    """Whether a story tells such an act once of one thing."""
    if clause.theme is not None and clause.theme.head in recurring("thing"):
        return False
    names = {clause.act.removeprefix("the "), *(each.member for each in clause.sets)}
    names |= {clause.lemma} - LIGHT
    return not names.isdisjoint(single_acts()) or (weight >= _FREE and names.isdisjoint(recurring("act")))


def _known(one: Told, other: Told, each: Alignment, difference: Difference) -> bool:
    """Whether a report has the value of the other too: a place anywhere, a party in the sentence of the act."""
    if difference.point not in ("where", "who", "whom"):
        return False
    texts = one.telling.text, other.telling.text
    values = texts[0][slice(*difference.first)], texts[1][slice(*difference.second)]
    if difference.point != "where":
        texts = texts[0][slice(*each.a.sentence)], texts[1][slice(*each.b.sentence)]
    return values[1] in texts[0] or values[0] in texts[1]


def _finding(one: Telling, other: Telling, act: str, difference: Difference) -> Finding:
    first, second = difference.first, difference.second
    return Finding(
        point=difference.point, relation=difference.relation,
        a=one.report, a_start=first[0], a_end=first[1], a_value=one.text[slice(*first)],
        b=other.report, b_start=second[0], b_end=second[1], b_value=other.text[slice(*second)],
        subject=act, incident_id=None,
    )  # fmt: skip
