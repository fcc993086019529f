"""The parts of a block that speak for themselves: a digest, a paragraph of a note, or the block's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from .source import Source, Span

_PIECE = re.compile(r"<!--.*?-->|<\?.*?\?>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&[^;]*;|.", re.DOTALL)
_NOT_SEARCHED = frozenset({"reg", "sic", "surplus", "label"})
_NEVER_CUT = frozenset({"choice", "date", "ref"})


@dataclass(frozen=True)
class Unit:
    """Words in one language from `start` to `end` of a source; `holder` is their element, None for a block's own."""

    language: str
    start: int
    end: int
    holder: Span | None = None

    @property
    def part(self) -> tuple[bool, str]:
        """What it is a part of: the block's own words, or all that its digests or paragraphs say in a language."""
        return self.holder is not None, self.language


@dataclass(frozen=True)
class Cut:
    """Where a unit is parted: its first half ends at `at` with `closed`, its second begins with `opened`."""

    unit: Unit
    at: int
    closed: str
    opened: str


def units(source: Source, block: Span) -> list[Unit]:
    """The units of a block in their order, its own words first."""
    children = source.children(block)
    holders = [child for child in children if _is_digest(source, child) or child.name == "p"]
    first = min((source.extent(holder)[0] for holder in holders), default=block.closing)
    own = list(_own(source, block, begins(source, block), first))
    return own + [Unit(source.language(one), one.inside, one.closing, one) for one in holders]


def labels(source: Source, block: Span) -> list[Span]:
    """The marks of a note."""
    return [child for child in source.children(block) if child.name == "label"]


def begins(source: Source, block: Span) -> int:
    """Where a block's own words begin: after its marks."""
    return max((label.end for label in labels(source, block)), default=block.inside)


def places(source: Source, unit: Unit, words: str) -> list[int]:
    """Where some words begin in a unit, whatever stands between them: white space, tags, calls of notes."""
    pieces = list(_said(source, unit))
    text = "".join(said for said, _ in pieces)
    wanted = " ".join(words.split())
    return [pieces[found.start()][1] for found in re.finditer(re.escape(wanted), text)] if wanted else []


def cut(source: Source, unit: Unit, at: int) -> Cut:
    """A unit parted before a character; Invalid where one part would be empty, or the place is in what stays whole."""
    open_ = [span for span in source.spans if unit.start <= span.start < at < span.end and span.end <= unit.end]
    while open_ and not source.words[open_[-1].inside : at].strip():
        at = open_.pop().start
    if not source.words[unit.start : at].strip():
        raise source.wrong(at, "split", "nothing stands before these words", "name words that begin the second part")
    for span in open_:
        if span.name in _NEVER_CUT or "xml:id" in span.values:
            message = f"these words stand within {span.name}, which stays whole"
            raise source.wrong(at, "split", message, "name words before or after it")
    closed = "".join(f"</{_tag(source, span)}>" for span in reversed(open_))
    return Cut(unit, at, closed, "".join(source.words[span.start : span.inside] for span in open_))


def _tag(source: Source, span: Span) -> str:
    return re.match(r"<([^\s/>]+)", source.words[span.start :])[1]


def _own(source: Source, block: Span, start: int, end: int) -> Iterator[Unit]:
    words = source.words[start:end]
    if words.strip():
        yield Unit(source.language(block), start, start + len(words.rstrip()))


def _is_digest(source: Source, span: Span) -> bool:
    return span.name == "note" and source.get(span, "type") == "digest"


def _said(source: Source, unit: Unit) -> Iterator[tuple[str, int]]:
    """Each character to be searched, with its place; white space as one space."""
    within = (span for span in source.spans if unit.start <= span.start < unit.end)
    silent = [span for span in within if _is_passed_over(source, span)]
    spaced = False
    for piece in _PIECE.finditer(source.words, unit.start, unit.end):
        said = "" if piece[0].startswith("<") else unescape(piece[0])
        if not said or any(span.inside <= piece.start() < span.closing for span in silent):
            continue
        if not (said.isspace() and spaced):
            yield (" " if said.isspace() else said), piece.start()
        spaced = said.isspace()


def _is_passed_over(source: Source, span: Span) -> bool:
    return span.name in _NOT_SEARCHED or (span.name == "ref" and source.get(span, "type") == "note")
