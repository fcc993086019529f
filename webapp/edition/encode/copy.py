"""A reader's copy of a source: its bytes as numbered lines, changed in nothing."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import Invalid, Problem, problem

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Copy:
    """One file: `lines` without their line ends and the white space before them; line 1 is `lines[0]`."""

    path: Path
    sha256: str
    lines: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Copy:
        """The copy at a path; Invalid where it is no readable UTF-8 or holds characters that XML cannot."""
        data = _bytes(path)
        text = _decoded(data, path)
        lines = tuple(line.rstrip() for line in _LINE_END.split(text.removeprefix("\ufeff")))
        return cls(path, hashlib.sha256(data).hexdigest(), lines, _remarks(text))

    @property
    def text(self) -> str:
        """All lines, joined by newlines."""
        return "\n".join(self.lines)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Invalid(problem(path, 1, "unreadable", reason, "check the path and its permissions")) from error


def _decoded(data: bytes, path: Path) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(_not_utf8(data, error, path)) from error
    if found := _NOT_XML.search(text):
        line = len(_LINE_END.findall(text, 0, found.start())) + 1
        message = f"the character U+{ord(found.group()):04X} cannot stand in XML"
        raise Invalid(problem(path, line, "character", message, "remove it from the copy"))
    return text


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: Path) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    return problem(path, line, "not-utf8", f"byte 0x{data[error.start]:02X} is not UTF-8", "save the copy as UTF-8")


def _remarks(text: str) -> tuple[str, ...]:
    found = {"byte order mark": text.startswith("\ufeff"), "carriage returns at line ends": "\r" in text}
    return tuple(remark for remark, present in found.items() if present)
