"""Script conversion of TEI: the unit is the block, never the text node.

The words of a block are converted as one string, across inline elements and breaks, and go back to their places by
offset. Notes and nested blocks are lifted out and converted by themselves; attributes are never touched but xml:lang.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from .chinese import ENGINE, convert_text, needs_conversion
from .tei import XML_LANG, Element, language, local, q

_BLOCKS = frozenset(
    [
        "p",
        "ab",
        "head",
        "l",
        "item",
        "cell",
        "titlePart",
        "note",
        "app",
        "figure",
        "figDesc",
        "fw",
        "trailer",
        "salute",
        "signed",
        "dateline",
    ]
)
_KEPT = frozenset(["idno", "code", "formula", "graphic", "egXML"])
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    r"|(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)


@dataclass(frozen=True)
class _Slot:
    """One piece of text in the tree: an element's `text`, or its `tail`."""

    element: Element
    place: str
    language: str

    @property
    def text(self) -> str:
        return getattr(self.element, self.place)

    def write(self, text: str) -> None:
        setattr(self.element, self.place, text)


def convert(root: Element, target: str) -> None:
    """Convert every Chinese block of a tree to a target script (`Hans`, `Hant`, `Hant-TW`, `Hant-HK`), in place."""
    for block in list(_blocks(root)):
        for spoken, run in groupby(_slots(block), key=lambda slot: slot.language):
            if needs_conversion(spoken, target):
                _convert_run(list(run), spoken, target)
    _relabel(root, target)


def _blocks(element: Element, inside: bool = False) -> Iterator[Element]:
    """Every block: the elements named above, and elsewhere the outermost element that holds text of its own."""
    block = local(element) in _BLOCKS or (not inside and _holds_text(element))
    if block:
        yield element
    for child in element.iterchildren(etree.Element):
        yield from _blocks(child, inside or block)


def _holds_text(element: Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(child.tail for child in element)))


def _slots(element: Element) -> Iterator[_Slot]:
    """The text slots of one block in reading order, less those of blocks within it."""
    spoken = language(element)
    if element.text:
        yield _Slot(element, "text", spoken)
    for child in element:
        if local(child) and local(child) not in _BLOCKS | _KEPT:
            yield from _slots(child)
        if child.tail:
            yield _Slot(child, "tail", spoken)


def _convert_run(slots: list[_Slot], spoken: str, target: str) -> None:
    text = _converted("".join(slot.text for slot in slots), spoken, target)
    start = 0
    for slot in slots:
        end = start + len(slot.text)
        slot.write(text[start:end])
        start = end


def _converted(text: str, spoken: str, target: str) -> str:
    """The converted text; what the eye does not see (soft hyphens, line ends in Chinese) breaks no phrase and stays."""
    unseen = [match.span() for match in _UNSEEN.finditer(text)]
    words = iter(convert_text(_UNSEEN.sub("", text), spoken, target))
    hidden = {at for start, end in unseen for at in range(start, end)}
    return "".join(char if at in hidden else next(words) for at, char in enumerate(text))


def _relabel(root: Element, target: str) -> None:
    for element in root.iter(etree.Element):
        if needs_conversion(element.get(XML_LANG, ""), target):
            element.set(XML_LANG, f"zh-{target}")
    usage = root.find(f".//{q('langUsage')}")
    if usage is not None and not usage.xpath("*[@ident = $ident]", ident=f"zh-{target}"):
        declared = etree.SubElement(usage, q("language"), ident=f"zh-{target}")
        declared.text = f"Chinese, converted to this script by {ENGINE}"
