"""Incidents in swim lanes: bars where they happened, ticks where first reported, hollow if planned."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from markupsafe import Markup

from dragoman.language.precision import known_day
from dragoman.web.charts.svg import PAGE, drawing, element, fitted, linked

_LABEL, _PLOT = 196.0, 840.0
_ROW, _BAR, _TOP = 34.0, 12.0, 34.0
_GAP = 8.0
_LONGEST_GAP = 120
"""Days without an incident beyond which the axis is broken."""
_FOLDED = 14.0
_MOST_LANES = 12
"""Lanes beyond which pairs with a single incident share one."""
_OTHERS = "other pairs"
_LONGEST_LABEL = 40
"""Letters of a label beside its bar."""
_HOLLOW = frozenset({"planned", "threatened", "hypothetical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An incident to be drawn. Days are ISO, `reported` is EDTF; `vague` where the date is less than a day."""

    lane: str
    earliest: str
    latest: str
    reported: str | None
    label: str
    status: str
    vague: bool
    link: str
    told: str


class _Scale:
    """Days to pixels: a stretch without an incident takes the square root of its days, a long one is folded.

    A week full of incidents and the year before it are both readable; the axis names the days.
    """

    def __init__(self, days: Sequence[date]) -> None:
        self.plot = _PLOT
        self._days = sorted(set(days))
        steps = [0.0]
        for one, two in zip(self._days, self._days[1:], strict=False):
            gap = (two - one).days
            steps.append(steps[-1] + (math.sqrt(gap) if gap <= _LONGEST_GAP else _FOLDED))
        self._at = dict(zip(self._days, steps, strict=True))
        self._length = max(steps[-1], 1.0)
        self.folds = [
            (one, two) for one, two in zip(self._days, self._days[1:], strict=False) if (two - one).days > _LONGEST_GAP
        ]

    def x(self, day: date) -> float:
        """Where a day that the scale was made of lies."""
        return _LABEL + 10 + self._at[day] / self._length * (self.plot - 20)

    def keep_whole(self, labels: Iterable[tuple[date, float]]) -> None:
        """Draws the days closer together until what stands beside each, in pixels, ends on the page."""
        for day, width in labels:
            if share := self._at[day] / self._length:
                self.plot = min(self.plot, (PAGE - _LABEL - 10 - width) / share + 20)

    @property
    def days(self) -> Sequence[date]:
        """All days, in order."""
        return self._days


def timeline_drawing(happenings: Sequence[Happening]) -> Markup | None:
    """The drawing, or None where there is nothing to draw."""
    if not happenings:
        return None
    lanes: dict[str, list[Happening]] = defaultdict(list)
    often = Counter(each.lane for each in happenings)
    for each in happenings:
        alone = len(often) > _MOST_LANES and often[each.lane] == 1
        lanes[_OTHERS if alone else each.lane].append(
            replace(each, label=f"{each.lane}: {each.label}") if alone else each
        )
    happenings = [each for members in lanes.values() for each in members]
    spans = {id(each): (_day(each.earliest), _day(each.latest)) for each in happenings}
    reported = {id(each): _day(day) for each in happenings if (day := known_day(each.reported))}
    scale = _Scale([day for span in spans.values() for day in span] + list(reported.values()))
    scale.keep_whole((spans[id(each)][1], _beside(each)) for each in happenings)
    parts: list[Markup] = []
    top = _TOP
    for name, members in sorted(lanes.items(), key=lambda item: (item[0] == _OTHERS, -len(item[1]), item[0])):
        rows = _packed(members, spans, reported, scale)
        height = len(rows) * _ROW + _GAP
        parts.append(element("text", fitted(name, _LABEL - 16, 13), x=0, y=top + 18, class_="lane"))
        parts.append(element("line", x1=0, x2=PAGE, y1=top - 6, y2=top - 6, class_="rule"))
        for number, row in enumerate(rows):
            parts += [_bar(each, top + number * _ROW, spans[id(each)], reported.get(id(each)), scale) for each in row]
        top += height
    parts = [_defs(), *_axis(scale, top), *parts]
    label = f"incidents {len(happenings)}, lanes {len(lanes)}, {scale.days[0]} to {scale.days[-1]}"
    return drawing(PAGE, top + 4, parts, label=label, kind="timeline")


