"""The tags in the head of a page: Highwire, as Google Scholar and Zotero read them, Dublin Core and OpenGraph.

Highwire cites, as a citation does, the original publication where it is known; Dublin Core describes the edition's own.
See https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, DCMI's "Expressing Dublin Core metadata using
HTML/XHTML meta and link elements" and https://ogp.me.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..citation import Item
from ..citation.names import Name
from ..text import suiting
from .coins import TYPES
from .dates import day
from .subject import Subject

Spoken = tuple[str, str]
"""Words and their language."""

SCHEMAS = {
    "DC": "http://purl.org/dc/elements/1.1/",
    "DCTERMS": "http://purl.org/dc/terms/",
    "z": "http://www.zotero.org/namespaces/export#",
}
"""What the prefixes of names stand for."""

LOCALES = {"en": "en_GB", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "zh-Hant-TW": "zh_TW", "zh-Hant-HK": "zh_HK"}
_CONTAINERS = {
    "article-newspaper": "citation_journal_title",
    "article-journal": "citation_journal_title",
    "chapter": "citation_inbook_title",
}
_LONGEST = 500
"""How many characters of a description a search engine may show, and more."""


@dataclass(frozen=True)
class Tag:
    """A `meta` element: name, content, and the language of the content."""

    name: str
    content: str
    language: str = ""

    @property
    def attribute(self) -> str:
        """The attribute that the name is in: OpenGraph is RDFa."""
        return "property" if self.name.startswith("og:") else "name"


def tags(subject: Subject, spoken: str) -> tuple[Tag, ...]:
    """All tags of the page of a text or passage, for a reader of a language."""
    words, language = suiting(subject.descriptions, spoken)
    description, site = (_shortened(words), language), suiting(subject.item.edition, spoken)
    found = (
        *_own(subject.item, description),
        *_highwire(subject.item),
        *_dublin_core(subject),
        *_graph("article", subject.item.url, subject.title(spoken), site, description),
    )
    return tuple(tag for tag in found if tag.content)


def page_tags(title: Spoken, url: str, site: Spoken, description: str = "") -> tuple[Tag, ...]:
    """The tags of any other page that has a title, in whose language it is described."""
    words = _shortened(description), title[1]
    found = (Tag("description", *words), *_graph("website", url, title, site, words))
    return tuple(tag for tag in found if tag.content)


def _own(item: Item, description: Spoken) -> Iterator[Tag]:
    yield Tag("description", *description)
    yield from (Tag("author", name.plain, _spoken(name, item)) for name in item.authors)


def _highwire(item: Item) -> Iterator[Tag]:
    published = item.publication
    yield Tag("citation_title", item.title, item.language)
    yield from (Tag("citation_author", name.inverted, _spoken(name, item)) for name in item.authors)
    yield Tag("citation_publication_date", day(item.issued, "/"))
    if item.kind in _CONTAINERS:
        yield Tag(_CONTAINERS[item.kind], item.container, item.language)
    yield Tag("citation_volume", published.volume)
    yield Tag("citation_issue", published.issue)
    yield Tag("citation_firstpage", published.pages.partition("-")[0].partition("–")[0])
    yield Tag("citation_publisher", published.publisher, item.language)
    yield Tag("citation_language", item.language)
    yield Tag("citation_public_url", item.url)
    yield Tag("z:itemType", TYPES[item.kind])


def _dublin_core(subject: Subject) -> Iterator[Tag]:
    item = subject.item
    yield Tag("DC.title", item.title, item.language)
    yield from (Tag("DC.creator", name.inverted, _spoken(name, item)) for name in item.authors)
    yield Tag("DC.type", "Text")
    yield Tag("DC.language", item.language)
    yield Tag("DC.publisher", subject.publisher)
    yield Tag("DC.identifier", item.url)
    yield Tag("DC.source", item.container if item.published else "", item.language)
    yield Tag("DC.rights", item.licence)
    yield Tag("DCTERMS.issued", day(item.released))
    yield Tag("DCTERMS.license", subject.text.licence_url)
    yield Tag("DCTERMS.isPartOf", subject.text_url if subject.reference.start else f"{subject.address}/")


def _graph(kind: str, url: str, title: Spoken, site: Spoken, description: Spoken) -> Iterator[Tag]:
    locale = LOCALES.get(title[1] or description[1], "")
    yield Tag("og:type", kind)
    yield Tag("og:title", *title)
    yield Tag("og:url", url)
    yield Tag("og:site_name", *site)
    yield Tag("og:description", *description)
    yield Tag("og:locale", locale)
    others = dict.fromkeys(other for other in LOCALES.values() if locale and other != locale)
    yield from (Tag("og:locale:alternate", other) for other in others)


def _spoken(name: Name, item: Item) -> str:
    """The language of a name: known only of a Chinese one in a text that is Chinese."""
    return item.language if name.chinese else ""


def _shortened(words: str) -> str:
    """Words up to the end of a sentence, if they are many."""
    if len(words) <= _LONGEST:
        return words
    kept = words[:_LONGEST]
    end = max(kept.rfind(stop) + len(stop.strip()) for stop in (". ", "。", "? ", "？"))
    return kept[:end] if end > 1 else f"{kept.rpartition(' ')[0] or kept}…"
