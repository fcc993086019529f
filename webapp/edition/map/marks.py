"""The marks of a plate: a circle for each place, its area the number of passages; what lies too close is one mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from .places import Place
from .plate import Plate, Spot

ONE = 3.0
"""The radius in pixels of the mark of a place that one passage mentions."""


def radius(count: int) -> float:
    """The radius in pixels for so many passages, to which the area is proportional."""
    return ONE * sqrt(count)


@dataclass(frozen=True)
class Share:
    """The part of a circle that is one text's: where its arc begins and ends, and whether that is more than half."""

    text: str
    start: Spot
    end: Spot
    large: bool


@dataclass(frozen=True)
class Mark:
    """One place or several that would lie upon each other, the most mentioned first; `spot` is where that one lies."""

    places: tuple[Place, ...]
    spot: Spot

    @property
    def count(self) -> int:
        """How many passages, counted for each place."""
        return sum(place.count for place in self.places)

    @property
    def radius(self) -> float:
        """In pixels."""
        return radius(self.count)

    @property
    def passages(self) -> Counter[str]:
        """How many passages by text."""
        return sum((Counter(place.passages) for place in self.places), Counter())

    @property
    def shares(self) -> tuple[Share, ...]:
        """The parts of the circle, clockwise from the top; one where there is only one text."""
        return tuple(self._shares())

    def _shares(self) -> Iterator[Share]:
        before = 0
        for text, count in self.passages.items():
            start, end = self._rim(before / self.count), self._rim((before + count) / self.count)
            yield Share(text, start, end, count * 2 > self.count)
            before += count

    def _rim(self, part: float) -> Spot:
        (x, y), turn = self.spot, 2 * pi * part
        return x + self.radius * sin(turn), y - self.radius * cos(turn)


def marks(found: Iterable[Place], plate: Plate) -> tuple[Mark, ...]:
    """The marks of all places on a plate, the largest first; each place is in one of them, and none lies upon another.

    What has grown over others takes them in.
    """
    kept: list[Mark] = []
    placed = (Mark((place,), plate.spot(*place.entry.point)) for place in found if place.is_on(plate))
    for mark in sorted(placed, key=lambda mark: -mark.count):
        while near := next((one for one in kept if _are_upon(one, mark)), None):
            kept.remove(near)
            mark = _joined(near, mark)
        kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: -mark.radius))


def _are_upon(mark: Mark, other: Mark) -> bool:
    """Whether the middle of one of two marks lies within the other, or all but."""
    (x, y), (u, v) = mark.spot, other.spot
    return hypot(x - u, y - v) < max(mark.radius, other.radius, 7) + 2


def _joined(mark: Mark, other: Mark) -> Mark:
    """Two marks as one, where the larger lies."""
    first, second = sorted((mark, other), key=lambda one: -one.count)
    return Mark((*first.places, *second.places), first.spot)
