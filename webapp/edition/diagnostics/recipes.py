"""Recipes: what they correct is there to be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..diplomatic import diplomatic
from ..encode.recipe import Recipe
from ..tei import Element, q
from .catalogue import Finding, structure
from .document import TEXT, Document

_TEXTS = frozenset({TEXT})


@structure(
    "recipe-missing",
    what="A text has no recipe, though others of the edition have one.",
    why="No reader can make the transcription of it from a copy.",
    mend="write recipes/ID.toml",
    kinds=_TEXTS,
)
def missing(document: Document) -> Iterator[Finding]:
    """Texts without a recipe in an edition with recipes."""
    recipes = document.edition.folder.recipes
    if recipes and document.id not in recipes:
        yield Finding(document.root, f"there is no recipes/{document.id}.toml")


@structure(
    "recipe-idle",
    what="A recipe speaks of something that the transcription does not have.",
    why="A correction that never applies corrects nothing; the copy or the recipe has changed.",
    mend="correct the wording or the anchor in the recipe, or delete the rows",
    kinds=_TEXTS,
)
def idle(document: Document) -> Iterator[Finding]:
    """Corrections, surpluses, names and foreign stretches that the transcription does not show; needs it."""
    recipe, root = document.edition.recipe(document.id), document.edition.transcription(document.id)
    if recipe is None or root is None:
        return
    for table, row, message in (*_unapplied(recipe, document.copied), *_unnamed(recipe, root)):
        yield Finding(document.root, message, _line(recipe.path, table, row), str(recipe.path))


def _unapplied(recipe: Recipe, copied: dict[str, Element]) -> Iterator[tuple[str, int, str]]:
    """The rows that a block does not show: their table, their number in it, and what is missing."""
    for n, row in enumerate(recipe.correction):
        if not _has(copied, row.at, "sic", row.sic):
            yield "correction", n, f"{row.at} has no “{row.sic}” that was corrected"
    for n, row in enumerate(recipe.surplus):
        if not _has(copied, row.at, "surplus", row.text):
            yield "surplus", n, f"{row.at} has no surplus “{row.text}”"
    for n, row in enumerate(recipe.foreign):
        if row.at not in copied or row.first not in diplomatic(copied[row.at]):
            yield "foreign", n, f"{row.at} does not have “{row.first}”"
    for anchor in (*recipe.quotes, *recipe.years):
        if anchor not in copied:
            yield "", 0, f"there is no {anchor}"


def _unnamed(recipe: Recipe, root: Element) -> Iterator[tuple[str, int, str]]:
    """The forms of names that are marked nowhere."""
    marked = {(e.get("ref"), "".join(diplomatic(e).split())) for e in root.iter("{*}*") if e.get("ref")}
    for n, row in enumerate(recipe.name):
        if (row.ref, "".join(row.form.split())) not in marked:
            yield "name", n, f"nowhere is “{row.form}” marked as {row.ref}"


def _has(copied: dict[str, Element], anchor: str, name: str, words: str) -> bool:
    found = copied[anchor].iter(q(name)) if anchor in copied else ()
    return any(" ".join(diplomatic(e).split()) == " ".join(words.split()) for e in found)


def _line(path: Path | None, table: str, row: int) -> int:
    source = path.read_text(encoding="utf-8") if path else ""
    starts = [match.start() for match in re.finditer(rf"^\[\[{table}\]\]", source, re.MULTILINE)] if table else []
    return source.count("\n", 0, starts[row]) + 1 if row < len(starts) else 1
