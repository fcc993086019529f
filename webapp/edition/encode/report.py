"""What a run of the encoder says of one copy: what was made of it, what was left out, what did not match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from ..errors import Problem

_NAMES = ("persName", "placeName", "orgName", "name", "title")


@dataclass(frozen=True)
class Report:
    """The result of encoding one copy; with problems it was written all the same, as far as it goes.

    `awaits` is the text file without which a transcription is not shown; empty where it is there.
    """

    text: str
    copy: str
    sha256: str
    written: str
    counts: Mapping[str, int]
    furniture: Mapping[int, str]
    remarks: Sequence[str] = ()
    problems: Sequence[Problem] = field(default_factory=tuple)
    awaits: str = ""

    @property
    def summary(self) -> str:
        """A few lines for a person."""
        counted = ", ".join(_counted(what, number) for what, number in self.counts.items() if number)
        lines = [f"{self.text}: {self.written} from {self.copy}", f"  {counted}"]
        lines += [f"  the copy has {remark}" for remark in self.remarks]
        lines += [f"  left out line {number}: {line}" for number, line in self.furniture.items()]
        lines += [f"  it is shown once {self.awaits} exists"] if self.awaits else []
        return "\n".join(lines)

    @property
    def data(self) -> dict[str, Any]:
        """The same for a program, as JSON can hold it."""
        return asdict(self) | {"furniture": [{"line": n, "text": line} for n, line in self.furniture.items()]}


def _counted(what: str, number: int) -> str:
    return f"{number} {what.removesuffix('s') if number == 1 and what != 'surplus' else what}"


def counts(kinds: Sequence[str], marks: Sequence[str]) -> dict[str, int]:
    """How many blocks of each kind and marks of each sort a transcription has; none is left unsaid."""
    return {
        "paragraphs": kinds.count("paragraph"),
        "heads": kinds.count("head"),
        "notes": kinds.count("note"),
        "sentences": marks.count("s"),
        "calls": marks.count("ref"),
        "corrections": marks.count("correction"),
        "overrules": marks.count("overrule"),
        "surplus": marks.count("surplus"),
        "gaps": marks.count("gap"),
        "names": sum(map(marks.count, _NAMES)),
        "dates": marks.count("date") + marks.count("docDate"),
    }
