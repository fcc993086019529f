"""Blocks as the text of a TEI document: front, sections under their heads, notes at the back.

Only newlines stand between blocks, so that the text of the whole is the text of the copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from ..tei import TEI, XML_ID, XML_LANG, Element, local, q
from .anchors import Anchored
from .marks import Mark, fill

_FRONT = frozenset({"title", "byline", "abstract", "keywords"})
_BACK = frozenset({"notes-head", "note"})
_NAMES = {"title": "titlePart", "byline": "byline", "notes-head": "head", "head": "head", "note": "note"}
_TYPES = {"title": "main", "note": "source"}
_HOLDERS = frozenset({"TEI", "text", "front", "docTitle", "body", "back", "div", "quote"})


@dataclass(frozen=True)
class Marked:
    """A block under its anchor, with the marks on its text."""

    anchored: Anchored
    marks: Sequence[Mark] = ()

    @property
    def kind(self) -> str:
        """The kind of the block."""
        return self.anchored.block.kind


def document(text_id: str, header: Element, language: str, blocks: Sequence[Marked], quotes: frozenset[str]) -> Element:
    """A whole TEI document; paragraphs whose anchors are among `quotes` stand in block quotations."""
    root = etree.Element(q("TEI"), {XML_ID: text_id, XML_LANG: "en"}, nsmap={None: TEI})
    root.append(header)
    text = etree.SubElement(root, q("text"), {XML_LANG: language})
    _front(text, [block for block in blocks if block.kind in _FRONT])
    _body(text, [block for block in blocks if block.kind not in _FRONT | _BACK], quotes)
    _back(text, [block for block in blocks if block.kind in _BACK])
    _spread(root)
    return root


def _front(text: Element, blocks: Sequence[Marked]) -> None:
    front = etree.SubElement(text, q("front")) if blocks else None
    for block in blocks:
        parent = {"title": "docTitle", "byline": None}.get(block.kind, "div")
        of_type = {"type": block.kind} if parent == "div" else {}
        _put(front if parent is None else etree.SubElement(front, q(parent), of_type), block)


def _body(text: Element, blocks: Sequence[Marked], quotes: frozenset[str]) -> None:
    body = section = etree.SubElement(text, q("body"))
    for block in blocks:
        if block.kind == "head":
            section = etree.SubElement(body, q("div"), {"type": "section"})
        quoted = block.anchored.anchor in quotes
        _put(_quote(section) if quoted else section, block)


def _quote(section: Element) -> Element:
    """The quotation that a section ends with, or a new one."""
    ends_in_one = len(section) and local(section[-1]) == "quote"
    return section[-1] if ends_in_one else etree.SubElement(section, q("quote"))


def _back(text: Element, blocks: Sequence[Marked]) -> None:
    if blocks:
        notes = etree.SubElement(etree.SubElement(text, q("back")), q("div"), {"type": "notes"})
        for block in blocks:
            _put(notes, block)


def _put(parent: Element, block: Marked) -> None:
    element = etree.SubElement(parent, q(_NAMES.get(block.kind, "p")))
    if block.kind in _TYPES:
        element.set("type", _TYPES[block.kind])
    if block.anchored.anchor:
        element.set(XML_ID, block.anchored.anchor)
    if block.anchored.state == "missing":
        etree.SubElement(element, q("gap"), {"reason": "missing", "unit": "paragraph", "quantity": "1"})
    fill(element, block.anchored.block.text, block.marks)


def _spread(element: Element) -> None:
    """Newlines between blocks, and nowhere else."""
    if local(element) in _HOLDERS:
        element.text = "\n"
        for child in element:
            child.tail = "\n"
            _spread(child)
