"""A person's judgement in, a line of decisions.jsonl and a record in line with it out."""

import getpass
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dragoman.codebooks.actors import actor_key, load_codebook
from dragoman.errors import SettingsError
from dragoman.exporters.reading.naming import actor_meant, no_such_id
from dragoman.language.measures import counted
from dragoman.model.findings import Decision
from dragoman.model.provenance import PREFIXES, identifier
from dragoman.ports import CorpusView
from dragoman.store.decisions import append_decision, read_decisions
from dragoman.store.files import records_beside
from dragoman.workspace.decidable import PAIRED, check_judgement, check_words
from dragoman.workspace.reading import read
from dragoman.workspace.record import open_record

logger = logging.getLogger(__name__)


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
        SettingsError: the words after the judgement do not fit it, or it would change nothing on such a subject.
        LookupFailed: the record has no such subject or object.
    """
    target = Path(record)
    check_words(judgement, rest)
    with open_record(target) as opened:
        subject, rest = _meant(opened.view, subject), _meant_too(opened.view, judgement, rest)
        kind = _kind_of(opened.view, subject)
        check_judgement(kind, judgement, rest)
        if kind in PAIRED:
            _check_pair(opened.view, kind, subject, rest[0])
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
    with read([], target) as opened:
        replayed = opened.summary.replayed if opened.summary else ()
    _tell_of_neighbours(target, [row for row in replayed if row != decision])
    return decision


def _tell_of_neighbours(target: Path, replayed: Sequence[Decision]) -> None:
    """Says what one file of decisions for all records of a folder comes to."""
    if replayed:
        logger.warning("%s: %s", target, replayed_words(replayed))
    if beside := records_beside(target):
        logger.warning(
            "decisions.jsonl is that of all records in the folder: the next read of %s carries this decision out too; "
            "records in folders of their own are decided on apart", ", ".join(beside),
        )  # fmt: skip


def replayed_words(decisions: Sequence[Decision]) -> str:
    """That decisions which a record had not known were carried out, and which."""
    first = "; ".join(
        " ".join(filter(None, (f"{row.by}: {row.subject} {row.judgement}", row.object, row.value)))
        for row in decisions[:_MOST_TOLD]
    )
    left = len(decisions) - _MOST_TOLD
    named = f"{first}; and {left} more" if left > 0 else first
    return (
        f"{counted(len(decisions), 'decision')} of decisions.jsonl carried out that the record had not known: {named}"
    )


_MOST_TOLD = 3
"""Decisions that a message quotes."""


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


def _meant(view: CorpusView, written: str) -> str:
    """An id as it is; for a code as events and statements have it (`RUS.GOV/dmitry_peskov`), the actor's key."""
    return written if _prefixed(written) else actor_meant(view, written) or actor_key(written)


def _meant_too(view: CorpusView, judgement: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    return rest if judgement == "set" else tuple(_meant(view, word) for word in rest)


def _prefixed(written: str) -> str | None:
    return next((kind for kind, prefix in PREFIXES.items() if written.startswith(f"{prefix}_")), None)


def _kind_of(view: CorpusView, named: str) -> str:
    """The kind of thing that an id or actor code of the record names.

    Raises:
        LookupFailed: nothing in the record has it.
    """
    kind = _prefixed(named) or "actor"
    if kind == "actor":
        _check_actor(view, named)
        return kind
    table, column = _PLACES.get(kind, (f"{kind}s", f"{kind}_id"))
    if not list(view.rows(table, [named], column=column)):
        raise no_such_id(view, named)
    return kind


_PLACES = {"story": ("stories", "story_id"), "storyline": ("stories", "storyline_id")}
"""Kind -> table and column of its ids, where they are not called after the kind."""


def _check_actor(view: CorpusView, code: str) -> None:
    """Lets an actor pass whom the record names, or has been told of in a decision."""
    decided = (row for row in view.rows("decisions") if row.kind == "actor")
    if actor_meant(view, code) is None and not any(code in (row.subject, row.object) for row in decided):
        raise no_such_id(view, code)


def _check_pair(view: CorpusView, kind: str, subject: str, other: str) -> None:
    """Lets two different things pass that can be judged together.

    Raises:
        LookupFailed: the record has no such other.
        SettingsError: it is of another kind, or the same id twice.
    """
    if subject == other:
        raise SettingsError(f"{subject} twice: a judgement is on two different ids")
    if kind == "actor" and load_codebook().actor(other):
        return  # the record need not name who gives an actor his code
    if (found := _kind_of(view, other)) not in PAIRED[kind]:
        raise SettingsError(f"{subject} names one {kind}, {other} one {found}: a judgement is on two of a kind")
