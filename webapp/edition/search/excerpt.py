"""What is shown of a unit: its words around what was found, in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..folding import is_han

_AROUND, _AROUND_HAN = 130, 50
_WHOLE, _WHOLE_HAN = 420, 170
"""How many characters stand around what is found, and up to how many all are shown: of English, of Chinese."""
_WINDOWS = 3


class Piece(NamedTuple):
    """Some words, and whether they are what was found."""

    text: str
    marked: bool = False


ELLIPSIS = Piece(" … ")


def excerpt(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """A text with its spans marked: all of it where it is short, else what stands around the first of them."""
    opening = text[:40]
    wide = sum(map(is_han, opening)) * 3 > len(opening)
    if len(text) <= (_WHOLE_HAN if wide else _WHOLE):
        return tuple(_marked(text, spans, 0, len(text)))
    windows = _windows(text, spans or [(0, 0)], _AROUND_HAN if wide else _AROUND)[:_WINDOWS]
    pieces: list[Piece] = [] if windows[0][0] == 0 else [ELLIPSIS]
    for start, end in windows:
        pieces += [*_marked(text, spans, start, end), *([ELLIPSIS] if end < len(text) else [])]
    return tuple(pieces)


def _windows(text: str, spans: Sequence[tuple[int, int]], around: int) -> list[tuple[int, int]]:
    """Stretches around spans, those that meet as one, cut between words."""
    windows: list[tuple[int, int]] = []
    for first, last in spans:
        start, end = _cut(text, max(0, first - around), -1), _cut(text, min(len(text), last + around), 1)
        if windows and start <= windows[-1][1]:
            windows[-1] = windows[-1][0], max(end, windows[-1][1])
        else:
            windows.append((start, end))
    return windows


def _cut(text: str, at: int, step: int) -> int:
    """The nearest place outwards, within twenty characters, that is not within a word of letters."""
    for place in range(at, at + 20 * step, step):
        if not 0 < place < len(text):
            return min(max(place, 0), len(text))
        inner = text[place - 1 : place + 1]
        if not inner.isalnum() or is_han(inner[0]) or is_han(inner[1]):
            return place
    return at


def _marked(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Piece]:
    for first, last in spans:
        if start <= first and last <= end:
            yield from [Piece(text[start:first])] if start < first else ()
            yield Piece(text[first:last], marked=True)
            start = last
    yield from [Piece(text[start:end])] if start < end else ()
