"""The editor's desk: the files of an edition and its ledger, as they will be when an edit is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..entry import ID, Entry
from ..errors import EditionError, Invalid, Problem, Unknown
from ..folder import Folder
from ..ledger import Ledger
from . import recipes
from .following import followed
from .header import counted
from .revision import Revision
from .rows import closed
from .source import Source, Span


@dataclass(frozen=True)
class Desk:
    """Every file as it was (`old`) and is to be: TEI files as sources, recipes as text; what was said of it so far."""

    folder: Folder
    old: Mapping[Path, str]
    new: Mapping[Path, str]
    ledger: Ledger
    said: tuple[str, ...] = ()
    remarks: tuple[Problem, ...] = ()

    @classmethod
    def open(cls, path: Path) -> Desk:
        """An edition's files; Invalid where one cannot be read, EditionError where the folder keeps no ledger."""
        folder = Folder(path)
        if not (folder.laid_out and folder.ledger.is_file()):
            raise EditionError(f"{path} keeps no ledger of anchors; name an edition's folder with --corpus")
        tei = {file: Source.read(file).words for file in folder.files}
        words = tei | {file: file.read_bytes().decode() for file in folder.recipes.values()}
        return cls(folder, words, words, Ledger.read(folder.ledger))

    def source(self, text: str) -> Source:
        """The file of a text as it is to be."""
        return self._source(self.folder.texts[text])

    def with_source(self, source: Source) -> Desk:
        """The desk with a file as it is now to be."""
        return replace(self, new={**self.new, source.path: source.words})

    def with_all_of(self, source: Source, anchor: str) -> Desk:
        """The desk with a file in which all words are as before; EditionError where an edit at an anchor lost any."""
        if not source.says_all_of(self._source(source.path)):
            raise EditionError(
                f"{anchor}: some of its words would be lost; put those beside its digests into one first"
            )
        return self.with_source(source)

    def passage(self, anchor: str) -> tuple[str, str]:
        """The text and id of an anchor such as `sun/p12`; Unknown where no text has it now."""
        text, _, own = anchor.partition("/")
        if text not in self.folder.texts or not ID.fullmatch(own) or own not in self.source(text).ids:
            raise Unknown(f"{anchor}: {self._absence(anchor)}")
        if "." in own:
            raise Unknown(f"{anchor} is a sentence, and follows its paragraph; name the paragraph")
        return text, own

    def free(self, text: str, kind: str, count: int) -> tuple[str, ...]:
        """The next ids of a kind that no passage of a text ever had."""
        used = {entry.id for entry in self.ledger.of(text)} | self.source(text).ids.keys()
        last = max((int(found[2]) for one in used if (found := ID.fullmatch(one)) and found[1] == kind), default=0)
        return tuple(f"{kind}{last + number}" for number in range(1, count + 1))

    def with_closed(self, state: str, gone: Sequence[str], new: Sequence[str], reason: str, beside: str = "") -> Desk:
        """The desk after anchors came to be of a state and others their successors: pointers, header, ledger follow.

        The new anchors stand `beside` another, or where the old ones did. Invalid with all that cannot follow.
        """
        successors = dict.fromkeys(gone, tuple(new))
        desk = replace(self, new={**self.new, **dict(self._followed(successors))})
        ledger = closed(self.ledger, gone, state, new, reason, beside or gone[-1])
        said = f"{' and '.join(gone)}: {state}{', now ' if new else ''}{' and '.join(new)}"
        return replace(desk, ledger=ledger, said=(*self.said, said))._with_recipes(successors)

    def with_wording(self, text: str, key: str, words: str) -> Desk:
        """The desk with a recipe by which some wording of the source `starts` a paragraph, or `continues` one."""
        path = self.folder.recipes.get(text)
        if path is None:
            raise EditionError(f"{text} has no recipe that could say so; leave --{key} out")
        return replace(self, new={**self.new, path: recipes.with_wording(self.new[path], key, words)})

    def dependent(self, text: str, own: str) -> list[Span]:
        """The notes of a text that are about a passage, and those that nothing else calls."""
        source = self.source(text)
        block = source.ids[own]
        notes = (span for span in source.spans if span.name == "note" and "xml:id" in span.values)
        return [one for one in notes if one != block and _depends(source, one, block, own)]

    def revision(self) -> Revision:
        """The edit, with what the editor has yet to do."""
        changed = {path: words for path, words in self.new.items() if words != self.old[path]}
        files = {path: words.encode() for path, words in changed.items()} | {self.folder.ledger: self.ledger.content}
        awaiting = (path for text, path in self.folder.transcriptions.items() if self._is_renumbered(text))
        told = (f"{path} was made before this; run edition encode on your copy again" for path in awaiting)
        return Revision(self.folder.path, files, (*self.said, *told), self.remarks)

    def _is_renumbered(self, text: str) -> bool:
        """Whether a text has other passages now, of those that its source has too."""
        path = self.folder.texts.get(text)
        ids = [Source(path, words[path]).ids for words in (self.old, self.new)] if path else [{}, {}]
        old, new = ({one for one in some if not one.startswith("e")} for some in ids)
        return old != new

    def _source(self, path: Path) -> Source:
        return Source(path, self.new[path])

    def _followed(self, successors: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Path, str]]:
        """Every TEI file after its pointers followed, and its header the count of its paragraphs."""
        texts, wrong = {path: text for text, path in self.folder.texts.items()}, list[Problem]()
        for path in self.folder.files:
            try:
                source = followed(self._source(path), texts.get(path, ""), successors)
                yield path, counted(source, Source(path, self.old[path])).words
            except Invalid as error:
                wrong += error.problems
        if wrong:
            raise Invalid(*wrong)

    def _with_recipes(self, successors: Mapping[str, tuple[str, ...]]) -> Desk:
        new, remarks = dict(self.new), list(self.remarks)
        for anchor, all_ in successors.items():
            text, _, own = anchor.partition("/")
            if path := self.folder.recipes.get(text):
                here = tuple(one.partition("/")[2] for one in all_ if one.startswith(f"{text}/"))
                new[path] = recipes.followed(new[path], own, here)
                remarks += recipes.undecided(new[path], path, own)
        return replace(self, new=new, remarks=tuple(remarks))

    def _absence(self, anchor: str) -> str:
        entry: Entry | None = self.ledger.entry(anchor)
        if entry is None or entry.state == "current":
            return "no text has such a passage; name one such as sun/p12"
        now = f"; name {' or '.join(entry.successors)}" if entry.successors else "; nothing took its place"
        return f"is {entry.state} already{now}"


def _depends(source: Source, note: Span, block: Span, own: str) -> bool:
    if source.get(note, "type") == "editorial":
        return f"#{own}" in source.get(note, "target").split()
    pointer = re.compile(rf"#{re.escape(source.get(note, 'xml:id'))}")
    calls = [span for span in source.spans if span.name == "ref" and pointer.fullmatch(source.get(span, "target"))]
    return bool(calls) and all(block.holds(call) for call in calls)
