"""The places of the register as a map has them: where each is, and how many passages of which texts mention it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from ..corpus import Corpus
from ..mentions import tally
from ..registers.directory import directory
from ..registers.entry import Entry
from .plate import PLATES, WORLD, Plate


@dataclass(frozen=True)
class Place:
    """An entry that some text mentions, with the number of passages that do, by text and in the order of the texts."""

    entry: Entry
    passages: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many passages mention it."""
        return sum(self.passages.values())

    def of(self, texts: Collection[str]) -> Place:
        """The place as some texts mention it."""
        return replace(self, passages={text: n for text, n in self.passages.items() if text in texts})

    def is_on(self, plate: Plate) -> bool:
        """Whether it has a point, and that lies on a plate."""
        return self.entry.point is not None and plate.covers(*self.entry.point)


def places(corpus: Corpus, script: str, texts: Collection[str]) -> tuple[Place, ...]:
    """All places that some of the texts mention, those with most passages first."""
    every = corpus.keep(("places", script), lambda: _places(corpus, script))
    return _ordered(place.of(texts) for place in every)


def plates(found: Iterable[Place]) -> tuple[Plate, ...]:
    """The plates worth a look: the world, and every other on which some place lies."""
    found = tuple(found)
    return tuple(plate for plate in PLATES if plate.id == WORLD or any(place.is_on(plate) for place in found))


def closest(found: Iterable[Place]) -> Plate:
    """The plate of the largest scale that has all places with a point."""
    located = [place for place in found if place.entry.point]
    fitting = [plate for plate in PLATES if located and all(place.is_on(plate) for place in located)]
    return min(fitting, key=lambda plate: plate.area, default=PLATES[0])


def unplaced(found: Iterable[Place], plate: Plate) -> tuple[Place, ...]:
    """The places without a point: of the world all, of another plate those of the texts with places on it."""
    found = tuple(found)
    texts = {text for place in found if plate.id == WORLD or place.is_on(plate) for text in place.passages}
    return _ordered(place.of(texts) for place in found if not place.entry.point)


def _ordered(found: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted((place for place in found if place.passages), key=lambda place: -place.count))


def _places(corpus: Corpus, script: str) -> tuple[Place, ...]:
    counted = tally(corpus)
    return tuple(
        Place(entry, {text: counted[entry.ref][text] for text in corpus.readable if text in counted[entry.ref]})
        for entry in directory(corpus, script).register("places")
        if entry.ref in counted
    )
