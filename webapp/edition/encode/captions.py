"""Captions of pictures, of which a copy has kept only words: alternative text and caption, run into one line."""

from __future__ import annotations

import re
from dataclasses import replace

from .block import Block
from .marks import PAGE

_WORD = r"(?:Image|Photo|Photograph|Picture|Credit|图片?|圖片?|摄影|攝影)"
_IN_LINE, _SPACE = rf"[^\n{PAGE}]", rf"[^\S\n{PAGE}]"
_CREDIT = re.compile(rf"\s/\s*{_WORD}\s*[:\uff1a]\s*(\S[^/\n]*)$")


def captioned(block: Block) -> list[Block]:
    """The alternative text and the caption that a paragraph holds, both in the copy's own wording; else nothing.

    Such a paragraph reads `ALT Image CREDIT`, at once the caption, and ` / Image: CREDIT`, with one credit twice.
    """
    length = _alternative(block.text)
    if not length:
        return []
    rest = block.text[length:]
    begins = length + len(rest) - len(rest.lstrip("\n"))
    caption = replace(block, text=block.text[begins:], glued=begins == length, page=False)
    return [replace(block, kind="description", text=block.text[:length]), caption]


def _alternative(text: str) -> int:
    """How long the alternative text is that a caption begins with; 0 where the text is no such caption."""
    credit = _CREDIT.search(text)
    words = re.findall(r"\w+", credit[1]) if credit else []
    if not credit or not words:
        return 0
    named = rf"[^\w\n{PAGE}]*".join(map(re.escape, words))
    again = re.compile(rf"{_IN_LINE}{{0,200}}?\b{_WORD}{_SPACE}*[:\uff1a]?{_SPACE}*(?i:{named})")
    found = again.match(text, 0, credit.start())
    return found.end() if found and text[found.end() : credit.start()].strip() else 0
