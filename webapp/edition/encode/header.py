"""The header of a transcription: the text file's own, or a minimal one, with what was found and done in encoding.

It has no clock: the only date is the recipe's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from .. import VERSION, tei
from ..errors import Invalid, problem
from ..tei import XML_LANG, Element, q
from .block import Block
from .copy import Copy
from .labels import terms, unlabelled

_MINIMAL = Path(__file__).with_name("header.xml")
_SENTENCES = (
    "Each goes on to the stop after which another can begin, with the closing marks and calls of notes that follow; "
    "what quotation marks hold is parted only where the sentence around ends with it."
)
_ORDER = ("projectDesc", "samplingDecl", "editorialDecl", "refsDecl", "listPrefixDef", "appInfo",
          "creation", "abstract", "langUsage", "textClass")  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What encoding found: the copy, its language, its furniture by line, its blocks, how many corrections, hyphens
    that are only typographic, and sentences, other languages.
    """

    copy: Copy
    language: str
    furniture: Mapping[int, str]
    blocks: Sequence[Block]
    corrections: int
    hyphens: int
    sentences: int
    languages: frozenset[str]
    date: str = ""


def header(text_file: Path, found: Found) -> Element:
    """A new teiHeader, on that of the text file where there is one."""
    element = _committed(text_file) if text_file.is_file() else _minimal(found)
    _source(element.find(f"{q('fileDesc')}/{q('sourceDesc')}"), found.copy)
    _encoding(element.find(q("encodingDesc")), found)
    _profile(element.find(q("profileDesc")), found)
    if found.date:
        _change(element, found)
    return element


def _committed(text_file: Path) -> Element:
    header = deepcopy(tei.parse(text_file).find(q("teiHeader")))
    if header is None or header.find(f"{q('fileDesc')}/{q('sourceDesc')}") is None:
        message = "the file has no teiHeader with a sourceDesc to build on"
        raise Invalid(problem(text_file, 1, "header", message, "run edition check on it"))
    for name in ("encodingDesc", "profileDesc"):
        if header.find(q(name)) is None:
            header.find(q("fileDesc")).addnext(etree.Element(q(name)))
    return header


def _minimal(found: Found) -> Element:
    header = tei.parse(_MINIMAL)
    statement = header.find(f"{q('fileDesc')}/{q('titleStmt')}")
    named = {block.kind: block for block in reversed(found.blocks)}
    title = unlabelled(named["title"]) if "title" in named else found.copy.path.stem
    statement.insert(0, _element("title", title, {"type": "main", XML_LANG: found.language}))
    if "byline" in named:
        statement.insert(1, _element("author", unlabelled(named["byline"])))
    return header


def _source(source: Element, copy: Copy) -> None:
    """The copy's file and its SHA-256, as a paragraph where the description is one, as a bibl else."""
    described = source.find(q("p")) is not None
    said = _element("p" if described else "bibl", "Transcribed from the file ", {} if described else {"type": "copy"})
    for text, kind, tail in ((copy.path.name, "file", ", SHA-256 "), (copy.sha256, "SHA-256", ".")):
        said.append(_element("idno", text, {"type": kind}))
        said[-1].tail = tail
    _add(source, said)


def _encoding(description: Element, found: Found) -> None:
    left_out = _element("p", "Lines of the copy that are not its text, and were left out: ")
    if found.furniture:
        items = etree.SubElement(left_out, q("list"), {"type": "furniture", XML_LANG: found.language})
        for number, line in found.furniture.items():
            items.append(_element("item", line, {"n": str(number)}))
    else:
        left_out.text = "No line of the copy was left out."
    _add(_child(description, "samplingDecl"), left_out)
    if found.copy.tails:
        tails = ", ".join(f"{character} ({number})" for character, number in found.copy.tails.items())
        _add(_child(description, "samplingDecl"), _element("p", f"White space before line ends, left out: {tails}."))
    editorial = _child(description, "editorialDecl")
    _add(
        _child(editorial, "correction"),
        _element("p", f"Corrections marked in this transcription: {found.corrections}."),
    )
    if found.hyphens:
        said = f"Hyphens at line ends marked as only typographic in this transcription: {found.hyphens}."
        _add(_child(editorial, "hyphenation"), _element("p", said))
    if found.sentences:
        said = f"Sentences marked by program in this transcription: {found.sentences}. "
        _add(_child(editorial, "segmentation"), _element("p", said + _SENTENCES))
    _application(_child(description, "appInfo"))


def _application(information: Element) -> None:
    known = information.find(f"{q('application')}[@ident='edition']")
    if known is None:
        known = _element("application", "", {"ident": "edition"})
        known.append(_element("label", "edition encode"))
        _add(information, known)
    known.set("version", VERSION)


def _profile(description: Element, found: Found) -> None:
    printed = {"n": "printed", XML_LANG: found.language}
    for block in found.blocks:
        if block.kind == "abstract":
            abstract = _child(description, "abstract", new=True, attributes=printed)
            _add(abstract, _element("p", unlabelled(block)))
        elif block.kind == "keywords" and terms(block):
            keywords = _element("keywords", "", printed)
            keywords.extend(_element("term", term) for term in terms(block))
            _add(_child(description, "textClass"), keywords)
    _declare(_child(description, "langUsage"), {found.language, *found.languages})


def _declare(usage: Element, languages: Iterable[str]) -> None:
    declared = {language.get("ident") for language in usage}
    for language in sorted(set(languages) - declared):
        _add(usage, _element("language", language, {"ident": language}))


def _change(header: Element, found: Found) -> None:
    revisions = header.find(q("revisionDesc"))
    if revisions is None:
        revisions = etree.SubElement(header, q("revisionDesc"))
    said = f"Transcribed from the file {found.copy.path.name} by edition encode, version {VERSION}."
    _add(revisions, _element("change", said, {"when": found.date}))


def _child(parent: Element, name: str, new: bool = False, attributes: Mapping[str, str] | None = None) -> Element:
    """The child of a name, or a new one after its like and what comes before it."""
    there = parent.find(q(name))
    if there is not None and not new:
        return there
    child = _element(name, "", attributes)
    before = _ORDER[: _ORDER.index(name) + 1] if name in _ORDER else ()
    _add(parent, child, sum(tei.local(other) in before for other in parent) if before else len(parent))
    return child


def _add(parent: Element, child: Element, at: int | None = None) -> None:
    """Put a child in its place, indented like those beside it."""
    at = len(parent) if at is None else at
    if len(parent) and at == len(parent):
        child.tail, parent[-1].tail = parent[-1].tail, parent.text
    elif len(parent):
        child.tail = parent.text
    parent.insert(at, child)


def _element(name: str, text: str, attributes: Mapping[str, str] | None = None) -> Element:
    element = etree.Element(q(name), dict(attributes or {}))
    element.text = text or None
    return element
