"""Lists of notes: where one begins, its entries, and the label that each begins with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .block import Block
from .calls import called, kind, label_length, numbers
from .glued import GluedCalls
from .heads import NOTES_HEAD
from .marks import PAGE

PARAGRAPH = "\v"
"""What parts the paragraphs of a note in its text: no copy holds a vertical tab."""

_LEFT_OUT = 3
"""How many notes in a row a copy may lack."""

_NUMBER = re.compile(r"\s*([1-9][0-9]{0,2})(?:(?P<mark>[.)\uff0e\u3001])(?![0-9])|(?=\s))")


def beginning(blocks: Sequence[Block]) -> int:
    """The number of the block with which a list of notes begins: its head, or a first entry whose notes are called."""
    headed = (at for at, block in enumerate(blocks) if NOTES_HEAD.fullmatch(block.text.strip()))
    return next(headed, _unheaded(blocks))


def notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a list of notes, perhaps with its head; without a label they go on with the entry above them."""
    if not blocks:
        return ()
    head = [replace(blocks[0], kind="notes-head")] if NOTES_HEAD.fullmatch(blocks[0].text.strip()) else []
    entries: list[Block] = []
    for block in _Labels().parted(blocks[len(head) :]):
        if block.label or not entries:
            entries.append(replace(block, kind="note"))
        else:
            page = PAGE if block.page else ""
            entries[-1] = replace(entries[-1], text=f"{entries[-1].text}{PARAGRAPH}{page}{block.text}")
    return (*head, *entries)


def _unheaded(blocks: Sequence[Block]) -> int:
    """Where the last blocks are entries from the first on, most of which are called in the text above; else its end."""
    for at in range(len(blocks) - 1, 0, -1):
        first = _Label.of(blocks[at].text)
        if first and first.numbers[0] == 1:
            entries = list(_Labels().parted(blocks[at:]))
            labels = [block.text[: block.label] for block in entries if block.label]
            is_list = len(labels) * 2 > len(entries) and _are_called([block.text for block in blocks[:at]], labels)
            return at if is_list else len(blocks)
    return len(blocks)


def _are_called(texts: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether texts call the notes with some labels; plain digits glued to words must call each."""
    told = {number: label for label in labels for number in numbers(label)}
    glued = GluedCalls(texts, told)
    return called(texts, labels) or sum(len(glued.marks(at)) for at in range(len(texts))) == len(told)


@dataclass(frozen=True)
class _Label:
    """What an entry may begin with: how long it is, its numbers, and its style, empty for a number without a mark."""

    length: int
    numbers: tuple[int, ...]
    style: str

    @classmethod
    def of(cls, line: str) -> _Label | None:
        """The label that a line may begin with, whatever stands above it."""
        if signs := label_length(line):
            return cls(signs, tuple(numbers(line[:signs])), kind(line.lstrip()))
        number = _NUMBER.match(line)
        return cls(number.end(), (int(number[1]),), number["mark"] or "") if number else None

    @property
    def counted(self) -> list[tuple[str, int]]:
        """Each of its numbers, with its style."""
        return [(self.style, number) for number in self.numbers]

    @property
    def is_sign(self) -> bool:
        """Whether it is of signs that call, not a number with or without a mark."""
        return len(self.style) > 1


@dataclass
class _Labels:
    """The labels of a list as it is read: the last number and style, and how many lines below begin with each."""

    last: int = 0
    style: str = ""
    below: Counter[tuple[str, int]] = field(default_factory=Counter)

    def parted(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks with their labels, those of several entries as several."""
        found = (label for block in blocks for line in block.lines if (label := _Label.of(line)))
        self.below = Counter(each for label in found for each in label.counted)
        for block in blocks:
            lengths = {at: length for at, line in enumerate(block.lines) if (length := self._length(line, at > 0))}
            starts = [0, *(at for at in lengths if at)]
            pieces = zip(starts, block.cut(starts), strict=True)
            yield from (replace(piece, label=lengths.get(at, 0)) for at, piece in pieces)

    def _length(self, line: str, within: bool) -> int:
        """How long the label is with which a line begins an entry, at the start of a block or within it; 0 for none."""
        label = _Label.of(line)
        self.below.subtract(label.counted if label else ())
        if not label or not (self._goes_on(label) if within else self._begins(label)):
            return 0
        self.last, self.style = label.numbers[-1], label.style
        return label.length

    def _begins(self, label: _Label) -> bool:
        """Whether a label at the start of a block is one: signs whatever they count, a number if few are left out."""
        if label.is_sign:
            return True
        few = 0 < label.numbers[0] - self.last <= _LEFT_OUT + 1
        return self._fits(label) and (few or not self.last)

    def _goes_on(self, label: _Label) -> bool:
        """Whether a label within a block is one: the next, or of its style a few on with none between left below."""
        left_out = range(self.last + 1, label.numbers[0])
        if label.numbers[0] == self.last + 1:
            return self._fits(label)
        few = 0 < len(left_out) <= _LEFT_OUT and not any(self.below[label.style, number] for number in left_out)
        return few and label.style != "" and (not self.last or label.style == self.style)

    def _fits(self, label: _Label) -> bool:
        """Whether a label may be one by its style: a number without a mark only the first, or below others without."""
        return bool(label.style) or (self.style == "" if self.last else label.numbers[0] == 1)
