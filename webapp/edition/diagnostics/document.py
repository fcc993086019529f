"""A document under examination, and the edition around it: what a diagnostic may ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .. import tei
from ..encode import recipe
from ..encode.recipe import Recipe
from ..errors import EditionError, Invalid
from ..folder import Folder
from ..ledger import Ledger
from ..merge import blocks
from ..registers import REGISTERS
from ..tei import XML_ID, XML_LANG, Element, local, q
from .run import Run, runs

TEXT, TRANSCRIPTION, REGISTER, PAGE, OTHER = "text", "transcription", "register", "page", "other"
HOUSE = frozenset({TEXT, REGISTER, PAGE})
ALL = HOUSE | {TRANSCRIPTION, OTHER}
OWN, COPY = "the edition's own words", "all words, a source's included"

_FOLDERS = {"texts": TEXT, "transcriptions": TRANSCRIPTION, "registers": REGISTER}
ANCHOR = re.compile(r"([thpne])([1-9][0-9]*)")


@dataclass(frozen=True)
class Form:
    """A name of a register entry: `main`, `variant` or `translated`, its language, and its words."""

    kind: str
    language: str
    text: str
    element: Element


@dataclass(frozen=True)
class Entry:
    """A register entry such as `per:zhang-guotao`, with all its names."""

    ref: str
    element: Element
    forms: tuple[Form, ...]

    def main(self, language: str) -> str:
        """The name under which it is listed in a language; empty where there is none."""
        return next((f.text for f in self.forms if f.language == language and f.kind != "variant"), "")


@dataclass(frozen=True)
class Edition:
    """The folder that documents stand in; a folder that is not laid out like an edition has nothing to say."""

    folder: Folder
    house: bool = True

    def document(self, path: Path, root: Element) -> Document:
        """A file of it, as what it is: text, transcription, register, the edition's page, or somebody else's TEI."""
        kind = OTHER
        if self.house and self.folder.laid_out:
            here = path.resolve().parent
            if here == self.folder.path.resolve():
                kind = PAGE if path.name == "edition.xml" else OTHER
            elif here.parent == self.folder.path.resolve():
                kind = _FOLDERS.get(here.name, OTHER)
        return Document(path, root, kind, self)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The register entries by what points to them."""
        return {entry.ref: entry for entry in self._entries()}

    @cached_property
    def main_names(self) -> dict[str, dict[str, str]]:
        """By language, the main names that belong to one entry alone, and what points to it."""
        found: dict[str, dict[str, str]] = {}
        for language in ("en", "zh-Hans"):
            named = [(entry.main(language), ref) for ref, entry in self.entries.items() if entry.main(language)]
            count = Counter(name for name, _ in named)
            found[language] = {name: ref for name, ref in named if count[name] == 1}
        return found

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often each register entry is pointed at, by texts, registers and the page; transcriptions aside."""
        roots = [root for file in self.folder.files if (root := self._parsed(file)) is not None]
        values = (element.get(name, "") for root in roots for element in root.iter("{*}*") for name in _POINTING)
        return Counter(ref for value in values for ref in value.split())

    @cached_property
    def releases(self) -> Counter[str]:
        """The releases that the files of the edition name."""
        roots = [root for file in self.folder.files if (root := self._parsed(file)) is not None]
        return Counter(e.get("n", "") for root in roots for e in root.iterfind(f".//{q('editionStmt')}/{q('edition')}"))

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of anchors; an empty one where it cannot be read."""
        with suppress(Invalid):
            return Ledger.read(self.folder.ledger)
        return Ledger()

    def recipe(self, text_id: str) -> Recipe | None:
        """The recipe of a text, where it has one that can be read."""
        file = self.folder.recipes.get(text_id)
        with suppress(EditionError):
            return recipe.read(file) if file else None
        return None

    def transcription(self, text_id: str) -> Element | None:
        """The transcription of a text, where it is on hand and can be read."""
        file = self.folder.transcriptions.get(text_id)
        return self._parsed(file) if file else None

    def _parsed(self, file: Path) -> Element | None:
        try:
            return tei.parse(file)
        except Invalid:
            return None

    def _entries(self) -> Iterator[Entry]:
        for register in REGISTERS:
            file = self.folder.registers.get(register.name)
            root = self._parsed(file) if file else None
            for one in root.iter(q(register.entry)) if root is not None else ():
                if one.get(XML_ID):
                    yield Entry(f"{register.prefix}:{one.get(XML_ID)}", one, tuple(_forms(one, register.form)))


