"""Scores how far acts came: factuality on UDS-IH2 and UW, and the blind cases of status."""

import csv
import json
import tarfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.evaluation.relations import macro_f1
from dragoman.evaluation.scores import Score, folder_of
from dragoman.extract.events.operators import MATERIAL_CONFLICT
from dragoman.extract.events.reader import Reader
from dragoman.extract.events.status import status_of
from dragoman.language.syntax import parse_text
from dragoman.model.text import Sentence

_SETS = (("UDS-IH2", "factuality/UDS_IH2/dev.jsonl"), ("UW", "factuality/UW/dev.jsonl"))
_ALWAYS = 3.0
"""The label of what surely happened; the trivial answer."""
_SCALES: Mapping[str, Mapping[str, float]] = {
    "UDS-IH2": {"occurred": 2.6, "ongoing": 2.2, "planned": -2.2, "threatened": 0.0, "hypothetical": -1.5,
                "denied": 0.4, "negated": -0.5},
    "UW": {"occurred": 3.0, "ongoing": 2.8, "planned": 2.4, "threatened": 1.4, "hypothetical": 1.6, "denied": 0.0,
           "negated": -0.4},
}  # fmt: skip
"""Status on each set's scale from -3 (surely not) to 3 (surely): the medians over every 12th and every 5th sentence
of its training part; the two sets judge plans differently, and one scale for both costs .1 on UDS-IH2 and .3 on UW."""


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """Mean absolute error on the factuality sets, development parts.

    Args:
        data: The folder `factuality`, or the one that holds it.
        limit: Only the first so many sentences of each set.
    """
    scores = []
    with tarfile.open(folder_of(data, "factuality") / "factuality.tar.gz") as archive:
        for name, member in _SETS:
            file = archive.extractfile(member)
            rows = [json.loads(line) for line in file.read().splitlines()[:limit]] if file else []
            scores.append(_error(name, rows))
    return scores


def evaluate_cases(path: Path) -> Score:
    """Macro-F1 over the statuses of the blind cases, beside always `occurred`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gold = [row["expected"] for row in rows]
    predicted = [_status_of_marked(row["input"]) for row in rows]
    return Score(
        task="status", data=path.name, metric="macro-F1", value=macro_f1(gold, predicted),
        baseline=macro_f1(gold, ["occurred"] * len(gold)), baseline_name="always occurred", peer=None, peer_name=None,
        count=len(gold), note=f"right: {sum(one == other for one, other in zip(gold, predicted, strict=True))}",
    )  # fmt: skip


def status_at(sentence: Sentence, start: int, end: int) -> str:
    """The status of the act whose words are `start:end`."""
    tokens = sentence.covering(start, end)
    inside = {token.index for token in tokens}
    head = next(token for token in tokens if token.head not in inside or token.head == token.index)
    reading = Reader(sentence).read(head.index)
    hostile = reading is not None and reading.act in MATERIAL_CONFLICT
    return status_of(sentence, head.index, hostile=hostile).status


def _status_of_marked(text: str) -> str:
    start, end = text.index("[["), text.index("]]") - 2
    return status_at(parse_text(text.replace("[[", "").replace("]]", "")), start, end)


def _error(name: str, rows: Sequence[Mapping[str, object]]) -> Score:
    gold: list[float] = []
    predicted: list[float] = []
    seen: Counter[str] = Counter()
    for row in rows:
        text, targets = str(row["text"]), row["targets"]
        sentence = parse_text(text)
        starts = _word_starts(text)
        for target in targets if isinstance(targets, list) else []:
            start = starts[target["span1"][0]]
            status = status_at(sentence, start, start + max(1, len(text[start:].split(" ", 1)[0])))
            seen[status] += 1
            gold.append(float(target["label"]))
            predicted.append(_SCALES[name][status])
    count = max(len(gold), 1)
    value = sum(abs(one - other) for one, other in zip(gold, predicted, strict=True)) / count
    baseline = sum(abs(one - _ALWAYS) for one in gold) / count
    return Score(task="status", data=name, metric="MAE", value=value, baseline=baseline, baseline_name="all happened",
                 peer=None, peer_name=None, count=len(gold), note=None)  # fmt: skip


def _word_starts(text: str) -> list[int]:
    starts, position = [], 0
    for word in text.split(" "):
        starts.append(position)
        position += len(word) + 1
    return starts
