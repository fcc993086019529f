"""What a recipe says of one block's wording, as marks: corrections, surplus, stretches in another language."""

from __future__ import annotations

from collections.abc import Iterator

from ..tei import XML_LANG
from .marks import Mark
from .recipe import Correction, Foreign, Recipe, Surplus


def told(recipe: Recipe, anchor: str, text: str) -> Iterator[Mark | str]:
    """The marks of a block; for what does not fit it exactly once, the words to say so instead."""
    for item in (*recipe.foreign, *recipe.surplus, *recipe.correction):
        if item.at == anchor:
            span = _span(item, text)
            yield _mark(item, span) if span else f"“{_wanted(item)}” does not stand once in {anchor}"


def _span(item: Correction | Surplus | Foreign, text: str) -> tuple[int, int] | None:
    if isinstance(item, Foreign):
        start, end = text.find(item.first), text.find(item.last, text.find(item.first))
        return (start, end + len(item.last)) if text.count(item.first) == 1 and end >= 0 else None
    wanted, within = _wanted(item), item.within or _wanted(item)
    if text.count(within) != 1 or within.count(wanted) != 1:
        return None
    start = text.index(within) + within.index(wanted)
    return start, start + len(wanted)


def _mark(item: Correction | Surplus | Foreign, span: tuple[int, int]) -> Mark:
    if isinstance(item, Foreign):
        return Mark(*span, item.name, {XML_LANG: item.lang})
    if isinstance(item, Surplus):
        return Mark(*span, "surplus", {"reason": item.reason})
    return Mark(*span, "choice", {} if item.cert == "high" else {"cert": item.cert}, corrected=item.corr)


def _wanted(item: Correction | Surplus | Foreign) -> str:
    if isinstance(item, Correction):
        return item.sic
    return item.text if isinstance(item, Surplus) else item.first
