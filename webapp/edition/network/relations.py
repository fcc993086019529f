"""The relations that the registers state, each with the passages that it rests on (TEI P5, 14.3.2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from ..corpus import Corpus
from ..registers.directory import directory
from ..registers.time import Time, time_of
from ..tei import Element
from .graph import Graph, Link, Passage
from .together import passages_by_entry


@dataclass(frozen=True)
class Relation:
    """One `relation`: from its active to its passive ends, or among mutual ones; when, how sure, told where."""

    name: str
    active: tuple[str, ...]
    passive: tuple[str, ...]
    mutual: tuple[str, ...]
    passages: tuple[Passage, ...]
    time: Time | None = None
    cert: str = ""

    @property
    def ends(self) -> tuple[str, ...]:
        """All that it joins."""
        return self.active + self.passive + self.mutual

    def links(self) -> Iterator[Link]:
        """What it says of each two that it joins."""
        facts = (self.passages, self.name)
        yield from (Link(ends, *facts, False, self.time, self.cert) for ends in product(self.active, self.passive))
        yield from (Link(ends, *facts, True, self.time, self.cert) for ends in combinations(self.mutual, 2))


def relations(corpus: Corpus) -> tuple[Relation, ...]:
    """Every relation of the registers between entries that they have, in their order."""
    return corpus.keep(("relations",), lambda: tuple(_stated(corpus)))


def related(corpus: Corpus) -> Graph:
    """All entries that relations join, of whatever register."""
    nodes = passages_by_entry(corpus)
    links = tuple(link for relation in relations(corpus) for link in relation.links())
    return Graph({end: nodes.get(end, ()) for link in links for end in link.ends}, links)


def _stated(corpus: Corpus) -> Iterator[Relation]:
    known = directory(corpus)
    for element in known.stated:
        relation = _relation(element)
        if set(relation.ends) <= known.entries.keys():
            yield relation


def _relation(element: Element) -> Relation:
    active, passive, mutual = (tuple(element.get(end, "").split()) for end in ("active", "passive", "mutual"))
    sources = (source.removeprefix("txt:").partition("/") for source in element.get("source", "").split())
    passages = tuple((text, anchor) for text, _, anchor in sources if anchor)
    name, cert = element.get("name", ""), element.get("cert", "")
    return Relation(name, active, passive, mutual, passages, time_of(element, "date"), cert)
