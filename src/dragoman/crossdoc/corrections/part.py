"""A person's decisions on what single reports say in, the rows that stand in for the machine's out.

The machine's rows are kept: a decision that is taken back gives them back. What counts across reports
(incidents, relations, actors) is worked out from the corrected rows like from any others.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from dragoman.codebooks import cameo, plover
from dragoman.codebooks.actor_entries import parse_code
from dragoman.codebooks.actors import load_codebook
from dragoman.crossdoc.corrections.identity import Aliases, aliases_of
from dragoman.errors import CodebookError
from dragoman.language.stamps import read_stamp
from dragoman.model.annotations import Event, Mention, Party, Statement
from dragoman.model.findings import Decision
from dragoman.ports import CorpusView, Findings, Overruled

logger = logging.getLogger(__name__)

_KEY: Mapping[str, str] = {
    "documents": "document_id",
    "times": "document_id",
    "mentions": "mention_id",
    "statements": "statement_id",
    "events": "event_id",
}
"""Table -> the column by which its rows are overruled."""
_DATED = ("documents", "times", "statements", "events")
"""Tables that a report's own date reaches."""

Rows = dict[str, dict[str, list[Any]]]
"""Table -> id -> the rows that stand in for those of that id; none where it is dismissed."""


class CorrectionPart:
    """The port `CorpusPart`: overrules rows of single reports. It runs before all others."""

    name = "corrections"
    requires = frozenset({"documents", "times", "mentions", "statements", "events", "decisions"})
    provides = frozenset({"documents", "times", "mentions", "statements", "events"})
    reach: Literal["stories", "record"] = "stories"

    def analyse(self, view: CorpusView) -> Findings:
        """What a person decided on events, statements, mentions, actors and dates."""
        decisions = list(view.rows("decisions"))
        rows: Rows = defaultdict(dict)
        _take_dated(view, decisions, rows)
        _rename(view, aliases_of(view, decisions), rows)
        for table, kind, correct in _CORRECTED:
            _correct(view, table, [row for row in decisions if row.kind == kind], correct, rows)
        overruled = {
            table: Overruled(ids=tuple(sorted(held)), rows=tuple(row for name in sorted(held) for row in held[name]))
            for table, held in sorted(rows.items())
        }
        return Findings(tables={}, updates={}, overruled=overruled)


def _take_dated(view: CorpusView, decisions: Sequence[Decision], rows: Rows) -> None:
    """The layers of reports that a person dated, unchanged: the dates are worked out on these, not on the machine's."""
    dated = sorted({row.subject for row in decisions if (row.kind, row.object) == ("document", "published")})
    for table in _DATED if dated else ():
        for row in view.rows(table, dated):
            rows[table].setdefault(getattr(row, _KEY[table]), []).append(row)


def _rename(view: CorpusView, aliases: Aliases, rows: Rows) -> None:
    if not aliases:
        return
    for table, named, change in _RENAMED:
        query = f"select {_KEY[table]} from {table} where regexp_matches({named}, ?) order by all"
        for row in _taken(view, table, view.sql(query, [aliases.pattern]).column(0).to_pylist(), rows):
            rows[table][getattr(row, _KEY[table])] = [change(row, aliases)]


def _correct(
    view: CorpusView, table: str, decisions: Sequence[Decision], correct: Callable[[Any, Decision], Any], rows: Rows
) -> None:
    wanted: dict[str, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda row: (row.at, row.decision_id)):
        wanted[decision.subject].append(decision)
    for row in _taken(view, table, sorted(wanted), rows):
        name = getattr(row, _KEY[table])
        made = row
        for decision in wanted[name]:
            made = None if decision.judgement == "dismiss" else _set(made, decision, correct)
            if made is None:
                break
        rows[table][name] = [] if made is None else [made]


def _set(row: Any, decision: Decision, correct: Callable[[Any, Decision], Any]) -> Any:
    try:
        return correct(row, decision) if decision.judgement == "set" else row
    except (CodebookError, ValueError) as error:
        logger.warning("the decision %s cannot be carried out: %s", decision.decision_id, error)
        return row


def _taken(view: CorpusView, table: str, ids: Sequence[str], rows: Rows) -> Iterator[Any]:
    """The rows of some ids, as they have been overruled so far."""
    held = rows[table]
    yield from [row for name in ids for row in held.get(name, ())]
    yield from view.rows(table, [name for name in ids if name not in held], column=_KEY[table])


def corrected_event(event: Event, decision: Decision) -> Event:
    """An event with one field as a person set it, and what follows from it.

    Raises:
        CodebookError: no such type, status or code.
        ValueError: no such field, or a date that cannot be read.
    """
    change = _EVENT_FIELDS.get(decision.object or "")
    if change is None:
        raise ValueError(f"an event has no field {decision.object!r} to be set; {', '.join(EVENT_FIELDS)}")
    return replace(change(event, decision.value or "", decision.by), decided_by=decision.by)


def _with_type(event: Event, value: str, by: str) -> Event:
    del by
    return _recoded(replace(event, type=value.upper(), mode=None))


def _with_status(event: Event, value: str, by: str) -> Event:
    return _recoded(replace(event, status=value.lower(), status_basis=f"decided by {by}"))


