"""A person's judgement in, a line of decisions.jsonl and a record in line with it out."""

import getpass
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dragoman.codebooks import plover
from dragoman.codebooks.actor_entries import parse_code
from dragoman.crossdoc.corrections.part import EVENT_FIELDS
from dragoman.crossdoc.derivation.decided import FIELDS as DERIVATION_FIELDS
from dragoman.crossdoc.reconciliation.part import RELATIONS
from dragoman.errors import CodebookError, LookupFailed, SettingsError
from dragoman.language.stamps import read_stamp
from dragoman.model.findings import Decision
from dragoman.model.provenance import PREFIXES, identifier
from dragoman.model.schema import TABLES
from dragoman.ports import CorpusView
from dragoman.store.decisions import append_decision, read_decisions
from dragoman.workspace.reading import read
from dragoman.workspace.record import open_record


def decide(
    record: str | Path, subject: str, judgement: str, *rest: str, by: str | None = None, at: datetime | None = None
) -> Decision:
    """Keeps a person's judgement beside the record and brings the record in line with it.

    Args:
        record: The record file.
        subject: An id of the record or an actor code.
        judgement: same, different or unsure (then another id follows); set (then a field and its value
            follow, such as `published 2023-03-20`); dismiss (nothing follows; of a decision, it takes it back).
        rest: What follows the judgement.
        by: Who decides; None takes the name of the account.
        at: When; None takes this machine's clock, and a second after the last decision where that is not past.

    Raises:
        SettingsError: the words after the judgement do not fit it.
        LookupFailed: the record has no such subject.
    """
    target = Path(record)
    wanted = _AFTER_JUDGEMENT.get(judgement)
    if wanted is None or len(rest) != wanted:
        raise SettingsError(
            f"{judgement} with {len(rest)} words after it: write ID same|different|unsure ID, "
            "ID set FIELD VALUE, or ID dismiss"
        )
    with open_record(target) as opened:
        kind = _kind_of(opened.view, subject)
    if judgement == "set":
        _check(kind, rest[0], rest[1])
    name = by or getpass.getuser()
    instant = _after_the_last(target, datetime.now(UTC)) if at is None else at.astimezone(UTC)
    written = instant.strftime(_INSTANT)
    thing = rest[0] if rest else None
    value = rest[1] if len(rest) > 1 else None
    decision = Decision(
        decision_id=identifier("decision", kind, subject, thing, judgement, value, name, written),
        kind=kind, subject=subject, object=thing, judgement=judgement, value=value, by=name, at=written,
    )  # fmt: skip
    append_decision(target, decision)
    read([], target).close()
    return decision


_INSTANT = "%Y-%m-%dT%H:%M:%SZ"


def _after_the_last(target: Path, now: datetime) -> datetime:
    """Later decisions overrule earlier ones, also two in one second, also where a clock was set back."""
    decided = (_read_instant(row.at) for row in read_decisions(target))
    return max([now.replace(microsecond=0), *(at + timedelta(seconds=1) for at in decided if at is not None)])


def _read_instant(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, _INSTANT).replace(tzinfo=UTC)
    except ValueError:
        return None


_AFTER_JUDGEMENT = {"same": 1, "different": 1, "unsure": 1, "set": 2, "dismiss": 0}
"""Judgement -> how many words follow it."""


_FIELDS: Mapping[str, Collection[str]] = {
    "document": ("published",),
    "event": EVENT_FIELDS,
    "mention": ("actor",),
    "statement": ("speaker", "polarity"),
    "derivation": tuple(DERIVATION_FIELDS),
    "comparison": ("relation",),
}
"""Kind -> the fields of it that can be set."""


def _check(kind: str, field: str, value: str) -> None:
    known = _FIELDS.get(kind, ())
    if field not in known:
        raise SettingsError(f"of {kind}s {', '.join(known) or 'nothing'} can be set, not {field!r}")
    allowed: Mapping[str, Collection[str]] = {
        "type": plover.event_types(), "status": plover.STATUSES, "relation": RELATIONS, **DERIVATION_FIELDS,
    }  # fmt: skip
    if field in allowed and value not in allowed[field]:
        raise SettingsError(f"{field} {value!r} is none of {', '.join(sorted(allowed[field]))}")
    if field in ("published", "occurred") and not all(read_stamp(part) for part in value.split("/")):
        raise SettingsError(f"{value!r} is no date: write 2023-03-20, 2023-03, 2023, or two of them with / between")
    if field in ("source", "recipient", "actor", "speaker"):
        for code in filter(None, value.split(";")):
            _parsed(code)


def _parsed(code: str) -> None:
    try:
        parse_code(code)
    except CodebookError as error:
        raise SettingsError(str(error)) from error


def _kind_of(view: CorpusView, subject: str) -> str:
    kind = next((kind for kind, prefix in PREFIXES.items() if subject.startswith(f"{prefix}_")), "actor")
    table, column = {"story": ("stories", "story_id"), "actor": ("actors", "actor")}.get(
        kind, (f"{kind}s", f"{kind}_id")
    )
    if table not in TABLES or not list(view.rows(table, [subject], column=column)):
        raise LookupFailed(f"nothing in the record has the id {subject!r}")
    return kind
