"""The words of the interface, from one TOML file a language in templates/words/, and how CLDR puts values into them.

Another language is one more file, named by its tag. What a file lacks is said in English; a phrase that differs by
number is a table of CLDR's plural categories: `{ one = "{count} entry", other = "{count} entries" }`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

WORDS = Path(__file__).parent / "templates" / "words"


class Phrase(str):
    """Words of one language; unless gaps are filled, the form for any number."""

    forms: Mapping[str, str]
    language: str

    def __new__(cls, told: str | Mapping[str, str], language: str) -> Phrase:
        """A phrase from its one form, or from its forms by plural category, of which `other` must be there."""
        forms = {"other": told} if isinstance(told, str) else told
        phrase = super().__new__(cls, forms["other"])
        phrase.forms, phrase.language = forms, language
        return phrase

    def format(self, **gaps: Any) -> str:
        """The words with numbers and lists as the language writes them, in the form that the number `count` asks for.

        A gap with a format of its own is left to it: `{year:d}` is 1936, `{year}` would be 1,936. Markup makes markup.
        """
        count = gaps.get("count")
        form = locale(self.language).plural_form(count) if isinstance(count, int | float) else "other"
        told = str(self.forms.get(form, self))
        if any(isinstance(value, Markup) for value in gaps.values()):
            safe = {name: escape(value) if isinstance(value, str) else value for name, value in gaps.items()}
            return Markup(_Gaps(self.language).vformat(escape(told), (), safe))
        return _Gaps(self.language).vformat(told, (), gaps)


class _Gaps(Formatter):
    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, spec: str) -> str:
        if spec:
            return format(value, spec)
        if isinstance(value, int | float):
            return number(value, self.language)
        return listed(value, self.language) if isinstance(value, list | tuple) else str(value)


@cache
def words(language: str) -> dict[str, Phrase]:
    """The interface's words by name; a regional tag (`zh-Hant-TW`) falls back to its script (`zh-Hant`)."""
    while not (WORDS / f"{language}.toml").is_file():
        language = language.rpartition("-")[0] or "en"
    told = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    own = {name: Phrase(phrase, language) for name, phrase in ({"language": language} | told).items()}
    return own if language == "en" else words("en") | own


@cache
def locale(language: str) -> Locale:
    """The nearest locale that CLDR has; English as the edition writes it, the day first."""
    parts = language.split("-")
    return Locale.parse("en_GB" if parts[0] == "en" else "_".join(parts), sep="_")


def number(value: float, language: str) -> str:
    """A number with the separators of a language: `1,234`."""
    return format_decimal(value, locale=locale(language))


def listed(items: Sequence[str], language: str) -> str:
    """Several as one: `A, B and C`, `A、B和C`."""
    return format_list([str(item) for item in items], locale=locale(language))


def joint(index: int, length: int, language: str) -> str:
    """What stands before an item of a list of some length: nothing, a comma, `and`."""
    return listed(["\0"] * length, language).split("\0")[index]


def interfaces() -> tuple[str, ...]:
    """The languages that there are words in, English first."""
    found = {path.stem.partition("-")[0] for path in WORDS.glob("*.toml")}
    return tuple(sorted(found, key=lambda language: (language != "en", language)))


def endonym(language: str) -> str:
    """What a language calls itself: `English`, `中文`; the tag where CLDR has no name."""
    try:
        return Locale.parse(language, sep="-").get_language_name() or language
    except (UnknownLocaleError, ValueError):
        return language
