"""What a TEI header says of a text, in Dublin Core terms (DCMI Metadata Terms, 2020)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..registers.record import known
from ..tei import NS, Element, language, words
from ..text import Text

_FILE = "/*/tei:teiHeader/tei:fileDesc"
_PUBLICATION = f"{_FILE}/tei:publicationStmt"
_RIGHTS = f"{_PUBLICATION}/tei:availability[not(tei:licence)] | {_PUBLICATION}/tei:availability/tei:licence"
_SOURCE = f"{_FILE}/tei:sourceDesc/tei:bibl[@type = 'publication']/tei:idno"
_RESOLVERS = {"URL": "", "DOI": "https://doi.org/"}


def terms(text: Text) -> dict[str, Any]:
    """The terms of a text by their names; what the header does not say is not there."""
    return known(
        {
            "title": spoken((title, tag) for tag, title in text.titles.items()),
            "creator": spoken(text.authors),
            "publisher": spoken(_words(text, f"{_PUBLICATION}/tei:publisher")),
            "date": next(map(str, text.document.xpath(f"{_PUBLICATION}/tei:date/@when", namespaces=NS)), ""),
            "language": [text.language] if text.language else [],
            "license": [text.licence_url] if text.licence_url else [],
            "rights": spoken(_words(text, _RIGHTS)),
            "bibliographicCitation": spoken(_citation(text)),
            "source": [address for element in _elements(text, _SOURCE) if (address := _resolved(element))],
        }
    )


def release(text: Text) -> dict[str, Any] | None:
    """The release that a header names; Dublin Core has no term for it."""
    version = {"version": "https://schema.org/version"}
    return {"@context": version, "version": text.release} if text.release else None


def spoken(said: Iterable[tuple[str, str]]) -> list[dict[str, str] | str]:
    """Words with the tags of their languages, as DTS writes them; bare where no language is declared."""
    return [{"lang": tag, "value": word} if tag else word for word, tag in said]


def _citation(text: Text) -> tuple[tuple[str, str], ...]:
    parts = text.source
    return ((", ".join(part for part, _ in parts), parts[0][1]),) if parts else ()


def _resolved(number: Element) -> str:
    """The URI of a number that has one."""
    kind = number.get("type", "")
    return _RESOLVERS[kind] + words(number) if kind in _RESOLVERS else ""


def _words(text: Text, path: str) -> tuple[tuple[str, str], ...]:
    found = ((words(element), language(element)) for element in _elements(text, path))
    return tuple((said, tag) for said, tag in found if said)


def _elements(text: Text, path: str) -> list[Element]:
    return text.document.xpath(path, namespaces=NS)
