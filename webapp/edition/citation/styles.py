"""Citations in the styles of the field: GB/T 7714—2015, Chicago (notes), MLA and APA, or any of the CSL repository."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from ..corpus import Corpus
from ..errors import Unknown
from ..reference import Reference
from ..store import Store
from . import corrections, repository
from .corrections import Correction
from .editorial import PLACE
from .item import Item
from .locator import Locator
from .markup import ACCESSED, ADDRESS, RELEASE, Runs, runs
from .names import Name
from .pandoc import formatted

_NUMBER = 4711
"""What stands for the number of any paragraph while a citation is formatted: it, or the next that is not cited."""


@dataclass(frozen=True)
class Style:
    """A style: its name in the CSL repository, and how the edition goes into it.

    `place` is the CSL variable that takes the edition's name and release; where there is none, both go before the
    address. Of a style of notes (`noted`), the note is the citation. `language` is that of the work that cites,
    unless told; `paragraph` the word for one, where it is not left to the style how a passage is told; `initials` says
    that given names are shortened, `accessed` that the day of access is named.
    """

    name: str
    title: str
    csl: str
    place: str = ""
    language: str = "en"
    paragraph: str = ""
    release: str = "{edition}, version {release}"
    noted: bool = False
    initials: bool = False
    accessed: bool = False
    corrections: tuple[Correction, ...] = (corrections.edition_named, corrections.title_translated)


STYLES = {
    style.name: style
    for style in (
        Style(
            "gb7714",
            "GB/T 7714—2015",
            "china-national-standard-gb-t-7714-2015-numeric",
            language="zh",
            paragraph="para.",
            initials=True,
            accessed=True,
            corrections=(corrections.edition_named, corrections.years_hyphened, corrections.mark_located),
        ),
        Style(
            "chicago",
            "Chicago",
            "chicago-notes-bibliography",
            place="archive",
            paragraph="para.",
            noted=True,
            corrections=(
                corrections.stop_within_quotes,
                corrections.passage_of_edition,
                corrections.title_translated,
            ),
        ),
        Style(
            "mla",
            "MLA",
            "modern-language-association",
            place="source",
            paragraph="par.",
            corrections=(
                corrections.stop_within_quotes,
                corrections.release_roman,
                corrections.family_in_mark,
                corrections.title_translated,
            ),
        ),
        Style(
            "apa",
            "APA",
            "apa",
            paragraph="para.",
            release="{edition} (Version {release})",
            initials=True,
            corrections=(corrections.edition_named, corrections.site_once, corrections.title_translated),
        ),
    )
}


@dataclass(frozen=True)
class Citation:
    """A citation in a style, and its companion: the mark in the text, or of a style of notes the list's entry."""

    style: Style
    language: str
    printed: Runs
    companion: Runs


def style_named(name: str) -> Style:
    """A style of the edition's, or any by its name in the CSL repository (`ieee`); Unknown where there is none."""
    if name not in STYLES and name not in repository.files():
        near = f"; nearest are {', '.join(found)}" if (found := repository.near(name, STYLES)) else ""
        raise Unknown(f"there is no citation style “{name}”{near}; see `--style list` and `--style list:PART`")
    return STYLES.get(name) or Style(name, name, name)


def cited(item: Item, style: Style, accessed: date, language: str = "", store: Store | None = None) -> Citation:
    """An item in a style, for a work in a language (`en`, `zh`; empty: the style's); EditionError without pandoc.

    Work in English has Chinese names in pinyin and titles translated; work in Chinese has both as they are.
    """
    spoken = language or style.language
    item = item.told_in(spoken)
    title = item.editorial.titles[item.language] if item.editorial else item.title
    data = _data(replace(item, release=item.release and RELEASE, title=title), style, spoken)
    given = json.dumps(data, ensure_ascii=False, sort_keys=True)
    number = next(number for one in count(_NUMBER) if (number := str(one)) not in given)
    passage = f"para. {number}" if style.paragraph else _told(item.locator, number)
    entry, mark = (_located(markup, item, style, number) for markup in formatted(given, style.csl, passage, store))
    wording = corrections.Wording(item, spoken, _edition(item, style, spoken))
    made = [_corrected(_filled(markup, item), wording, style) for markup in (entry or mark, mark)]
    made[0] = corrections.edition_added(made[0], wording)
    printed, companion = reversed(made) if style.noted else made
    tongue = item.language if style.language == "zh" else "en"
    return Citation(style, tongue, *(runs(one, item, accessed, tongue) for one in (printed, companion)))


