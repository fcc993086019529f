"""Where a quotation and what is printed differ, word by word, in Chinese character by character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ..comparison import compared
from ..folding import folded
from .typed import INSERTION, Typed

_ELLIPSIS = "[…]"


@dataclass(frozen=True)
class Difference:
    """A stretch of both: what is `typed` and what is `printed`, either perhaps nothing.

    `kind` is `same`; `alike` where they differ only in capitals, accents, script or the form of marks; `deleted`: typed
    and not printed; `inserted`: printed and not typed; `replaced`; `edited`: in brackets, by the one who quotes; or
    `omitted`: where the quotation has an ellipsis.
    """

    kind: str
    typed: str
    printed: str

    @property
    def is_fault(self) -> bool:
        """Whether it is wrong in the quotation."""
        return self.kind in ("deleted", "inserted", "replaced")

    def corrected(self, language: str) -> str:
        """What a quotation in a language should have there: as printed, or as the one who quotes has changed it."""
        if self.kind == "omitted":
            return self.typed if language.startswith("zh") else f" {self.typed} "
        return self.typed if self.kind == "edited" else self.printed


def differences(typed: Typed, printed: Iterable[tuple[str, str]], language: str) -> tuple[Difference, ...]:
    """All of both, in order; of each piece what is printed there and what is omitted after it."""
    insertions = list(typed.insertions)
    told: list[Difference] = []
    for piece, (words, omitted) in zip_longest(typed.pieces, printed, fillvalue=("", "")):
        told += _of_piece(piece, words, language, insertions)
        told += [Difference("omitted", _ELLIPSIS, omitted)]
    return tuple(told[:-1])


def _of_piece(piece: str, words: str, language: str, insertions: list[str]) -> Iterator[Difference]:
    for change in compared(piece, words, language, folded):
        typed = re.sub(INSERTION, lambda _: insertions.pop(0), change.old)
        edited = bool(change.old) and not change.old.replace(INSERTION, "").strip()
        yield Difference("edited" if edited and INSERTION in change.old else change.kind, typed, change.new)
