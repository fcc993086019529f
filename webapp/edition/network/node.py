"""An entry in the picture: a circle, and its name under it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import hypot, sqrt

from ..lettering import SIZE, width
from ..mentions import Passage
from ..registers.entry import Words
from .graph import texts
from .layout import Point


@dataclass(frozen=True)
class Node:
    """An entry with its name and passages; `x` and `y` are the middle of its circle, in pixels."""

    ref: str
    name: Words
    passages: tuple[Passage, ...]
    x: float = 0.0
    y: float = 0.0

    @cached_property
    def radius(self) -> float:
        """The radius of its circle: the area says how many passages mention it."""
        return round(3 + 1.05 * sqrt(len(self.passages)), 1)

    @cached_property
    def breadth(self) -> float:
        """How many pixels its name takes."""
        return width(self.name.text)

    @property
    def size(self) -> Point:
        """Width and height of circle and name."""
        return max(self.breadth, 2 * self.radius), 2 * self.radius + SIZE + 4

    @property
    def words_at(self) -> float:
        """The base line of its name."""
        return round(self.y + self.radius + SIZE + 1, 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that mention it."""
        return texts(self.passages)

    def covers(self, point: Point) -> bool:
        """Whether a point is on its circle or name, or nearly."""
        x, y = point[0] - self.x, point[1] - self.y
        return hypot(x, y) < self.radius + 2 or (abs(x) < self.breadth / 2 + 2 and 0 < y < self.radius + SIZE + 5)
