"""Blind cases of the second round in, figures out: relations and events of short texts."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluation.case_tables import annotated, case_score
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.relations import macro_f1, unmark
from dragoman.evaluation.scores import Score
from dragoman.extract.events import code_relations
from dragoman.model.annotations import AnnotatedDocument, Event

_NO_STATE = {"EUR": "IGO", "UNO": "IGO"}
"""Codes of bodies without a state -> the head of a body's code."""


def score_codes(path: Path) -> list[Score]:
    """The PLOVER type between two marked parties; beside it the most frequent answer."""
    rows = csv_rows(path)
    marked = [unmark(row["input"]) for row in rows]
    codings = code_relations([(text, spans["s"], spans["t"]) for text, spans in marked])
    gold = [row["expected"] for row in rows]
    found = [coding.plover or coding.type for coding in codings]
    right = sum(one == other for one, other in zip(gold, found, strict=True))
    most = max(sorted(set(gold)), key=gold.count)
    always, share = f"always {most}", gold.count(most) / len(rows)
    trivial = macro_f1(gold, [most] * len(gold)) / 100
    return [
        case_score("relations", path, "type right", right / len(rows), share, always, len(rows)),
        case_score("relations", path, "type macro-F1", macro_f1(gold, found) / 100, trivial, always, len(rows)),
    ]


def score_events(path: Path) -> list[Score]:
    """Events of short reports: F1 of states and type; date and status of those found; false events counted."""
    rows = csv_rows(path)
    reports = annotated(rows)
    wanted = given = found = dated = stated = 0
    for row, report in zip(rows, reports, strict=True):
        gold = json.loads(row["expected"])
        wanted += len(gold)
        matches = [(each, _match(each, report)) for each in gold]
        hits = [(each, event) for each, event in matches if event is not None]
        found += len(hits)
        dated += sum(event.occurred == each["date"] for each, event in hits)
        stated += sum(event.status == each["status"] for each, event in hits)
        given += len(hits) + sum(_is_false(event, gold) for event in report.events)
    f1 = 2 * found / max(1, wanted + given)
    note = f"{found} of {wanted} found, {given - found} false"
    return [
        case_score("events", path, "F1 of type, source, recipient", f1, 0.0, "no event", wanted, note),
        case_score("events", path, "date right", dated / max(1, found), 0.0, "no date", found),
        case_score("events", path, "status right", stated / max(1, found), 0.75, "always occurred", found),
    ]


def _match(gold: Mapping[str, Any], report: AnnotatedDocument) -> Event | None:
    same = [event for event in report.events if _is_same(gold, event)]
    return max(same, key=lambda event: (event.occurred == gold["date"], event.status == gold["status"]), default=None)


def _is_same(gold: Mapping[str, Any], event: Event) -> bool:
    ends = (states_of(event.source), states_of(event.recipient))
    wanted = (states_of(gold["source"]), states_of(gold["recipient"]))
    turned = gold["reciprocal"] and ends[::-1] == wanted
    return event.type == gold["type"] and (ends == wanted or turned)


def _is_false(event: Event, gold: Sequence[Mapping[str, Any]]) -> bool:
    if event.status == "hypothetical" or states_of(event.source) == states_of(event.recipient):
        return False
    return not any(_is_same(each, event) for each in gold)


def states_of(code: str | None) -> frozenset[str]:
    """The states of an actor column; a body outside states stands by the head of its code."""
    heads = {part.partition("/")[0].partition(".")[0] for part in (code or "").split(";") if part}
    return frozenset(_NO_STATE.get(head, head) for head in heads)
