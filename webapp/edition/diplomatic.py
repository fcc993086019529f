"""What a block says: as the copy has it, as it is to be read, and a short name for its wording."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from .tei import XML_LANG, Element, local

_APPARATUS = frozenset({"digest", "editorial"})
_NOT_IN_COPY = frozenset({"corr", "reg", "supplied", "desc"})
_NOT_READ = frozenset({"sic", "surplus", "del", "desc", "figDesc"})
_BREAKS = frozenset({"lb", "pb"})
_WIDE = r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_HYPHEN_AT_END = re.compile(r"(?<=[^\W_])[-\u2010\u00ad][ \t]*[\n\f]\s*(?=[^\W_])")
_SPACE_BESIDE_WIDE = re.compile(rf"(?<={_WIDE}) | (?={_WIDE})")


def diplomatic(block: Element) -> str:
    """The characters of the copy: sic not corr, surplus and calls kept, line and page ends as newlines, no digests."""
    return _text(block, _in_copy, "\n")


def reading(block: Element) -> str:
    """The text to be read: corr and not sic, words closed up at line ends, no surplus, calls, digests, on one line."""
    return _text(block, is_read, " ")


def closed_up(text: str) -> str:
    """A text whose lines end nowhere in a word: without the hyphens there, whether typographic or not."""
    return _HYPHEN_AT_END.sub("", text)


def fingerprint(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in NFC, closed up, its white space as single spaces.

    Beside Han characters and their punctuation there is none: where a line of Chinese ends means nothing.
    """
    wording = " ".join(unicodedata.normalize("NFC", closed_up(text)).split())
    return hashlib.sha256(_SPACE_BESIDE_WIDE.sub("", wording).encode()).hexdigest()[:16]


def _text(element: Element, kept: Callable[[Element], bool], line_end: str) -> str:
    parts = [element.text or ""]
    for child in element:
        if local(child) in _BREAKS:
            parts.append("" if line_end == " " and child.get("break") == "no" else line_end)
        elif kept(child):
            parts.append(_text(child, kept, line_end))
        parts.append(child.tail or "")
    return "".join(parts)


def _in_copy(element: Element) -> bool:
    return local(element) not in {"", *_NOT_IN_COPY} and not _is_apparatus(element)


def is_read(element: Element) -> bool:
    """Whether an element’s words are among those to be read."""
    call = local(element) == "ref" and element.get("type") == "note"
    typographic = local(element) == "pc" and element.get("force") == "weak"
    known = local(element) not in {"", *_NOT_READ}
    return known and not (call or typographic or _is_apparatus(element) or _is_passed_over(element))


def _is_passed_over(form: Element) -> bool:
    """Of a form and its usual form one is read; a form for readers of a script only where the choice says so."""
    choice = form.getparent()
    if local(form) == "reg":
        said = form.get(XML_LANG, "")
        return said.startswith("zh") and choice.get(XML_LANG) != said
    return local(form) == "orig" and any(local(reg) == "reg" and not _is_passed_over(reg) for reg in choice)


def _is_apparatus(element: Element) -> bool:
    return local(element) == "note" and element.get("type") in _APPARATUS
