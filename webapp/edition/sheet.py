"""Tables to take away: CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_MARK = "\ufeff"
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")


def sheet(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """The rows under the columns; words that a spreadsheet would take for a formula begin with an apostrophe."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return _MARK + written.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
