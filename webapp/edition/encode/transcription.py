"""From a copy to its transcription: recognised, cut into blocks, anchored, marked, proved, written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .. import atomic, tei
from ..errors import EditionError, Invalid, Problem, Unknown, problem
from ..ledger import Ledger
from . import recipe as recipes
from .anchors import Anchored, anchored
from .blocks import blocks, furniture
from .conservation import prove
from .copy import Copy
from .document import Marked, document
from .header import Found, header
from .marking import Marking
from .marks import is_han
from .names import Names
from .recipe import Recipe
from .report import Report, counts

_ID = re.compile(r"[a-z][a-z0-9-]*")
_SIMPLIFIED, _TRADITIONAL = frozenset("这国们来对时说会学开关发无与为个"), frozenset("這國們來對時說會學開關發無與為個")
_STATES = {
    "changed": ("reads otherwise than in the copy that the recipe was made for", "compare them"),
    "missing": ("is not in the copy", "look for it; the transcription marks the gap"),
    "extra": ("stands for a passage that no anchor of the ledger has", "its number is for this copy only"),
}


@dataclass(frozen=True)
class Run:
    """One copy to be encoded by one recipe for one corpus; what does not match gathers in `problems`."""

    copy: Copy
    recipe: Recipe
    corpus: Path
    problems: list[Problem] = field(default_factory=list)

    def encode(self) -> Report:
        """Write the transcription in one step; Invalid, and nothing written, where it would not hold the copy."""
        left_out = {number: self.copy.lines[number - 1] for number in furniture(self.copy, self.recipe)}
        marked = self._marked(left_out)
        data = self._serialised(marked, left_out)
        prove(data, self.copy)
        target = self.corpus / "transcriptions" / f"{self.recipe.id}.xml"
        atomic.write(target, data)
        kinds = [block.kind for block in marked if block.anchored.state != "missing"]
        counted = counts(kinds, [mark.name for mark in _all_marks(marked)])
        file, digest = str(self.copy.path), self.copy.sha256
        return Report(
            self.recipe.id, file, digest, str(target), counted, left_out, self.copy.remarks, tuple(self.problems)
        )

    @property
    def language(self) -> str:
        """The language of the source: as the recipe says, or as its characters do."""
        return self.recipe.language or _language(self.copy.text)

    def _say(self, line: int, code: str, message: str, remedy: str) -> None:
        self.problems.append(problem(self.copy.path, line, code, message, remedy))

    def _marked(self, left_out: Iterable[int]) -> list[Marked]:
        found = blocks(self.copy, self.recipe, left_out)
        if not any(block.kind in {"head", "paragraph"} for block in found):
            message = "the copy has no paragraph"
            raise Invalid(problem(self.copy.path, 1, "empty", message, "check the file, and the recipe's furniture"))
        entries = Ledger.read(self.corpus / "anchors.tsv").of(self.recipe.id)
        placed = anchored(found, entries)
        self._say_what_differs(placed)
        names = Names.of(self.corpus / "registers", self.recipe)
        return Marking(self.recipe, names, self.language, self._say).marked(placed)

    def _say_what_differs(self, placed: Iterable[Anchored]) -> None:
        present = {one.anchor for one in placed}
        for one in placed:
            if one.state in _STATES:
                message, remedy = _STATES[one.state]
                self._say(one.block.line, one.state, f"{one.anchor} {message}", remedy)
        for anchor in sorted(self.recipe.anchors - present):
            self._say(1, "reading", f"the recipe speaks of {anchor}, which the copy has not", "correct the recipe")

    def _serialised(self, marked: list[Marked], left_out: dict[int, str]) -> bytes:
        printed = [block.anchored.block for block in marked]
        marks = list(_all_marks(marked))
        corrections = sum(mark.corrected is not None for mark in marks)
        others = frozenset(mark.attributes[tei.XML_LANG] for mark in marks if tei.XML_LANG in mark.attributes)
        found = Found(self.copy, self.language, left_out, printed, corrections, others, self.recipe.date)
        head = header(self.corpus / "texts" / f"{self.recipe.id}.xml", found)
        quotes = frozenset(self.recipe.quotes)
        return tei.serialise(document(self.recipe.id, head, self.language, marked, quotes))


def encode_file(path: Path, corpus: Path, text_id: str | None = None) -> Report:
    """Write `transcriptions/ID.xml` from a copy; Unknown where no recipe knows it and no id is given."""
    copy = Copy.read(path)
    return Run(copy, _recipe(copy, corpus, text_id), corpus).encode()


def _recipe(copy: Copy, corpus: Path, text_id: str | None) -> Recipe:
    known = list(recipes.all_in(corpus / "recipes"))
    if text_id is not None:
        if not _ID.fullmatch(text_id):
            raise EditionError(f"{text_id} is no id of a text; use small letters, digits and hyphens")
        return next((recipe for recipe in known if recipe.id == text_id), Recipe(text_id))
    fitting = [recipe for recipe in known if recipe.recognize and recipe.recognize in copy.text]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        ids = " and ".join(recipe.id for recipe in fitting)
        raise EditionError(f"{copy.path}: the recipes {ids} both know it; say which with --as ID")
    raise Unknown(f"{copy.path}: no recipe knows this copy; name its text with --as ID")


def _language(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    if sum(map(is_han, letters)) * 3 < len(letters):
        return "en"
    traditional = sum(c in _TRADITIONAL - _SIMPLIFIED for c in letters)
    return "zh-Hant" if traditional > sum(c in _SIMPLIFIED - _TRADITIONAL for c in letters) else "zh-Hans"


def _all_marks(marked: Iterable[Marked]) -> Iterable:
    return (mark for block in marked for mark in block.marks)
