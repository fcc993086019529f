"""The words of the interface, from one TOML file a language in templates/words/."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "templates" / "words"


@cache
def words(language: str) -> dict[str, str]:
    """The interface's words by name; a regional tag (`zh-Hant-TW`) falls back to its script (`zh-Hant`)."""
    while not (WORDS / f"{language}.toml").is_file():
        language = language.rpartition("-")[0] or "en"
    return tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
