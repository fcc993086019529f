"""Running words: the text of one block in reading order, with the element, language and line of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..tei import XML_LANG, Element, local
from ..tei import language as language_of

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
LIFTED = "\ufffc"  # stands where a block within the block was lifted out
NAMES = frozenset({"persName", "placeName", "orgName", "name", "title", "docAuthor"})

_BLOCKS = frozenset({
    "p", "ab", "head", "l", "item", "cell", "titlePart", "note", "figure", "figDesc", "fw", "trailer", "salute",
    "signed", "dateline", "bibl", "desc", "titleStmt", "title", "term", "quote", "cit", "list", "lg",
})  # fmt: skip
_INLINE_IN_BLOCK = frozenset({"title", "term"})
_LEFT_OUT = frozenset({"idno", "code", "formula", "geo", "egXML"})
_BREAKS = frozenset({"lb", "pb", "cb"})
_WORD = re.compile(rf"[{HAN}{LATIN}]")


@dataclass(frozen=True)
class Slot:
    """One piece of text: where it starts in the run, the element that holds it, its language and line."""

    start: int
    text: str
    holder: Element
    language: str
    line: int


@dataclass(frozen=True)
class Run:
    """The words of one block, less those of blocks within it and of note calls; `own` where the edition wrote them."""

    block: Element
    slots: tuple[Slot, ...]
    own: bool

    @cached_property
    def text(self) -> str:
        """All words, as the file has them."""
        return "".join(slot.text for slot in self.slots)

    @cached_property
    def language(self) -> str:
        """The language of the block."""
        return language_of(self.block)

    @property
    def is_chinese(self) -> bool:
        """Whether the block is in written Chinese."""
        return is_chinese(self.language)

    def slot(self, at: int) -> Slot:
        """The piece that a character stands in."""
        return self.slots[max(bisect_right(self._starts, at) - 1, 0)]

    def element(self, at: int) -> Element:
        """The element that holds a character."""
        return self.slot(at).holder

    def line(self, at: int) -> int:
        """The line of the file that a character stands on."""
        slot = self.slot(at)
        return slot.line + slot.text.count("\n", 0, at - slot.start)

    def within(self, start: int, end: int, names: frozenset[str]) -> bool:
        """Whether any character of a stretch stands in an element of some names, within this block."""
        slots = {self.slots.index(self.slot(at)) for at in (start, end - 1)}
        return any(_inside(self.slots[n].holder, self.block, names) for n in range(min(slots), max(slots) + 1))

    def find(self, pattern: re.Pattern[str], language: str = "") -> Iterator[re.Match[str]]:
        """The matches of a pattern, those that begin in a language alone (`zh`: written Chinese)."""
        for match in pattern.finditer(self.text):
            spoken = self.slot(match.start()).language
            if not language or (is_chinese(spoken) if language == "zh" else spoken.partition("-")[0] == language):
                yield match

    def context(self, start: int, end: int) -> str:
        """A few characters to know a place by."""
        return " ".join(self.text[max(start - 8, 0) : end + 8].split())

    @cached_property
    def _starts(self) -> list[int]:
        return [slot.start for slot in self.slots]


def is_chinese(language: str) -> bool:
    """Whether a language tag is that of Chinese in Chinese characters."""
    return language.partition("-")[0] == "zh" and "Latn" not in language


def runs(element: Element, language: str, own: bool) -> Iterator[Run]:
    """Every run of an element's subtree; an element that is no block is one where it holds text of its own."""
    language = element.get(XML_LANG) or language
    if local(element) in _BLOCKS or _holds_words(element):
        yield from _run(element, language, own)
    else:
        for child in element.iterchildren("{*}*"):
            yield from runs(child, language, own)


def _run(block: Element, language: str, own: bool) -> Iterator[Run]:
    collected = _Collected([], [], 0)
    collected.take(block, language)
    if any(slot.text.strip(f"{LIFTED} \n\t") for slot in collected.slots):
        yield Run(block, tuple(collected.slots), own)
    for inner, spoken in collected.inner:
        yield from runs(inner, spoken, own)


@dataclass
class _Collected:
    """The pieces of a run and the blocks lifted out of it, as they are met."""

    slots: list[Slot]
    inner: list[tuple[Element, str]]
    length: int
    line: int = 0

    def take(self, element: Element, language: str) -> None:
        """Take an element's words; an inner block is put by."""
        language = element.get(XML_LANG) or language
        self.line = element.sourceline or self.line
        self._add(element.text, element, language)
        for child in element:
            self._child(child, language)
            self._add(child.tail, element, language)

    def _child(self, child: Element, language: str) -> None:
        name = local(child)
        if name in _BREAKS:
            self._add("" if child.get("break") == "no" else "\n", child, language)
            self.line = child.sourceline or self.line
        elif name in _BLOCKS - _INLINE_IN_BLOCK:
            self._add("" if name == "note" else LIFTED, child, language)
            self.inner.append((child, child.get(XML_LANG) or language))
            self.line = _last_line(child)
        elif name == "reg" and child.get(XML_LANG):
            self.inner.append((child, language))
            self.line = _last_line(child)
        elif name and name not in _LEFT_OUT and not (name == "ref" and child.get("type") == "note"):
            self.take(child, language)

    def _add(self, text: str | None, holder: Element, language: str) -> None:
        if text:
            self.slots.append(Slot(self.length, text, holder, language, self.line))
            self.length += len(text)
            self.line += text.count("\n") if local(holder) not in _BREAKS else 0


def _holds_words(element: Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(child.tail for child in element)))


def _last_line(element: Element) -> int:
    line = element.sourceline or 0
    for inner in element.iter():
        line = max(line, (inner.sourceline or 0) + (inner.text or "").count("\n"))
        if inner is not element:
            line = max(line, (inner.sourceline or 0) + (inner.tail or "").count("\n"))
    return line


def _inside(holder: Element, block: Element, names: frozenset[str]) -> bool:
    while holder is not block and holder is not None:
        if local(holder) in names:
            return True
        holder = holder.getparent()
    return False


def words(text: str) -> int:
    """How much is said, about alike in both scripts: a Han character counts as three letters."""
    han = len(re.findall(f"[{HAN}]", text))
    return 3 * han + len(re.findall(f"[{LATIN}0-9]", text))
