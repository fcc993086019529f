"""What a reference leads to: the passages that stand there today, text by text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .corpus import Corpus
from .entry import ID
from .errors import EditionError, Unknown
from .reference import Reference
from .resolver import Resolution, Unresolved, Withdrawn
from .text import Text


@dataclass(frozen=True)
class Stretch:
    """Blocks of one text in its order, and those of their sentences that are meant, if not all are."""

    text: str
    blocks: tuple[str, ...]
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """What a reference leads to; the `resolution` is None where no ledger tells of it.

    `absent` are the anchors of today that neither the edition's files nor the transcriptions on hand have.
    """

    reference: Reference
    resolution: Resolution | None
    stretches: tuple[Stretch, ...]
    absent: tuple[str, ...] = ()

    @classmethod
    def of(cls, corpus: Corpus, reference: Reference) -> Passage:
        """The passage of a reference; Unresolved, with what is next to it, where the edition never had one.

        Invalid where only the ledger could tell, and that cannot be read.
        """
        resolution = _resolution(corpus, reference)
        try:
            today = resolution.today if resolution else _standing(corpus.text(reference.text), reference)
        except Unresolved:
            corpus.require_ledger()
            raise
        places = [_place(corpus, anchor) for anchor in today]
        absent = tuple(place.anchor for place in places if not place.is_there)
        return cls(reference, resolution, tuple(_stretches(places)), absent)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is left in the edition."""
        return self.resolution is not None and self.resolution.is_gone

    @property
    def is_current(self) -> bool:
        """Whether it stands under the anchors by which it is referred to."""
        parts = self.resolution.passages if self.resolution else ()
        return all(part.today == (part.reference.anchor,) for part in parts)

    def is_on_hand(self, corpus: Corpus) -> bool:
        """Whether there are words to take away: those of today, or of a release whose archive is here."""
        return corpus.keep(("on hand", str(self.reference)), lambda: self._has_source(corpus))

    def source(self, corpus: Corpus, script: str = "") -> tuple[Text, tuple[str, ...]]:
        """The text that holds it, as it is or as its release has it, and the ids of the blocks there.

        Today's text has sentences too; a release, which has no words of the source, has none.

        Unknown where the archive of the release is not on hand; Unresolved where the release has it no more, or it
        stands in another text by now; Withdrawn where it stands nowhere.
        """
        reference = self.reference
        if reference.release:
            corpus.resolver.require_held(self.resolution)
            text = corpus.released(reference.text, reference.release, script)
            starts = (part.reference.start for part in self.resolution.passages)
            held = tuple(start for start in starts if start in text.blocks)
            if not held:
                raise Unresolved(f"the archive of release {reference.release} does not hold {reference.anchor}")
            return text, held
        if self.is_gone:
            raise Withdrawn(f"{reference} was withdrawn", [reference])
        if self.absent or not self.within(reference.text):
            today = self.resolution.today if self.resolution and not self.absent else ()
            raise Unresolved(f"{reference} is not in the files on hand of {reference.text}", map(Reference.read, today))
        return corpus.text(reference.text, script), self.within(reference.text)

    def within(self, text_id: str) -> tuple[str, ...]:
        """The ids of what of it stands in one text: of sentences where only some of a block are meant."""
        return tuple(id_ for one in self.stretches if one.text == text_id for id_ in (one.sentences or one.blocks))

    def _has_source(self, corpus: Corpus) -> bool:
        try:
            return bool(self.source(corpus))
        except EditionError:
            return False


def referred(corpus: Corpus, text_id: str, words: str) -> Reference:
    """The reference that words such as `p12-p15@1.0.0` are; any xml:id of a block is one in a text of whatever TEI."""
    blocks = corpus.text(text_id).blocks
    if words in blocks:
        return Reference(text_id, words)
    try:
        return Reference.parse(text_id, words)
    except Unknown as error:
        named = dict.fromkeys(match[0] for match in ID.finditer(words.partition("@")[0]))
        near = [Reference(text_id, id_) for id_ in named if id_.partition(".")[0] in blocks]
        raise Unresolved(str(error), near) from error


def _resolution(corpus: Corpus, reference: Reference) -> Resolution | None:
    """What the ledger tells of a reference; None where there is none, or the passage is only in the reader's copy."""
    resolver = corpus.resolver
    if not resolver.ledger:
        return None
    is_one = not (reference.end or reference.release) and reference.start in corpus.text(reference.text).blocks
    if is_one and resolver.ledger.entry(reference.anchor) is None:
        return None
    return resolver.resolve(reference)


def _standing(text: Text, reference: Reference) -> tuple[str, ...]:
    """The anchors of a reference in a text of which no ledger tells; Unresolved where it has none such."""
    if reference.release:
        raise Unresolved(f"there is no release {reference.release}", [replace(reference, release="")])
    sequence = _sequence(text, reference.start if reference.start in text.blocks else reference.start.partition(".")[0])
    blocks = [block for block in text.blocks if _sequence(text, block) == sequence]
    units = [s for block in blocks for s in text.sentences(block)] if _is_of_sentences(text, reference) else blocks
    for id_ in (reference.start, reference.end or reference.start):
        if id_ not in units:
            block = id_.partition(".")[0]
            near = [Reference(text.id, block)] if block in text.blocks else ()
            raise Unresolved(f"{text.id} has no passage “{id_}”", near)
    first, last = units.index(reference.start), units.index(reference.end or reference.start)
    if first > last:
        back = Reference(text.id, reference.end, reference.start)
        raise Unresolved(f"{reference.end} does not stand after {reference.start}", [back])
    return tuple(f"{text.id}/{id_}" for id_ in units[first : last + 1])


def _is_of_sentences(text: Text, reference: Reference) -> bool:
    return "." in reference.start and reference.start not in text.blocks


def _sequence(text: Text, block: str) -> str:
    """What a block is read in one after another: the text itself, its notes, or the editors'."""
    kind = text.blocks[block].kind if block in text.blocks else ""
    return kind if kind == "editorial note" else "notes" if "note" in kind else "text"


@dataclass(frozen=True)
class _Place:
    """Where an anchor stands: its block and, if it is a sentence's, the sentence; empty where there is no such."""

    anchor: str
    block: str = ""
    sentence: str = ""

    @property
    def text(self) -> str:
        return self.anchor.partition("/")[0]

    @property
    def is_there(self) -> bool:
        return self.anchor in (f"{self.text}/{self.block}", f"{self.text}/{self.sentence}")


def _place(corpus: Corpus, anchor: str) -> _Place:
    text_id, _, id_ = anchor.partition("/")
    try:
        text = corpus.text(text_id)
    except EditionError:
        return _Place(anchor)
    if id_ in text.blocks:
        return _Place(anchor, id_)
    block = id_.partition(".")[0]
    if block not in text.blocks:
        return _Place(anchor)
    return _Place(anchor, block, id_ if id_ in text.sentences(block) else "")


def _stretches(places: Sequence[_Place]) -> Iterator[Stretch]:
    """What is on hand of today's passage, text by text."""
    for text_id in dict.fromkeys(place.text for place in places if place.block):
        here = [place for place in places if place.text == text_id and place.block]
        sentences = tuple(place.sentence for place in here if place.sentence)
        yield Stretch(text_id, tuple(dict.fromkeys(place.block for place in here)), sentences)
