"""Line ends: which of them stand within a word, and which of their hyphens are only typographic.

A hyphen is decided by the first rule that speaks of the word that it parts: the recipe; the same word elsewhere in the
copy, in a line; capitals and figures; the beginning of such a word elsewhere; members that words are compounded with. A
hyphen that none of them keeps is typographic. A dash that touches both words parts them without a space.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .marks import PAGE, Mark

KEPT, CLOSED = True, False

_SOFT = "\u00ad"
_HYPHEN = f"-\u2010\u2011{_SOFT}"
_END = rf"[\n{PAGE}]"
_WORD = r"[^\W_]+(?:['’][^\W\d_]+)*"
_COMPOUND = re.compile(rf"{_WORD}(?:[-\u2010\u2011]{_WORD})*")
_START = r"(?<![^\W_])(?<![^\W_][-'’])"
_LEFT = rf"{_START}(?P<left>(?:{_WORD}[{_HYPHEN}])*{_WORD})(?P<sign>[{_HYPHEN}]){_END}"
_PARTED = re.compile(rf"{_LEFT}(?=(?P<right>{_COMPOUND.pattern}))")
_PARTED_WORD = re.compile(rf"{_START}(?:{_WORD}[{_HYPHEN}]{_END}?)*{_WORD}[{_HYPHEN}]{_END}{_COMPOUND.pattern}")
_WIDE = r"[\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
_AT_DASH = rf"(?<=\S[—–]){_END}|(?<=[^\s—–]){_END}(?=[—–]\S)"
_NO_LETTER = r"[^\sA-Za-z]"
_AMID_WIDE = rf"(?<={_WIDE}){_END}(?={_NO_LETTER})|(?<={_NO_LETTER}){_END}(?={_WIDE})"
_CLOSE = re.compile(f"{_AT_DASH}|{_AMID_WIDE}")

_SEAM = 3
"""How many letters past its hyphen a word must share with another to be told by it."""
_SHORT = 3
"""How many letters a word may have and be a syllable as well."""
_ENDINGS = frozenset({
    "able", "age", "al", "ally", "an", "ance", "ancy", "ant", "ary", "ate", "bly", "cal", "cally", "cies", "cy", "dom",
    "ed", "ence", "ency", "ent", "er", "ers", "est", "ful", "fy", "hood", "ial", "ian", "ible", "ic", "ical", "ies",
    "ily", "ing", "ings", "ion", "ional", "ious", "ish", "ism", "isms", "ist", "ists", "ity", "ive", "ization", "ize",
    "ized", "less", "ly", "ment", "ments", "ness", "or", "ors", "ous", "ship", "ships", "sion", "some", "ted", "tion",
    "tions", "tive", "tory", "ture", "ty", "ual", "ward", "wards", "wise"
})  # fmt: skip
_FIRST = frozenset({"non", "quasi", "self"})
_FIRST_BEFORE_A_WORD = frozenset({
    "all", "anti", "best", "cross", "deep", "double", "early", "eight", "eighty", "far", "fifty", "first", "five",
    "forty", "four", "full", "half", "hard", "high", "ill", "late", "left", "long", "low", "lower", "middle", "multi",
    "neo", "new", "nine", "ninety", "old", "part", "present", "right", "second", "semi", "seven", "seventy", "short",
    "six", "sixty", "so", "soft", "ten", "third", "thirty", "three", "true", "twenty", "two", "ultra", "vice", "well"
})  # fmt: skip
_LAST = frozenset({
    "based", "born", "called", "clad", "class", "colored", "coloured", "driven", "eyed", "faced", "fed", "fledged",
    "free", "haired", "handed", "headed", "hearted", "held", "legged", "level", "looking", "made", "minded", "off",
    "oriented", "owned", "paid", "ranging", "related", "ridden", "scale", "sounding", "speaking", "stricken", "term",
    "tongued", "torn", "winded", "winning", "year"
})  # fmt: skip
_CLOSING_UP = frozenset({
    "any", "back", "counter", "down", "every", "fore", "here", "inter", "news", "out", "over", "some",
    "super", "there", "trans", "under", "what", "when", "where", "with"
})  # fmt: skip
_BEFORE_ITS_VOWEL = frozenset({"anti", "co", "pre", "re", "semi"})
_HANGING = _FIRST | _FIRST_BEFORE_A_WORD | {"inter", "intra", "over", "post", "pre", "pro", "sub", "under"}
_JOINING = frozenset({"and", "as", "but", "nor", "or", "to"})


@dataclass(frozen=True)
class LineEnds:
    """How the lines of one copy end: its words as they stand in its lines, in small letters and in order."""

    words: tuple[str, ...]
    known: frozenset[str]
    kept: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str], kept: Iterable[str] = (), joined: Iterable[str] = ()) -> LineEnds:
        """What the paragraphs of a copy tell; `kept` and `joined` are words whose hyphen a recipe decides."""
        whole = (_COMPOUND.findall(_PARTED_WORD.sub(" ", text)) for text in texts)
        known = frozenset(form for words in whole for word in words for form in _forms(word.casefold()))
        return cls(tuple(sorted(known)), known, frozenset(map(str.casefold, kept)), frozenset(map(_closed, joined)))

    def marks(self, text: str) -> Iterator[Mark]:
        """The hyphens of a text that are only typographic, and the line and page ends that part no words."""
        for found in _PARTED.finditer(text):
            kept = CLOSED if found["sign"] == _SOFT else self.keeps(found["left"], found["right"])
            if kept == CLOSED:
                yield Mark(*found.span("sign"), "pc", {"force": "weak"})
            if kept is not None:
                yield _unparting(text, found.end("sign"))
        yield from (_unparting(text, found.start()) for found in _CLOSE.finditer(text))

    def keeps(self, left: str, right: str) -> bool | None:
        """Whether the hyphen between two parts is one of the word; None where it hangs, as in pre- and postwar."""
        small = left.casefold().replace(_SOFT, ""), right.casefold()
        if self._hangs(*small):
            return None
        rules = (self._told, self._elsewhere, lambda *_: _signs(left, right), self._alike, self._compounded)
        return next((kept for rule in rules if (kept := rule(*small)) is not None), CLOSED)

    def _told(self, left: str, right: str) -> bool | None:
        if f"{left}-{right}" in self.kept:
            return KEPT
        return CLOSED if _closed(left + right) in self.joined else None

    def _elsewhere(self, left: str, right: str) -> bool | None:
        """By the same word in a line; of a compound also by its last member."""
        return _one(f"{left}-{right}" in self.known, not self.known.isdisjoint({left + right, _last(left) + right}))

    def _alike(self, left: str, right: str) -> bool | None:
        """By words that begin alike, and go on past the hyphen for some letters."""
        if len(right) < _SEAM or len(left) == 1:
            return None
        seam = right[:_SEAM]
        return _one(self._begins(f"{left}-{seam}"), self._begins(left + seam) or self._begins(_last(left) + seam))

    def _compounded(self, left: str, right: str) -> bool | None:
        """By its members: what makes compounds, as in self-taught and broad-based, or two words of the copy."""
        first, member = _last(left), right.partition("-")[0]
        if member in _ENDINGS or first in _CLOSING_UP:
            return CLOSED
        first_is_word, member_is_word = first in self.known, member in self.known
        leads = first in _FIRST or (first in _FIRST_BEFORE_A_WORD and member_is_word)
        doubled = first in _BEFORE_ITS_VOWEL and first[-1] == member[0]
        follows = member in _LAST and (len(first) > 3 or first_is_word)
        long_enough = min(len(first), len(member)) > _SHORT or "-" in left + right
        words = first_is_word and member_is_word and long_enough
        return KEPT if leads or doubled or follows or words else None

    def _hangs(self, left: str, right: str) -> bool:
        """Whether the hyphen stands for a word's other part, as in short- and long-term."""
        return right in _JOINING and left + right not in self.known and left in _HANGING

    def _begins(self, part: str) -> bool:
        at = bisect_left(self.words, part)
        return at < len(self.words) and self.words[at].startswith(part)


def _signs(left: str, right: str) -> bool | None:
    """By a capital after small letters, or by figures."""
    capital = right[0].isupper() and not (left + right).isupper()
    return KEPT if capital or right[0].isdigit() or left[-1].isdigit() else None


def _one(hyphened: bool, whole: bool) -> bool | None:
    return None if hyphened == whole else hyphened


def _forms(word: str) -> Iterator[str]:
    """A word, and the members of a compound."""
    yield word
    if "-" in word:
        yield from word.split("-")


def _unparting(text: str, at: int) -> Mark:
    return Mark(at, at + 1, "pb" if text[at] == PAGE else "lb", {"break": "no"})


def _closed(word: str) -> str:
    return word.casefold().replace("-", "")


def _last(word: str) -> str:
    return word.rpartition("-")[2]
