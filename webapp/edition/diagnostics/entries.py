"""Entries of the registers: each entity once, named in every script, and mentioned somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..script import convert_text
from ..tei import XML_ID, XML_LANG, q
from .catalogue import Finding, structure
from .document import REGISTER, Document, Entry

_REGISTERS = frozenset({REGISTER})
_SHORT = 8


@structure(
    "entry-unmentioned",
    what="Nothing in the edition points to a register entry.",
    why="An index lists what a book mentions; an entry without passages is a page that leads nowhere.",
    mend="mark where it is mentioned, or take the entry out",
    kinds=_REGISTERS,
)
def unmentioned(document: Document) -> Iterator[Finding]:
    """Entries to which no file points but perhaps a transcription, which not everyone has; texts edited here aside."""
    for ref, entry in document.entries.items():
        edited = any(idno.get("type") == "path" for idno in entry.element.iterchildren(q("idno")))
        if not document.edition.mentions[ref] and not edited:
            yield Finding(entry.element, f"nothing points to {ref}")


@structure(
    "entry-form-shared",
    what="Two entries of a register have the same name.",
    why="Either they are one entity, which should stand once, or a reader cannot tell them apart; no program marks it.",
    mend="make one entry of the two, or give one of the names an addition that tells them apart",
    kinds=_REGISTERS,
)
def form_shared(document: Document) -> Iterator[Finding]:
    """Forms, pinyin aside, that belong to several entries of one register; reported at all but the first."""
    owners: dict[str, Entry] = {}
    for entry in document.entries.values():
        told: set[str] = set()
        for form in entry.forms:
            first = owners.setdefault(form.text, entry)
            if first is not entry and form.language != "zh-Latn-pinyin" and first.ref not in told:
                told.add(first.ref)
                yield Finding(form.element, f"“{form.text}” is a name of {first.ref} too")


@structure(
    "entry-alike",
    what="The main names of two entries of a register differ by one letter.",
    why="They may be one entity, spelt in two ways.",
    mend="make one entry of the two, with the second spelling as a variant; else say by a silence that they are two",
    kinds=_REGISTERS,
)
def alike(document: Document) -> Iterator[Finding]:
    """Main names in Latin letters, of eight characters or more, one letter apart."""
    named = [(entry.main("en"), entry) for entry in document.entries.values()]
    long = sorted(((name.casefold(), entry) for name, entry in named if len(name) >= _SHORT), key=lambda one: one[0])
    for at, (name, entry) in enumerate(long):
        for other, second in long[at + 1 :]:
            if name != other and abs(len(name) - len(other)) <= 1 and _one_apart(name, other):
                yield Finding(second.element, f"“{second.main('en')}” and “{entry.main('en')}” ({entry.ref})")


def _one_apart(first: str, second: str) -> bool:
    """Whether one letter makes two words equal; a figure that differs makes them different."""
    start = next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    rest, other = first[start:], second[start:]
    if any(part[:1].isdigit() for part in (rest, other)):
        return False
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


@structure(
    "entry-form-twice",
    what="An entry gives the same name twice in one language.",
    why="One of the two says nothing; perhaps another form was meant.",
    mend="delete one",
    kinds=_REGISTERS,
)
def form_twice(document: Document) -> Iterator[Finding]:
    """Equal forms of one language within an entry."""
    for entry in document.entries.values():
        seen: set[tuple[str, str]] = set()
        for form in entry.forms:
            if (form.language, form.text) in seen:
                yield Finding(form.element, f"{entry.ref} has “{form.text}” twice in {form.language}")
            seen.add((form.language, form.text))


@structure(
    "entry-order",
    what="The entries of a register do not stand in the order of their ids.",
    why="In order, an entry is found by eye, and two people who add one do not add it twice.",
    mend="move the entry to its place",
    kinds=_REGISTERS,
)
def order(document: Document) -> Iterator[Finding]:
    """Entries whose id comes before that of the entry above."""
    for before, entry in pairwise(document.entries.values()):
        if entry.ref < before.ref:
            yield Finding(entry.element, f"{entry.element.get(XML_ID)} stands after {before.element.get(XML_ID)}")


@structure(
    "entry-script-missing",
    what="An entry has a Chinese main name in simplified characters only.",
    why="The traditional form decides how the name is shown in traditional characters; programs err.",
    mend="add the main name in zh-Hant, even where it is the same",
    kinds=_REGISTERS,
)
def script_missing(document: Document) -> Iterator[Finding]:
    """Entries with a main form in zh-Hans and none in zh-Hant, where the register gives traditional forms at all."""
    given = any(entry.main("zh-Hant") for entry in document.entries.values())
    for entry in document.entries.values() if given else ():
        if entry.main("zh-Hans") and not entry.main("zh-Hant"):
            yield Finding(entry.element, f"{entry.ref} has no main name in zh-Hant")


@structure(
    "entry-scripts-differ",
    what="The traditional main name of an entry is not the simplified one in other characters.",
    why="The two are one name; where they differ, a view in traditional characters shows another name.",
    mend="make them agree, or say by a silence why they differ",
    kinds=_REGISTERS,
)
def scripts_differ(document: Document) -> Iterator[Finding]:
    """Entries whose zh-Hant main name, simplified by OpenCC, is not the zh-Hans one."""
    for entry in document.entries.values():
        simplified, traditional = entry.main("zh-Hans"), entry.main("zh-Hant")
        if simplified and traditional and convert_text(traditional, "zh-Hant", "Hans") != simplified:
            converted = convert_text(traditional, "zh-Hant", "Hans")
            if converted != convert_text(simplified, "zh-Hant", "Hans"):
                yield Finding(
                    entry.element, f"“{traditional}” is “{converted}” in simplified characters, not “{simplified}”"
                )


@structure(
    "entry-note-missing",
    what="An entry is described in one language only, or not at all.",
    why="Half of the readers learn nothing of the entity but its name.",
    mend="add a note (for an event: desc) in the language that is missing",
    kinds=_REGISTERS,
)
def note_missing(document: Document) -> Iterator[Finding]:
    """Entries without a note or desc in a language in which other entries of the register have one."""
    told = {ref: _described(entry) for ref, entry in document.entries.items()}
    count = Counter(language for languages in told.values() for language in languages)
    usual = [language for language, number in count.items() if number * 2 > len(told)]
    for ref, entry in document.entries.items():
        if missing := [language for language in usual if language not in told[ref]]:
            yield Finding(entry.element, f"{ref} is not described in {' and '.join(missing)}")


def _described(entry: Entry) -> set[str]:
    parts = [*entry.element.iterchildren(q("note")), *entry.element.iterchildren(q("desc"))]
    return {part.get(XML_LANG, "") for part in parts}


@structure(
    "entry-form-language",
    what="A name of an entry does not say which language it is in.",
    why="The converter, the encoder and the index in each language choose names by xml:lang.",
    mend="give it xml:lang",
    kinds=_REGISTERS,
)
def form_language(document: Document) -> Iterator[Finding]:
    """Forms without xml:lang of their own."""
    for entry in document.entries.values():
        for form in entry.forms:
            if not form.language:
                yield Finding(form.element, f"“{form.text}” of {entry.ref} has no xml:lang")


@structure(
    "entry-pinyin-toneless",
    what="A name in Pinyin has no tone mark.",
    why="Without tones Pinyin tells neither how the name is spoken nor which name it is.",
    mend="write the tones, as in Zhāng Guótāo",
    kinds=_REGISTERS,
)
def toneless(document: Document) -> Iterator[Finding]:
    """Main forms in zh-Latn-pinyin that are plain ASCII."""
    for entry in document.entries.values():
        for form in entry.forms:
            if form.language == "zh-Latn-pinyin" and form.kind != "variant" and form.text.isascii():
                yield Finding(form.element, f"“{form.text}” of {entry.ref} has no tones")
