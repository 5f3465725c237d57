"""What the reports of a story say on each point: rows are questions, columns reports by origin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Query

from dragoman.codebooks.typewords import TYPE_WORDS
from dragoman.web.page import Page
from dragoman.web.pages.story import chips, story_row, texts_of
from dragoman.web.parameters import Words
from dragoman.web.shelf import Generation, Row

Only = Annotated[str | None, Query(pattern=r"^[a-z_]{1,30}$", description="One relation, such as `contradict`.")]

_GRAVITY: Sequence[str] = ("contradict", "undecided", "update", "less_precise", "same_origin_changed", "agree")
"""Relations, the gravest first: it names the row and the cell."""
_MOST_ROWS = 60
_MOST_COLUMNS = 80
_FEW_REPORTS = 6
"""Up to so many reports, those that are silent on every point have a column too."""
_MANY_REPORTS = 20
"""Up to so many, they are named."""


@dataclass(slots=True)
class Cell:
    """What one report says on a point, where, and how it stands to the others."""

    value: str
    start: int
    end: int
    relation: str


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of a question that give one value, and how many origins they go back to."""

    value: str
    relation: str
    chips: tuple[Mapping[str, Any], ...]
    origins: int


@dataclass(slots=True)
class Question:
    """One row: a point of one incident, with a cell for each report that says something."""

    point: str
    incident_id: str | None
    heading: str
    relation: str = "agree"
    cells: dict[str, Cell] = field(default_factory=dict)
    explanations: list[str] = field(default_factory=list)
    pairs: list[Row] = field(default_factory=list)

    def groups(self, columns: Sequence[Mapping[str, Any]]) -> list[Group]:
        """The cells by value, the gravest first, then those that most reports give."""
        held: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for chip in columns:
            if cell := self.cells.get(chip["card"].document_id):
                held.setdefault((cell.relation, cell.value), []).append(chip)
        found = [
            Group(value, relation, tuple(chips), len({chip["origin"] for chip in chips}))
            for (relation, value), chips in held.items()
        ]
        return sorted(found, key=lambda group: (_GRAVITY.index(group.relation), -len(group.chips), group.value))


def compare(record: Generation, story_id: str, only: Only = None, q: Words = None) -> Page:
    """The matrix of a story: ● agree, ▲ contradict, ◐ less precise, ◆ update, ○ silent."""
    found = story_row(record, story_id)
    rows = record.rows("select * from comparisons where story_id = ? order by comparison_id", story_id)
    questions = _questions(record, rows)
    tally = {name: sum(each.relation == name for each in questions) for name in _GRAVITY}
    chosen = [each for each in questions if only in (None, each.relation)]
    if q:
        chosen = [each for each in chosen if q.lower() in f"{each.point} {each.heading}".lower()]
    cards = record.reports(found["documents"])
    few = len(cards) <= _FEW_REPORTS
    origins = record.rows("select * from origins where story_id = ? order by origin_id", story_id)
    columns = [
        chip
        for chip in chips(found, cards, origins, [])
        if few or any(chip["card"].document_id in each.cells for each in chosen)
    ]
    silent = [card.document_id for card in cards.values()
              if not any(card.document_id in each.cells for each in questions)]  # fmt: skip
    shown = [row for row in rows if only in (None, row["relation"])]
    told = {name for each in chosen[:_MOST_ROWS] for name in each.cells}
    return Page(
        template="compare.html", title=f"Compared: {found['title']}",
        data={"story": found, "comparisons": shown, "tally": tally, "only": only},
        rows=shown,
        shown={"questions": chosen[:_MOST_ROWS], "texts": texts_of(record, told),
               "columns": columns[:_MOST_COLUMNS], "origins": origins, "cited": cards,
               "silent": [] if few or len(cards) > _MANY_REPORTS else sorted(silent),
               "left": max(0, len(chosen) - _MOST_ROWS), "left_columns": max(0, len(columns) - _MOST_COLUMNS)},
    )  # fmt: skip


def _questions(record: Generation, rows: Sequence[Mapping[str, Any]]) -> list[Question]:
    names = _incidents(record, {row["incident_id"] for row in rows if row["incident_id"]})
    found: dict[tuple[str, str], Question] = {}
    for row in rows:
        key = (row["incident_id"] or f"{row['a_document']}:{row['a_start']}", row["point"])
        question = found.setdefault(
            key, Question(point=row["point"], incident_id=row["incident_id"], heading=names.get(row["incident_id"], ""))
        )
        _add(question, row)
    return sorted(
        found.values(), key=lambda each: (_GRAVITY.index(each.relation), -len(each.cells), each.heading, each.point)
    )


def _add(question: Question, row: Mapping[str, Any]) -> None:
    relation = row["relation"] if row["relation"] in _GRAVITY else "undecided"
    if not question.pairs or _GRAVITY.index(relation) < _GRAVITY.index(question.relation):
        question.relation = relation
    for side in ("a", "b"):
        here = Cell(row[f"{side}_value"], row[f"{side}_start"], row[f"{side}_end"], relation)
        there = question.cells.get(row[f"{side}_document"])
        if there is None or _GRAVITY.index(relation) < _GRAVITY.index(there.relation):
            question.cells[row[f"{side}_document"]] = here
    question.pairs.append(row)
    if row["explanation"] and row["explanation"] not in question.explanations:
        question.explanations.append(row["explanation"])


def _incidents(record: Generation, ids: set[str]) -> dict[str, str]:
    rows = record.rows(
        "select incident_id, type, source, recipient, occurred from incidents where incident_id in (select unnest(?))",
        sorted(ids),
    )
    return {row["incident_id"]: _told(record, row) for row in rows}


def _told(record: Generation, row: Mapping[str, Any]) -> str:
    parties = " → ".join(record.actor(code) for code in (row["source"], row["recipient"]) if code)
    act = TYPE_WORDS.get(row["type"], row["type"].lower())
    return ", ".join(part for part in (f"{parties}: {act}" if parties else act, row["occurred"]) if part)
