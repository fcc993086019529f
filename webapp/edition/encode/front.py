"""What stands above a text: the masthead of its paper, its titles, a byline, an abstract, keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from .block import Block
from .letter import is_dated, is_salute
from .likeness import folded
from .recipe import Recipe

_LABELS = (
    ("byline", re.compile(r"(?:作\s*者\s*[:\uff1a]|(?:By|BY)\s+(?=\S))")),
    ("abstract", re.compile(r"(?:内容提要|內容提要|摘\s*要|提\s*要|Abstract)\s*[:\uff1a.]")),
    ("keywords", re.compile(r"(?:关键[词字]|關鍵[詞字]|Key ?words)\s*[:\uff1a.]")),
)


def front_and_body(blocks: Sequence[Block], recipe: Recipe) -> tuple[list[Block], list[Block]]:
    """The blocks above the text as what they are, and the others as they came."""
    known = list(takewhile(lambda block: any(_kind(line, recipe) for line in block.lines), blocks))
    pieces = [piece for block in known for piece in _cut(block, recipe)]
    above = list(_run(pieces, recipe))
    rest = [*pieces[len(above) :], *blocks[len(known) :]]
    if not any(block.kind == "title" for block in above) and rest and _is_title(rest[0]):
        above.append(replace(rest.pop(0), kind="title"))
    while rest and (labelled := _labelled(rest[0])) and (*labelled[1:], *rest[1:]):
        above.append(labelled[0])
        rest[:1] = labelled[1:]
    return above, rest


def _cut(block: Block, recipe: Recipe) -> list[Block]:
    """A block cut where a line begins a title, or where the masthead begins or ends."""
    kinds = [_kind(line, recipe) for line in block.lines]
    turns = (i for i, (one, other) in enumerate(pairwise(kinds), 1) if "masthead" in {one, other} and one != other)
    return block.cut([*turns, *(i for i, kind in enumerate(kinds) if kind == "title")])


def _run(pieces: Sequence[Block], recipe: Recipe) -> Iterator[Block]:
    """The first pieces, as long as the recipe knows them."""
    for piece in pieces:
        kind = _kind(piece.lines[0], recipe)
        if not kind:
            return
        yield replace(piece, kind=kind)


def _kind(line: str, recipe: Recipe) -> str:
    """What the recipe says a line is: masthead, title for the beginning of one, or nothing."""
    if any(re.fullmatch(pattern, line) for pattern in recipe.masthead):
        return "masthead"
    begins = (folded(line).startswith(folded(title)) for title in recipe.titles)
    return "title" if any(begins) else ""


def _is_title(block: Block) -> bool:
    return block.is_short and not is_salute(block) and not is_dated(block.text)


def _labelled(block: Block) -> list[Block]:
    """A block that begins with a label, as what that says; where it is a byline, what stands under it is another."""
    for kind, pattern in _LABELS:
        if label := pattern.match(block.text):
            first, *others = block.cut([1]) if kind == "byline" else [block]
            return [replace(first, kind=kind, label=label.end()), *others]
    return []
