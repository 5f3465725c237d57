"""Scores which tellings are taken for one happening where the tellings themselves have to be found, on ECB+.

Every word of the checked sentences that may tell an event is a mention: main verbs, and nouns that name an act or
are made of a verb. They are grouped as the gold mentions are in `incidents`; beside it stands the same lemma in the
same story, on the same mentions. A mention found on one side only counts as wrong there.

Source: Cybulska and Vossen 2014 (ECB+); scores over unequal mentions as in Pradhan et al. 2014.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.codebooks.acts import acts
from dragoman.evaluation.clusterings import best_matching, f1
from dragoman.evaluation.incidents import act_key, checked_sentences, head_of, read_mentions, stories_of
from dragoman.evaluation.scores import Score
from dragoman.language.syntax import parse_text
from dragoman.model.text import Sentence, Token

_DATA = "ECB+ topics 1-35, own mentions, own stories"
_MADE_OF_VERBS = ("tion", "sion", "ment", "ing", "ance", "ence", "al", "ure")
"""Endings of nouns that mostly tell what a verb tells."""
_EMPTY = frozenset("be have do seem become include contain own belong mean remain cost want need like".split())
"""Verbs that tell no happening: states, and what only carries another verb."""
_NO_ACT = frozenset("aux auxpass amod compound".split())
"""What a word does in its sentence if it tells no event of its own."""

Grouping = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A word that tells an event: its place names it, so that it can meet a gold mention."""

    key: str
    group: Hashable
    lemma: Hashable


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """Mention F1, CoNLL F1 and its parts, beside the same lemma in the same story.

    Args:
        data: The folder that holds `ecbplus`.
        limit: Only so many checked sentences.
    """
    folder = data / "ecbplus"
    stories = stories_of(folder)
    sentences = list(checked_sentences(folder))[:limit]
    parsed = {text: parse_text(text) for text in sorted({text for _, text in sentences})}
    gold: dict[str, Hashable] = {}
    for each in read_mentions(folder):
        if each.sentence in parsed:
            _, head = head_of(each, parsed[each.sentence])
            gold.setdefault(_key(each.report, each.sentence, head), each.chain)
    found = [each for report, text in sentences for each in _mentions(report, text, parsed[text], stories[report])]
    ours = {each.key: each.group for each in found}
    lemmas = {each.key: each.lemma for each in found}
    return [
        Score(
            task="incidents", data=_DATA, metric=metric, value=score(ours, gold), baseline=score(lemmas, gold),
            baseline_name="same lemma in one story", peer=None, peer_name=None, count=len(gold), note=None,
        )
        for metric, score in _METRICS.items()
    ]  # fmt: skip


def _mentions(report: str, text: str, sentence: Sentence, story: str) -> Iterator[_Found]:
    for token in sentence.tokens:
        if _tells(token):
            words = token.text
            yield _Found(
                key=_key(report, text, token), group=act_key(words, sentence, token, story, report),
                lemma=(story, token.lemma.lower()),
            )  # fmt: skip


def _tells(token: Token) -> bool:
    lemma = token.lemma.lower()
    if token.dep in _NO_ACT or lemma in _EMPTY:
        return False
    if token.pos == "VERB":
        return True
    return token.pos == "NOUN" and (lemma in acts() or (len(lemma) > _SHORT and lemma.endswith(_MADE_OF_VERBS)))


_SHORT = 6
"""Letters up to which an ending says nothing: "thing", "metal"."""


def _key(report: str, sentence: str, head: Token) -> str:
    return f"{report}\0{sentence}\0{head.start}"


def mention_f1(predicted: Grouping, gold: Grouping) -> float:
    """F1 of finding the mentions, whatever their groups."""
    both = len(predicted.keys() & gold.keys())
    return f1(both / max(1, len(predicted)), both / max(1, len(gold)))


def muc(predicted: Grouping, gold: Grouping) -> float:
    """F1 of the links that hold the groups together."""
    return f1(_kept(predicted, gold), _kept(gold, predicted))


def b_cubed(predicted: Grouping, gold: Grouping) -> float:
    """F1 of the mean overlap of each mention's groups; one that the other side lacks has none."""
    joint = Counter((predicted[key], gold[key]) for key in predicted.keys() & gold.keys())
    sizes, wanted = Counter(predicted.values()), Counter(gold.values())
    precision = sum(n * n / sizes[a] for (a, _), n in joint.items()) / max(1, len(predicted))
    recall = sum(n * n / wanted[b] for (_, b), n in joint.items()) / max(1, len(gold))
    return f1(precision, recall)


def ceaf_e(predicted: Grouping, gold: Grouping) -> float:
    """F1 of the best one-to-one match of groups by their Dice overlap; each linked part is matched by itself."""
    sizes, wanted = Counter(predicted.values()), Counter(gold.values())
    joint = Counter((predicted[key], gold[key]) for key in predicted.keys() & gold.keys())
    total = sum(_best(part, sizes, wanted) for part in _parts(joint))
    return f1(total / max(1, len(sizes)), total / max(1, len(wanted)))


def conll(predicted: Grouping, gold: Grouping) -> float:
    """The mean of MUC, B-cubed and CEAFe."""
    return (muc(predicted, gold) + b_cubed(predicted, gold) + ceaf_e(predicted, gold)) / 3


_METRICS = {"mention F1": mention_f1, "CoNLL F1": conll, "MUC F1": muc, "B-cubed F1": b_cubed, "CEAFe F1": ceaf_e}


def _kept(key: Grouping, response: Grouping) -> float:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for each, group in key.items():
        groups[group].append(each)
    wanted = sum(len(group) - 1 for group in groups.values())
    kept = sum(len(group) - len({response.get(each, ("", each)) for each in group}) for group in groups.values())
    return kept / wanted if wanted else 0.0


Joint = Mapping[tuple[Hashable, Hashable], int]


def _parts(joint: Joint) -> Iterator[dict[tuple[Hashable, Hashable], int]]:
    """The overlaps of each set of groups that hang together."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for ours, theirs in joint:
        parent[root((0, ours))] = root((1, theirs))
    parts: dict[Hashable, dict[tuple[Hashable, Hashable], int]] = defaultdict(dict)
    for (ours, theirs), count in joint.items():
        parts[root((0, ours))][ours, theirs] = count
    yield from parts.values()


def _best(part: Joint, sizes: Mapping[Hashable, int], wanted: Mapping[Hashable, int]) -> float:
    rows: Sequence[Hashable] = list(dict.fromkeys(ours for ours, _ in part))
    columns: Sequence[Hashable] = list(dict.fromkeys(theirs for _, theirs in part))
    gains = np.array([[2 * part.get((a, b), 0) / (sizes[a] + wanted[b]) for b in columns] for a in rows])
    return float(sum(gains[row, column] for row, column in best_matching(gains)))
