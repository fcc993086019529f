"""Which script a language tag stands for (BCP 47), and what a target script makes of it; no tag is too odd."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

SCRIPTS = ("Hans", "Hant", "Hant-TW", "Hant-HK")

ACCEPTED = {"Hans": ("Hans",), "Hant": ("Hant",), "Hant-TW": ("Hant-TW", "Hant"), "Hant-HK": ("Hant-HK", "Hant")}
"""The scripts of forms that serve a target script, the best first."""

_SIMPLIFIED = frozenset({"zh", "zho", "chi", "cmn"})
_CHINESE = _SIMPLIFIED | {"gan", "hak", "hsn", "lzh", "nan", "wuu", "yue"}
_REGIONS = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant-TW", "HK": "Hant-HK", "MO": "Hant-HK"}


@lru_cache(maxsize=4096)
def script_of(language: str) -> str:
    """The script of a tag (`zh-Hans`, `zh-TW`, `zh` ...); empty where it is not Chinese in Han characters."""
    primary, *rest = _subtags(language)
    script = next((subtag.title() for subtag in rest if len(subtag) == 4 and subtag.isalpha()), "")
    region = _REGIONS.get(next((subtag.upper() for subtag in rest if len(subtag) == 2), ""), "")
    if primary not in _CHINESE or script not in {"", "Hans", "Hant"}:
        return ""
    if region.startswith(script or "Han"):
        return region
    return script or ("Hans" if primary in _SIMPLIFIED else "")


@lru_cache(maxsize=4096)
def needs_conversion(language: str, target: str) -> bool:
    """Whether text of this language changes under a target script: traditional forms satisfy every `Hant*`."""
    source = script_of(language)
    return bool(source) and source[:4] != target[:4]


@lru_cache(maxsize=4096)
def relabelled(language: str, target: str) -> str:
    """The tag of converted text: `zh-Hant-TW` of `zh-CN`, `lzh-Hans` of `lzh-Hant`."""
    return f"{_subtags(language)[0]}-{target}"


def _subtags(language: str) -> list[str]:
    """The subtags before any extension or private use, of which the first is the language.

    An extended language is the language itself: `zh-yue` is `yue` (RFC 5646, 4.5).
    """
    primary, *rest = re.split("[-_]", language.strip())
    if rest and len(primary) > 1 and len(rest[0]) == 3 and rest[0].isalpha():
        primary, *rest = rest
    return [primary.lower(), *takewhile(lambda subtag: len(subtag) > 1, rest)]
