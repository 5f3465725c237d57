"""The events of one incident in, comparisons of what they say on when, where, who, how many and how out.

A slot that one report leaves open is no difference, but where a later report fills it in for what was
only planned, that is news: an update.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.codebooks.parties import codes_of, one_side, places_of
from dragoman.crossdoc.reconciliation.pairing import Report, independent_pairs, pairs_of_one_origin
from dragoman.crossdoc.reconciliation.rows import Finding
from dragoman.crossdoc.reconciliation.values import (
    AGREE,
    CONTRADICT,
    LESS_PRECISE,
    UNDECIDED,
    UPDATE,
    compare_days,
    compare_sizes,
)
from dragoman.language.words import stem_of
from dragoman.model.annotations import Event, Size
from dragoman.model.findings import Incident

WHOLE_COUNTRY = "\0country"
"""What follows a name under which a place that is a country stands among the places."""

Span = tuple[int, int]

HAPPENED = frozenset({"occurred", "ongoing"})
_AHEAD = frozenset({"planned", "threatened"})
_NOT_SO = frozenset({"negated", "denied"})
_YEAR = 364
_LONG = 31
"""Days from which on a date tells a period and not a day: it takes part in no contradiction."""
_BESIDE = 30
"""Characters between a party and its act within which both are quoted: "he would halt"."""
_NO_DATE = 366
"""Days from which on an interval says nothing of when something happened; so does one that is no month or year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with its report."""

    event: Event
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What one event says on a point: where the words stand and how to name the value."""

    told: Told
    span: Span
    value: str


def compared_slots(incident: Incident, told: Sequence[Told], countries: Mapping[str, str]) -> Iterator[Finding]:
    """The comparisons of an incident.

    Args:
        incident: The incident.
        told: Its events with their reports.
        countries: Place as named, lower case -> country code, for "Moscow" and "Russia".
    """
    for point, read in _SLOTS.items():
        slots = [slot for each in told if (slot := read(each)) is not None]
        for first, second in independent_pairs(slots, _report):
            found = _COMPARE[point](first, second, countries)
            if found is not None:
                yield _finding(incident, point, found, first, second)
        for first, second in pairs_of_one_origin(slots, _report):
            if _COMPARE[point](first, second, countries) == CONTRADICT:
                yield _finding(incident, point, "same_origin_changed", first, second)
    yield from _filled_in(incident, told)
    yield from _sizes(incident, told)


def _report(slot: Slot) -> Report:
    return slot.told.report


def _when(told: Told) -> Slot | None:
    event = told.event
    if event.occurred is None or event.date_start is None or event.date_end is None:
        return None
    return Slot(told=told, span=(event.date_start, event.date_end), value=event.occurred)


def _where(told: Told) -> Slot | None:
    event = told.event
    if event.place is None or event.place_start is None or event.place_end is None:
        return None
    return Slot(told=told, span=(event.place_start, event.place_end), value=event.place)


def _how(told: Told) -> Slot | None:
    event = told.event
    return Slot(told=told, span=(event.anchor_start, event.anchor_end), value=event.mode) if event.mode else None


def _status(told: Told) -> Slot | None:
    event = told.event
    return Slot(told=told, span=(event.anchor_start, event.anchor_end), value=event.status)


def _source(told: Told) -> Slot | None:
    event = told.event
    if event.source is None or event.source_start is None or event.source_end is None or not event.recipients:
        return None
    end = event.anchor_end if 0 <= event.anchor_start - event.source_end <= _BESIDE else event.source_end
    return Slot(told=told, span=(event.source_start, end), value=event.source)


_SLOTS: Mapping[str, Callable[[Told], Slot | None]] = {
    "when": _when, "where": _where, "how": _how, "who": _source, "status": _status,
}  # fmt: skip

Countries = Mapping[str, str]


