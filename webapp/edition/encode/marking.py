"""All marks of all blocks: what the recipe tells, then calls, then names and dates; none may cross another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from . import dates_en, dates_zh
from .anchors import Anchored
from .calling import Calling
from .corrections import given
from .dates import Calendar, dates
from .document import Marked
from .gaps import gaps
from .labels import label_marks
from .lines import LineEnds
from .marks import Mark, Reading
from .names import Names, absent
from .recipe import Recipe

Say = Callable[[int, str, str, str], None]

_UNDATED = frozenset({"byline", "writer", "keywords"})


@dataclass(frozen=True)
class Marking:
    """What marking needs to know: the recipe, the names, the language, and whom to tell what does not fit."""

    recipe: Recipe
    names: Names
    language: str
    say: Say

    def marked(self, blocks: Sequence[Anchored]) -> list[Marked]:
        """Every block with its marks; what does not fit is said, and left unmarked."""
        ends = LineEnds.of((one.block.text for one in blocks), self.recipe.hyphens, self.recipe.joined)
        calling = Calling(blocks, frozenset(call.note for call in self.recipe.call))
        told = enumerate(given(self.recipe, blocks))
        fixed = [self._fixed(blocks[number], [*marks, *calling.marks(number)], ends) for number, marks in told]
        readings = [Reading.of(one.block.text, marks) for one, marks in zip(blocks, fixed, strict=True)]
        dated = self._dated(blocks, readings)
        for line, message, remedy in calling.amiss(fixed):
            self.say(line, "call", message, remedy)
        self._say_what_is_absent(readings)
        together = zip(blocks, fixed, readings, dated, strict=True)
        return [Marked(one, self._with_names(one, f, r, d)) for one, f, r, d in together]

    def _fixed(self, one: Anchored, given: Sequence[Mark | str], ends: LineEnds) -> list[Mark]:
        """The marks that are given: of the recipe and calls, labels, and line ends that none of these marks."""
        block, marks = one.block, []
        for mark in (*given, *gaps(self.recipe, one), *label_marks(block)):
            if isinstance(mark, str):
                self.say(block.line, "reading", mark, "give it wording that stands once, with within")
            elif any(_conflict(mark, other) for other in marks):
                message = f"“{block.text[mark.start : mark.end]}” overlaps another mark in {one.anchor}"
                self.say(block.line, "reading", message, "mark one of them, or make it smaller")
            else:
                marks.append(mark)
        spans = {(mark.start, mark.end) for mark in marks}
        return [*marks, *(end for end in ends.marks(block.text) if (end.start, end.end) not in spans)]

    def _dated(self, blocks: Sequence[Anchored], readings: Sequence[Reading]) -> Iterator[list[Mark]]:
        grammar = dates_zh.grammar if self.language.startswith("zh") else dates_en.grammar
        calendar, year = Calendar(), None
        for one, reading in zip(blocks, readings, strict=True):
            year = self.recipe.years.get(one.anchor, year)
            start = Calendar(year, calendar.month, True, present=year) if year else replace(calendar, sure=False)
            found, calendar = dates("" if one.block.kind in _UNDATED else reading.text, start, grammar)
            spans = ((mark, reading.span(mark.start, mark.end)) for mark in found)
            name = "docDate" if one.block.kind == "masthead" else "date"
            yield [replace(mark, start=span[0], end=span[1], name=name) for mark, span in spans if span]

    def _with_names(self, one: Anchored, fixed: list[Mark], reading: Reading, dated: Iterable[Mark]) -> list[Mark]:
        fits = [m for m in self.names.marks(reading, one.block.kind) if not any(map(m.crosses, fixed))]
        timely = [m for m in dated if not any(map(m.crosses, fixed)) and not any(map(m.overlaps, fits))]
        return [*fixed, *fits, *timely]

    def _say_what_is_absent(self, readings: Sequence[Reading]) -> None:
        for wording in absent(self.recipe, "\n".join(reading.text for reading in readings)):
            self.say(1, "name", f"the copy has no “{wording}”", "look for it, or correct [[name]] in the recipe")


def _conflict(mark: Mark, other: Mark) -> bool:
    edits = all(m.unread or m.corrected is not None for m in (mark, other))
    return mark.crosses(other) or (edits and mark.overlaps(other))
