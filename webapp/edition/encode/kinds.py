"""What each block of a copy is: title, byline, abstract, keywords, head, letter, caption, paragraph, list of notes.

The general rules know the title (the first block), a byline, an abstract and keywords under it, heads (short, without
a closing mark, perhaps glued above their paragraph), letters, captions, and a list of notes under its own head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .block import Block
from .captions import captioned
from .front import front_and_body
from .heads import Heads
from .letter import lettered
from .notes import beginning, notes
from .recipe import Recipe


def kinds(plain: Sequence[Block], recipe: Recipe) -> tuple[Block, ...]:
    """The blocks of a copy, which so far are all paragraphs, as what they are."""
    heads = Heads.of(recipe)
    parted = list(heads.parted(plain))
    start = beginning(parted)
    return (*_text(parted[:start], recipe, heads), *notes(parted[start:]))


def _text(blocks: Sequence[Block], recipe: Recipe, heads: Heads) -> Iterator[Block]:
    front, body = front_and_body(blocks, recipe)
    yield from front
    named = [replace(block, kind="head") if heads.names(block) else block for block in body]
    for block in lettered(named):
        yield from _told(block, heads) if block.kind == "paragraph" else [block]


def _told(block: Block, heads: Heads) -> list[Block]:
    return captioned(block) or [replace(block, kind="head") if heads.is_one(block) else block]
