"""Note calls that are nothing but digits glued to a word: which digits of a text are the numbers of its notes.

A copy that lost its superscripts reads `the ladder7`, `said.”8`, `in 19821`. The notes say which numbers there are, and
they are called in their order: of all ways to find each number once, the one is taken that has the fewest gaps and the
least doubtful places. A number that stands equally well in several places is called at none of them, and is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .marks import Mark, is_han, note_call
from .turns import Turn, turns

_DIGITS = re.compile(r"[0-9]+")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+|[0-9]+)?(?P<closed>[.,;:!?\u2026)\]}\"'”’»]*)$")
_AFTER = re.compile(r"(?!\w|[.,:/][0-9]|[-%°/‰+=@#]|[–—][0-9])")
_YEAR = re.compile(r"(?:1[4-9]|20)[0-9]{2}")
_ORDINAL = frozenset({"s", "st", "nd", "rd", "th"})
_ABBREVIATION = re.compile(
    r"[a-z]|pp|pt|vols?|nos?|nr|figs?|ch|chaps?|arts?|sect?|st|op|cit|eds?|cols?|ill|par|para|pl|tab|vs|cf|bd|km|cm|mm|kg"
    r"|ll|ff|ver|app|item|question|step",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """Digits of a text that may be a call, and how doubtful that is: 0 where it can hardly be anything else."""

    text: int
    start: int
    end: int
    number: int
    doubt: int


@dataclass(frozen=True)
class GluedCalls:
    """The calls of numbered notes in several texts, which stand in one order; `anchors` has the notes by number."""

    texts: Sequence[str]
    anchors: Mapping[int, str]

    def marks(self, text: int) -> list[Mark]:
        """The calls in one of the texts, by its number."""
        found = [place for place, turn in self._best if turn is Turn.SURE and place.text == text]
        return [note_call((place.start, place.end), self.anchors[place.number]) for place in found]

    @property
    def doubtful(self) -> dict[str, list[Place]]:
        """Where the notes of which it cannot be told may be called, by their anchors."""
        doubtful = [place for place, turn in self._best if turn is Turn.OPEN]
        numbers = sorted({place.number for place in doubtful})
        return {self.anchors[number]: [p for p in doubtful if p.number == number] for number in numbers}

    @cached_property
    def _best(self) -> list[tuple[Place, Turn]]:
        """The places that may be calls, and whether they are."""
        numbers = sorted(self.anchors)
        found = [p for i, text in enumerate(self.texts) for p in _places(i, text) if p.number in self.anchors]
        turned = turns([(numbers.index(place.number), place.doubt) for place in found], len(numbers))
        return list(zip(found, turned, strict=True))


def _places(number: int, text: str) -> Iterator[Place]:
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        if _AFTER.match(text, end) and not is_han(text[end : end + 1]) and "://" not in _token(text, start):
            yield from _place(number, text, start, end)


def _place(number: int, text: str, start: int, end: int) -> Iterator[Place]:
    digits = text[start:end]
    doubt = _doubt(text[max(0, start - 60) : start])
    if doubt is not None and len(digits) <= 3 and digits[0] != "0":
        yield Place(number, start, end, int(digits), doubt)
    elif _YEAR.match(digits) and 4 < len(digits) <= 7 and digits[4] != "0" and not text[start - 1 : start].isalnum():
        yield Place(number, start + 4, end, int(digits[4:]), 3)


def _doubt(before: str) -> int | None:
    """How doubtful a call is after some text; None where it cannot be one."""
    found = _BEFORE.search(before)
    word, closed = found["word"] or "", found["closed"]
    if word.isdigit():
        return 0 if closed and closed[-1] not in ".,:;" else 3 if closed and _YEAR.fullmatch(word) else None
    if not word:
        return 0 if closed and closed[-1] in "”’»)]" else None
    if closed == "." and _ABBREVIATION.fullmatch(word):
        return 4 if word.isupper() else None
    return _doubt_of_word(word, closed, before[: found.start()])


def _doubt_of_word(word: str, closed: str, before: str) -> int | None:
    if is_han(word[-1]):
        return None
    if closed or (word in _ORDINAL and before[-1:].isdigit()):
        return 0
    if _ABBREVIATION.fullmatch(word) or before[-1:].isdigit():
        return None
    return 0 if word[-1].islower() else 2


def _token(text: str, at: int) -> str:
    """The run of other than white space that stands before a place."""
    return re.split(r"\s", text[max(0, at - 200) : at])[-1]
