"""Tellings of one thread in, groups that are one happening each out.

Complete-link, the best known telling first: a telling joins the group with most evidence for it, unless
any member speaks against it, so that no chain of vague tellings makes two happenings one.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dragoman.crossdoc.incidents.matching import ENOUGH, evidence, opens
from dragoman.crossdoc.incidents.tellings import Telling

_MOST_GROUPS = 200
"""Groups that a telling is compared with; the largest first. Bounds the work in a thread of thousands."""
_MOST_MEMBERS = 24
"""Members of a group that a telling is compared with; the best known first."""
_MONTH = 31
_LONGEST = 4
"""Months that a date may span and still serve as a key."""

Index = dict[str, dict[int | None, dict[int, "Group"]]]
"""State or body -> month of the calendar (None: no date) -> groups."""
Pair = frozenset[str]
"""Two event ids."""


@dataclass(slots=True, eq=False)
class Group:
    """Tellings of one happening, the best known first."""

    members: list[Telling] = field(default_factory=list)

    @property
    def event_ids(self) -> set[str]:
        """The events of all members."""
        return {event.event_id for member in self.members for event in member.events}


def grouped(tellings: Sequence[Telling], apart: Collection[Pair] = ()) -> list[Group]:
    """The groups of a thread, in the order of their first report.

    Args:
        tellings: In any order.
        apart: Pairs of events that a person has judged not to be one happening.
    """
    index: Index = defaultdict(lambda: defaultdict(dict))
    groups: list[Group] = []
    for telling in sorted(tellings, key=_best_known_first):
        group = _best_group(telling, _candidates(telling, index), apart)
        if group is None:
            group = Group()
            groups.append(group)
        group.members.append(telling)
        for place in telling.places:
            for month in _months(telling):
                index[place][month][id(group)] = group
    return sorted(groups, key=lambda group: min(member.order for member in group.members))


def _best_known_first(telling: Telling) -> tuple[int, int, int, tuple[str, str, int]]:
    length = telling.days[1] - telling.days[0] if telling.days else 10_000
    names = sum(code.name is not None for code in telling.sources | telling.recipients)
    known = bool(telling.sources) + bool(telling.recipients)
    return (length, -known, -names, telling.order)


def _best_group(telling: Telling, candidates: Sequence[Group], apart: Collection[Pair]) -> Group | None:
    fits = [(found, group) for group in candidates if (found := _fit(telling, group, apart)) is not None]
    best, most = None, ENOUGH
    for found, group in _without_rivals(telling, fits):
        if found > most or (found == most and best is None):
            best, most = group, found
    return best


def _without_rivals(telling: Telling, fits: list[tuple[float, Group]]) -> list[tuple[float, Group]]:
    """What a telling may join: an opening of war without a date, none of several that have one."""
    if telling.days is not None or not opens(telling):
        return fits
    dated = [group for _, group in fits if any(opens(member) and member.days is not None for member in group.members)]
    return [fit for fit in fits if fit[1] not in dated] if len(dated) > 1 else fits


def _fit(telling: Telling, group: Group, apart: Collection[Pair]) -> float | None:
    if apart and _parted(telling, group, apart):
        return None
    most = 0.0
    for member in group.members[:_MOST_MEMBERS]:
        found = evidence(telling, member)
        if found is None:
            return None
        most = max(most, found)
    return most


def _parted(telling: Telling, group: Group, apart: Collection[Pair]) -> bool:
    ours = {event.event_id for event in telling.events}
    theirs = group.event_ids
    return any(len(pair & ours) == 1 and pair - ours <= theirs for pair in apart)


def _candidates(telling: Telling, index: Index) -> list[Group]:
    found: dict[int, Group] = {}
    months = _near(_months(telling))
    for place in telling.places:
        for month, groups in index[place].items():
            if months is None or month is None or month in months:
                found.update(groups)
    ordered = sorted(found.values(), key=lambda group: (-len(group.members), group.members[0].order))
    return ordered[:_MOST_GROUPS]


def _near(months: Sequence[int | None]) -> range | None:
    numbers = [month for month in months if month is not None]
    return range(min(numbers) - 1, max(numbers) + 2) if numbers else None


def _months(telling: Telling) -> list[int | None]:
    if telling.days is None:
        return [None]
    first, last = telling.days[0] // _MONTH, telling.days[1] // _MONTH
    return list(range(first, last + 1)) if last - first < _LONGEST else [None]
