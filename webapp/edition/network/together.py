"""Who is mentioned with whom: entries that the source's words or their digest name in the same passage."""

from __future__ import annotations

from collections.abc import Iterator

from ..corpus import Corpus
from ..mentions import by_entry
from ..registers.directory import directory
from ..tei import NS
from ..text import Text
from .graph import Graph, Link, Passage

DRAWN = ("per", "org")
"""The registers whose entries are joined."""

_AUTHORS = "//tei:titleStmt/tei:author/descendant-or-self::*/@ref"
_OWN = frozenset({"editorial", "introduction"})
"""Where the edition speaks for itself: that joins nobody."""


def together(corpus: Corpus, speakers: bool = False) -> Graph:
    """Persons and organizations, joined where they are mentioned together; computed once for the files as they are.

    An author is not mentioned where only the digests of his own text name him as the one who speaks, unless speakers
    are to count.
    """
    return corpus.keep(("together", str(speakers)), lambda: _graph(corpus, speakers))


def passages_by_entry(corpus: Corpus, speakers: bool = True) -> dict[str, tuple[Passage, ...]]:
    """The passages in which each entry is mentioned, other than by the edition itself, in the order of the texts."""
    return corpus.keep(("passages by entry", str(speakers)), lambda: _passages(corpus, speakers))


def speakers_of(text: Text) -> frozenset[str]:
    """The authors whom the title statement of a text points to."""
    return frozenset(ref for told in text.document.xpath(_AUTHORS, namespaces=NS) for ref in told.split())


def _passages(corpus: Corpus, speakers: bool) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, list[Passage]] = {}
    for text in corpus.texts():
        silent = frozenset() if speakers else speakers_of(text)
        order = {anchor: at for at, anchor in enumerate(text.blocks)}
        for ref, mentions in by_entry(corpus, text, "").items():
            unheard = _OWN | {"digest"} if ref in silent else _OWN
            anchors = {each.anchor for each in mentions if each.anchor and each.kind not in unheard}
            found.setdefault(ref, []).extend((text.id, anchor) for anchor in sorted(anchors, key=order.__getitem__))
    return {ref: tuple(passages) for ref, passages in found.items() if passages}


def _graph(corpus: Corpus, speakers: bool) -> Graph:
    known = directory(corpus).entries
    everywhere = passages_by_entry(corpus, speakers)
    nodes = {ref: everywhere[ref] for ref in known if ref in everywhere and ref.partition(":")[0] in DRAWN}
    return Graph(nodes, tuple(_links(nodes)))


def _links(nodes: dict[str, tuple[Passage, ...]]) -> Iterator[Link]:
    there: dict[Passage, list[str]] = {}
    for ref, passages in nodes.items():
        for passage in passages:
            there.setdefault(passage, []).append(ref)
    pairs: dict[tuple[str, str], list[Passage]] = {}
    for ref, passages in nodes.items():
        for passage in passages:
            for other in there[passage]:
                if ref < other:
                    pairs.setdefault((ref, other), []).append(passage)
    yield from (Link(ends, tuple(passages)) for ends, passages in pairs.items())
