"""A graph of entries: who is joined with whom, in which passages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..mentions import Passage
from ..registers.time import Time

_FEW, _MANY, _CROWD = 100, 200, 2


@dataclass(frozen=True)
class Link:
    """What joins two entries: the passages, in order; of a relation its name, and from whom to whom if not `mutual`."""

    ends: tuple[str, str]
    passages: tuple[Passage, ...]
    name: str = ""
    mutual: bool = True
    time: Time | None = None
    cert: str = ""

    @property
    def weight(self) -> int:
        """In how many passages it is found."""
        return len(self.passages)

    def other(self, end: str) -> str:
        """The end that is not this one."""
        return self.ends[self.ends[0] == end]


@dataclass(frozen=True)
class Graph:
    """Entries by their pointers, each with the passages that mention it, and the links between them."""

    nodes: Mapping[str, tuple[Passage, ...]]
    links: tuple[Link, ...]

    def among(self, prefixes: Collection[str]) -> Graph:
        """The entries of some registers alone (`per`, `org`)."""
        return self._of({ref for ref in self.nodes if ref.partition(":")[0] in prefixes})

    def within(self, text: str) -> Graph:
        """What is found in one text."""
        there = (replace(link, passages=_in_text(link.passages, text)) for link in self.links)
        links = tuple(link for link in there if link.weight)
        joined = {end for link in links for end in link.ends}
        nodes = {ref: _in_text(passages, text) for ref, passages in self.nodes.items()}
        return Graph({ref: told for ref, told in nodes.items() if told or ref in joined}, links)

    def at_least(self, weight: int) -> Graph:
        """What is found in so many passages."""
        return replace(self, links=tuple(link for link in self.links if link.weight >= weight))

    def around(self, ref: str) -> Graph:
        """An entry, those that are joined with it, and what joins them with each other."""
        return self._of({ref} | {link.other(ref) for link in self.links if ref in link.ends})

    @cached_property
    def joined(self) -> Graph:
        """The entries that are joined with any other."""
        return self._of({end for link in self.links for end in link.ends})

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Each weight that a link has, the lightest first."""
        return tuple(sorted({link.weight for link in self.links}))

    @property
    def is_legible(self) -> bool:
        """Whether its links can be told apart in a picture: where there are few, or no crowd."""
        return len(self.links) <= _FEW or len(self.links) <= min(_MANY, _CROWD * len(self.nodes))

    @property
    def by_weight(self) -> tuple[Link, ...]:
        """The links, those found in most passages first."""
        return tuple(sorted(self.links, key=lambda link: -link.weight))

    def _of(self, kept: Collection[str]) -> Graph:
        nodes = {ref: passages for ref, passages in self.nodes.items() if ref in kept}
        return Graph(nodes, tuple(link for link in self.links if nodes.keys() >= set(link.ends)))


def _in_text(passages: tuple[Passage, ...], text: str) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage[0] == text)


def texts(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The texts that some passages are in, each once."""
    return tuple(dict.fromkeys(text for text, _ in passages))
