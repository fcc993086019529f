"""New anchors: the blocks of an edition's texts that its ledger lacks, entered; nothing is renumbered."""

from __future__ import annotations

import re
from pathlib import Path

from . import tei
from .diplomatic import diplomatic, fingerprint
from .encode.likeness import sketch
from .errors import Invalid, problem
from .folder import Folder
from .ledger import RELEASE, TEXT_ID, Ledger
from .merge import blocks

_ID = re.compile(r"[thpne][1-9][0-9]*")


def minted(corpus: Path) -> Ledger:
    """The ledger of a corpus with every block of its texts, fingerprinted where a transcription is on hand.

    Invalid where a text's name or release could not be read again.
    """
    folder = Folder(corpus)
    ledger = Ledger.read(folder.ledger)
    for text_id, file in folder.texts.items():
        text = tei.parse(file)
        ids = [anchor for anchor in blocks(text) if _ID.fullmatch(anchor)]
        ledger = ledger.mint(
            _text_id(file), ids, _release(text, file), _fingerprints(folder.transcriptions.get(text_id))
        )
    return ledger


def _text_id(file: Path) -> str:
    if not TEXT_ID.fullmatch(file.stem):
        message = f"{file.stem} is no id of a text"
        raise Invalid(problem(file, 1, "text-id", message, "name the file in small letters, digits and hyphens"))
    return file.stem


def _release(text: tei.Element, file: Path) -> str:
    edition = text.find(".//tei:editionStmt/tei:edition[@n]", tei.NS)
    release = edition.get("n") if edition is not None else ""
    if not RELEASE.fullmatch(release):
        message = f"{release} is no release" if release else "the header names no release to mint anchors in"
        line = edition.sourceline if edition is not None else 1
        raise Invalid(problem(file, line, "release", message, "give editionStmt/edition an n such as 0.1.0"))
    return release


def _fingerprints(transcription: Path | None) -> dict[str, str]:
    found = blocks(tei.parse(transcription)) if transcription else {}
    wordings = {anchor: diplomatic(block) for anchor, block in found.items()}
    told = {anchor: wording for anchor, wording in wordings.items() if wording.strip()}
    return {anchor: f"{fingerprint(wording)}-{sketch(wording)}" for anchor, wording in told.items()}
