"""The network: who is mentioned with whom and what the registers say joins them, as facts and as numbers to draw."""

from .graph import Graph, Link
from .picture import Picture, picture
from .relations import related, relations
from .together import DRAWN, together

__all__ = ["DRAWN", "Graph", "Link", "Picture", "picture", "related", "relations", "together"]
