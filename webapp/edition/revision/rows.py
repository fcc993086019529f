"""The ledger after an edit: rows closed, and new ones where their passages stand."""

from __future__ import annotations

from collections.abc import Sequence

from ..entry import Entry
from ..ledger import Ledger


def closed(ledger: Ledger, gone: Sequence[str], state: str, new: Sequence[str], reason: str, beside: str) -> Ledger:
    """A ledger whose anchors `gone`, sentences included, are of a state since the next release, `new` their successors.

    The new ones stand after `beside` and its sentences, or before it where that begins with `<`. A passage that only
    moved keeps the signature of its source.
    """
    copies = {entry.anchor: entry.copy for entry in ledger.entries}
    made = [Entry(anchor, copy=copies[gone[0]] if state == "moved" else "") for anchor in new]
    rows = [_row(entry, gone, state, new, reason) for entry in ledger.entries]
    blocks = [entry.whole for entry in rows]
    before, anchor = beside.startswith("<"), beside.removeprefix("<")
    at = blocks.index(anchor) if before else len(blocks) - blocks[::-1].index(anchor)
    return Ledger([*rows[:at], *made, *rows[at:]], ledger.path)


def _row(entry: Entry, gone: Sequence[str], state: str, new: Sequence[str], reason: str) -> Entry:
    is_gone = entry.state == "current" and entry.whole in gone
    return entry.closed(state, new, reason) if is_gone else entry
