"""Two wordings beside each other: what they have in common, and what one has that the other has not.

Words are compared whole, Chinese character by character; every character of both wordings is in the comparison.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein

_MARK = "[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_HAN = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LETTERS = rf"(?:(?!{_HAN})[^\W_]{_MARK}*)+"
_WORDS = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*|\s+|.{_MARK}*", re.DOTALL)
_CHARACTERS = re.compile(rf"(?:[A-Za-z0-9]{_MARK}*)+|\s+|.{_MARK}*", re.DOTALL)


@dataclass(frozen=True)
class Change:
    """A stretch of both wordings: the same in either, or `old` in the place of which the later one has `new`.

    It is `alike` where that is no change for who compares: a matter of capitals, perhaps, or of script.
    """

    old: str
    new: str
    alike: bool = False

    @property
    def kind(self) -> str:
        """What came of it: same, alike, deleted, inserted or replaced."""
        if self.old == self.new or self.alike:
            return "same" if self.old == self.new else "alike"
        return "replaced" if self.old and self.new else "deleted" if self.old else "inserted"

    @property
    def size(self) -> int:
        """How many characters are changed."""
        return Levenshtein.distance(self.old, self.new)


def compared(old: str, new: str, language: str, form: Callable[[str], str] = str) -> tuple[Change, ...]:
    """What became of a wording, in its order; the old sides together are the one wording, the new ones the other.

    Two words of one `form` are alike.
    """
    words = _CHARACTERS if language.startswith("zh") else _WORDS
    told: list[Change] = []
    for change in _changes(words.findall(old), words.findall(new), form):
        told.append(change)
        while (size := _belonging(told)) > 1:
            told[-size:] = [_joined(told[-size:])]
    return tuple(told)


def _changes(old: list[str], new: list[str], form: Callable[[str], str]) -> Iterator[Change]:
    """The fewest insertions and deletions that make one list of words the other."""
    forms = [[form(word) for word in words] for words in (old, new)]
    numbers = {one: number for number, one in enumerate(dict.fromkeys((*forms[0], *forms[1])))}
    for step in Indel.opcodes(*([numbers[one] for one in words] for words in forms)):
        pair = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            runs = groupby(zip(*pair, strict=True), key=lambda words: words[0] == words[1])
            yield from (Change(*map("".join, zip(*run, strict=True)), alike=not same) for same, run in runs)
        else:
            yield Change(*map("".join, pair))


def _belonging(told: list[Change]) -> int:
    """How many of the last changes are read as one: neighbours, and two that have next to nothing between them."""
    *_, before, kept, last = (None, None, *told)
    if kept is None or not _is_change(last):
        return 1
    if _is_change(kept):
        return 2
    if before is None or not _is_change(before):
        return 1
    return 3 if not kept.old.strip() or len(kept.old) < min(before.size, last.size) else 1


def _is_change(change: Change) -> bool:
    return change.kind not in ("same", "alike")


def _joined(changes: list[Change]) -> Change:
    return Change("".join(change.old for change in changes), "".join(change.new for change in changes))
