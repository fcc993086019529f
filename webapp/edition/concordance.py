"""What the texts say of one entry, side by side: the digest of every passage that mentions it, or else its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from .corpus import Corpus
from .mentions import UNITS, Wording, passages_by_entry
from .origin import language_and_origin
from .registers.directory import directory
from .registers.entry import Entry
from .registers.filing import order
from .tei import Element, language, local, q
from .text import Text, suiting


@dataclass(frozen=True)
class Shared:
    """An entry, and the number of passages of each text that mention it; the edition's own notes do not count."""

    entry: Entry
    passages: Mapping[str, int]

    @property
    def texts(self) -> int:
        """The number of texts."""
        return len(self.passages)

    @property
    def count(self) -> int:
        """The number of passages of all texts."""
        return sum(self.passages.values())


@dataclass(frozen=True)
class Saying:
    """What a passage says: `parts` are its words one after another, each with whether they name the entry.

    `origin` is the language that they were converted from; `is_digest` tells a digest from the words of the source.
    """

    anchor: str
    is_digest: bool
    language: str
    origin: str
    parts: tuple[tuple[str, bool], ...]


def shared(corpus: Corpus, script: str = "", spoken: str = "en", least: int = 2) -> tuple[Shared, ...]:
    """The entries that so many texts mention: those of most texts first, then those of most passages, then by name."""
    entries = directory(corpus, script).entries
    counted = {ref: Counter(text for text, _ in told) for ref, told in passages_by_entry(corpus).items()}
    found = [
        Shared(entries[ref], by_text) for ref, by_text in counted.items() if ref in entries and len(by_text) >= least
    ]
    return tuple(sorted(found, key=lambda each: (-each.texts, -each.count, order(each.entry, spoken))))


def sayings(
    corpus: Corpus, ref: str, script: str = "", spoken: str = "en"
) -> tuple[tuple[Text, tuple[Saying, ...]], ...]:
    """The texts that mention an entry, each with what its passages say, in order, for readers of a language."""
    by_text = groupby(passages_by_entry(corpus).get(ref, ()), key=itemgetter(0))
    told = [(corpus.text(text_id, script), [anchor for _, anchor in passages]) for text_id, passages in by_text]
    return tuple((text, tuple(_saying(text, anchor, ref, spoken) for anchor in anchors)) for text, anchors in told)


def _saying(text: Text, anchor: str, ref: str, spoken: str) -> Saying:
    block = text.elements[anchor]
    digests = {language(note): note for note in block.iter(q("note")) if note.get("type") == "digest"}
    chosen, _ = suiting(digests, spoken) if digests else (block, "")
    return Saying(anchor, bool(digests), *language_and_origin(chosen), tuple(_parts(chosen, ref)))


def _parts(element: Element, ref: str) -> Iterator[tuple[str, bool]]:
    """The words of an element, unit after unit, apart at the names of an entry."""
    for wording in filter(lambda wording: wording.text, map(Wording, _units(element))):
        at = 0
        for start, end in _names(wording, ref):
            yield from ((wording.text[at:start], False), (wording.text[start:end], True))
            at = end
        yield wording.text[at:] + " ", False


def _units(element: Element) -> list[Element]:
    """An element and what is read in one breath in it, without the notes in it."""
    notes = {within for note in element.iterdescendants(q("note")) for within in note.iter()}
    return [element, *(e for e in element.iterdescendants("{*}*") if local(e) in UNITS and e not in notes)]


def _names(wording: Wording, ref: str) -> list[tuple[int, int]]:
    """Where an entry is named, from the first on; a name within a name is that one."""
    found: list[tuple[int, int]] = []
    spans = (span for name, span in wording.spans.items() if ref in name.get("ref", "").split())
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        end = min(end, len(wording.text))
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found
