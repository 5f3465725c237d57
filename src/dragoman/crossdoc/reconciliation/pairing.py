"""What reports say on one point in, one pair for each pair of origins out.

Copies are not compared: of the reports of an origin the earliest speaks. What differs inside an origin
is a change in rewriting.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")

MOST_ORIGINS = 12
"""Origins that are compared on one point, the earliest first: 66 pairs at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What comparing needs of a report: when it came and whose text it is.

    `days` are the first and last ISO day of publication, None where unknown; `outlets` who published it, and the
    agency that it credits.
    """

    document_id: str
    story_id: str | None
    thread: str
    origins: frozenset[str]
    days: tuple[str, str] | None
    outlets: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str]:
        """By first day of publication, unknown last, then by id."""
        return (self.days[0] if self.days else "9999", self.document_id)

    def before(self, other: "Report") -> bool:
        """Whether it was surely published on an earlier day."""
        return self.days is not None and other.days is not None and self.days[1] < other.days[0]


class Act(Protocol):
    """What a report says of an act that another may tell too."""

    @property
    def report(self) -> Report:
        """Who tells it."""

    @property
    def act(self) -> str:
        """What the act is known by."""


A = TypeVar("A", bound=Act)


def of_one_outlet(first: Report, second: Report) -> bool:
    """Whether one outlet or agency tells both: what it says twice is said once."""
    return not first.outlets.isdisjoint(second.outlets)


def pairs_of_acts(items: Iterable[A]) -> Iterator[tuple[list[A], list[A]]]:
    """What two reports without a common origin say of one act, act by act in the order of their names."""
    by_act: dict[str, dict[str, list[A]]] = defaultdict(lambda: defaultdict(list))
    for each in items:
        by_act[each.act][each.report.document_id].append(each)
    for act in sorted(by_act):
        yield from independent_pairs(by_act[act].values(), lambda group: group[0].report)


def independent_pairs(items: Iterable[T], report: Callable[[T], Report]) -> Iterator[tuple[T, T]]:
    """Pairs of items from reports without a common origin, one a pair of origins, the earlier report first."""
    chosen: dict[frozenset[str], T] = {}
    for item in sorted(items, key=lambda each: report(each).order):
        chosen.setdefault(report(item).origins, item)
    ordered = list(chosen.values())[:MOST_ORIGINS]
    for number, first in enumerate(ordered):
        for second in ordered[number + 1 :]:
            if report(first).origins.isdisjoint(report(second).origins):
                yield first, second


def pairs_of_one_origin(items: Iterable[T], report: Callable[[T], Report]) -> Iterator[tuple[T, T]]:
    """Pairs of items from two reports of one origin: the earliest of them with each later one."""
    chosen: dict[frozenset[str], T] = {}
    for item in sorted(items, key=lambda each: report(each).order):
        first = chosen.setdefault(report(item).origins, item)
        if report(first).document_id != report(item).document_id:
            yield first, item
