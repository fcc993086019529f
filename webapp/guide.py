"""The encoding guide in a reader's script: HTML, whose `lang` is to the converter what xml:lang is in TEI."""

from __future__ import annotations

from functools import lru_cache

import lxml.html

from .edition.schema import SCHEMA
from .edition.script import convert
from .edition.tei import XML_LANG


def guide(script: str = "") -> str:
    """The guide as it is written, or converted."""
    page = (SCHEMA / "guide.html").read_text(encoding="utf-8")
    return _converted(page, script) if script else page


@lru_cache(maxsize=8)
def _converted(page: str, script: str) -> str:
    root = lxml.html.fragment_fromstring(page)
    spoken = {element: element.get("lang") for element in root.iter() if element.get("lang")}
    for element, language in spoken.items():
        element.set(XML_LANG, language)
    convert(root, script)
    for element, language in spoken.items():
        element.set("lang", element.attrib.pop(XML_LANG))
        if element.get("lang") != language:
            element.set("data-script-from", language)
    return lxml.html.tostring(root, encoding="unicode")
