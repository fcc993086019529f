"""The body of a text: its sections under their heads, headnote, letter, appeal, quotations and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from ..tei import Element, local, q
from .letter import CLOSER, OPENER
from .recipe import Recipe

_WITHIN: Mapping[str, str] = MappingProxyType({"addressee": "address"})
"""What holds the lines of a kind within an opener or closer."""


@dataclass
class Divisions:
    """Where the blocks of a body stand: in `part`, the body or a letter, and there in `section`, it or its last div."""

    body: Element
    recipe: Recipe
    part: Element
    section: Element

    @classmethod
    def of(cls, body: Element, recipe: Recipe) -> Divisions:
        """The divisions of a body that is empty yet."""
        return cls(body, recipe, body, body)

    def place(self, kind: str, anchor: str, set_in: bool) -> Element:
        """The element that the next block belongs in, by its kind and anchor; what is set in is quoted."""
        if kind in OPENER | CLOSER:
            return self._around_letter(kind)
        self._leave(anchor)
        if kind == "head" or anchor in self.recipe.sections:
            self._open("appeal" if anchor == self.recipe.appeal else "section")
        elif anchor in self.recipe.headnote and self.section.get("type") != "headnote":
            self._open("headnote")
        elif self.section is self.part and any(local(child) == "div" for child in self.part):
            self._open("section")
        return self._within_section(kind, set_in or anchor in self.recipe.quotes)

    def _around_letter(self, kind: str) -> Element:
        """The opener or closer of a letter, or the address within it."""
        name = "opener" if kind in OPENER else "closer"
        if name == "opener":
            self._leave("")
        if self.part is self.body:
            self.part = etree.SubElement(self.body, q("div"), {"type": "letter"})
        self.section = self.part
        around = last(self.part, name)
        return last(around, _WITHIN[kind]) if kind in _WITHIN else around

    def _leave(self, anchor: str) -> None:
        """Leave a letter after its closer, and a headnote after its last paragraph."""
        if len(self.part) and local(self.part[-1]) == "closer":
            self.part = self.section = self.body
        if self.section.get("type") == "headnote" and anchor not in self.recipe.headnote:
            self.section = self.part

    def _open(self, of_type: str) -> None:
        self.section = etree.SubElement(self.part, q("div"), {"type": of_type})

    def _within_section(self, kind: str, quoted: bool) -> Element:
        if kind == "description":
            return etree.SubElement(self.section, q("figure"))
        if _awaits_caption(self.section):
            return self.section[-1]
        return last(self.section, "quote") if quoted and kind == "paragraph" else self.section


def last(parent: Element, name: str) -> Element:
    """The child of a name that an element ends with, or a new one."""
    ends_in_one = len(parent) and local(parent[-1]) == name
    return parent[-1] if ends_in_one else etree.SubElement(parent, q(name))


def _awaits_caption(section: Element) -> bool:
    """Whether a section ends with a figure that has no caption yet, save places of paragraphs that the copy lacks."""
    if not len(section) or local(section[-1]) != "figure":
        return False
    return not any(local(child) == "p" and "".join(child.itertext()) for child in section[-1])
