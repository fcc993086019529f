"""The record of what was reviewed, `script-review.tsv`: tab-separated, with a header, one decision a line.

context   the character in brackets between at most three on each side: `电话[里]谈到的`; fewer speak for more places,
          `[里]` for all. Of several that fit, the longest holds. Nothing goes by offset: edits elsewhere are free.
target    the script converted to. Hant-TW and Hant-HK differ from Hant by variants of single characters, so lines for
          them are needed only where a variant is wrong.
decision  what the character becomes. A line speaks of that decision alone; any other is still to be reviewed.
verdict   `right`; `wrong`, to be overruled in the text, in a recipe or by a form in a register; or `agreed`: no person
          looked, but two engines decide it alike by the same phrase wherever it stands.
copy      the text whose transcription has the context, where nothing of the edition's own has; else empty
note      the reason, or the engine that agrees, with its version.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields
from functools import cached_property
from pathlib import Path

from .. import atomic
from ..errors import Invalid, not_utf8, problem
from .language import SCRIPTS
from .review import CONTEXT, Place

FILE = "script-review.tsv"
VERDICTS = ("right", "wrong", "agreed")
CODE = "script-review"


@dataclass(frozen=True)
class Row:
    """A line of the record."""

    context: str
    target: str
    decision: str
    verdict: str
    copy: str = ""
    note: str = ""


HEADER = "\t".join(field.name for field in fields(Row))


@dataclass(frozen=True)
class Record:
    """Rows by the number of their line."""

    rows: dict[int, Row]

    @classmethod
    def read(cls, path: Path) -> Record:
        """The record in a file; Invalid, with every line that cannot be read."""
        try:
            lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        except OSError as error:
            raise Invalid(problem(path, 1, CODE, error.strerror or str(error), "restore the file")) from error
        except UnicodeDecodeError as error:
            raise Invalid(not_utf8(path, error, CODE)) from error
        cells = {number: line.split("\t") for number, line in enumerate(lines, 1)}
        faults = {number: _fault(found) for number, found in cells.items() if number > 1}
        if lines[0] != HEADER:
            faults[1] = "the header is not that of the record"
        if found := [problem(path, n, CODE, fault, _REMEDY) for n, fault in sorted(faults.items()) if fault]:
            raise Invalid(*found)
        return cls({number: Row(*found) for number, found in cells.items() if number > 1})

    def write(self, path: Path) -> None:
        """Write the rows to a file, in the order of their characters and contexts."""
        rows = sorted(self.rows.values(), key=_order)
        lines = [HEADER, *("\t".join(astuple(row)) for row in rows), ""]
        atomic.write(path, "\n".join(lines).encode())

    def row(self, place: Place, target: str) -> Row | None:
        """What the record says of a decision: of the rows that fit, the one with the longest context."""
        keys = ((target, context, place.result) for context in place.contexts)
        return next((self._by_decision[key] for key in keys if key in self._by_decision), None)

    @property
    def targets(self) -> frozenset[str]:
        """The scripts of which it speaks."""
        return frozenset(row.target for row in self.rows.values())

    @cached_property
    def _by_decision(self) -> dict[tuple[str, str, str], Row]:
        return {(row.target, row.context, row.decision): row for row in self.rows.values()}


_REMEDY = f"write, with tabs: {HEADER.replace(chr(9), ', ')}"


def _fault(cells: list[str]) -> str:
    """What is wrong with the cells of a line; empty where nothing is."""
    if len(cells) != len(fields(Row)):
        return f"the line has {len(cells)} cells, not {len(fields(Row))}"
    row = Row(*cells)
    if not CONTEXT.fullmatch(row.context):
        return f"“{row.context[:12]}” is no context; write 电话[里]谈到的, at most three characters on each side"
    if row.target not in SCRIPTS:
        return f"“{row.target}” is none of {', '.join(SCRIPTS)}"
    if row.verdict not in VERDICTS:
        return f"“{row.verdict}” is none of {', '.join(VERDICTS)}"
    return "" if row.decision else "there is no decision"


def _order(row: Row) -> tuple[str, str, str, str]:
    character = re.sub(r".*\[(.)\].*", r"\1", row.context, flags=re.DOTALL)
    return row.target, character, row.verdict, row.context
