"""The register entries that a document points to, in the document itself (TEI P5, 16.10).

An entry is there as `per-hook`, since a text or another register may have a `hook` as well. For those that are there
the document declares their prefix once more, before the declaration that leads to the registers (TEI P5, 16.2.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ..pointers import ATTRIBUTES
from ..script import Names
from ..tei import NS, XML_ID, XML_LANG, Element, language, q
from . import REGISTERS, Register
from .conversion import converted


@dataclass(frozen=True)
class Selection:
    """What may be chosen from: registers under one root as printed, each named by its prefix in @n; the script asked.

    Entries that those chosen point to stay outside, and so do relations.
    """

    registers: Element
    script: str
    names: Names

    def add_to(self, root: Element) -> None:
        """Put what the text of a document points to after the text; nothing where that is nothing."""
        chosen = {register: found for register in REGISTERS if (found := self._chosen(root, register))}
        if chosen:
            made = converted(self._document(chosen), self.script, self.names)
            root[-1].tail = "\n"
            root.append(made.find(q("standOff")))
            _declare(root, chosen)
            _complete(root, made, "encodingDesc", "listPrefixDef")
            _complete(root, made, "profileDesc", "langUsage")

    def _chosen(self, root: Element, register: Register) -> dict[str, Element]:
        """The entries of a register that are pointed to, by their ids; none if its prefix leads elsewhere."""
        leads = [d for d in root.iter(q("prefixDef")) if d.get("ident") == register.prefix]
        if not any(d.get("replacementPattern", "").endswith(f"/registers/{register.name}.xml#$1") for d in leads):
            return {}
        pointers = {pointer for element in root.find(q("text")).iter("{*}*") for pointer in _pointers(element)}
        lists = self.registers.iterfind(f"*[@n='{register.prefix}']/{q('standOff')}/*/{q(register.entry)}")
        return {e.get(XML_ID): e for e in lists if f"{register.prefix}:{e.get(XML_ID)}" in pointers}

    def _document(self, chosen: Mapping[Register, Mapping[str, Element]]) -> Element:
        """The entries with those prefixes and languages of their headers that they use."""
        root = etree.Element(q("TEI"), nsmap={None: NS["tei"]})
        beside = etree.SubElement(root, q("standOff"))
        beside.text = "\n"
        for register, entries in chosen.items():
            beside.append(_list(register, entries))
        header = etree.Element(q("teiHeader"))
        root.insert(0, header)
        prefixes = {pointer.partition(":")[0] for element in beside.iter("{*}*") for pointer in _pointers(element)}
        languages = {element.get(XML_LANG) for element in beside.iter("{*}*")}
        for holder, name, one, used in (
            ("encodingDesc", "listPrefixDef", "prefixDef", prefixes),
            ("profileDesc", "langUsage", "language", languages),
        ):
            group = etree.SubElement(etree.SubElement(header, q(holder)), q(name))
            declared = {e.get("ident"): e for e in self.registers.iterfind(f"*/{q('teiHeader')}/*/{q(name)}/{q(one)}")}
            group.extend(deepcopy(e) for ident, e in declared.items() if ident in used)
        return root


def _pointers(element: Element) -> Iterator[str]:
    for name in ATTRIBUTES:
        yield from element.get(name, "").split()


def _list(register: Register, entries: Mapping[str, Element]) -> Element:
    """Entries in a list as theirs, which says the language of what says none."""
    above = next(iter(entries.values())).getparent()
    made = etree.Element(above.tag)
    made.text = made.tail = "\n"
    if spoken := language(above):
        made.set(XML_LANG, spoken)
    for entry in map(deepcopy, entries.values()):
        entry.tail = "\n"
        for element in entry.xpath("descendant-or-self::*[@xml:id]"):
            element.set(XML_ID, f"{register.prefix}-{element.get(XML_ID)}")
        made.append(entry)
    return made


def _declare(root: Element, chosen: Mapping[Register, Mapping[str, Element]]) -> None:
    """Let the pointers to the entries that are there lead to them."""
    for register, entries in chosen.items():
        first = next(d for d in root.iter(q("prefixDef")) if d.get("ident") == register.prefix)
        known = {"ident": register.prefix, "matchPattern": f"({'|'.join(entries)})"}
        inner = etree.Element(q("prefixDef"), {**known, "replacementPattern": f"#{register.prefix}-$1"})
        inner.tail = first.tail
        first.addprevious(inner)


def _complete(root: Element, made: Element, holder: str, name: str) -> None:
    """Add to a group of declarations in the header those that only the entries need."""
    group, other = (e.find(f"{q('teiHeader')}/{q(holder)}/{q(name)}") for e in (root, made))
    if group is not None:
        known = {one.get("ident") for one in group}
        group.extend(one for one in list(other) if one.get("ident") not in known)
