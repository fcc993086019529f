"""Names of authors and editors in the two parts that styles of citation want, without guessing at what cannot be known.

A Chinese name is parted where its pinyin in the registers is; a Western one before its last word. Any other name is
kept whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from ..tei import NS, Element, language, words

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_GIVEN_FIRST = ("de", "en", "es", "fr", "it", "la", "nl", "pl", "pt", "ru")
_PARTICLES = frozenset({"da", "de", "del", "della", "der", "di", "dos", "du", "ten", "ter", "van", "von", "zu", "zur"})


@dataclass(frozen=True)
class Name:
    """A name in its parts, or whole (`literal`); `roman` is a Chinese one in Latin letters, family name first too."""

    family: str = ""
    given: str = ""
    particle: str = ""
    literal: str = ""
    roman: tuple[str, str] | None = None

    @property
    def chinese(self) -> bool:
        """Whether the name is written in Chinese characters, and so with the family name first."""
        return bool(_HAN.fullmatch(self.family + self.given + self.literal))

    @property
    def plain(self) -> str:
        """The name as it is said: `Jack Barnes`, `孙焕臻`."""
        parts = (self.family, self.given) if self.chinese else (self.given, self.particle, self.family)
        return self.literal or ("" if self.chinese else " ").join(filter(None, parts))

    @property
    def inverted(self) -> str:
        """The name as lists have it: `Barnes, Jack`; `孙, 焕臻`, which says which part is the family name."""
        given = " ".join(filter(None, (self.given, self.particle)))
        return self.literal or ", ".join(filter(None, (self.family, given)))

    def csl(self) -> dict[str, str]:
        """The name as a name variable of CSL-JSON."""
        if self.literal:
            return {"literal": self.literal}
        parts = {"family": self.family, "given": self.given, "non-dropping-particle": self.particle}
        return {part: words for part, words in parts.items() if words}


def name(element: Element, forms: Mapping[str, str]) -> Name | None:
    """The name that an `author` or `editor` holds; `forms` are its names by language in the registers."""
    surname, forename = (element.find(f".//tei:{part}", NS) for part in ("surname", "forename"))
    if surname is not None and words(surname):
        return Name(words(surname), "" if forename is None else words(forename))
    whole = words(element)
    if not whole or element.find(".//tei:orgName", NS) is not None:
        return Name(literal=whole) if whole else None
    if _HAN.fullmatch(whole):
        return _chinese(whole, forms)
    holder = next(element.iterfind("tei:persName", NS), element)
    return _western(whole) if language(holder)[:2] in ("", *_GIVEN_FIRST) else Name(literal=whole)


def family(element: Element, forms: Mapping[str, str], known: str, spoken: str) -> str:
    """The name by which readers of a language refer to an author: `Barnes`, `巴恩斯`; all of a Chinese one in Chinese.

    `known` is the whole name in their language, where the registers have one; empty for an author without a name.
    """
    found = name(element, forms)
    if found is None:
        return known
    if spoken.startswith("zh"):
        return (known or found.plain).rpartition("·")[2]
    if found.roman or found.chinese:
        return found.roman[0] if found.roman else known or found.plain
    return found.literal or " ".join(filter(None, (found.particle, found.family)))


def _chinese(words: str, forms: Mapping[str, str]) -> Name:
    family, _, given = _toneless(forms.get("zh-Latn-pinyin", "")).partition(" ")
    at = _syllables(family)
    if not given or at + _syllables(given) != len(words):
        return Name(literal=words)
    roman = (family, given) if forms.get("en", "").casefold() == f"{family} {given}".casefold() else None
    return Name(words[:at], words[at:], roman=roman)


def _western(words: str) -> Name:
    before, comma, after = words.partition(",")
    if comma:
        return Name(before.strip(), after.strip())
    *given, family = words.split()
    at = next((i for i, word in enumerate(given) if word in _PARTICLES), len(given))
    return Name(family, " ".join(given[:at]), " ".join(given[at:])) if given[:at] else Name(literal=words)


def _toneless(pinyin: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", pinyin) if not unicodedata.combining(c) or c == "\u0308")


def _syllables(pinyin: str) -> int:
    return len(re.findall(r"[aeiou\u0308]+", pinyin, re.IGNORECASE))
