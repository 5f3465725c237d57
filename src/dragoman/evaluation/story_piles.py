"""Piles of short reports with the story of each in, how well stories are told apart within a pile out.

A table has the columns `pile`, `report`, `published`, `outlet`, `story`, `headline` and `text`; each pile is read as a
record of its own. What all in one story and what every report by itself would get stand beside the figures.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.crossdoc.stories import StoryPart
from dragoman.evaluation.case_tables import Row, case_score
from dragoman.evaluation.clusterings import Grouping, b_cubed, f1
from dragoman.evaluation.collections import csv_rows, record_of
from dragoman.evaluation.scores import Score
from dragoman.model.text import Document, document_of


def score_story_piles(path: Path) -> list[Score]:
    """F1 over all pairs of reports of one pile; the mean over piles of B-cubed F1."""
    piles: dict[str, list[Row]] = {}
    for row in csv_rows(path):
        piles.setdefault(row["pile"], []).append(row)
    gold = [{row["report"]: row["story"] for row in rows} for rows in piles.values()]
    found = [_grouped(rows) for rows in piles.values()]
    one = [dict.fromkeys(stories, "all") for stories in gold]
    alone = [{report: report for report in stories} for stories in gold]
    reports = sum(len(stories) for stories in gold)
    trivial, name = max((_mean(one, gold), "all one story"), (_mean(alone, gold), "every report its own"))
    constants = f"all one story: {_mean(one, gold):.3f}, every report its own: {_mean(alone, gold):.3f}"
    note = f"{constants}; {_counted(found, gold)}"
    return [
        case_score(
            "stories", path, "pairwise F1", _pairwise(found, gold), _pairwise(one, gold), "all one story", reports
        ),
        case_score("stories", path, "B-cubed F1, mean of piles", _mean(found, gold), trivial, name, len(gold), note),
    ]


def _grouped(rows: Sequence[Row]) -> Grouping:
    documents = [_report(row) for row in rows]
    reports = {document.document_id: row["report"] for document, row in zip(documents, rows, strict=True)}
    with record_of(documents, [StoryPart()], timed=True) as record:
        found = record.view.table("documents", ["document_id", "story_id"]).to_pylist()
    return {reports[row["document_id"]]: row["story_id"] for row in found}


def _report(row: Row) -> Document:
    day = row["published"] or None
    return document_of(
        uri=f"{row['pile']}/{row['report']}", text=row["text"], title=row["headline"] or None,
        publisher=row["outlet"] or None, published=day, published_earliest=day, published_latest=day,
        published_basis="given" if day else None,
    )  # fmt: skip


def _mean(found: Sequence[Grouping], gold: Sequence[Mapping[str, str]]) -> float:
    return sum(b_cubed(*pair) for pair in zip(found, gold, strict=True)) / len(gold)


def _pairwise(found: Sequence[Grouping], gold: Sequence[Mapping[str, str]]) -> float:
    joined = sum(_pairs(Counter(groups.values())) for groups in found)
    wanted = sum(_pairs(Counter(stories.values())) for stories in gold)
    both = sum(
        _pairs(Counter((groups[report], story) for report, story in stories.items()))
        for groups, stories in zip(found, gold, strict=True)
    )
    return f1(both / joined if joined else 0.0, both / wanted if wanted else 0.0)


def _pairs(sizes: Mapping[object, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _counted(found: Sequence[Grouping], gold: Sequence[Mapping[str, str]]) -> str:
    """How many stories came out whole, parted or with reports of another."""
    whole = parted = mixed = 0
    for groups, stories in zip(found, gold, strict=True):
        groups_of: dict[str, set[object]] = {}
        stories_of: dict[object, set[str]] = {}
        for report, story in stories.items():
            groups_of.setdefault(story, set()).add(groups[report])
            stories_of.setdefault(groups[report], set()).add(story)
        parted += sum(len(names) > 1 for names in groups_of.values())
        mixed += sum(len(names) > 1 for names in stories_of.values())
        whole += sum(len(names) == 1 and len(stories_of[min(names, key=str)]) == 1 for names in groups_of.values())
    return f"{whole} stories whole, {parted} parted; {mixed} groups of several stories"
