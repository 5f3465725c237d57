"""Denials and chains that were written without sight of the rules in (`denials.csv`, `chains.csv`), scores out."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.evaluation.scores import Score
from dragoman.extract.mentions import MentionExtractor
from dragoman.extract.statements import StatementExtractor
from dragoman.language.syntax import SpacyParser
from dragoman.model.annotations import AnnotatedDocument, Statement
from dragoman.model.text import Document

_ARTICLES = frozenset({"the", "a", "an"})

Case = Mapping[str, str]


def evaluate_cases(data: Path, limit: int | None = None) -> list[Score]:
    """Polarity of the denials; speaker with whole chain, and addressee, of the chains.

    Args:
        data: The folder with `denials.csv` and `chains.csv`.
        limit: So many rows of each, from the top; None takes all.
    """
    denials, chains = _rows(data / "denials.csv", limit), _rows(data / "chains.csv", limit)
    right = sum(_is_polarity(case, found) for case, found in _read(denials))
    whole = asked = told = 0
    for case, found in _read(chains):
        whole += any(_is_chain(case, statement) for statement in found)
        if case["expected_addressee"]:
            asked += 1
            told += any(_names(case["expected_addressee"], statement.addressee) for statement in found)
    always = sum(case["expected"] == "denied" for case in denials)
    return [
        _score("denials", right, len(denials), always / len(denials), "always denied"),
        _score("whole chains", whole, len(chains), 0.0, "no chain ever"),
        _score("addressees", told, asked, 0.0, "no addressee ever"),
    ]


def _rows(path: Path, limit: int | None) -> Sequence[Case]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))[:limit]


def _read(cases: Sequence[Case]) -> Iterator[tuple[Case, tuple[Statement, ...]]]:
    documents = [Document(document_id=case["id"], uri=case["id"], text=case["input"], language="en") for case in cases]
    parsed = SpacyParser().parse([AnnotatedDocument(document=document) for document in documents])
    for case, report in zip(cases, parsed, strict=True):
        yield case, StatementExtractor().extract(MentionExtractor().extract(report)).statements


def _is_polarity(case: Case, found: Sequence[Statement]) -> bool:
    """Whether the statement with the expected content, the expected speaker's first, has the expected polarity."""
    start = case["input"].find(case["expected_content"])
    end = start + len(case["expected_content"])
    ranked = [
        (
            _names(case["expected_speaker"], one.speaker_text),
            min(end, one.content_end) - max(start, one.content_start),
            -at,
        )
        for at, one in enumerate(found)
        if one.content_start < end and one.content_end > start
    ]
    return bool(ranked) and found[-max(ranked)[2]].polarity == case["expected"]


def _is_chain(case: Case, statement: Statement) -> bool:
    links = json.loads(case["expected_via"] or "[]")
    said = _names(case["expected"], statement.speaker_text) or _names(case["expected"], statement.speaker_name)
    return said and len(links) == len(statement.via) and all(
        _names(link, via.name) for link, via in zip(links, statement.via, strict=True)
    )  # fmt: skip


def _names(expected: str, found: str | None) -> bool:
    """Whether one name contains the other, articles apart."""
    one, other = _bare(expected), _bare(found or "")
    return bool(one and other) and (one in other or other in one)


def _bare(name: str) -> str:
    return " ".join(word for word in name.lower().split() if word not in _ARTICLES)


def _score(metric: str, right: int, count: int, baseline: float, name: str) -> Score:
    return Score(
        task="statements, blind cases", data="benchmarks/cases", metric=metric, value=right / count if count else 0.0,
        baseline=baseline, baseline_name=name, peer=None, peer_name=None, count=count, note=None,
    )  # fmt: skip
