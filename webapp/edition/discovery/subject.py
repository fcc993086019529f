"""What a page is about: a text or passage, with the facts that its citation does not give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..citation import Item
from ..citation.item import address_of
from ..corpus import Corpus
from ..diplomatic import reading
from ..mentions import by_entry
from ..passage import Passage
from ..reference import Reference
from ..registers.directory import Directory, directory
from ..registers.entry import Entry
from ..tei import NS, Element, language, q
from ..text import Text, suiting

_KINDS = {"persName": "Person", "orgName": "Organization"}


@dataclass(frozen=True)
class Author:
    """An author as the title statement has it; `kind` is `Person` or `Organization`, `entry` that of the registers."""

    name: str
    kind: str = ""
    entry: Entry | None = None


@dataclass(frozen=True)
class Subject:
    """A text or passage as printed; `address` is the edition's own, without a final slash.

    `script` is that of the Chinese in descriptions that are not Chinese themselves: no tag says of what script it is.
    """

    corpus: Corpus
    reference: Reference
    address: str
    script: str = ""

    @cached_property
    def item(self) -> Item:
        """The facts of its citation."""
        return Item.of(self.corpus, self.reference, self.address)

    @cached_property
    def text(self) -> Text:
        """The text that it is, or is of."""
        return self.corpus.text(self.reference.text)

    @property
    def text_url(self) -> str:
        """The address of the text."""
        return text_address(self.reference.text, self.address)

    def title(self, spoken: str) -> tuple[str, str]:
        """The title for a reader of a language, with the place of a passage, and the language that it is in."""
        if self.item.is_by_editors:
            item = self.item.told_in(spoken)
            return item.title, item.language
        title, language = suiting(self.text.titles, spoken)
        where = self.item.locator
        if where is None:
            return title, language
        return f"{title}，{where.chinese}" if language[:2] == "zh" else f"{title}, {where.said()}", language

    @cached_property
    def directory(self) -> Directory:
        """The entries of the registers."""
        return directory(self.corpus)

    @cached_property
    def passage(self) -> Passage | None:
        """Where it stands today; None for a whole text."""
        return Passage.of(self.corpus, self.reference) if self.reference.start else None

    @property
    def anchors(self) -> tuple[str, ...]:
        """The blocks that it covers: all those of a text, none where a passage does not stand there any more."""
        if self.passage is None:
            return tuple(self.text.blocks)
        found = self.passage.stretches if self.passage.is_current else ()
        return tuple(block for stretch in found if stretch.text == self.text.id for block in stretch.blocks)

    @property
    def is_on_hand(self) -> bool:
        """Whether there are words to take away: those of today, or of a release whose archive is here."""
        return self.passage is None or self.passage.is_on_hand(self.corpus)

    @cached_property
    def descriptions(self) -> Mapping[str, str]:
        """What the edition says of it by language: the abstract of a text, the digests of passages, its own notes.

        Nothing is said of what a release has, since these words are today's.
        """
        if self.reference.release:
            return {}
        printed = self._told("")
        shown = self._told(self.script) if self.script else printed
        return {spoken: (printed if spoken.startswith("zh") else shown)[spoken] for spoken in printed}

    @cached_property
    def authors(self) -> tuple[Author, ...]:
        """The authors: of the editors' own notes, the edition."""
        if self.item.is_by_editors:
            return tuple(Author(name.plain, "Organization") for name in self.item.authors)
        return tuple(self._author(element) for element in self.text.author_elements if _words(element))

    @cached_property
    def mentioned(self) -> tuple[str, ...]:
        """The pointers to the entries that it mentions, each once."""
        wanted = set(self.anchors)
        found = by_entry(self.corpus, self.text, "")
        return tuple(ref for ref, all_of in found.items() if any(each.anchor in wanted for each in all_of))

    @cached_property
    def keywords(self) -> tuple[tuple[str, str], ...]:
        """The keywords of the text with their languages."""
        found = self.text.document.iterfind(".//tei:profileDesc/tei:textClass/tei:keywords/tei:term", NS)
        return tuple((_words(term), language(term)) for term in found if _words(term))

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of the text, then those of its digests."""
        told = self.descriptions if self.text.digested else ()
        return tuple(dict.fromkeys(filter(None, (self.item.language, *told))))

    @cached_property
    def publisher(self) -> str:
        """Who publishes the edition, as the header says."""
        return _words(self.text.document.find(".//tei:publicationStmt/tei:publisher", NS))

    def _told(self, script: str) -> Mapping[str, str]:
        if not self.reference.start:
            return self.corpus.text(self.text.id, script).abstracts
        found: dict[str, list[str]] = {}
        said = self.corpus.wordings(self.text.id, script=script) if self.text.digested else {}
        for anchor in self.anchors:
            for (_, spoken), words in said.get(anchor, {}).items():
                found.setdefault(spoken, []).append(words)
        return {spoken: ("" if spoken[:2] == "zh" else " ").join(parts) for spoken, parts in found.items()}

    def _author(self, element: Element) -> Author:
        refs = " ".join(element.xpath("@ref | .//@ref")).split()
        entry = next((self.directory.entries[ref] for ref in refs if ref in self.directory.entries), None)
        kind = next((kind for name, kind in _KINDS.items() if element.find(q(name)) is not None), "")
        return Author(_words(element), kind, entry)


def text_address(text_id: str, address: str) -> str:
    """The address of a text."""
    return address_of(Reference(text_id, ""), address)


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join(reading(element).split())
