"""Markup of any kind: anchors and their numbers, links, elements and attributes with nothing or too much in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from ..tei import Element, local
from .catalogue import Finding, structure
from .document import HOUSE, OTHER, TEXT, TRANSCRIPTION, Document

_FILLED = (
    "persName", "placeName", "orgName", "name", "title", "head", "term", "label", "foreign", "emph", "hi", "q", "quote",
    "ref", "item", "desc", "resp", "publisher", "author", "edition", "abstract", "language", "date",
)  # fmt: skip
_ANCHOR_WORDS = re.compile(r"[thpne][1-9][0-9]*")
_FREE = frozenset({"matchPattern", "replacementPattern", "match", "use"})


@structure(
    "anchor-gap",
    what="A number is missing among the anchors of a text, and the ledger does not know why.",
    why="A gap looks like a lost paragraph; an anchor that was withdrawn or merged has its line in the ledger.",
    mend="number on without a gap, or enter what became of the anchor",
    kinds=frozenset({TEXT}),
)
def gap(document: Document) -> Iterator[Finding]:
    """Numbers that neither a block nor an entry of the ledger has."""
    known = set(document.edition.ledger.ids(document.id))
    for letter in "thpne":
        numbers = {int(anchor[1:]): block for anchor, block in document.blocks.items() if anchor[0] == letter}
        for before, after in pairwise([0, *sorted(numbers)]):
            missing = [n for n in range(before + 1, after) if f"{letter}{n}" not in known]
            if missing:
                yield Finding(numbers[after], f"there is no {_listed(letter, missing)} before {letter}{after}")


def _listed(letter: str, numbers: list[int]) -> str:
    """Anchors by their numbers; those in an unbroken row by the first and the last."""
    first, last = numbers[0], numbers[-1]
    if last - first + 1 == len(numbers) > 1:
        return f"{letter}{first} to {letter}{last}"
    return ", ".join(f"{letter}{number}" for number in numbers)


@structure(
    "anchor-order",
    what="An anchor stands after one of its kind with a higher number.",
    why="Readers take the numbers for the order of the text. A block that was inserted later is the exception.",
    mend="correct the number, if it was not published; else say by a silence that the block was inserted",
    kinds=frozenset({TEXT, TRANSCRIPTION}),
)
def order(document: Document) -> Iterator[Finding]:
    """Blocks whose number is lower than that of a block of their kind before, successors in the ledger aside."""
    highest: dict[str, int] = {}
    for anchor, block in document.blocks.items():
        if document.edition.ledger.origins(f"{document.id}/{anchor}"):
            continue
        number = int(anchor[1:])
        if number < highest.get(anchor[0], 0):
            yield Finding(block, f"{anchor} stands after {anchor[0]}{highest[anchor[0]]}")
        highest[anchor[0]] = max(number, highest.get(anchor[0], 0))


@structure(
    "file-name",
    what="A file of the edition is not named in small letters, figures and hyphens.",
    why="The name is the text's address and stands in every citation.",
    mend="rename the file, and the xml:id of its root",
    kinds=HOUSE | {TRANSCRIPTION},
)
def file_name(document: Document) -> Iterator[Finding]:
    """Texts and registers whose stem is no slug."""
    if not re.fullmatch("[a-z][a-z0-9-]*", document.id):
        yield Finding(document.root, f"“{document.path.name}” is no name for an address")


@structure(
    "ref-text-differs",
    what="A reference names one passage and leads to another.",
    why="Readers see the words, a click follows the pointer; one of the two is wrong.",
    mend="correct @target or the words",
)
def ref_text(document: Document) -> Iterator[Finding]:
    """References whose words are an anchor, such as p25, and not the one that they point to."""
    for ref in document.own("ref"):
        target = re.split("[#/]", ref.get("target", ""))[-1]
        named = _ANCHOR_WORDS.fullmatch("".join(ref.itertext()).strip())
        if named and ref.get("type") != "note" and _ANCHOR_WORDS.fullmatch(target) and named[0] != target:
            yield Finding(ref, f"“{named[0]}” leads to {ref.get('target')}")


def _links(document: Document) -> Iterator[tuple[Element, str]]:
    for element in document.own("ref", "ptr", "licence", "idno", "graphic"):
        given = element.get("target") or element.get("url") or ("" if len(element) else element.text or "")
        yield from ((element, address) for address in given.split() if re.match("https?:", address))


@structure(
    "link-insecure",
    what="A link goes to an address that begins with http: and not https:.",
    why="Browsers warn of it, and on the way anybody may change what the reader sees.",
    mend="write https:, if the site answers there; else say by a silence that it does not",
)
def insecure(document: Document) -> Iterator[Finding]:
    """Addresses with http:, one of each site in a file."""
    found = ((element, address) for element, address in _links(document) if address.startswith("http:"))
    sites: dict[str, tuple[Element, str]] = {}
    for element, address in found:
        sites.setdefault(urlsplit(address).netloc, (element, address))
    yield from (Finding(element, address[:80]) for element, address in sites.values())


@structure(
    "link-malformed",
    what="A link has no proper address: no host, or a mark of the sentence at its end.",
    why="It leads nowhere.",
    mend="copy the address again from the browser",
)
def malformed(document: Document) -> Iterator[Finding]:
    """Addresses without a host that has a dot, with a space written in, or ending in a comma or full stop."""
    for element, address in _links(document):
        host = urlsplit(address).hostname or ""
        if "." not in host or address[-1] in ".,;:":
            yield Finding(element, address[:80])


@structure(
    "element-empty",
    what="An element that should hold words holds none.",
    why="It shows as nothing, or as a link that cannot be clicked.",
    mend="write the words, or delete the element",
)
def empty(document: Document) -> Iterator[Finding]:
    """Names, titles, heads, terms, quotations, references and the like without text or children."""
    for element in document.own(*_FILLED):
        if not len(element) and not (element.text or "").strip():
            yield Finding(element, f"{local(element)} is empty")


@structure(
    "attribute-padded",
    what="The value of an attribute begins or ends with white space, or has two spaces in a row.",
    why="Programs compare values letter by letter.",
    mend="take the spaces out",
    kinds=HOUSE | {TRANSCRIPTION, OTHER},
)
def padded(document: Document) -> Iterator[Finding]:
    """Attributes with spaces too many, patterns aside."""
    for element in document.elements:
        for name, value in element.attrib.items():
            if (value != value.strip() or "  " in value) and name not in _FREE:
                yield Finding(element, f"@{name.rpartition('}')[2]} is “{value[:40]}”")
