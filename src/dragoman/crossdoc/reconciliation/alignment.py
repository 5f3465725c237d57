"""Two clauses of independent reports in, how surely they tell one happening out.

A score in nats adds what they share: rare words of the two sentences, those of the clauses once more, the act (one
class of the tables, one meaning of WordNet, two outcomes of one thing), whom it befalls, who does it, and that both
stand at the head of their reports, where the news is. Of the pairs of two reports each clause keeps its best.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebooks.acts import acts
from dragoman.codebooks.opposites import Opposite, recurring
from dragoman.codebooks.senses import can_be_one
from dragoman.crossdoc.reconciliation.anchors import anchors_of, weight_of
from dragoman.crossdoc.reconciliation.candidates import LEAST, SURE, WEIGHT, Piece
from dragoman.crossdoc.reconciliation.clauses import LIGHT, Clause
from dragoman.crossdoc.reconciliation.phrases import DIFFER, OPEN, SAME, Phrase, relation_of

SCORE = 16.0
"""Nats from which on two clauses tell one happening."""
MOST_OF_SENTENCE = 18.0
"""Nats that the words of two sentences may give: long sentences share much."""
_NEAR = 0.5
"""Weight of the words of the clauses themselves, beside those of their sentences."""
_SAME_ACT, _ALIKE = 4.0, 2.5
"""Nats of one class of acts or two outcomes of one thing; of two verbs that have a meaning in common."""
_THEME, _AGENT = 4.0, 2.0
"""Nats of one thing that it befalls, of one doer."""
_LEAD = 2.0
"""Nats of both being at the head of their reports."""
_OPPOSED = 15.0
"""Nats from which on two outcomes are of one thing."""

_SPEAKERS = frozenset({"i", "we", "you", "me", "us"})
"""Pronouns that stand for who speaks or listens, and not for whom the sentence before names."""
BY_DOER = frozenset({"game", "ballot"})
"""Sets whose outcome is that of the subject: who beats and who is beaten are no opposites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two clauses of one happening; `anchors` are the words that they share, `weight` their nats.

    `opposite` is the set of which they tell two members, `roles` how their themes and agents stand, `score` how surely
    they are one.
    """

    a: Clause
    b: Clause
    opposite: Opposite | None
    roles: tuple[str, str]
    weight: float
    score: float


def aligned(a: Clause, b: Clause, pieces: tuple[Piece, Piece], common: frozenset[str]) -> Alignment | None:
    """How two clauses stand to each other; None where they may tell two happenings.

    Args:
        a: A clause of one report.
        b: A clause of another.
        pieces: The sentences that they stand in.
        common: Words that most reports of the story hold.
    """
    if a.planned != b.planned:
        return None
    opposite = _opposite(a, b)
    act = _SAME_ACT if opposite is not None or one_act(a, b) else _ALIKE if _alike(a, b) else 0.0
    anchors = (a.stems & b.stems) - common
    weight = sum(map(weight_of, anchors))
    if not act or len(anchors) < LEAST or weight < WEIGHT:
        return None
    roles = _roles(a, b, opposite)
    if SAME not in roles and (_is_named_by_noun(a, b) or (roles[0] == OPEN and _is_meant(a, b, weight))):
        roles = SAME, roles[1]
    if act == _ALIKE and roles[0] != SAME:
        return None
    score = min(weight, MOST_OF_SENTENCE) + act + _NEAR * sum(map(weight_of, (a.own & b.own) - common))
    score += _THEME * (roles[0] == SAME) + _AGENT * (roles[1] == SAME) + _LEAD * (pieces[0].lead and pieces[1].lead)
    if score < (SCORE if opposite is None else _OPPOSED):
        return None
    return Alignment(a=a, b=b, opposite=opposite, roles=roles, weight=weight, score=score)


def relation_of_singles(a: Clause, b: Clause) -> str:
    """SAME where two clauses of one news tell one act, or of one thing; DIFFER for two acts or parties; else OPEN."""
    if a.planned != b.planned or a.denied or b.denied:
        return DIFFER
    if DIFFER in (theme := relation_of(a.theme, b.theme), relation_of(a.agent, b.agent)):
        return DIFFER
    if not {a.lemma, b.lemma}.isdisjoint(recurring("act")) or not _things(a, b).isdisjoint(recurring("thing")):
        return DIFFER
    if is_one_act(a, b):
        return SAME
    if _is_known(a) and _is_known(b):
        return SAME if theme == SAME and a.own & b.own else DIFFER
    return theme


def _is_known(clause: Clause) -> bool:
    """Whether the tables name its act."""
    return any(not each.light and each.name == clause.act for each in acts().values())


def _things(a: Clause, b: Clause) -> frozenset[str]:
    return frozenset(theme.head for theme in (a.theme, b.theme) if theme is not None)


def best_of(found: Sequence[Alignment]) -> list[Alignment]:
    """Those that are the best of both their clauses, the surest first."""
    taken: set[tuple[str, int]] = set()
    kept = []
    for each in sorted(found, key=lambda each: (-each.score, each.a.start, each.b.start)):
        ends = {("a", each.a.start), ("b", each.b.start)}
        if taken.isdisjoint(ends):
            kept.append(each)
            taken |= ends
    return kept


def one_act(a: Clause, b: Clause) -> bool:
    """Whether the tables name both as one act, or one word tells it as done and as not done."""
    if a.act.removeprefix("the ") == b.act.removeprefix("the "):
        return True
    if a.denied != b.denied and a.lemma == b.lemma and a.lemma not in LIGHT and not (a.sets or b.sets):
        return True  # did not crawl, crawled out
    return bool({(s.name, s.member) for s in a.sets} & {(s.name, s.member) for s in b.sets})


def is_one_act(a: Clause, b: Clause) -> bool:
    """Whether the tables or the meanings of their verbs say that two clauses tell one act."""
    return one_act(a, b) or _alike(a, b)


def _alike(a: Clause, b: Clause) -> bool:
    """Whether two verbs have a meaning in common: cave in, collapse."""
    return any(one == other or can_be_one(one, other) for one in a.verbs for other in b.verbs)


def _opposite(a: Clause, b: Clause) -> Opposite | None:
    """The set of which the two tell different members; who wins is told of the doer alone."""
    for one in a.sets:
        mine = {each.member for each in a.sets if each.name == one.name}
        others = {each.member for each in b.sets if each.name == one.name}
        if others and mine.isdisjoint(others) and not (one.name in BY_DOER and (a.passive or b.passive)):
            return one
    return None


def _roles(a: Clause, b: Clause, opposite: Opposite | None) -> tuple[str, str]:
    """How the themes and the agents stand; for an outcome the subjects may stand for the themes."""
    roles = relation_of(a.theme, b.theme), relation_of(a.agent, b.agent)
    if opposite is None or (roles[0] == SAME and opposite.name not in BY_DOER):
        return roles
    if a.agent is not None and b.agent is not None and opposite.name not in BY_DOER:
        return roles  # each befalls its own thing
    return relation_of(a.subject, b.subject), OPEN


def _is_named_by_noun(a: Clause, b: Clause) -> bool:
    """Whether one names by a noun what the other tells by a verb, with its party: "no meeting of Kern and Lund"."""
    if a.act == b.act or a.act.removeprefix("the ") != b.act.removeprefix("the "):
        return False
    told, named = (b, a) if a.act.startswith("the ") else (a, b)
    party = told.theme
    return party is not None and not _names_of(party).isdisjoint(named.own)


def _is_meant(a: Clause, b: Clause, weight: float) -> bool:
    """Whether one of two themes is a pronoun, which stands for whom the sentence before names."""
    each = a.agent is not None and b.agent is not None
    meant = (a.theme, b.theme) if each else (a.theme, b.theme, a.subject, b.subject)
    return weight >= SURE and any(
        theme is not None and theme.pronoun and theme.head not in _SPEAKERS for theme in meant
    )


def _names_of(party: Phrase) -> frozenset[str]:
    return anchors_of(party.name.split())
