"""The network: who is mentioned with whom and what the registers say joins them, as facts and as numbers to draw."""

from .graph import Graph, Link, Passage
from .picture import Line, Node, Picture, picture
from .relations import Relation, related, relations
from .together import DRAWN, passages_by_entry, speakers_of, together

__all__ = [
    "DRAWN",
    "Graph",
    "Line",
    "Link",
    "Node",
    "Passage",
    "Picture",
    "Relation",
    "passages_by_entry",
    "picture",
    "related",
    "relations",
    "speakers_of",
    "together",
]
