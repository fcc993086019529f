"""What a reader asks for, as a tree: words, phrases, beginnings, nearness, and what joins them.

`西路军 军委`: both. `"exact phrase"`. `revolution*`. `AND`, `OR`, `NOT`, parentheses. `"two words"~5` and
`party NEAR/5 state`: no more than five words or characters apart, in either order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What stands between two spaces: a stretch of Chinese, or a word in whatever inflection."""

    text: str


@dataclass(frozen=True)
class Phrase:
    """Exactly these words, one after another."""

    text: str


@dataclass(frozen=True)
class Prefix:
    """Words that begin so."""

    text: str


@dataclass(frozen=True)
class Near:
    """Each of the parts at most so many words or characters from the next, in either order."""

    parts: tuple[str, ...]
    distance: int


@dataclass(frozen=True)
class Named:
    """Words that are a name in the registers: the words, or the entries' mentions under whatever name."""

    words: Node
    refs: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any:
    """Any of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """What does not have the part."""

    part: Node


Leaf = Words | Phrase | Prefix | Near
Node = Leaf | Named | All | Any | Not


def leaves(node: Node | None) -> Iterator[Leaf | Named]:
    """All that a result may show of a query: its words and names, without those that it must not have."""
    if isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Named):
        yield node
        yield from leaves(node.words)
    elif node is not None and not isinstance(node, Not):
        yield node
