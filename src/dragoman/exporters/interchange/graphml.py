"""A record in, its network of actors as GraphML out.

Source:
    GraphML 1.0 (graphdrawing.org).
"""

from pathlib import Path
from xml.etree import ElementTree

from dragoman.exporters.interchange.network import EDGE_FIELDS, attributes, network_of
from dragoman.exporters.interchange.xml import clean
from dragoman.ports import CorpusView

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_FIELDS = ("label", "kind", "state")


class GraphMlExporter:
    """The port `Exporter`: actors as nodes, directed edges counted in incidents."""

    name = "graphml"
    tables = frozenset({"incidents", "actors"})

    def export(self, view: CorpusView, out: Path) -> list[Path]:
        """Writes `actors.graphml`."""
        out.mkdir(parents=True, exist_ok=True)
        network = network_of(view)
        root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
        for name in _NODE_FIELDS:
            _key(root, "node", name, "string")
        for name, kind in EDGE_FIELDS.items():
            _key(root, "edge", name, kind)
        graph = ElementTree.SubElement(root, "graph", id="actors", edgedefault="directed")
        for node in network.nodes:
            element = ElementTree.SubElement(graph, "node", id=clean(node.actor))
            for name in _NODE_FIELDS:
                _data(element, "node", name, getattr(node, name))
        for edge in network.edges:
            element = ElementTree.SubElement(graph, "edge", source=clean(edge.source), target=clean(edge.target))
            for name, value in attributes(edge).items():
                _data(element, "edge", name, value)
        path = out / "actors.graphml"
        ElementTree.indent(root)
        ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
        return [path]


def _key(root: ElementTree.Element, of: str, name: str, kind: str) -> None:
    ElementTree.SubElement(root, "key", {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": kind})


def _data(element: ElementTree.Element, of: str, name: str, value: str | float | None) -> None:
    if value is not None:
        ElementTree.SubElement(element, "data", key=f"{of}_{name}").text = clean(str(value))
