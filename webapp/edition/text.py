"""What a page or a citation says of a text: facts read from its TEI header and its blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .errors import Unknown
from .merge import blocks, sentences
from .tei import NS, Element, language, local, words

KINDS = {"titlePart": "title", "head": "head", "p": "paragraph", "ab": "paragraph", "lg": "verse"}


@dataclass(frozen=True)
class Block:
    """One citable passage: its anchor, kind (`title`, `head`, `paragraph`, `note`, ...) and language."""

    anchor: str
    kind: str
    language: str


@dataclass(frozen=True)
class Text:
    """One text of the edition, as its merged (and perhaps converted) TEI document has it.

    It is `copied` where a transcription lies beside it, which `edition encode` made from a reader's copy.
    """

    id: str
    document: Element
    copied: bool = False

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles by language; the title of the source comes first."""
        own = "not(@type) or @type = 'main' or @type = 'translated'"
        return self._by_language(f"//tei:titleStmt/tei:title[{own}]") or {self.language: self.id}

    @cached_property
    def short(self) -> dict[str, str]:
        """Short titles by language, or the titles where there is none."""
        return self._by_language("//tei:titleStmt/tei:title[@type = 'short']") or self.titles

    @cached_property
    def author_elements(self) -> tuple[Element, ...]:
        """The authors' elements in the title statement."""
        return tuple(self._all("//tei:titleStmt/tei:author"))

    @cached_property
    def authors(self) -> tuple[tuple[str, str], ...]:
        """The authors as the title statement names them, each with the language of the name."""
        return tuple((words(element), _language_of_words(element)) for element in self.author_elements)

    @cached_property
    def author_refs(self) -> tuple[str, ...]:
        """For each of the authors its pointer to the registers, `per:hook`; empty where it has none."""
        refs = (e.xpath("string((descendant-or-self::*/@ref)[1])") for e in self.author_elements)
        return tuple(ref.partition(" ")[0] for ref in refs)

    @cached_property
    def language(self) -> str:
        """The language that the text itself is in."""
        return language(self._all("/tei:TEI/tei:text")[0]) if self._all("/tei:TEI/tei:text") else ""

    @cached_property
    def abstracts(self) -> dict[str, str]:
        """Abstracts by language."""
        return self._by_language("//tei:profileDesc/tei:abstract")

    @cached_property
    def release(self) -> str:
        """The release that the edition statement names."""
        return next((e.get("n") for e in self._all("//tei:editionStmt/tei:edition[@n]")), "")

    @cached_property
    def licence(self) -> str:
        """The URL of the licence, or the words of the availability statement."""
        targets = [e.get("target") for e in self._all("//tei:publicationStmt//tei:licence[@target]")]
        return targets[0] if targets else " ".join(map(words, self._all("//tei:publicationStmt/tei:availability")))

    @property
    def licence_url(self) -> str:
        """The URL of the licence; empty where the header only words it."""
        return self.licence if self.licence.startswith("http") else ""

    @cached_property
    def source(self) -> tuple[tuple[str, str], ...]:
        """Where the text was published: title and imprint without remarks, each part with its language."""
        told = "*[not(self::tei:note or self::tei:author)]"
        return self._spoken(f"//tei:sourceDesc/tei:bibl[@type = 'publication']/{told}")

    @cached_property
    def transcribed(self) -> bool:
        """Whether the words of the source are on hand, and not only their digests."""
        return any(_has_words(p) for p in self._all("//tei:body//tei:p | //tei:body//tei:ab | //tei:body//tei:l"))

    @cached_property
    def digested(self) -> bool:
        """Whether digests stand beside the text, or for it."""
        return bool(self._all("//tei:text//tei:note[@type = 'digest']"))

    @cached_property
    def elements(self) -> dict[str, Element]:
        """The elements of the citable blocks by anchor, in document order."""
        return {a: e for a, e in blocks(self.document).items() if local(e) in (*KINDS, "note")}

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """The citable blocks by anchor, in document order."""
        return {a: Block(a, _kind(e), language(e)) for a, e in self.elements.items()}

    @cached_property
    def passages(self) -> tuple[Block, ...]:
        """The blocks that are read one after another: title, heads and paragraphs, without the notes."""
        return tuple(block for block in self.blocks.values() if "note" not in block.kind)

    def block(self, anchor: str) -> Block:
        """The block with an anchor; Unknown where the text has none."""
        if anchor not in self.blocks:
            raise Unknown(f"{self.id} has no passage “{anchor}”")
        return self.blocks[anchor]

    def sentences(self, anchor: str) -> tuple[str, ...]:
        """The ids of a block's sentences, `p12.s1` ..., in its order; none without the source's words."""
        return tuple(sentences(self.elements[self.block(anchor).anchor]))

    def neighbours(self, anchor: str) -> tuple[Block | None, Block | None]:
        """The passages before and after one; a note stands outside the sequence."""
        anchors = [block.anchor for block in self.passages]
        if anchor not in anchors:
            return None, None
        at = anchors.index(anchor)
        return (self.passages[at - 1] if at else None), (self.passages[at + 1] if at + 1 < len(anchors) else None)

    def count(self, kind: str) -> int:
        """How many blocks are of a kind."""
        return sum(block.kind == kind for block in self.blocks.values())

    def _all(self, path: str) -> list[Element]:
        return self.document.xpath(path, namespaces=NS)

    def _spoken(self, path: str) -> tuple[tuple[str, str], ...]:
        return tuple((words(element), _language_of_words(element)) for element in self._all(path))

    def _by_language(self, path: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for element in self._all(path):
            if said := words(element):
                found.setdefault(language(element), said)
        return found


def suiting(texts: Mapping[str, str], wanted: str) -> tuple[str, str]:
    """Of words by language, those that suit a reader of a language best, and the language they are in."""
    spoken = next((spoken for spoken in texts if spoken[:2] == wanted[:2]), next(iter(texts), ""))
    return texts.get(spoken, ""), spoken


def _kind(element: Element) -> str:
    if local(element) == "note":
        return f"{element.get('type', '')} note".strip()
    return KINDS[local(element)]


def _has_words(element: Element) -> bool:
    return any(word.strip() for word in element.xpath(".//text()[not(ancestor::tei:note)]", namespaces=NS))


def _language_of_words(element: Element) -> str:
    """The language of an element, or of the one child that holds all its words."""
    only = element[0] if len(element) == 1 and words(element) == words(element[0]) else element
    return language(only)
