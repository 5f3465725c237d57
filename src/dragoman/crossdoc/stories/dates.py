"""When reports speak of: words of the calendar and years, and the days about its own that a report tells of."""

import re
from collections.abc import Mapping
from datetime import date

from dragoman.language.words import stem_of
from dragoman.ports import CorpusView

_CALENDAR_WORDS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
October November December Christmas Easter Ramadan Eid Passover Thanksgiving Halloween spring summer autumn winter
"""
CALENDAR = frozenset(stem_of(word) for word in _CALENDAR_WORDS.split())
"""Words of the calendar: shared ones say that two reports speak of the same days. "May" is mostly a verb."""
_CENTURIES, _LENGTH = ("19", "20"), 4


def is_year(stem: str) -> bool:
    """Whether a stem is a year of the last two centuries."""
    return len(stem) == _LENGTH and stem.startswith(_CENTURIES) and stem.isdigit()


_IN_FIGURES = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_when(stem: str) -> bool:
    """Whether a stem is of the calendar: the name of a day or month, a year, or a day in figures (24.03.21)."""
    return stem in CALENDAR or is_year(stem) or _IN_FIGURES.fullmatch(stem) is not None


_TOLD = """
    select t.document_id, list(distinct t.time_earliest) as days
    from times t join documents d using (document_id)
    where t.type in ('DATE', 'TIME') and t.time_earliest = t.time_latest
      and d.published_basis <> 'inferred' and d.published_earliest = d.published_latest
      and date_diff('day', cast(t.time_earliest as date), cast(d.published_earliest as date)) between -2 and 8
    group by t.document_id
"""
"""News is of the days before it and of the next two; what lies farther off is background. A date that was inferred from
stories is left out: else a second run would find others than the first."""


def told_days(view: CorpusView) -> Mapping[str, frozenset[int]]:
    """Report -> the days, as ordinals, about its own that its text names; reports without a day are left out."""
    return {
        row["document_id"]: frozenset(date.fromisoformat(day).toordinal() for day in row["days"])
        for row in view.sql(_TOLD).to_pylist()
    }
