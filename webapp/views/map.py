"""The map: the places that the texts mention, on the plates of an atlas, with the ways of campaigns, and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from ..context import corpus, state
from ..dates import day_in_words
from ..edition.map import (
    Label,
    Mark,
    Outline,
    Place,
    Plate,
    Route,
    Slope,
    Stop,
    closest,
    labels,
    marks,
    outlines,
    places,
    plate,
    plates,
    radius,
    routes,
    slope,
    unplaced,
)
from ..edition.map.labels import Box
from ..edition.map.plate import Spot
from ..edition.registers.entry import PINYIN, Words
from ..hues import hue
from ..interface import words

pages = Blueprint("map", __name__)

_SIZES = (1, 5, 20)
_LEAST_WAY = 80.0
"""How many pixels a way must go from west to east, or from north to south, to be drawn."""


@dataclass(frozen=True)
class View:
    """What a reader asks to see: a plate, some of the texts (none: all), the ways of campaigns or not."""

    plate: Plate
    texts: tuple[str, ...]
    ways: bool

    def href(self, **changes: Any) -> str:
        """The address of the same view with another plate, other texts, with ways or without."""
        view = replace(self, **changes)
        asked = [("view", view.plate.id), *(("text", text) for text in view.texts)]
        return f"{request.script_root}/map/?{urlencode([*asked, *([] if view.ways else [('route', 'no')])])}"

    def toggled(self, text: str) -> str:
        """The address of the same plate with a text more, or less."""
        texts = tuple(one for one in self.texts if one != text) if text in self.texts else (*self.texts, text)
        return self.href(texts=texts)


@dataclass(frozen=True)
class Symbol:
    """A mark with what is written beside it, the plate that shows its places apart, and the number of the stop it is.

    `named` says that the mark stands for all of that plate.
    """

    mark: Mark
    words: tuple[str, ...]
    apart: Plate | None
    named: bool
    number: int
    label: Label | None = None

    @property
    def place(self) -> Place:
        """The place mentioned most."""
        return self.mark.places[0]


@dataclass(frozen=True)
class Leg:
    """A part of a way: the stop that it leads to, and its line."""

    stop: Stop
    start: Spot
    end: Spot


@dataclass(frozen=True)
class River:
    """A name along a river or lake that the register has."""

    place: Place
    name: Words
    slope: Slope


@pages.get("/map/")
def atlas() -> str:
    """A plate with its places, and everything on it as a table."""
    every = places(corpus(), state().script, corpus().readable)
    texts = tuple(corpus().text(text_id).id for text_id in dict.fromkeys(request.args.getlist("text")))
    found = places(corpus(), state().script, texts or corpus().readable)
    asked = request.args.get("view", "")
    view = View(plate(asked) if asked else closest(found), texts, request.args.get("route") != "no")
    here = tuple(place for place in found if place.is_on(view.plate))
    ways = _ways(view)
    symbols = _symbols(view, found, ways if view.ways else ())
    return render_template(
        "map.html",
        view=view,
        texts=_texts(every),
        plates=plates(every),
        hue=hue,
        listed=here,
        others=unplaced(found, view.plate),
        ways=ways,
        legs=[_legs(way, symbols) for way in ways if view.ways],
        symbols=symbols,
        rivers=_rivers(view.plate, found, symbols),
        outlines=outlines(view.plate),
        sizes=[(count, radius(count)) for count in _SIZES],
        others_of=_others,
    )


def _texts(every: Iterable[Place]) -> list[Any]:
    """The texts that mention a place."""
    mentioning = {text for place in every for text in place.passages}
    return [text for text in corpus().texts(state().script) if text.id in mentioning]


def _ways(view: View) -> tuple[Route, ...]:
    """The ways on a plate that the texts asked for tell of, where they are long enough to be drawn."""
    told = (way for way in routes(corpus(), state().script) if not view.texts or way.texts <= set(view.texts))
    return tuple(way for way in told if _is_drawn(way, view.plate))


def _is_drawn(way: Route, on: Plate) -> bool:
    spots = [on.spot(*stop.place.point) for stop in way.located]
    long = max(max(ends) - min(ends) for ends in zip(*spots, strict=True))
    return long >= _LEAST_WAY and all(on.covers(*stop.place.point) for stop in way.located)


def _symbols(view: View, found: Sequence[Place], ways: Sequence[Route]) -> list[Symbol]:
    """All marks of a plate, the stops of ways first and then the largest; as many with a label as find room."""
    days = {stop.place.ref: (at, stop) for way in ways for at, stop in reversed([*enumerate(way.located, 1)])}
    symbols = [_symbol(mark, view.plate, found, days) for mark in marks(found, view.plate)]
    symbols.sort(key=lambda symbol: (not symbol.number, symbol.number, -symbol.mark.count))
    lines = [[view.plate.spot(*stop.place.point) for stop in way.located] for way in ways]
    waters = [line for outline in outlines(view.plate) if outline.kind == "river" for line in outline.lines]
    placed = labels([(symbol.mark, symbol.words) for symbol in symbols], view.plate, [*lines, *waters])
    by_spot = {label.mark.spot: label for label in placed}
    return [replace(symbol, label=by_spot.get(symbol.mark.spot)) for symbol in symbols]


def _symbol(mark: Mark, on: Plate, found: Sequence[Place], days: dict[str, tuple[int, Stop]]) -> Symbol:
    number, stop = days.get(mark.places[0].entry.ref, (0, None))
    apart = _apart(mark, on)
    named = bool(apart) and {place.entry.ref for place in found if place.is_on(apart)} <= _refs(mark)
    day = (day_in_words(stop.stays[0].time.first, state().language),) if stop else ()
    return Symbol(mark, (_written(mark, apart if named else None), *day), apart, named, number)


def _written(mark: Mark, whole: Plate | None) -> str:
    """What stands beside a mark: the name of the place or plate, and how many more places it has."""
    if whole:
        return f"{words(state().language)[f'map-plate-{whole.id}']} ({len(mark.places)})"
    return _name(mark.places[0]).text + (f" +{len(mark.places) - 1}" if len(mark.places) > 1 else "")


def _apart(mark: Mark, on: Plate) -> Plate | None:
    """The closest plate that has the places of a mark, if it shows them apart."""
    closer = closest(mark.places) if len(mark.places) > 1 else on
    return closer if closer.area < on.area and len(marks(mark.places, closer)) > 1 else None


def _refs(mark: Mark) -> set[str]:
    return {place.entry.ref for place in mark.places}


def _legs(way: Route, symbols: Iterable[Symbol]) -> list[Leg]:
    """The legs of a way, from the rim of one mark to that of the next."""
    at = {ref: symbol.mark for symbol in symbols for ref in _refs(symbol.mark)}
    pairs = pairwise(way.located)
    return [Leg(stop, *_between(at[before.place.ref], at[stop.place.ref])) for before, stop in pairs]


def _between(one: Mark, other: Mark) -> tuple[Spot, Spot]:
    """The ends of a line from a mark to another that touches neither."""
    (x, y), (u, v) = one.spot, other.spot
    length = hypot(u - x, v - y) or 1
    east, south = (u - x) / length, (v - y) / length
    out, back = (min(mark.radius + 2, length / 3) for mark in (one, other))
    return (x + east * out, y + south * out), (u - east * back, v - south * back)


def _rivers(on: Plate, found: Sequence[Place], symbols: Iterable[Symbol]) -> list[River]:
    """The names of rivers that a text mentions, where there is room for them."""
    taken = [*(Box.about(one.mark.spot, one.mark.radius) for one in symbols), *_boxes(symbols)]
    named = ((outline, place) for outline in outlines(on) if outline.name for place in found if _is(place, outline))
    fitted = ((place, _name(place), slope(_name(place).text, outline.lines[0], on, taken)) for outline, place in named)
    return [River(place, name, along) for place, name, along in fitted if along]


def _boxes(symbols: Iterable[Symbol]) -> Iterable[Box]:
    return (one.label.box for one in symbols if one.label)


def _is(place: Place, outline: Outline) -> bool:
    """Whether a place without a point of its own has the name of an outline."""
    return not place.entry.point and any(form.text == outline.name for form in place.entry.names)


def _name(place: Place) -> Words:
    return place.entry.name(state().interface)


def _others(place: Place) -> list[Words]:
    """Its other names, past and present, each once; of Chinese ones those in the reader's script, without pinyin."""
    skipped = {PINYIN} if state().script.startswith("Hant") else {PINYIN, "zh-Hant"}
    told = {form.text: form for form in reversed(place.entry.names) if form.language not in skipped}
    return [form for form in reversed(told.values()) if form.text != _name(place).text]
