"""A citation as an OpenURL ContextObject in a span (COinS, ANSI/NISO Z39.88-2004), for reference managers.

The formats for journals and books know neither newspapers nor pages of the web: those are told in Dublin Core, with the
type by the name that Zotero has for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..citation import Item
from .dates import day

TYPES = {
    "article-newspaper": "newspaperArticle",
    "article-journal": "journalArticle",
    "chapter": "bookSection",
    "book": "book",
    "webpage": "webpage",
}
"""The names of Zotero for the types of CSL."""

_FORMATS = {
    "article-journal": ("journal", "article", "atitle", "jtitle"),
    "chapter": ("book", "bookitem", "atitle", "btitle"),
    "book": ("book", "book", "btitle", "series"),
}


def coins(item: Item) -> str:
    """What stands in the `title` of the span."""
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in _fields(item) if value)


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    published = item.publication
    form, genre, title, container = _FORMATS.get(item.kind, ("dc", "", "title", "source"))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    yield "rft.genre", genre
    yield "rft.type", TYPES[item.kind] if form == "dc" else ""
    yield f"rft.{title}", item.title
    yield f"rft.{container}", item.container
    yield from (("rft.aucorp" if name.literal else "rft.au", name.inverted) for name in item.authors)
    yield "rft.volume", published.volume
    yield "rft.issue", published.issue
    yield "rft.pages", published.pages
    yield "rft.pub" if form != "dc" else "rft.publisher", published.publisher
    yield "rft.place", published.place if form != "dc" else ""
    yield "rft.date", day(item.issued)
    yield "rft.language", item.language
    yield "rft_id", item.url
