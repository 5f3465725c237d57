"""Who has it from whom: the reports of a story and the sources outside the pile, drawn left to right."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from xml.sax.saxutils import escape, quoteattr

from fastapi import Query
from starlette.responses import Response

from dragoman.crossdoc.derivation.origins import MAIN_SOURCE
from dragoman.web.charts.graph import Arrow, Node, graph
from dragoman.web.page import Page
from dragoman.web.pages.story import distinct_drifts, story_row, texts_of
from dragoman.web.shelf import Generation, ReportCard, told_apart
from dragoman.web.wording import days

_MOST_DRIFTS = 40
_MOST_WAYS = 40
_MOST_DRAWN = 12
"""Reports and sources up to which the ways are drawn as a graph; more are a tree of each report's nearest source."""


Drifted = Annotated[str | None, Query(pattern=r"^[a-z_]{1,40}$", description="One kind of drift: `hedge_lost`.")]


@dataclass(frozen=True, slots=True)
class Branch:
    """A report or source, the way by which its text came, and what came from it in turn."""

    node: Node
    arrow: Arrow | None
    branches: tuple["Branch", ...]


def derivation(record: Generation, story_id: str, drift: Drifted = None) -> Page:
    """The derivation graph of a story; dashed sources are not in the pile."""
    found = story_row(record, story_id)
    nodes, arrows, rows, origins = _graph(record, story_id, found["documents"])
    drifts = record.among("drifts", "derivation_id", (row["derivation_id"] for row in rows), "derivation_id, to_start")
    changes = distinct_drifts(drifts)
    kinds = Counter(row["kind"] for row in changes)
    changes = [row for row in changes if drift in (None, row["kind"])]
    tied = {end for arrow in arrows for end in (arrow.start, arrow.end)}
    drawn = [node for node in nodes if node.key in tied]
    alone = [node for node in nodes if node.key not in tied]
    cards = record.reports(found["documents"])
    drifted = changes[:_MOST_DRIFTS]
    texts = texts_of(record, [row[column] for row in drifted for column in ("from_document", "to_document")])
    ways = sorted(rows, key=lambda row: (-row["score"], row["derivation_id"]))
    few = len(drawn) <= _MOST_DRAWN
    return Page(
        template="derivation.html", title=f"Derivation: {found['title']}",
        data={"story": found, "derivations": rows, "origins": origins, "drifts": drifts}, rows=rows,
        shown={"drawing": graph(drawn, arrows) if few else None, "tree": tree(drawn, arrows),
               "alone": alone, "cited": cards, "texts": texts, "ways": ways[:_MOST_WAYS],
               "left": len(rows) - len(ways[:_MOST_WAYS]), "drifted": drifted, "changes": len(changes),
               "kinds": kinds.most_common(), "only": drift, "named_for": named_for},
        exports=(("GraphML", f"/stories/{story_id}/derivation.graphml"),),
    )  # fmt: skip


def tree(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> tuple[Branch, ...]:
    """Each report under its nearest source, the one with most aligned sentences; what has none is a root."""
    there = {node.key: node for node in nodes}
    nearest: dict[str, Arrow] = {}
    for arrow in arrows:
        if arrow.start not in there or arrow.end not in there or arrow.start == arrow.end:
            continue
        best = nearest.get(arrow.end)
        if (best is None or arrow.sentences > best.sentences) and not _under(arrow.start, arrow.end, nearest):
            nearest[arrow.end] = arrow
    below: dict[str, list[Node]] = defaultdict(list)
    for key, arrow in nearest.items():
        below[arrow.start].append(there[key])

    def grown(node: Node) -> Branch:
        held = sorted(below[node.key], key=lambda each: (each.note, each.label, each.key))
        return Branch(node, nearest.get(node.key), tuple(grown(each) for each in held))

    roots = [grown(node) for node in nodes if node.key not in nearest]
    return tuple(sorted(roots, key=lambda branch: (-_size(branch), branch.node.label, branch.node.key)))


def _under(key: str, other: str, nearest: Mapping[str, Arrow]) -> bool:
    """Whether a report hangs, over however many steps, under another."""
    while key in nearest and key != other:
        key = nearest[key].start
    return key == other


def _size(branch: Branch) -> int:
    return 1 + sum(map(_size, branch.branches))


def graphml(record: Generation, story_id: str) -> Response:
    """The derivation graph as GraphML."""
    found = story_row(record, story_id)
    nodes, arrows, _, _ = _graph(record, story_id, found["documents"])
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        '<key id="label" for="node" attr.name="label" attr.type="string"/>',
        '<key id="inside" for="node" attr.name="in_collection" attr.type="boolean"/>',
        '<key id="kind" for="edge" attr.name="kind" attr.type="string"/>',
        '<key id="sentences" for="edge" attr.name="aligned_sentences" attr.type="int"/>',
        f'<graph id={quoteattr(story_id)} edgedefault="directed">',
    ]  # fmt: skip
    lines += [
        f'<node id={quoteattr(node.key)}><data key="label">{escape(node.label)}</data>'
        f'<data key="inside">{"false" if node.outside else "true"}</data></node>'
        for node in nodes
    ]
    lines += [
        f"<edge source={quoteattr(arrow.start)} target={quoteattr(arrow.end)}{_UNDIRECTED * (not arrow.directed)}>"
        f'<data key="kind">{escape(arrow.kind)}</data><data key="sentences">{arrow.sentences}</data></edge>'
        for arrow in arrows
    ]
    return Response("\n".join([*lines, "</graph>", "</graphml>", ""]), media_type="application/graphml+xml")


