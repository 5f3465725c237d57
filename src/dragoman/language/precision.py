"""An EDTF date in, the finest day, month or year that holds all its days out, for formats with room for one date.

An interval of the record leaves open on which of its days something was ("some Monday in 2023"); only where the
report itself writes two days ("14-16 June") does it last. Neither is the first of its days.

Source:
    EDTF levels 0 and 1 (ISO 8601-2).
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from dragoman.language.calendar import edtf
from dragoman.ports import CorpusView

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")

_LASTING: Final = """
select event_id, occurred from events
join times on times.document_id = events.document_id and expression_start = date_start and value = occurred
where regexp_full_match(occurred, '\\d{4}-\\d\\d-\\d\\d/\\d{4}-\\d\\d-\\d\\d')
order by event_id
"""
"""A TIMEX3 value of two days is written by the report; one of a week, or without its year, is only resolved to days."""


def finest_date(days: str | None) -> str | None:
    """The one date that holds every day of an EDTF date: `2022-12-19/2022-12-25` is in `2022-12`.

    Returns:
        An ISO day, `YYYY-MM` or `YYYY`; None for an interval over two years, an open one, and what is no date.
    """
    first, _, last = (days or "").partition("/")
    if not _DATE.fullmatch(first) or (last and not _DATE.fullmatch(last)):
        return None
    shared = []
    for one, other in zip(first.split("-"), (last or first).split("-"), strict=False):
        if one != other:
            break
        shared.append(one)
    return "-".join(shared) or None


def known_day(days: str | None) -> str | None:
    """The ISO day of an EDTF date that leaves no other open, else None."""
    found = finest_date(days)
    return found if found and found.count("-") == 2 else None


def first_of(days: Iterable[tuple[str | None, str | None]]) -> str | None:
    """When the first of some things was, EDTF: not before the earliest of all days, not after any of their last ones.

    Args:
        days: The first and the last day, ISO, on which each can have been; one without days is passed over.

    Returns:
        None where none has days.
    """
    known = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in days if first and last]
    return edtf(min(first for first, _ in known), min(last for _, last in known)) if known else None


def lasting(view: CorpusView) -> Mapping[str, str]:
    """event_id -> the days it lasts, EDTF, for the events whose report writes their first and last day itself."""
    return {row["event_id"]: row["occurred"] for row in view.sql(_LASTING).to_pylist()}
