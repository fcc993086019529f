"""What an address needs for its page to show the words that it leads to.

A page shows digests and editors' notes in the language of the interface, others beside them where it is asked to; an
introduction, and the edition's own page, in that language alone. Its table of contents has words that stand in the text
again, which a text fragment would find there first.
"""

from __future__ import annotations

from .tei import Element, local, q

_LANGUAGES = ("en", "zh")
_BESIDE, _ALONE = ("digest", "editorial"), ("introduction", "about")


def interface_for(kind: str, language: str, reader: str) -> str:
    """The language of the interface (`en`, `zh`) that shows words of a kind to a reader of it, or else of another."""
    return language[:2] if kind in _ALONE and language[:2] in _LANGUAGES else reader


def query_for(kind: str, language: str, reader: str) -> str:
    """The query with which a page shows words of a kind in a language to a reader of another; empty for none."""
    return "?digest=both" if kind in _BESIDE and language[:2] in _LANGUAGES and language[:2] != reader else ""


def is_in_contents(block: Element | None) -> bool:
    """Whether a table of contents has words of a block: a head, or the paragraph that begins a section without one."""
    section = None if block is None else block.getparent()
    if section is None or local(section) != "div":
        return False
    first = section.find(q("head")), section.find(q("p"))
    return block is first[0] or (section.get("type") == "section" and first[0] is None and block is first[1])
