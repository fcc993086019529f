"""The timeline: every date of the texts and events, drawn on an axis of whatever length, and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from ..context import corpus, state
from ..dates import month_in_words, time_in_words
from ..edition.registers.time import Time
from ..edition.text import Text
from ..edition.timeline import (
    EVENTS,
    Axis,
    Band,
    Caption,
    Lane,
    Mark,
    Period,
    Point,
    densest,
    is_moment,
    lane,
    points,
    whole,
)
from ..interface import words

pages = Blueprint("timeline", __name__)

_WIDTH = 1176
_ROWS = {1: 44, 2: 34, 3: 20}
"""How many rows the words of a lane may take, by the number of lanes."""
_FEW = 9


@dataclass(frozen=True)
class View:
    """What a reader asks to see: a window of time, some of the texts (none: all), events or not."""

    whole: Period | None
    window: Period | None
    texts: tuple[str, ...]
    events: bool
    problem: str = ""

    @classmethod
    def asked(cls, found: Iterable[Point]) -> View:
        """The view that a request asks for; Unknown where it names a text that the edition has not."""
        texts = tuple(corpus().text(text_id).id for text_id in dict.fromkeys(request.args.getlist("text")))
        shown = cls(None, None, texts, request.args.get("events") != "no")
        span = whole([point for point in found if shown.has(point)])
        ends = [request.args.get(name, "").strip() for name in ("from", "to")]
        wrong = next((end for end in ends if end and not is_moment(end)), "")
        return replace(shown, whole=span, window=span if wrong else _window(*ends, span), problem=wrong)

    def has(self, point: Point) -> bool:
        """Whether a point is of what is shown, at whatever time."""
        return self.events if point.text == EVENTS else point.text in self.texts or not self.texts

    def href(self, window: Period | None = None, page: str = "/timeline/", **changes: Any) -> str:
        """The address of the same view of another time; of all time where none is told."""
        view = replace(self, **changes)
        times = [("from", window.first), ("to", window.last)] if window and window != self.whole else []
        asked = [*times, *(("text", text) for text in view.texts), *([] if view.events else [("events", "no")])]
        return f"{request.script_root}{page}" + f"?{urlencode(asked)}" * bool(asked)

    @property
    def table(self) -> str:
        """The address of the same as a table."""
        return self.href(self.window, "/timeline/table/")

    def crumbs(self) -> tuple[Period, ...]:
        """The wider periods that hold the window, of those that are much less than all time."""
        much = (self.whole.end - self.whole.start) / 2
        return tuple(period for period in self.window.around if period.end - period.start < much)

    @property
    def steps(self) -> dict[str, Period | None]:
        """The times next to the window: earlier and later ones, closer and wider; none beyond all time."""
        now, whole = self.window, self.whole
        return {
            "earlier": now.earlier if now.start > whole.start else None,
            "later": now.later if now.end < whole.end else None,
            "closer": now.closer if now.closer != now else None,
            "wider": None if now.holds(whole) else whole if now.wider.holds(whole) else now.wider,
        }


@dataclass(frozen=True)
class Track:
    """One lane as the page has it: its text (none: the events), how many points it has, when most are, its marks."""

    text: Text | None
    count: int
    mostly: Period | None
    lane: Lane


@pages.get("/timeline/")
def timeline() -> tuple[str, int]:
    """The points of a time as a picture."""
    found = points(corpus(), state().script)
    view = View.asked(found)
    axis = Axis(view.window, _WIDTH) if view.window else None
    tracks = _tracks(view, found, axis) if axis else []
    return _page("timeline.html", view, axis=axis, tracks=tracks, band_name=_band_name, mark_href=partial(_zoom, view))


@pages.get("/timeline/table/")
def table() -> tuple[str, int]:
    """The points of a time as a table, in order."""
    found = points(corpus(), state().script)
    view = View.asked(found)
    shown = [point for point in found if view.has(point) and _is_in(point, view)]
    years = [(year, list(of_year)) for year, of_year in groupby(shown, key=_year)]
    return _page("timeline-table.html", view, years=years, count=len(shown))


def _page(template: str, view: View, **facts: Any) -> tuple[str, int]:
    texts = {text.id: text for text in corpus().texts(state().script)}
    said = {"period_name": _period_name, "texts": texts}
    return render_template(template, view=view, **said, **facts), 400 if view.problem else 200


def _window(first: str, last: str, span: Period | None) -> Period | None:
    """The time from one moment to another; an end that is not told is that of all time."""
    if not span or not (first or last):
        return span
    return Period.between(first or min(span.first, last), last or max(span.last, first))


def _tracks(view: View, found: Iterable[Point], axis: Axis) -> list[Track]:
    shown = view.texts or corpus().readable
    lanes = ([EVENTS] if view.events else []) + [text for text in corpus().readable if text in shown]
    most = _ROWS.get(len(lanes), _FEW)
    caption = partial(Caption.of, language=state().interface)
    return [_track(text_id, [p for p in found if p.text == text_id], axis, caption, most) for text_id in lanes]


def _track(text_id: str, found: list[Point], axis: Axis, caption: Callable[[Point], Caption], most: int) -> Track:
    text = corpus().text(text_id, state().script) if text_id else None
    laid_out = lane(found, axis, caption, most)
    return Track(text, sum(len(mark.points) for mark in laid_out.marks), densest(found) if text else None, laid_out)


def _zoom(view: View, mark: Mark) -> str:
    """Where a cluster leads: closer, or to the table where the picture shows its points no better."""
    times = {(point.period.start, point.period.end) for point in mark.points}
    if len(times) > 1 and mark.period.end - mark.period.start < view.window.end - view.window.start:
        return view.href(mark.period)
    texts = (mark.points[0].text,) if mark.points[0].text else view.texts
    return view.href(mark.period, "/timeline/table/", texts=texts)


def _is_in(point: Point, view: View) -> bool:
    """Whether a point is in the window; one off the calendar is in all time alone."""
    if not view.window or not point.period:
        return view.window == view.whole
    return point.period.start < view.window.end and point.period.end > view.window.start


def _year(point: Point) -> str:
    return point.period.first[:4] if point.period else ""


def _when(time: Time) -> str:
    return time_in_words(time, words(state().language))


def _period_name(period: Period) -> str:
    """A period for the reader: `the 1930s`, `October 1936`, `October 1936–March 1937`."""
    told, first = words(state().language), period.first
    if len(first) == 4 and period.size == 10 and first.endswith("0"):
        return told["timeline-decade"].format(decade=int(first))
    return _when(Time("date", start=first, end=period.last))


def _band_name(band: Band, axis: Axis) -> str:
    """A division of the axis for the reader: a day or a month goes without what stands over it."""
    if band.unit == "day":
        return str(int(band.period.first[-2:]))
    if band.unit == "month" and axis.unit == "month":
        return month_in_words(band.period.first, state().language)
    return _period_name(band.period)
