"""A block taken out of its place, and put into another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .source import Edit, Source, Span


@dataclass(frozen=True)
class Taken:
    """A block with the instructions before it, and the line end and indentation that it stood behind."""

    words: str
    line: str


def taken(source: Source, anchor: str) -> tuple[Taken, Source]:
    """A block, and the source without it; what held the block and nothing else goes with it."""
    block = source.ids[anchor]
    start, end = source.extent(block)
    block_alone = Taken(source.words[start:end], _line(source.indent(start)))
    start, end = source.extent(_emptied(source, block))
    return block_alone, source.edited([Edit(start - len(source.indent(start)), end)])


def put(source: Source, block: Taken, beside: str, *, after: bool) -> Source:
    """A source with a block directly after, or before, another, and indented as that is."""
    neighbour = source.ids[beside]
    start = source.extent(neighbour)[0]
    line = _line(source.indent(start))
    words = block.words.replace(block.line, line) if block.line and line else block.words
    return source.edited(
        [Edit(neighbour.end, neighbour.end, line + words) if after else Edit(start, start, words + line)]
    )


def _line(indent: str) -> str:
    return re.search(r"(?:\r?\n)?[ \t]*\Z", indent)[0]


def _emptied(source: Source, block: Span) -> Span:
    """The block, or the outermost element that would be left without words and elements if it went."""
    gone = block
    for holder in source.lineage(block):
        start, end = source.extent(gone)
        rest = source.words[holder.inside : start] + source.words[end : holder.closing]
        if rest.strip() or holder.name in {"body", "text", "TEI"}:
            return gone
        gone = holder
    return gone
