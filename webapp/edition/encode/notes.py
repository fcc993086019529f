"""Lists of notes: where one begins, its entries, and the label that each begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .block import Block
from .calls import called, label_length, numbers
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
        first = numbers(blocks[at].text[: _length(blocks[at].text)])
        if first[:1] == [1]:
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


def _length(text: str) -> int:
    """How long the label of an entry may be, whatever stands above it."""
    number = _NUMBER.match(text)
    return label_length(text) or (number.end() if number else 0)


@dataclass
class _Labels:
    """The labels of a list as it is read: the last number, and whether numbers stand there without a mark."""

    last: int = 0
    bare: bool = False

    def parted(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks with their labels, those of several entries as several."""
        for block in blocks:
            lengths = {at: length for at, line in enumerate(block.lines) if (length := self._length(line, at > 0))}
            starts = [0, *(at for at in lengths if at)]
            pieces = zip(starts, block.cut(starts), strict=True)
            yield from (replace(piece, label=lengths.get(at, 0)) for at, piece in pieces)

    def _length(self, line: str, within: bool) -> int:
        """How long the label of a line is; within a block only the next number is one, at its start a few are left out.

        Signs at the start of a block are labels whatever they count.
        """
        number, signs = _NUMBER.match(line), label_length(line)
        counted = numbers(line[:signs] if signs else number[1] if number else "")
        if not counted or (not signs and not self._fits(number)):
            return 0
        ahead = counted[0] - self.last
        if ahead != 1 and (within or not (signs or not self.last or 0 < ahead <= _LEFT_OUT + 1)):
            return 0
        self.last, self.bare = counted[-1], not signs and not number["mark"]
        return signs or number.end()

    def _fits(self, number: re.Match[str]) -> bool:
        """Whether a number may be a label: one without a mark only the first, or below others without."""
        return bool(number["mark"]) or (self.bare or (not self.last and number[1] == "1"))
