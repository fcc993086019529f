"""BibTeX and BibLaTeX, in UTF-8 (biblatex manual, chapter 2; Patashnik, BibTeXing)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from .item import Item
from .names import Name

_BIBTEX = {"article-newspaper": "article", "article-journal": "article", "chapter": "incollection", "book": "book"}
_BIBLATEX = {**_BIBTEX, "webpage": "online"}
_LANGUAGES = {"en": "english", "zh": "chinese", "de": "german", "fr": "french", "ru": "russian", "es": "spanish"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_PAIRED = {"{": r"\{", "}": r"\}"}
_UNPAIRED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(item: Item) -> str:
    """An entry that any BibTeX style can use."""
    date = item.issued[0] if item.issued else ()
    fields = {
        **_common(item),
        **_within(item, journal="journal", site="howpublished"),
        "address": _text(item.publication.place),
        "year": "--".join(f"{parts[0]}" for parts in item.issued),
    }
    month = {"month": _MONTHS[date[1] - 1]} if len(date) > 1 and len(item.issued) == 1 else {}
    return _entry(_BIBTEX.get(item.kind, "misc"), item, fields, month)


def biblatex(item: Item) -> str:
    """An entry for BibLaTeX, which has fields for version, language and full dates."""
    fields = {
        **_common(item),
        "entrysubtype": "newspaper" if item.kind == "article-newspaper" else "",
        **_within(item, journal="journaltitle", site="organization"),
        "location": _text(item.publication.place),
        "date": "/".join("-".join(f"{n:02}" for n in parts) for parts in item.issued),
        "version": "" if item.published else _text(item.release),
        "langid": _LANGUAGES.get(item.language[:2], ""),
    }
    return _entry(_BIBLATEX.get(item.kind, "misc"), item, fields)


def key(item: Item) -> str:
    """The key of an entry: `sun-p12`."""
    return re.sub(r"[^\w.-]+", "-", item.id.replace("@", "-v"))


def _common(item: Item) -> dict[str, str]:
    published = item.publication
    return {
        "author": _names(item.authors),
        "title": _text(item.title),
        "editor": _names(published.editors),
        "volume": _text(published.volume),
        "number": _text(published.issue),
        "pages": _text(published.pages.replace("–", "--")),
        "url": item.url.translate(_URL_ESCAPES),
        "note": _text(item.note),
    }


def _within(item: Item, journal: str, site: str) -> dict[str, str]:
    """What the text stands in, by the field that takes a periodical, a site or (`booktitle`) anything else."""
    if item.kind == "webpage":
        return {site: _text(item.container)}
    whole = journal if _BIBTEX.get(item.kind) == "article" else "booktitle"
    return {whole: _text(item.container), "publisher": _text(item.publication.publisher)}


def _names(names: Iterable[Name]) -> str:
    """Names in BibTeX's form; one in Chinese or whole is kept together by braces."""
    return " and ".join(f"{{{_text(n.plain)}}}" if n.chinese or n.literal else _parts(n) for n in names)


def _parts(name: Name) -> str:
    family = " ".join(filter(None, (name.particle, name.family)))
    return _text(", ".join(filter(None, (family, name.given))))


def _entry(kind: str, item: Item, fields: dict[str, str], bare: dict[str, str] | None = None) -> str:
    lines = [f"  {field} = {{{value}}},\n" for field, value in fields.items() if value]
    lines += [f"  {field} = {value},\n" for field, value in (bare or {}).items()]
    return f"@{kind}{{{key(item)},\n{''.join(lines)}}}\n"


def _text(words: str) -> str:
    escapes = _ESCAPES | (_PAIRED if _is_paired(words) else _UNPAIRED)
    return "".join(escapes.get(sign, sign) for sign in words)


def _is_paired(words: str) -> bool:
    """Whether braces come in pairs: BibTeX counts them whether they are escaped or not."""
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in words))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
