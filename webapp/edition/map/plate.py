"""The plates of the atlas: what part of the earth each shows, how large, and where on it a place lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..errors import Unknown
from .projection import RADIUS, Projection, azimuthal, equal_earth

WORLD = "world"
Spot = tuple[float, float]
"""A place on a plate: pixels from its left and its upper edge."""


@dataclass(frozen=True)
class Degree:
    """A line of the grid: degrees north or east, where it runs, and where it meets the frame."""

    value: int
    along: str
    spots: tuple[Spot, ...]
    end: Spot | None


@dataclass(frozen=True)
class Plate:
    """A rectangle of the plane about a point, `width` by `height` kilometres, drawn so many pixels wide.

    `step` is the distance of the lines of its grid in degrees.
    """

    id: str
    middle: tuple[float, float]
    width: float
    height: float
    step: int
    pixels: int = 920

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels."""
        return self.pixels, round(self.height * self.scale)

    @property
    def scale(self) -> float:
        """Pixels to a kilometre."""
        return self.pixels / self.width

    @property
    def area(self) -> float:
        """Square kilometres."""
        return self.width * self.height

    def spot(self, latitude: float, longitude: float) -> Spot:
        """Where a place lies, on the plate or beside it."""
        (x, y), (left, top) = self._projection(latitude, longitude), self._corner
        return (x - left) * RADIUS * self.scale, (top - y) * RADIUS * self.scale

    def covers(self, latitude: float, longitude: float) -> bool:
        """Whether a place lies on the plate."""
        x, y = self.spot(latitude, longitude)
        return self._is_near(latitude, longitude) and 0 <= x <= self.size[0] and 0 <= y <= self.size[1]

    @property
    def bar(self) -> int:
        """How many kilometres a bar has that shows the scale: 1, 2 or 5 with noughts, about a sixth of the width."""
        most = self.width / 6
        return max(n * 10**power for power in range(5) for n in (1, 2, 5) if n * 10**power <= most)

    @cached_property
    def grid(self) -> tuple[Degree, ...]:
        """The parallels and meridians that cross the plate."""
        return tuple(line for line in self._lines() if self._crosses(line))

    @property
    def rim(self) -> tuple[Spot, ...]:
        """The edge of the earth where the plate shows all of it; empty where it does not."""
        if self.id != WORLD:
            return ()
        east = [self.spot(latitude, 180) for latitude in range(-90, 91, 2)]
        return (*east, *(self.spot(latitude, -180) for latitude in range(90, -91, -2)))

    @cached_property
    def _projection(self) -> Projection:
        return equal_earth if self.id == WORLD else azimuthal(*self.middle)

    @cached_property
    def _corner(self) -> Spot:
        """The upper left corner in the plane."""
        x, y = self._projection(*self.middle)
        return x - self.width / RADIUS / 2, y + self.height / RADIUS / 2

    def _is_near(self, latitude: float, longitude: float) -> bool:
        """Whether a place lies on the plate's half of the earth, beyond which nothing is clearly left or right."""
        if self.id == WORLD:
            return True
        x, y = self._projection(latitude, longitude)
        return x * x + y * y <= 2

    def _lines(self) -> Iterator[Degree]:
        for value in range(-90 + self.step, 90, self.step):
            yield self._line(value, "parallel", [(value, degree) for degree in range(-180, 181, 2)])
        for value in range(-180, 181, self.step):
            yield self._line(value, "meridian", [(degree, value) for degree in range(-90, 91, 2)])

    def _line(self, value: int, along: str, places: list[tuple[float, float]]) -> Degree:
        spots = [self.spot(*place) for place in places if self._is_near(*place)]
        return Degree(value, along, tuple(spots), next(filter(self._is_within, self._ends(spots, along)), None))

    def _is_within(self, spot: Spot) -> bool:
        """Whether there is room at a spot of the frame to name it."""
        return 14 < spot[0] < self.size[0] - 14 or 14 < spot[1] < self.size[1] - 30

    def _ends(self, spots: list[Spot], along: str) -> Iterator[Spot]:
        """Where a line enters the frame: a parallel at the left, a meridian below."""
        for (x, y), (u, v) in pairwise(spots):
            if along == "parallel" and x < 0 <= u:
                yield 0, y + (v - y) * x / (x - u)
            if along == "meridian" and v < self.size[1] <= y:
                yield x + (u - x) * (y - self.size[1]) / (y - v), self.size[1]

    def _crosses(self, line: Degree) -> bool:
        width, height = self.size
        return any(0 < x < width and 0 < y < height for x, y in line.spots)


PLATES = (
    Plate(WORLD, (14, 0), 34500, 14800, 30),
    Plate("gansu", (37.4, 101.0), 1290, 880, 2),
    Plate("myanmar", (18.6, 97.0), 1900, 2000, 5, 684),
    Plate("europe", (48.6, 18.0), 3500, 2350, 10),
    Plate("middle-east", (33.0, 43.3), 2500, 1700, 5),
    Plate("north-america", (38.8, -97.0), 5000, 3100, 10),
)
"""The world first, then parts of it."""


def plate(name: str) -> Plate:
    """The plate of a name; Unknown where there is none."""
    found = next((one for one in PLATES if one.id == name), None)
    if found is None:
        raise Unknown(f"the atlas has no plate “{name}”")
    return found
