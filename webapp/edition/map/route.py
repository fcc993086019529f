"""The way of a campaign, worked out from what the edition says of it: stops in the order of their days.

A stop is where an event of the register was in which those who made the campaign, or a part of them, took part; or a
place that a digest puts directly beside a day, in a paragraph that names them. Only what is dated to the day and within
the time of the campaign counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ..corpus import Corpus
from ..mentions import Unit, by_entry, units
from ..registers.directory import Directory, directory
from ..registers.entry import Entry
from ..registers.time import Time, time_of
from ..tei import Element, local
from ..text import Text

_CAMPAIGN = "kind-campaign"
_DAY = len("1936-11-15")
_BESIDE = re.compile(r"[A-Za-z (]{0,4}| from |[\u3400-\u9fff（]{1,2}")
"""What may stand between a place and its day: ` (`, ` on `, ` from `, one or two Chinese characters, but no stop."""


@dataclass(frozen=True)
class Stay:
    """When those whose way it is were at a place, the passages that say so, and the event that it was, if any."""

    time: Time
    sources: tuple[str, ...]
    event: Entry | None = None

    def is_within(self, other: Stay) -> bool:
        """Whether its time is a part of another's."""
        return other.time.first <= self.time.first and self.time.last <= other.time.last


@dataclass(frozen=True)
class Stop:
    """A place on the way and the stays there, in order."""

    place: Entry
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class Route:
    """The campaign as an event of the register, and its stops in order."""

    campaign: Entry
    stops: tuple[Stop, ...]

    @property
    def located(self) -> tuple[Stop, ...]:
        """The stops that have a point."""
        return tuple(stop for stop in self.stops if stop.place.point)

    @property
    def texts(self) -> frozenset[str]:
        """The texts that tell of it."""
        sources = (source for stop in self.stops for stay in stop.stays for source in stay.sources)
        return frozenset(source.partition("/")[0] for source in sources)


def routes(corpus: Corpus, script: str = "") -> tuple[Route, ...]:
    """Every campaign that has a way: two stops with a point, or more."""
    return corpus.keep(("routes", script), lambda: tuple(_routes(corpus, directory(corpus, script))))


def _routes(corpus: Corpus, known: Directory) -> Iterator[Route]:
    for campaign in known.register("events"):
        if _CAMPAIGN in campaign.kinds and campaign.times:
            route = Route(campaign, _stops(_found(corpus, known, campaign), known))
            if len({stop.place.ref for stop in route.located}) > 1:
                yield route


def _found(corpus: Corpus, known: Directory, campaign: Entry) -> Iterator[tuple[str, Stay]]:
    """Places by their pointers, each with a stay there during a campaign."""
    makers = tuple(_joined(known, campaign.ref, "took-part-in-of"))
    parts = [part for maker in makers for part in _joined(known, maker, "part-of-of")]
    told = (*_events(known, (*makers, *parts)), *_told(corpus, makers))
    yield from ((place, stay) for place, stay in told if place in known.entries and _is_during(stay, campaign))


def _joined(known: Directory, ref: str, name: str) -> Iterator[str]:
    yield from (other for relation in known.relations(ref) if relation.name == name for other in relation.others)


def _events(known: Directory, members: Iterable[str]) -> Iterator[tuple[str, Stay]]:
    for relation in (relation for member in members for relation in known.relations(member)):
        for event in (known.entries[other] for other in relation.others if relation.name == "took-part-in"):
            if event.place and event.times:
                yield event.place, Stay(event.times[0], relation.sources, event)


def _told(corpus: Corpus, makers: Iterable[str]) -> Iterator[tuple[str, Stay]]:
    for text in corpus.texts():
        index = by_entry(corpus, text, "")
        anchors = {each.anchor for maker in makers for each in index.get(maker, ()) if each.kind == "digest"}
        beside = corpus.keep(("beside", text.id), lambda text=text: tuple(_beside(text)))
        yield from ((place, stay) for place, stay in beside if stay.sources[0].partition("/")[2] in anchors)


def _beside(text: Text) -> Iterator[tuple[str, Stay]]:
    """Every place of the digests that stands directly beside a day; a day between two places is the nearer one's."""
    for unit in (unit for unit in units(text, _is_wanted) if unit.kind == "digest"):
        for _, of_day in groupby(_pairs(unit), key=lambda pair: pair.day):
            pair = min(of_day, key=lambda pair: pair.gap)
            for ref in pair.place.get("ref").split():
                yield ref, Stay(replace(time_of(pair.day, "date"), cert=""), (f"{text.id}/{unit.anchor}",))


@dataclass(frozen=True)
class _Pair:
    """A place and a day, one beside the other, and how many characters stand between."""

    place: Element
    day: Element
    gap: int


def _pairs(unit: Unit) -> Iterator[_Pair]:
    """The places and days of a unit that follow one another with next to nothing between."""
    found = [(element, *unit.wording.span(element)) for element in unit.elements]
    for (one, _, end), (other, start, _) in pairwise(each for each in found if each[1] < each[2]):
        if start >= end and _BESIDE.fullmatch(unit.wording.text[end:start]):
            of_kind = {local(one): one, local(other): other}
            if len(of_kind) == 2:
                yield _Pair(of_kind["placeName"], of_kind["date"], start - end)


def _is_wanted(element: Element) -> bool:
    if local(element) == "placeName":
        return bool(element.get("ref", "").strip())
    return local(element) == "date" and time_of(element) is not None


def _is_during(stay: Stay, campaign: Entry) -> bool:
    """Whether a stay is dated to the day, within the time of a campaign (whose ends may be months or years)."""
    first, last = stay.time.first, stay.time.last
    time = campaign.times[0]
    dated = len(first) == len(last) == _DAY and not (stay.time.earliest or stay.time.latest)
    return dated and bool(time.first and time.last) and time.first <= first and last[: len(time.last)] <= time.last


def _stops(found: Iterable[tuple[str, Stay]], known: Directory) -> tuple[Stop, ...]:
    """The stays in order, those at one place together; one that is a part of another at its place is left out."""
    by_place: dict[str, dict[tuple[str, str], Stay]] = {}
    for place, stay in found:
        of_place = by_place.setdefault(place, {})
        before = of_place.get((stay.time.first, stay.time.last), stay)
        sources = tuple(dict.fromkeys((*before.sources, *stay.sources)))
        of_place[stay.time.first, stay.time.last] = replace(before, sources=sources, event=before.event or stay.event)
    kept = [(place, stay) for place, of_place in by_place.items() for stay in _widest(of_place.values())]
    ordered = sorted(kept, key=lambda one: (one[1].time.first, one[1].time.last))
    grouped = groupby(ordered, key=lambda one: one[0])
    return tuple(Stop(known.entries[place], tuple(stay for _, stay in group)) for place, group in grouped)


def _widest(stays: Iterable[Stay]) -> list[Stay]:
    stays = tuple(stays)
    return [stay for stay in stays if not any(stay is not other and stay.is_within(other) for other in stays)]
