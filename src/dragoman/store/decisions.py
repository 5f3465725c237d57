"""What a person decided: an append-only file of JSON lines beside the record, replayed at every run.

A decision is taken back by another line that dismisses it; both lines stay, and neither counts.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.model.findings import Decision
from dragoman.model.schema import from_mapping, plain, table_schema

FILE_NAME = "decisions.jsonl"


def decisions_path(record: Path) -> Path:
    """Where the decisions of a record stand."""
    return record.with_name(FILE_NAME)


def read_decisions(record: Path) -> list[Decision]:
    """The decisions beside a record that stand, oldest first; none where there is no file.

    Raises:
        StoreError: a line is not a decision, or not UTF-8; the message names it.
    """
    path = decisions_path(record)
    if not path.is_file():
        return []
    found: dict[str, Decision] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            decision = _decision(line)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise StoreError(f"{path}, line {number}: is not a decision ({error}); mend or remove the line") from error
        found.setdefault(decision.decision_id, decision)
    return sorted(standing(found.values()), key=lambda decision: (decision.at, decision.decision_id))


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions but those taken back, and those that take others back."""
    listed = list(decisions)
    gone = {row.subject for row in listed if row.kind == "decision" and row.judgement == "dismiss"}
    return [row for row in listed if row.kind != "decision" and row.decision_id not in gone]


def _decision(line: bytes) -> Decision:
    decision: Decision = from_mapping(Decision, json.loads(line))
    for field in table_schema("decisions"):
        value = getattr(decision, field.name)
        if not isinstance(value, str) and not (value is None and field.nullable):
            raise TypeError(f"{field.name} is no text")
    return decision


def append_decision(record: Path, decision: Decision) -> None:
    """Adds a decision at the end of the file; earlier lines are never changed."""
    path = decisions_path(record)
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(plain(decision), ensure_ascii=False) + "\n")
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; the decision was not kept") from error
