"""The network to take away: GraphML (http://graphml.graphdrawing.org/specification.html), as other programs read it."""

from __future__ import annotations

from collections.abc import Iterable

from ..mentions import Passage
from ..registers.directory import Directory
from ..registers.record import address_of
from .graph import Graph, Link, texts


def graphml(graph: Graph, directory: Directory, url: str) -> bytes:
    """The joined entries and all that joins them; relations lead one way, or say that they are mutual."""
    from networkx import Graph as Network
    from networkx import MultiDiGraph
    from networkx.readwrite.graphml import generate_graphml

    related = any(link.name for link in graph.links)
    network = MultiDiGraph() if related else Network()
    for ref, passages in graph.joined.nodes.items():
        network.add_node(ref, **_entry(ref, passages, directory, url))
    for number, link in enumerate(graph.links):
        key = (f"r{number}",) if related else ()
        network.add_edge(*link.ends, *key, **_relation(link) if related else _weights(link))
    lines = generate_graphml(network)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n").encode()


def written(passages: Iterable[Passage]) -> str:
    """Passages in one value: `hook/p1 hook/p3`."""
    return " ".join("/".join(passage) for passage in passages)


def _entry(ref: str, passages: tuple[Passage, ...], directory: Directory, url: str) -> dict[str, str | int]:
    entry = directory.entries[ref]
    return {
        "label": entry.name("en").text,
        "label_zh": entry.name("zh").text,
        "register": entry.register,
        "address": address_of(ref, directory, url),
        "mentions": len(passages),
        "texts": " ".join(texts(passages)),
    }


def _weights(link: Link) -> dict[str, str | int]:
    return {"weight": link.weight, "texts": " ".join(texts(link.passages)), "passages": written(link.passages)}


def _relation(link: Link) -> dict[str, str | int | bool]:
    """A relation's facts, its time in EDTF (ISO 8601-2)."""
    time = link.time.edtf if link.time else ""
    told = {"label": link.name, "mutual": link.mutual, "time": time, "certainty": link.cert}
    return {**told, "texts": " ".join(texts(link.passages)), "passages": written(link.passages)}
