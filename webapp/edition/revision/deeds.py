"""The five deeds: split, merge, move, withdraw, confirm; each makes the Revision by which all files agree on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import EditionError, Invalid, problem
from ..tei import XML_ID, parse
from ..wording import signature, wording
from .desk import Desk
from .following import at_home
from .join import joined
from .place import put, taken
from .revision import Revision
from .source import Edit, Source
from .split import parted


def split(folder: Path, anchor: str, before: Sequence[str], reason: str = "", starts: str = "") -> Revision:
    """One passage as two, parted before some words of each of its digests.

    `starts` is the wording of the source with which the second begins; the recipe then parts the paragraph there.
    """
    desk = Desk.open(folder)
    text, own = desk.passage(anchor)
    new = desk.free(text, own[0], 2)
    desk = desk.with_all_of(parted(desk.source(text), own, before, new), anchor)
    desk = desk.with_closed("split", [anchor], [f"{text}/{one}" for one in new], reason)
    return (desk.with_wording(text, "starts", starts) if starts else desk).revision()


def merge(folder: Path, anchors: Sequence[str], reason: str = "", continues: Sequence[str] = ()) -> Revision:
    """Neighbouring passages of one kind as one.

    `continues` are wordings of the source with which the later ones begin; the recipe then joins the paragraphs there.
    """
    desk = Desk.open(folder)
    found = [desk.passage(anchor) for anchor in anchors]
    text, ids = found[0][0], [own for _, own in found]
    if len(set(found)) < 2 or len({(one, own[0]) for one, own in found}) > 1:
        raise EditionError(f"{' '.join(anchors)}: cannot be merged; name two or more passages of one text and kind")
    (new,) = desk.free(text, ids[0][0], 1)
    desk = desk.with_all_of(joined(desk.source(text), ids, new), anchors[0])
    desk = desk.with_closed("merged", anchors, [f"{text}/{new}"], reason)
    for words in continues:
        desk = desk.with_wording(text, "continues", words)
    return desk.revision()


def move(folder: Path, anchor: str, beside: str, *, after: bool, reason: str = "") -> Revision:
    """A passage directly after, or before, another, of its own text or of another."""
    desk = Desk.open(folder)
    (text, own), (to, neighbour) = desk.passage(anchor), desk.passage(beside)
    if anchor == beside or {own[0], neighbour[0]} not in [{own[0]}, {"h", "p"}]:
        raise EditionError(f"{anchor} cannot stand beside {beside}; name another passage of its kind")
    (new,) = desk.free(to, own[0], 1)
    block, left = taken(desk.source(text), own)
    desk = desk.with_source(left)
    words = at_home(_named(Source(left.path, block.words), own, new), text, to).words
    desk = desk.with_source(put(desk.source(to), replace(block, words=words), neighbour, after=after))
    return desk.with_closed("moved", [anchor], [f"{to}/{new}"], reason, beside if after else f"<{beside}").revision()


def withdraw(folder: Path, anchor: str, reason: str, *, with_notes: bool = False) -> Revision:
    """A passage out of the edition, with the notes that are about nothing else; Invalid where it has any, untold."""
    desk = Desk.open(folder)
    text, own = desk.passage(anchor)
    source = desk.source(text)
    notes = {source.get(one, "xml:id"): one for one in desk.dependent(text, own)}
    if notes and not with_notes:
        remedy = "withdraw or move the note first, or add --with-notes"
        lines = ((source.line(one.start), f"{text}/{note} depends on {anchor}") for note, one in notes.items())
        raise Invalid(*(problem(source.path, line, "withdraw", message, remedy) for line, message in lines))
    gone = [own, *(note for note, one in notes.items() if len(source.get(one, "target").split()) < 2)]
    for one in gone:
        desk = desk.with_source(taken(desk.source(text), one)[1])
    return desk.with_closed("withdrawn", [f"{text}/{one}" for one in gone], [], reason).revision()


def confirm(folder: Path, anchor: str, reason: str) -> Revision:
    """A passage in other words that is still the same passage; its text stays as it is."""
    desk = Desk.open(folder)
    text, own = desk.passage(anchor)
    entry = desk.ledger.entry(anchor)
    if entry is None:
        raise EditionError(f"{anchor} is not in the ledger; run edition anchors mint")
    block = next(e for e in parse(desk.source(text).path).iter("{*}*") if e.get(XML_ID) == own)
    ledger = desk.ledger.with_entries(entry.confirmed(signature(wording(block)), reason))
    return replace(desk, ledger=ledger, said=(f"{anchor}: confirmed as the same passage",)).revision()


def _named(block: Source, old: str, new: str) -> Source:
    return block.edited([Edit(*block.ids[old].values["xml:id"], new)])
