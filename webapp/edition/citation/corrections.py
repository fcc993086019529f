"""What a style has no place for, or its processor gets wrong, put right: one small correction each.

All but the last take a citation with its markup, which may be the mark in the text, and give it back changed or not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from .item import Item
from .markup import ADDRESS


@dataclass(frozen=True)
class Wording:
    """What is cited, the language of the work that cites, and the words for the edition."""

    item: Item
    language: str
    edition: str


Correction = Callable[[str, Wording], str]


def edition_named(markup: str, wording: Wording) -> str:
    """The edition and its release before the address, where a style has no place for them."""
    if _names_edition(markup, wording):
        return markup
    edition = _escaped(wording.edition)
    return re.sub(rf"([.,]) (?={re.escape(ADDRESS)})", lambda found: f"{found[0]}{edition}{found[0]}", markup)


def site_once(markup: str, wording: Wording) -> str:
    """The site not named again after an author who is the site, only its release (APA, web pages)."""
    if not wording.item.is_by_editors:
        return markup
    name, _, release = _escaped(wording.edition).rpartition(" (")
    return markup.replace(f". {name} ({release}. ", f" ({release}. ")


def edition_added(entry: str, wording: Wording) -> str:
    """The edition and its release in an entry of any style: before what leads to the address, or last, with it."""
    if _names_edition(entry, wording):
        return entry
    edition, (before, address, after) = _escaped(wording.edition), entry.rpartition(ADDRESS)
    if not address:
        return f"{entry.removesuffix('.')}. {edition}, {ADDRESS}"
    start, stop = max((before.rfind(f"{stop} "), stop) for stop in ".,)")
    if start < 0:
        return f"{before}{edition}, {address}{after}"
    start, parted = start + 2, " " if stop == ")" else f"{stop} "
    return f"{before[:start]}{edition}{parted}{before[start:]}{address}{after}"


def title_translated(markup: str, wording: Wording) -> str:
    """The title in English after one in another language, outside its quotation marks, for work in English."""
    translated = _escaped(wording.item.translated.get("en", ""))
    if not translated or wording.language != "en" or wording.item.language.startswith("en"):
        return markup
    title = re.escape(_escaped(wording.item.title))
    return re.sub(rf"({title})([.,]?)(”|</i>|)", rf"\1\3 [{_literal(translated)}]\2", markup, count=1)


def stop_within_quotes(markup: str, wording: Wording) -> str:
    """Stop and comma within all quotation marks where a title ends in some of its own, and once (Chicago, MLA)."""
    return re.sub("([.,][’”]*”)[.,]", r"\1", re.sub("([’”]+)([.,])”", r"\2\1”", markup))


def release_roman(markup: str, wording: Wording) -> str:
    """The version neither italic nor, within its sentence, capital (MLA)."""
    name, comma, release = _escaped(wording.edition).rpartition(", version ")
    roman = (
        markup.replace(f"<i>{name}, version {release}</i>", f"<i>{name}</i>, version {release}") if comma else markup
    )
    return roman.replace(", Version ", ", version ")


def passage_of_edition(markup: str, wording: Wording) -> str:
    """The passage after the edition, whose paragraphs are counted, and not after the original publication."""
    locator = wording.item.locator
    where = _escaped(locator.said()) if locator else ""
    edition = _escaped(wording.edition)
    return markup.replace(f", {where}, {edition}, ", f", {edition}, {where}, ") if where else markup


def family_in_mark(markup: str, wording: Wording) -> str:
    """The family name alone in the text, of one who is named whole in the list of works (MLA)."""
    author = next(iter(wording.item.authors), None)
    if not markup.startswith("(") or not author or not author.roman or wording.language != "en":
        return markup
    return markup.replace(f"({_escaped(' '.join((*author.roman, author.plain)))}", f"({author.roman[0]}", 1)


def years_hyphened(markup: str, wording: Wording) -> str:
    """Years from and to with a hyphen, as the examples of GB/T 7714—2015 have them."""
    return re.sub(r"(?<![0-9/])([0-9]{4})/([0-9]{4})(?=[\[.,])", r"\1-\2", markup)


def mark_located(markup: str, wording: Wording) -> str:
    """The passage after the number in the text, where the standard puts the page (GB/T 7714—2015, 10.1.3)."""
    locator = wording.item.locator
    if not locator or markup != "<sup>[1]</sup>":
        return markup
    return f"<sup>[1]{_escaped(locator.chinese if wording.language == 'zh' else locator.said())}</sup>"


def capital_after_colon(title: str) -> str:
    """A title whose second part begins with a capital (APA 6.17)."""
    return re.sub(r"(: )([a-z])", lambda found: found[1] + found[2].upper(), title)


def _names_edition(markup: str, wording: Wording) -> bool:
    """Whether a citation has both the edition's name, in whatever language, and its release, in whatever order."""
    text = re.sub("</?(?:i|sup)>", "", markup).casefold()
    names = [_escaped(name).casefold() for name in wording.item.edition.values()]
    return not wording.edition or (any(name in text for name in names) and wording.item.release in text)


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)


def _literal(words: str) -> str:
    return words.replace("\\", "\\\\")
