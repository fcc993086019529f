"""Script and language: words that are not in the language that the markup says (BCP 47)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..script import convert_text, script_of
from ..tei import XML_LANG, language
from .catalogue import Finding, structure, wording
from .document import HOUSE, OTHER, TEXT, TRANSCRIPTION, Document
from .run import HAN, LATIN, Run

Found = Iterator[tuple[int, str]]

_HAN = re.compile(f"[{HAN}]")
_HANS = re.compile(f"[{HAN}]+")
_LETTERS = re.compile(f"[{LATIN}]")
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+)",
    re.IGNORECASE,
)
_LATIN_LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "la", "pt", "pl", "cs", "hu", "sq", "nl"})


def _is_in(character: str, standard: str) -> bool:
    try:
        character.encode(standard)
    except UnicodeEncodeError:
        return False
    return True


def _strangers(run: Run, script: str, standard: str) -> Found:
    """Characters that the standard of a script lacks and that its converter would change; those of both are neither."""
    for match in _HANS.finditer(run.text):
        spoken = run.slot(match.start()).language
        if script_of(spoken)[:4] != script:
            continue
        other = "Hans" if script == "Hant" else "Hant"
        converted = convert_text(match[0], f"zh-{other}", script)
        for at, (given, expected) in enumerate(zip(match[0], converted, strict=True), match.start()):
            if given != expected and not _is_in(given, standard):
                yield at, f"“{given}” in “{run.context(at, at + 1)}” is not of {spoken}, where it would be “{expected}”"


@wording(
    "script-traditional",
    what="A traditional character stands in text that is said to be in simplified ones.",
    why="Readers of simplified Chinese stumble, and a search in simplified characters misses the word.",
    mend="write the simplified character, or mark the words with their language, such as foreign in zh-Hant",
)
def traditional(run: Run) -> Found:
    """Characters that GB 2312 lacks and OpenCC would simplify; those that both scripts use (后, 著, 乾) are neither."""
    return _strangers(run, "Hans", "gb2312")


@wording(
    "script-simplified",
    what="A simplified character stands in text that is said to be in traditional ones.",
    why="The traditional forms of names decide how views in traditional characters show them.",
    mend="write the traditional character, or correct xml:lang",
)
def simplified(run: Run) -> Found:
    """Characters that Big5 lacks and OpenCC would make traditional."""
    return _strangers(run, "Hant", "big5hkscs")


@wording(
    "script-language",
    what="Words in Chinese characters stand in text that is said to be in a language of Latin letters.",
    why="Hyphenation, fonts, screen readers and the script switch all go by xml:lang.",
    mend="mark the words with foreign and their xml:lang, or correct the language",
)
def foreign_script(run: Run) -> Found:
    """Han characters in English, French, Pinyin and so on."""
    for match in _HANS.finditer(run.text):
        spoken = run.slot(match.start()).language
        if spoken.partition("-")[0] in _LATIN_LANGUAGES or "Latn" in spoken:
            yield match.start(), f"“{match[0][:12]}” is said to be in {spoken}"


@structure(
    "language-contradicted",
    what="An element is said to be in Chinese and has no Chinese character in it.",
    why="Hyphenation, fonts, screen readers and the script switch all go by xml:lang.",
    mend="correct xml:lang",
)
def contradicted(document: Document) -> Iterator[Finding]:
    """Elements with an xml:lang of their own for Chinese characters, with words of three letters or more and no Han."""
    for element in document.elements:
        words = "".join(element.itertext()) if script_of(element.get(XML_LANG, "")) else ""
        if len(_LETTERS.findall(words)) > 2 and not _HAN.search(words):
            yield Finding(element, f"“{' '.join(words.split())[:30]}” is said to be in {element.get(XML_LANG)}")


@structure(
    "language-tag",
    what="An xml:lang is not formed like a language tag.",
    why="Browsers and converters know languages by BCP 47 (en, zh-Hans, de-AT), and ignore anything else.",
    mend="write a tag of BCP 47, such as en or zh-Hans",
    kinds=frozenset({OTHER}),
    severity="error",
)
def tag(document: Document) -> Iterator[Finding]:
    """Values of xml:lang that are not well formed, in other people's TEI; the edition has its schema for that."""
    for element in document.elements:
        given = element.get(XML_LANG, "")
        if given and not _TAG.fullmatch(given):
            yield Finding(element, f"“{given}” is no language tag")


@structure(
    "language-unused",
    what="A language is declared in the header and nothing in the document is in it.",
    why="What langUsage says of a document should be true; catalogues read it.",
    mend="take the language out of langUsage, or mark what is in it with xml:lang",
)
def unused(document: Document) -> Iterator[Finding]:
    """Declared languages without use in the file, or in the transcription of the same text."""
    copy = document.edition.transcription(document.id) if document.kind == TEXT else None
    roots = [document.root] if copy is None else [document.root, copy]
    used = {element.get(XML_LANG) for root in roots for element in root.iter("{*}*")}
    recipe = document.edition.recipe(document.id) if document.kind == TEXT else None
    used |= {row.lang for row in recipe.foreign} if recipe else set()
    for declared in document.all("language"):
        if (ident := declared.get("ident")) and ident not in used:
            yield Finding(declared, f"nothing is in “{ident}”")


@structure(
    "language-missing",
    what="A document or its text does not say which language it is in.",
    why="Everything that has no xml:lang of its own takes the language from there.",
    mend="give it xml:lang",
    kinds=HOUSE | {TRANSCRIPTION},
)
def missing(document: Document) -> Iterator[Finding]:
    """Documents without a language on their root, and digests' text without one for its own words."""
    if not language(document.root):
        yield Finding(document.root, "the document names no language")
