"""What a block says: as the copy has it, as it is to be read, and a short name for its wording."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from .tei import Element, local

_APPARATUS = frozenset({"digest", "editorial"})
_NOT_IN_COPY = frozenset({"corr", "reg", "supplied", "desc", "figDesc"})
_NOT_READ = frozenset({"sic", "orig", "surplus", "del", "desc", "figDesc"})
_WIDE = r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_SPACE_BESIDE_WIDE = re.compile(rf"(?<={_WIDE}) | (?={_WIDE})")


def diplomatic(block: Element) -> str:
    """The characters of the copy: sic not corr, surplus and note calls kept, line breaks as newlines, no digests."""
    return _text(block, _in_copy, "\n")


def reading(block: Element) -> str:
    """The text to be read: corr and not sic, neither surplus nor note calls nor digests, on one line."""
    return _text(block, _is_read, " ")


def fingerprint(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in NFC, its white space as single spaces.

    Beside Han characters and their punctuation there is none: where a line of Chinese ends means nothing.
    """
    wording = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(_SPACE_BESIDE_WIDE.sub("", wording).encode()).hexdigest()[:16]


def _text(element: Element, kept: Callable[[Element], bool], line_end: str) -> str:
    parts = [element.text or ""]
    for child in element:
        if local(child) == "lb":
            parts.append("" if line_end == " " and child.get("break") == "no" else line_end)
        elif kept(child):
            parts.append(_text(child, kept, line_end))
        parts.append(child.tail or "")
    return "".join(parts)


def _in_copy(element: Element) -> bool:
    return local(element) not in {"", *_NOT_IN_COPY} and not _is_apparatus(element)


def _is_read(element: Element) -> bool:
    call = local(element) == "ref" and element.get("type") == "note"
    return local(element) not in {"", *_NOT_READ} and not call and not _is_apparatus(element)


def _is_apparatus(element: Element) -> bool:
    return local(element) == "note" and element.get("type") in _APPARATUS
