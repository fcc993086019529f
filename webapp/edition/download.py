"""TEI to take away: the whole text, or one passage, as a document that is valid and says what it is by itself."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from urllib.parse import quote

from lxml import etree

from . import tei
from .merge import blocks, sentences
from .reference import Reference
from .registers.selection import Selection
from .script import FROM
from .tei import NS, Element, q
from .text import Text


def document(text: Text, url: str) -> bytes:
    """The whole text with its canonical address; `url` is the edition's address without a final slash."""
    root = deepcopy(text.document)
    stamp(root, url, f"{url}/texts/{quote(text.id)}/")
    return tei.serialise(root)


def extract(text: Text, anchors: Sequence[str], reference: Reference, url: str, selection: Selection) -> bytes:
    """Blocks or sentences in their places under the text's header, with their notes and the register entries of both.

    The address in the header is that of the reference by which they are asked for; all other pointers lead home.
    """
    root = deepcopy(text.document)
    _prune(root.find(q("text")), [kept for anchor in anchors for kept in _with_notes(root, anchor)])
    if root.find(f"{q('text')}/{q('body')}") is None:
        _add_empty_body(root.find(q("text")))
    selection.add_to(root)
    stamp(root, url, f"{url}/texts/{quote(str(reference), safe='/@')}")
    _lead_home(root, f"{url}/texts/{quote(text.id)}/")
    return tei.serialise(root)


def _with_notes(root: Element, anchor: str) -> list[Element]:
    """A block with the notes that it calls and the editors' notes on it; a note with the blocks that call it."""
    anchored = blocks(root) | sentences(root)
    pointing = [e for e in root.iterfind("tei:text//*[@target]", NS) if f"#{anchor}" in e.get("target").split()]
    known = dict.fromkeys(anchored.values())
    callers = [next((a for a in (p, *p.iterancestors()) if a in known), p) for p in pointing]
    kept = [anchored[anchor], *callers]
    targets = {target[1:] for one in kept for target in one.xpath(".//tei:ref[@type = 'note']/@target", namespaces=NS)}
    return [*kept, *(anchored[target] for target in targets if target in anchored)]


def _prune(element: Element, kept: list[Element]) -> None:
    """Remove from a tree what is neither kept, nor within, nor around what is kept."""
    around = {ancestor for one in kept for ancestor in one.iterancestors()}
    for child in list(element):
        if child in kept:
            continue
        if child in around:
            _prune(child, kept)
        else:
            element.remove(child)
    element.text = None if element in around else element.text


def _add_empty_body(text: Element) -> None:
    """A text needs a body; a gap says that this one's was not asked for."""
    body = etree.Element(q("body"))
    etree.SubElement(etree.SubElement(body, q("div"), type="section"), q("gap"), reason="sampling")
    front = text.find(q("front"))
    text.insert(0 if front is None else text.index(front) + 1, body)


def stamp(root: Element, url: str, canonical: str) -> None:
    """Name the canonical address in the header, and let the pointers to registers and texts lead to their pages."""
    etree.strip_attributes(root, FROM)
    statement = root.find(f".//{q('publicationStmt')}")
    if statement is not None and statement.find(q("p")) is None and statement.find(q("ab")) is None:
        address = etree.Element(q("idno"), type="URL")
        address.text = canonical
        available = statement.find(q("availability"))
        statement.insert(len(statement) if available is None else statement.index(available), address)
    for prefix in root.iter(q("prefixDef")):
        pattern = prefix.get("replacementPattern", "").replace("../registers/", f"{url}/registers/")
        pattern = pattern.replace("../texts/$1.xml#$2", f"{url}/texts/$1/$2")
        prefix.set("replacementPattern", pattern.replace(".xml#$1", "/$1/"))


def _lead_home(root: Element, home: str) -> None:
    """Let pointers to passages of the text that are not in the document lead to their pages."""
    here = blocks(root) | sentences(root)
    for element in root.iterfind(f"{q('text')}//*[@target]"):
        pointers = element.get("target").split()
        led = (home + one[1:] if one.startswith("#") and one[1:] not in here else one for one in pointers)
        element.set("target", " ".join(led))
