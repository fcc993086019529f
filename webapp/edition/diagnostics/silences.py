"""Silences: `<?edition-check allow="CODE" reason="…"?>`, by which an editor overrules a diagnostic at one place.

Before an element it silences what is found in that element, and what is found of the element that holds them both;
after the words of an element, or in an element without others, what is found in that one; above the root, in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from ..tei import Element
from .catalogue import CATALOGUE, Finding, structure
from .document import ALL, Document

TARGET = "edition-check"
_UNSAID = """this silence names no code; it is written allow="CODE" reason="…", between straight quotes"""
_PART = re.compile(r"""([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True)
class Silence:
    """One processing instruction: the codes that it allows, why, the element it is for and the one it stands in."""

    instruction: Element
    codes: tuple[str, ...]
    reason: str
    within: Element | None
    holder: Element | None

    def covers(self, code: str, element: Element) -> bool:
        """Whether it silences a diagnostic at an element."""
        if code not in self.codes:
            return False
        return self.within is None or element is self.holder or self.within in (element, *element.iterancestors())


def silences(document: Document) -> list[Silence]:
    """The silences of a document, in its order."""
    above = [node for node in document.root.itersiblings(preceding=True) if _is_silence(node)][::-1]
    inside = [node for node in document.root.iter(etree.ProcessingInstruction) if _is_silence(node)]
    return [*(_silence(node, None, None) for node in above), *(_silence(node, *_place(node)) for node in inside)]


def silenced(found: Iterable[tuple[str, Finding]], all_: list[Silence]) -> Iterator[tuple[str, Finding]]:
    """What is left of a document's findings when its silences are heeded, and each silence that silenced nothing."""
    heeded: set[tuple[int, str]] = set()
    for code, finding in found:
        covering = [number for number, silence in enumerate(all_) if silence.covers(code, finding.element)]
        heeded.update((number, code) for number in covering)
        if not covering:
            yield code, finding
    for number, silence in enumerate(all_):
        for code in silence.codes:
            if (number, code) not in heeded and code in CATALOGUE and CATALOGUE[code].can_be_silenced:
                yield "silence-idle", Finding(silence.instruction, f"there is no {code} here to be silenced")


def _is_silence(node: Element) -> bool:
    return node.tag is etree.ProcessingInstruction and node.target == TARGET


def _silence(node: Element, within: Element | None, holder: Element | None) -> Silence:
    parts = {name: double or single for name, double, single in _PART.findall(node.text or "")}
    codes = tuple(parts.get("allow", "").replace(",", " ").split())
    return Silence(node, codes, parts.get("reason", "").strip(), within, holder)


def _place(node: Element) -> tuple[Element, Element]:
    """The element that a silence is for, and the one that holds it."""
    after, parent = node, node.getparent()
    while after is not None and not (after.tail or "").strip():
        after = after.getnext()
        if after is not None and isinstance(after.tag, str):
            return after, parent
    return parent, parent


@structure(
    "silence-unexplained",
    what="A silence gives no reason.",
    why="Whoever reads it later cannot tell a considered exception from a convenience.",
    mend='add reason="…" in a few words',
    kinds=ALL,
)
def unexplained(document: Document) -> Iterator[Finding]:
    """Silences without a reason."""
    for silence in silences(document):
        if not silence.reason:
            yield Finding(
                silence.instruction, f"{' '.join(silence.codes) or 'a diagnostic'} is silenced without a reason"
            )


@structure(
    "silence-unknown",
    what="A silence names no diagnostic, or one that cannot be silenced.",
    why="It does not do what its writer thinks.",
    mend="name a code of edition check --codes; what schema, ids, pointers and ledger say is mended, not silenced",
    kinds=ALL,
)
def unknown(document: Document) -> Iterator[Finding]:
    """Silences of codes that the catalogue lacks, or that other parts of the check find."""
    for silence in silences(document):
        for code in silence.codes or ("",):
            if code not in CATALOGUE or not CATALOGUE[code].can_be_silenced:
                yield Finding(silence.instruction, f"“{code}” cannot be silenced" if code else _UNSAID)


@structure(
    "silence-idle",
    what="A silence silences nothing.",
    why="What it was for is gone, or it stands at the wrong place; it would hide a fault that comes later.",
    mend="delete it, or move it before the element that it is for",
    kinds=ALL,
)
def idle(document: Document) -> Iterator[Finding]:
    """Found by `silenced`, when everything else is known."""
    return iter(())
