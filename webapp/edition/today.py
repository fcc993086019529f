"""What a passage says today, in the edition's own file and in the reader's transcription, as fingerprints."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from . import tei
from .diplomatic import diplomatic, fingerprint
from .errors import Invalid
from .merge import blocks, sentences
from .tei import Element
from .wording import wording


class Today(NamedTuple):
    """The fingerprints of what a passage says today: the edition's words, and the source's; empty where not on hand."""

    wording: str = ""
    copy: str = ""


def passages(file: Path | None) -> dict[str, Element]:
    """The blocks and sentences of a file by their ids; none where there is no file that can be read."""
    try:
        root = tei.parse(file) if file else None
    except Invalid:
        return {}
    return {} if root is None else blocks(root) | sentences(root)


def today(own: Element | None, printed: Element | None) -> Today:
    """What a passage says, from its elements in the text's own file and in the transcription."""
    return Today(
        _fingerprint(wording(own)) if own is not None else "",
        _fingerprint(diplomatic(printed)) if printed is not None else "",
    )


def _fingerprint(words: str) -> str:
    return fingerprint(words) if words.strip() else ""
