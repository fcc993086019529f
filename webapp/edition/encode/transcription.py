"""From a copy to its transcription: recognised, cut into blocks, anchored, marked, proved, written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .. import atomic, tei
from ..diplomatic import fingerprint
from ..entry import TEXT_ID, Entry
from ..errors import EditionError, Invalid, Problem, Unknown, problem
from ..folder import Folder
from ..ledger import Ledger
from . import recipe as recipes
from .anchors import Anchored, anchored, is_of
from .blocks import blocks, furniture, strangers
from .conservation import prove
from .copy import Copy
from .document import Marked, document
from .gaps import unended
from .header import Found, header
from .likeness import folded
from .marking import Marking
from .marks import is_han
from .names import Names, registered
from .recipe import Recipe
from .report import Report, counts
from .sentences import Sentences
from .wording import pattern

_SIMPLIFIED, _TRADITIONAL = frozenset("这国们来对时说会学开关发无与为个"), frozenset("這國們來對時說會學開關發無與為個")
_STATES = {
    "changed": ("reads otherwise than in the copy that the recipe was made for", "compare them"),
    "missing": ("is not in the copy at its place", "look for it; the transcription marks the gap"),
    "extra": ("stands for a passage that no anchor of the ledger has", "its number is for this copy only"),
}

_DOUBTFUL = {
    "missing": ("cannot be told apart from its neighbours, or is not in the copy", "compare the copy; a gap is marked"),
    "extra": ("cannot be told to be any of the ledger's passages in its place", "its number is for this copy only"),
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
        if unknown := list(recipes.unregistered(self.recipe, registered(self.corpus / "registers"))):
            raise Invalid(*unknown)
        left_out = {number: self.copy.lines[number - 1] for number in furniture(self.copy, self.recipe)}
        self._say_what_is_strange(left_out)
        marked = self._marked(left_out)
        data = self._serialised(marked, left_out)
        prove(data, self.copy)
        target = self.corpus / "transcriptions" / f"{self.recipe.id}.xml"
        atomic.write(target, data)
        return self._report(target, marked, left_out)

    def _report(self, target: Path, marked: list[Marked], left_out: dict[int, str]) -> Report:
        kinds = [block.kind for block in marked if block.anchored.state != "missing"]
        return Report(
            text=self.recipe.id,
            copy=str(self.copy.path),
            sha256=self.copy.sha256,
            written=str(target),
            counts=counts(kinds, [mark.sort for mark in _all_marks(marked)]),
            furniture=left_out,
            remarks=(*self.copy.remarks, *unended(marked, self.recipe)),
            problems=tuple(self.problems),
            awaits="" if self._text_file.is_file() else str(self._text_file),
        )

    @property
    def _text_file(self) -> Path:
        return self.corpus / "texts" / f"{self.recipe.id}.xml"

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
        entries = Ledger.read(Folder(self.corpus).ledger).of(self.recipe.id)
        if not is_of(found, entries):
            message = f"no passage of the copy is one of {self.recipe.id}; nothing was written"
            raise Invalid(problem(self.copy.path, 1, "other-text", message, "check the file and the id"))
        placed = anchored(found, entries)
        self._say_what_differs(placed, _elsewhere(placed, entries))
        names = Names.of(self.corpus / "registers", self.recipe)
        marked = Marking(self.recipe, names, self.language, self._say).marked(placed)
        return Sentences.of(entries, self._say).marked(marked)

    def _say_what_is_strange(self, left_out: Iterable[int]) -> None:
        for first, last in strangers(self.copy, self.recipe, left_out):
            lines = f"lines {first} to {last} are" if last > first else f"line {first} is"
            message = f"{lines} left out as standing outside the text, and the recipe does not know of it"
            self._say(first, "furniture", message, "look at it; if it is no text, add it to furniture.around")

    def _say_what_differs(self, placed: Iterable[Anchored], elsewhere: Mapping[str, str]) -> None:
        present = {one.anchor for one in placed}
        for one in placed:
            if one.anchor in elsewhere:
                message = f"{one.anchor} has the words of {elsewhere[one.anchor]}, which the ledger has elsewhere"
                self._say(one.block.line, one.state, message, "compare the order; its number is for this copy only")
            elif one.state in _STATES:
                message, remedy = (_DOUBTFUL if one.doubtful else _STATES)[one.state]
                self._say(one.block.line, one.state, f"{one.anchor} {message}", remedy)
        texts = [one.block.text for one in placed]
        for wording in (wording for wording in self.recipe.starts if not any(map(pattern(wording).match, texts))):
            self._say(1, "reading", f"no paragraph could start with “{wording}”", "give wording that stands once")
        for wording in (wording for wording in self.recipe.continues if not _goes_on(texts, wording)):
            self._say(1, "reading", f"no paragraph could go on with “{wording}”", "give wording that begins a line")
        for anchor in sorted(self.recipe.anchors - present):
            self._say(1, "reading", f"the recipe speaks of {anchor}, which the copy has not", "correct the recipe")

    def _serialised(self, marked: list[Marked], left_out: dict[int, str]) -> bytes:
        printed = [block.anchored.block for block in marked]
        marks = list(_all_marks(marked))
        corrections = sum(mark.corrected is not None for mark in marks)
        hyphens, sentences = (sum(mark.name == name for mark in marks) for name in ("pc", "s"))
        others = frozenset(language for mark in marks for language in mark.languages)
        found = Found(
            self.copy, self.language, left_out, printed, corrections, hyphens, sentences, others, self.recipe.date
        )
        head = header(self._text_file, found)
        return tei.serialise(document(self.recipe.id, head, self.language, marked, self.recipe))


def encode_file(path: Path, corpus: Path, text_id: str | None = None) -> Report:
    """Write `transcriptions/ID.xml` from a copy; Unknown where no recipe knows it and no id is given."""
    copy = Copy.read(path)
    return Run(copy, _recipe(copy, corpus, text_id), corpus).encode()


def text_of(path: Path, corpus: Path) -> str:
    """The id of the text that a file is a copy of; Unknown where no recipe knows it."""
    return _recipe(Copy.read(path), corpus, None).id


def _recipe(copy: Copy, corpus: Path, text_id: str | None) -> Recipe:
    known = list(recipes.all_in(corpus / "recipes"))
    if text_id is not None:
        if not TEXT_ID.fullmatch(text_id):
            raise EditionError(f"{text_id} is no id of a text; use small letters, digits and hyphens")
        return next((recipe for recipe in known if recipe.id == text_id), Recipe(text_id))
    fitting = [recipe for recipe in known if recipe.recognize and recipe.recognize in copy.text]
    fitting = fitting or _fitting_folded(copy, known)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        ids = " and ".join(recipe.id for recipe in fitting)
        raise EditionError(f"{copy.path}: the recipes {ids} both know it; say which with --as ID")
    raise Unknown(f"{copy.path}: no recipe knows this copy; name its text with --as ID")


def _fitting_folded(copy: Copy, known: Iterable[Recipe]) -> list[Recipe]:
    """The recipes that know a copy but for its script, width, white space and punctuation."""
    text = folded(copy.text)
    return [recipe for recipe in known if folded(recipe.recognize) and folded(recipe.recognize) in text]


def _elsewhere(placed: Iterable[Anchored], entries: Iterable[Entry]) -> dict[str, str]:
    """By their anchors, the extra blocks that read to the letter as an entry does that is missing in its place."""
    missing = {one.anchor for one in placed if one.state == "missing"}
    told = {entry.fingerprint: entry.id for entry in entries if entry.fingerprint and entry.id in missing}
    extra = ((one.anchor, fingerprint(one.block.text)) for one in placed if one.state == "extra")
    return {anchor: told[read] for anchor, read in extra if read in told}


def _goes_on(texts: Iterable[str], wording: str) -> bool:
    """Whether any text has a line, not its first, that begins with a wording."""
    return any(text[: found.start()].endswith("\n") for text in texts for found in pattern(wording).finditer(text))


def _language(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    if sum(map(is_han, letters)) * 3 < len(letters):
        return "en"
    traditional = sum(c in _TRADITIONAL - _SIMPLIFIED for c in letters)
    return "zh-Hant" if traditional > sum(c in _SIMPLIFIED - _TRADITIONAL for c in letters) else "zh-Hans"


def _all_marks(marked: Iterable[Marked]) -> Iterable:
    return (mark for block in marked for mark in block.marks)
