"""What a block says: as the copy has it, as it is to be read, and a short name for its wording."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from .tei import XML_LANG, Element, local

_APPARATUS = frozenset({"digest", "editorial"})
_NOT_IN_COPY = frozenset({"corr", "reg", "expan", "supplied", "desc"})
_NOT_READ = frozenset({"surplus", "del", "desc", "figDesc"})
_EDITED = frozenset({"reg", "corr", "expan", "lem"})
_BREAKS = frozenset({"lb", "pb"})
_WIDE = r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_HYPHEN_AT_END = re.compile(r"(?<=[^\W_])[-\u2010\u00ad][ \t]*[\n\f]\s*(?=[^\W_])")
_SPACE_BESIDE_WIDE = re.compile(rf"(?<={_WIDE}) | (?={_WIDE})")


def diplomatic(block: Element) -> str:
    """The characters of the copy: sic not corr, surplus and calls kept, line and page ends as newlines, no digests."""
    return _text(block, _in_copy, "\n")


def reading(block: Element) -> str:
    """The text to be read: corr, not its sic, words closed up at line ends, no surplus, calls, digests, on one line."""
    return _text(block, is_read, " ")


def closed_up(text: str) -> str:
    """A text whose lines end nowhere in a word: without the hyphens there, whether typographic or not."""
    return _HYPHEN_AT_END.sub("", text)


def on_one_line(text: str) -> str:
    """A text with single spaces for its white space, and none beside Han characters and their punctuation.

    Where a line of Chinese ends means nothing.
    """
    return _SPACE_BESIDE_WIDE.sub("", " ".join(text.split()))


def fingerprint(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in NFC, closed up, on one line."""
    wording = on_one_line(unicodedata.normalize("NFC", closed_up(text)))
    return hashlib.sha256(wording.encode()).hexdigest()[:16]


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


def _is_passed_over(element: Element) -> bool:
    """Whether another reading of its place is read: the one that editors made, or the first (TEI P5, 3.5 and 12)."""
    readings = _readings(element.getparent())
    fit = [one for one in readings if not _is_for_others(one)]
    edited = [one for one in fit if local(one) in _EDITED]
    return element in readings and element is not next(iter(edited + fit), None)


def _readings(place: Element | None) -> list[Element]:
    """What is offered for one place; nothing where an element is no place of several readings."""
    if place is None or local(place) not in ("choice", "app"):
        return []
    offered = place.iterchildren("{*}*")
    return [one for one in offered if local(place) == "choice" or local(one) in ("lem", "rdg", "rdgGrp")]


def _is_for_others(form: Element) -> bool:
    """Whether it is a form for readers of a script, and the choice does not say that they read it."""
    said = form.get(XML_LANG, "") if local(form) == "reg" else ""
    return said.startswith("zh") and form.getparent().get(XML_LANG) != said


def _is_apparatus(element: Element) -> bool:
    return local(element) == "note" and element.get("type") in _APPARATUS
