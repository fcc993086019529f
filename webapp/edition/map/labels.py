"""Names on a plate: beside its marks and along its rivers, where they lie on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, hypot

from ..lettering import SIZE, width
from .marks import Mark
from .plate import Plate, Spot

_LINE = 13.0
_GAP = 3.5
_STEP = 6.0
_BEND = 6.0
_CLEAR = 7.0
"""How far words should keep from other marks and words, so that they are not taken for theirs."""


@dataclass(frozen=True)
class Box:
    """A rectangle of the plate, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, spot: Spot, half: float) -> Box:
        """A square about a spot."""
        return cls(spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half)

    def meets(self, other: Box) -> bool:
        """Whether the two share anything."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def grown(self, by: float) -> Box:
        """The rectangle with so much more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def is_on(self, plate: Plate) -> bool:
        """Whether all of it lies on a plate, with a little room to the frame."""
        return self.left >= 4 and self.top >= 4 and self.right <= plate.size[0] - 4 and self.bottom <= plate.size[1] - 4


@dataclass(frozen=True)
class Label:
    """The lines of words for a mark: where the first begins, is centred or ends (`start`, `middle`, `end`)."""

    mark: Mark
    spot: Spot
    anchor: str
    box: Box


@dataclass(frozen=True)
class Slope:
    """Words along a line: the middle of their base, and how far they are turned, in degrees."""

    spot: Spot
    turn: float


def labels(
    worded: Sequence[tuple[Mark, tuple[str, ...]]], plate: Plate, lines: Iterable[Sequence[Spot]]
) -> list[Label]:
    """Labels for marks with their lines of words, as many as find room, the first first; best not across `lines`."""
    taken = [Box.about(mark.spot, mark.radius) for mark, _ in worded]
    crossed = [Box.about(spot, 1.5) for line in lines for spot in _walked(line)]
    placed: list[Label] = []
    for mark, words in worded:
        free = [label for label in _around(mark, words) if label.box.is_on(plate) and not _hits(label.box, taken)]
        if free:
            best = min(free, key=lambda label: _hits(label.box, crossed) + 4 * _hits(label.box.grown(_CLEAR), taken))
            placed.append(best)
            taken.append(best.box)
    return placed


def slope(words: str, line: Sequence[Spot], plate: Plate, taken: Iterable[Box]) -> Slope | None:
    """Where words fit best along a line: where it is straightest and they lie on nothing else; None where nowhere."""
    spots, long, taken = list(_walked(line)), int(width(words) / _STEP) + 2, tuple(taken)
    runs = (spots[at : at + long] for at in range(max(len(spots) - long, 0)))
    straight = sorted((run for run in runs if _bend(run) < _BEND), key=_bend)
    clear = (run for run in straight if not any(_hits(box, taken) or not box.is_on(plate) for box in _boxes(run)))
    return next((_slope(run) for run in clear), None)


def _around(mark: Mark, words: tuple[str, ...]) -> Iterator[Label]:
    """A label on every side of a mark, the better sides first."""
    (x, y), away = mark.spot, mark.radius + _GAP
    wide, high = max(map(width, words)), _LINE * len(words)
    near = away * 0.75
    sides = [
        (x + away, y - high / 2, "start"),
        (x - away, y - high / 2, "end"),
        (x, y - away - high, "middle"),
        (x, y + away, "middle"),
        (x + near, y - near - high + 3, "start"),
        (x + near, y + near - 3, "start"),
        (x - near, y - near - high + 3, "end"),
        (x - near, y + near - 3, "end"),
    ]
    for at, top, anchor in sides:
        left = {"start": at, "middle": at - wide / 2, "end": at - wide}[anchor]
        yield Label(mark, (at, top + SIZE - 2), anchor, Box(left, top, left + wide, top + high))


def _walked(line: Sequence[Spot]) -> Iterator[Spot]:
    """Spots along a line, a step apart."""
    left = 0.0
    for (x, y), (u, v) in pairwise(line):
        length = hypot(u - x, v - y)
        while left < length:
            yield x + (u - x) * left / length, y + (v - y) * left / length
            left += _STEP
        left -= length


def _hits(box: Box, others: Iterable[Box]) -> int:
    return sum(box.meets(other) for other in others)


def _boxes(run: Sequence[Spot]) -> list[Box]:
    """What words above a run of spots take up."""
    return [Box(x - 4, y - SIZE - 6, x + 4, y + 3) for x, y in run]


def _bend(run: Sequence[Spot]) -> float:
    """How far a run of spots strays from the straight line between its ends, in pixels."""
    (x, y), (u, v) = run[0], run[-1]
    length = hypot(u - x, v - y) or 1
    return max(abs((u - x) * (y - b) - (x - a) * (v - y)) / length for a, b in run)


def _slope(run: Sequence[Spot]) -> Slope:
    (x, y), (u, v) = (run[0], run[-1]) if run[0][0] <= run[-1][0] else (run[-1], run[0])
    length = hypot(u - x, v - y)
    raised = 5 + _bend(run)
    return Slope(
        ((x + u) / 2 + raised * (v - y) / length, (y + v) / 2 - raised * (u - x) / length), degrees(atan2(v - y, u - x))
    )
