"""A report in, the passages out that do not agree with another one in it: dates, sums, persons, roles.

Each rule asks for the whole of the contradiction in the report's own words. What an update, an attribution, a
rounded figure or a part left out would explain is no slip.
"""

from collections.abc import Callable, Iterator

from dragoman.extract.remarks.making import remark_of
from dragoman.extract.remarks.slips import (
    changes,
    days,
    happenings,
    lapses,
    lists,
    offices,
    order,
    persons,
    roles,
    shares,
    spells,
    sums,
    tolls,
    units,
)
from dragoman.extract.remarks.slips.slip import Slip
from dragoman.model.annotations import AnnotatedDocument, Remark

KIND = "slip"
_RULES: tuple[Callable[[AnnotatedDocument], Iterator[Slip]], ...] = (
    days.find,
    lapses.find,
    spells.find,
    sums.find,
    lists.find,
    shares.find,
    changes.find,
    persons.find,
    tolls.find,
    roles.find,
    offices.find,
    units.find,
    order.find,
    happenings.find,
)


def find(report: AnnotatedDocument) -> Iterator[Remark]:
    """The slips of a report; of two that mark the same words the first rule's."""
    seen: set[tuple[int, int]] = set()
    for rule in _RULES:
        for slip in rule(report):
            if slip.span in seen:
                continue
            seen.add(slip.span)
            yield remark_of(report, KIND, slip.span, slip.cue, slip.reason)
