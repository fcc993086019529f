"""TEI to take away: the whole text, or one passage, as a document that is valid and says what it is by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def extract(text: Text, anchors: Iterable[str], reference: Reference, url: str, selection: Selection) -> bytes:
    """Blocks or sentences in their places under the text's header, with their notes and the register entries of both.

    The address in the header is that of the reference by which they are asked for; all other pointers lead home.
    """
    root = deepcopy(text.document)
    kept = set(_with_notes(root, anchors))
    _prune(root.find(q("text")), kept, {ancestor for one in kept for ancestor in one.iterancestors()})
    add_empty_body(root)
    selection.add_to(root)
    stamp(root, url, f"{url}/texts/{quote(str(reference), safe='/@')}")
    _lead_home(root, f"{url}/texts/{quote(text.id)}/")
    return tei.serialise(root)


def _with_notes(root: Element, anchors: Iterable[str]) -> Iterator[Element]:
    """Blocks with the notes that they call and the editors' notes on them; notes with the blocks that call them."""
    anchored, wanted = blocks(root) | sentences(root), {f"#{anchor}" for anchor in anchors}
    known = set(anchored.values())
    pointing = [e for e in root.iterfind("tei:text//*[@target]", NS) if not wanted.isdisjoint(e.get("target").split())]
    callers = [next((a for a in (p, *p.iterancestors()) if a in known), p) for p in pointing]
    for kept in (*(anchored[one[1:]] for one in wanted), *callers):
        yield kept
        targets = kept.xpath(".//tei:ref[@type = 'note']/@target", namespaces=NS)
        yield from (anchored[target[1:]] for target in targets if target[1:] in anchored)


def _prune(element: Element, kept: set[Element], around: set[Element]) -> None:
    """Remove from a tree what is neither kept, nor within, nor around what is kept."""
    for child in list(element):
        if child in kept:
            continue
        if child in around:
            _prune(child, kept, around)
        else:
            element.remove(child)
    element.text = None if element in around else element.text


def add_empty_body(root: Element) -> None:
    """A text needs a body; a gap says that this one's was not asked for."""
    for text in root.iter(q("text")):
        if next(text.iter(q("body"), q("group")), None) is None:
            body = etree.Element(q("body"))
            etree.SubElement(etree.SubElement(body, q("div"), type="section"), q("gap"), reason="sampling")
            fronts = (at for at, child in enumerate(text, 1) if next(child.iter(q("front")), None) is not None)
            text.insert(next(fronts, 0), body)


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
