"""New anchors: the blocks of an edition's texts that its ledger lacks, entered; nothing is renumbered."""

from __future__ import annotations

import re
from pathlib import Path

from . import tei
from .diplomatic import diplomatic, fingerprint
from .errors import Invalid, problem
from .ledger import Ledger
from .merge import blocks

_ID = re.compile(r"[thpne][1-9][0-9]*")


def minted(corpus: Path) -> Ledger:
    """The ledger of a corpus with every block of its texts, fingerprinted where a transcription is on hand."""
    ledger = Ledger.read(corpus / "anchors.tsv")
    for file in sorted((corpus / "texts").glob("*.xml")):
        text = tei.parse(file)
        ids = [anchor for anchor in blocks(text) if _ID.fullmatch(anchor)]
        ledger = ledger.mint(file.stem, ids, _release(text, file), _fingerprints(corpus, file.stem))
    return ledger


def _release(text: tei.Element, file: Path) -> str:
    edition = text.find(".//tei:editionStmt/tei:edition[@n]", tei.NS)
    if edition is None:
        message = "the header names no release to mint anchors in"
        raise Invalid(problem(file, 1, "release", message, "give editionStmt/edition an n such as 0.1.0"))
    return edition.get("n")


def _fingerprints(corpus: Path, text_id: str) -> dict[str, str]:
    transcription = corpus / "transcriptions" / f"{text_id}.xml"
    found = blocks(tei.parse(transcription)) if transcription.is_file() else {}
    wordings = {anchor: diplomatic(block) for anchor, block in found.items()}
    return {anchor: fingerprint(wording) for anchor, wording in wordings.items() if wording.strip()}
