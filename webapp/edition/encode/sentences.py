"""The sentences of paragraphs and notes, each an `s` under an anchor such as `p12.s3` (TEI P5, 17.1).

Every word of a paragraph stands in one sentence; what the reader passes over after a stop, such as the call of a note,
belongs to the sentence before it. No sentence begins or ends within another element, so that two of them are one where
a stop stands in a title or in a correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..entry import Entry
from ..tei import XML_ID
from .anchors import Anchored, sentences_anchored
from .block import Block
from .document import Marked
from .marking import Say
from .marks import Mark, Reading
from .notes import PARAGRAPH
from .stops import starts

_HOLDERS = frozenset({"paragraph", "note"})
_STATES = {
    "missing": ("is not among the sentences of its paragraph", "compare them; its number stays its own"),
    "extra": ("stands for a sentence that no anchor of the ledger has", "its number is for this copy only"),
}


@dataclass(frozen=True)
class Sentences:
    """What marking sentences needs to know: the ledger's, by the ids of their blocks, and whom to tell what differs."""

    entries: Mapping[str, Sequence[Entry]]
    say: Say

    @classmethod
    def of(cls, entries: Sequence[Entry], say: Say) -> Sentences:
        """The same from all entries of a text."""
        blocks: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.kind == "s":
                blocks.setdefault(entry.block, []).append(entry)
        return cls(blocks, say)

    def marked(self, blocks: Sequence[Marked]) -> list[Marked]:
        """Every block, each paragraph and note of them with its sentences marked around all other marks."""
        return [self._with_sentences(one) if self._has_any(one) else one for one in blocks]

    def _has_any(self, one: Marked) -> bool:
        return one.kind in _HOLDERS and bool(one.anchored.anchor) and one.anchored.state != "missing"

    def _with_sentences(self, one: Marked) -> Marked:
        block, spans = one.anchored.block, tuple(spanned(one.anchored.block, one.marks))
        pieces = [Block("sentence", _line(block, start), block.text[start:end]) for start, end in spans]
        placed = sentences_anchored(one.anchored.anchor, pieces, self.entries.get(one.anchored.anchor, ()))
        self._say_what_differs(placed)
        ids = [found.anchor for found in placed if found.state != "missing"]
        marks = [Mark(*span, "s", {XML_ID: anchor}) for span, anchor in zip(spans, ids, strict=True)]
        return replace(one, marks=(*marks, *one.marks))

    def _say_what_differs(self, placed: Sequence[Anchored]) -> None:
        for found in placed:
            if found.state in _STATES:
                message, remedy = _STATES[found.state]
                self.say(found.block.line, found.state, f"{found.anchor} {message}", remedy)


def spanned(block: Block, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block stand in its text, after its label, without white space around them."""
    reading = Reading.of(block.text, marks)
    for paragraph in re.finditer(f"[^{PARAGRAPH}]+", block.text):
        begin = max(paragraph.start(), block.label)
        read = [at for at, start in enumerate(reading.starts) if start is not None and begin <= start < paragraph.end()]
        if not re.search(r"\w", block.text[begin : paragraph.end()]) or not read:
            continue
        cuts = (reading.starts[read[0] + at] for at in starts(reading.text[read[0] : read[-1] + 1]))
        whole = [cut for cut in cuts if cut is not None and not any(_cuts(block.text, cut, mark) for mark in marks)]
        bounds = (bound for bound in pairwise([begin, *whole, paragraph.end()]) if block.text[slice(*bound)].strip())
        yield from (_widened(*_trimmed(block.text, *bound), marks) for bound in bounds)


def _cuts(text: str, at: int, mark: Mark) -> bool:
    """Whether a mark stands on both sides of where a sentence begins, or in the white space before it."""
    ends = len(text[:at].rstrip())
    return mark.start < ends < mark.end or mark.start < at < mark.end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _widened(start: int, end: int, marks: Sequence[Mark]) -> tuple[int, int]:
    """A sentence with all of the marks that it has a part of."""
    parts = [mark for mark in marks if mark.start < end and start < mark.end]
    return min([start, *(mark.start for mark in parts)]), max([end, *(mark.end for mark in parts)])


def _line(block: Block, start: int) -> int:
    return block.line + len(replace(block, text=block.text[:start]).lines) - 1
