"""What can go wrong, said once: a problem is one line, an error carries problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong at one place: `FILE:LINE: CODE message; what to do`; a `warning` does not fail a check."""

    file: str
    line: int
    code: str
    message: str
    remedy: str
    severity: str = "error"

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else f"{self.severity}: "
        return f"{self.file}:{self.line}: {self.code} {mark}{self.message}; {self.remedy}"


class EditionError(Exception):
    """The root of all errors the core raises; its text is one line for a person."""


class Invalid(EditionError):
    """Input that cannot be used; `problems` says where and why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Unknown(EditionError):
    """A text, anchor, entity or script that the edition does not have."""


def not_utf8(path: Path | str, error: UnicodeDecodeError, code: str = "not-utf8") -> Problem:
    """What to say of bytes that are not UTF-8, by the line of the first of them."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return problem(path, line, code, f"byte 0x{error.object[error.start]:02X} is not UTF-8", "save it as UTF-8")


def problem(path: Path | str, line: int | None, code: str, message: str, remedy: str) -> Problem:
    """A Problem from whatever a library knows of the place; an unknown line is 1."""
    return Problem(str(path), line or 1, code, " ".join(message.split()), remedy)
