"""What joins entries, as a register states it: the `relation` element (TEI P5, 14.3.2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from ..tei import Element
from .time import Time, time_of


@dataclass(frozen=True)
class Relation:
    """From its active to its passive ends, or among mutual ones; told where (`sun/p42`), when, how sure."""

    name: str
    active: tuple[str, ...]
    passive: tuple[str, ...]
    mutual: tuple[str, ...]
    sources: tuple[str, ...]
    time: Time | None = None
    cert: str = ""

    @property
    def ends(self) -> tuple[str, ...]:
        """All that it joins."""
        return self.active + self.passive + self.mutual

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each two that it joins, from whom to whom if not mutual."""
        return (*product(self.active, self.passive), *combinations(self.mutual, 2))

    @property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """The passages that it rests on, each a text and an anchor in it."""
        parted = (source.partition("/") for source in self.sources)
        return tuple((text, anchor) for text, _, anchor in parted if anchor)

    def sides(self) -> Iterator[tuple[str, Side]]:
        """Each of its ends with the relation as that one has it."""
        for ends, others, of in (
            (self.active, self.passive, ""),
            (self.passive, self.active, "-of"),
            (self.mutual, self.mutual, ""),
        ):
            for ref in ends:
                rest = tuple(other for other in others if other != ref)
                yield ref, Side(self.name + of, rest, self.time, self.cert, self.sources)


@dataclass(frozen=True)
class Side:
    """What joins one entry with others: `commands`, or `commands-of` from the other side."""

    name: str
    others: tuple[str, ...]
    time: Time | None = None
    cert: str = ""
    sources: tuple[str, ...] = ()


def relation_of(element: Element) -> Relation:
    """A relation from its element."""
    active, passive, mutual = (tuple(element.get(end, "").split()) for end in ("active", "passive", "mutual"))
    sources = tuple(source.removeprefix("txt:") for source in element.get("source", "").split())
    time = time_of(element, "date")
    return Relation(element.get("name", ""), active, passive, mutual, sources, time, element.get("cert", ""))
