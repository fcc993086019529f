"""What is written beside a point: some words, and how many pixels they take at most."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

from .points import Point

SIZE = 12
"""The size of the type, in pixels."""

_NARROW, _WIDE = set("iljtfrI.,;:'’‘()[]| "), set("mwMWOQGDCN@%—")
_LOOSE = " ,.;:，、。；：!?！？()（）”’"
_LETTER = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")
_STOPS = re.compile(r"\s*[.,;:!?)，。；：！？、）》」』]")
_CLOSES = re.compile(r"[)）》”’」』]*")
_BEGINS = re.compile(r"(^|[.!?。！？；]\s*)(\w+\s+){0,2}\W?$")
_CLAUSE = re.compile(r"[.;!?。；！？](?=\s|[\u3400-\u9fff“《])")


@dataclass(frozen=True)
class Caption:
    """Words for a point, shorter ones where there is no room, their language and the one that they were converted from.

    Words that lead up to a date are cut at their beginning, others at their end.
    """

    text: str
    short: str
    language: str = ""
    origin: str = ""
    leads_up: bool = False

    @classmethod
    def of(cls, point: Point, language: str) -> Caption:
        """The name of an event; of a date the words with which the passage goes on, or those that lead up to it."""
        if point.entry:
            name = point.entry.name(language)
            return cls(name.text, name.text, name.language, name.origin)
        mention = point.mention(language)
        stops, begins = _STOPS.match(mention.after), _BEGINS.search(mention.before[-24:])
        leads_up = bool(mention.before) and (not mention.after or bool(stops and not begins))
        closing = _CLOSES.match(mention.after)[0]
        words = _clause(mention.before) + mention.words + closing if leads_up else mention.words + mention.after
        return cls(words.strip(), mention.anchor, mention.language, mention.origin, leads_up)

    def within(self, room: float) -> str:
        """As many of the words as there is room for, with an ellipsis where that is not all; empty where none are."""
        if self.leads_up:
            return fitted(self.text[::-1], room)[::-1]
        return fitted(self.text, room)


def width(text: str) -> float:
    """How many pixels a text takes, in whatever sans-serif type, rather too many than too few."""
    return SIZE * sum(map(_em, text))


def fitted(text: str, room: float) -> str:
    """The beginning of a text, to the end of a word, that there is room for; with an ellipsis where that is not all."""
    if width(text) <= room:
        return text
    ends = accumulate(map(_em, text), initial=_em("…"))
    cut = text[: sum(SIZE * end <= room for end in ends) - 1] if room > 2 * SIZE else ""
    if _LETTER.match(text[len(cut) :]) and _LETTER.match(cut[-1:]):
        cut = cut.rpartition(" ")[0]
    cut = cut.rstrip(_LOOSE)
    return f"{cut}…" if len(cut) > 1 else ""


def _clause(before: str) -> str:
    """The words before a date from where their clause begins."""
    return _CLAUSE.split(before)[-1].lstrip(_LOOSE)


def _em(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF" or sign in "“”…—":
        return 1.02
    if sign in _NARROW:
        return 0.36
    return 0.9 if sign in _WIDE else 0.72 if sign.isupper() else 0.6
