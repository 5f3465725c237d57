"""Scores the coding of marked relations against PLV and AW.

Source: Hu et al. 2022 ("ConfliBERT", PLV) and the zero-shot PLOVER data that builds on it; see data/README.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.scores import Score, folder_of
from dragoman.evaluation.words import guessed_by_words
from dragoman.extract.events.coding import Coding, code_by_opinion, code_by_rules, code_sentence
from dragoman.language.syntax import parse_texts
from dragoman.model.text import Sentence

_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_QUAD = {"YIELD": "2"}
"""PLV's own map: both halves of YIELD are material cooperation."""
_PEERS = {"root": 74.3, "quad": 86.7, "binary": 96.5}
"""ZSP (RoBERTa-large-MNLI, 76 hypotheses) on the same sentences, measured from its published predictions."""
_MISSING = (0, 0)
"""A party that the sentence does not mark (22 of PLV's); one marked twice counts where it stands first."""
_RESAMPLES = 1000
_SEED = 5

Coder = Callable[[Sentence, tuple[int, int], tuple[int, int]], Coding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One marked sentence with its gold labels; a label that the set does not give is None."""

    case_id: str
    text: str
    source: tuple[int, int]
    recipient: tuple[int, int]
    root: str | None
    quad: str | None
    binary: str


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """Root, quad and binary macro-F1 on PLV train, binary on AW train, each beside the commonest label.

    Rules with their second opinion first, then each alone; last a plain model of words, fitted on PLV itself
    by cross-validation, and how much `confident` is worth.

    Args:
        data: The folder `plv_aw`, or the one that holds it.
        limit: Only the first so many sentences of each set.
    """
    scores: list[Score] = []
    for name, cases in (("PLV train", read_plv(data)[:limit]), ("AW train", read_aw(data)[:limit])):
        sentences = parse_texts([case.text for case in cases])
        for coder_name, coder in _CODERS.items():
            codings = [
                coder(sentence, case.source, case.recipient) for sentence, case in zip(sentences, cases, strict=True)
            ]
            scores += _scored(f"{name}{coder_name}", cases, [_root(each) for each in codings], codings)
            if coder is code_sentence and name == "PLV train":
                scores += _confidence(cases, codings)
    return scores


def _scored(name: str, cases: Sequence[Case], roots: list[str], codings: Sequence[Coding]) -> list[Score]:
    quads = [_QUAD.get(root, str(coding.quad)) for root, coding in zip(roots, codings, strict=True)]
    measured = {"root": roots, "quad": quads, "binary": [_binary(each) for each in quads]}
    scores = []
    for metric, predicted in measured.items():
        gold = [label for case in cases if (label := getattr(case, metric)) is not None]
        if gold:
            fitted = guessed_by_words([case.text for case in cases], gold) if name == "PLV train" else None
            scores.append(_score(name, metric, gold, predicted, fitted))
    return scores


def _confidence(cases: Sequence[Case], codings: Sequence[Coding]) -> list[Score]:
    """Per cent of roots that are right, where the coding is `confident` and where it is not."""
    found = []
    for wanted in (True, False):
        right = [
            _root(each) == case.root for case, each in zip(cases, codings, strict=True) if each.confident is wanted
        ]
        name = "confident" if wanted else "not confident"
        found.append(
            Score(task="relations", data="PLV train", metric=f"root right where {name}",
                  value=100 * sum(right) / max(1, len(right)), baseline=None, baseline_name=None, peer=None,
                  peer_name=None, count=len(right), note=None)
        )  # fmt: skip
    return found


def _root(coding: Coding) -> str:
    return _ROOT.get(coding.plover, coding.plover)


def _rules_alone(sentence: Sentence, source: tuple[int, int], recipient: tuple[int, int]) -> Coding:
    return code_by_rules(sentence, source, recipient) or _SILENT


_SILENT = Coding(
    type="CONSULT", plover="CONSULT", mode=None, quad=1, status="occurred", confident=False, rule="nothing read"
)
_CODERS: dict[str, Coder] = {
    "": code_sentence,
    ", rules alone": _rules_alone,
    ", second opinion alone": code_by_opinion,
}


def read_plv(data: Path) -> list[Case]:
    """The PLV training sentences."""
    return [
        _case(
            row["sentence_id"], row["marked_sentence"], row["gold_root"], row["gold_penta"], _binary(row["gold_penta"])
        )
        for row in csv_rows(folder_of(data, "plv_aw") / "PLV_train.tsv", delimiter="\t")
    ]


def read_aw(data: Path) -> list[Case]:
    """The AW training sentences; their label is 1 for conflict: attacks, deaths and arrests carry it."""
    labels = {"1": "conflict", "0": "cooperation"}
    return [
        _case(row["uid"], row["marked_sentence"], None, None, labels[row["gold_binary"]])
        for row in csv_rows(folder_of(data, "plv_aw") / "AW_train.tsv", delimiter="\t")
    ]


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Mean of the F1 of the labels that occur in the gold, in per cent."""
    hits = Counter(one for one, other in zip(gold, predicted, strict=True) if one == other)
    wanted, given = Counter(gold), Counter(predicted)
    return 100 * sum(2 * hits[label] / (wanted[label] + given[label]) for label in wanted) / len(wanted)


def interval(gold: Sequence[str], predicted: Sequence[str]) -> tuple[float, float]:
    """95 % bootstrap interval of `macro_f1`; the seed is fixed."""
    draw = random.Random(_SEED)
    pairs = list(zip(gold, predicted, strict=True))
    values = []
    for _ in range(_RESAMPLES):
        sample = draw.choices(pairs, k=len(pairs))
        values.append(macro_f1([one for one, _ in sample], [other for _, other in sample]))
    values.sort()
    return values[int(0.025 * _RESAMPLES)], values[int(0.975 * _RESAMPLES)]


def _score(name: str, metric: str, gold: list[str], predicted: list[str], fitted: list[str] | None) -> Score:
    commonest = Counter(gold).most_common(1)[0][0]
    low, high = interval(gold, predicted)
    note = f"95 %: {low:.1f} to {high:.1f}"
    if fitted is not None:
        low, high = interval(gold, fitted)
        note += f"; n-grams fitted on the set itself, 5-fold: {macro_f1(gold, fitted):.1f} ({low:.1f} to {high:.1f})"
    peer = _PEERS[metric] if name == "PLV train" else None
    return Score(
        task="relations", data=name, metric=f"{metric} macro-F1", value=macro_f1(gold, predicted),
        baseline=macro_f1(gold, [commonest] * len(gold)), baseline_name=f"always {commonest}", peer=peer,
        peer_name="ZSP, zero-shot RoBERTa-large" if peer else None, count=len(gold), note=note,
    )  # fmt: skip


def _binary(quad: str) -> str:
    return "cooperation" if quad in ("1", "2") else "conflict"


def _case(case_id: str, marked: str, root: str | None, quad: str | None, binary: str) -> Case:
    text, spans = unmark(marked)
    source, recipient = spans.get("s", _MISSING), spans.get("t", _MISSING)
    return Case(case_id=case_id, text=text, source=source, recipient=recipient, root=root, quad=quad, binary=binary)


def unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its `<s>` and `<t>` marks, and the first span that each held."""
    text = ""
    spans: dict[str, tuple[int, int]] = {}
    starts: dict[str, int] = {}
    rest = marked
    while "<" in rest:
        before, _, rest = rest.partition("<")
        tag, closing, after = rest.partition(">")
        text += before
        if tag in ("s", "t") and closing:
            starts[tag] = len(text)
        elif tag in ("/s", "/t") and closing:
            spans.setdefault(tag[1:], (starts[tag[1:]], len(text)))
        else:
            text += "<"
            continue
        rest = after
    return text + rest, spans
