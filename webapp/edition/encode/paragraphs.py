"""A copy's lines as paragraphs, parted by blank lines; in a hard-wrapped copy also its pages.

A paragraph's text has its line ends as newlines, and a page break as a form feed, which no copy holds. In a copy that
is hard-wrapped an indented line starts a paragraph after a sentence, and more blank lines than usual are a page break:
the sentence that it interrupts runs on, else it stands between paragraphs. Where blank lines part next to nothing, each
line is a paragraph, or in a hard-wrapped copy what follows a line that had room for more. In a copy that is not, a line
that is longer than those of a wrapped paragraph, and ends a sentence, is a whole one. A paragraph that the recipe
begins within a line is glued to the one before it: the transcription has no newline between them, so that its
diplomatic text has the copy's line, and each holds its own part of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from .block import Block
from .copy import Copy
from .layout import Layout, Row
from .marks import PAGE
from .wording import pattern


def paragraphs(
    copy: Copy, left_out: Collection[int], starts: Sequence[str], continues: Sequence[str] = ()
) -> Iterator[Block]:
    """The paragraphs of a copy in order; some start, though no blank line says so, with a wording of `starts`.

    A line that begins with one of `continues` goes on with the paragraph before it, whatever parts them.
    """
    rows = list(_rows(copy, left_out))
    layout = Layout.of(rows)
    for wording in starts:
        rows = list(_parted(rows, wording))
    held: list[Row] = []
    for row in (_continued(row, continues) for row in rows):
        parted = layout.starts(held[-1], row) or (row.blanks and not layout.runs_on(held, row)) if held else False
        if parted and not row.continues:
            yield _paragraph(held, layout)
            held = []
        held.append(row)
    if held:
        yield _paragraph(held, layout)


def _rows(copy: Copy, left_out: Collection[int]) -> Iterator[Row]:
    blanks = 0
    for number, line in enumerate(copy.lines, 1):
        if line and number not in left_out:
            yield Row(number, line, blanks)
            blanks = 0
        blanks += not line


def _parted(rows: Sequence[Row], wording: str) -> Iterator[Row]:
    """The rows with one of them parted before a wording, if that stands once."""
    starts = [0, *accumulate(len(row.text) + 1 for row in rows)]
    found = list(pattern(wording).finditer("\n".join(row.text for row in rows)))
    at = found[0].start() if len(found) == 1 else -1
    parted = bisect_right(starts, at) - 1
    for index, row in enumerate(rows):
        column = at - starts[index]
        if index != parted or column == 0:
            yield replace(row, blanks=max(row.blanks, 1)) if index == parted else row
        else:
            yield replace(row, text=row.text[:column])
            yield Row(row.number, row.text[column:], glued=True)


def _continued(row: Row, continues: Sequence[str]) -> Row:
    is_so = any(pattern(wording).match(row.text) for wording in continues)
    return replace(row, blanks=0, continues=True) if is_so else row


def _paragraph(rows: Sequence[Row], layout: Layout) -> Block:
    first, *others = rows
    text = first.text + "".join((PAGE if row.blanks else "\n") + row.text for row in others)
    page = layout.width > 0 and first.blanks > layout.usual
    return Block("paragraph", first.number, text, glued=first.glued, page=page, set_in=layout.sets_in(rows))
