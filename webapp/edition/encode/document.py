"""Blocks as the text of a TEI document: front, sections under their heads, notes at the back.

Only newlines stand between blocks, so that the text of the whole is the text of the copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from ..tei import TEI, XML_ID, XML_LANG, Element, local, q
from .anchors import Anchored
from .divisions import Divisions, last
from .marks import Mark, fill
from .notes import PARAGRAPH
from .recipe import Recipe

_FRONT = frozenset({"masthead", "title", "byline", "abstract", "keywords"})
_BACK = frozenset({"notes-head", "note"})
_NAMES = {
    "masthead": "docImprint",
    "title": "titlePart",
    "byline": "byline",
    "writer": "byline",
    "dateline": "dateline",
    "addressee": "addrLine",
    "salute": "salute",
    "farewell": "salute",
    "signed": "signed",
    "signing-date": "dateline",
    "head": "head",
    "description": "figDesc",
    "notes-head": "head",
    "note": "note",
}
_HOLDERS = frozenset(
    {"TEI", "text", "front", "docTitle", "body", "back", "div", "quote", "figure", "opener", "closer", "address"}
)
_AROUND = frozenset({"figure", "opener", "closer", "address"})
_BRACKETED = re.compile(r"[(\uff08\[].*[)\uff09\]]", re.DOTALL)


@dataclass(frozen=True)
class Marked:
    """A block under its anchor, with the marks on its text."""

    anchored: Anchored
    marks: Sequence[Mark] = ()

    @property
    def kind(self) -> str:
        """The kind of the block."""
        return self.anchored.block.kind


def document(text_id: str, header: Element, language: str, blocks: Sequence[Marked], recipe: Recipe) -> Element:
    """A whole TEI document; the recipe says which paragraphs are quotations, a headnote or begin a section."""
    root = etree.Element(q("TEI"), {XML_ID: text_id, XML_LANG: "en"}, nsmap={None: TEI})
    root.append(header)
    text = etree.SubElement(root, q("text"), {XML_LANG: language})
    _front(text, [block for block in blocks if block.kind in _FRONT])
    _body(text, [block for block in blocks if block.kind not in _FRONT | _BACK], recipe)
    _back(text, [block for block in blocks if block.kind in _BACK])
    _spread(root)
    _glue(root, [block for block in blocks if block.anchored.block.glued and block.anchored.anchor])
    return root


def _front(text: Element, blocks: Sequence[Marked]) -> None:
    front = etree.SubElement(text, q("front")) if blocks else None
    for block in blocks:
        if block.kind == "title":
            _put(last(front, "docTitle"), block)
        elif block.kind in _NAMES:
            _put(front, block)
        else:
            _put(etree.SubElement(front, q("div"), {"type": block.kind}), block)


def _body(text: Element, blocks: Sequence[Marked], recipe: Recipe) -> None:
    body = etree.SubElement(text, q("body"))
    divisions = Divisions.of(body, recipe)
    for block in blocks:
        parent = divisions.place(block.kind, block.anchored.anchor, block.anchored.block.set_in)
        if block.anchored.block.page:
            _begin_page(parent)
        _put(parent, block)
    for whole in (body, *body.iterfind(f"{q('div')}[@type='letter']")):
        _divide(whole)


def _divide(whole: Element) -> None:
    """Put the figures of a body, or of a letter, that holds nothing else into a division, since it needs more."""
    inside = [child for child in whole if local(child) not in {"opener", "closer"}]
    if inside and all(local(child) in {"figure", "pb"} for child in inside):
        section = etree.Element(q("div"), {"type": "section"})
        inside[0].addprevious(section)
        section.extend(inside)


def _begin_page(parent: Element) -> None:
    """A page break where the next block of an element comes; before a figure or the lines around a letter."""
    page = etree.Element(q("pb"))
    if local(parent) in _AROUND:
        parent.addprevious(page)
    else:
        parent.append(page)


def _back(text: Element, blocks: Sequence[Marked]) -> None:
    if blocks:
        notes = etree.SubElement(etree.SubElement(text, q("back")), q("div"), {"type": "notes"})
        for block in blocks:
            _put(notes, block)


def _put(parent: Element, block: Marked) -> None:
    element = etree.SubElement(parent, q(_NAMES.get(block.kind, "p")))
    if of_type := _type(block, element):
        element.set("type", of_type)
    if block.anchored.anchor:
        element.set(XML_ID, block.anchored.anchor)
    if block.anchored.state == "missing":
        etree.SubElement(element, q("gap"), {"reason": "missing", "unit": "paragraph", "quantity": "1"})
    _fill(element, block)


def _fill(element: Element, block: Marked) -> None:
    """Put a block's words into its element: each of several paragraphs of a note in its own, after the label."""
    text, label = block.anchored.block.text, block.anchored.block.label
    bounds = [found.span() for found in re.finditer(f"[^{PARAGRAPH}]+", text)]
    if len(bounds) < 2:
        fill(element, text, block.marks)
        return
    first = bounds[0][1]
    begins = first - len(text[label:first].lstrip())
    fill(element, text[:begins], _within(block.marks, 0, begins))
    for start, end in [(begins, first), *bounds[1:]]:
        if start > first:
            _end_line(element)
        if start < end:
            fill(etree.SubElement(element, q("p")), text[start:end], _within(block.marks, start, end))


def _end_line(element: Element) -> None:
    """End a line after what an element holds: no break of the text's, but a newline between its parts."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}\n"
    else:
        element.text = f"{element.text or ''}\n"


def _within(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """The marks of a stretch of a text, as spans of that stretch."""
    inside = (mark for mark in marks if start <= mark.start and mark.end <= end)
    return [replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside]


def _type(block: Marked, element: Element) -> str:
    """The type of a note or title: a title in brackets describes the text, any other but the first is a subtitle."""
    if block.kind == "note":
        return "source"
    if block.kind != "title":
        return ""
    is_first = element.getparent().index(element) == 0
    return "desc" if _BRACKETED.fullmatch(block.anchored.block.text) else "main" if is_first else "sub"


def _spread(element: Element) -> None:
    """Newlines between blocks, and nowhere else."""
    if local(element) in _HOLDERS:
        element.text = "\n"
        for child in element:
            child.tail = "\n"
            _spread(child)


def _glue(root: Element, blocks: Sequence[Marked]) -> None:
    """Take away the newlines before blocks that begin within a line."""
    anchors = {block.anchored.anchor for block in blocks}
    for element in [one for one in root.iter() if one.get(XML_ID) in anchors]:
        while element.getprevious() is None:
            element = element.getparent()
            element.text = None
        element = element.getprevious()
        element.tail = None
        while local(element) in _HOLDERS and len(element):
            element = element[-1]
            element.tail = None
