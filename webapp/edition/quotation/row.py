"""Rows: the units of a text that are read one after another, in which a quotation may run from one into the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ..corpus import Corpus
from ..search import Unit, units
from .letters import Letters

BY_EDITORS = ("digest", "editorial", "introduction")
"""The kinds of words that are the edition's own; of these there is one row in each language."""

Row = tuple[Unit, ...]
_Name = tuple[str, str]
_Place = tuple[str, str]


@dataclass(frozen=True)
class Window:
    """Some units of a row that stand one after another, their words on one line."""

    units: Row

    @cached_property
    def letters(self) -> Letters:
        """The letters of all."""
        return Letters(" ".join(unit.words for unit in self.units))

    def over(self, start: int, end: int) -> list[tuple[Unit, int, int]]:
        """The units that a span of the words covers, each with the span within it."""
        begins = accumulate((len(unit.words) + 1 for unit in self.units), initial=0)
        placed = ((u, max(start - b, 0), min(end - b, len(u.words))) for u, b in zip(self.units, begins, strict=False))
        return [(unit, first, last) for unit, first, last in placed if first < last]


class Rows:
    """The rows of an edition, those of a text made when they are first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._texts = frozenset(corpus.readable)
        self._rows: dict[str, dict[_Name, tuple[Row, dict[_Place, int]]]] = {}

    @classmethod
    def of(cls, corpus: Corpus) -> Rows:
        """Those of an edition as its files are now."""
        return corpus.keep(("rows",), lambda: cls(corpus))

    def window(self, unit: Unit, around: int) -> Window | None:
        """A unit with those beside it in its row, so many characters or more on either side; None where it is gone."""
        row, places = self._of_text(unit.text).get(_name(unit), ((), {}))
        at = first = last = places.get((unit.anchor, unit.words), -1)
        if at < 0:
            return None
        while first > 0 and sum(len(one.words) for one in row[first:at]) < around:
            first -= 1
        while last + 1 < len(row) and sum(len(one.words) for one in row[at + 1 : last + 1]) < around:
            last += 1
        return Window(row[first : last + 1])

    def _of_text(self, text_id: str) -> dict[_Name, tuple[Row, dict[_Place, int]]]:
        if text_id not in self._rows:
            self._rows[text_id] = _rows(units(self._corpus, text_id) if text_id in self._texts else ())
        return self._rows[text_id]


def _rows(found: Iterable[Unit]) -> dict[_Name, tuple[Row, dict[_Place, int]]]:
    """Units by the row that they stand in, with the place there of each anchor and its words."""
    rows: dict[_Name, list[Unit]] = {}
    for unit in found:
        rows.setdefault(_name(unit), []).append(unit)
    places = {name: {(unit.anchor, unit.words): at for at, unit in enumerate(row)} for name, row in rows.items()}
    return {name: (tuple(row), places[name]) for name, row in rows.items()}


def _name(unit: Unit) -> _Name:
    return unit.kind, unit.language if unit.kind in BY_EDITORS else ""