def _recoded(event: Event) -> Event:
    """The event with all codes that type, mode and status decide."""
    recorded = plover.recorded_type(event.type, event.status)
    shown = recorded or event.type
    mode = plover.recorded_mode(event.type, event.mode, event.status) if recorded else event.mode
    return replace(
        event, plover=recorded, quad=plover.quad(shown), intensity=plover.intensity(shown, mode),
        cameo=cameo.code_of(event.type, event.mode, event.status, event.contexts), confident=True,
    )  # fmt: skip


def _with_source(event: Event, value: str, by: str) -> Event:
    del by
    span = (event.source_start, event.source_end, event.source_text)
    return replace(event, source=value or None, sources=_parties(event, value, span))


def _with_recipient(event: Event, value: str, by: str) -> Event:
    del by
    span = (event.recipient_start, event.recipient_end, event.recipient_text)
    return replace(event, recipient=value or None, recipients=_parties(event, value, span))


def _parties(event: Event, codes: str, span: tuple[int | None, int | None, str | None]) -> tuple[Party, ...]:
    """The parties of some codes, at the words that the machine took for them or, without such, at the act's."""
    start, end, text = span
    there = start is not None and end is not None and text is not None
    for code in filter(None, codes.split(";")):
        parse_code(code)
    return tuple(
        Party(
            actor=code, inferred=not there, party_start=event.anchor_start if start is None else start,
            party_end=event.anchor_end if end is None else end, text=event.anchor_text if text is None else text,
        )
        for code in codes.split(";") if code
    )  # fmt: skip


def _with_day(event: Event, value: str, by: str) -> Event:
    first, _, last = value.partition("/")
    begin, end = read_stamp(first), read_stamp(last or first)
    if begin is None or end is None or begin.earliest > end.latest:
        raise ValueError(f"{value!r} is no date; write 2023-03-20, 2023-03, 2023 or two of them with / between")
    return replace(
        event, occurred=value, occurred_earliest=begin.earliest, occurred_latest=end.latest, date_start=None,
        date_end=None, date_basis=f"decided by {by}",
    )  # fmt: skip


def _with_place(event: Event, value: str, by: str) -> Event:
    return replace(event, place=value or None, place_start=None, place_end=None, place_basis=f"decided by {by}")


def _with_confidence(event: Event, value: str, by: str) -> Event:
    del by
    return replace(event, confident=value == "true")


_EVENT_FIELDS: Mapping[str, Callable[[Event, str, str], Event]] = {
    "type": _with_type,
    "status": _with_status,
    "source": _with_source,
    "recipient": _with_recipient,
    "occurred": _with_day,
    "place": _with_place,
    "confident": _with_confidence,
}
EVENT_FIELDS = tuple(_EVENT_FIELDS)
"""What of an event a person can set."""


def _corrected_mention(mention: Mention, decision: Decision) -> Mention:
    if decision.object != "actor":
        raise ValueError(f"a mention has no field {decision.object!r} to be set; actor")
    for code in filter(None, (decision.value or "").split(";")):
        parse_code(code)
    by = decision.by
    return replace(mention, actor=decision.value or None, basis=f"decided by {by}", decided_by=by)


def _corrected_statement(statement: Statement, decision: Decision) -> Statement:
    if decision.object == "polarity" and decision.value in ("affirmed", "denied"):
        return replace(statement, polarity=decision.value, decided_by=decision.by)
    if decision.object != "speaker":
        raise ValueError(f"a statement has no {decision.object!r} that can be {decision.value!r}; speaker, polarity")
    code = decision.value or None
    parse_code(code or "")
    known = load_codebook().actor(code or "")
    name = next((form.form for form in known if not form.short), statement.speaker_name)
    return replace(statement, speaker=code, speaker_name=name, decided_by=decision.by)


_CORRECTED: Sequence[tuple[str, str, Callable[[Any, Decision], Any]]] = (
    ("mentions", "mention", _corrected_mention),
    ("statements", "statement", _corrected_statement),
    ("events", "event", corrected_event),
)
"""Table, kind of decision, what carries one out."""


def _renamed_mention(mention: Mention, aliases: Aliases) -> Mention:
    return replace(mention, actor=aliases.of(mention.actor), decided_by=aliases.by(mention.actor))


def _renamed_statement(statement: Statement, aliases: Aliases) -> Statement:
    return replace(statement, speaker=aliases.of(statement.speaker), decided_by=aliases.by(statement.speaker))


def _renamed_event(event: Event, aliases: Aliases) -> Event:
    codes = ";".join(filter(None, (event.source, event.recipient)))
    return replace(
        event, source=aliases.of(event.source), recipient=aliases.of(event.recipient),
        sources=_renamed_parties(event.sources, aliases), recipients=_renamed_parties(event.recipients, aliases),
        decided_by=aliases.by(codes),
    )  # fmt: skip


def _renamed_parties(parties: Iterable[Party], aliases: Aliases) -> tuple[Party, ...]:
    return tuple(replace(party, actor=aliases.of(party.actor) or party.actor) for party in parties)


_RENAMED: Sequence[tuple[str, str, Callable[[Any, Aliases], Any]]] = (
    ("mentions", "coalesce(actor, '')", _renamed_mention),
    ("statements", "coalesce(speaker, '')", _renamed_statement),
    ("events", "concat(coalesce(source, ''), ';', coalesce(recipient, ''))", _renamed_event),
)
"""Table, where its actor codes stand, what puts another name in their place."""
