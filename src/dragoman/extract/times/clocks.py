"""A weekday of a report in, whether it is the day after the report's, which had begun by another place's clock, out.

A report of Monday in Washington tells what happened "on Tuesday" in Tokyo.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.language.calendar import Resolved, resolve
from dragoman.model.annotations import AnnotatedDocument
from dragoman.model.text import Document

HEAD_OF_REPORT = 3
"""Sentences of a report that tell its news."""
_EAST = frozenset(
    "AUS BRN CHN FJI HKG IDN JPN KHM KIR KOR LAO MAC MHL MNG MYS NCL NRU NZL PHL PLW PNG PRK SGP SLB THA TLS TON TUV "
    "TWN VNM VUT WSM".split()
)  # fmt: skip
"""Where clocks are seven hours and more before Greenwich's (IANA time zone database)."""

_LOCAL = ["local", "time"]
_WEEKDAY = re.compile(r"DCT(?:<=|>=|<~)(MON|TUE|WED|THU|FRI|SAT|SUN)\b")


def weekday_of(formula: str) -> str | None:
    """The weekday that a formula asks for by its bare name, or None."""
    match = _WEEKDAY.match(formula)
    return match[1] if match else None


def is_told_of_the_east(report: AnnotatedDocument) -> bool:
    """Whether the first sentences of a report name a state or place where the day begins long before Europe's."""
    if not report.sentences:
        return False
    end = report.sentences[:HEAD_OF_REPORT][-1].end
    codes = (mention.actor or "" for mention in report.mentions if mention.mention_start < end)
    places = (place.country for place in report.places if place.place_start < end)
    return any(code[:3] in _EAST for code in codes) or any(country in _EAST for country in places)


def by_local_time(formula: str, after: Sequence[str], document: Document) -> Resolved | None:
    """The day after the report's where the next words say whose clock it is: "Friday morning local time".

    Returns:
        None where they do not, where the report's day is not known, or where another day is named.
    """
    published = document.published_latest
    if list(after) != _LOCAL or published is None or published != document.published_earliest:
        return None
    tomorrow = (date.fromisoformat(published) + timedelta(days=1)).isoformat()
    resolved = resolve(formula, tomorrow, tomorrow)
    return resolved if resolved is not None and resolved.earliest == tomorrow else None


def is_tomorrow(formula: str, resolved: Resolved | None, document: Document) -> bool:
    """Whether a bare weekday, read as one that may be tomorrow, lies after the report's day."""
    if "<~" not in formula or resolved is None or document.published_latest is None:
        return False
    return resolved.earliest > document.published_latest
