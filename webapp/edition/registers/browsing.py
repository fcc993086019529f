"""A register as its readers look through it: what they ask for, which entries answer, in what order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..corpus import Corpus
from ..folding import folded, unvaried
from ..mentions import tally
from .directory import directory
from .entry import Entry, Words
from .filing import filed, heading, order

SORTS = ("name", "date", "mentions")


@dataclass(frozen=True)
class Question:
    """Words in any form of a name, a kind, a text that mentions the entry, and how to sort; empty asks for nothing."""

    words: str = ""
    kind: str = ""
    text: str = ""
    sort: str = "name"


@dataclass(frozen=True)
class Row:
    """An entry in a list: filed under a heading, its name for readers of other languages, how many passages of what.

    `forms` are all its names for a search among them, folded with and without the variants of Chinese characters.
    """

    entry: Entry
    heading: str
    name: Words
    other: Words | None
    passages: Mapping[str, int]
    forms: str

    def count(self, text: str = "") -> int:
        """How many passages mention it, of one text or of all."""
        return self.passages.get(text, 0) if text else sum(self.passages.values())

    @property
    def first(self) -> str:
        """The first moment known of it, as ISO 8601; empty where none is."""
        return min((time.first or time.last for time in self.entry.times if time.first or time.last), default="")

    def answers(self, question: Question) -> bool:
        """Whether an entry is among those asked for."""
        return (
            all(word in self.forms for word in folded(question.words).split())
            and question.kind in ("", *self.entry.kinds)
            and (not question.text or question.text in self.passages)
        )


def rows(corpus: Corpus, name: str, script: str, spoken: str) -> tuple[Row, ...]:
    """The rows of a register in the order of names, as readers of a language have it; Unknown for no register."""
    return corpus.keep(("rows", name, script, spoken), lambda: _rows(corpus, name, script, spoken))


def in_order(listed: tuple[Row, ...], question: Question) -> tuple[Row, ...]:
    """All rows as a question orders them: by name, by first date or by most passages."""
    if question.sort == "date":
        return tuple(sorted(listed, key=lambda row: row.first or "~"))
    return tuple(sorted(listed, key=lambda row: -row.count(question.text))) if question.sort == "mentions" else listed


def kinds(listed: tuple[Row, ...]) -> Counter[str]:
    """How many entries are of each kind."""
    return Counter(kind for row in listed for kind in row.entry.kinds)


def _rows(corpus: Corpus, name: str, script: str, spoken: str) -> tuple[Row, ...]:
    entries = sorted(directory(corpus, script).register(name), key=lambda entry: order(entry, spoken))
    counted = tally(corpus)
    return tuple(_row(entry, spoken, counted.get(entry.ref, {})) for entry in entries)


def _row(entry: Entry, spoken: str, passages: Mapping[str, int]) -> Row:
    name, other = filed(entry, spoken), filed(entry, "en" if spoken.startswith("zh") else "zh")
    forms = dict.fromkeys(fold(form.text) for form in (*entry.names, name, other) for fold in (folded, unvaried))
    different = other.text != name.text and other.language[:2] != name.language[:2]
    return Row(entry, heading(entry, spoken), name, other if different else None, passages, "\n".join(forms))
