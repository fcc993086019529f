"""The header: what it says of the document is so (TEI P5, 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..tei import Element, language, q
from .catalogue import Finding, structure
from .document import HOUSE, PAGE, REGISTER, TEXT, Document

_FOLDERS = {TEXT: "texts/", REGISTER: "registers/", PAGE: ""}


@structure(
    "extent-differs",
    what="The header gives another number of paragraphs, or of entries, than the document has.",
    why="The extent is quoted in catalogues; it goes out of date whenever a block is added.",
    mend="correct measure/@quantity and its words",
)
def extent(document: Document) -> Iterator[Finding]:
    """Measures whose @quantity is not the count, or whose words give another figure."""
    paragraphs = sum(anchor.startswith("p") for anchor in document.blocks)
    for measure in document.root.iterfind(f".//{q('extent')}/{q('measure')}"):
        unit, given = measure.get("unit"), measure.get("quantity", "")
        counted = paragraphs if unit == "paragraph" else len(document.entries) if document.kind == REGISTER else None
        told = re.findall("[0-9]+", "".join(measure.itertext()))
        if counted is not None and given and given != str(counted):
            yield Finding(measure, f"@quantity is {given}; there are {counted}")
        elif given and told and given not in told:
            yield Finding(measure, f"@quantity is {given}, the words say {told[0]}")


@structure(
    "header-untranslated",
    what="A part of the header that readers see (title, abstract, keywords) is in one language of the edition only.",
    why="The text's page shows it in the interface language; half of the readers get the other language.",
    mend="add it in the language that is missing",
)
def untranslated(document: Document) -> Iterator[Finding]:
    """Titles, abstracts and keywords that lack a language in which the document has digests."""
    paths = {"a title": "titleStmt/title", "an abstract": "profileDesc/abstract", "keywords": "textClass/keywords"}
    for name, path in paths.items():
        found = document.root.findall(".//" + "/".join(map(q, path.split("/"))))
        given = {language(part) for part in found}
        absent = [language for language in document.digest_languages if language not in given]
        if found and absent:
            yield Finding(found[0], f"{name} is not given in {' and '.join(absent)}")


@structure(
    "release-differs",
    what="A file belongs to another release than the others of the edition.",
    why="A release is of the whole edition; a citation that pins it must find one state.",
    mend="give all files the same edition/@n",
)
def release(document: Document) -> Iterator[Finding]:
    """Files whose release is not the one that most files name."""
    usual = document.edition.releases.most_common(1)
    for element in document.root.iterfind(f".//{q('editionStmt')}/{q('edition')}"):
        if usual and element.get("n") and element.get("n") != usual[0][0]:
            yield Finding(element, f"release {element.get('n')}; most files are of {usual[0][0]}")


@structure(
    "path-differs",
    what="The header gives another path than the file has.",
    why="Addresses and downloads are made from it.",
    mend="write the folder and the file's name without .xml, such as texts/sun",
    kinds=HOUSE,
)
def path(document: Document) -> Iterator[Finding]:
    """Publication numbers of type path that are not folder and stem."""
    expected = _FOLDERS.get(document.kind, "") + document.id
    for element in document.root.iterfind(f".//{q('publicationStmt')}/{q('idno')}"):
        if element.get("type") == "path" and _text(element) != expected:
            yield Finding(element, f"“{_text(element)}” is not {expected}")


@structure(
    "change-order",
    what="The changes of a document do not stand in the order of their dates.",
    why="The first or last is taken for the newest.",
    mend="put them in order, the newest first or last throughout",
)
def changes(document: Document) -> Iterator[Finding]:
    """Changes whose dates neither rise nor fall all the way."""
    dated = [change for change in document.all("change") if change.get("when")]
    dates = [change.get("when") for change in dated]
    if dates != sorted(dates) and dates != sorted(dates, reverse=True):
        at = (
            next(n for n in range(1, len(dates)) if dates[n] < dates[n - 1])
            if dates[-1] >= dates[0]
            else len(dates) - 1
        )
        yield Finding(dated[at], f"{dates[at]} stands after {dates[at - 1]}")


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
