"""How much room words take in a picture: set in a sans-serif of one size, whatever sans-serif the reader has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import accumulate

SIZE = 12
"""The size of the type, in pixels."""

LOOSE = " ,.;:，、。；：!?！？()（）”’"
"""What does not stand alone at either end of words that were cut."""

_NARROW, _WIDE = set("iljtfrI.,;:'’‘()[]| "), set("mwMWOQGDCN@%—")
_INNER = re.compile(r"[A-Za-z0-9\u00c0-\u024f’–-]")
"""What a word may have within it: a compound is not cut."""


def width(text: str) -> float:
    """How many pixels a text takes, rather too many than too few."""
    return SIZE * sum(map(_em, text))


def fitted(text: str, room: float) -> str:
    """The beginning of a text, to the end of a word, that there is room for; with an ellipsis where that is not all."""
    if width(text) <= room:
        return text
    ends = accumulate(map(_em, text), initial=_em("…"))
    cut = text[: sum(SIZE * end <= room for end in ends) - 1] if room > 2 * SIZE else ""
    if _INNER.match(text[len(cut) :]) and _INNER.match(cut[-1:]):
        cut = cut.rpartition(" ")[0]
    cut = cut.rstrip(LOOSE)
    return f"{cut}…" if len(cut) > 1 else ""


@cache
def _em(sign: str) -> float:
    """How wide a character is, in sizes of the type."""
    if unicodedata.east_asian_width(sign) in "WF" or sign in "“”…—":
        return 1.02
    if sign in _NARROW:
        return 0.36
    return 0.9 if sign in _WIDE else 0.72 if sign.isupper() else 0.6
