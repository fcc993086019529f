"""Citations in the styles of the field: GB/T 7714—2015, Chicago (notes), MLA and APA, or any of the CSL repository."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..corpus import Corpus
from ..errors import Unknown
from ..reference import Reference
from ..store import Store
from . import corrections
from .corrections import Correction
from .item import Item
from .markup import ACCESSED, ADDRESS, RELEASE, Runs, runs
from .names import Name
from .pandoc import PARAGRAPH, exists, formatted

_PASSAGE = re.compile(rf"(?P<before>[,:]? )(?:paras?\.|pars?\.|¶)?\s?{PARAGRAPH}")


@dataclass(frozen=True)
class Style:
    """A style: its name in the CSL repository, and how the edition goes into it.

    `place` is the CSL variable that takes the edition's name and release; where there is none, both go before the
    address. Of a style of notes (`noted`), the note is the citation. `language` is that of the work that cites,
    unless told; `initials` says that given names are shortened, `accessed` that the day of access is named.
    """

    name: str
    title: str
    csl: str
    place: str = ""
    language: str = "en"
    paragraph: str = "para."
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
            initials=True,
            accessed=True,
            corrections=(corrections.edition_named, corrections.years_hyphened, corrections.mark_located),
        ),
        Style(
            "chicago",
            "Chicago",
            "chicago-notes-bibliography",
            place="archive",
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
        Style("apa", "APA", "apa", release="{edition} (Version {release})", initials=True),
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
    if name not in STYLES and not exists(name):
        raise Unknown(
            f"there is no citation style “{name}”; choose {', '.join(STYLES)} or a name of the CSL repository"
        )
    return STYLES.get(name) or Style(name, name, name)


def cited(item: Item, style: Style, accessed: date, language: str = "", store: Store | None = None) -> Citation:
    """An item in a style, for a work in a language (`en`, `zh`; empty: the style's); EditionError without pandoc.

    Work in English has Chinese names in pinyin and titles translated; work in Chinese has both as they are.
    """
    spoken = language or style.language
    data = _data(replace(item, release=item.release and RELEASE), style, spoken)
    made = formatted(json.dumps(data, ensure_ascii=False, sort_keys=True), style.csl, store)
    entry, mark = (markup.replace(RELEASE, html.escape(item.release, quote=False)) for markup in made)
    wording = corrections.Wording(item, style.language, spoken, _edition(item, style, spoken))
    made = [_corrected(_located(markup, item, style), wording, style) for markup in (entry or mark, mark)]
    printed, companion = reversed(made) if style.noted else made
    tongue = item.language if style.language == "zh" else "en"
    return Citation(style, tongue, *(runs(one, item, accessed, tongue) for one in (printed, companion)))


def prepare(corpus: Corpus, text_id: str) -> None:
    """Make what every citation of a text is filled into, and keep it in the corpus's store."""
    item = Item.of(corpus, Reference(text_id, ""), "")
    for style in STYLES.values():
        cited(item, style, date.min, store=corpus.store)


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


def _located(markup: str, item: Item, style: Style) -> str:
    """A citation with its own passage where the processor's stood; with none for a whole text."""
    where = html.escape(item.locator.said(style.paragraph), quote=False) if item.locator else ""
    return _PASSAGE.sub(lambda found: found["before"] + where if where else "", markup).replace(",”)", "”)")


def _corrected(markup: str, wording: corrections.Wording, style: Style) -> str:
    for correction in style.corrections:
        markup = correction(markup, wording)
    return markup
