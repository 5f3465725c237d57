"""A report's text and time expressions in, what they say about the day it appeared out.

Each rule of the table `TRUST` gives constraints: a set of days, and the words that say so. What a verb in a
sure past tense dates has happened, what one in a sure future tense dates has not; a weekday beside a day
of a month fits some years only; a person in office fits a term; a report rarely speaks of years that lie
far from its own (`years`).
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.codebooks.actors import Codebook
from dragoman.crossdoc.dating.days import LAST, Days, between, union, widened
from dragoman.crossdoc.dating.offices import Holder, holders
from dragoman.crossdoc.dating.years import latest_year, years_of
from dragoman.language.calendar import WEEKDAYS, is_feast, month_period, occurrences
from dragoman.model.annotations import Region, TimeExpression
from dragoman.model.provenance import Evidence
from dragoman.model.text import Document

TRUST = {
    "future": 90,
    "past": 85,
    "caption": 80,
    "dateline": 78,
    "copy": 75,
    "derived": 72,
    "office": 70,
    "weekday": 60,
    "day": 55,
    "copyright": 50,
    "retold": 45,
    "years": 40,
    "plan": 35,
    "season": 30,
}
"""Kind -> how far it is trusted where two cannot both hold; the higher one stays. Expressions shared with another
report (`shared`) and the likely days of a story (`story`) come after these: they choose among the days left."""
_NEAR_DAY = 183
"""Days at most between a report and a day that it names without the year: else it would say the year."""
_OFFICE_SLACK = (120, 60)
"""Days before and after a term in which the title is used: for the elected and acting, and out of habit."""
_UNTIL_DAY = (183, 1)
"""Days from a day named without its year as still to come that a report lies before and after it: 38 of 39 such days
of the open sets. Past ones do not bound: of 123, every twelfth lies more than half a year back."""
_DATELINE_SLACK = (1, 2)
"""Days from the day of a dateline in which a report lies before and after it: time zones, and pages put up later."""
_PAST_MONTH = 250
"""Days from the end of a month named without its year as past in which a report lies: 97 % of 345 (247 days)."""
_PAST_FEAST = 75
"""Days from a feast named without its year as past in which a report lies: the farthest of the few there are lies 72
days back; of 215 feasts named in whatever way, 210 lie within 75 days before or after."""
_YEAR_END = 345
"""Days before the end of the year from which on one speaks of it as still to come: 30 of 32 of the open sets."""
_FISCAL = (275, 184)
"""Days that the fiscal year of a state or firm begins before, or ends after, the year whose number it bears: from April
of the year before (Britain's and India's, by the year they end in) to June of the one after."""
_SENTENCE_ENDS = (". ", "\n", "? ", "! ")
_GONE_BY = re.compile(
    r"\b(?:(?:19|20)[0-9]{2}(?!\w)|(?:years?|decades?) (?:ago|earlier|before)|at (?:that|the) time|in those days)\b",
    re.IGNORECASE,
)
"""In 2031 President Doe vowed; two years ago Prime Minister Doe held: who was in office then need not be so now."""
_WEEKDAY_YEARS = range(1900, 2100)
_SHIFTED_DAY = re.compile(r"DCT~M([0-9]{2})-([0-9]{2})([A-Z]{3})")
_DAY_OF_YEAR = re.compile(r"DCT(?:<=|>=|~)M([0-9]{2})-([0-9]{2})(?![0-9A-Z])")
_MONTH_OF_YEAR = re.compile(r"DCT<=M([0-9]{2})")
_OTHER_YEAR = re.compile(r"[^.;\n]{0,60}?(?:\byears?\s+(?:ago|before|earlier)\b|\blast year\b|\b(?:19|20)[0-9]{2}\b)")
"""On Easter Monday three years ago: words after a day that put it into another year."""
_NEGATED = re.compile(r"(?:\b(?:not|never|no)\b|n['’]t\b)[^.;\n]*$", re.IGNORECASE)
"""The ferries did not stop on Christmas Day: what is denied of a day is denied of all of it, so it is over."""
_FEAST = re.compile(r"DCT<=?([A-Z]+)")
_END_OF_YEAR = "DCT+0Y/END"
_READ_CHARACTERS = 20_000
"""Characters of a report that are searched for office holders: beginnings say who is who."""
_GALLERY = re.compile(r"\s*[0-9]{1,3}\s*(?:/|of)\s*[0-9]{1,3}\b")
"""1/34: the number of a picture in a gallery, which a page may show long after the report."""
_OF_PHOTO = re.compile(r",?\s+(?:file\s+)?(?:photo|photograph|picture|image|frame grab)\b", re.IGNORECASE)
"""In this May 3, 2021, file photo: the words before date a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """The days on which the report may have appeared, for one reason; `beside` quotes the other report."""

    kind: str
    days: Days
    evidence: Evidence
    beside: tuple[Evidence, ...] = ()


