"""In what language words are, and in which they were before conversion of script."""

from __future__ import annotations

from .script import FROM
from .tei import XML_LANG, Element


def language_and_origin(element: Element) -> tuple[str, str]:
    """The effective xml:lang of an element, and what it was before; empty where none is declared, or none was."""
    said = next((e for e in (element, *element.iterancestors()) if e.get(XML_LANG)), element)
    return said.get(XML_LANG, ""), said.get(FROM, "")
