"""A formatted citation: running text with what is italic, raised, an address or the day of access in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .item import Item

ADDRESS = "https://address.invalid/"
ACCESSED = "1111-11-11"
RELEASE = "1111.11.11"
"""What stands for the address, the day of access and the release while a citation is formatted.

A processor takes the hyphen of `1.0.0-rc1` for that of a range, and its letters for words of a title.
"""

_HAN = re.compile(
    r"([\u3400-\u9fff\U00020000-\U0003ffff](?:[\u2014\u2026\u3000-\u9fff\uff00-\uffef\U00020000-\U0003ffff]*))"
)
_PART = re.compile(f"(</?(?:i|sup)>|{re.escape(ADDRESS)}|{ACCESSED})")
_KINDS = {"i": "i", "sup": "sup", ADDRESS: "address", ACCESSED: "accessed"}


@dataclass(frozen=True)
class Run:
    """A stretch of a citation; `kind` is `i`, `sup`, `address`, `accessed` or empty, `language` its own, if any."""

    words: str
    kind: str = ""
    language: str = ""


Runs = tuple[Run, ...]


def runs(markup: str, item: Item, accessed: date, language: str) -> Runs:
    """The runs of a citation in a language, in which `<i>` and `<sup>` are tags, all else escaped as in HTML."""
    chinese = item.language if item.language.startswith("zh") else "zh"
    values = {ADDRESS: item.url, ACCESSED: accessed.isoformat()}
    return tuple(_runs(markup, values, "" if language.startswith("zh") else chinese))


def plain(parts: Runs) -> str:
    """A citation as plain text."""
    return "".join(run.words for run in parts)


def _runs(markup: str, values: dict[str, str], chinese: str) -> Iterator[Run]:
    kind = ""
    for part in _PART.split(markup):
        if part.startswith("<"):
            kind = "" if part.startswith("</") else _KINDS[part[1:-1]]
        elif part in values:
            yield Run(values[part], _KINDS[part])
        else:
            pieces = enumerate(_HAN.split(html.unescape(part)) if chinese else [html.unescape(part)])
            yield from (Run(words, kind, chinese if at % 2 else "") for at, words in pieces if words)
