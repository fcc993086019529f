"""How the elements of TEI are read in a line."""

from __future__ import annotations

from .names import ELEMENTS

# Blocks, and what a reader passes over in a line.
_LIFTED = """
p ab head l item cell titlePart note app lem rdg rdgGrp figure figDesc fw trailer salute signed dateline list
table lg listBibl floatingText del surplus rt desc index noteGrp stage
"""
KEPT = "idno code formula graphic media binaryObject egXML eg gi att val tag ident geo"
"""The names of elements in which nothing is touched."""

_PARTICULAR = "gap choice g ref pc label reg"
_NAMED = (
    {name: name for name in _PARTICULAR.split()}
    | dict.fromkeys(_LIFTED.split(), "lifted")
    | dict.fromkeys(KEPT.split(), "kept")
    | dict.fromkeys(ELEMENTS, "name")
)


class Kinds(dict[object, str]):
    """`lifted`, `kept`, `name` or one of its own by the tag of an element; empty where its words are the line's.

    Comments and processing instructions are `nothing`.
    """

    def __missing__(self, tag: object) -> str:
        self[tag] = kind = _NAMED.get(tag.rpartition("}")[2], "") if isinstance(tag, str) else "nothing"
        return kind


KINDS = Kinds()
