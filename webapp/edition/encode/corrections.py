"""What a recipe says of one block's wording, as marks: corrections, surplus, calls, stretches in another language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..tei import XML_LANG
from .anchors import Anchored
from .marks import Mark, note_call
from .recipe import Call, Correction, Foreign, Recipe, Script, Surplus
from .wording import pattern, span

_Item = Correction | Script | Surplus | Foreign | Call


def given(recipe: Recipe, blocks: Sequence[Anchored]) -> Iterator[list[Mark | str]]:
    """The marks of each block; for what does not fit it exactly once, the words to say so instead.

    Of the alternative text of a picture the recipe speaks under the anchor of its caption.
    """
    described = ""
    for number, one in enumerate(blocks):
        if one.block.kind == "description":
            caption = next((other for other in blocks[number + 1 :] if other.state != "missing"), one)
            described = f"{one.block.text}\n"
            found = _told(recipe, caption.anchor, described + caption.block.text)
            yield [mark for mark in found if isinstance(mark, Mark) and mark.end < len(described)]
        elif one.state == "missing" or not one.anchor:
            yield []
        else:
            yield [*_after(len(described), _told(recipe, one.anchor, described + one.block.text))]
            described = ""


def _after(start: int, found: Iterator[Mark | str]) -> Iterator[Mark | str]:
    """What was found in a text from some place on, as spans from there."""
    for mark in found:
        if isinstance(mark, str):
            yield mark
        elif mark.start >= start:
            yield replace(mark, start=mark.start - start, end=mark.end - start)


def _told(recipe: Recipe, anchor: str, text: str) -> Iterator[Mark | str]:
    for item in (*recipe.foreign, *recipe.surplus, *recipe.correction, *recipe.script, *recipe.call):
        if item.at == anchor:
            found = _span(item, text)
            yield _mark(item, found) if found else f"“{_wanted(item)}” does not stand once in {anchor}"


def _span(item: _Item, text: str) -> tuple[int, int] | None:
    if isinstance(item, Foreign):
        first = span(item.first, text)
        last = pattern(item.last).search(text, first[0]) if first else None
        return (first[0], last.end()) if last else None
    return span(_wanted(item), text, item.within)


def _mark(item: _Item, span: tuple[int, int]) -> Mark:
    if isinstance(item, Foreign):
        return Mark(*span, item.name, {XML_LANG: item.lang})
    if isinstance(item, Surplus):
        return Mark(*span, "surplus", {"reason": item.reason})
    if isinstance(item, Call):
        return note_call(span, item.note)
    if isinstance(item, Script):
        return Mark(*span, "choice", readings=item.readings)
    return Mark(*span, "choice", {} if item.cert == "high" else {"cert": item.cert}, corrected=item.corr)


def _wanted(item: _Item) -> str:
    if isinstance(item, Correction):
        return item.sic
    if isinstance(item, Script):
        return item.form
    return item.first if isinstance(item, Foreign) else item.text
