"""Conversion of TEI, and of lines of plain text, from one script to another."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

from lxml import etree

from ..tei import XML_LANG, Element, q
from .engine import ENGINE
from .language import needs_conversion, relabelled
from .names import Names
from .reader import Reader
from .tape import Tape

NO_NAMES = Names()


FROM = "data-script-from"
"""The attribute, not of TEI, that keeps for the HTML what language converted words were in."""


def convert(
    root: Element, target: str, names: Names = NO_NAMES, unmarked: str = "", keeping_origin: bool = False
) -> None:
    """Convert the Chinese of a tree to a target script (`Hans`, `Hant`, `Hant-TW`, `Hant-HK`), in place.

    Nothing changes but characters and xml:lang, and the header says so. `unmarked` is the language of what says none;
    where the origin is kept, each xml:lang that changes has beside it, as FROM, what it was.
    """
    read = Reader(root, target, names, unmarked)
    for language, tape in read.tapes.items():
        for (element, place, words), made in zip(tape.slots, tape.converted(language, target), strict=True):
            if made != words and place:
                setattr(element, place, made)
    for choice, reading in read.readings.items():
        choice.set(XML_LANG, reading.get(XML_LANG))
    changed = _relabel(read.languages, target)
    for element, language in changed.items() if keeping_origin else ():
        element.set(FROM, language)
    _declare(root, changed, target)


def convert_line(line: str, language: str, target: str, names: Names = NO_NAMES) -> str:
    """A line of plain text in the target script; names in it are as their entries have them."""
    if not needs_conversion(language, target):
        return line
    return "".join(Tape.of_line(line, language, target, names).converted(language, target))


def _relabel(languages: Mapping[Element, str], target: str) -> dict[Element, str]:
    """Give what was converted its new language; the language that each such element was in."""
    changed = {element: language for element, language in languages.items() if needs_conversion(language, target)}
    for element, language in changed.items():
        element.set(XML_LANG, relabelled(language, target))
    return changed


def _declare(root: Element, changed: Mapping[Element, str], target: str) -> None:
    """Say among the languages of the header what was converted, from what, by what."""
    header = root if root.tag == q("teiHeader") else root.find(q("teiHeader"))
    made = {(relabelled(language, target), language) for language in changed.values()} if header is not None else ()
    for tag, of_tag in groupby(sorted(made), key=itemgetter(0)):
        usage = _usage(header)
        said = f"converted automatically from {', '.join(language for _, language in of_tag)} by {ENGINE}"
        declared = next((one for one in usage if one.get("ident") == tag), None)
        if declared is None:
            etree.SubElement(usage, q("language"), ident=tag).text = f"Chinese, {said}"
        elif len(declared):
            declared[-1].tail = f"{declared[-1].tail or ''}; in part {said}"
        else:
            declared.text = f"{declared.text or 'Chinese'}; in part {said}"


def _usage(header: Element) -> Element:
    """The header's list of languages, made where there is none (TEI P5, 2.4.2)."""
    usage = header.find(f"{q('profileDesc')}/{q('langUsage')}")
    if usage is not None:
        return usage
    profile = header.find(q("profileDesc"))
    if profile is None:
        profile = etree.Element(q("profileDesc"))
        changes = header.find(q("revisionDesc"))
        header.insert(len(header) if changes is None else header.index(changes), profile)
    return etree.SubElement(profile, q("langUsage"))
