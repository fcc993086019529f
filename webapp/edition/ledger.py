"""The ledger of anchors, `anchors.tsv`: every anchor ever minted, what became of it, and how it read in each release.

One line an anchor, tab-separated, under a header. The lines of a text stand together and in the order of the text,
each sentence after its paragraph, so that a copy can be laid along them. A signature is the fingerprint of a wording,
a hyphen, and a sketch by which a wording somewhat changed can be known; neither holds any text.
"""

from __future__ import annotations

import codecs
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from . import atomic
from .entry import HEADER, Entry
from .errors import Invalid, Problem, problem

_HEAD = "\t".join(HEADER).encode()


class Ledger:
    """All entries, text by text, each text in its own order; a ledger without entries is an edition's first.

    The lines are kept as they are in the file and read one by one when they are asked for, so that a million of them
    are opened in a second. Where a line cannot be read, what looks for one anchor finds none; what goes through the
    entries is Invalid with every such line.
    """

    def __init__(self, entries: Iterable[Entry] = (), path: Path | str = "anchors.tsv") -> None:
        self.path = path
        self._rows: Sequence[bytes] = [entry.row.encode() for entry in entries]
        self._known: dict[str, dict[bytes, bytes]] = {}

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """The ledger in a file, empty where there is none; Invalid where the file is no ledger."""
        if not path.exists():
            return cls(path=path)
        try:
            with path.open("rb") as file:
                return cls.of_lines(file, path)
        except OSError as error:
            raise Invalid(problem(path, 1, "ledger", error.strerror or str(error), "check the file")) from error

    @classmethod
    def of_lines(cls, lines: Iterable[bytes], path: Path | str) -> Ledger:
        """The ledger that the lines of a file are; Invalid where they do not begin with the header."""
        found = cls(path=path)
        head, *found._rows = [line.rstrip(b"\r\n") for line in lines] or [b""]
        if head.removeprefix(codecs.BOM_UTF8) != _HEAD:
            message = "the first line is not the header"
            raise Invalid(problem(path, 1, "ledger", message, f"write {' TAB '.join(HEADER)}"))
        return found

    def write(self, path: Path) -> None:
        """Put the ledger in its place in one step."""
        atomic.write(path, self.content)

    @property
    def content(self) -> bytes:
        """The ledger as a file has it."""
        return b"\n".join([_HEAD, *self._rows, b""])

    def __len__(self) -> int:
        return len(self._rows)

    def entry(self, anchor: str) -> Entry | None:
        """The entry of an anchor such as `sun/p12`; None where there is none that can be read."""
        text_id, _, id_ = anchor.partition("/")
        row = self._lines(text_id).get(id_.encode(errors="replace"))
        return _lenient(row) if row is not None else None

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of the texts that have entries, in the order of the ledger."""
        return tuple(text_id.decode(errors="replace") for text_id in self._texts)

    def of(self, text_id: str) -> tuple[Entry, ...]:
        """The entries of one text, in its order; Invalid where one cannot be read."""
        numbers = [n for n, row in enumerate(self._rows, 2) if row.startswith(f"{text_id}/".encode())]
        return self._read((n, self._rows[n - 2]) for n in numbers)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries; Invalid with every line that cannot be read."""
        return self._read(enumerate(self._rows, 2))

    def ids(self, text_id: str) -> tuple[str, ...]:
        """The ids of one text, in its order: `p12`, `p12.s1` ...; those of lines that cannot be read as well."""
        return tuple(id_.decode(errors="replace") for id_ in self._lines(text_id))

    def between(self, text_id: str, first: str, last: str) -> Iterator[Entry]:
        """The entries from one id of a text to another, both included; none where the last stands before the first."""
        lines = self._lines(text_id)
        rows = self._texts[text_id.encode()]
        for row in rows[rows.index(lines[first.encode()]) : rows.index(lines[last.encode()]) + 1]:
            if (entry := _lenient(row)) is not None:
                yield entry

    def origins(self, anchor: str) -> tuple[Entry, ...]:
        """The entries that name an anchor as their successor, in the order of the ledger."""
        return tuple(entry for row in self._origins.get(anchor.encode(), ()) if (entry := _lenient(row)))

    def repeated(self) -> Iterator[Problem]:
        """Every line whose anchor stands in one before it."""
        seen: set[str] = set()
        for number, entry in enumerate(self.entries, 2):
            if entry.anchor in seen:
                message = f"{entry.anchor} stands in the ledger twice"
                yield problem(self.path, number, "anchor-twice", message, "keep the older line")
            seen.add(entry.anchor)

    def with_entries(self, *changed: Entry) -> Ledger:
        """A ledger in which these entries stand for those of the same anchors."""
        new = {entry.anchor: entry for entry in changed}
        return Ledger((new.get(entry.anchor, entry) for entry in self.entries), self.path)

    def mint(self, text_id: str, ids: Sequence[str], copies: Mapping[str, str] | None = None) -> Ledger:
        """A ledger with a text's ids that this one lacks, for the next release, each after the one it follows.

        Of what is there only a copy's signature changes, and only where it was missing. Invalid where an anchor stands
        there twice.
        """
        copies = copies or {}
        if wrong := list(self.repeated()):
            raise Invalid(*wrong)
        texts: dict[str, dict[str, Entry]] = {text_id: {}}
        for entry in self.entries:
            texts.setdefault(entry.text, {})[entry.id] = entry
        old = {id_: replace(e, copy=e.copy or copies.get(id_, "")) for id_, e in texts[text_id].items()}
        new = {id_: Entry(f"{text_id}/{id_}", copy=copies.get(id_, "")) for id_ in ids}
        texts[text_id] = {id_: (new | old)[id_] for id_ in _laid(list(old), ids)}
        return Ledger((entry for text in sorted(texts) for entry in texts[text].values()), self.path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and list(self._rows) == list(other._rows)

    def __hash__(self) -> int:
        return hash(tuple(self._rows))

    @cached_property
    def _texts(self) -> Mapping[bytes, list[bytes]]:
        texts: defaultdict[bytes, list[bytes]] = defaultdict(list)
        for row in self._rows:
            texts[row[: row.find(b"/")]].append(row)
        return dict(texts)

    @cached_property
    def _origins(self) -> Mapping[bytes, list[bytes]]:
        """The lines of what was closed, by each of the successors that they name."""
        origins: defaultdict[bytes, list[bytes]] = defaultdict(list)
        column = HEADER.index("successors")
        for row in self._rows:
            if b"\tcurrent\t" not in row:
                for successor in b" ".join(row.split(b"\t", column + 1)[column : column + 1]).split():
                    origins[successor].append(row)
        return dict(origins)

    def _lines(self, text_id: str) -> dict[bytes, bytes]:
        """The lines of a text by their ids, of two with one id the older; told apart when a text is first asked for."""
        rows = self._texts.get(text_id.encode(errors="replace"), ())
        if rows and text_id not in self._known:
            start = len(text_id.encode()) + 1
            known = self._known[text_id] = {}
            for row in rows:
                known.setdefault(row[start : row.find(b"\t")], row)
        return self._known.get(text_id, {})

    def _read(self, rows: Iterable[tuple[int, bytes]]) -> tuple[Entry, ...]:
        found = [_strict(number, row, self.path) for number, row in rows]
        wrong = [one for one in found if isinstance(one, Problem)]
        if wrong:
            raise Invalid(*wrong)
        return tuple(found)


def _lenient(row: bytes) -> Entry | None:
    try:
        return Entry.of_row(row.decode(errors="replace"))
    except ValueError:
        return None


def _strict(number: int, row: bytes, path: Path | str) -> Entry | Problem:
    try:
        return Entry.of_row(row.decode())
    except UnicodeDecodeError as error:
        message = f"byte 0x{row[error.start]:02X} is not UTF-8"
        return problem(path, number, "ledger", message, "save it as UTF-8")
    except ValueError as error:
        return problem(path, number, "ledger", str(error), "correct the line; --explain ledger says what it holds")


def _laid(known: Sequence[str], ids: Sequence[str]) -> Iterator[str]:
    """The ids that were known in their order, and each new one after that before it in the text.

    A new block stands after the sentences of the block before it, should `ids` not name them.
    """
    following = dict(pairwise(["", *known, ""]))
    for previous, new in pairwise(["", *ids]):
        if new not in following:
            at = previous
            while "." not in new and following[at].startswith(f"{previous.partition('.')[0]}."):
                at = following[at]
            following[at], following[new] = new, following[at]
    at = ""
    while at := following[at]:
        yield at
