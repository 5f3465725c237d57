"""Why an event was coded as it is, in whole sentences: a row of `events` in, lines out.

The columns say it in the field's shorthand ("deny: refuse (row 298)"); here each step of the rule, each party, the
status and the date is told as a person would, with the words that it rests on.
"""

import re
from collections.abc import Iterator, Mapping

from dragoman.codebooks.plover import event_types, modes
from dragoman.codebooks.predicates import examples, predicates
from dragoman.exporters.reading.content import Line
from dragoman.exporters.reading.labels import Labels
from dragoman.model.annotations import Event, Party

_STEP = re.compile(r"(?P<words>[^:]+): (?P<reading>[\w.-]+) \(row (?P<row>\d+)\)")

_OPERATORS: Mapping[str, str] = {
    "light": "adds nothing to the act that it governs",
    "intend": "says that the act is still to come",
    "decide": "says that the act is decided on",
    "demand": "asks for the act, which makes it a request",
    "order": "orders the act, which makes it a request",
    "refuse": "refuses the act",
    "fail": "says that the act did not come about",
    "avoid": "says that the act was left undone",
    "negate": "says that there was no such act",
    "end": "ends the act: broken-off cooperation is a sanction, an ended hostile act a retreat",
    "prevent": "keeps the act from being done",
    "accept": "accepts what was asked for",
    "allow": "lets the act be done",
    "threaten": "threatens the act",
    "say": "says it",
}  # fmt: skip
"""Operator of `predicates.csv` -> what it does, in words."""

_AUXILIARIES: Mapping[str, str] = {
    **dict.fromkeys(("will", "would", "shall", "'ll", "wo", "'d", "to"), "puts it in the future"),
    **dict.fromkeys(("may", "might", "could", "can", "ca"), "makes it a possibility"),
    **dict.fromkeys(("must", "should", "ought"), "makes it a duty"),
    "not": "takes it back",
    "no": "ends it",
}
"""First word of a step that is no row -> what it does."""

_STATUS: Mapping[str, str] = {
    "occurred": "It is told as having happened",
    "ongoing": "It is told as going on",
    "planned": "It is told as still to come",
    "threatened": "It is threatened, not done",
    "hypothetical": "It is told as a possibility",
    "denied": "Somebody denies it",
    "negated": "It is told as not having happened",
}
_PLAIN = "plain assertion"


def reasons_of(event: Event, labels: Labels) -> Iterator[Line]:
    """The reasons in the order in which a reader asks for them: what, why so, who, how far, under which type, when."""
    meaning = event_types()[event.type].meaning
    mode = f", and here: {modes(event.type)[event.mode].meaning} (mode {event.mode})" if event.mode else ""
    yield _line(f"What was done is {event.type} ({meaning}){mode}.", event, labels, "anchor")
    for step in event.rule.split(" > "):
        yield Line(text=_told(step))
    yield from _parties("Who acts", event.sources, event, labels)
    if event.recipients or not event.recipient:
        yield from _parties("To whom", event.recipients, event, labels)
    if event.recipient and not event.recipients:
        yield Line(text="They do it to one another or together, so none of them is the recipient.")
    sign = f"the sign of it: {event.status_basis}" if event.status_basis != _PLAIN else "nothing takes it back"
    yield Line(text=f"{_STATUS.get(event.status, event.status)} (status {event.status}); {sign}.")
    yield Line(text=_recorded(event))
    if event.date_start is not None:
        yield _line(f"Its date is taken from the {event.date_basis}.", event, labels, "date")
    elif event.occurred is None:
        yield Line(text="No words date it.")


def _told(step: str) -> str:
    """A step of the rule in words; a row whose words have changed since is named without its example."""
    found = _STEP.fullmatch(step)
    if found is None:
        return f"“{step}” {_AUXILIARIES.get(step.split(' ')[0], 'completes the reading')}."
    words, reading = found["words"], found["reading"]
    if reading in _OPERATORS:
        return f"“{words}” {_OPERATORS[reading]}."
    example = _example(int(found["row"]), words)
    like = f" The pattern is that of “{example}”" if example else ""
    return f"“{words}” is read as {reading}.{like}"


def _example(row: int, words: str) -> str | None:
    """The example sentence of a row of the table of predicates, where the row still has the word."""
    kept = next((each for each in examples() if each.row == row), None)
    has_word = any(
        each.row == row for word in words.split(" ") for pos in "vna" for each in predicates().get((pos, word), ())
    )
    return re.sub(r"[\[\]{}]", "", kept.example) if kept is not None and has_word else None


def _parties(title: str, parties: tuple[Party, ...], event: Event, labels: Labels) -> Iterator[Line]:
    if not parties:
        yield Line(text=f"{title}: the clause does not say.")
    for party in parties:
        how = ", understood from the clause that governs it" if party.inferred else ""
        text = f"{title}: {labels.actor(party.actor)}, coded {party.actor}{how}."
        there = event.document_id in labels.texts
        span = (event.document_id, party.party_start, party.party_end)
        yield Line(
            text=text,
            quotes=(labels.quote(*span),) if there else (),
            citations=(labels.cite(*span),) if there else (),
        )


def _recorded(event: Event) -> str:
    """Under which type PLOVER's rules record it."""
    if event.plover is None:
        return "PLOVER records no event of it, since the report does not say that it was or will be done."
    if event.plover == event.type:
        return f"PLOVER records it as {event.plover}, score {event.intensity:g}."
    return f"PLOVER records it as {event.plover}, score {event.intensity:g}, since it is {event.status} and not done."


def _line(text: str, event: Event, labels: Labels, what: str) -> Line:
    start, end = getattr(event, f"{what}_start"), getattr(event, f"{what}_end")
    if event.document_id not in labels.texts or start is None:
        return Line(text=text)
    span = (event.document_id, start, end)
    return Line(text=text, quotes=(labels.quote(*span),), citations=(labels.cite(*span),))
