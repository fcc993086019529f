"""The calls of a copy's notes, whatever they look like, and what is amiss with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from .anchors import Anchored
from .block import Block
from .calls import answers, answers_of_another_kind, calling_kinds, calls, numbers, unanswered, uncalled
from .glued import GluedCalls, Place
from .marks import Mark

_NUMBER = re.compile(r"\s*([0-9]{1,3})[.)\uff0e\u3001]?")
_AROUND = 15


@dataclass(frozen=True)
class Calling:
    """The blocks of a copy with its notes; the anchors in `told` are those of notes that the recipe says are called."""

    blocks: Sequence[Anchored]
    told: frozenset[str]

    def marks(self, number: int) -> list[Mark]:
        """The calls in a block, by its number among the blocks."""
        one = self.blocks[number]
        others = {sign: anchor for sign, anchor in self._answered.items() if anchor != one.anchor}
        signs = (mark for mark in calls(one.block.text, others) if mark.start >= one.block.label)
        return [*signs, *self._glued.marks(number)]

    def amiss(self, marks: Sequence[Sequence[Mark]]) -> Iterator[tuple[int, str, str]]:
        """What is wrong, given the marks of each block: the line of the copy, what it is and what to do."""
        for one, there in zip(self.blocks, marks, strict=True):
            for sign in self._unanswered(one.block, there):
                yield one.block.line, f"no note answers the call {sign}", "look for its note in the copy"
        lines = {one.anchor: one.block.line for one in self.blocks}
        labelled = (anchor for anchor, label in self._labels.items() if label)
        for anchor in uncalled(labelled, chain.from_iterable(marks)):
            where = " or ".join(self._shown(place) for place in self._glued.doubtful.get(anchor, []))
            message = f"{anchor} may be called at {where}" if where else f"nothing calls {anchor}"
            yield lines[anchor], message, "say where with [[call]]" if where else "look for its call in the copy"

    def _unanswered(self, block: Block, marks: Sequence[Mark]) -> Iterator[str]:
        """The calls in a block that no note answers and the recipe says nothing of; brackets in a note are none."""
        refs = [mark for mark in marks if mark.name == "ref"]
        kinds = self._kinds - {"square"} if block.kind == "note" else self._kinds
        for sign in unanswered(block.text, self._answered, kinds):
            told = any(mark.start < sign.end() and sign.start() < mark.end for mark in refs)
            if sign.start() >= block.label and not told:
                yield sign[0]

    @cached_property
    def _answered(self) -> dict[str, str]:
        """The anchor that answers each sign: of the labels' own kind, if any such stands in the text, or of another."""
        own = answers(self._labels)
        by_number = {number: anchor for anchor, label in self._labels.items() for number in numbers(label)}
        if by_number and not any(sign in text for sign in own for text in self._texts):
            unlabelled = [text[one.block.label :] for text, one in zip(self._texts, self.blocks, strict=True)]
            return own | answers_of_another_kind(unlabelled, by_number)
        return own

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return calling_kinds(self._texts, self._answered)

    @cached_property
    def _texts(self) -> list[str]:
        """The text of each block that may call a note."""
        told = (one.block for one in self.blocks)
        return ["" if block.kind in {"note", "notes-head"} else block.text for block in told]

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {one.anchor: one.block.text[: one.block.label] for one in self.blocks if one.block.kind == "note"}

    @cached_property
    def _numbered(self) -> dict[str, str]:
        """The anchor of the note with each plain number, where all labels are plain numbers."""
        found = {anchor: _NUMBER.fullmatch(label) for anchor, label in self._labels.items()}
        return {number[1]: anchor for anchor, number in found.items() if number}

    @cached_property
    def _glued(self) -> GluedCalls:
        sought = {} if self._answered else self._numbered
        return GluedCalls(self._texts, _by_number(sought, self.told))

    def _shown(self, place: Place) -> str:
        one = self.blocks[place.text]
        wording = " ".join(one.block.text[max(0, place.start - _AROUND) : place.end].split())
        return f"“{wording}” in {one.anchor or f'line {one.block.line}'}"


def _by_number(numbered: Mapping[str, str], told: frozenset[str]) -> dict[int, str]:
    return {int(number): anchor for number, anchor in numbered.items() if anchor not in told}
