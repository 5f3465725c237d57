"""A small graph drawn left to right: layers by the longest way from a source, order by the mean of the neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.web.charts.svg import drawing, element, fitted, linked

_WIDTH, _HEIGHT = 176.0, 46.0
_ACROSS, _DOWN = 116.0, 20.0
_MARGIN = 12.0


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


def graph(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> Markup | None:
    """The drawing, or None where nothing is connected."""
    there = {node.key for node in nodes}
    kept = [arrow for arrow in arrows if arrow.start in there and arrow.end in there and arrow.start != arrow.end]
    if not nodes:
        return None
    layer = _layers(nodes, kept)
    columns = _ordered(nodes, kept, layer)
    place = {
        key: (_MARGIN + number * (_WIDTH + _ACROSS), _MARGIN + row * (_HEIGHT + _DOWN))
        for number, column in enumerate(columns)
        for row, key in enumerate(column)
    }
    width = 2 * _MARGIN + len(columns) * (_WIDTH + _ACROSS) - _ACROSS
    height = 2 * _MARGIN + max(len(column) for column in columns) * (_HEIGHT + _DOWN) - _DOWN
    parts = [_arrow(arrow, place) for arrow in kept] + [_node(node, *place[node.key]) for node in nodes]
    label = f"{len(nodes)} reports and sources, {len(kept)} ways that text took"
    return drawing(width, height, parts, label=label, kind="graph")


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


def _ordered(nodes: Sequence[Node], arrows: Sequence[Arrow], layer: Mapping[str, int]) -> list[list[str]]:
    numbers = sorted({layer[node.key] for node in nodes})
    columns: list[list[str]] = []
    row: dict[str, int] = {}
    for number in numbers:
        column = [node.key for node in nodes if layer[node.key] == number]
        into = {
            key: [row[arrow.start] for arrow in arrows if arrow.end == key and arrow.start in row] for key in column
        }
        feeds = {arrow.start for arrow in arrows}
        column.sort(
            key=lambda key: (
                key not in feeds and not into[key],
                sum(into[key]) / len(into[key]) if into[key] else 0,
                key,
            )
        )
        row.update({key: at for at, key in enumerate(column)})
        columns.append(column)
    return columns


def _node(node: Node, x: float, y: float) -> Markup:
    box = element(
        "rect", x=x, y=y, width=_WIDTH, height=_HEIGHT, rx=3.0, class_="outside" if node.outside else "inside"
    )
    name = element("text", fitted(node.label, _WIDTH - 20, 14), x=x + 10, y=y + 20, class_="name")
    note = element("text", fitted(node.note, _WIDTH - 20, 12), x=x + 10, y=y + 36, class_="note")
    return linked(node.link, box, name, note, label=f"{node.label}, {node.note}")


def _arrow(arrow: Arrow, place: Mapping[str, tuple[float, float]]) -> Markup:
    (x1, y1), (x2, y2) = place[arrow.start], place[arrow.end]
    ax, ay, bx, by = x1 + _WIDTH, y1 + _HEIGHT / 2, x2, y2 + _HEIGHT / 2
    bend = max(40.0, (bx - ax) / 2)
    line = element(
        "path", d=f"M{ax:.0f} {ay:.0f} C{ax + bend:.0f} {ay:.0f} {bx - bend:.0f} {by:.0f} {bx - 6:.0f} {by:.0f}",
        class_="way likely" if arrow.likely else "way",
    )  # fmt: skip
    head = element(
        "path", d=f"M{bx - 9:.0f} {by - 4.5:.1f} L{bx - 1:.0f} {by:.0f} L{bx - 9:.0f} {by + 4.5:.1f} Z", class_="head"
    )
    said = f"{arrow.sentences} sentences" if arrow.sentences != 1 else "1 sentence"
    words = element("text", arrow.kind, x=bx - 12, y=by - 7, class_="kind", text_anchor="end")
    count = element("text", said if arrow.sentences else "", x=bx - 12, y=by + 15, class_="count", text_anchor="end")
    return linked(arrow.link, line, head, words, count, label=f"{arrow.kind}, {said} aligned")
