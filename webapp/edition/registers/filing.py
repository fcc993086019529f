"""How entries are filed: family names first, in the order that a language's readers look names up in.

English by letters, without articles and accents; Chinese by the pinyin of each character, with its tone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache

from ..folding import folded, is_han
from .entry import PINYIN, Entry, Words

_UNHEEDED = re.compile(r"^\W*((the|an?)\b\W+(?=\w))?")
_DOT = "·"
_TONES = "\u0304\u0301\u030c\u0300"
OTHER = "0–9"
"""The heading of names that begin with neither a letter nor a Chinese character."""


def filed(entry: Entry, spoken: str) -> Words:
    """The main name in a language as it is filed: `Hook, Sidney`, `胡克，悉尼`; `Zhang Guotao` as it is."""
    name = entry.name(spoken)
    family = _family(entry)
    if not family:
        return name
    if any(map(is_han, name.text)):
        given, dot, last = name.text.rpartition(_DOT)
        return replace(name, text=f"{last}，{given}") if dot else name
    words = name.text.split()
    return replace(name, text=f"{' '.join(words[-family:])}, {' '.join(words[:-family])}")


def heading(entry: Entry, spoken: str) -> str:
    """The letter under which an entry is filed: of its name, or of the pinyin of its first character."""
    first = _sounds(entry, spoken)[0][0] if _is_chinese(entry, spoken) else order(entry, spoken)[0][0]
    return first[:1].upper() if first[:1].isalpha() and first[:1].isascii() else OTHER


def order(entry: Entry, spoken: str) -> tuple[tuple[str, str], ...]:
    """What sorts entries for readers of a language; names with the same sound by their characters."""
    if _is_chinese(entry, spoken):
        return (*_sounds(entry, spoken), ("", entry.ref))
    parts = _UNHEEDED.sub("", folded(filed(entry, spoken).text)).split(", ")
    return *((part, "") for part in parts), ("", entry.ref)


def _is_chinese(entry: Entry, spoken: str) -> bool:
    return spoken.startswith("zh") and any(map(is_han, entry.name(spoken).text))


@cache
def _family(entry: Entry) -> int:
    """How many words at the end of a person's English name are the family name; 0 where it stands first, or alone.

    The xml:id begins with what an entry is filed under: `hook` of Sidney Hook, `ne-win` of Ne Win.
    """
    named = entry.in_language("en") if entry.register == "persons" else None
    words = [_bare(word) for word in named.text.split()] if named else []
    parts = entry.id.split("-")
    if words[: len(parts)] == parts:
        return 0
    ends = range(len(words) - 1, 0, -1)
    return next((n for n in ends if _bare("".join(words[-n:])) in ("".join(parts[:n]), "".join(parts))), 0)


def _bare(word: str) -> str:
    return re.sub(r"\W", "", folded(word).replace("ł", "l").replace("ø", "o"))


def _sounds(entry: Entry, spoken: str) -> list[tuple[str, str]]:
    """For each character of the filed name its sound, as the register spells the name's pinyin, and the character."""
    name = filed(entry, spoken).text
    spelt = next((form.text for form in entry.names if form.language == PINYIN and form.kind != "variant"), "")
    rest, found = re.sub(r"[\s’'-]", "", spelt.casefold()), []
    for character, (usual,) in zip(name, _readings(name), strict=True):
        sound = _sound(character, usual, rest) if is_han(character) else folded(character)
        rest = rest.removeprefix(sound)
        found += [(_ranked(sound), character)] if character.isalnum() else []
    return found or [("", name)]


def _sound(character: str, usual: str, spelt: str) -> str:
    """The reading of a character that a spelling begins with, or else the usual one."""
    readings = _readings(character, every=True)[0]
    return max((reading for reading in readings if spelt.startswith(reading)), key=len, default=usual)


def _readings(words: str, every: bool = False) -> list[list[str]]:
    """For each character its usual reading, or every one that it has; itself where it has none."""
    # A third of a second to import, and needed only where entries are filed.
    from pypinyin import Style, pinyin

    return pinyin(words, style=Style.TONE, heteronym=every, errors=list)


@cache
def _ranked(sound: str) -> str:
    """A syllable that sorts by its letters, then by its tone."""
    apart = unicodedata.normalize("NFD", sound)
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign) or sign == "\u0308")
    tone = next((str(1 + _TONES.index(sign)) for sign in apart if sign in _TONES), "5")
    return letters + tone
