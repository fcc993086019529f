"""Periods of the calendar, from one year, month or day to another (ISO 8601, proleptic Gregorian, years 1 to 9999)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

UNITS = ("day", "month", "year", "decade", "century")
"""What time is counted in, the finest first."""

_MOMENT = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_YEARS = {"year": 1, "decade": 10, "century": 100}
_LENGTHS = {"year": 4, "month": 7, "day": 10}
_AFTER = date.max.toordinal() + 1


def is_moment(words: str) -> bool:
    """Whether words are a year, month or day of the calendar: `1936`, `1936-10`, `1936-10-21`."""
    try:
        return bool(_MOMENT.fullmatch(words)) and first_day(words) > 0
    except ValueError:
        return False


def first_day(moment: str) -> int:
    """The first day of a year, month or day, counted as `date.toordinal` does; ValueError where there is none."""
    return date.fromisoformat(moment + "0001-01-01"[len(moment) :]).toordinal()


def next_day(moment: str) -> int:
    """The first day after a year, month or day."""
    number = _number(moment, len(moment)) + 1
    return first_day(_moment(number, len(moment))) if number <= _number("9999-12-31", len(moment)) else _AFTER


@dataclass(frozen=True)
class Period:
    """From the beginning of `first` to the end of `last`: years, months or days, each in as many signs as the other."""

    first: str
    last: str

    @classmethod
    def between(cls, one: str, other: str) -> Period:
        """From the earlier of two moments to the later, to the precision of the finer one."""
        length = max(len(one), len(other))
        start = min(first_day(one), first_day(other))
        end = max(next_day(one), next_day(other)) - 1
        return cls(date.fromordinal(start).isoformat()[:length], date.fromordinal(end).isoformat()[:length])

    @classmethod
    def of(cls, day: int, unit: str) -> Period:
        """The day, month, year, decade or century that a day is in."""
        words = date.fromordinal(day).isoformat()
        if unit not in _YEARS:
            return cls(*[words[: _LENGTHS[unit]]] * 2)
        first = int(words[:4]) // _YEARS[unit] * _YEARS[unit]
        return cls(f"{max(first, 1):04}", f"{first + _YEARS[unit] - 1:04}")

    @cached_property
    def start(self) -> int:
        """The first day."""
        return first_day(self.first)

    @cached_property
    def end(self) -> int:
        """The first day after."""
        return next_day(self.last)

    @property
    def size(self) -> int:
        """How many years, months or days it has."""
        return _number(self.last, len(self.last)) - _number(self.first, len(self.first)) + 1

    def parts(self, unit: str) -> Iterator[Period]:
        """All periods of a unit that share a day with this one, in order."""
        day = self.start
        while day < self.end:
            part = Period.of(day, unit)
            yield part
            day = part.end

    def holds(self, other: Period) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, first: int, last: int) -> Period:
        """A period whose ends are later by so many years, months or days, as far as the calendar goes."""
        length = len(self.first)
        low, high = _number("0001-01-01", length), _number("9999-12-31", length)
        ends = (_number(self.first, length) + first, _number(self.last, length) + last)
        return Period(*(_moment(min(max(end, low), high), length) for end in ends))

    @property
    def earlier(self) -> Period:
        """As much time before it."""
        return self.moved(-self.size, -self.size)

    @property
    def later(self) -> Period:
        """As much time after it."""
        return self.moved(self.size, self.size)

    @property
    def wider(self) -> Period:
        """Twice the time, about the same middle."""
        return self.moved(-((self.size + 1) // 2), (self.size + 1) // 2)

    @property
    def closer(self) -> Period:
        """Half the time, about the same middle, in finer units where its own are few; a day stays as it is."""
        fine = self
        while fine.size < 4 and len(fine.first) < 10:
            fine = Period(f"{fine.first}-01", date.fromordinal(fine.end - 1).isoformat()[: len(fine.first) + 3])
        return fine.moved(fine.size // 4, -(fine.size // 4)) if fine.size > 3 else fine.moved(0, -(fine.size // 2))

    @property
    def around(self) -> tuple[Period, ...]:
        """The century, decade, year and month that hold it and more, the widest first."""
        wider = (Period.of(self.start, unit) for unit in reversed(UNITS[1:]))
        return tuple(p for p in wider if p.holds(self) and (p.start, p.end) != (self.start, self.end))


def _number(moment: str, length: int) -> int:
    """Years, months or days counted on one line, by the length of their words."""
    if length == 10:
        return date.fromisoformat(moment).toordinal()
    return int(moment[:4]) if length == 4 else int(moment[:4]) * 12 + int(moment[5:7]) - 1


def _moment(number: int, length: int) -> str:
    if length == 10:
        return date.fromordinal(number).isoformat()
    return f"{number:04}" if length == 4 else f"{number // 12:04}-{number % 12 + 1:02}"