def constraints_of(
    document: Document, times: Sequence[TimeExpression], regions: Sequence[Region], codebook: Codebook
) -> list[Constraint]:
    """What one report says about its own day, in text order, the table of years last."""
    captions = [region for region in regions if region.kind == "caption"]
    galleries = [row for row in captions if _GALLERY.match(document.text, row.region_start, row.region_end)]
    told = [row for row in times if row.type in ("DATE", "TIME") and not _inside(row.expression_start, galleries)]
    lines = [region for region in regions if region.kind == "dateline"]
    found = [each for row in told if _inside(row.expression_start, lines) for each in _of_dateline(document, row)]
    found += [each for row in told for each in _of_time(document, row, captions)]
    found += [
        each for each in _of_offices(document, codebook, told) if not _inside(each.evidence.evidence_start, galleries)
    ]
    found += list(_of_years(document, told))
    return found


def _inside(place: int | None, regions: Sequence[Region]) -> bool:
    return place is not None and any(row.region_start <= place < row.region_end for row in regions)


def _of_time(document: Document, row: TimeExpression, captions: Sequence[Region]) -> Iterator[Constraint]:
    evidence = _quoted(document, row.expression_start, row.expression_end)
    if row.formula is None and row.anchor is None and row.time_earliest and row.time_latest:
        day = row.time_earliest == row.time_latest
        if day and (_inside(row.expression_start, captions) or _OF_PHOTO.match(document.text, row.expression_end)):
            yield Constraint(
                kind="caption",
                days=between(row.time_earliest, None),
                evidence=evidence(f"a picture is dated {row.expression_text}, so the report is not older"),
            )
        elif row.tense == "past":
            yield Constraint(
                kind="past",
                days=widened(between(row.time_earliest, None), _fiscal(row)[0], 0),
                evidence=evidence(f"{row.expression_text} is told in the past tense, so the report is not older"),
            )
        elif row.tense == "future":
            yield Constraint(
                kind="future",
                days=widened(between(None, row.time_latest), 0, _fiscal(row)[1]),
                evidence=evidence(f"{row.expression_text} is told as still to come, so the report is not younger"),
            )
    elif row.formula is not None and (match := _SHIFTED_DAY.match(row.formula)):
        days = _weekday_years(int(match[1]), int(match[2]), WEEKDAYS.index(match[3]))
        before, after = (
            (0, _NEAR_DAY) if row.tense == "past" else (_NEAR_DAY, 0 if row.tense == "future" else _NEAR_DAY)
        )
        yield Constraint(
            kind="weekday",
            days=widened(days, before, after),
            evidence=evidence(f"{row.expression_text} is that weekday only in some years"),
        )
    elif row.formula is not None and row.tense == "future" and (match := _DAY_OF_YEAR.match(row.formula)):
        days = widened(_weekday_years(int(match[1]), int(match[2]), None), *_UNTIL_DAY)
        yield Constraint(kind="day", days=days, evidence=evidence(f"{row.expression_text} is told as still to come"))
    else:
        if not _OTHER_YEAR.match(document.text, row.expression_end):
            yield from _within_a_year(row, evidence)


def _of_dateline(document: Document, row: TimeExpression) -> Iterator[Constraint]:
    """The day that a dateline names without its year is that of the report, or the one before."""
    match = _DAY_OF_YEAR.match(row.formula or "")
    if match is not None:
        days = widened(_weekday_years(int(match[1]), int(match[2]), None), *_DATELINE_SLACK)
        evidence = _quoted(document, row.expression_start, row.expression_end)
        yield Constraint(kind="dateline", days=days, evidence=evidence("the dateline names this day, without the year"))


def _fiscal(row: TimeExpression) -> tuple[int, int]:
    """Days by which an expression may begin before and end after the calendar has it: a fiscal year is its owner's."""
    return _FISCAL if re.search(r"\b(?:fiscal|FY)", row.expression_text, re.IGNORECASE) else (0, 0)


