"""One document from two: a text file's digests and notes, laid beside the reader's own transcription.

Both have the same blocks under the same anchors, so merging is by anchor; nothing of either is lost.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from .errors import Invalid, problem
from .tei import XML_ID, Element, q


def blocks(root: Element) -> dict[str, Element]:
    """Every block of the text by its xml:id, in document order; other people's TEI included."""
    found = (element for text in root.iter(q("text")) for element in text.iter("{*}*") if element.tag != q("s"))
    return {element.get(XML_ID): element for element in found if element.get(XML_ID)}


def sentences(block: Element) -> dict[str, Element]:
    """Every sentence of a block by its xml:id, in document order; of a whole document those of all blocks."""
    return {element.get(XML_ID): element for element in block.iter(q("s")) if element.get(XML_ID)}


def merged(text: Element, transcription: Element | None) -> Element:
    """A new document: the transcription with the text file's header, digests and editorial notes; or the text alone."""
    if transcription is None:
        return deepcopy(text)
    result = deepcopy(transcription)
    _add_instructions(result, text)
    _merge_header(result, text)
    _merge_blocks(result, text)
    _add_introductions(result, text)
    _add_editorial(result, text)
    return result


def _merge_header(result: Element, text: Element) -> None:
    """Keep what encoding found out (source, encoding, profile); all else is the text file's to say."""
    theirs, ours = _header(result), _header(text)
    source = theirs.find(f"{q('fileDesc')}/{q('sourceDesc')}")
    description = deepcopy(ours.find(q("fileDesc")))
    description.replace(description.find(q("sourceDesc")), source)
    theirs.replace(theirs.find(q("fileDesc")), description)
    changes = ours.find(q("revisionDesc"))
    if changes is not None:
        for old in theirs.findall(q("revisionDesc")):
            theirs.remove(old)
        theirs.append(deepcopy(changes))


def _header(root: Element) -> Element:
    """The header of a document; Invalid where it does not say what the source is."""
    header = root.find(q("teiHeader"))
    if header is None or header.find(f"{q('fileDesc')}/{q('sourceDesc')}") is None or root.find(q("text")) is None:
        name = root.base or "document"
        message = "a text and its transcription need a teiHeader with a sourceDesc, and a text"
        raise Invalid(problem(name, root.sourceline, "header", message, "run edition check on the file"))
    return header


def _merge_blocks(result: Element, text: Element) -> None:
    """Add the digests to the blocks; a block that only the text file has stands after, or before, its neighbour."""
    present, waiting, previous = blocks(result), [], None
    for anchor, block in blocks(text).items():
        if block.get("type") == "editorial":
            continue
        if anchor in present:
            previous = present[anchor]
            _add_instructions(previous, block)
            _append_digests(previous, block)
            while waiting:
                previous.addprevious(waiting.pop(0))
        elif previous is None:
            waiting.append(deepcopy(block))
        else:
            previous.addnext(deepcopy(block))
            previous = previous.getnext()


def _append_digests(block: Element, source: Element) -> None:
    for digest in source.iterchildren(q("note")):
        if digest.get("type") == "digest":
            copy = deepcopy(digest)
            copy.tail = None
            block.append(copy)
            _add_instructions(copy, digest)


def _add_instructions(element: Element, source: Element) -> None:
    """Put before an element the processing instructions that stand directly before another, such as silences."""
    node = source.getprevious()
    while node is not None and not isinstance(node.tag, str) and not (node.tail or "").strip():
        if node.tag is etree.ProcessingInstruction:
            copy = deepcopy(node)
            copy.tail = None
            element.addprevious(copy)
            element = copy
        node = node.getprevious()


def _add_introductions(result: Element, text: Element) -> None:
    """Put the text file's introductions where divisions of the front begin (TEI P5, 4.6)."""
    introductions = text.findall(f"{q('text')}/{q('front')}/{q('div')}[@type='introduction']")
    if not introductions:
        return
    front = result.find(f"{q('text')}/{q('front')}")
    if front is None:
        front = result.makeelement(q("front"))
        result.find(q("text")).insert(0, front)
    first = front.find(q("div"))
    at = len(front) if first is None else front.index(first)
    front[at:at] = [deepcopy(introduction) for introduction in introductions]


def _add_editorial(result: Element, text: Element) -> None:
    body = result.find(q("text"))
    back = body.find(q("back"))
    for division in text.iterfind(f"{q('text')}/{q('back')}/{q('div')}[@type='editorial']"):
        if back is None:
            back = body.makeelement(q("back"))
            body.append(back)
        back.append(deepcopy(division))
