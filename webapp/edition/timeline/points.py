"""The points of the timeline: each date of a passage once, however often and in whatever language it is given there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from ..corpus import Corpus
from ..mentions import Mention, mentioned
from ..registers.directory import directory
from ..registers.entry import Entry
from ..registers.time import Time, time_of
from ..tei import Element, local
from ..text import Text
from .period import Period, is_moment

EVENTS = ""
"""What stands for a text's id where a point is an event of the register."""

_CERTAINTIES = ("low", "medium", "", "high")
_DENSE, _FEW = 0.6, 8


@dataclass(frozen=True)
class Point:
    """A date as a passage gives it, with all its mentions there; or that of an event, with its entry.

    `time.cert` is the least that any of them claims; `inferred` says that the date was worked out (@evidence).
    """

    text: str
    time: Time
    mentions: tuple[Mention, ...] = ()
    inferred: bool = False
    entry: Entry | None = None

    @cached_property
    def period(self) -> Period | None:
        """The days that it is in; of an open stretch the days of the end that is known; None off the calendar."""
        ends = [moment for moment in (_moment(self.time.first), _moment(self.time.last)) if moment]
        return Period.between(ends[0], ends[-1]) if ends else None

    @property
    def opening(self) -> str:
        """`start` or `end` where nothing is said of that one, else empty."""
        return "" if self.time.first and self.time.last else "end" if self.time.first else "start"

    @property
    def is_bounds(self) -> bool:
        """Whether only the bounds are known within which it was."""
        return bool(self.time.earliest or self.time.latest)

    @property
    def is_doubted(self) -> bool:
        """Whether it is said to be less than certain."""
        return self.time.cert in ("low", "medium")

    @property
    def anchor(self) -> str:
        """The anchor of the passage; empty in introductions and front matter, and for an event."""
        return self.mentions[0].anchor if self.mentions else ""

    def mention(self, language: str) -> Mention:
        """The mention for a reader of a language: what the edition says in it, else the source's words, else any."""
        suiting = (m for m in self.mentions if m.is_own and m.language[:2] == language[:2])
        source = (m for m in self.mentions if not m.is_own)
        return next(chain(suiting, source, self.mentions))


def points(corpus: Corpus, script: str = "") -> tuple[Point, ...]:
    """All points of an edition by time, then in the order of the texts; those off the calendar come last."""
    return corpus.keep(("points", script), lambda: tuple(sorted(_read(corpus, script), key=_order)))


def whole(found: Sequence[Point]) -> Period | None:
    """The decades from the first of some points to the last; None where there are none."""
    periods = [point.period for point in found if point.period]
    if not periods:
        return None
    first = Period.of(min(period.start for period in periods), "decade")
    return Period(first.first, Period.of(max(period.end for period in periods) - 1, "decade").last)


def densest(found: Sequence[Point]) -> Period | None:
    """The shortest time, in months or years, that holds most of some points; None where they lie scattered."""
    middles = sorted((p.period.start + p.period.end - 1) // 2 for p in found if p.period)
    many = round(len(middles) * _DENSE)
    if len(middles) < _FEW:
        return None
    runs = ((middles[at + many - 1] - middles[at], at) for at in range(len(middles) - many + 1))
    days, at = min(runs)
    ends = [
        date.fromordinal(middle).isoformat()[: 7 if days < 730 else 4]
        for middle in (middles[at], middles[at + many - 1])
    ]
    return Period(*ends) if days * 4 < middles[-1] - middles[0] else None


def _read(corpus: Corpus, script: str) -> Iterator[Point]:
    for text in corpus.texts(script):
        yield from _of_text(text)
    for entry in directory(corpus, script).register("events"):
        yield from (Point(EVENTS, time, entry=entry) for time in entry.times)


def _of_text(text: Text) -> Iterator[Point]:
    """The points of a text in its order."""
    found: dict[tuple[str, str, Time], Point] = {}
    for element, mention in mentioned(text, _is_dated):
        time = time_of(element, "date")
        key = (mention.anchor, mention.kind * (not mention.anchor), replace(time, cert=""))
        before = found.get(key, Point(text.id, time))
        cert = min(time.cert, before.time.cert, key=_sureness)
        inferred = before.inferred or bool(element.get("evidence"))
        found[key] = replace(
            before, time=replace(time, cert=cert), mentions=(*before.mentions, mention), inferred=inferred
        )
    yield from found.values()


def _is_dated(element: Element) -> bool:
    return local(element) in ("date", "docDate") and time_of(element) is not None


def _sureness(cert: str) -> int:
    return _CERTAINTIES.index(cert) if cert in _CERTAINTIES else 0


def _moment(words: str) -> str:
    """The year, month or day that a value of TEI begins with (it may go on with a time of day); empty for others."""
    return next((words[:n] for n in (10, 7, 4) if is_moment(words[:n]) and not words[n : n + 1].isdigit()), "")


def _order(point: Point) -> tuple[int, int]:
    return (point.period.start, point.period.end) if point.period else (date.max.toordinal() + 1, 0)
