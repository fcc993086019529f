"""What stands printed before or in a block and says what it is: 作者:, 内容提要:, a note's ⑸⑹⑺, keywords one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .block import Block
from .marks import Mark

_SIGNS = r";,、\uff1b\uff0c"
_SEPARATED = re.compile(rf"[^{_SIGNS}\s][^{_SIGNS}]*?(?=\s*(?:[{_SIGNS}]|$))")
_SPACED = re.compile(r"\S+")


def label_marks(block: Block) -> Iterator[Mark]:
    """The label of a block, the author of a byline, the terms of keywords."""
    if block.kind in {"byline", "writer"}:
        yield Mark(block.label, len(block.text), "docAuthor")
    elif block.label:
        yield Mark(len(block.text) - len(block.text.lstrip()), block.label, "label")
    if block.kind == "keywords":
        yield from (Mark(start, end, "term") for start, end in _terms(block))


def terms(block: Block) -> list[str]:
    """The keywords of a block of keywords."""
    return [block.text[start:end] for start, end in _terms(block)]


def unlabelled(block: Block) -> str:
    """The text of a block without its label, on one line."""
    return " ".join(block.text[block.label :].split())


def _terms(block: Block) -> Iterator[tuple[int, int]]:
    rest = block.text[block.label :]
    pattern = _SEPARATED if re.search(f"[{_SIGNS}]", rest) else _SPACED
    return (found.span() for found in pattern.finditer(block.text, block.label))