_POINTING = ("ref", "active", "passive", "mutual", "where")


@dataclass(frozen=True)
class Document:
    """One parsed file, its kind, and the edition that it stands in."""

    path: Path
    root: Element
    kind: str
    edition: Edition

    @property
    def id(self) -> str:
        """The id of the text: the file's stem."""
        return self.path.stem

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The running words, block by block; of a transcription those of the text alone, its header is the text's."""
        return tuple(self._runs(self.root, ""))

    @cached_property
    def _run_by_block(self) -> dict[Element, Run]:
        return {run.block: run for run in self.runs}

    @cached_property
    def blocks(self) -> dict[str, Element]:
        """The blocks that have an anchor of the edition's form, by anchor, in document order."""
        return {anchor: block for anchor, block in blocks(self.root).items() if ANCHOR.fullmatch(anchor)}

    @cached_property
    def digests(self) -> dict[str, dict[str, Element]]:
        """The digests of every block by their languages."""
        found: dict[str, dict[str, Element]] = {}
        for anchor, block in self.blocks.items():
            notes = (n for n in block.iterchildren(q("note")) if n.get("type") == "digest" and n.get(XML_LANG))
            found[anchor] = {note.get(XML_LANG): note for note in notes}
        return found

    @cached_property
    def digest_languages(self) -> tuple[str, ...]:
        """The languages that the edition speaks, as far as the document's digests show."""
        return tuple(dict.fromkeys(language for digests in self.digests.values() for language in digests))

    @cached_property
    def copied(self) -> dict[str, Element]:
        """The blocks of this text's transcription, where it is on hand."""
        root = self.edition.transcription(self.id) if self.kind == TEXT else None
        return blocks(root) if root is not None else {}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entries of this register, as this document has them."""
        if self.kind != REGISTER:
            return {}
        register = next((r for r in REGISTERS if r.name == self.id), None)
        found = self.root.iter(q(register.entry)) if register else ()
        named = (one for one in found if one.get(XML_ID))
        made = (Entry(f"{register.prefix}:{e.get(XML_ID)}", e, tuple(_forms(e, register.form))) for e in named)
        return {entry.ref: entry for entry in made}

    def run_of(self, block: Element) -> Run | None:
        """The running words of a block."""
        return self._run_by_block.get(block)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in document order."""
        return tuple(self.root.iter("{*}*"))

    def all(self, *names: str) -> Iterator[Element]:
        """Every TEI element of some names."""
        return self.root.iter(*map(q, names))

    def own(self, *names: str) -> Iterator[Element]:
        """Every TEI element of some names that the edition wrote: what is transcribed aside."""
        return (element for element in self._own if local(element) in names)

    @cached_property
    def names(self) -> tuple[Element, ...]:
        """The names and titles in the text that the edition wrote, those of the header aside."""
        found = self.own("persName", "placeName", "orgName", "name", "title")
        return tuple(e for e in found if not any(local(a) == "teiHeader" for a in e.iterancestors()))

    @cached_property
    def _own(self) -> tuple[Element, ...]:
        return tuple(e for e in self.elements if self.kind != TRANSCRIPTION and self._is_own(e))

    def _runs(self, element: Element, language: str, own: bool = True) -> Iterator[Run]:
        for part in element.iterchildren("{*}*"):
            spoken = part.get(XML_LANG) or element.get(XML_LANG) or language
            if local(part) == "text" and self.kind == TEXT:
                yield from (Run(r.block, r.slots, self._is_own(r.block)) for r in runs(part, spoken, own))
            elif not (local(part) == "teiHeader" and self.kind == TRANSCRIPTION):
                yield from runs(part, spoken, self.kind != TRANSCRIPTION)

    def _is_own(self, element: Element) -> bool:
        if self.kind != TEXT:
            return True
        lineage = (element, *element.iterancestors())
        return any(local(a) == "teiHeader" or a.get("type") in _OWN for a in lineage)


_OWN = frozenset({"digest", "editorial", "introduction"})


def _forms(entry: Element, name: str) -> Iterator[Form]:
    for form in entry.iterchildren(q(name)):
        words = " ".join("".join(form.itertext()).split())
        if words:
            yield Form(form.get("type", ""), form.get(XML_LANG, ""), words, form)
