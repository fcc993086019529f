"""The words of blocks laid end to end, as they go through the engine and come back to their places by offset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from ..tei import Element
from . import unseen
from .engine import convert_text, length_changed
from .names import Names

EDGE = "\x1f"
"""What stands between words that no phrase may join: no XML holds it, and no dictionary."""

Slot = tuple[Element | None, str, str]
"""Words and where they stand: the element, its `text` or `tail`; where that is empty, an edge, and the block there."""


class Fixed(NamedTuple):
    """Words that no rule decides, by a `name` or an `override`: what they become, and the pointer, or the language.

    `slots` are where they stand; an editor's reading stands where it is.
    """

    text: str
    words: str
    by: str
    rule: str
    slots: Sequence[Slot] = ()


@dataclass(frozen=True)
class Tape:
    """Slots in one language, in the order in which they are read; `fixed` is what stands at an edge, by its number."""

    slots: list[Slot] = field(default_factory=list)
    fixed: dict[int, Fixed] = field(default_factory=dict)

    @classmethod
    def of_line(cls, line: str, language: str, target: str, names: Names) -> Tape:
        """A line of plain text: names by themselves, and what lies between them."""
        tape = cls()
        for words, pointer in names.pieces(line, language):
            if form := names.form(pointer, words, target):
                tape.fix((None, "", EDGE), Fixed(words, form, "name", pointer))
            else:
                tape.slots.append((None, "text", words))
        return tape

    def fix(self, edge: Slot, fixed: Fixed) -> None:
        """Add what no rule decides, as an edge."""
        self.fixed[len(self.slots)] = fixed
        self.slots.append(edge)

    def taken(self, start: int) -> list[Slot]:
        """Where the words stand from one slot on; nothing where an editor's reading is among them."""
        found: list[Slot] = []
        for number, slot in enumerate(self.slots[start:], start):
            if number in self.fixed:
                if self.fixed[number].by == "override":
                    return []
                found += self.fixed[number].slots
            elif slot[1]:
                found.append(slot)
        return found

    def cut(self, start: int) -> None:
        """Take away all slots from one on."""
        for number in range(start, len(self.slots)):
            self.fixed.pop(number, None)
        del self.slots[start:]

    def converted(self, language: str, target: str) -> list[str]:
        """The words of each slot in a target script, of what is fixed too."""
        text = "".join([words for _, _, words in self.slots])
        if unseen.occurs(text):
            made = unseen.restored(convert_text(unseen.without(text), language, target), text)
        else:
            made = convert_text(text, language, target)
        ends = list(accumulate([len(words) for _, _, words in self.slots]))
        found = [made[start:end] for start, end in pairwise([0, *ends])]
        if any(made[end - 1] != EDGE for end, (_, place, _) in zip(ends, self.slots, strict=True) if not place):
            raise length_changed(text)
        for number, fixed in self.fixed.items():
            found[number] = fixed.words
        return found

    def stretches(self) -> Iterator[tuple[Element | None, list[int]]]:
        """The block and the numbers of the slots of each stretch between edges, and of what is fixed."""
        block, found = None, []
        for number, (element, place, _) in enumerate(self.slots):
            if place:
                found.append(number)
                continue
            if found:
                yield block, found
            block, found = element, []
            if number in self.fixed:
                yield block, [number]
        if found:
            yield block, found

    def text(self, number: int) -> str:
        """The words of a slot as they are."""
        return self.fixed[number].text if number in self.fixed else self.slots[number][2]
