"""Where a quotation and what is printed differ, word by word, in Chinese character by character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ..comparison import compared
from ..folding import folded
from .typed import INSERTION, Typed

ELLIPSIS = "[…]"


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


def corrected(told: Iterable[Difference], language: str) -> str:
    """The quotation as it is printed, with the insertions and omissions of the one who quotes."""
    ellipsis = ELLIPSIS if language.startswith("zh") else f" {ELLIPSIS} "
    parts = {"edited": lambda one: one.typed, "omitted": lambda _: ellipsis}
    return "".join(parts.get(one.kind, lambda one: one.printed)(one) for one in told)


def differences(typed: Typed, printed: Iterable[tuple[str, str]], language: str) -> tuple[Difference, ...]:
    """All of both, in order; of each piece what is printed there and what is omitted after it."""
    insertions = list(typed.insertions)
    told: list[Difference] = []
    for piece, (words, omitted) in zip_longest(typed.pieces, printed, fillvalue=("", "")):
        told += _of_piece(piece, words, language, insertions)
        told += [Difference("omitted", ELLIPSIS, omitted)]
    return tuple(told[:-1])


def _of_piece(piece: str, words: str, language: str, insertions: list[str]) -> Iterator[Difference]:
    for change in compared(piece, words, language, folded):
        typed = re.sub(INSERTION, lambda _: insertions.pop(0), change.old)
        edited = bool(change.old) and not change.old.replace(INSERTION, "").strip()
        yield Difference("edited" if edited and INSERTION in change.old else change.kind, typed, change.new)