def _beside(each: Happening) -> float:
    """The pixels that a bar's label takes from the bar's last day on."""
    return min(len(each.label), _LONGEST_LABEL) * 6.6 + 14


def _packed(
    members: Sequence[Happening], spans: Mapping[int, tuple[date, date]], reported: Mapping[int, date], scale: _Scale
) -> list[list[Happening]]:
    rows: list[list[Happening]] = []
    ends: list[float] = []
    for each in sorted(members, key=lambda each: (spans[id(each)], each.told)):
        left = min(scale.x(day) for day in (spans[id(each)][0], reported.get(id(each), spans[id(each)][0])))
        right = max(
            scale.x(spans[id(each)][1]) + _beside(each),
            scale.x(reported.get(id(each), spans[id(each)][1])) + 8,
        )
        for number, end in enumerate(ends):
            if end + 10 < left:
                rows[number].append(each)
                ends[number] = right
                break
        else:
            rows.append([each])
            ends.append(right)
    return rows


def _bar(each: Happening, y: float, span: tuple[date, date], reported: date | None, scale: _Scale) -> Markup:
    left, right = scale.x(span[0]), scale.x(span[1])
    wide = max(_BAR, right - left + _BAR / 2)
    kind = "hollow" if each.status in _HOLLOW else ("fading" if each.vague or span[0] != span[1] else "solid")
    parts = [
        element(
            "rect", x=left - _BAR / 2, y=y + 4, width=wide, height=_BAR, rx=_BAR / 2, class_=f"bar {kind} {each.status}"
        )
    ]
    parts.append(
        element(
            "text", fitted(each.label, _LONGEST_LABEL * 6.6, 12), x=left - _BAR / 2 + wide + 5, y=y + 14, class_="what"
        )
    )
    if reported is not None:
        at = scale.x(reported)
        parts.append(
            element(
                "path",
                d=f"M{left:.1f} {y + 4 + _BAR:.1f} L{left:.1f} {y + 24:.1f} L{at:.1f} {y + 24:.1f}",
                class_="lag",
            )
        )
        parts.append(element("path", d=f"M{at:.1f} {y + 20:.1f} l4 8 l-8 0 Z", class_="reported"))
    return linked(each.link, *parts, label=each.told + (f"; first reported {each.reported}" if each.reported else ""))


def _axis(scale: _Scale, bottom: float) -> list[Markup]:
    parts: list[Markup] = []
    last = -100.0
    for day in scale.days:
        at = scale.x(day)
        if at - last < 80:
            continue
        last = at
        parts.append(element("line", x1=at, x2=at, y1=_TOP - 12, y2=bottom - 6, class_="grid"))
        parts.append(element("text", _written(day), x=at, y=_TOP - 18, class_="tick", text_anchor="middle"))
    for one, two in scale.folds:
        at = (scale.x(one) + scale.x(two)) / 2
        parts.append(
            element(
                "path",
                d=f"M{at - 3:.1f} {_TOP - 12:.1f} l3 5 l-3 5 l3 5 M{at + 2:.1f} {_TOP - 12:.1f} l3 5 l-3 5 l3 5",
                class_="fold",
            )
        )
    return parts


def _defs() -> Markup:
    stops = [element("stop", offset=at, stop_color="currentColor", stop_opacity=opacity)
             for at, opacity in (("0", "0.25"), ("0.25", "0.8"), ("0.75", "0.8"), ("1", "0.25"))]  # fmt: skip
    return element("defs", element("linearGradient", *stops, id="fading"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return date(1, 1, 1) + timedelta(days=0)


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
