"""Incidents of two states by quarter: cooperation above the line, conflict below, material darker than verbal."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.web.charts.svg import drawing, element, linked

_STEP, _BAR, _SIDE = 84.0, 34.0, 46.0
_HALF = 130.0
_SHORTEST = 78.0
"""Pixels of each half at least: the words at the side need them."""
_TALLEST = 20.0
"""Pixels of one incident at most: two incidents shall not look like a war."""
_KINDS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Incidents of a quarter by quad class (1 to 4), how many in all, from how many origins."""

    name: str
    counts: tuple[int, int, int, int]
    incidents: int
    origins: int
    link: str


def dyad_drawing(quarters: Sequence[Quarter]) -> Markup | None:
    """The drawing, or None where there is nothing to draw."""
    if not quarters:
        return None
    most = max(max(each.counts[0] + each.counts[1], each.counts[2] + each.counts[3]) for each in quarters) or 1
    scale = min(_TALLEST, (_HALF - 30) / most)
    half = max(_SHORTEST, most * scale + 12)
    middle = half + 6
    width = _SIDE + len(quarters) * _STEP + 10
    parts = [element("line", x1=0, x2=width, y1=middle, y2=middle, class_="rule")]
    for at, each in enumerate(quarters):
        parts.append(_quarter(each, _SIDE + at * _STEP, middle, scale))
    parts.append(
        element(
            "text", "cooperation", x=-(middle - 12), y=14, class_="side", transform="rotate(-90)", text_anchor="start"
        )
    )
    parts.append(
        element("text", "conflict", x=-(middle + 12), y=14, class_="side", transform="rotate(-90)", text_anchor="end")
    )
    total = sum(each.incidents for each in quarters)
    label = f"{total} incident{'' if total == 1 else 's'} in {len(quarters)} quarter{'' if len(quarters) == 1 else 's'}"
    return drawing(width, 2 * half + 68, parts, label=label, kind="dyad")


def balance_drawing(counts: tuple[int, int, int, int], most: int) -> Markup:
    """A line for a table: cooperation to the left of the middle, conflict to the right, what was done outermost.

    Args:
        counts: Incidents by quad class, 1 to 4.
        most: The greatest sum of either side in the table, which fills its half.
    """
    scale = (_LINE / 2 - 1) / max(most, 1)
    left = right = _LINE / 2
    parts = []
    for kind, count in zip(_KINDS, counts, strict=True):
        width = count * scale
        if "cooperation" in kind:
            left -= width
        if count:
            x = left if "cooperation" in kind else right
            parts.append(element("rect", x=x, y=1.0, width=width, height=9.0, class_=kind))
        if "conflict" in kind:
            right += width
    middle = element("line", x1=_LINE / 2, x2=_LINE / 2, y1=0, y2=11, class_="rule")
    box = f"0 0 {_LINE:.0f} 11"
    return element(
        "svg", middle, *parts, viewBox=box, width=round(_LINE), height=11, class_="drawing", aria_hidden="true"
    )


_LINE = 120.0
"""Pixels of a line in the table."""


def _quarter(each: Quarter, x: float, middle: float, scale: float) -> Markup:
    parts = []
    up = down = middle
    for kind, count in zip(_KINDS[1::-1] + _KINDS[:1:-1], (*each.counts[1::-1], *each.counts[:1:-1]), strict=True):
        height = count * scale
        if not count:
            continue
        if "cooperation" in kind:
            up -= height
            parts.append(element("rect", x=x, y=up, width=_BAR, height=height, class_=kind))
        else:
            parts.append(element("rect", x=x, y=down, width=_BAR, height=height, class_=kind))
            down += height
    parts.append(element("text", each.name, x=x + _BAR / 2, y=2 * middle + 10, class_="tick", text_anchor="middle"))
    for line, (count, unit) in enumerate(((each.incidents, "incident"), (each.origins, "origin"))):
        said = f"{count} {unit}{'' if count == 1 else 's'}"
        y = 2 * middle + 26 + 15 * line
        parts.append(element("text", said, x=x + _BAR / 2, y=y, class_="count", text_anchor="middle"))
    parts.append(element("rect", x=x - 14, y=4.0, width=_BAR + 28, height=2 * middle + 44, class_="target"))
    told = ", ".join(f"{kind.replace('-', ' ')} {count}" for kind, count in zip(_KINDS, each.counts, strict=True))
    return linked(each.link, *parts, label=f"{each.name}: {told}; incidents {each.incidents}, origins {each.origins}")
