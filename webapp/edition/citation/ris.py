"""RIS, the tagged format of reference managers (Research Information Systems, 2001 and 2011)."""

from __future__ import annotations

from collections.abc import Iterator

from .item import Item

_TYPES = {"article-newspaper": "NEWS", "article-journal": "JOUR", "chapter": "CHAP", "book": "BOOK", "webpage": "ELEC"}


def ris(item: Item) -> str:
    """A record, its lines ended as the format wants them."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _lines(item)) + "ER  - \r\n"


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    published = item.publication
    fields = [
        ("TY", _TYPES.get(item.kind, "GEN")),
        *(("AU", name.inverted) for name in item.authors),
        ("TI", item.title),
        *(("A2", name.inverted) for name in published.editors),
        ("T2", item.container),
        ("VL", published.volume),
        ("IS", published.issue),
        ("SP", published.pages),
        ("PB", published.publisher),
        ("CY", published.place),
        ("PY", "-".join(str(parts[0]) for parts in item.issued)),
        ("DA", _date(item)),
        ("LA", item.language),
        ("DP", item.edition_in(item.language)),
        ("N1", item.note),
        ("UR", item.url),
    ]
    return ((tag, value) for tag, value in fields if value)


def _date(item: Item) -> str:
    """A day as `2006/09/04/`; empty for a range, and for a year alone."""
    dates = item.issued
    return "/".join([*(f"{n:02}" for n in dates[0]), ""]) if len(dates) == 1 and len(dates[0]) == 3 else ""
