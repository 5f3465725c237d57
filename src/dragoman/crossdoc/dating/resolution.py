"""Time expressions of a report whose own date has become known: resolved again, with what points at them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.errors import TimeError
from dragoman.language.calendar import resolve, unanchored_value
from dragoman.model.annotations import Event, Statement, TimeExpression

_WIDEST_ANCHOR = 366
"""Days of an inferred interval against which relative words are resolved; "Friday" of some decade says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The days on which a report appeared, ISO, inclusive; both None where unknown. `published` is EDTF."""

    published: str | None
    earliest: str | None
    latest: str | None

    @property
    def usable(self) -> bool:
        """Whether the interval is narrow enough to count from."""
        if self.earliest is None or self.latest is None:
            return False
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days < _WIDEST_ANCHOR


def resolved_again(row: TimeExpression, anchor: Anchor) -> TimeExpression:
    """A time expression counted from its report's date; one without a formula comes back as it is."""
    if row.formula is None:
        return row
    value = row.value
    try:
        found = resolve(row.formula, anchor.earliest, anchor.latest) if anchor.usable else None
        if row.type in ("DATE", "TIME"):
            value = (found.value if found else None) or unanchored_value(row.formula)
    except TimeError as wrong:
        return replace(row, time=None, time_earliest=None, time_latest=None, anchor=f"no such day: {wrong}")
    return replace(
        row,
        value=value,
        time=found.time if found else None,
        time_earliest=found.earliest if found else None,
        time_latest=found.latest if found else None,
        anchor=_words(anchor),
    )


def dated_events(
    events: Sequence[Event], times: Mapping[tuple[int, int], TimeExpression]
) -> Iterator[tuple[Event, TimeExpression]]:
    """The events that point at a relative expression, each with it."""
    for event in events:
        row = times.get((event.date_start, event.date_end)) if event.date_start is not None and event.date_end else None
        if row is not None and row.formula is not None:
            yield event, row


def dated_statements(
    statements: Sequence[Statement], times: Mapping[tuple[int, int], TimeExpression]
) -> Iterator[tuple[Statement, TimeExpression]]:
    """The statements whose date points at a relative expression, each with it."""
    for statement in statements:
        span = (statement.said_start, statement.said_end)
        row = times.get((span[0], span[1])) if span[0] is not None and span[1] is not None else None
        if row is not None and row.formula is not None:
            yield statement, row


def _words(anchor: Anchor) -> str:
    if anchor.published is None:
        return "the report's date, which is not known"
    if not anchor.usable:
        return f"the report's date, known too loosely to count from: {anchor.published}"
    return f"the report's date, {anchor.published}"
