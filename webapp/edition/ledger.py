"""The ledger of anchors, `anchors.tsv`: every anchor ever minted, what became of it, and how its copy read.

One line an anchor, tab-separated: anchor, minted, state, successors, copy. The lines of a text stand in the order of
the text, so that a copy can be laid along them. `copy` is the fingerprint of the block's wording, a hyphen, and a
sketch by which a wording somewhat changed can be known; neither holds any text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from . import atomic
from .errors import Invalid, Problem, not_utf8, problem

HEADER = ("anchor", "minted", "state", "successors", "copy")
STATES = ("current", "moved", "split", "merged", "withdrawn")

TEXT_ID = re.compile(r"[a-z][a-z0-9-]*")
RELEASE = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")

_ANCHOR = re.compile(r"([a-z][a-z0-9-]*)/([thpne])([1-9][0-9]*)")
_COPY = re.compile(r"(?:[0-9a-f]{16}(?:-[0-9a-f]{16})?)?")


@dataclass(frozen=True)
class Entry:
    """One anchor such as `sun/p12`: the release that minted it, its state, its successors, how its copy reads."""

    anchor: str
    minted: str
    state: str = "current"
    successors: tuple[str, ...] = ()
    copy: str = ""

    @property
    def text(self) -> str:
        """The id of the text: `sun`."""
        return self.anchor.partition("/")[0]

    @property
    def id(self) -> str:
        """The xml:id of the block: `p12`."""
        return self.anchor.partition("/")[2]

    @property
    def kind(self) -> str:
        """The letter of the kind: t, h, p, n or e."""
        return self.id[:1]

    @property
    def number(self) -> int:
        """The number within the kind: 12."""
        return int(self.id[1:])

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the wording; empty where none is known."""
        return self.copy.partition("-")[0]

    @property
    def sketch(self) -> str:
        """The sketch of the wording; empty where none is known."""
        return self.copy.partition("-")[2]

    @property
    def row(self) -> str:
        """The entry as a line of the file."""
        return "\t".join((self.anchor, self.minted, self.state, " ".join(self.successors), self.copy))


@dataclass(frozen=True)
class Ledger:
    """All entries, text by text, each text in its own order; a ledger without entries is an edition's first."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """The ledger in a file, empty where there is none; Invalid with every line that is wrong."""
        if not path.exists():
            return cls()
        rows = list(enumerate(_lines(path), 1))
        wrong = [w for w in (_wrong(number, row, path) for number, row in rows) if w]
        if wrong:
            raise Invalid(*wrong)
        return cls(tuple(_entry(row) for _, row in rows[1:]))

    def write(self, path: Path) -> None:
        """Put the ledger in its place in one step."""
        rows = ("\t".join(HEADER), *(entry.row for entry in self.entries))
        atomic.write(path, "".join(f"{row}\n" for row in rows).encode())

    def of(self, text_id: str) -> tuple[Entry, ...]:
        """The entries of one text, in its order."""
        return tuple(entry for entry in self.entries if entry.text == text_id)

    def mint(
        self, text_id: str, ids: Sequence[str], release: str, fingerprints: Mapping[str, str] | None = None
    ) -> Ledger:
        """A ledger with a text's ids that this one lacks, each after the one it follows in the text.

        Of what is there only a fingerprint changes, and only where it was missing.
        """
        copies = fingerprints or {}
        known = [replace(entry, copy=entry.copy or copies.get(entry.id, "")) for entry in self.of(text_id)]
        have = {entry.id for entry in known}
        for previous, new in zip(("", *ids), ids, strict=False):
            if new not in have:
                entry = Entry(f"{text_id}/{new}", release, copy=copies.get(new, ""))
                known.insert(_after(known, previous), entry)
        others = {entry.text: self.of(entry.text) for entry in self.entries} | {text_id: tuple(known)}
        return Ledger(tuple(entry for text in sorted(others) for entry in others[text]))

    def problems(self, anchors_by_text: Mapping[str, Iterable[str]], file: Path | str) -> list[Problem]:
        """Where the ledger and the anchors that the edition's texts have contradict each other, by ledger line."""
        present = dict.fromkeys(f"{text}/{id_}" for text, ids in anchors_by_text.items() for id_ in ids)
        numbered = list(enumerate(self.entries, 2))
        found = [*self._twice(numbered, file), *self._successors(numbered, file)]
        found += [p for p in (_misstated(number, entry, present, file) for number, entry in numbered) if p]
        known = {entry.anchor for entry in self.entries}
        return [*found, *(_unminted(anchor, len(numbered) + 1, file) for anchor in present if anchor not in known)]

    def _twice(self, numbered: Sequence[tuple[int, Entry]], file: Path | str) -> Iterator[Problem]:
        count: Counter[str] = Counter()
        for number, entry in numbered:
            count[entry.anchor] += 1
            if count[entry.anchor] > 1:
                message = f"{entry.anchor} stands in the ledger twice"
                yield problem(file, number, "anchor-twice", message, "keep the older line")

    def _successors(self, numbered: Sequence[tuple[int, Entry]], file: Path | str) -> Iterator[Problem]:
        known = {entry.anchor for entry in self.entries}
        for number, entry in numbered:
            for successor in entry.successors:
                if successor not in known or successor == entry.anchor:
                    message = f"{successor}, successor of {entry.anchor}, is not another anchor of the ledger"
                    yield problem(file, number, "anchor-successor", message, "name an anchor that was minted")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").removesuffix("\n").split("\n")
    except OSError as error:
        raise Invalid(problem(path, 1, "ledger", error.strerror or str(error), "check the file")) from error
    except UnicodeDecodeError as error:
        raise Invalid(not_utf8(path, error, "ledger")) from error


