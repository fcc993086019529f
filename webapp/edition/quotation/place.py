"""Where the pieces of a quotation stand in some words: the stretches that the fewest changes make of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from .letters import Letters

_CHUNK = 100
_CERTAIN = 75
_MARGIN, _WIDEST, _REACH = 12, 160, 240
_SAMPLE, _MANY = 3, 6


@dataclass(frozen=True)
class Place:
    """Spans of letters, one for each piece that has letters (else None), and by how many changes they differ."""

    spans: tuple[tuple[int, int] | None, ...]
    changes: int
    length: int

    @property
    def similarity(self) -> float:
        """From 0 to 1: 1 less the changes for each letter of the longer side (Levenshtein)."""
        return 1 - self.changes / self.length if self.length else 0.0


def place(pieces: Sequence[str], within: Letters) -> Place:
    """The place of the letters of pieces, which stand there in their order."""
    spans = _spans(list(pieces), within, 0, len(within.text))
    pairs = [(piece, within.text[slice(*(span or (0, 0)))]) for piece, span in zip(pieces, spans, strict=True)]
    changes = sum(Levenshtein.distance(*pair) for pair in pairs)
    return Place(tuple(spans), changes, sum(max(map(len, pair)) for pair in pairs))


def likeness(piece: str, text: str) -> float:
    """Roughly, and soon, how much of a piece stands in a text, from 0 to 100."""
    chunks = _chunks(piece)
    some = chunks[:: -(-len(chunks) // _SAMPLE)]
    return sum(_found(piece, *chunk, text)[0] for chunk in some) / len(some)


def _spans(pieces: list[str], within: Letters, first: int, last: int) -> list[tuple[int, int] | None]:
    """The longest piece is placed first, then those before it and those after it in what is left."""
    if not any(pieces) or first >= last:
        return [None] * len(pieces)
    at = max(range(len(pieces)), key=lambda i: len(pieces[i]))
    start, end = _span(pieces[at], within, first, last)
    before = _spans(pieces[:at], within, first, start)
    return [*before, (start, end), *_spans(pieces[at + 1 :], within, end, last)]


def _span(piece: str, within: Letters, first: int, last: int) -> tuple[int, int]:
    """Between two places the stretch of words that is most like a piece."""
    start, end = (first + at for at in _rough(piece, within.text[first:last]))
    margin = min(_MARGIN + len(piece) // 3, _WIDEST)
    starts = [at for at in within.cuts(max(first, start - margin), min(last, start + margin)) if at < last]
    ends = [at for at in within.cuts(max(first, end - margin), min(last, end + margin)) if at > first]
    end = min(end, last)
    head, tail, is_short = piece[:_REACH], piece[-_REACH:], len(piece) <= _REACH
    for _ in range(2):
        stop = end if is_short else min(end, start + _REACH)
        start = _best(((at, stop) for at in starts if at < stop), head, within.text, (start, stop))[0]
        begin = start if is_short else max(start, end - _REACH)
        end = _best(((begin, at) for at in ends if at > begin), tail, within.text, (begin, end))[1]
    words = within.text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return begin, max(begin, start + len(words.rstrip()))


def _best(spans: Iterable[tuple[int, int]], piece: str, text: str, now: tuple[int, int]) -> tuple[int, int]:
    """Of some spans the one that has most in common with a piece: omitted words cost less than those that differ."""
    return max(spans, key=lambda span: Indel.normalized_similarity(piece, text[slice(*span)]), default=now)


def _rough(piece: str, text: str) -> tuple[int, int]:
    """About where a piece stands in a text: as its first and last chunks do that are surely there."""
    found = [_found(piece, *chunk, text) for chunk in _chunks(piece)[:_MANY]]
    last = [_found(piece, *chunk, text) for chunk in _chunks(piece)[_MANY:][-_MANY:]]
    sure = [one for one in (*found, *last) if one[0] >= _CERTAIN] or [max(found)]
    start = min(max(sure[0][1], 0), len(text) - 1)
    return start, min(max(sure[-1][2], start + 1), len(text))


def _chunks(piece: str) -> list[tuple[int, int]]:
    """A piece in chunks of about one size: where each begins and ends."""
    number = -(-len(piece) // _CHUNK)
    edges = [len(piece) * at // number for at in range(number + 1)]
    return list(pairwise(edges))


def _found(piece: str, first: int, last: int, text: str) -> tuple[float, int, int]:
    """How surely a chunk of a piece stands in a text, and where the piece would begin and end by it."""
    chunk = piece[first:last]
    if len(chunk) > len(text):
        return fuzz.ratio(chunk, text), 0, len(text)
    made = fuzz.partial_ratio_alignment(chunk, text)
    return made.score, made.dest_start - first, made.dest_end + len(piece) - last
