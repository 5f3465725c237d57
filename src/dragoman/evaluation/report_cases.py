"""Blind cases of the third round in, figures out: contradictions, headlines and who is meant."""

from collections.abc import Mapping
from pathlib import Path

from dragoman.evaluation.case_tables import Row, annotated, case_score, same_name
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.conflicts import Label, compared, found_in
from dragoman.evaluation.scores import Score
from dragoman.language.reference import MentionIndex
from dragoman.model.annotations import AnnotatedDocument, Event
from dragoman.model.text import Document, document_of

_BODY = "Little more was known at first."
"""Stands below a headline, so that it is one; tells of nothing."""


def score_contradictions(path: Path) -> list[Score]:
    """Contradictions found in their words, and pairs without one in which none is claimed."""
    rows = csv_rows(path)
    hits = list(found_in([_label(row) for row in rows], compared))
    gold = [hit for label, hit in hits if label.conflict]
    none = [hit for label, hit in hits if not label.conflict]
    return [
        case_score("conflicts", path, "contradictions found", sum(gold) / len(gold), 0.0, "none ever", len(gold)),
        case_score("conflicts", path, "near misses left alone", 1 - sum(none) / len(none), 1.0, "none ever", len(none)),
    ]


def score_headlines(path: Path) -> list[Score]:
    """Headlines whose event is coded with its states; status of those; headlines without one that are left alone."""
    rows = csv_rows(path)
    found = stated = wanted = clean = 0
    for row, report in zip(rows, annotated([_headline(row) for row in rows]), strict=True):
        if row["plover"] == "none":
            clean += not report.events
            continue
        wanted += 1
        same = [event for event in report.events if _is_told(row, event)]
        found += bool(same)
        stated += any(event.status == row["status"] for event in same)
    empty = len(rows) - wanted
    return [
        case_score("events", path, "headlines coded", found / wanted, 0.0, "no event ever", wanted),
        case_score("events", path, "status of those coded", stated / max(1, found), 27 / 40, "always occurred", found),
        case_score("events", path, "headlines without an event left alone", clean / empty, 1.0, "no event ever", empty),
    ]


def score_people(path: Path) -> list[Score]:
    """Who a pronoun, role or short name stands for; right where unknown if nobody is given."""
    rows = csv_rows(path)
    right = wrong = 0
    for row, report in zip(rows, annotated(rows), strict=True):
        names = _meant(row, report)
        if row["expected"] == "unknown":
            right += not names
            wrong += bool(names)
        else:
            good = any(same_name(name, row["expected"]) or _same_code(name, row["code"]) for name in names)
            right += good
            wrong += bool(names) and not good
    unknown = sum(row["expected"] == "unknown" for row in rows)
    note = f"{wrong} named wrongly, {len(rows) - right - wrong} left open"
    share = unknown / len(rows)
    return [case_score("mentions", path, "who is meant", right / len(rows), share, "always unknown", len(rows), note)]


def _label(row: Row) -> Label:
    conflict = row["label"] == "contradict"
    words = (row["words_a"], row["words_b"]) if conflict else (row["report_a"], row["report_b"])
    return Label(reports=(_report(row, "a"), _report(row, "b")), passages=words, conflict=conflict)


def _report(row: Row, side: str) -> Document:
    day = row[f"published_{side}"]
    return document_of(
        uri=f"{row['id']}{side}", text=row[f"report_{side}"], publisher=row[f"outlet_{side}"], published=day,
        published_earliest=day, published_latest=day, published_basis="given", language="en",
    )  # fmt: skip


def _headline(row: Row) -> Mapping[str, str]:
    return {"id": row["id"], "input": f"{row['headline']}\n\n{_BODY}"}


def _is_told(row: Row, event: Event) -> bool:
    ends = (_states(event.source), _states(event.recipient))
    wanted = (_states(row["source"]), _states(row["recipient"]))
    same = ends == wanted or ("reciprocal" in row["notes"] and ends[::-1] == wanted)
    return event.type == row["type"] and same


def _states(code: str | None) -> frozenset[str]:
    return frozenset(part.partition("/")[0].partition(".")[0] for part in (code or "").split(";") if part)


def _meant(row: Row, report: AnnotatedDocument) -> list[str]:
    """The names and codes that the mention in the marked place resolves to."""
    start = row["input"].index("[[")
    end = row["input"].index("]]") - len("[[")
    index = MentionIndex(report.mentions)
    mention = index.at(start, end) or next(iter(index.within(start, end)), None)
    if mention is None:
        return []
    named = index.resolve(mention)
    code = mention.actor or named.actor
    own = [] if named is mention and code is None else [named.name or named.mention_text]
    return [*own, *([code] if code else [])]


def _same_code(found: str, code: str) -> bool:
    """Whether two codes are of one state and one key; the sector is left aside."""
    if not code:
        return False
    (head, _, key), (other, _, wanted) = found.partition("/"), code.partition("/")
    return head.partition(".")[0] == other.partition(".")[0] and key == wanted
