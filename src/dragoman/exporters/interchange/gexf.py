"""A record in, its network of actors as GEXF for Gephi out.

Source:
    GEXF 1.3 (gexf.net).
"""

from pathlib import Path
from xml.etree import ElementTree

from dragoman.exporters.interchange.network import EDGE_FIELDS, attributes, network_of
from dragoman.exporters.interchange.xml import clean
from dragoman.ports import CorpusView

_NAMESPACE = "http://gexf.net/1.3"
_NODE_FIELDS = ("kind", "state")
_TYPES = {"int": "integer"}


class GexfExporter:
    """The port `Exporter`: actors as nodes, directed edges weighted by incidents that happened."""

    name = "gexf"
    tables = frozenset({"incidents", "actors"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `actors.gexf`."""
        out.mkdir(parents=True, exist_ok=True)
        network = network_of(view)
        root = ElementTree.Element("gexf", xmlns=_NAMESPACE, version="1.3")
        graph = ElementTree.SubElement(root, "graph", defaultedgetype="directed", mode="static")
        _declare(graph, "node", dict.fromkeys(_NODE_FIELDS, "string"))
        _declare(graph, "edge", EDGE_FIELDS)
        nodes = ElementTree.SubElement(graph, "nodes")
        for node in network.nodes:
            element = ElementTree.SubElement(nodes, "node", id=clean(node.actor), label=clean(node.label))
            _values(element, {name: getattr(node, name) for name in _NODE_FIELDS})
        edges = ElementTree.SubElement(graph, "edges")
        for number, edge in enumerate(network.edges):
            ends = {"source": clean(edge.source), "target": clean(edge.target), "weight": str(edge.incidents or 1)}
            element = ElementTree.SubElement(edges, "edge", {"id": str(number), **ends})
            _values(element, attributes(edge))
        path = out / "actors.gexf"
        ElementTree.indent(root)
        ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
        return [path]


def _declare(graph: ElementTree.Element, of: str, fields: dict[str, str]) -> None:
    declared = ElementTree.SubElement(graph, "attributes", {"class": of})
    for name, kind in fields.items():
        ElementTree.SubElement(declared, "attribute", id=name, title=name, type=_TYPES.get(kind, kind))


def _values(element: ElementTree.Element, values: dict[str, int | float | str] | dict[str, str | None]) -> None:
    found = ElementTree.SubElement(element, "attvalues")
    for name, value in values.items():
        if value is not None:
            ElementTree.SubElement(found, "attvalue", {"for": name, "value": clean(str(value))})
