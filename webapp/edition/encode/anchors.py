"""Which anchor each block of a copy has: numbers by kind at first, what the ledger says ever after.

A copy is laid along the ledger by the fingerprints of its blocks. What is equal has its anchor; a stretch of other
wording but of the same kinds keeps its anchors, and is named; what cannot be told is never guessed: the ledger's blocks
are missing, the copy's are extra and get the next free number of their kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..diplomatic import fingerprint
from ..ledger import Entry
from .blocks import ANCHORED, Block

_KINDS = {letter: kind for kind, letter in ANCHORED.items()}


@dataclass(frozen=True)
class Anchored:
    """A block under its anchor (empty where its kind has none), or an anchor whose block the copy lacks.

    `state` is known, new (no ledger yet), changed, extra or missing; a missing one has the line that it would precede.
    """

    anchor: str
    block: Block
    state: str = "known"


def anchored(blocks: Sequence[Block], entries: Sequence[Entry]) -> tuple[Anchored, ...]:
    """All blocks of a copy in order, and in their place those that only the ledger's entries of the text have."""
    numbers = _Numbers(entries)
    current = [entry for entry in entries if entry.state == "current" and entry.kind in _KINDS]
    found = list(_aligned([b for b in blocks if b.kind in ANCHORED], current, numbers))
    return tuple(_with_the_unanchored(blocks, found))


class _Numbers:
    """The next free number of each kind, past every anchor that the ledger ever had."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._last: Counter[str] = Counter()
        for entry in entries:
            self._last[entry.kind] = max(self._last[entry.kind], entry.number)

    def next(self, block: Block) -> str:
        letter = ANCHORED[block.kind]
        self._last[letter] += 1
        return f"{letter}{self._last[letter]}"


def _aligned(blocks: Sequence[Block], current: Sequence[Entry], numbers: _Numbers) -> Iterator[Anchored]:
    if not current:
        yield from (Anchored(numbers.next(block), block, "new") for block in blocks)
        return
    theirs = [(entry.kind, entry.copy) for entry in current]
    ours = [(ANCHORED[block.kind], fingerprint(block.text)) for block in blocks]
    for _, i, j, k, m in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        line = blocks[min(k, len(blocks) - 1)].line
        yield from _stretch(current[i:j], blocks[k:m], numbers, line)


def _stretch(entries: Sequence[Entry], blocks: Sequence[Block], numbers: _Numbers, line: int) -> Iterator[Anchored]:
    """The blocks of a stretch; what the copy lacks would stand before its line `line`."""
    if [entry.kind for entry in entries] == [ANCHORED[block.kind] for block in blocks]:
        yield from (Anchored(e.id, b, _state(e, b)) for e, b in zip(entries, blocks, strict=True))
    else:
        yield from (Anchored(e.id, Block(_KINDS[e.kind], line, ""), "missing") for e in entries)
        yield from (Anchored(numbers.next(block), block, "extra") for block in blocks)


def _state(entry: Entry, block: Block) -> str:
    return "known" if entry.copy in {"", fingerprint(block.text)} else "changed"


def _with_the_unanchored(blocks: Sequence[Block], found: list[Anchored]) -> Iterator[Anchored]:
    rest = iter(found)
    for block in blocks:
        if block.kind not in ANCHORED:
            yield Anchored("", block)
        else:
            yield from _through(rest, block)
    yield from rest


def _through(found: Iterator[Anchored], block: Block) -> Iterator[Anchored]:
    for one in found:
        yield one
        if one.block is block:
            return
