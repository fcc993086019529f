"""References to passages: `hollander/p12`, `hollander/p12.s3`, `hollander/p12-p15`, each perhaps `@1.0.0`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .entry import ID
from .errors import Unknown
from .version import is_version

_ID = re.sub(r"\((?!\?)", "(?:", ID.pattern)
_WORDS = re.compile(rf"({_ID})(?:-({_ID}))?(?:@(.*))?")
_SEQUENCES = {"t": "text", "h": "text", "p": "text", "n": "notes", "e": "editorial"}


@dataclass(frozen=True)
class Reference:
    """A passage, or all from `start` to `end`, of a text: as it stands today, or pinned to what a release has there."""

    text: str
    start: str
    end: str = ""
    release: str = ""

    @classmethod
    def parse(cls, text_id: str, words: str) -> Reference:
        """The reference that words such as `p12-p15@1.0.0` are within a text; Unknown where they are none."""
        found = _WORDS.fullmatch(words)
        if not found or (found[3] is not None and not is_version(found[3])) or not _is_range(found[1], found[2]):
            raise Unknown(f"“{words}” is no passage of {text_id}; write p12, p12.s3, p12-p15 or p12@1.0.0")
        end = found[2] if found[2] != found[1] else ""
        return cls(text_id, found[1], end or "", found[3] or "")

    @classmethod
    def read(cls, words: str) -> Reference:
        """The reference that words such as `hollander/p12@1.0.0` are; Unknown where they are none."""
        text_id, _, passage = words.partition("/")
        return cls.parse(text_id, passage)

    @property
    def anchor(self) -> str:
        """The anchor that it begins with: `hollander/p12`."""
        return f"{self.text}/{self.start}"

    def __str__(self) -> str:
        end, release = f"-{self.end}" if self.end else "", f"@{self.release}" if self.release else ""
        return f"{self.anchor}{end}{release}"


def _is_range(start: str, end: str | None) -> bool:
    """Whether two ids can begin and end a range: of one sequence, both of blocks or both of sentences."""
    return end is None or (are_in_one_sequence(start, end) and ("." in start) == ("." in end))


def are_in_one_sequence(one: str, other: str) -> bool:
    """Whether two ids are of blocks that are read after one another: notes stand apart from the text."""
    return _SEQUENCES[one[0]] == _SEQUENCES[other[0]]
