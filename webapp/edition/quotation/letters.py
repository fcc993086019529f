"""The letters of a text: folded, and without punctuation; with the way back to the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ..folding import fold, folded, is_han

_LETTER = re.compile(r"[^\W_]|\s(?![^\w\s]*\s)")
_WITHIN = "'’-\u2010\u2011\u00ad"
"""Marks that stand within a word."""

_MARKS_AFTER, _MARKS_BEFORE = re.compile(r"[^\w\s]+"), re.compile(r"[^\w\s]+$")


@dataclass(frozen=True)
class Letters:
    """The letters, figures and single spaces of some words, by which they are known in whatever script and printing."""

    words: str

    @cached_property
    def text(self) -> str:
        """The letters alone."""
        return "".join(_LETTER.findall(folded(self.words))).strip()

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Where in the words each of the letters stands."""
        made = fold(self.words)
        found = [match.start() for match in _LETTER.finditer(made.text)]
        first = next((at for at, place in enumerate(found) if not made.text[place].isspace()), 0)
        return [made.span(place, place + 1) for place in found[first:]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the words some of the letters stand."""
        return self._places[start][0], self._places[end - 1][1]

    def cuts(self, first: int, last: int) -> list[int]:
        """Where between two places words may begin or end: not within a word, in Chinese anywhere."""
        first, last = max(first, 0), min(last, len(self.text))
        return [at for at in range(first, last + 1) if not self._is_within_word(at)]

    def _is_within_word(self, at: int) -> bool:
        if not 0 < at < len(self.text):
            return False
        before, after = self.text[at - 1], self.text[at]
        between = self.words[self._places[at - 1][1] : self._places[at][0]]
        is_one = not between.strip(_WITHIN)
        return is_one and not (before.isspace() or after.isspace() or is_han(before) or is_han(after))


def with_marks(words: str, start: int, end: int, like: str) -> tuple[int, int]:
    """A span of words together with the punctuation at its ends, where other words have some at theirs."""
    before = _MARKS_BEFORE.search(words, 0, start) if _MARKS_AFTER.match(like) else None
    after = _MARKS_AFTER.match(words, end) if _MARKS_BEFORE.search(like) else None
    return before.start() if before else start, after.end() if after else end
