"""A quotation as somebody types it: its pieces between ellipses, with what the one who quotes has put into brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diplomatic import closed_up, on_one_line

INSERTION = "\ufffc"
"""What stands in a piece for words in brackets (U+FFFC, object replacement character)."""

_DOTS = r"(?:…+|\.(?:\s?\.){2,})"
_ELLIPSIS = re.compile(rf"\s*(?:[\[(（［〔]\s*{_DOTS}\s*[\])）］〕]|{_DOTS}\.?|⋯+)\s*")
_MOST = 20
"""How many ellipses of a quotation are taken for such."""

_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_BRACKETS = re.compile(r"\[[^\[\]]*\]|［[^［］]*］|〔[^〔〕]*〕")
_INNER = {"“": "”", "‘": "’", "„": "“", "«": "»", "「": "」", "『": "』", "《": "》", '"': '"', "'": "'"}


@dataclass(frozen=True)
class Typed:
    """Pieces of a quotation, each on one line with `INSERTION` for each of the `insertions`, in their order."""

    pieces: tuple[str, ...]
    insertions: tuple[str, ...] = ()

    @classmethod
    def readings(cls, words: str) -> Iterator[Typed]:
        """What may be meant: that brackets are of the text that is quoted, or else the insertions of who quotes it."""
        line = _CHANGED_LETTER.sub(r"\1", _as_printed(words.replace(INSERTION, " ")))
        pieces = tuple(piece for piece in _ELLIPSIS.split(_unquoted(line), _MOST) if piece)
        yield cls(pieces)
        insertions = tuple(found for piece in pieces for found in _BRACKETS.findall(piece))
        if insertions:
            yield cls(tuple(_BRACKETS.sub(INSERTION, piece) for piece in pieces), insertions)


def _as_printed(words: str) -> str:
    """Words without hyphens at line ends; dashes and quotation marks that are typed as two signs are one."""
    joined = closed_up(words.replace("\r\n", "\n"))
    joined = re.sub(r"(?<!-)-{2,3}(?!-)", "—", re.sub("``|''", '"', joined))
    return on_one_line(joined)


def _unquoted(line: str) -> str:
    """A line without quotation marks around all of it."""
    while len(line) > 2 and _INNER.get(line[0]) == line[-1] and line[-1] not in line[1:-1].replace(line[0], line[-1]):
        line = line[1:-1].strip()
    return line
