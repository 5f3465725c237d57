"""Scores events end to end: `international` against its two annotators, and the blind cases without events."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluation.relations import macro_f1
from dragoman.evaluation.scores import Score, folder_of
from dragoman.model.annotations import AnnotatedDocument, Event
from dragoman.model.text import Document

_PEOPLE = (".CVL", ".REF", ".EDU", ".JRN", ".MED", ".BUS", ".LAB", ".SOC")
Reader = Callable[[Sequence[Document]], Sequence[AnnotatedDocument]]
_PREFIXES = {"IGO": "IGO", "NGO": "NGO", "MEDIA": "", "ACADEMIC": "", "CIVILIAN": "", "REBEL": "REB"}


def evaluate(data: Path, limit: int | None = None, read: Reader | None = None) -> list[Score]:
    """F1 of (type, source state, recipient state) on the open part of `international`, dates and statuses of matches.

    Args:
        data: The folder `international`, or the one that holds it.
        limit: Only the first so many reports.
        read: What reads reports; the registered parts by default.
    """
    read = read or _read_all
    rows = [
        json.loads(line)
        for line in (folder_of(data, "international") / "reports.jsonl").read_text("utf-8").splitlines()
    ]
    rows = rows[:limit]
    reports = read([_document(row) for row in rows])
    return score_international(rows, reports)


def score_international(rows: Sequence[Mapping[str, Any]], reports: Sequence[AnnotatedDocument]) -> list[Score]:
    """The scores for annotated rows and what was read from them, in the same order."""
    wanted = found = right = given = dated = dates = 0
    statuses: list[tuple[str, str]] = []
    for row, report in zip(rows, reports, strict=True):
        used: set[int] = set()
        given += len(report.events)
        for item in row["events"]:
            wanted += item["annotators"] == 2
            match = _match(item["readings"], report.events, used)
            if match is None:
                continue
            used.add(match)
            right += 1
            found += item["annotators"] == 2
            event = report.events[match]
            dates += 1
            dated += any(event.occurred == reading["date"] for reading in item["readings"])
            gold = [reading["status"] for reading in item["readings"]]
            statuses.append((event.status if event.status in gold else gold[0], event.status))
    recall, precision = found / max(wanted, 1), right / max(given, 1)
    f1 = 200 * recall * precision / max(recall + precision, 1e-9)
    note = f"precision {precision:.2f} of {given}, recall {recall:.2f} of {wanted}"
    gold_status = [gold for gold, _ in statuses]
    return [
        _score("F1 of type, source, recipient", f1, 0.0, "no event", wanted, note),
        _score("date right", 100 * dated / max(dates, 1), 0.0, "no date", dates, None),
        _score(
            "status macro-F1", macro_f1(gold_status, [each for _, each in statuses]) if statuses else 0.0,
            macro_f1(gold_status, ["occurred"] * len(gold_status)) if statuses else 0.0, "always occurred", dates, None,
        ),
    ]  # fmt: skip


def evaluate_cases(path: Path, read: Reader | None = None) -> Score:
    """How many events are coded in sentences that tell of none."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    reports = (read or _read_all)([_document({"uri": row["id"], "text": row["input"]}) for row in rows])
    count = sum(len(report.events) for report in reports)
    return Score(task="events", data=path.name, metric="events coded", value=float(count), baseline=0.0,
                 baseline_name="no event ever", peer=None, peer_name=None, count=len(rows), note=None)  # fmt: skip


def state_of(code: str | None) -> frozenset[str]:
    """The states (or bodies outside states) of an actor column, as the annotators write them."""
    found = set()
    for part in (code or "").split(";"):
        if not part:
            continue
        if part.startswith(("IGO/", "NGO/", "MNC/")):
            found.add(part.split("/")[0])
        else:
            found.add(part.partition(".")[0].partition("/")[0])
    return frozenset(found)


def _gold_state(code: str | None) -> frozenset[str]:
    found = set()
    for part in (code or "").split(";"):
        prefix = part.strip().partition(":")[0]
        if prefix:
            found.add(_PREFIXES.get(prefix, prefix))
    return frozenset(found - {""})


def _match(readings: Iterable[Mapping[str, Any]], events: Sequence[Event], used: set[int]) -> int | None:
    for reading in readings:
        wanted = (_type(reading["type"]), _gold_state(reading["source_actor"]), _gold_state(reading["recipient_actor"]))
        sentence = reading["sentence"]
        for place, event in enumerate(events):
            if place in used or not sentence["start"] <= event.anchor_start < sentence["end"]:
                continue
            same = _agree(wanted[1], event.source) and _agree(wanted[2], event.recipient)
            if _type(event.plover or event.type) == wanted[0] and same:
                return place
    return None


def _agree(gold: frozenset[str], code: str | None) -> bool:
    """Whether the states are the same; a rebel group counts as the state it fights in or as none.

    The annotators give private people no state ("CIVILIAN"), the record gives them theirs (`NGA.CVL`).
    """
    if not gold and code and all(part.partition("/")[0].endswith(_PEOPLE) for part in code.split(";")):
        return True
    states = state_of(code)
    if "REB" in gold:
        return (code is not None and (".REB" in code or "IMG/" in code)) or bool(gold & states)
    return gold == states or bool(gold and gold & states)


def _type(name: str) -> str:
    return "YIELD" if name in ("CONCEDE", "RETREAT") else name


def _score(metric: str, value: float, baseline: float, name: str, count: int, note: str | None) -> Score:
    return Score(task="events", data="international (open)", metric=metric, value=value, baseline=baseline,
                 baseline_name=name, peer=None, peer_name=None, count=count, note=note)  # fmt: skip


def _document(row: Mapping[str, Any]) -> Document:
    published = row.get("published")
    return Document(
        document_id=f"doc_{row['uri']}", uri=str(row["uri"]), title=row.get("title"), text=row["text"], language="en",
        published=published, published_earliest=published, published_latest=published,
    )  # fmt: skip


def _read_all(documents: Sequence[Document]) -> Sequence[AnnotatedDocument]:
    from dragoman.pipeline import ReportPipeline

    return ReportPipeline().annotate(documents)[0]


def by_type(rows: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """How many events of each type both annotators marked."""
    return Counter(item["readings"][0]["type"] for row in rows for item in row["events"] if item["annotators"] == 2)
