"""Each text's own colour, the same wherever texts are told apart by their colours (`static/hues.css`)."""

from __future__ import annotations

from .context import corpus

_HUES = 8


def hue(text_id: str) -> str:
    """The class of a text's colour, `hue0` to `hue7`: by the text's place in the edition, the ninth as the first."""
    return f"hue{corpus().readable.index(text_id) % _HUES}"
