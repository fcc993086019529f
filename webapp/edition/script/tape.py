"""The words of blocks laid end to end, as they go through the engine and come back to their places by offset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise, starmap
from operator import itemgetter

from ..tei import XML_ID, Element
from . import unseen
from .engine import convert_text, length_changed
from .names import Fixed, Names

EDGE = "\x1f"
"""What stands between words that no phrase may join: no XML holds it, and no dictionary."""

Slot = tuple[Element | None, str, str]
"""Words and where they stand: the element, its `text` or `tail`; where that is empty, an edge, and the block there."""


@dataclass(frozen=True)
class Stretch:
    """Words that the engine reads together: their `text`, the block's `line`, `at` which place; its slots' numbers."""

    block: Element | None
    line: str
    at: int
    text: str
    numbers: list[int]
    fixed: Fixed | None


def anchor_of(block: Element | None) -> str:
    """The id of a block, or of the nearest around it; empty where there is none."""
    around = () if block is None else (block, *block.iterancestors())
    return next((element.get(XML_ID) for element in around if element.get(XML_ID)), "")


@dataclass(frozen=True)
class Tape:
    """Slots in one language, in the order in which they are read; `fixed` is what no rule decides, by its number."""

    slots: list[Slot] = field(default_factory=list)
    fixed: dict[int, Fixed] = field(default_factory=dict)

    @classmethod
    def of_line(cls, line: str, language: str, target: str, names: Names) -> Tape:
        """A line of plain text: names by themselves, and what lies between them."""
        tape = cls()
        for words, pointer in names.pieces(line, language):
            if fixed := names.fixed(pointer, words, target):
                tape.fixed[len(tape.slots)] = fixed
            tape.slots.append((None, "text", words))
        return tape

    def words(self, start: int) -> str:
        """The words from a slot on; empty where an editor's reading is among them."""
        fixed = (self.fixed.get(number) for number in range(start, len(self.slots)))
        overridden = any(one and one.by == "override" for one in fixed)
        return "" if overridden else "".join(words for _, place, words in self.slots[start:] if place)

    def fix(self, start: int, fixed: Fixed) -> None:
        """Decide all words from a slot on together, each where it stands."""
        at = 0
        for number, (_, place, words) in enumerate(self.slots[start:], start):
            if place:
                self.fixed[number] = fixed._replace(words=fixed.words[at : (at := at + len(words))])

    def converted(self, language: str, target: str) -> list[str]:
        """The words of each slot in a target script; what is fixed is an edge to what stands beside it."""
        words = list(map(itemgetter(2), self.slots))
        for number in self.fixed:
            words[number] = EDGE
        text = "".join(words)
        if unseen.occurs(text):
            made = unseen.restored(convert_text(unseen.without(text), language, target), text)
        else:
            made = convert_text(text, language, target)
        found = list(map(made.__getitem__, starmap(slice, pairwise(accumulate(map(len, words), initial=0)))))
        if found.count(EDGE) != words.count(EDGE):
            raise length_changed(text)
        for number, fixed in self.fixed.items():
            found[number] = fixed.words
        return found

    def stretches(self) -> Iterator[tuple[Element | None, list[int]]]:
        """The block and the numbers of the slots of each stretch between edges, and of what is fixed."""
        block, found, before = None, [], None
        for number, (element, place, _) in enumerate(self.slots):
            fixed = self.fixed.get(number)
            decided, is_edge = fixed and fixed[1:], not (place or fixed)
            if found and (is_edge or decided != before):
                yield block, found
                found = []
            if is_edge:
                block = element
            else:
                found.append(number)
            before = decided
        if found:
            yield block, found

    def lines(self) -> Iterator[Stretch]:
        """Every stretch, each in the line of its block, which is all its stretches one after the other."""
        for block, stretches in groupby(self.stretches(), key=itemgetter(0)):
            parts = [(numbers, "".join(self.slots[number][2] for number in numbers)) for _, numbers in stretches]
            line, at = "".join(text for _, text in parts), 0
            for numbers, text in parts:
                yield Stretch(block, line, at, text, numbers, self.fixed.get(numbers[0]))
                at += len(text)
