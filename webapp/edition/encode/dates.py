"""Dates and periods in running text, as TEI dates with ISO values (https://www.w3.org/TR/xmlschema-2/#isoformats).

Two ends make every value: the earliest and the latest day that the words allow. What names no year, or a day without a
month, takes them from the calendar that runs through the text, and says so: `evidence="internal"`; so does what counts
from the writer's own year, as “this summer” does, which only a recipe can tell.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .marks import Mark

PARTS = {"first": (1, 10), "second": (11, 20), "last": (21, 31), "second or last": (11, 31)}


@dataclass(frozen=True)
class Calendar:
    """The year and month that a date without them belongs to; `sure` where the recipe or the paragraph says so.

    After a period over the turn of a year, from the month `turn` on, earlier months belong to the next year. The year
    `present` is the writer's own.
    """

    year: int | None = None
    month: int | None = None
    sure: bool = False
    turn: int = 1
    present: int | None = None

    def year_of(self, month: int | None) -> int | None:
        """The year of a month, or of a date without one."""
        return self.year + 1 if self.year and month and month < self.turn else self.year


@dataclass(frozen=True)
class Point:
    """A day, a month, a third of one, a year: what the words say of it, None where they say nothing.

    A year may be told as so many years `after` that of the calendar, or with `own` after the writer's own.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    vague: bool = False
    after: int = 0
    own: bool = False

    def filled(self, calendar: Calendar) -> Point:
        """The same with the calendar's year, and its month where only a day is said."""
        month = self.month or (calendar.month if self.day or self.part else None)
        year = self.year or (calendar.present if self.own else calendar.year_of(month))
        return replace(self, year=year + self.after if year else None, month=month, after=0)

    def following(self, first: Point) -> Point:
        """The same as the end of a period from a point that is filled: its year is that one or the next."""
        year = (first.year or 0) + (self.month is not None and self.month < (first.month or 0))
        return self if self.year else replace(self, year=year, month=self.month or first.month, after=0)

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
    """Where words name a date: a point, or two; a period from one to the other, or with `within` its bounds."""

    start: int
    end: int
    point: Point
    until: Point | None = None
    inferred: bool = False
    within: bool = False


Grammar = Callable[[str], Iterator[Found]]


def longest(found: Iterable[Found]) -> list[Found]:
    """The dates in order, of those that overlap the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        while kept and one.start < kept[-1].end and one.end - one.start > kept[-1].end - kept[-1].start:
            kept.pop()
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def dates(text: str, calendar: Calendar, grammar: Grammar) -> tuple[list[Mark], Calendar]:
    """The dates in a text and the calendar after it."""
    marks = []
    for found in grammar(text):
        first = found.point.filled(calendar)
        last = found.until.following(first) if found.until else None
        if first.valid and (last is None or (last.valid and _is_forward(first, last))):
            marks.append(Mark(found.start, found.end, "date", _attributes(found, first, last, calendar)))
            calendar = _after(calendar, found, first, last)
    return marks, calendar


def _is_forward(first: Point, last: Point) -> bool:
    """Whether a period does not end before it begins, as far as both its ends are told."""
    start, end = first.end(False), last.end(True)
    return start[: len(end)] <= end[: len(start)]


def _attributes(found: Found, first: Point, last: Point | None, calendar: Calendar) -> Mapping[str, str]:
    inferred = found.inferred or found.point.year is None
    doubtful = first.vague or (last is not None and (last.vague or bool(first.part or last.part)))
    certainty = "medium" if doubtful or (inferred and not (calendar.sure or found.inferred)) else "high"
    value = _value(first, last, found.within)
    noted = {"evidence": "internal"} if inferred else {}
    return value | noted | ({"cert": certainty} if noted or certainty != "high" else {})


def _value(first: Point, last: Point | None, within: bool) -> dict[str, str]:
    if last is not None:
        start, end = ("notBefore", "notAfter") if within else ("from", "to")
        return {start: first.end(False), end: last.end(True)}
    if first.part:
        return {"notBefore": first.end(False), "notAfter": first.end(True)}
    return {"when": first.iso}


def _after(calendar: Calendar, found: Found, first: Point, last: Point | None) -> Calendar:
    """The calendar after a date: one that names its year sets it, as does a period over a year's turn."""
    if found.within:
        return replace(calendar, year=first.year, sure=True, turn=1) if found.point.year else calendar
    end = last or first
    turns = bool(first.year and end.year == first.year + 1 and first.month and end.month and end.month < first.month)
    told = found.point.year is not None or (found.point.after and not found.point.own)
    named = told and (last is None or calendar.year is None)
    month = end.month or calendar.month
    if turns:
        sure = calendar.sure or found.point.year is not None
        return replace(calendar, year=first.year, month=month, sure=sure, turn=first.month or 1)
    calendar = replace(calendar, year=first.year, sure=True, turn=1) if named else calendar
    return replace(calendar, month=month)
