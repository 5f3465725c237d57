"""A small graph drawn left to right: layers by the longest way from a source, order by the mean of the neighbours."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.web.charts.svg import PAGE, drawing, element, fitted, linked

_WIDTH, _HEIGHT = 204.0, 46.0
_ACROSS, _DOWN = 108.0, 20.0
_MARGIN = 12.0
_NARROW, _CLOSE = 158.0, 72.0
"""The least width of a box and of the room for arrows; five columns still fit on a page, more of them scroll."""
_DENSE = 10
"""Arrows beyond which each shows its number of sentences alone; the rest is told when it is pointed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """How wide a box is, and the room for arrows between two columns."""

    box: float
    across: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report, or a source outside the pile."""

    key: str
    label: str
    note: str
    link: str | None
    outside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Text went from one to the other; `sentences` are aligned ones, 0 where none could be."""

    start: str
    end: str
    sentences: int
    kind: str
    likely: bool
    link: str | None
    directed: bool = True


def graph(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> Markup | None:
    """The drawing, or None where nothing is connected."""
    there = {node.key for node in nodes}
    kept = [arrow for arrow in arrows if arrow.start in there and arrow.end in there and arrow.start != arrow.end]
    if not nodes:
        return None
    layer = _layers(nodes, kept)
    ways = {arrow: _way(arrow, layer) for arrow in kept}
    columns = _ordered(nodes, ways, layer)
    grid = _grid(len(columns))
    place = {
        key: (_MARGIN + number * (grid.box + grid.across), _MARGIN + row * (_HEIGHT + _DOWN))
        for number, column in enumerate(columns)
        for row, key in enumerate(column)
    }
    width = 2 * _MARGIN + len(columns) * (grid.box + grid.across) - grid.across
    height = 2 * _MARGIN + max(len(column) for column in columns) * (_HEIGHT + _DOWN) - _DOWN
    dense = len(kept) > _DENSE
    stops = {arrow: [place[key] for key in way] for arrow, way in ways.items()}
    lines = [_line(arrow, where, grid) for arrow, where in stops.items()]
    words = [_words(arrow, where, dense, grid) for arrow, where in stops.items()]
    parts = [*lines, *words, *(_node(node, *place[node.key], grid) for node in nodes)]
    label = f"{len(nodes)} reports and sources, {len(kept)} ways that text took"
    return drawing(width, height, parts, label=label, kind="graph")


def _grid(columns: int) -> _Grid:
    """Boxes and arrows as wide as a page has room for."""
    room = PAGE - 2 * _MARGIN
    box = min(_WIDTH, max(_NARROW, (room - (columns - 1) * _ACROSS) / columns))
    across = (room - columns * box) / (columns - 1) if columns > 1 else _ACROSS
    return _Grid(box=box, across=min(_ACROSS, max(_CLOSE, across)))


def _layers(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> dict[str, int]:
    """The number of steps of the longest way that leads to a node; a circle, should there be one, is cut."""
    layer = dict.fromkeys((node.key for node in nodes), 0)
    for _ in range(len(nodes)):
        moved = False
        for arrow in arrows:
            if layer[arrow.end] <= layer[arrow.start] < len(nodes):
                layer[arrow.end] = layer[arrow.start] + 1
                moved = True
        if not moved:
            break
    return layer


def _way(arrow: Arrow, layer: dict[str, int]) -> tuple[str, ...]:
    """The stops of an arrow: its ends, and a free place in each column that it crosses."""
    between = range(layer[arrow.start] + 1, layer[arrow.end])
    stops = [f"{arrow.start} {arrow.end} {number}" for number in between]
    layer.update(zip(stops, between, strict=True))
    return (arrow.start, *stops, arrow.end)


def _ordered(nodes: Sequence[Node], ways: Mapping[Arrow, Sequence[str]], layer: Mapping[str, int]) -> list[list[str]]:
    order = [node.key for node in nodes] + [stop for way in ways.values() for stop in way[1:-1]]
    steps = [step for way in ways.values() for step in itertools.pairwise(way)]
    feeds = {start for start, _ in steps}
    row: dict[str, int] = {}
    columns = []
    for number in sorted(set(layer.values())):
        column = [key for key in order if layer[key] == number]
        into = {key: [row[start] for start, end in steps if end == key and start in row] for key in column}
        column.sort(key=lambda key: (not into[key] and key not in feeds, _mean(into[key]), key))
        row.update({key: at for at, key in enumerate(column)})
        columns.append(column)
    return columns


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values) if values else 0.0


def _node(node: Node, x: float, y: float, grid: _Grid) -> Markup:
    box = element(
        "rect", x=x, y=y, width=grid.box, height=_HEIGHT, rx=3.0, class_="outside" if node.outside else "inside"
    )
    name = element("text", fitted(node.label, grid.box - 16, 15.5), x=x + 10, y=y + 20, class_="name")
    note = element("text", fitted(node.note, grid.box - 20, 12), x=x + 10, y=y + 36, class_="note")
    return linked(node.link, box, name, note, label=f"{node.label}, {node.note}")


def _line(arrow: Arrow, stops: Sequence[tuple[float, float]], grid: _Grid) -> Markup:
    bx, by = stops[-1][0], stops[-1][1] + _HEIGHT / 2
    path = [f"M{stops[0][0] + grid.box:.0f} {stops[0][1] + _HEIGHT / 2:.0f}"]
    for (x1, y1), (x2, y2) in itertools.pairwise(stops):
        ax, ay, cx, cy = x1 + grid.box, y1 + _HEIGHT / 2, x2, y2 + _HEIGHT / 2
        half = grid.across / 2
        path.append(f"L{ax:.0f} {ay:.0f} C{ax + half:.0f} {ay:.0f} {cx - half:.0f} {cy:.0f} {cx:.0f} {cy:.0f}")
    line = element("path", d=" ".join(path), class_="way likely" if arrow.likely else "way")
    tip = (
        f"M{bx - 9:.0f} {by - 4.5:.1f} L{bx - 1:.0f} {by:.0f} L{bx - 9:.0f} {by + 4.5:.1f} Z" if arrow.directed else ""
    )
    head = element("path", d=tip, class_="head") if tip else Markup("")
    return linked(arrow.link, line, head, label=f"{arrow.kind}, {_said(arrow)} aligned")


def _said(arrow: Arrow) -> str:
    return "1 sentence" if arrow.sentences == 1 else f"{arrow.sentences} sentences"


def _words(arrow: Arrow, stops: Sequence[tuple[float, float]], dense: bool, grid: _Grid) -> Markup:
    """What stands on a line; drawn after all lines, so that none runs through it."""
    wx, wy = stops[-2][0] + (10 if len(stops) > 2 else grid.box + 10), stops[-2][1] + _HEIGHT / 2
    above, below = fitted(arrow.kind, grid.across - 12, 11.5), _said(arrow) if arrow.sentences else ""
    if dense:
        above, below = str(arrow.sentences or ""), ""
    words = element("text", above, x=wx, y=wy - 7, class_="kind")
    count = element("text", below, x=wx, y=wy + 15, class_="count")
    return element("g", words, count, aria_hidden="true")
