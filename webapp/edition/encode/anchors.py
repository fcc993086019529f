"""Which anchor each block of a copy has: numbers by kind at first, what the ledger says ever after.

A copy is laid along the ledger by the fingerprints of its blocks. What is equal has its anchor. Of a stretch of other
wording a block keeps its anchor, and is named as changed, where its sketch is like the ledger's and no other is nearly
so, or where it is the only one of its kind between blocks that are known, and like none from elsewhere. What cannot be
told is never guessed: the ledger's blocks are missing, the copy's are extra and get the next free number of their kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..diplomatic import fingerprint
from ..ledger import Entry
from .block import ANCHORED, LETTERS, Block
from .likeness import ALIKE, distance, sketch
from .stretch import Pair, pairs

_KINDS = {letter: kind for kind, letter in LETTERS.items()}


@dataclass(frozen=True)
class Anchored:
    """A block under its anchor (empty where its kind has none), or an anchor whose block the copy lacks.

    `state` is known, new (no ledger yet), changed, extra or missing; a missing one has the line that it would precede.
    Missing and extra ones are `doubtful` where both stand in one place, so that they may be the same.
    """

    anchor: str
    block: Block
    state: str = "known"
    doubtful: bool = False


def anchored(blocks: Sequence[Block], entries: Sequence[Entry]) -> tuple[Anchored, ...]:
    """All blocks of a copy in order, and in their place those that only the ledger's entries of the text have."""
    numbers = _Numbers(entries)
    current = [entry for entry in entries if entry.state == "current" and entry.kind in ANCHORED.values()]
    found = list(_aligned([b for b in blocks if b.kind in ANCHORED], current, numbers))
    return tuple(_with_the_unanchored(blocks, found))


def sentences_anchored(paragraph: str, sentences: Sequence[Block], entries: Sequence[Entry]) -> tuple[Anchored, ...]:
    """The sentences of one paragraph, such as `p12`, in the same way: `entries` are the ledger's of these alone."""
    current = [entry for entry in entries if entry.state == "current"]
    return tuple(_aligned(sentences, current, _Numbers(entries, f"{paragraph}.")))


def is_of(blocks: Sequence[Block], entries: Sequence[Entry]) -> bool:
    """Whether any block of a copy reads, at least nearly, as the ledger has it; True where it has no wording."""
    told = [entry for entry in entries if entry.copy and entry.kind in ANCHORED.values()]
    ours = [block for block in blocks if block.kind in ANCHORED]
    if not told or {entry.fingerprint for entry in told} & {fingerprint(block.text) for block in ours}:
        return True
    sketches = [sketch(block.text) for block in ours]
    return any(distance(entry.sketch, one) <= ALIKE for entry in told for one in sketches)


class _Numbers:
    """The next free number of each kind, past every anchor that the ledger ever had; `within` begins them all."""

    def __init__(self, entries: Sequence[Entry], within: str = "") -> None:
        self._within = within
        self._last: Counter[str] = Counter()
        for entry in entries:
            self._last[entry.kind] = max(self._last[entry.kind], entry.number)

    def next(self, block: Block) -> str:
        letter = LETTERS[block.kind]
        self._last[letter] += 1
        return f"{self._within}{letter}{self._last[letter]}"


def _aligned(blocks: Sequence[Block], current: Sequence[Entry], numbers: _Numbers) -> Iterator[Anchored]:
    if not current:
        yield from (Anchored(numbers.next(block), block, "new") for block in blocks)
        return
    theirs = [(entry.kind, entry.fingerprint) for entry in current]
    ours = [(LETTERS[block.kind], fingerprint(block.text)) for block in blocks]
    for what, i, j, k, m in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        line = blocks[min(k, len(blocks) - 1)].line
        found = map(Pair, current[i:j], blocks[k:m]) if what == "equal" else pairs(current[i:j], blocks[k:m], current)
        yield from (_placed(pair, numbers, line) for pair in found)


def _placed(pair: Pair, numbers: _Numbers, line: int) -> Anchored:
    """A pair as it stands in the copy; what the copy lacks would stand before its line `line`."""
    entry, block = pair.entry, pair.block
    if entry is None:
        return Anchored(numbers.next(block), block, "extra", pair.doubtful)
    if block is None:
        return Anchored(entry.id, Block(_KINDS[entry.kind], line, ""), "missing", pair.doubtful)
    return Anchored(entry.id, block, _state(entry, block))


def _state(entry: Entry, block: Block) -> str:
    return "known" if entry.fingerprint in {"", fingerprint(block.text)} else "changed"


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
