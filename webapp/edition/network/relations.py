"""The relations that the registers state, as what joins two entries each."""

from __future__ import annotations

from collections.abc import Iterator

from ..corpus import Corpus
from ..mentions import passages_by_entry
from ..registers.directory import directory
from ..registers.relation import Relation
from .graph import Graph, Link


def relations(corpus: Corpus) -> tuple[Relation, ...]:
    """Every relation of the registers between entries that they have, in their order."""
    known = directory(corpus)
    return tuple(relation for relation in known.stated if known.entries.keys() >= set(relation.ends))


def related(corpus: Corpus) -> Graph:
    """All entries that relations join, of whatever register."""
    nodes = passages_by_entry(corpus)
    links = tuple(link for relation in relations(corpus) for link in _links(relation))
    return Graph({end: nodes.get(end, ()) for link in links for end in link.ends}, links)


def _links(relation: Relation) -> Iterator[Link]:
    facts, when = (relation.passages, relation.name), (relation.time, relation.cert)
    yield from (Link(ends, *facts, set(ends) <= set(relation.mutual), *when) for ends in relation.pairs)
