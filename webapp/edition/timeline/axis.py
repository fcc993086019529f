"""The axis: where a day stands in a window of time, and the calendar's divisions under it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .period import UNITS, Period

_DAYS = {"day": 1.0, "month": 30.4, "year": 365.2, "decade": 3652.4, "century": 36524.0}
_NAMED = {"day": 21, "month": 36, "year": 42, "decade": 64, "century": 84}
"""How many pixels a division needs to be named."""
_SEEN = 6
"""How many it needs to be seen."""


@dataclass(frozen=True)
class Band:
    """A division of the axis: its period, its unit and the pixels from which to which it is in the window."""

    period: Period
    unit: str
    left: float
    right: float

    @property
    def named(self) -> bool:
        """Whether there is room for its name."""
        return self.right - self.left >= _NAMED[self.unit]


@dataclass(frozen=True)
class Axis:
    """A window of time laid on so many pixels."""

    window: Period
    width: int

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return self.width / (self.window.end - self.window.start)

    def x(self, day: float) -> float:
        """Where a day begins, in pixels; within the axis even where the day is not."""
        return min(max((day - self.window.start) * self.scale, 0.0), float(self.width))

    def shows(self, start: int, end: int) -> bool:
        """Whether some of the days from one to before another are in the window."""
        return start < self.window.end and end > self.window.start

    @cached_property
    def grain(self) -> str:
        """The finest unit that can be told apart by eye."""
        return self._finest(dict.fromkeys(UNITS, _SEEN))

    @cached_property
    def unit(self) -> str:
        """The finest unit whose divisions can be named."""
        return self._finest(_NAMED)

    @property
    def bands(self) -> tuple[Band, ...]:
        """The divisions that can be named."""
        return self._bands(self.unit)

    @property
    def over(self) -> tuple[Band, ...]:
        """The divisions one unit wider; none above centuries."""
        wider = UNITS[UNITS.index(self.unit) + 1 :]
        return self._bands(wider[0]) if wider else ()

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where the finest divisions that can be seen begin; none where they are those that are named."""
        return tuple(band.left for band in self._bands(self.grain)[1:]) if self.grain != self.unit else ()

    def _bands(self, unit: str) -> tuple[Band, ...]:
        parts = self.window.parts(unit)
        return tuple(Band(part, unit, self.x(part.start), self.x(part.end)) for part in parts)

    def _finest(self, needed: dict[str, int]) -> str:
        return next((unit for unit in UNITS if _DAYS[unit] * self.scale >= needed[unit]), UNITS[-1])
