"""Why there is no such page, for the reader: what the core says in English is said anew by the words `unknown-...`."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from .interface import words


def reason(message: str, language: str) -> tuple[str, str]:
    """The core's message in a language, and the language that it is in: English where there are no words for it."""
    for name, pattern in _patterns().items():
        if found := pattern.fullmatch(message):
            told = words(language)[name]
            return told.format(**found.groupdict()), told.language
    return message, "en"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The English words as patterns with a group for each gap."""
    return {name: _pattern(phrase) for name, phrase in words("en").items() if name.startswith("unknown-")}


def _pattern(phrase: str) -> re.Pattern[str]:
    parts = ((re.escape(literal), f"(?P<{gap}>.+)" if gap else "") for literal, gap, _, _ in Formatter().parse(phrase))
    return re.compile("".join("".join(part) for part in parts), re.DOTALL)
