"""A lane of the timeline: points as marks in rows, so that neither marks nor words lie on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..lettering import SIZE, width
from .axis import Axis
from .caption import Caption
from .period import Period
from .points import Point

RADIUS = 4.5
_DOT = 11
"""What takes fewer pixels is a dot."""
_MANY = 6
"""More dots of one place than that are one mark with their number."""
_GAP = 10
_TIERS = (190, 110, 48, 0)
"""How much room, in pixels, is tried for the words of each mark."""
_LONGEST = 380


@dataclass(frozen=True)
class Mark:
    """What is drawn in a row: a `dot` about the middle of `left` and `right`, a `bar` between them, or a `cluster`.

    `low` and `high` are the pixels that it keeps free with its words; these begin at `words_at`, or end there where
    they are `before` the mark. A cluster has several points and the period that they are of.
    """

    points: tuple[Point, ...]
    shape: str
    left: float
    right: float
    period: Period
    caption: Caption | None = None
    row: int = 0
    words: str = ""
    words_at: float = 0.0
    before: bool = False
    low: float = 0.0
    high: float = 0.0

    @property
    def middle(self) -> float:
        """The pixel in the middle of the shape."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Lane:
    """Marks, and the number of their rows."""

    marks: tuple[Mark, ...]
    rows: int


