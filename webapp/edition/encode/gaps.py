"""Losses of a copy: what its recipe says of them, and paragraphs whose end looks lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .anchors import Anchored
from .block import is_short
from .document import Marked
from .layout import is_ended
from .marks import Mark, Reading
from .recipe import Gap, Recipe
from .wording import span


def gaps(recipe: Recipe, one: Anchored) -> Iterator[Mark | str]:
    """The gaps of a block and the pages that end with them; for what does not fit it, the words to say so instead."""
    text = one.block.text
    for gap in (gap for gap in recipe.gap if gap.at == one.anchor and one.state != "missing"):
        found = span(gap.after, text)
        if found is None:
            yield f"“{gap.after}” does not stand once in {one.anchor}"
        else:
            yield Mark(found[1], found[1], "gap", _attributes(gap))
            if gap.page:
                yield _page(text, found[1], one.anchor)


def unended(blocks: Iterable[Marked], recipe: Recipe) -> Iterator[str]:
    """The paragraphs of running text that are read to end without a closing mark, though no gap there says why."""
    known = {gap.at for gap in recipe.gap}
    for anchored, marks in ((one.anchored, one.marks) for one in _running(blocks)):
        block, read = anchored.block, Reading.of(anchored.block.text, marks).text
        if anchored.anchor not in known and not is_short(block.text) and not (is_ended(read) or read[-1:] in ")]"):
            yield f"no closing mark at the end of {anchored.anchor}, which begins on line {block.line}"


def _running(blocks: Iterable[Marked]) -> Iterator[Marked]:
    """The paragraphs that are not captions of pictures, which may end with a name."""
    before = ""
    for one in blocks:
        if one.kind == "paragraph" and before != "description":
            yield one
        before = one.kind


def _attributes(gap: Gap) -> dict[str, str]:
    given = {"reason": gap.reason, "unit": gap.unit, "extent": gap.extent}
    return {key: value for key, value in given.items() if value}


def _page(text: str, at: int, anchor: str) -> Mark | str:
    """The end of a page at the end of a block or of a line of it."""
    if text[at:].strip(" \t") == "":
        return Mark(at, at, "pb")
    if text[at].isspace() and text[at] not in " \t":
        return Mark(at, at + 1, "pb")
    return f"no line of {anchor} ends where its gap says that a page does"
