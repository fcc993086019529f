"""Where a text was published, as the source description of its TEI header says (TEI P5, 2.2.7 and 3.12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from .. import tei
from ..tei import NS, Element, words
from ..text import Text
from .names import Name, name

Date = tuple[tuple[int, ...], ...]
Forms = Callable[[str], Mapping[str, str]]
"""The names of a register's entry by language, for a pointer such as `per:hook`."""

_SOURCES = ("tei:bibl[@type = 'publication']", "tei:biblStruct", "tei:bibl[not(@type)][*]")


@dataclass(frozen=True)
class Publication:
    """What is known of the publication; `level` is that of the title of the whole (TEI: `j`, `m`), if there is one."""

    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    container: str = ""
    level: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    date: Date = ()
    url: str = ""

    @property
    def known(self) -> bool:
        """Whether it is known where or when the text was published, and not only under which title."""
        return bool(self.container or self.publisher or self.date)

    @classmethod
    def of(cls, text: Text, forms: Forms) -> Publication:
        """The publication that a text's header describes; empty where it describes none."""
        found = (e for path in _SOURCES for e in text.document.xpath(f"//tei:sourceDesc/{path}", namespaces=NS))
        source = next(found, None)
        return cls() if source is None else _read(source, forms)


def _read(source: Element, forms: Forms) -> Publication:
    whole = next(iter(source.xpath(".//tei:title[@level = 'j' or @level = 'm' or @level = 's']", namespaces=NS)), None)
    titles = source.xpath(".//tei:title[@level = 'a' or @level = 'u' or not(@level)]", namespaces=NS)
    return Publication(
        title=_words(titles[0] if titles else whole),
        authors=named(source.xpath(".//tei:author", namespaces=NS), forms),
        editors=named(source.xpath(".//tei:editor", namespaces=NS), forms),
        container=_words(whole) if titles else "",
        level="" if whole is None else whole.get("level"),
        publisher=_words(source.find(".//tei:publisher", NS)),
        place=_words(source.find(".//tei:pubPlace", NS)),
        volume=_scope(source, "volume"),
        issue=_scope(source, "issue"),
        pages=_scope(source, "page"),
        date=date(source.find(".//tei:date", NS)),
        url=_words(next(source.iterfind(".//tei:idno[@type='URL']", NS), None)),
    )


def named(elements: list[Element], forms: Forms) -> tuple[Name, ...]:
    """The names that `author` and `editor` elements hold."""
    found = (name(e, forms(next(iter(e.xpath(".//@ref | @ref")), ""))) for e in elements)
    return tuple(one for one in found if one)


def date(element: Element | None) -> Date:
    """A date, or first and last of a range, each as (year, month, day) as far as known; empty for none."""
    if element is None:
        return ()
    given = [element.get(of) for of in ("when", "from", "to")]
    return tuple(parts for parts in map(parts_of, filter(None, given)) if parts)


def parts_of(iso: str) -> tuple[int, ...]:
    """A date in ISO 8601 as numbers; empty where it is none, or before the common era."""
    parts = iso.partition("T")[0].split("-")
    return tuple(map(int, parts)) if len(parts) <= 3 and all(p.isascii() and p.isdigit() for p in parts) else ()


def _words(element: Element | None) -> str:
    return "" if element is None else words(element)


def _scope(source: Element, unit: str) -> str:
    scope = next(source.iterfind(f".//tei:biblScope[@unit='{unit}']", NS), None)
    return "" if scope is None else scope.get("n") or words(scope)


def register_forms(registers: Element, pointer: str) -> dict[str, str]:
    """The main names of an entry by language, for a pointer such as `per:hook`; empty where there is none."""
    prefix, _, entry = pointer.partition(":")
    path = "*[@n = $prefix]//*[@xml:id = $entry]/*[@type = 'main']"
    found: list[etree._Element] = registers.xpath(path, prefix=prefix, entry=entry) if entry else []
    return {tei.language(e): words(e) for e in found}