def _entry(row: str) -> Entry:
    anchor, minted, state, successors, copy = row.split("\t")
    return Entry(anchor, minted, state, tuple(successors.split()), copy)


def _wrong(number: int, row: str, path: Path) -> Problem | None:
    cells = row.split("\t")
    if number == 1:
        told = "" if tuple(cells) == HEADER else "the first line is not the header"
        return problem(path, 1, "ledger", told, f"write {' TAB '.join(HEADER)}") if told else None
    if len(cells) != len(HEADER):
        return problem(path, number, "ledger", f"{len(cells)} cells for {len(HEADER)}", "separate them by tabs")
    anchor, minted, state, successors, copy = cells
    bad = {
        f"{anchor or 'nothing'} is no anchor": not _ANCHOR.fullmatch(anchor),
        f"{minted or 'nothing'} is no release": not RELEASE.fullmatch(minted),
        f"{state or 'nothing'} is no state": state not in STATES,
        f"{successors} are no anchors": not all(map(_ANCHOR.fullmatch, successors.split())),
        f"{copy} is no fingerprint": not _COPY.fullmatch(copy),
        f"{anchor} is {state}, and names no successor": state in {"moved", "split", "merged"} and not successors,
    }
    told = "; ".join(message for message, is_so in bad.items() if is_so)
    return problem(path, number, "ledger", told, f"states are {', '.join(STATES)}") if told else None


def _misstated(number: int, entry: Entry, present: Collection[str], file: Path | str) -> Problem | None:
    if entry.state == "current" and entry.anchor not in present:
        message = f"{entry.anchor} is current and no text has it"
        return problem(file, number, "anchor-lost", message, "restore the block, or give the entry its new state")
    if entry.state != "current" and entry.anchor in present:
        message = f"{entry.anchor} is {entry.state}, and a text uses it again"
        return problem(file, number, "anchor-reused", message, "give the block a new anchor")
    return None


def _unminted(anchor: str, number: int, file: Path | str) -> Problem:
    return problem(file, number, "anchor-unminted", f"{anchor} is not in the ledger", "run edition anchors mint")


def _after(entries: Sequence[Entry], previous: str) -> int:
    return next((i for i, entry in enumerate(entries, 1) if entry.id == previous), 0)
