"""What is written beside a point: some words, as many as there is room for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lettering import LOOSE, fitted
from .points import Point

_STOPS = re.compile(r"\s*[.,;:!?)，。；：！？、）》」』]")
_CLOSES = re.compile(r"[)）》”’」』]*")
_BRACKETS = {"(": ")", "（": "）"}
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
        words = _closed(_clause(mention.before) + mention.words, mention.after) if leads_up else ""
        words = words or mention.words + mention.after
        return cls(words.strip(), mention.anchor, mention.language, mention.origin, leads_up)

    def within(self, room: float) -> str:
        """As many of the words as there is room for, with an ellipsis where that is not all; empty where none are."""
        if self.leads_up:
            return fitted(self.text[::-1], room)[::-1]
        return fitted(self.text, room)


def _clause(before: str) -> str:
    """The words before a date from where their clause begins."""
    return _CLAUSE.split(before)[-1].lstrip(LOOSE)


def _closed(words: str, after: str) -> str:
    """Words with the signs that close after them; a bracket that closes later closes here, about an ellipsis."""
    words += _CLOSES.match(after)[0]
    still = "".join(closing for opening, closing in _BRACKETS.items() if words.count(opening) > words.count(closing))
    return words + f"…{still}" * bool(still)
