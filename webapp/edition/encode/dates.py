"""Dates and periods in running text, as TEI dates with ISO values (https://www.w3.org/TR/xmlschema-2/#isoformats).

Two ends make every value: the earliest and the latest day that the words allow. What names no year, or a day without a
month, takes them from the calendar that runs through the text, and says so: `evidence="internal"`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from .marks import Mark

PARTS = {"first": (1, 10), "second": (11, 20), "last": (21, 31), "second or last": (11, 31)}


@dataclass(frozen=True)
class Calendar:
    """The year and month that a date without them belongs to; `sure` where the recipe or the paragraph says so.

    After a period over the turn of a year, from the month `turn` on, earlier months belong to the next year.
    """

    year: int | None = None
    month: int | None = None
    sure: bool = False
    turn: int = 1

    def year_of(self, month: int | None) -> int | None:
        """The year of a month, or of a date without one."""
        return self.year + 1 if self.year and month and month < self.turn else self.year


@dataclass(frozen=True)
class Point:
    """A day, a month, a third of one, a year: what the words say of it, None where they say nothing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    vague: bool = False

    def filled(self, calendar: Calendar) -> Point:
        """The same with the calendar's year, and its month where only a day is said."""
        month = self.month or (calendar.month if self.day or self.part else None)
        return replace(self, year=self.year or calendar.year_of(month), month=month)

    @property
    def valid(self) -> bool:
        """Whether the year is known and there is such a day."""
        if self.year is None or (self.day and not self.month):
            return False
        return self.month is None or (1 <= self.month <= 12 and (self.day or 1) in range(1, self.days + 1))

    @property
    def days(self) -> int:
        """How many days the month has."""
        return monthrange(self.year or 0, self.month or 1)[1]

    @property
    def iso(self) -> str:
        """The value at its own precision: 1936, 1936-10, 1936-10-24."""
        numbers = (f"{self.year:04}", f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else "")
        return "-".join(filter(None, numbers))

    def end(self, latest: bool) -> str:
        """The first or the last day of a part of a month; of anything else the value itself."""
        if not self.part:
            return self.iso
        return replace(self, day=min(PARTS[self.part][latest], self.days)).iso


@dataclass(frozen=True)
class Found:
    """Where words name a date: a point, a period from it to `until`, or years with their values given."""

    start: int
    end: int
    point: Point
    until: Point | None = None
    inferred: bool = False


Grammar = Callable[[str], Iterator[Found]]


def dates(text: str, calendar: Calendar, grammar: Grammar) -> tuple[list[Mark], Calendar]:
    """The dates in a text and the calendar after it."""
    marks = []
    for found in grammar(text):
        first = found.point.filled(calendar)
        last = found.until.filled(Calendar(first.year, first.month)) if found.until else None
        if first.valid and (last is None or last.valid):
            marks.append(Mark(found.start, found.end, "date", _attributes(found, first, last, calendar)))
            calendar = _after(calendar, found, first, last)
    return marks, calendar


def _attributes(found: Found, first: Point, last: Point | None, calendar: Calendar) -> Mapping[str, str]:
    inferred = found.inferred or found.point.year is None
    doubtful = first.vague or (last is not None and (last.vague or bool(first.part or last.part)))
    certainty = "medium" if doubtful or (inferred and not (calendar.sure or found.inferred)) else "high"
    value = _value(first, last)
    noted = {"evidence": "internal"} if inferred else {}
    return value | noted | ({"cert": certainty} if noted or certainty != "high" else {})


def _value(first: Point, last: Point | None) -> dict[str, str]:
    if last is not None:
        return {"from": first.end(False), "to": last.end(True)}
    if first.part:
        return {"notBefore": first.end(False), "notAfter": first.end(True)}
    return {"when": first.iso}


def _after(calendar: Calendar, found: Found, first: Point, last: Point | None) -> Calendar:
    """The calendar after a date: one that names its year sets it, as does a period over a year's turn."""
    end = last or first
    turns = bool(first.year and end.year == first.year + 1 and first.month and end.month and end.month < first.month)
    named = found.point.year is not None and (last is None or calendar.year is None)
    month = end.month or calendar.month
    if turns:
        return Calendar(first.year, month, calendar.sure or found.point.year is not None, first.month or 1)
    return Calendar(first.year, month, True) if named else replace(calendar, month=month)
