"""The network as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..registers.directory import Directory
from ..registers.relation import Relation
from ..sheet import sheet
from .graph import Graph, texts
from .graphml import written

PAIRS = ("one", "one_en", "one_zh", "two", "two_en", "two_zh", "weight", "texts", "passages")
RELATIONS = ("relation", "active", "passive", "mutual", "time", "certainty", "texts", "passages")
"""The columns: entries by their pointers, several parted by spaces; times in EDTF (ISO 8601-2)."""


def pairs_table(graph: Graph, directory: Directory) -> str:
    """Each pair, those mentioned together most often first."""
    return sheet(PAIRS, _pairs(graph, directory))


def relations_table(relations: Iterable[Relation]) -> str:
    """Each relation, in the order of the registers."""
    return sheet(RELATIONS, map(_relation, relations))


def _pairs(graph: Graph, directory: Directory) -> Iterator[tuple[object, ...]]:
    for link in graph.by_weight:
        names = [(ref, *(directory.entries[ref].name(language).text for language in ("en", "zh"))) for ref in link.ends]
        yield *names[0], *names[1], link.weight, " ".join(texts(link.passages)), written(link.passages)


def _relation(relation: Relation) -> tuple[str, ...]:
    ends = map(" ".join, (relation.active, relation.passive, relation.mutual))
    time = relation.time.edtf if relation.time else ""
    return relation.name, *ends, time, relation.cert, " ".join(texts(relation.passages)), written(relation.passages)