def _compare_when(first: Slot, second: Slot, _: Countries) -> str | None:
    days = [_days(slot.told.event) for slot in (first, second)]
    if days[0] is None or days[1] is None:
        return None
    relation = compare_days(days[0], days[1])
    if relation == LESS_PRECISE and _says_nothing(first, second):
        return None
    if relation != CONTRADICT:
        return relation
    if max(last - start for start, last in (days[0], days[1])) >= _LONG:
        return None
    if days[0][0] - days[1][1] == 1 or days[1][0] - days[0][1] == 1:
        return UNDECIDED  # it may be one moment in two time zones
    moved = first.told.event.status in _AHEAD or second.told.event.status in _AHEAD
    if moved and _reported_apart(first, second):
        return UPDATE
    return None if _own_news(first, second) else CONTRADICT


def _own_news(first: Slot, second: Slot) -> bool:
    """Whether each report dates by its own day, and the days of the reports differ: then it happened twice."""
    if not _reported_apart(first, second):
        return False
    gaps = []
    for slot in (first, second):
        days, published = _days(slot.told.event), slot.told.report.days
        if days is None or published is None:
            return False
        gaps.append(abs(days[0] - date.fromisoformat(published[0]).toordinal()))
    return max(gaps) <= _NEWS and _slots_apart(first, second) > _NEWS


def _slots_apart(first: Slot, second: Slot) -> int:
    """Days between the reports of two slots, 0 where one is undated."""
    a, b = first.told.report.days, second.told.report.days
    if a is None or b is None:
        return 0
    return abs(date.fromisoformat(a[0]).toordinal() - date.fromisoformat(b[0]).toordinal())


_NEWS = 2
"""Days around its publication whose events a report tells as its own news."""


def _says_nothing(first: Slot, second: Slot) -> bool:
    """Whether one of two dates is wide because its report is undated, or a year beside a day."""
    spans = [(slot.value, days[1] - days[0]) for slot in (first, second) if (days := _days(slot.told.event))]
    widest, narrowest = max(width for _, width in spans), min(width for _, width in spans)
    undated = any("/" in value and width >= _LONG for value, width in spans)
    return undated or widest >= _NO_DATE or (widest >= _YEAR and narrowest < _LONG)


def _compare_where(first: Slot, second: Slot, countries: Countries) -> str | None:
    ours, theirs = first.value.casefold(), second.value.casefold()
    if ours == theirs:
        return None if _is_country(ours, countries) and _is_party(first, countries[ours]) else AGREE
    if countries.get(ours) is None or countries.get(ours) != countries.get(theirs):
        return None  # two places of one sentence are seldom one slot
    return LESS_PRECISE if _is_country(ours, countries) != _is_country(theirs, countries) else None


def _is_party(slot: Slot, country: str) -> bool:
    """Whether a country takes part in what happens: an invasion of Tarn is in Tarn anyway."""
    event = slot.told.event
    return any(code.split(".")[0].split("/")[0] == country for code in f"{event.source};{event.recipient}".split(";"))


def _is_country(place: str, countries: Countries) -> bool:
    return countries.get(place + WHOLE_COUNTRY) is not None


def _compare_how(first: Slot, second: Slot, _: Countries) -> str | None:
    if first.value == second.value:
        return None if _one_word(first, second) else AGREE
    moved = first.told.event.status in _AHEAD and _reported_apart(first, second)
    return UPDATE if moved else UNDECIDED


def _one_word(first: Slot, second: Slot) -> bool:
    """Whether both reports call the act by one word: that they agree on its manner says nothing more."""
    ours, theirs = ({stem_of(word) for word in slot.told.event.anchor_text.lower().split()} for slot in (first, second))
    return not ours.isdisjoint(theirs)


def _compare_who(first: Slot, second: Slot, _: Countries) -> str | None:
    if first.value == second.value:
        return AGREE
    if "/" not in first.value + second.value:
        return None  # a state and its army: one of many words for one party
    ours, theirs = (codes_of(value.split(";")) for value in (first.value, second.value))
    if places_of(ours) != places_of(theirs) or not one_side(ours, theirs):
        return None  # a government and the rebels of its country
    return LESS_PRECISE


