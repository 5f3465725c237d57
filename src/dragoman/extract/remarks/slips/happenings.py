"""One happening with two days or two places: a report in, "Tuesday's blast" after a blast on Monday out.

Only for what happens once in a report: its noun stands in the singular and nothing says that there was another.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from dragoman.extract.remarks.slips.slip import Slip, Span, has_any, quoted
from dragoman.model.annotations import AnnotatedDocument, Place

_KINDS = (
    "blast explosion bomb bombing",
    "earthquake quake tremor",
    "crash collision",
    "fire blaze",
    "shooting gunfire",
    "assassination",
    "funeral burial",
    "derailment",
    "landslide mudslide",
    "avalanche",
    "shipwreck sinking",
    "coup putsch",
    "hijacking",
    "kidnapping abduction",
    "jailbreak",
    "stampede",
    "summit",
    "referendum",
    "eruption",
    "collapse",
    "inauguration",
    "attack raid",
    "arrest",
    "wedding",
    "parade",
    "ceremony",
    "conference congress",
    "trial",
    "festival",
    "ambush",
    "resignation",
    "signing",
    "handover",
    "ballot",
    "marathon",
    "concert",
)
"""Nouns of what happens once, words for one thing in a row."""
_KIND = {noun: number for number, row in enumerate(_KINDS) for noun in row.split()}
_NOUN = rf"(?P<e>{'|'.join(_KIND)})"
_VERBS = {
    "exploded": "blast",
    "blew up": "blast",
    "went off": "blast",
    "crashed": "crash",
    "collided": "crash",
    "sank": "sinking",
    "collapsed": "collapse",
    "was assassinated": "assassination",
    "was buried": "funeral",
    "derailed": "derailment",
    "was hijacked": "hijacking",
    "was kidnapped": "kidnapping",
    "was abducted": "kidnapping",
    "erupted": "eruption",
    "was inaugurated": "inauguration",
    "was arrested": "arrest",
    "resigned": "resignation",
    "stepped down": "resignation",
    "signed": "signing",
    "was signed": "signing",
    "was ambushed": "ambush",
    "opened fire": "shooting",
    "was handed over": "handover",
}
_WORDS = (*_KIND, *_VERBS)
_DAY = r"(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_SAID = r"(?:said|says|told|announced|after|before|since|until)"
_ON = (
    re.compile(rf"\b{_DAY}['’]s (?:[a-z-]{{3,14}} ){{0,2}}?{_NOUN}\b(?!s)"),
    re.compile(rf"\b[Tt]he (?:[a-z-]{{3,14}} ){{0,2}}?{_NOUN} on {_DAY}\b"),
    re.compile(
        rf"\b(?:[Aa]n?|[Tt]he) (?:[a-z-]{{3,14}} ){{0,2}}?{_NOUN} "
        rf"(?!{_SAID}\b)(?:(?!{_SAID}\b)[\w'-]{{1,20}} ){{0,9}}?(?:late |early )?on {_DAY}\b"
    ),
    re.compile(rf"\b(?P<v>{'|'.join(_VERBS)}) (?:(?!{_SAID}\b)[\w'-]{{1,20}} ){{0,6}}?(?:late |early )?on {_DAY}\b"),
)
_IN = (
    re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|this|that) (?:[a-z-]{{3,14}} ){{0,2}}?{_NOUN} (?:in|near) (?:the (?:city|"
        "town|village|capital|port) of )?(?P<p>[A-Z])"
    ),
    re.compile(
        rf"\b{_NOUN} (?:struck|hit|tore through|ripped through|destroyed|rocked|shook) (?:near |in "
        ")?(?P<p>[A-Z])"
    ),
    re.compile(rf"\b(?P<v>{'|'.join(_VERBS)}) (?:in|near) (?P<p>[A-Z])"),
)
_PLACED = re.compile(rf"\b[Tt]he (?P<p>[A-Z][a-z]{{2,14}}) {_NOUN}\b(?!s)")
_ANOTHER = re.compile(
    r"\b(?:another|second|other|previous|earlier|similar|two|three|four|several|both|series|last "
    "(?:week|month|year)|next|first|attacks|"
    "blasts|explosions|bombings|quakes|earthquakes|crashes|fires|shootings|summits|aftershock|"
    "further|bombs|raids|arrests|separate|also|ago|wave|"
    r"(?:19|20)\d\d|history|anniversary|since)\b"
)
_MOST = 40
_APART = 0.5
"""Degrees of latitude or longitude by which two towns must lie apart; within it one may be a part of the other."""


def find(report: AnnotatedDocument) -> Iterator[Slip]:
    """The happenings of a report that it sets on two days or in two towns."""
    text = report.document.text
    if not has_any(text, _WORDS) or _ANOTHER.search(text):
        return
    yield from _days(report, text)
    yield from _places(report, text)


def _days(report: AnnotatedDocument, text: str) -> Iterator[Slip]:
    given: dict[int, dict[str, Span]] = defaultdict(dict)
    for pattern in _ON:
        for match in islice(pattern.finditer(text), _MOST):
            span = match.span("w")
            given[_kind(match)].setdefault(match["w"], span)
    for days in given.values():
        if len(days) == 2:
            (first, one), (last, other) = sorted((span, day) for day, span in days.items())
            yield Slip(last, first, f"What happened on {one} is set on {other} here.")


def _places(report: AnnotatedDocument, text: str) -> Iterator[Slip]:
    towns = {place.place_start: place for place in report.places if (place.feature or "").startswith("P")}
    given: dict[int, dict[str, Place]] = defaultdict(dict)
    for pattern in (*_IN, _PLACED):
        for match in islice(pattern.finditer(text), _MOST):
            place = towns.get(match.start("p"))
            if place is not None:
                given[_kind(match)].setdefault(place.name, place)
    for places in given.values():
        if len(places) == 2:
            first, last = sorted(places.values(), key=lambda place: place.place_start)
            if _are_apart(first, last):
                spans = (first.place_start, first.place_end), (last.place_start, last.place_end)
                yield Slip(
                    spans[1],
                    spans[0],
                    f"What happened in {quoted(report, spans[0])} is set in {quoted(report, spans[1])} here.",
                )


def _are_apart(one: Place, other: Place) -> bool:
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    north = abs((one.latitude or 0) - (other.latitude or 0))
    east = abs((one.longitude or 0) - (other.longitude or 0))
    return max(north, east) > _APART


def _kind(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return _KIND[groups["e"] if groups.get("e") else _VERBS[groups["v"]]]
