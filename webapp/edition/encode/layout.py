"""How a copy's lines are laid out: whole or cut at a width, parted by blank lines or by nothing, set in or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from .block import is_short
from .calls import without_calls
from .marks import is_han

_ENDS = frozenset(".!?:…\u3002\uff01\uff1f\uff1a")
_QUOTED = frozenset('"”»」』》\uff09')
_CLOSERS = "\"'”’)]»」』》\uff09"
_HYPHENS = tuple("-\u2010\u00ad")
_FULL = 0.6
"""The part of the longest line that a line of a hard-wrapped paragraph has at least, its last line aside."""
_LEAST, _FEW = 6, 3
"""How few lines that run on tell nothing of a copy, and how few of them that end no sentence."""
_OUTLIER = 10
"""Of how many lines one may be longer than the width at which a copy is cut: a caption, an address."""
_DENSE = {True: 0.97, False: 0.75}
"""The part of a copy's lines that run on in the next where blank lines part next to nothing, if hard-wrapped or not."""
_SHORTER = 2 / 3
"""The part of the width that a line has at most which ends a paragraph and no sentence."""
_HANGING = 6
"""How many columns a line of Chinese may lack or exceed: a mark that may not begin the next, figures not parted."""
_UNCUT = 1.1
"""How much of the width a line has at least that was not cut at it."""
_UNWRAPPED = 110
"""The number of columns past which a line cannot be one of a paragraph that is cut into lines, but is a whole one."""


@dataclass(frozen=True)
class Row:
    """A line of a copy, or the rest of one (`glued`), after a number of blank lines; `continues` what is before."""

    number: int
    text: str
    blanks: int = 0
    glued: bool = False
    continues: bool = False

    @property
    def indented(self) -> bool:
        """Whether the line begins with white space."""
        return self.text[0].isspace()


@dataclass(frozen=True)
class Layout:
    """What the lines of a copy show: `width`, in columns, is that at which it is cut, and 0 where it is not.

    `usual` is how many blank lines part two paragraphs; in a `dense` copy none do. A copy is `flush` whose lines begin
    without white space, and `unindented` whose paragraphs do, most of them.
    """

    width: int
    dense: bool
    usual: int
    flush: bool
    unindented: bool

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Layout:
        """The layout of a copy."""
        firsts = [row for row in rows if row.blanks]
        unindented = sum(row.indented for row in firsts) * 2 < len(firsts)
        flush = sum(row.indented for row in rows) * 2 < len(rows)
        return cls(*_cut(rows), _usual(rows), flush, unindented)

    def starts(self, before: Row, row: Row) -> bool:
        """Whether a paragraph starts with a row, though no blank line says so; by an indent only in a wrapped copy."""
        if row.glued:
            return True
        if not self.width:
            return self.dense or (is_unwrapped(before.text) and is_ended(before.text))
        indented = row.indented and (self.dense or not before.indented) and is_ended(before.text)
        return indented or (self.dense and _had_room(before, row, self.width))

    def runs_on(self, held: Sequence[Row], row: Row) -> bool:
        """Whether a paragraph goes on after the blank lines before a row: a page ended within its sentence."""
        before = held[-1].text
        if not self.width or row.blanks <= self.usual or is_ended(before):
            return False
        return _is_open(before, row.text) or (len(held) > 1 and columns(before) >= self.width * _FULL)

    def sets_in(self, rows: Sequence[Row]) -> bool:
        """Whether a paragraph is set in from the others; a single line that begins with a Chinese indent is not."""
        if len(rows) > 1:
            return self.flush and all(row.indented for row in rows)
        return self.flush and self.unindented and rows[0].text.startswith(("  ", "\t"))


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does, perhaps before a note's number, and is not interrupted."""
    text = without_calls(text.rstrip())
    return text[-1:] in _QUOTED or text.rstrip(_CLOSERS)[-1:] in _ENDS


def is_unwrapped(line: str) -> bool:
    """Whether a line is longer than those of a paragraph that is cut into lines."""
    return columns(line) > _UNWRAPPED


def has_room(line: str, following: str, width: float) -> bool:
    """Whether the first word of the line that follows one, or its first Han character, would have fitted on that."""
    word = following.split()[0]
    return columns(line) + (_HANGING if is_han(word[0]) else 1 + columns(word)) <= width


def columns(text: str) -> int:
    """How wide a text is, where wide characters are as wide as two others."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def _cut(rows: Sequence[Row]) -> tuple[int, bool]:
    """The width at which a copy is cut, or 0, and whether it is dense."""
    pairs = [(one.text, other.text) for one, other in pairwise(rows) if not other.blanks]
    if _is_dense(rows, True) and _is_filled(pairs, _widest(pairs), _FEW):
        return _widest(pairs), True
    width = _width(pairs, len(rows))
    return width, not width and _is_dense(rows, False) and _is_lined(rows)


def _width(pairs: Sequence[tuple[str, str]], rows: int) -> int:
    """The width at which a copy of so many rows is cut, 0 where it is not, from the lines that run on in others.

    It is cut where many lines run on, nearly all of these are about as long, and few of them end a sentence; or where
    they are filled.
    """
    if len(pairs) < max(_LEAST, rows / 3):
        return 0
    width = _widest(pairs)
    open_ended = sum(not is_ended(line) for line, _ in pairs)
    alike = open_ended * 2 >= len(pairs) and len(_long(pairs, width)) >= len(pairs) * 0.85
    return width if alike or _is_filled(pairs, width, _LEAST) else 0


def _widest(pairs: Sequence[tuple[str, str]]) -> int:
    """The number of columns that nearly no line exceeds."""
    widths = sorted(columns(line) for line, _ in pairs)
    return widths[-1 - len(widths) // _OUTLIER]


def _is_filled(pairs: Sequence[tuple[str, str]], width: int, least: int) -> bool:
    """Whether of the lines that end no sentence enough are about as long, and these had no room for more."""
    long = [pair for pair in _long(pairs, width) if not is_ended(pair[0])]
    return len(long) >= least and sum(not has_room(*pair, width) for pair in long) >= len(long) * 0.85


def _long(pairs: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    return [pair for pair in pairs if columns(pair[0]) >= width * _FULL]


def _usual(rows: Sequence[Row]) -> int:
    """How many blank lines most often part two paragraphs, the fewer of two."""
    runs = Counter(row.blanks for row in rows[1:] if row.blanks)
    return min(runs, key=lambda blanks: (-runs[blanks], blanks), default=1)


def _is_dense(rows: Sequence[Row], wrapped: bool) -> bool:
    return len(rows) > 2 and sum(not row.blanks for row in rows[1:]) >= (len(rows) - 1) * _DENSE[wrapped]


def _is_lined(rows: Sequence[Row]) -> bool:
    """Whether lines are whole paragraphs: a quarter of all, and nearly all too long for heads, end sentences."""
    ended = [is_ended(row.text) for row in rows]
    long = [end for row, end in zip(rows, ended, strict=True) if not is_short(row.text)]
    return sum(long) >= len(long) * 0.75 and sum(ended) >= len(ended) * 0.25


def _had_room(before: Row, row: Row, width: int) -> bool:
    """Whether a line is the last of a paragraph: it had room for more, or is one that was never cut."""
    uncut = columns(before.text) > width * _UNCUT
    return uncut or has_room(before.text, row.text, width if is_ended(before.text) else width * _SHORTER)


def _is_open(before: str, after: str) -> bool:
    return before.endswith((*_HYPHENS, ",", "\uff0c", "、")) or after[0].islower()
