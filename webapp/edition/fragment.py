"""Text fragments: addresses of words within a page (WICG, URL Fragment Text Directives)."""

from __future__ import annotations

import re
from urllib.parse import quote

_LETTERS = r"[A-Za-z0-9\u00c0-\u024f’']"
_MARK = "[，。、；：！？“”‘’《》（）,;:]"
_WIDE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_FAR = 400
"""More characters than four words have."""


def text_fragment(words: str, before: str = "", after: str = "") -> str:
    """What follows the `#` or the id in an address to show the words that stand between two others; empty for none.

    A browser that finds the words nowhere, or knows no text fragments, goes to the id.
    """
    if not words.strip():
        return ""
    before, words, after = _whole(before, words, after)
    prefix, suffix = _last(before).strip(), _first(after).strip()
    parts = (f"{_encoded(prefix)}-," * bool(prefix), _encoded(words.strip()), f",-{_encoded(suffix)}" * bool(suffix))
    return f":~:text={''.join(parts)}"


def text_range(opening: str, closing: str) -> str:
    """The same for a long stretch of a page: its first words and its last, of which more is given than needed."""
    start, end = _first(opening.strip()).strip(), _last(closing.strip()).strip()
    return f":~:text={_encoded(start)},{_encoded(end)}" if start and end else ""


def _whole(before: str, words: str, after: str) -> tuple[str, str, str]:
    """The three with what belongs to the first and last word drawn to the words: browsers find whole words only."""
    head, tail = re.search(rf"{_LETTERS}*$", before)[0], re.match(rf"{_LETTERS}*", after)[0]
    head, tail = head * bool(re.match(_LETTERS, words)), tail * bool(re.search(f"{_LETTERS}$", words))
    return before[: len(before) - len(head)], head + words + tail, after[len(tail) :]


def _last(text: str) -> str:
    """Some words from the end of a text, in Chinese from a punctuation mark on: only there words surely begin."""
    if _WIDE.search(text[-8:]):
        return re.match(f"(?:.*{_MARK})?(.{{4,}})$", text, re.DOTALL)[1] if len(text) > 4 else text
    return re.search(r"(?:\S+\s+){0,3}\S*$", text[-_FAR:])[0]


def _first(text: str) -> str:
    """Some words from the beginning of a text, in Chinese up to a punctuation mark."""
    if _WIDE.search(text[:8]):
        return re.match(f".{{4,}}?(?={_MARK}|$)", text, re.DOTALL)[0] if len(text) > 4 else text
    return re.match(r"\S*(?:\s+\S+){0,3}", text)[0]


def _encoded(text: str) -> str:
    """Percent-encoded, with the characters that have a meaning in a text directive."""
    return quote(text, safe="").replace("-", "%2D")
