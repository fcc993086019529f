"""An XML file as its author wrote it: every element by its place in the characters, so that all others stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from .. import tei
from ..errors import Invalid, not_utf8, problem

# The markup of a document that is known to be well-formed and to have no DOCTYPE (XML 1.0, 2.4 and 3.1).
_MARKUP = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<(/?)([^\s/>]+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([^\s=/<>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True)
class Span:
    """An element from `start` to `end`, its content from `inside` to `closing`; equal where it is empty."""

    name: str
    start: int
    inside: int
    closing: int
    end: int
    values: Mapping[str, tuple[int, int]]

    def holds(self, other: Span) -> bool:
        """Whether another element stands in this one."""
        return self.start < other.start and other.end <= self.end


@dataclass(frozen=True)
class Edit:
    """Characters to stand in the place of those from `start` to `end`."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True)
class Source:
    """The characters of one TEI file."""

    path: Path
    words: str

    @classmethod
    def read(cls, path: Path) -> Source:
        """A file as it is, line ends included; Invalid where it is not well-formed, or not in UTF-8."""
        tei.parse(path)
        try:
            return cls(path, path.read_bytes().decode())
        except UnicodeDecodeError as error:
            raise Invalid(not_utf8(path, error)) from error

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Every element, in document order."""
        return tuple(sorted(self._spans(), key=lambda span: span.start))

    @cached_property
    def ids(self) -> dict[str, Span]:
        """The elements that have an xml:id, by it."""
        return {self.get(span, "xml:id"): span for span in self.spans if "xml:id" in span.values}

    def get(self, span: Span, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        start, end = span.values.get(name, (0, 0))
        return unescape(self.words[start:end])

    def text(self, span: Span) -> str:
        """What an element says, in one line."""
        return " ".join(unescape(_MARKUP.sub("", self.words[span.inside : span.closing])).split())

    def says_all_of(self, other: Source) -> bool:
        """Whether every character that is no white space is in it as often as in another source, or more often."""
        ours, theirs = (Counter("".join(_MARKUP.sub("", one.words).split())) for one in (self, other))
        return not theirs - ours

    def lineage(self, span: Span) -> list[Span]:
        """The elements that an element stands in, from the nearest outwards."""
        return [other for other in reversed(self.spans) if other.holds(span)]

    def children(self, span: Span) -> list[Span]:
        """The elements directly in an element."""
        found: list[Span] = []
        for other in self.spans:
            if span.holds(other) and not (found and found[-1].holds(other)):
                found.append(other)
        return found

    def language(self, span: Span) -> str:
        """The effective xml:lang of an element."""
        return next((said for one in (span, *self.lineage(span)) if (said := self.get(one, "xml:lang"))), "")

    def line(self, at: int) -> int:
        """The number of the line that a character stands in."""
        return self.words.count("\n", 0, at) + 1

    def edited(self, edits: Iterable[Edit]) -> Source:
        """The source with each stretch replaced; stretches do not overlap."""
        words = self.words
        for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
            words = words[: edit.start] + edit.words + words[edit.end :]
        return Source(self.path, words)

    def indent(self, at: int) -> str:
        """The white space before a character: of its line end and its indentation."""
        return self.words[len(self.words[:at].rstrip()) : at]

    def extent(self, span: Span) -> tuple[int, int]:
        """From where to where an element reaches with the processing instructions that stand directly before it."""
        start = span.start
        while (before := self.words[:start].rstrip()).endswith("?>"):
            start = before.rfind("<?")
        return start, span.end

    def wrong(self, at: int, code: str, message: str, remedy: str) -> Invalid:
        """An error at a character."""
        return Invalid(problem(self.path, self.line(at), code, message, remedy))

    def _spans(self) -> Iterator[Span]:
        open_: list[re.Match[str]] = []
        for tag in _MARKUP.finditer(self.words):
            if tag[2] is None:
                continue
            if tag[1]:
                opening = open_.pop()
                yield self._span(opening, tag.start(), tag.end())
            elif tag[3]:
                yield self._span(tag, tag.end(), tag.end())
            else:
                open_.append(tag)

    def _span(self, opening: re.Match[str], closing: int, end: int) -> Span:
        found = _ATTRIBUTE.finditer(self.words, opening.end(2), opening.end())
        values = {one[1]: one.span(2) if one[2] is not None else one.span(3) for one in found}
        return Span(opening[2].rpartition(":")[2], opening.start(), opening.end(), closing, end, values)
