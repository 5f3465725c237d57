"""Labelled reports in, how well stories are told apart out: happenings of `derivation`, subtopics of ECB+."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.crossdoc.stories import StoryPart
from dragoman.evaluation.clusterings import b_cubed, ceaf_e
from dragoman.evaluation.collections import json_rows, record_of, report_of
from dragoman.evaluation.scores import Score

_METRICS = {"B-cubed F1": b_cubed, "CEAFe F1": ceaf_e}
_PEERS = {
    ("derivation", "B-cubed F1"): 0.93,
    ("ecbplus", "B-cubed F1"): 0.88,
    ("ecbplus", "CEAFe F1"): 0.66,
}
_PEER_NAME = "TF-IDF single pass at .25"


def evaluate(data: Path, limit: int | None = None) -> list[Score]:
    """B-cubed and CEAFe with one setting for all sets; the trivial answer is every report its own story.

    Args:
        data: A folder with the folders `derivation` and `ecbplus`.
        limit: Only so many reports of each set.
    """
    scores: list[Score] = []
    sets = {"derivation": _derivation(data / "derivation"), "ecbplus": _ecbplus(data / "ecbplus")}
    for name, rows in sets.items():
        scores += _scores(name, rows[:limit])
    return scores


def _scores(name: str, rows: Sequence[Mapping[str, Any]]) -> list[Score]:
    documents = {row["uri"]: report_of(row) for row in rows}
    with record_of(documents.values(), [StoryPart()], timed=True) as record:
        found = record.view.table("documents", ["uri", "story_id"]).to_pylist()
    predicted = {row["uri"]: row["story_id"] for row in found}
    gold = {row["uri"]: row["event"] for row in rows if not row.get("off_topic")}
    alone = {uri: uri for uri in gold}
    return [
        Score(
            task="stories", data=name, metric=metric, value=score(predicted, gold), baseline=score(alone, gold),
            baseline_name="every report its own", peer=_PEERS.get((name, metric)),
            peer_name=_PEER_NAME if (name, metric) in _PEERS else None, count=len(gold), note=None,
        )
        for metric, score in _METRICS.items()
    ]  # fmt: skip


def _derivation(folder: Path) -> list[dict[str, Any]]:
    return list(json_rows(folder / "docs.jsonl.gz"))


def _ecbplus(folder: Path) -> list[dict[str, Any]]:
    return [
        {"uri": row["id"], "text": "\n".join(row["sentences"]), "event": row["subtopic"]}
        for row in json_rows(folder / "docs_topics_1_35.jsonl.gz")
    ]
