"""A graph as numbers to draw: circles with names under them, and the lines between."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..corpus import Corpus
from ..reading import engine
from ..registers.directory import directory
from .graph import Graph
from .layout import Layout, Sizes, layout
from .line import Line, lines
from .node import Node

_LENGTH, _NAMED = 105.0, 155.0
"""How long a line is, in pixels, and one with words."""
_ROOM = (58.0, 14.0)
"""How much more room there is then about an entry."""


@dataclass(frozen=True)
class Picture:
    """What is drawn, in pixels."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def picture(
    corpus: Corpus, graph: Graph, width: float, script: str, spoken: str, said: Callable[[str], str]
) -> Picture:
    """The joined entries of a graph on a sheet of a width, named for readers of a language in a script.

    `said` gives the words for a relation by its name.
    """
    graph, entries = graph.joined, directory(corpus, script).entries
    nodes = {ref: Node(ref, entries[ref].name(spoken), passages) for ref, passages in graph.nodes.items()}
    found = _stored(corpus, graph, {ref: node.size for ref, node in nodes.items()}, width)
    placed = {ref: _placed(node, *found.places[ref]) for ref, node in nodes.items()}
    return Picture(width, found.height, tuple(placed.values()), tuple(lines(graph.links, placed, said)))


def _placed(node: Node, x: float, y: float) -> Node:
    """A node whose box, and not whose circle, has its middle there."""
    return replace(node, x=x, y=round(y - node.size[1] / 2 + node.radius, 1))


def _stored(corpus: Corpus, graph: Graph, sizes: Sizes, width: float) -> Layout:
    """The layout of a graph, computed once for the same links, boxes and program."""
    named = any(link.name for link in graph.links)
    length = _NAMED if named else _LENGTH
    sizes = {ref: (x + _ROOM[0], y + _ROOM[1]) for ref, (x, y) in sizes.items()} if named else sizes
    key = ("network", engine(), repr((sorted(sizes.items()), sorted(link.ends for link in graph.links), width, length)))
    kept = corpus.store.get(key)
    if kept is None:
        found = layout(graph, sizes, width, length)
        corpus.store.put(key, json.dumps([found.places, found.height]))
        return found
    places, height = json.loads(kept)
    return Layout(places, height)
