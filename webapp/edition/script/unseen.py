"""Characters that part no phrase: what the eye does not see, and the line ends and indentation inside Chinese."""

from __future__ import annotations

import re

_MARKS = "\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef"
_WIDE = f"\u3001-\u9fff\uf900-\ufaff\uff00-\uffee\U00020000-\U0003ffff{_MARKS}"
_BLANK = " \t\r\n"
# It begins with one set of characters, which is looked for at once: most texts have few of them.
_UNSEEN = re.compile(
    f"[{_MARKS}{_BLANK}](?:(?<=[{_MARKS}])|(?<=[{_WIDE}][{_BLANK}])(?:(?<=\n)|[ \t\r]*\n)[{_BLANK}]*(?=[{_WIDE}]))"
)


def occurs(text: str) -> bool:
    """Whether there is any such character in a text."""
    return _UNSEEN.search(text) is not None


def without(text: str) -> str:
    """A text without them."""
    return _UNSEEN.sub("", text)


def restored(words: str, text: str) -> str:
    """Words, one character for each that `without` left of a text, with what it took in its place."""
    parts, at, start = [], 0, 0
    for match in _UNSEEN.finditer(text):
        end = at + match.start() - start
        parts += [words[at:end], match[0]]
        at, start = end, match.end()
    return "".join([*parts, words[at:]])


def places(text: str) -> list[int]:
    """Where in the text each character stands that `without` leaves of it."""
    hidden = {at for match in _UNSEEN.finditer(text) for at in range(*match.span())}
    return [at for at in range(len(text)) if at not in hidden]
