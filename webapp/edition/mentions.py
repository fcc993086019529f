"""Where the texts mention a register entry: computed from the texts, never stored."""

from __future__ import annotations

from .corpus import Corpus
from .text import Text


def mentions(corpus: Corpus, ref: str, script: str = "") -> list[tuple[Text, tuple[str, ...]]]:
    """The texts that mention an entry (`per:zhang-guotao`), each with the anchors of the blocks that do, in order."""
    found = [(text, tuple(_anchors(corpus, text.id).get(ref, ()))) for text in corpus.texts(script)]
    return [(text, anchors) for text, anchors in found if anchors]


def _anchors(corpus: Corpus, text_id: str) -> dict[str, dict[str, None]]:
    """For every @ref of a text, the anchors of its blocks; read once for all entries."""
    return corpus.keep(("mentions", text_id), lambda: _read(corpus.text(text_id)))


def _read(text: Text) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for anchor, block in text.elements.items():
        for element in block.iter("{*}*"):
            if element.get("ref"):
                found.setdefault(element.get("ref"), {})[anchor] = None
    return found
