"""A block: a stretch of the copy that is one title, head, paragraph, note or line around a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from .marks import PAGE, is_han

ANCHORED = {"title": "t", "head": "h", "paragraph": "p", "note": "n"}
"""The kinds of blocks that have an anchor, and the letter that it begins with."""

LETTERS = {**ANCHORED, "sentence": "s"}
"""The letter of each kind that an anchor can name: `p12`, and in it `p12.s3`."""

CLOSING = frozenset(".,;:?!…—\"'”’)]。、」』》】\uff0c\uff1b\uff1a\uff1f\uff01\uff09")
"""Marks that end a sentence or a stretch of one, which a head does not end with."""

_LINE_END = re.compile(f"[\n{PAGE}]")
_HEAD_LENGTH = {True: 30, False: 80}


@dataclass(frozen=True)
class Block:
    """A stretch of the copy: its kind, the number of its first line, its text, and how long its label is.

    A block is `glued` where it begins on the line on which the block before it ends, and `set_in` where its lines are,
    from those around it; a `page` may begin before it.
    """

    kind: str
    line: int
    text: str
    label: int = 0
    glued: bool = False
    page: bool = False
    set_in: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines of the block, at least one."""
        return _LINE_END.split(self.text)

    def cut(self, starts: Iterable[int]) -> list[Block]:
        """The block as several, of which the first begins with line 0 and the others with the lines `starts`."""
        begins = [0, *(found.end() for found in _LINE_END.finditer(self.text)), len(self.text) + 1]
        bounds = sorted({0, *starts, len(begins) - 1})
        stretches = ((start, self.text[begins[start] : begins[end] - 1]) for start, end in pairwise(bounds))
        first, *rest = (replace(self, line=self.line + at, text=text) for at, text in stretches)
        pages = (self.text[begins[at] - 1] == PAGE for at in bounds[1:-1])
        return [first, *(replace(piece, glued=False, page=page) for piece, page in zip(rest, pages, strict=True))]

    @property
    def is_short(self) -> bool:
        """Whether the block is one line, and no longer than a head or title may be."""
        return is_short(self.text)


def is_short(text: str) -> bool:
    """Whether a text is one line, and no longer than a head or title may be."""
    return "\n" not in text and PAGE not in text and len(text) <= _HEAD_LENGTH[any(map(is_han, text))]