def _graph(
    record: Generation, story_id: str, ids: list[str]
) -> tuple[list[Node], list[Arrow], list[dict[str, Any]], list[dict[str, Any]]]:
    rows = record.rows(
        "select * from derivations where to_document in (select unnest(?)) order by to_document, derivation_id", ids
    )
    origins = record.rows("select * from origins where story_id = ? order by origin_id", story_id)
    cards = record.reports([*ids, *(row["from_document"] for row in rows)])
    names = told_apart(cards)
    nodes = {
        name: Node(key=name, label=names[name], note=_note(card, names[name]), link=f"/docs/{name}", outside=False)
        for name, card in cards.items()
    }
    arrows = []
    for row in rows:
        start = row["from_document"] or f"outside {row['from_name']}"
        if start not in nodes:
            nodes[start] = Node(
                key=start, label=row["from_name"] or "unnamed source", note="not in the pile", link=None, outside=True
            )
        arrows.append(_arrow(row, start))
    _outside_origins(origins, nodes, arrows)
    return list(nodes.values()), arrows, rows, origins


def _note(card: ReportCard, name: str) -> str:
    day = days(card.published or "no date")
    return day if name == card.label else f"{card.label}, {day}"


def _outside_origins(origins: list[dict[str, Any]], nodes: dict[str, Node], arrows: list[Arrow]) -> None:
    """Origins that no report of the pile is: their reports hang on a dashed source."""
    for row in origins:
        if row["in_collection"] or not row["name"]:
            continue
        start = f"outside {row['name']}"
        nodes.setdefault(start, Node(key=start, label=row["name"], note="not in the pile", link=None, outside=True))
        fed = {arrow.end for arrow in arrows}
        arrows += [
            Arrow(start=start, end=name, sentences=0, kind="named as source", likely=True, link=None)
            for name in row["documents"]
            if name in nodes and name not in fed
        ]


def named_for(score: float) -> str:
    """What a report names an outlet outside the pile for, given the weight of its credits."""
    return "named as source" if score >= MAIN_SOURCE else "named for single facts"


_UNDIRECTED = ' directed="false"'
"""Of an edge between two reports of which nothing says which was first."""


def _kind(row: Mapping[str, Any]) -> str:
    """What one report is of the other; no rewrite or copy where either may have been the first."""
    ordered = row["direction"] != "common" or row["kind"] == "shared_wire"
    return str(row["kind"]).replace("_", " ") if ordered else "shared text"


def _arrow(row: Mapping[str, Any], start: str) -> Arrow:
    inside = row["from_document"] is not None
    sentences = len(row["alignments"] or ())
    kind = _kind(row) if inside or sentences else named_for(row["score"])
    return Arrow(
        start=start, end=row["to_document"], sentences=sentences, kind=kind,
        likely=row["direction"] != "known", directed=row["direction"] != "common",
        link=f"/diff/{row['from_document']}/{row['to_document']}" if inside else None,
    )  # fmt: skip
