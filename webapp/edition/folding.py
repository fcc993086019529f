"""What two wordings have in common that say the same words: one form for all variants, with the way back.

Chinese characters stand for their class of variants (simplified, traditional, Taiwan, Hong Kong, older shapes); widths,
case, diacritics, quotation marks, dashes and white space for one form each. Equal foldings may be the same words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import chain

from .script.variants import classes

_LINE_END_HYPHEN = re.compile(r"(?<=[^\W_])[-\u2010\u00ad][ \t\r]*[\n\f]\s*(?=[^\W_])")
_WIDE = (
    "[\u2e80-\u303f\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_SPACE_BESIDE_WIDE = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})")
_SPACE = re.compile(r"\s+")
_SPACE_NOT_SINGLE = re.compile(r"\s{2,}|[^\S ]")
_HAN = re.compile("[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_ACCENT = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_UNSEEN = re.compile("[\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_WITH_ANOTHER = re.compile(f"{_ACCENT.pattern}|{_UNSEEN.pattern}")
_MADE_OF_HAN = range(0x2E80, 0x3400), range(0xF900, 0xFB00), range(0x1F200, 0x1F300), range(0x2F800, 0x2FA20)
_MARKS = {
    **dict.fromkeys("‘’‚‛`´ʹʻʼʽˈ′‵『』﹃﹄", "'"),
    **dict.fromkeys("“”„‟″‶〝〞〟「」﹁﹂«»", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃﹘⸺⸻", "-"),
    **dict.fromkeys("•‧∙⋅・･", "·"),
}


@dataclass(frozen=True)
class Folded:
    """A folded text; for each of its characters `offsets` has where the original's begins, and at last its length."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the folded characters from `start` to before `end` stand."""
        return (self.offsets[start], self.ends[end - 1]) if start < end else (self.offsets[start],) * 2


def fold(text: str) -> Folded:
    """The folding of a text with the way back to it."""
    made = folded(text)
    if len(made) == len(text) and all(len(_TABLE[ord(character)]) == 1 for character in set(text)):
        return Folded(made, tuple(range(len(text) + 1)), tuple(range(1, len(text) + 1)))
    characters = _characters(text)
    kept = _without(_without(characters, _SPACE_BESIDE_WIDE, keeping=0), _SPACE, keeping=1)
    return Folded(made, (*(start for _, start, _ in kept), len(text)), tuple(end for _, _, end in kept))


def folded(text: str) -> str:
    """The folding of a text alone: what `fold(text).text` is, sooner."""
    return _translated(text, _TABLE)


def unvaried(text: str) -> str:
    """The folding of a text in which Chinese variants stay as they are: what is written in one script, exactly."""
    return _translated(text, _AS_WRITTEN)


def has_variants(text: str) -> bool:
    """Whether a text has Chinese characters that folding puts others for."""
    return not _varying().isdisjoint(text)


def is_han(character: str) -> bool:
    """Whether a folded character is a Chinese one, beyond the Basic Multilingual Plane too."""
    return bool(_HAN.match(character))


@cache
def _varying() -> frozenset[str]:
    """Variants, and the signs made of them: radicals, ideographs in a ring or for compatibility with older codes."""
    made = (chr(code) for code in chain(*_MADE_OF_HAN) if _TABLE[code] != _AS_WRITTEN[code])
    return frozenset(one for one, other in classes().items() if one != other).union(made)


def _translated(text: str, table: _Table) -> str:
    joined = (_LINE_END_HYPHEN.sub("", text) if "\n" in text or "\f" in text else text).translate(table)
    return _SPACE_NOT_SINGLE.sub(" ", joined if joined.isascii() else _SPACE_BESIDE_WIDE.sub("", joined))


def _characters(text: str) -> list[tuple[str, int, int]]:
    """The folded characters of a text, but for its white space, with the start and the end of what each stands for."""
    dropped = {i for match in _LINE_END_HYPHEN.finditer(text) for i in range(*match.span())}
    characters: list[tuple[str, int, int]] = []
    for i, character in enumerate(text):
        made = "" if i in dropped else _TABLE[ord(character)]
        # An accent, or what selects a variant, belongs to the character before it.
        if not made and characters and characters[-1][2] == i and _WITH_ANOTHER.match(character):
            characters[-1] = (*characters[-1][:2], i + 1)
        characters += [(one, i, i + 1) for one in made]
    return characters


def _without(characters: list[tuple[str, int, int]], spaces: re.Pattern, keeping: int) -> list[tuple[str, int, int]]:
    """The characters without white space where a pattern finds it, but for the first so many of each."""
    joined = "".join(one for one, _, _ in characters)
    dropped = {i for match in spaces.finditer(joined) for i in range(match.start() + keeping, match.end())}
    return [one for i, one in enumerate(characters) if i not in dropped]


class _Table(dict[int, str]):
    """For each code point what it is folded to, found when it is first met."""

    def __init__(self, varying: bool) -> None:
        self.varying = varying

    def __missing__(self, code: int) -> str:
        made, before = self._once(chr(code)), ""
        while made != before:
            made, before = "".join(map(self._once, made)), made
        self[code] = made
        return made

    def _once(self, character: str) -> str:
        """A character without what makes no other word of it: unseen, accented, wide, capital, variant."""
        if unicodedata.category(character) == "Cf" or _UNSEEN.match(character):
            return ""
        bare = _ACCENT.sub("", unicodedata.normalize("NFKD", _MARKS.get(character, character)))
        plain = unicodedata.normalize("NFC", bare).casefold()
        return "".join(classes().get(one, one) for one in plain) if self.varying else plain


_TABLE, _AS_WRITTEN = _Table(varying=True), _Table(varying=False)
