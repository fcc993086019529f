"""Heads: which blocks are one, and which have one glued above them, without a blank line between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .block import CLOSING, Block, is_short
from .calls import without_calls
from .layout import columns, has_room, is_ended, is_unwrapped
from .likeness import folded
from .recipe import Recipe

NOTES_HEAD = re.compile(r"(?:注\s*释|注\s*釋|註\s*釋|Notes|Footnotes|NOTES|FOOTNOTES)\s*[:\uff1a]?")

_SHORTER = 2 / 3
"""How much of the longest line under it a head has at most that is glued above its paragraph."""


@dataclass(frozen=True)
class Heads:
    """The heads of a copy: those that the recipe names, and what looks like one, save what it says is none."""

    named: frozenset[str]
    refused: frozenset[str]

    @classmethod
    def of(cls, recipe: Recipe) -> Heads:
        """The heads as a recipe has them."""
        return cls(frozenset(map(folded, recipe.heads)), frozenset(map(folded, recipe.paragraphs)))

    def names(self, block: Block) -> bool:
        """Whether a block is a head that the recipe names."""
        return "\n" not in block.text and folded(block.text) in self.named

    def is_one(self, block: Block) -> bool:
        """Whether a block is a head: one line, and named or unclosed."""
        return self.names(block) or (_is_unclosed(block.text) and folded(block.text) not in self.refused)

    def parted(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The same blocks, those with heads glued above them, or the head of notes within, as several."""
        for block in blocks:
            for piece in block.cut(_heads_of_notes(block.lines)):
                yield from self._under_heads(piece)

    def _under_heads(self, block: Block) -> Iterator[Block]:
        while self._begins(block.lines):
            head, block = block.cut([1])
            yield head
        yield block

    def _begins(self, lines: Sequence[str]) -> bool:
        """Whether the first of several lines stands for itself: named, the head of notes, or over a whole paragraph."""
        first, *rest = lines
        if not rest:
            return False
        named = folded(first) in self.named | self.refused or NOTES_HEAD.fullmatch(first.strip())
        return bool(named) or (_is_unclosed(first) and _is_under_a_head(first, rest))


def _heads_of_notes(lines: Sequence[str]) -> Iterator[int]:
    return (at for at, line in enumerate(lines) if at and NOTES_HEAD.fullmatch(line.strip()))


def _is_unclosed(line: str) -> bool:
    """Whether a line of words is short and ends without a closing mark, also one before a note's number: `said.”8`."""
    ended = without_calls(line).rstrip("0123456789")[-1:] in CLOSING
    return is_short(line) and not ended and bool(re.search(r"\w", line))


def _is_under_a_head(first: str, rest: Sequence[str]) -> bool:
    """Whether lines are a paragraph that does not begin with the line above: a whole one, or that had room for more."""
    width = max(map(columns, rest)) * _SHORTER
    starts = rest[0].strip()[:1].islower() is False and is_ended(rest[-1])
    return is_unwrapped(rest[0]) or (starts and has_room(first, rest[0], width))
