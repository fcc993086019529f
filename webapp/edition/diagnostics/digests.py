"""Digests: in every language of the edition, in proportion to their source and to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from ..diplomatic import reading
from ..tei import Element, language, local, q
from .catalogue import Finding, structure
from .document import TEXT, Document
from .run import words

_TEXTS = frozenset({TEXT})
_LONGER, _TRANSLATED, _SHORTER, _UNEQUAL = 1.35, 2, 0.05, 1.9
_SHORT_SOURCE, _SHORT_DIGEST, _LONG_DIGEST = 150, 120, 300


@structure(
    "digest-missing",
    what="A block has a digest in one language and none in the other.",
    why="The edition is in both languages, paragraph by paragraph.",
    mend="write the digest that is missing",
    kinds=_TEXTS,
)
def missing(document: Document) -> Iterator[Finding]:
    """Blocks that lack a language in which the document has digests; a title is its own digest in its language."""
    for anchor, digests in document.digests.items():
        block = document.blocks[anchor]
        own = {_base(language(block))} if reading(block).strip() else set()
        given = own | {_base(spoken) for spoken in digests}
        absent = [spoken for spoken in document.digest_languages if _base(spoken) not in given]
        if digests and absent:
            yield Finding(block, f"{anchor} has no digest in {' and '.join(absent)}")


def _base(tag: str) -> str:
    return tag.partition("-")[0]


@structure(
    "block-empty",
    what="A block of a text has neither words nor a digest.",
    why="It has an anchor and a page, and nothing stands there.",
    mend="write its digests",
    kinds=_TEXTS,
)
def empty(document: Document) -> Iterator[Finding]:
    """Blocks of a text file without digest and without words of their own."""
    for anchor, digests in document.digests.items():
        block = document.blocks[anchor]
        if not digests and not "".join(block.itertext()).strip() and not anchor.startswith("e"):
            yield Finding(block, f"{anchor} is empty")


def _said(element: Element) -> int:
    return words(reading(element))


def _measured(document: Document) -> Iterator[tuple[str, Element, int, int]]:
    """Every digest of a block of the source on hand: its anchor, itself, what it says, what the source says."""
    for anchor, digests in document.digests.items():
        block = document.copied.get(anchor)
        for digest in digests.values() if block is not None else ():
            yield anchor, digest, words("".join(digest.itertext())), _said(block)


@structure(
    "digest-long",
    what="A digest is longer than what it digests.",
    why="A digest that long is a paraphrase, or has taken in the paragraph after.",
    mend="shorten it, or see whether it stands at the right block",
    kinds=_TEXTS,
)
def long(document: Document) -> Iterator[Finding]:
    """Digests of some lines, a third longer than their source, or twice as long in another language; needs it."""
    for anchor, digest, own, source in _measured(document):
        same = _base(language(digest)) == _base(language(document.copied[anchor]))
        if own > _LONG_DIGEST and own > (_LONGER if same else _TRANSLATED) * source and anchor[0] == "p":
            yield Finding(digest, f"the digest of {anchor} is {own / max(source, 1):.1f} times as long as the source")


@structure(
    "digest-short",
    what="A digest is very short for what it digests.",
    why="A scholar cannot decide from it what to cite; perhaps it belongs to another block.",
    mend="say what the paragraph claims, on what evidence, and whom it quotes",
    kinds=_TEXTS,
)
def short(document: Document) -> Iterator[Finding]:
    """Digests of less than a twentieth of their source; needs the transcription."""
    for anchor, digest, own, source in _measured(document):
        if source > _SHORT_SOURCE and own < _SHORTER * source and anchor[0] == "p":
            yield Finding(digest, f"the digest of {anchor} is one {source / max(own, 1):.0f}th of the source")


@structure(
    "digest-unequal",
    what="The digest in one language says much more than the one in the other.",
    why="Readers of the two languages should learn the same.",
    mend="compare the two sentence by sentence",
    kinds=_TEXTS,
)
def unequal(document: Document) -> Iterator[Finding]:
    """Digests whose proportion is far from the one that is usual in the document."""
    pairs = [(anchor, *digests.values()) for anchor, digests in document.digests.items() if len(digests) == 2]
    sizes = [(anchor, second, words(_text(first)), words(_text(second))) for anchor, first, second in pairs]
    told = [(anchor, digest, one / other) for anchor, digest, one, other in sizes if min(one, other) > _SHORT_DIGEST]
    usual = median(ratio for *_, ratio in told) if told else 1
    for anchor, digest, ratio in told:
        if len(told) > 2 and not usual / _UNEQUAL < ratio < usual * _UNEQUAL:
            times = max(ratio / usual, usual / ratio)
            yield Finding(digest, f"one digest of {anchor} is {times:.1f} times as long as usual beside the other")


def _text(element: Element) -> str:
    return "".join(element.itertext())


@structure(
    "digest-order",
    what="The digests of a block stand in another order than those of the blocks before.",
    why="Whoever compares the languages expects them in the same places.",
    mend="exchange the two",
    kinds=_TEXTS,
)
def order(document: Document) -> Iterator[Finding]:
    """Blocks whose languages do not follow the order of the first block that has them all."""
    usual = next((list(d) for d in document.digests.values() if len(d) > 1), [])
    for anchor, digests in document.digests.items():
        if sorted(digests) == sorted(usual) and list(digests) != usual:
            yield Finding(document.blocks[anchor], f"{anchor} has {', '.join(digests)}; the others {', '.join(usual)}")


@structure(
    "digest-unfinished",
    what="A digest does not end with a full stop.",
    why="Most often the end was lost when it was pasted in.",
    mend="finish the sentence",
    kinds=_TEXTS,
)
def unfinished(document: Document) -> Iterator[Finding]:
    """Digests of paragraphs whose last character is no mark that ends a sentence; heads and titles need none."""
    for anchor, digests in document.digests.items():
        for digest in digests.values() if anchor[0] == "p" else ():
            said = _sentence(digest)
            if said and not re.search(r"[.?!。？！…][”’」』）)]*$", said):
                yield Finding(digest, f"the digest of {anchor} ends “{said[-12:]}”")


def _sentence(digest: Element) -> str:
    """The words of a digest without note calls."""
    return "".join(_spoken(digest)).strip()


def _spoken(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) and not (local(child) == "ref" and child.get("type") == "note"):
            yield from _spoken(child)
        yield child.tail or ""


@structure(
    "editorial-language",
    what="An editorial note speaks one language only.",
    why="Readers of the other see an empty note.",
    mend="add the paragraph that is missing, with its xml:lang",
    kinds=_TEXTS,
)
def editorial(document: Document) -> Iterator[Finding]:
    """Editorial notes without a paragraph in every language of the digests."""
    for note in document.all("note"):
        if note.get("type") == "editorial":
            given = {language(part) for part in note.iterchildren(q("p"))} or {language(note)}
            if absent := [spoken for spoken in document.digest_languages if spoken not in given]:
                yield Finding(note, f"nothing in {' and '.join(absent)}")
