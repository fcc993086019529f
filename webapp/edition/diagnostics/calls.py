"""Calls of a source's notes: in the digests of every language, and in the transcription."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..tei import XML_LANG, Element, q
from .catalogue import Finding, structure
from .document import TEXT, TRANSCRIPTION, Document

_TEXTS = frozenset({TEXT, TRANSCRIPTION})
_NUMBER = re.compile(r"n([1-9][0-9]*)")


def _calls(element: Element) -> list[str]:
    """The ids of the notes that are called, in order; digests within a block are for themselves."""
    own = element.get("type") == "digest"
    refs = (r for r in element.iter(q("ref")) if r.get("type") == "note" and r.get("target", "").startswith("#"))
    return [ref.get("target")[1:] for ref in refs if own or not _in_digest(ref)]


def _in_digest(element: Element) -> bool:
    return any(a.get("type") == "digest" for a in element.iterancestors(q("note")))


@structure(
    "call-order",
    what="Notes are called out of the order of their numbers.",
    why="Either a call is at the wrong place, or it points to the wrong note; readers go through the notes in order.",
    mend="put the call where the source has it, or correct its @target",
    kinds=_TEXTS,
)
def order(document: Document) -> Iterator[Finding]:
    """First calls that come after that of a later note; each language, and the words of the source, for themselves."""
    highest: dict[str, int] = {}
    called: set[tuple[str, str]] = set()
    for call in document.all("ref"):
        digest = next((a for a in call.iterancestors(q("note")) if a.get("type")), None)
        number = _NUMBER.fullmatch(call.get("target", "")[1:]) if call.get("type") == "note" else None
        if number is None or (digest is not None and digest.get("type") != "digest"):
            continue
        voice = digest.get(XML_LANG, "") if digest is not None else "copy"
        if (voice, number[0]) not in called and int(number[1]) < highest.get(voice, 0):
            yield Finding(call, f"{number[0]} is called first after n{highest[voice]}")
        called.add((voice, number[0]))
        highest[voice] = max(highest.get(voice, 0), int(number[1]))


@structure(
    "call-not-in-all-digests",
    what="A note is called in the digest of one language and not in that of the other.",
    why="The reader of the second does not learn that the source gives a reference here.",
    mend="call the note in both",
    kinds=frozenset({TEXT}),
)
def not_in_all(document: Document) -> Iterator[Finding]:
    """Blocks whose digests differ in the notes that they call."""
    for anchor, digests in document.digests.items():
        everywhere = {call for digest in digests.values() for call in _calls(digest)}
        for language, digest in digests.items():
            if len(digests) > 1 and (missing := everywhere - set(_calls(digest))):
                yield Finding(
                    digest, f"the digest of {anchor} in {language} does not call {', '.join(sorted(missing))}"
                )


@structure(
    "call-digest-order",
    what="The digests of a block call the same notes in different orders.",
    why="One of the two has a call at the wrong place, unless its sentences go another way round.",
    mend="put the calls in the order of the source",
    kinds=frozenset({TEXT}),
)
def digest_order(document: Document) -> Iterator[Finding]:
    """Blocks whose digests agree in what they call, and not in the order."""
    for anchor, digests in document.digests.items():
        orders = [_calls(digest) for digest in digests.values()]
        for digest, own in zip(list(digests.values())[1:], orders[1:], strict=True):
            if own != orders[0] and sorted(own) == sorted(orders[0]):
                yield Finding(digest, f"{anchor} calls {' '.join(own)} here, {' '.join(orders[0])} there")


@structure(
    "call-not-digested",
    what="The source calls a note in a block, and no digest of the block does.",
    why="The note stands in the list, and nothing in the calendar leads to it.",
    mend="call the note at the place of the digest that the reference belongs to",
    kinds=frozenset({TEXT}),
)
def not_digested(document: Document) -> Iterator[Finding]:
    """Calls of the transcription that a digested block lacks; needs the transcription."""
    for anchor, digests in document.digests.items():
        block = document.blocks[anchor]
        own = {call for part in (block, *digests.values()) for call in _calls(part)}
        copied = _calls(document.copied[anchor]) if anchor in document.copied and digests else []
        if missing := [call for call in dict.fromkeys(copied) if call not in own]:
            yield Finding(block, f"{anchor} calls {', '.join(missing)} in the source")


@structure(
    "call-not-in-source",
    what="A digest calls a note that the source does not call in that block.",
    why="It ascribes to a paragraph a reference that stands elsewhere.",
    mend="move the call to the digest of the paragraph that has it",
    kinds=frozenset({TEXT}),
)
def not_in_source(document: Document) -> Iterator[Finding]:
    """Calls of a digest that its block in the transcription lacks; needs the transcription."""
    for anchor, digests in document.digests.items():
        copied = set(_calls(document.copied[anchor])) if anchor in document.copied else None
        for digest in digests.values() if copied is not None else ():
            if invented := [call for call in _calls(digest) if call not in copied]:
                yield Finding(digest, f"{anchor} of the source does not call {', '.join(invented)}")


@structure(
    "call-label",
    what="A call prints another number than the label of the note that it leads to.",
    why="Who reads [4] and finds [5] does not know which of the two is meant.",
    mend="correct @target, or the number",
    kinds=frozenset({TEXT}),
)
def label(document: Document) -> Iterator[Finding]:
    """Calls whose words are no part of their note's label."""
    for call in document.own("ref"):
        note = document.blocks.get(call.get("target", "")[1:]) if call.get("type") == "note" else None
        printed = "".join(call.itertext()).strip()
        named = "".join(note.findtext(q("label"), "")).strip() if note is not None else ""
        if printed and named and printed not in named:
            yield Finding(call, f"the call {printed} leads to the note {named}")
