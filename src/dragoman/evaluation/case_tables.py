"""What all scorers of the project's own tables of cases share: a row as a report, and a figure of a table."""

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.codebooks.gazetteer import fold
from dragoman.evaluation.scores import Score
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Document, document_of
from dragoman.pipeline import ReportPipeline

Row = Mapping[str, str]

_ARTICLES = frozenset({"a", "an", "the"})


def annotated(rows: Sequence[Row]) -> list[AnnotatedDocument]:
    """The rows' `input` as English reports of the day `published` (an empty or missing day: undated), annotated.

    The marks `[[` and `]]` around an expression are taken out first.
    """
    documents = [
        document_of(
            uri=row["id"],
            text=row["input"].replace("[[", "").replace("]]", ""),
            published=row.get("published") or None,
            published_earliest=row.get("published") or None,
            published_latest=row.get("published") or None,
            published_basis="given" if row.get("published") else None,
            language="en",
        )
        for row in rows
    ]
    return annotated_documents(documents)


def annotated_documents(documents: Sequence[Document]) -> list[AnnotatedDocument]:
    """Reports as they stand, annotated."""
    return _pipeline().annotate(documents)[0]


def spans_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words of a row stand in its text: passages that clash are parted by ` | `.

    Raises:
        ValueError: a passage does not stand there.
    """
    return [(start, start + len(each)) for each in words.split(" | ") for start in (text.index(each),)]


def by_kind(wanted: Sequence[Row], found: Sequence[Row]) -> str:
    """How many rows of each kind were found: `name 1 of 2, office 2 of 2`."""
    hits, counts = (Counter(row["kind"] for row in rows) for rows in (found, wanted))
    return ", ".join(f"{kind} {hits[kind]} of {count}" for kind, count in sorted(counts.items()))


def case_score(
    task: str, path: Path, metric: str, value: float, baseline: float, name: str, count: int, note: str | None = None
) -> Score:
    """One figure on the table at `path`; `baseline` is what the answer called `name` gets."""
    return Score(
        task=task, data=path.name, metric=metric, value=value, baseline=baseline, baseline_name=name,
        peer=None, peer_name=None, count=count, note=note,
    )  # fmt: skip


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one name contains the other, articles, case and accents aside."""
    left, right = _bare(one), _bare(other)
    return bool(left and right) and (left in right or right in left)


def _bare(name: str | None) -> str:
    return " ".join(word for word in fold(name or "").lower().replace("'s", "").split() if word not in _ARTICLES)


@functools.cache
def _pipeline() -> ReportPipeline:
    return ReportPipeline()
