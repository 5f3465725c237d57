"""A report's text and time expressions in, the years in which it may have appeared out, from the years it names.

A report speaks mostly of its own year and those beside it. How far off it lies follows from how it names
them (`named_years`): best from the year of figures and budgets, which are of the report's own year or the
next; else from the latest year that it does not name as still to come, by how often it names this year or the
two before, whether with month or day, and how soon the next year to come follows; where all are still to
come, from the first of these. A line of copyright bears the year of the report itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.crossdoc.dating.named_years import COPYRIGHT, NamedYear, named_years
from dragoman.language.measures import counted
from dragoman.model.annotations import TimeExpression
from dragoman.model.text import Document

Slack = tuple[int, int]
"""Years that a report lies before and after a year that it names. The rows of this module were counted on 5,594 dated
reports (Reuters 2010-11, Wikinews 2004-13, web news 2016-18), 3,024 of which name a year: 98 % of them lie inside. Each
end was set by the second or third farthest report, and moved outwards where reports that nobody had looked at lay
beyond it; the last 531 of those were 97.9 % inside before they were counted."""

_OWN: Mapping[str, Slack] = {"before": (2, 1), "same": (2, 2), "later": (2, 8), "none": (4, 1)}
"""By the latest year of which figures or a budget are told, and what other year is the latest one named: the year
before (84 of 84), the same (85 of 85), a later one (42 of 43), an older one or none (312 of 315)."""
_NAMED: Mapping[tuple[int, bool], Slack] = {
    (1, True): (1, 20),
    (2, False): (4, 16),
    (2, True): (2, 6),
    (3, False): (4, 16),
    (3, True): (2, 3),
    (4, False): (2, 5),
    (4, True): (1, 3),
}
"""By how many times the latest year named or the two before are named (4 stands for more) and whether some of them with
month or day, where no later year is named as still to come: 877 of 887."""
_AMONG_OLDER: Mapping[bool, Slack] = {False: (6, 16), True: (2, 7)}
"""The same for one mention beside years more than two before it: 150 of 156 bare, 65 of 69 with month or day."""
_NEXT: Mapping[tuple[int, bool], Slack] = {
    (0, True): (7, 1),
    (0, False): (3, 6),
    (1, True): (1, 2),
    (1, False): (2, 4),
    (2, True): (2, 4),
    (2, False): (3, 6),
    (4, True): (3, 10),
    (4, False): (3, 10),
}
"""By how many years after the latest year named the next one to come is (2: or three, 4: or more), and whether it is
surely to come: 61 of 61, 131 of 135, 27 of 27, 85 of 87, 52 of 52, 97 of 98 and 154 of 156."""
_NEXT_TO_ONE: Mapping[int, Slack] = {1: (5, 7), 2: (5, 13)}
"""The same where only one bare year is named, and the next one is not sure: 23 of 24, 52 of 52."""
_ONE_IN_LEAD, _LEAD = (1, 20), 600
"""The same for the only year named, where it stands in the first characters of the report: 91 of 93. Later ones tell
too little: 97 % take 45 years."""
_ONLY_AHEAD: Mapping[str, Slack] = {"sure": (9, 1), "due": (9, 3), "told": (6, 6), "perhaps": (6, 8)}
"""By how the first of several years is named, all as still to come: 45 of 46, 2 of 2, 9 of 10 and 106 of 111."""
_ONE_AHEAD: Mapping[tuple[str, bool], Slack] = {
    ("sure", False): (15, 2),
    ("sure", True): (9, 1),
    ("due", False): (25, 3),
    ("due", True): (25, 3),
    ("told", False): (8, 8),
    ("told", True): (8, 8),
    ("perhaps", False): (10, 10),
    ("perhaps", True): (5, 6),
}
"""By how the only year named is named as still to come, and whether with month or day: 88 of 88, 26 of 26, none of
these for debt, 29 of 30, 189 of 192 and 64 of 67."""
_FAR_BACK = 10
"""Years before the first of those to come from which on the years named may be history (a shop opened in 1947), or the
ones to come goals: the report lies anywhere between."""
_FARTHEST_GOAL = 30
"""Years ahead beyond which there are no goals, so that the years named before are history."""
_GOAL = 12
"""Years before a goal (sales of 10 billion in 2030) from which on it is named."""
_YEAR_BEGINS = "12-01"
"""Month and day from which on the coming year is spoken of as if it had begun."""
_COPYRIGHT_SLACK = 1
"""Months into the next year for which a line of copyright keeps its year; all 18 of the open sets bear the year of
the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """First and last ISO day on which a report may have appeared, the words that say so (code points), the reason."""

    kind: str
    first: str
    last: str
    start: int
    end: int
    reason: str


def years_of(document: Document, times: Sequence[TimeExpression]) -> Iterator[Years]:
    """The years of the copyright and those in which 97 in 100 reports that name such years appeared."""
    for match in COPYRIGHT.finditer(document.text):
        year = int(match["year"])
        yield Years(
            kind="copyright", first=f"{year:04}-01-01", last=f"{year + 1:04}-{_COPYRIGHT_SLACK:02}-31",
            start=match.start(), end=match.end(), reason=f"a line of copyright bears the year {year}",
        )  # fmt: skip
    mentions = named_years(document, times)
    chosen = _chosen(mentions)
    if chosen is None:
        return
    one, (before, after), words = chosen
    if one.year - before < 2 or one.until + after > 9998:
        return
    yield Years(
        kind="years", first=f"{one.year - before - 1:04}-{_YEAR_BEGINS}", last=f"{one.until + after:04}-12-31",
        start=one.start, end=one.end,
        reason=f"{one.year} is {words}: 97 in 100 such reports appeared {_around(one.year, before, after)}",
    )  # fmt: skip