def _compare_status(first: Slot, second: Slot, _: Countries) -> str | None:
    statuses = {first.value, second.value}
    if first.value in _AHEAD and second.value in HAPPENED:
        return UPDATE if first.told.report.before(second.told.report) else None
    if statuses & _NOT_SO and statuses & HAPPENED:
        return (
            CONTRADICT
            if first.told.event.statement_id is None and second.told.event.statement_id is None
            else UNDECIDED
        )
    return None


_COMPARE: Mapping[str, Callable[[Slot, Slot, Countries], str | None]] = {
    "when": _compare_when, "where": _compare_where, "how": _compare_how, "who": _compare_who,
    "status": _compare_status,
}  # fmt: skip


def _filled_in(incident: Incident, told: Sequence[Told]) -> Iterator[Finding]:
    """The first report of a plan that leaves open how, and the first later one that says it."""
    ordered = sorted(told, key=lambda each: each.report.order)
    known = next((each for each in ordered if each.event.mode), None)
    if known is None or known.event.type != "CONSULT":
        return
    for each in ordered:
        if (
            each.event.mode
            or each.event.status not in _AHEAD
            or not each.report.origins.isdisjoint(known.report.origins)
        ):
            continue
        if each.report.before(known.report):
            slots = [Slot(told=t, span=(t.event.anchor_start, t.event.anchor_end), value=t.event.mode or "not said")
                     for t in (each, known)]  # fmt: skip
            yield _finding(incident, "how", UPDATE, *slots)
            return


def _sizes(incident: Incident, told: Sequence[Told]) -> Iterator[Finding]:
    by_kind: dict[str, list[tuple[Told, Size]]] = {}
    for each in told:
        for size in each.event.size:
            by_kind.setdefault(size.kind, []).append((each, size))
    for kind in sorted(by_kind):
        slots = [(Slot(told=each, span=(size.size_start, size.size_end), value=_size_words(size)), size)
                 for each, size in by_kind[kind]]  # fmt: skip
        for (first, ours), (second, theirs) in independent_pairs(slots, lambda pair: pair[0].told.report):
            relation = compare_sizes(ours, theirs)
            if relation == CONTRADICT or (relation != AGREE and ours.number != theirs.number):
                relation = (
                    UPDATE if _reported_apart(first, second) else UNDECIDED if relation == CONTRADICT else relation
                )
            yield _finding(incident, "how many", relation, first, second, subject=kind)
        for (first, ours), (second, theirs) in pairs_of_one_origin(slots, lambda pair: pair[0].told.report):
            if compare_sizes(ours, theirs) != AGREE:
                grown = ours.number != theirs.number and _reported_apart(first, second)
                relation = UPDATE if grown else "same_origin_changed"
                yield _finding(incident, "how many", relation, first, second, subject=kind)


def _size_words(size: Size) -> str:
    return " ".join(part for part in (size.qualifier, str(size.number), size.kind) if part)


def _reported_apart(first: Slot, second: Slot) -> bool:
    a, b = first.told.report, second.told.report
    return a.before(b) or b.before(a)


def _days(event: Event) -> tuple[int, int] | None:
    if event.occurred_earliest is None or event.occurred_latest is None:
        return None
    return date.fromisoformat(event.occurred_earliest).toordinal(), date.fromisoformat(
        event.occurred_latest
    ).toordinal()


def _finding(incident: Incident, point: str, relation: str, first: Slot, second: Slot, *, subject: str = "") -> Finding:
    return Finding(
        point=point, relation=relation,
        a=first.told.report, a_start=first.span[0], a_end=first.span[1], a_value=first.value,
        b=second.told.report, b_start=second.span[0], b_end=second.span[1], b_value=second.value,
        subject=subject or f'"{first.told.event.anchor_text}"', incident_id=incident.incident_id,
    )  # fmt: skip