def _within_a_year(row: TimeExpression, evidence: "_Quote") -> Iterator[Constraint]:
    """What a month, a feast or the end of the year says without a year: it picks days inside a narrow interval."""
    if row.formula == _END_OF_YEAR and row.tense in ("future", "prospect"):
        days = widened(_weekday_years(12, 31, None), _YEAR_END, 0)
        yield Constraint(kind="season", days=days, evidence=evidence(f"{row.expression_text} is still to come"))
    elif row.tense == "past" and row.formula is not None and (match := _MONTH_OF_YEAR.fullmatch(row.formula)):
        months = [month_period(year, int(match[1])) for year in _WEEKDAY_YEARS]
        days = union((month.first.toordinal(), month.last.toordinal() + _PAST_MONTH) for month in months)
        yield Constraint(kind="season", days=days, evidence=evidence(f"{row.expression_text} is told as past"))
    elif row.tense == "past" and (match := _FEAST.fullmatch(row.formula or "")) and is_feast(match[1]):
        over = _NEGATED.search(evidence.document.text, max(0, evidence.start - 60), evidence.start) is not None
        days = union((first + over, first + _PAST_FEAST) for first in _feasts(match[1]))
        whole = ", for the whole of the day" if over else ""
        yield Constraint(kind="season", days=days, evidence=evidence(f"{row.expression_text} is told as past{whole}"))


@functools.cache
def _feasts(name: str) -> tuple[int, ...]:
    """The first days of a feast in all years."""
    first, last = date(_WEEKDAY_YEARS[0], 1, 1), date(_WEEKDAY_YEARS[-1], 12, 31)
    return tuple(period.first.toordinal() for period in occurrences(name, first, last))


def _weekday_years(month: int, day: int, weekday: int | None) -> Days:
    """A day of the year in all years, or in those in which it is that weekday."""
    fits = []
    for year in _WEEKDAY_YEARS:
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February of a common year
        if weekday is None or found.weekday() == weekday:
            fits.append(found.toordinal())
    return union((number, number) for number in fits)


def _of_offices(document: Document, codebook: Codebook, times: Sequence[TimeExpression]) -> Iterator[Constraint]:
    """One constraint for each person named in an office; of several in one office, for the last of them only.

    Who is named beside a successor is named in retrospect, but may have come back after the successor.
    """
    latest = latest_year(document, times)
    found = list(holders(document.text, codebook, limit=_READ_CHARACTERS))
    named = {holder.reason: holder for holder in reversed(found)}
    for holder in sorted(named.values(), key=lambda each: each.start):
        rivals = [each for each in named.values() if each.office == holder.office and not _together(each, holder)]
        if any(_begin(each) > _begin(holder) for each in rivals):
            continue
        back = [term for each in rivals for term in each.terms if (term[0] or "") > _begin(holder)]
        if latest is not None and latest > max(until or "9999" for _, until in holder.terms)[:4]:
            continue  # a later year is named: the holder is spoken of in retrospect
        terms = union(days for since, until in (*holder.terms, *back) for days in between(since, until))
        evidence = _quoted(document, holder.start, holder.end)
        days, reason = widened(terms, *_OFFICE_SLACK), holder.reason
        if all(_in_retrospect(document.text, each) for each in found if each.reason == reason):
            days, reason = ((days[0][0], LAST),), f"{reason}, of a time gone by, so the report is not older"
        yield Constraint(kind="office", days=days, evidence=evidence(reason))


def _in_retrospect(text: str, holder: Holder) -> bool:
    """Whether a holder is named in a sentence that names a year, or a time gone by."""
    begin = max(text.rfind(mark, 0, holder.start) for mark in _SENTENCE_ENDS) + 1
    ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, holder.end)) >= 0]
    return _GONE_BY.search(text, begin, min(ends, default=len(text))) is not None


def _begin(holder: Holder) -> str:
    return min(since or "" for since, _ in holder.terms)


def _together(one: Holder, other: Holder) -> bool:
    """Whether two held their offices at one time, or are one."""
    return one.reason == other.reason or any(
        (since or "") < (end or "9999") and (begin or "") < (until or "9999")
        for since, until in one.terms
        for begin, end in other.terms
    )


def _of_years(document: Document, times: Sequence[TimeExpression]) -> Iterator[Constraint]:
    for found in years_of(document, times):
        evidence = _quoted(document, found.start, found.end)
        yield Constraint(kind=found.kind, days=between(found.first, found.last), evidence=evidence(found.reason))


@dataclass(frozen=True, slots=True)
class _Quote:
    document: Document
    start: int
    end: int

    def __call__(self, reason: str) -> Evidence:
        return Evidence(
            document_id=self.document.document_id,
            evidence_start=self.start,
            evidence_end=self.end,
            text=self.document.text[self.start : self.end],
            reason=reason,
        )


def _quoted(document: Document, start: int, end: int) -> _Quote:
    return _Quote(document, start, end)
