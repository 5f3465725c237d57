"""Blind cases of acts told again in, figures out: every mention of an act, with the parties that the report gives."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluation.case_tables import annotated, case_score
from dragoman.evaluation.collections import csv_rows
from dragoman.evaluation.scores import Score
from dragoman.evaluation.sentence_cases import states_of
from dragoman.model.annotations import AnnotatedDocument, Event

_YIELD = frozenset(("CONCEDE", "RETREAT"))
"""Types that the guideline scores as one."""


def score_told_again(path: Path) -> list[Score]:
    """Events by sentence: F1 of type alone, of type and states; day and status of those found.

    A hypothetical reading is never false: the guideline lists none. An event of ours serves one expected.
    """
    rows = csv_rows(path)
    wanted = given = acts = found = dated = stated = 0
    for row, report in zip(rows, annotated(rows), strict=True):
        gold = json.loads(row["expected"])
        wanted += len(gold)
        places = [_sentence_of(each, report) for each in gold]
        hits = [event for event in _matches(gold, places, report, states=True) if event is not None]
        acts += sum(event is not None for event in _matches(gold, places, report, states=False))
        found += len(hits)
        known = {event.event_id for event in hits}
        given += sum(event.status != "hypothetical" or event.event_id in known for event in report.events)
        for each, event in zip(gold, _matches(gold, places, report, states=True), strict=True):
            if event is not None:
                dated += event.occurred == each["date"]
                stated += event.status == each["status"]
    note = f"{found} of {wanted} found, {given - found} of {given} false"
    return [
        _share(
            path, "F1 of type, source, recipient", 2 * found / max(1, wanted + given), 0.0, "no event", wanted, note
        ),
        _share(path, "F1 of type alone", 2 * acts / max(1, wanted + given), 0.0, "no event", wanted, None),
        _share(path, "date right", dated / max(1, found), 0.0, "no date", found, None),
        _share(path, "status right", stated / max(1, found), 0.88, "always occurred", found, None),
    ]


def _share(path: Path, metric: str, value: float, baseline: float, name: str, count: int, note: str | None) -> Score:
    return case_score("events", path, metric, value, baseline, name, count, note)


def _sentence_of(gold: Mapping[str, Any], report: AnnotatedDocument) -> int | None:
    """The number of the parsed sentence that holds the anchor: of several the one nearest to the number given."""
    text, numbers = report.document.text, []
    for hit in re.finditer(rf"\b{re.escape(gold['anchor'])}\b", text):
        numbers += [each.index for each in report.sentences if each.start <= hit.start() < each.end]
    return min(numbers, key=lambda number: abs(number - gold["sentence"]), default=None)


def _matches(
    gold: Sequence[Mapping[str, Any]], places: Sequence[int | None], report: AnnotatedDocument, *, states: bool
) -> list[Event | None]:
    """The event of ours for each expected one, in order; each serves once."""
    free = list(report.events)
    found: list[Event | None] = []
    for each, place in zip(gold, places, strict=True):
        alike = [event for event in free if _is_same(each, place, event, report, states=states)]
        best = max(
            alike, key=lambda event: (event.occurred == each["date"], event.status == each["status"]), default=None
        )
        if best is not None:
            free.remove(best)
        found.append(best)
    return found


def _is_same(
    gold: Mapping[str, Any], place: int | None, event: Event, report: AnnotatedDocument, *, states: bool
) -> bool:
    here = next((each.index for each in report.sentences if each.start <= event.anchor_start < each.end), None)
    if here != place or _type(event.plover or event.type) != _type(gold["type"]):
        return False
    ends = (states_of(event.source), states_of(event.recipient))
    wanted = (states_of(gold["source"]), states_of(gold["recipient"]))
    turned = gold["reciprocal"] and ends[0] | ends[1] == wanted[0] | wanted[1]
    return not states or ends == wanted or bool(turned)


def _type(name: str) -> str:
    return "YIELD" if name in _YIELD else name
