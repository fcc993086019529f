"""Where a recipe's wording stands in a text, whatever white space or line end parts its words."""

from __future__ import annotations

import re


def pattern(wording: str) -> re.Pattern[str]:
    """What finds a wording: each white space in it stands for any."""
    words = re.split(r"\s+", wording)
    return re.compile(r"\s+".join(map(re.escape, words)))


def span(wording: str, text: str, within: str = "") -> tuple[int, int] | None:
    """Where a wording stands in a text, or in the wording `within` of it; None where either does not stand once."""
    if within:
        around = span(within, text)
        inner = span(wording, text[slice(*around)]) if around else None
        return (around[0] + inner[0], around[0] + inner[1]) if inner else None
    found = [match.span() for match in pattern(wording).finditer(text)]
    return found[0] if len(found) == 1 else None
