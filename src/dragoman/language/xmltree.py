"""Bytes of XML in, a tree without name spaces out; nothing is fetched and no entity expanded."""

from typing import Any

from lxml import etree

from dragoman.errors import ReadError


def parse_xml(data: bytes) -> Any:
    """The root element; every element and attribute goes by its local name.

    Comments and processing instructions are left out. Depth and the length of one text are
    bounded by the parser (256 levels, 10 MB).

    Raises:
        ReadError: it is not well-formed, or it defines entities of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"this is no well-formed XML ({str(error)[:120]}); fetch it again") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise ReadError("this XML defines entities of its own, as attacks do; save it without its DOCTYPE")
    try:
        for element in root.iter(etree.Element):
            element.tag = _local(element.tag)
            for name in [name for name in element.attrib if name.startswith("{")]:
                element.attrib[_local(name)] = element.attrib.pop(name)
    except ValueError as error:
        raise ReadError(f"an element of this XML has no name ({str(error)[:120]}); fetch it again") from error
    return root


def _local(name: str) -> str:
    """A name without its name space; a prefix that nothing declares goes too."""
    return name.rpartition("}")[2].rpartition(":")[2]
