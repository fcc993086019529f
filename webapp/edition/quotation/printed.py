"""What is printed where a quotation was placed: its words, its passage, and what leads there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from ..corpus import Corpus
from ..errors import Unknown
from ..fragment import text_fragment, text_range
from ..mentions import UNITS, Wording
from ..merge import sentences
from ..reference import Reference
from ..search import Unit
from ..tei import Element, local
from .letters import with_marks
from .place import Place
from .row import Window
from .typed import Typed

_WHOLE, _WHOLE_HAN = 100, 30
"""How long, at most, words are that a fragment gives in full: English, Chinese."""


@dataclass(frozen=True)
class Printed:
    """The stretches of a window's words that the pieces of a quotation are of; none for a piece that has no letters."""

    window: Window
    spans: tuple[tuple[int, int] | None, ...]

    @classmethod
    def of(cls, window: Window, typed: Typed, place: Place) -> Printed:
        """The words at a place, with the marks at their ends that the quotation has too."""
        words, spans, after = window.letters.words, [], 0
        for piece, letters in zip(typed.pieces, place.spans, strict=True):
            span = with_marks(words, *window.letters.span(*letters), piece) if letters else None
            spans.append((max(span[0], after), span[1]) if span else None)
            after = span[1] if span else after
        return cls(window, tuple(spans))

    @cached_property
    def span(self) -> tuple[int, int]:
        """From where to where of the window's words all pieces run."""
        spans = [span for span in self.spans if span]
        return spans[0][0], spans[-1][1]

    @property
    def words(self) -> str:
        """All that is printed from the first piece to the last."""
        return self.window.letters.words[slice(*self.span)]

    @property
    def pieces(self) -> Iterator[tuple[str, str]]:
        """For each piece what is printed there, and after it as far as the next."""
        words, after = self.window.letters.words, self.span[0]
        edges = [span or (None, None) for span in (*self.spans, (self.span[1], self.span[1]))]
        for (start, end), (following, _) in pairwise(edges):
            after = end or after
            omitted = words[after:following] if following is not None else ""
            yield (words[start:end] if end else ""), omitted
            after = following or after

    @cached_property
    def places(self) -> list[tuple[Unit, int, int]]:
        """The units that it covers, each with the span within it."""
        return self.window.over(*self.span)

    @property
    def unit(self) -> Unit:
        """The unit that has most of it."""
        return max(self.places, key=lambda place: place[2] - place[1])[0]

    @property
    def reference(self) -> Reference:
        """The passage; of words that stand under no anchor, the whole text."""
        anchors = [unit.anchor for unit, _, _ in self.places if unit.anchor]
        try:
            if anchors[:1] != anchors[-1:]:
                return Reference.parse(self.unit.text, f"{anchors[0]}-{anchors[-1]}")
        except Unknown:
            pass
        return Reference(self.unit.text, self.unit.anchor)

    @property
    def fragment(self) -> str:
        """What leads to the words: all of a few that nothing parts on their page, else the first and the last."""
        (first, start, _), (last, _, end) = self.places[0], self.places[-1]
        short = len(self.words) <= (_WHOLE_HAN if self.unit.language.startswith("zh") else _WHOLE)
        if short and len(self.places) == 1 and not any(start < seam < end for seam in first.seams):
            before, after = _seam_before(first, start), _seam_after(first, end)
            return text_fragment(first.words[start:end], first.words[before:start], first.words[end:after])
        opening = first.words[start : _seam_after(first, start + 1)]
        return text_range(opening, last.words[_seam_before(last, end - 1) : end])

    def sentences(self, corpus: Corpus) -> tuple[str, ...]:
        """The ids of the sentences that it has words of."""
        return tuple(id_ for place in self.places for id_ in _sentences(corpus, *place))


def _seam_before(unit: Unit, at: int) -> int:
    return max((seam for seam in unit.seams if seam <= at), default=0)


def _seam_after(unit: Unit, at: int) -> int:
    return min((seam for seam in unit.seams if seam >= at), default=len(unit.words))


def _sentences(corpus: Corpus, unit: Unit, first: int, last: int) -> Iterator[str]:
    block = corpus.text(unit.text).elements.get(unit.anchor)
    held = groupby(sentences(block).items() if block is not None else (), key=lambda one: _holder(one[1], block))
    for holder, ids in held:
        wording = Wording(holder)
        for id_, sentence in ids if wording.text == unit.words else ():
            start, end = wording.spans[sentence]
            if any(map(str.isalnum, unit.words[max(start, first) : min(end, last)])):
                yield id_


def _holder(sentence: Element, block: Element) -> Element:
    """The element that a sentence is read with in one breath."""
    return next((above for above in sentence.iterancestors() if local(above) in UNITS), block)
