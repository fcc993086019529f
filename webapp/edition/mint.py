"""New anchors: the blocks and sentences of an edition's texts that its ledger lacks, entered; nothing is renumbered.

Sentences live in transcriptions only. Those of a block are entered where it reads as the ledger has it: what differs
in another copy is that copy's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from . import tei
from .diplomatic import diplomatic
from .entry import ID, TEXT_ID
from .errors import Invalid, problem
from .folder import Folder
from .ledger import Ledger
from .merge import blocks, sentences
from .wording import signature


def minted(corpus: Path) -> Ledger:
    """The ledger of a corpus with every block of its texts and the sentences on hand, new ones for the next release.

    Where a transcription is on hand they have its signatures. Invalid where a text's name could not be read again.
    """
    folder = Folder(corpus)
    ledger = Ledger.read(folder.ledger)
    for text_id, file in folder.texts.items():
        own = [anchor for anchor in blocks(tei.parse(file)) if ID.fullmatch(anchor)]
        copied = _copied(folder.transcriptions.get(text_id))
        told = {entry.id: entry.copy for entry in ledger.of(text_id)}
        ids = [id_ for anchor in own for id_ in (anchor, *_sentences(copied.get(anchor), told.get(anchor, "")))]
        ledger = ledger.mint(_text_id(file), ids, dict(_signatures(copied)))
    return ledger


def _text_id(file: Path) -> str:
    if not TEXT_ID.fullmatch(file.stem):
        message = f"{file.stem} is no id of a text"
        raise Invalid(problem(file, 1, "text-id", message, "name the file in small letters, digits and hyphens"))
    return file.stem


def _copied(transcription: Path | None) -> dict[str, tei.Element]:
    return blocks(tei.parse(transcription)) if transcription else {}


def _sentences(block: tei.Element | None, told: str) -> tuple[str, ...]:
    """The ids of a transcribed block's sentences; none where it reads otherwise than the ledger's signature told."""
    if block is None or told not in {"", signature(diplomatic(block))}:
        return ()
    return tuple(id_ for id_ in sentences(block) if ID.fullmatch(id_))


def _signatures(copied: Mapping[str, tei.Element]) -> Iterator[tuple[str, str]]:
    for anchor, block in copied.items():
        for id_, element in ({anchor: block} | sentences(block)).items():
            yield id_, signature(diplomatic(element))
