"""All marks of all blocks: what the recipe tells, then calls, then names and dates; none may cross another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from . import dates_en, dates_zh
from .anchors import Anchored
from .calls import answers, calls, unanswered, uncalled
from .corrections import told
from .dates import Calendar, dates
from .document import Marked
from .labels import label_marks
from .marks import Mark, Reading
from .names import Names, absent
from .recipe import Recipe

Say = Callable[[int, str, str, str], None]

_UNDATED = frozenset({"byline", "keywords"})


@dataclass(frozen=True)
class Marking:
    """What marking needs to know: the recipe, the names, the language, and whom to tell what does not fit."""

    recipe: Recipe
    names: Names
    language: str
    say: Say

    def marked(self, blocks: Sequence[Anchored]) -> list[Marked]:
        """Every block with its marks; what does not fit is said, and left unmarked."""
        labels = {one.anchor: one.block.text[: one.block.label] for one in blocks if one.block.kind == "note"}
        answered = answers(labels)
        fixed = [self._fixed(one, answered) for one in blocks]
        readings = [Reading.of(one.block.text, marks) for one, marks in zip(blocks, fixed, strict=True)]
        dated = self._dated(blocks, readings)
        self._say_what_is_amiss(blocks, answered, chain.from_iterable(fixed))
        self._say_what_is_absent(readings)
        together = zip(blocks, fixed, readings, dated, strict=True)
        return [Marked(one, self._with_names(one, f, r, d)) for one, f, r, d in together]

    def _fixed(self, one: Anchored, answered: Mapping[str, str]) -> list[Mark]:
        """The marks that are given: of the recipe, labels, calls."""
        block, marks = one.block, []
        given = [*told(self.recipe, one.anchor, block.text)] if one.anchor and one.state != "missing" else []
        called = (mark for mark in calls(block.text, answered) if mark.start >= block.label)
        for mark in (*given, *label_marks(block), *called):
            if isinstance(mark, str):
                self.say(block.line, "reading", mark, "give it wording that stands once, with within")
            elif any(_conflict(mark, other) for other in marks):
                message = f"“{block.text[mark.start : mark.end]}” overlaps another mark in {one.anchor}"
                self.say(block.line, "reading", message, "mark one of them, or make it smaller")
            else:
                marks.append(mark)
        return marks

    def _dated(self, blocks: Sequence[Anchored], readings: Sequence[Reading]) -> Iterator[list[Mark]]:
        grammar = dates_zh.grammar if self.language.startswith("zh") else dates_en.grammar
        calendar, year = Calendar(), None
        for one, reading in zip(blocks, readings, strict=True):
            year = self.recipe.years.get(one.anchor, year)
            start = Calendar(year, calendar.month, True) if year else replace(calendar, sure=False)
            found, calendar = dates("" if one.block.kind in _UNDATED else reading.text, start, grammar)
            spans = ((mark, reading.span(mark.start, mark.end)) for mark in found)
            yield [replace(mark, start=span[0], end=span[1]) for mark, span in spans if span]

    def _with_names(self, one: Anchored, fixed: list[Mark], reading: Reading, dated: Iterable[Mark]) -> list[Mark]:
        fits = [m for m in self.names.marks(reading, one.block.kind) if not any(map(m.crosses, fixed))]
        timely = [m for m in dated if not any(map(m.crosses, fixed)) and not any(map(m.overlaps, fits))]
        return [*fixed, *fits, *timely]

    def _say_what_is_amiss(
        self, blocks: Sequence[Anchored], answered: Mapping[str, str], marks: Iterable[Mark]
    ) -> None:
        for one in blocks:
            for sign in unanswered(one.block.text[one.block.label :], answered):
                self.say(one.block.line, "call", f"no note answers the call {sign}", "look for its note in the copy")
        lines = {one.anchor: one.block.line for one in blocks}
        for anchor in uncalled(answered, marks):
            self.say(lines[anchor], "call", f"nothing calls {anchor}", "look for its call in the copy")

    def _say_what_is_absent(self, readings: Sequence[Reading]) -> None:
        for wording in absent(self.recipe, "\n".join(reading.text for reading in readings)):
            self.say(1, "name", f"the copy has no “{wording}”", "correct or remove it under [[name]] in the recipe")


def _conflict(mark: Mark, other: Mark) -> bool:
    edits = all(m.unread or m.corrected is not None for m in (mark, other))
    return mark.crosses(other) or (edits and mark.overlaps(other))