def _around(year: int, before: int, after: int) -> str:
    """Years before and after one in words: `at most 3 years before it and 6 years after it`."""
    told = [
        f"{counted(before, 'year')} before" if before else None,
        f"{counted(after, 'year')} after" if after else None,
    ]
    sides = " it and ".join(each for each in told if each)
    return f"at most {sides} it" if sides else f"in {year}"


def latest_year(document: Document, times: Sequence[TimeExpression]) -> str | None:
    """The latest year that a report names and not as still to come; None where it names none."""
    named = [each.year for each in named_years(document, times) if each.ahead is None]
    return f"{max(named):04}" if named else None


def _chosen(mentions: Sequence[NamedYear]) -> tuple[NamedYear, Slack, str] | None:
    """The year that the report is dated by, how many years it may lie before and after it, and why."""
    own = [each for each in mentions if each.own]
    named = [each for each in mentions if each.ahead is None and not each.own]
    ahead = [each for each in mentions if each.ahead is not None and not each.own]
    if own:
        return _by_own(own, named)
    if not named or (ahead and max(each.year for each in named) < min(each.year for each in ahead) - _FARTHEST_GOAL):
        return _by_first_ahead(ahead)
    latest = max(named, key=lambda each: (each.year, -each.start))
    far = min((each.year - latest.year for each in ahead), default=0)
    if far > _FAR_BACK:
        return latest, (1, far + 1), f"the latest year named, the first to come {counted(far, 'year')} later"
    return _by_latest(named, ahead)


def _perhaps_goal(year: NamedYear, slack: Slack, behind: Sequence[NamedYear]) -> Slack:
    """The slack of a bare year named once: a round one, or one far after all others, may be a goal still to come."""
    if year.fine or year.past:
        return slack
    others = [each.year for each in behind if each is not year and each.year <= year.year]
    before = year.year - max(others) + 1 if others else 0
    round_one = _GOAL if year.year % 10 == 0 and year.year not in others else 0
    return max(slack[0], min(before, _GOAL), round_one), slack[1]


def _by_own(own: Sequence[NamedYear], named: Sequence[NamedYear]) -> tuple[NamedYear, Slack, str]:
    chosen = max(own, key=lambda each: (each.year, -each.start))
    latest = max((each.year for each in named), default=0)
    beside = "later" if latest > chosen.year else {0: "same", 1: "before"}.get(chosen.year - latest, "none")
    return chosen, _perhaps_goal(chosen, _OWN[beside], named), "the latest year of which figures are told"


def _by_latest(named: Sequence[NamedYear], ahead: Sequence[NamedYear]) -> tuple[NamedYear, Slack, str] | None:
    latest = max(named, key=lambda each: (each.year, -each.start))
    recent = [each for each in named if each.year >= latest.year - 2]
    fine = any(each.fine for each in recent)
    words = f"the latest year named, with the two before it named {counted(len(recent), 'time')}"
    coming = [each for each in ahead if each.year >= latest.year and not _is_told_as_past(each, named)]
    if coming:
        first = min(coming, key=lambda each: (each.year, each.ahead != "sure"))
        after, sure = first.year - latest.year, first.ahead == "sure"
        step = max(each for each, _ in _NEXT if each <= after)
        one = len(named) == 1 and not fine and not sure
        slack = _NEXT_TO_ONE.get(step, _NEXT[step, sure]) if one else _NEXT[step, sure]
        coming_on = f"the next one to come {counted(after, 'year')} later" if after else "itself also as still to come"
        return latest, slack, f"{words}, {coming_on}"
    if len(recent) == 1 < len(named):
        return latest, _perhaps_goal(latest, _AMONG_OLDER[fine], named), words
    if len(named) == 1 and not fine:
        return (latest, _ONE_IN_LEAD, "the only year named, at the beginning") if latest.start < _LEAD else None
    return latest, _NAMED[min(4, len(recent)), fine], words


def _is_told_as_past(year: NamedYear, named: Sequence[NamedYear]) -> bool:
    """Whether a year that is perhaps to come is told in the past tense elsewhere."""
    return year.ahead == "perhaps" and any(each.past and each.year == year.year for each in named)


def _by_first_ahead(ahead: Sequence[NamedYear]) -> tuple[NamedYear, Slack, str] | None:
    if not ahead:
        return None
    first = min(ahead, key=lambda each: (each.year, each.start))
    how = next(
        kind
        for kind in ("sure", "due", "told", "perhaps")
        if any(e.ahead == kind for e in ahead if e.year == first.year)
    )
    several = len({each.year for each in ahead}) > 1
    if not several and first.year % 10 == 0 and not first.fine:
        return None  # 2030 and 2050 are goals from far off
    if several:
        return first, _ONLY_AHEAD[how], f"the first of {len(ahead)} years named, all as still to come"
    return first, _ONE_AHEAD[how, first.fine], "named as still to come"
