"""A reader's copy of a source: its bytes as numbered lines, changed in nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import Invalid, not_utf8, problem

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_TAIL = re.compile(r"\s+$")
_MARKUP = re.compile(r"\ufeff?\s*<(\?xml|!doctype|html|TEI)\b", re.IGNORECASE)
_LARGEST = 8_000_000


@dataclass(frozen=True)
class Copy:
    """One file: `lines` without their line ends and the white space before them; line 1 is `lines[0]`.

    White space is what `str.isspace` says. Of what ends lines, all but space and tab is named in `tails`, and how often
    each character did; `remarks` says the rest.
    """

    path: Path
    sha256: str
    lines: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    tails: Mapping[str, int] = field(default_factory=dict, hash=False)

    @classmethod
    def read(cls, path: Path) -> Copy:
        """The copy at a path; Invalid where it is too large, no plain text in UTF-8, or holds what XML cannot."""
        data = _bytes(path)
        text = _decoded(data, path)
        raw = _LINE_END.split(text.removeprefix("\ufeff"))
        lines, tails = tuple(line.rstrip() for line in raw), _tails(raw)
        return cls(path, hashlib.sha256(data).hexdigest(), lines, _remarks(text, tails), tails)

    @property
    def text(self) -> str:
        """All lines, joined by newlines."""
        return "\n".join(self.lines)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Invalid(problem(path, 1, "unreadable", reason, "check the path and its permissions")) from error
    if len(data) > _LARGEST:
        message = f"the copy is larger than {_LARGEST // 1_000_000} MB"
        raise Invalid(problem(path, 1, "too-large", message, "give each text a file of its own"))
    return data


def _decoded(data: bytes, path: Path) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(not_utf8(path, error)) from error
    if found := _NOT_XML.search(text):
        line = len(_LINE_END.findall(text, 0, found.start())) + 1
        message = f"the character U+{ord(found.group()):04X} cannot stand in XML"
        raise Invalid(problem(path, line, "character", message, "remove it from the copy"))
    if _MARKUP.match(text):
        message = "the copy is HTML or XML, no plain text"
        raise Invalid(problem(path, 1, "markup", message, "save the words alone, as plain text in UTF-8"))
    return text


def _tails(lines: Iterable[str]) -> dict[str, int]:
    """The white space other than space and tab that ends lines: how often each character, as U+00A0, does."""
    tails = "".join(found.group() for line in lines if (found := _LINE_TAIL.search(line)))
    return {f"U+{ord(c):04X}": tails.count(c) for c in sorted(set(tails) - {" ", "\t"})}


def _remarks(text: str, tails: Mapping[str, int]) -> tuple[str, ...]:
    found = {"a byte order mark": text.startswith("\ufeff"), "carriage returns at line ends": "\r" in text}
    said = [f"{character} before line ends, {number} in all" for character, number in tails.items()]
    return (*(remark for remark, present in found.items() if present), *said)
