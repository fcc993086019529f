"""TEI XML in and out: one hardened parser, one serialiser, and the names everyone uses.

Parsing refuses what a TEI file never needs (external entities, DTD subsets, network), see
https://lxml.de/FAQ.html#how-do-i-use-lxml-safely-as-a-web-service-endpoint.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from .errors import Invalid, problem

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
NS = {"tei": TEI}
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"

Element = etree._Element


def q(name: str) -> str:
    """The Clark name of a TEI element: `{http://www.tei-c.org/ns/1.0}p`."""
    return f"{{{TEI}}}{name}"


def parse(path: Path) -> Element:
    """The root element of a file; Invalid, with file and line, where it is not well-formed XML."""
    try:
        return parse_bytes(path.read_bytes(), str(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Invalid(problem(path, 1, "unreadable", reason, "check the path and its permissions")) from error


def parse_bytes(data: bytes, name: str = "document") -> Element:
    """The root element of XML bytes; Invalid where they are not well-formed or declare a DOCTYPE."""
    parser = etree.XMLParser(
        collect_ids=False, resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser, base_url=name)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        if "XML_PARSE_HUGE" in (error.msg or ""):
            message = "longer or deeper than is read: a text of 10 MB, or hundreds of elements within one another"
            raise Invalid(problem(name, line, "unreadable", message, "divide it")) from error
        raise Invalid(problem(name, line, "not-xml", error.msg or "empty file", "make it well-formed XML")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        message = "a DOCTYPE is not accepted"
        line = data[: max(data.find(b"<!DOCTYPE"), 0)].count(b"\n") + 1
        raise Invalid(problem(name, line, "doctype", message, "remove it and write characters for entities"))
    return root


def serialise(root: Element) -> bytes:
    """A whole document as UTF-8 with XML declaration and a final line end."""
    tree = root.getroottree() if root.getparent() is None else etree.ElementTree(root)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


def local(element: Element) -> str:
    """An element's name without its namespace; empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def language(element: Element) -> str:
    """The effective xml:lang of an element, empty where none is declared (XML 1.0, 2.12)."""
    return next((a.get(XML_LANG) for a in _lineage(element) if a.get(XML_LANG)), "")


def words(element: Element) -> str:
    """All the characters in an element, its white space as single spaces."""
    return " ".join("".join(element.itertext()).split())


def _lineage(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()
