"""A stretch of a copy that reads otherwise than the ledger: which of its blocks can be told to be which anchors'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..ledger import Entry
from .block import LETTERS, Block
from .likeness import ALIKE, APART, FARTHEST, distance, sketch


@dataclass(frozen=True)
class Pair:
    """An entry and its block, or either alone; `doubtful` where the other may be there and cannot be told."""

    entry: Entry | None
    block: Block | None
    doubtful: bool = False


def pairs(entries: Sequence[Entry], blocks: Sequence[Block], ledger: Sequence[Entry]) -> Iterator[Pair]:
    """All entries and blocks of a stretch in order: told by likeness, or as the only ones of their kind in it.

    What is like another entry of the ledger was moved here, and is not told by its place. Where the stretch has no
    wording at all in the ledger, kinds in the same order are all there is to go by.
    """
    if not any(entry.copy for entry in entries) and [e.kind for e in entries] == [LETTERS[b.kind] for b in blocks]:
        yield from map(Pair, entries, blocks)
    else:
        yield from _laid(entries, blocks, ledger, "thpns")


def _laid(entries: Sequence[Entry], blocks: Sequence[Block], ledger: Sequence[Entry], kinds: str) -> Iterator[Pair]:
    """Blocks under their names, and between them those that can be told now that the others are.

    A paragraph left alone beside one told by likeness may be the half of that: only titles and heads are told so there.
    """
    names = _names(entries, blocks, ledger, kinds)
    if not any(names):
        yield from _apart(entries, blocks)
        return
    told = SequenceMatcher(None, [entry.id for entry in entries], names, autojunk=False)
    for what, i, j, k, m in told.get_opcodes():
        if what == "equal":
            yield from map(Pair, entries[i:j], blocks[k:m])
        else:
            yield from _laid(entries[i:j], blocks[k:m], ledger, "th")


def _names(entries: Sequence[Entry], blocks: Sequence[Block], ledger: Sequence[Entry], kinds: str) -> list[str]:
    """The anchor that each block can be told to have, of some kinds also as the only one; empty where none can."""
    alone = _alone(entries, blocks, kinds)
    told = zip(blocks, _like(entries, blocks), strict=True)
    return [like or _in_place(block, alone.get(LETTERS[block.kind]), ledger) for block, like in told]


def _in_place(block: Block, entry: Entry | None, ledger: Sequence[Entry]) -> str:
    """The anchor of the only entry that a block may have by its place, unless it is rather like another's."""
    if entry is None:
        return ""
    sketched = sketch(block.text)
    nearest = min(_distance(other, block, sketched) for other in ledger)
    moved = nearest <= ALIKE and nearest < _distance(entry, block, sketched)
    return "" if moved else entry.id


def _apart(entries: Sequence[Entry], blocks: Sequence[Block]) -> Iterator[Pair]:
    both = {entry.kind for entry in entries} & {LETTERS[block.kind] for block in blocks}
    yield from (Pair(entry, None, entry.kind in both) for entry in entries)
    yield from (Pair(None, block, LETTERS[block.kind] in both) for block in blocks)


def _alone(entries: Sequence[Entry], blocks: Sequence[Block], kinds: str) -> dict[str, Entry]:
    """The entry of each of some kinds of which there is one entry and one block."""
    theirs, ours = [entry.kind for entry in entries], [LETTERS[block.kind] for block in blocks]
    return {e.kind: e for e in entries if e.kind in kinds and theirs.count(e.kind) == ours.count(e.kind) == 1}


def _like(entries: Sequence[Entry], blocks: Sequence[Block]) -> list[str]:
    """The anchor whose wording each block is like, and no other block nor other anchor nearly so; else empty."""
    sketches = [sketch(block.text) for block in blocks]
    rows = [[_distance(entry, block, s) for entry in entries] for block, s in zip(blocks, sketches, strict=True)]
    nearest = [sorted(column)[:2] for column in zip(*rows, strict=True)]
    return [_told(entries, row, nearest) for row in rows]


def _distance(entry: Entry, block: Block, sketched: str) -> int:
    return distance(entry.sketch, sketched) if entry.kind == LETTERS[block.kind] else FARTHEST


def _told(entries: Sequence[Entry], row: Sequence[int], nearest: Sequence[Sequence[int]]) -> str:
    """The anchor for a block from its distances to all entries and the two least distances of each entry."""
    least, *others = sorted(row) or [FARTHEST]
    margin = least + APART if least else 1
    if least > ALIKE or (others and others[0] < margin):
        return ""
    at = row.index(least)
    alone = nearest[at][0] == least and all(far >= margin for far in nearest[at][1:])
    return entries[at].id if alone else ""
