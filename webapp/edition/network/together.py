"""Who is mentioned with whom: entries that the source's words or their digest name in the same passage."""

from __future__ import annotations

from collections.abc import Iterator

from ..corpus import Corpus
from ..mentions import Passage, passages_by_entry
from ..registers.directory import directory
from .graph import Graph, Link

DRAWN = ("per", "org")
"""The registers whose entries are joined."""


def together(corpus: Corpus, speakers: bool = False) -> Graph:
    """Persons and organizations, joined where they are mentioned together; computed once for the files as they are.

    An author is not mentioned where only the digests of his own text name him as the one who speaks, unless speakers
    are to count.
    """
    return corpus.keep(("together", str(speakers)), lambda: _graph(corpus, speakers))


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