def prepare(corpus: Corpus, text_id: str) -> None:
    """Make what every citation of a text or editors' note is filled into, and keep it in the corpus's store."""
    notes = [block.anchor for block in corpus.text(text_id).blocks.values() if block.kind == "editorial note"]
    for start in ("", *notes[:1]):
        for style in STYLES.values():
            cited(Item.of(corpus, Reference(text_id, start), ""), style, date.min, store=corpus.store)


def _data(item: Item, style: Style, language: str) -> dict[str, Any]:
    """What the processor is given: the same for every passage of a text."""
    edition = _edition(item, style, language)
    names = [_name(name, style, language) for name in item.authors]
    data = {**item.csl(), "id": "cited", "URL": ADDRESS, "author": names, "note": "", "source": ""}
    if style.accessed:
        data["accessed"] = {"date-parts": [list(map(int, ACCESSED.split("-")))]}
    if item.published and style.place:
        data[style.place] = edition
    if item.published and style.name == "gb7714":
        data["publisher"] = item.publication.publisher
    if not item.published:
        data["container-title"] = _name_of_edition(item, style, language) if style.place else edition
        data["version"] = item.release if style.place else ""
    if style.name == "apa":
        data |= {of: corrections.capital_after_colon(data[of]) for of in ("title", "container-title") if of in data}
    return {variable: value for variable, value in data.items() if value}


def _name(name: Name, style: Style, language: str) -> dict[str, str]:
    """A name; a Chinese one in pinyin for work in English, with its characters where given names are in full."""
    if not name.roman or style.language == "zh" or language == "zh":
        return name.csl()
    family, given = name.roman
    return {"family": family, "given": given} if style.initials else {"literal": f"{family} {given} {name.plain}"}


def _edition(item: Item, style: Style, language: str) -> str:
    """The edition and its release, as a style says them."""
    name = _name_of_edition(item, style, language)
    if not item.release:
        return name
    if style.language == "zh" and item.language.startswith("zh"):
        return f"{name}, {item.release}版"
    return style.release.format(edition=name, release=item.release)


def _name_of_edition(item: Item, style: Style, language: str) -> str:
    chinese = "zh" in (style.language, language) and item.language.startswith("zh")
    return item.edition_in("zh" if chinese else "en")


def _located(markup: str, item: Item, style: Style, number: str) -> str:
    """A citation with its own passage where the processor's stood; with none for a whole text."""
    if not style.paragraph:
        return markup.replace(number, item.locator.numbers) if item.locator else markup
    where = html.escape(item.locator.said(style.paragraph), quote=False) if item.locator else ""
    stand_in = rf"([,:]? )(?:paras?\.|pars?\.|¶)?\s?{number}"
    return re.sub(stand_in, lambda found: found[1] + where if where else "", markup).replace(",”)", "”)")


def _told(locator: Locator | None, number: str) -> str:
    """A passage for a style that tells it in its own words; nothing of what no style has a word for, such as heads.

    One number stands for paragraph and sentence, which a style would take for several paragraphs.
    """
    if not locator or not locator.kind:
        return ""
    return (replace(locator, first=number, sentence="") if locator.sentence else locator).said()


def _filled(markup: str, item: Item) -> str:
    """A citation with its release and, in the title of what the editors wrote, the passage."""
    for stand_in, words in ((RELEASE, item.release), (PLACE, item.place_in(item.language))):
        markup = markup.replace(stand_in, html.escape(words, quote=False))
    return markup


def _corrected(markup: str, wording: corrections.Wording, style: Style) -> str:
    for correction in style.corrections:
        markup = correction(markup, wording)
    return markup