def lane(points: Iterable[Point], axis: Axis, caption: Callable[[Point], Caption], most: int) -> Lane:
    """The points that an axis shows, with as many words as `most` rows hold, or half again as many as without words.

    The names of events may take twice as many.
    """
    bare = list(_marks(points, axis, caption))
    least = _placed(bare)[1]
    enough = max(most, least * 3 // 2)
    for room in _TIERS:
        placed, rows = _placed(_worded(mark, room, axis.width) for mark in bare)
        if rows <= enough:
            break
    moved = _moved(placed, max(enough, least * 2), axis.width)
    return Lane(tuple(_grown(moved, axis.width)), max((mark.row + 1 for mark in moved), default=0))


def _marks(points: Iterable[Point], axis: Axis, caption: Callable[[Point], Caption]) -> Iterator[Mark]:
    """Dots, bars and clusters, not yet in rows."""
    shown = [point for point in points if point.period and axis.shows(point.period.start, point.period.end)]
    gathered = sorted(shown, key=lambda point: _place(point, axis))
    for (_, first, last), together in groupby(gathered, key=lambda point: _place(point, axis)):
        group, period = tuple(together), Period(first, last)
        if len(group) > _MANY and not (period.holds(axis.window) and period.first == period.last):
            yield _cluster(group, period, axis)
        else:
            yield from (_mark(point, axis, caption(point)) for point in group)


def _place(point: Point, axis: Axis) -> tuple[bool, str, str]:
    """Whether a point is a bar, and the period by which it is gathered with others: its own, or the axis' grain."""
    period = point.period
    if _is_bar(period, axis):
        return True, period.first, period.last
    grain = Period.of((period.start + period.end - 1) // 2, axis.grain)
    return False, grain.first, grain.last


def _is_bar(period: Period, axis: Axis) -> bool:
    return (period.end - period.start > 1) and (period.end - period.start) * axis.scale >= _DOT


def _mark(point: Point, axis: Axis, caption: Caption) -> Mark:
    period = point.period
    left, right = axis.x(period.start), axis.x(period.end)
    if _is_bar(period, axis):
        left, right = min(left, axis.width - 2 * RADIUS), max(right, 2 * RADIUS)
        return Mark((point,), "bar", left, max(right, left + 2 * RADIUS), period, caption, low=left, high=right)
    middle = min(max(axis.x((period.start + period.end) / 2), RADIUS), axis.width - RADIUS)
    ends = (middle - RADIUS, middle + RADIUS)
    return Mark((point,), "dot", *ends, period, caption, low=ends[0], high=ends[1])


def _cluster(points: tuple[Point, ...], period: Period, axis: Axis) -> Mark:
    """One mark for many points, wide enough for their number."""
    half = 7 + 3.6 * len(str(len(points)))
    middle = axis.x(max(period.start, axis.window.start)) + axis.x(min(period.end, axis.window.end))
    middle = min(max(middle / 2, half), axis.width - half)
    ends = (middle - half, middle + half)
    return Mark(points, "cluster", *ends, period, low=ends[0], high=ends[1])


def _worded(mark: Mark, room: float, whole: int) -> Mark:
    """A mark with as many of its words as there is room for: after a dot or before it, above a bar."""
    words = _words(mark, room)
    if not words:
        return mark
    much = width(words)
    at = mark.left if mark.shape == "bar" else mark.right + 4
    before = at + much > whole
    at = at if not before else whole if mark.shape == "bar" else mark.left - 4
    low, high = (at - much, at) if before else (at, at + much)
    low, high = min(low, mark.low), max(high, mark.high)
    return replace(mark, words=words, words_at=at, before=before, low=low, high=high) if low >= 0 else mark


def _words(mark: Mark, room: float) -> str:
    """The words of a mark that fit, or else the short ones."""
    if mark.caption is None:
        return ""
    words = mark.caption.within(room) if room > _TIERS[-2] else ""
    return words or (mark.caption.short if width(mark.caption.short) <= room else "")


def _placed(marks: Iterable[Mark]) -> tuple[list[Mark], int]:
    """Every mark in the first row where it lies on no other, and the number of rows."""
    placed: list[Mark] = []
    free: dict[int, float] = {}
    for mark in sorted(marks, key=lambda mark: (mark.low, -mark.high)):
        row = next((row for row, end in free.items() if end + _GAP <= mark.low), len(free))
        free[row] = mark.high
        placed.append(replace(mark, row=row))
    return placed, len(free)


def _moved(placed: Iterable[Mark], most: int, whole: int) -> list[Mark]:
    """The marks; a name that is cut is in the first row, of so many at most, with room for all of it, if there is one.

    The names of bars come first.
    """
    rows: dict[int, list[Mark]] = {}
    for mark in placed:
        rows.setdefault(mark.row, []).append(mark)
    for mark in sorted(filter(_is_cut, placed), key=lambda mark: mark.shape != "bar"):
        full = _worded(replace(mark, words="", before=False, low=mark.left, high=mark.right), _LONGEST, whole)
        row = next((row for row in range(most) if _has_room(rows.get(row, []), mark, full)), None)
        if row is not None and not _is_cut(full):
            rows[mark.row].remove(mark)
            rows.setdefault(row, []).append(replace(full, row=row))
    return sorted((mark for row in rows.values() for mark in row), key=lambda mark: (mark.low, -mark.high))


def _is_cut(mark: Mark) -> bool:
    """Whether a mark has a name that is not all there."""
    return mark.caption is not None and mark.words != mark.caption.text == mark.caption.short


def _has_room(row: Iterable[Mark], mark: Mark, full: Mark) -> bool:
    """Whether a row has room for a mark with all its words; where it stands itself, it is not in its own way."""
    return all(one is mark or one.high + _GAP <= full.low or full.high + _GAP <= one.low for one in row)


def _grown(placed: Sequence[Mark], whole: int) -> Iterator[Mark]:
    """The marks with more of their words where the row has room for them."""
    following: dict[int, float] = {}
    for mark in reversed(placed):
        end = following.get(mark.row, whole + _GAP) - _GAP
        following[mark.row] = mark.low
        at = mark.left if mark.shape == "bar" else mark.right + 4
        more = mark.caption.within(min(end - at, _LONGEST)) if mark.caption and not mark.before else ""
        if len(more) > len(mark.words) and (width(more) > 5 * SIZE or more == mark.caption.text):
            yield replace(mark, words=more, words_at=at, high=max(mark.high, at + width(more)))
        else:
            yield mark
