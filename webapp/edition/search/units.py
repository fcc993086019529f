"""The units of an edition: each text's, the registers', the edition's own page's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..corpus import Corpus
from ..diplomatic import is_read
from ..mentions import UNITS, Wording
from ..registers.directory import directory
from ..registers.time import Time, time_of
from ..store import digest
from ..tei import Element, language, local
from ..text import Text
from ..visibility import is_in_contents
from .listing import listed
from .unit import Unit

REGISTERS, ABOUT = "@registers", "@about"
"""The names of the groups that are not texts."""

_YEAR = re.compile(r"-?\d{4,}")
_LONGEST = 400
"""How many years of one date are counted."""


def groups(corpus: Corpus) -> dict[str, str]:
    """What is indexed as a whole, in the order of its places, each with a hash of the files that it is made from."""
    folder = corpus.folder
    files = {text_id: (folder.texts[text_id], folder.transcriptions.get(text_id)) for text_id in corpus.readable}
    files |= {REGISTERS: tuple(folder.registers.values()), ABOUT: (folder.about,)}
    made_from = {group: [file.read_bytes() for file in of_group if file] for group, of_group in files.items()}
    return {group: digest(str(at).encode(), *made_from[group]) for at, group in enumerate(files) if made_from[group]}


def units(corpus: Corpus, group: str) -> Iterator[Unit]:
    """The units of one group, as printed, in the order of their places."""
    if group == REGISTERS:
        yield from _of_registers(corpus)
    elif group != ABOUT:
        yield from _of_text(corpus.text(group), group)
    elif (about := corpus.about()) is not None:
        yield from _of_text(about, "")


def _of_text(text: Text, text_id: str) -> Iterator[Unit]:
    anchors = {element: anchor for anchor, element in text.elements.items()}
    for element in _read(text.document, within=False):
        wording = Wording(element)
        if wording.text:
            block = next((above for above in (element, *element.iterancestors()) if above in anchors), None)
            kind = _kind(element) if text_id else "about"
            place = (kind, language(element), wording.text, text_id, anchors.get(block, ""))
            facts = (tuple(wording.seams), tuple(_names(wording)), _years(element, wording))
            yield Unit(*place, "", *facts, listed=is_in_contents(block))


def _read(element: Element, within: bool) -> Iterator[Element]:
    """What is read in one breath, in document order; words that no such element holds are read in what holds them."""
    for child in element.iterchildren("{*}*"):
        begins = local(child) in UNITS or (not within and _has_own_words(child))
        if local(child) == "teiHeader" or not (begins or is_read(child)):
            continue
        if begins:
            yield child
        yield from _read(child, within or begins)


def _has_own_words(element: Element) -> bool:
    return bool("".join((element.text or "", *(child.tail or "" for child in element))).strip())


def _kind(element: Element) -> str:
    for above in (element, *element.iterancestors()):
        if local(above) == "note":
            return above.get("type") if above.get("type") in ("digest", "editorial") else "source"
        if local(above) == "div" and above.get("type") == "introduction":
            return "introduction"
    return "words"


def _names(wording: Wording) -> Iterator[tuple[int, int, str]]:
    for element, (start, end) in wording.spans.items():
        if start < end:
            yield from ((start, min(end, len(wording.text)), ref) for ref in element.get("ref", "").split())


def _years(element: Element, wording: Wording) -> tuple[int, ...]:
    dated = filter(None, (time_of(each) for each in (element, *wording.spans)))
    return tuple(sorted({year for time in dated for year in _covered(time)}))


def _covered(time: Time) -> range:
    """The years that a time covers, or may."""
    ends = [int(match[0]) for end in (time.first, time.last) if (match := _YEAR.match(end))]
    return range(min(ends), min(max(ends), min(ends) + _LONGEST) + 1) if ends else range(0)


def _of_registers(corpus: Corpus) -> Iterator[Unit]:
    for ref, entry in directory(corpus).entries.items():
        covered = tuple(sorted({year for time in entry.times for year in _covered(time)}))
        for said in dict.fromkeys(words.language[:2] for words in (*entry.names, *entry.notes)):
            names = [name for name in entry.names if name.language[:2] == said]
            notes = [note for note in entry.notes if note.language[:2] == said]
            tag = next((w.language for w in (*notes, *names) if "Latn" not in w.language), said)
            yield Unit("register", tag, listed(names, notes), entry=ref, years=covered)
