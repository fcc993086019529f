"""Of what passage a quotation is: candidates from the search index, each measured letter by letter.

A quotation is known by its letters alone: folded, without punctuation. Its similarity to a passage is 1 less the
letters to be changed for each letter of the longer (Levenshtein); short ones must be more alike, since they are more
like others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..citation.item import address_of
from ..corpus import Corpus
from ..folding import is_han
from ..reference import Reference
from ..search import Unit, index
from ..search.index import Index
from ..visibility import query_for
from .difference import Difference, differences
from .letters import Letters
from .place import Place, likeness, place
from .printed import Printed
from .row import BY_EDITORS, Rows, Window
from .typed import INSERTION, Typed

LONGEST = 5000
"""How many characters of a quotation are looked at."""

LEAST = 0.76
"""How similar, from 0 to 1, a passage must be even to a long quotation to be found by it."""

_PER_LETTER, _HAN = 5.0, 3
_NEAR, _FEW, _MOST = 0.03, 2.5, 6
_RARE, _CANDIDATES, _FEWEST, _MEASURED = 24, 18, 2, 10
_STRETCH, _STRETCHES = 400, 6
_BESIDE, _ELIDED = 40, 1500


@dataclass(frozen=True)
class Finding:
    """A passage that a quotation is of, and how similar the two are, from 0 to 1.

    `kind` and `language` are those of the words (`words` of the source, `digest`, `source` or `editorial` note,
    `introduction`), `sentences` the ids of the sentences, if it has such, `words` what is printed, `fragment` what
    leads to them within a page.
    """

    reference: Reference
    sentences: tuple[str, ...]
    kind: str
    language: str
    similarity: float
    words: str
    fragment: str
    differences: tuple[Difference, ...]

    @property
    def is_exact(self) -> bool:
        """Whether nothing is wrong in the quotation."""
        return not any(difference.is_fault for difference in self.differences)

    @property
    def is_by_editors(self) -> bool:
        """Whether the words are the edition's own, and not those of the author whose text it is."""
        return self.kind in BY_EDITORS

    @property
    def percent(self) -> int:
        """The similarity in whole hundredths, rounded down."""
        return int(self.similarity * 100)

    @property
    def corrected(self) -> str:
        """The quotation as it is printed, with what the one who quotes has put in and left out."""
        return "".join(one.corrected(self.language) for one in self.differences)

    def address(self, edition: str, reader: str = "en") -> str:
        """The address of the words, in the edition at an address without a final slash, for readers of a language."""
        return self.page(edition, reader) + (f"#{self.fragment}" if self.fragment else "")

    def page(self, edition: str, reader: str = "en") -> str:
        """The address of a page that shows the words to readers of a language: what is in another beside their own."""
        return address_of(self.reference, edition) + query_for(self.kind, self.language, reader)


@dataclass(frozen=True)
class _Measured:
    """A reading of a quotation, its place in a window, and how similar it must be to that."""

    typed: Typed
    window: Window
    place: Place
    needed: float


def find(corpus: Corpus, words: str) -> tuple[Finding, ...]:
    """The passages that a quotation is of, most similar first, all nearly as similar; none where it may be of none."""
    measured = sorted(_measured(corpus, words[:LONGEST]), key=lambda one: -one.place.similarity)
    near = [one for one in measured if _is_near(one.place, measured[0].place)]
    found: dict[tuple, Finding] = {}
    for one in near:
        if one.place.similarity >= one.needed:
            made = _finding(corpus, one)
            found.setdefault((made.reference, made.kind, made.language), made)
    return tuple(found.values())[:_MOST]


def _is_near(place: Place, best: Place) -> bool:
    """Whether a place is nearly as similar as another: by a few in a hundred letters, of a few letters by two."""
    return place.similarity >= best.similarity - max(_NEAR, _FEW / best.length)


def needed(words: str) -> float:
    """How similar a passage must be to be found by a quotation, from 0 to 1."""
    return min(map(_needed, map(_letters, Typed.readings(words[:LONGEST]))))


def _needed(pieces: list[str]) -> float:
    text = "".join(pieces)
    weight = len(text) + (_HAN - 1) * sum(map(is_han, text))
    return min(1.0, LEAST + _PER_LETTER / max(weight, 1))


def _letters(typed: Typed) -> list[str]:
    return [Letters(piece.replace(INSERTION, " ")).text for piece in typed.pieces]


def _measured(corpus: Corpus, words: str) -> Iterator[_Measured]:
    for typed in Typed.readings(words):
        pieces = _letters(typed)
        if any(pieces):
            need = _needed(pieces)
            yield from (_Measured(typed, w, place(pieces, w.letters), need) for w in _windows(corpus, pieces))


def _windows(corpus: Corpus, pieces: list[str]) -> list[Window]:
    """Where a quotation may stand, the likeliest places first."""
    around = sum(map(len, pieces)) + _BESIDE + _ELIDED * (len(pieces) > 1)
    rows = Rows.of(corpus)
    found = dict.fromkeys(rows.window(unit, around) for unit in _candidates(index(corpus), pieces))
    windows = [one for one in found if one and one.letters.text]
    longest = max(pieces, key=len)
    return sorted(windows, key=lambda one: -likeness(longest, one.letters.text))[:_MEASURED]


def _candidates(index: Index, pieces: list[str]) -> Iterator[Unit]:
    """Units that have rare words, or pairs of characters, of the longest stretches of a quotation."""
    stretches = [piece[at : at + _STRETCH] for piece in pieces for at in range(0, len(piece), _STRETCH)]
    longest = sorted(stretches, key=len, reverse=True)[:_STRETCHES]
    for one in longest:
        yield from index.likest(one, _RARE, _CANDIDATES // len(longest) + _FEWEST)


def _finding(corpus: Corpus, one: _Measured) -> Finding:
    printed = Printed.of(one.window, one.typed, one.place)
    language = printed.unit.language
    return Finding(
        reference=printed.reference,
        sentences=printed.sentences(corpus),
        kind=printed.unit.kind,
        language=language,
        similarity=one.place.similarity,
        words=printed.words,
        fragment=printed.fragment,
        differences=differences(one.typed, printed.pieces, language),
    )
