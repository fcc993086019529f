"""What there is to review in an edition: each decision once, with where it stands and what a second engine says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import tei
from ..folder import Folder
from .language import SCRIPTS
from .names import Names
from .review import Place, places
from .review_record import FILE, Record, Row
from .review_second import differ, name, second_reading, variants

OPEN = ("wrong comes out", "unreviewed")
"""What still asks for a person."""

_ORDER = (*OPEN, "right", "agreed", "name", "override")


@dataclass(frozen=True)
class Reviewed:
    """A decision: the same character, context, result, rule and second reading; `other` is empty where that agrees.

    `state` is one of OPEN, what the record says, or `name` or `override`: a person decided it where it stands.
    `copy` is the text in whose transcription alone it stands, if so; `phrase` the phrase that decided, as a context.
    """

    source: str
    context: str
    target: str
    decision: str
    by: str
    rule: str
    other: str
    state: str
    copy: str
    phrase: str
    anchors: tuple[str, ...]

    @property
    def count(self) -> int:
        """In how many places."""
        return len(self.anchors)


@dataclass(frozen=True)
class _Stand:
    """A character in a file, which may be a transcription, and what the second engine makes of it where it differs."""

    file: Path
    copied: bool
    target: str
    place: Place
    other: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two of them one decision."""
        return self.place.context, self.target, self.place.result, self.place.by, self.place.rule, self.other

    @property
    def anchor(self) -> str:
        """Text or register, and anchor or entry."""
        name, anchor = self.file.stem, self.place.anchor
        return f"{name}/{anchor}" if anchor and anchor != name else name


def reviewed(path: Path, targets: Iterable[str] = SCRIPTS) -> list[Reviewed]:
    """Every decision in the edition, what is open and contested first.

    Of Hant-TW and Hant-HK, asked for together with Hant, only what is more than a variant of what Hant has.
    """
    record = recorded(path)
    found: dict[tuple[str, ...], list[_Stand]] = {}
    for stand in _stands(Folder(path), tuple(targets)):
        found.setdefault(stand.key, []).append(stand)
    made = _beyond_variants([_reviewed(stands, record) for stands in found.values()])
    return sorted(made, key=lambda one: (_ORDER.index(one.state), not one.other, one.source, one.by, one.context))


def recorded(path: Path) -> Record:
    """The record of an edition; an empty one where there is none."""
    return Record.read(path / FILE) if (path / FILE).is_file() else Record({})


def with_agreed(record: Record, found: Iterable[Reviewed]) -> Record:
    """A record with a row for each phrase that decides a character as the second engine does, wherever it stands."""
    found = list(found)
    contested = {(one.target, one.phrase) for one in found if one.other}
    phrases = (one for one in found if one.state == "unreviewed" and one.by == "phrase")
    fresh = {Row(one.phrase, one.target, one.decision, "agreed", note=name()) for one in phrases}
    rows = [row for row in (*record.rows.values(), *fresh) if row.verdict != "agreed" or _key(row) not in contested]
    return Record(dict(enumerate(rows, 2)))


def _key(row: Row) -> tuple[str, str]:
    return row.target, row.context


def _stands(folder: Folder, targets: tuple[str, ...]) -> Iterator[_Stand]:
    names = Names.read(*folder.registers.values())
    copies = frozenset(folder.transcriptions.values())
    for file in (*folder.files, *sorted(copies)):
        root = tei.parse(file)
        for target in targets:
            for place in places(root, target, names, ruled=True):
                yield _Stand(file, file in copies, target, place, _other(place, target))


def _reviewed(stands: list[_Stand], record: Record) -> Reviewed:
    first, place = stands[0], stands[0].place
    copy = first.file.stem if {(s.copied, s.file.stem) for s in stands} == {(True, first.file.stem)} else ""
    state, anchors = _state(place, first.target, first.other, record), tuple(stand.anchor for stand in stands)
    return Reviewed(place.source, *first.key, state, copy, place.phrase, anchors)


def _other(place: Place, target: str) -> str:
    """What the second engine makes of a character, where that is another one."""
    line = second_reading(place.line, target)
    return line[place.at] if line and differ(place.result, line[place.at]) else ""


def _state(place: Place, target: str, other: str, record: Record) -> str:
    row = record.row(place, target)
    if row is not None and row.verdict == "wrong":
        return "wrong comes out"
    if place.decided:
        return place.by
    return "unreviewed" if row is None or (other and row.verdict == "agreed") else row.verdict


def _beyond_variants(found: list[Reviewed]) -> Iterator[Reviewed]:
    """The decisions for regions only where they are not the variant of that for Hant."""
    plain: dict[str, set[str]] = {}
    for one in found:
        if one.target == "Hant":
            plain.setdefault(one.context, set()).update({one.decision, *variants(one.decision)})
    return (one for one in found if "-" not in one.target or one.decision not in plain.get(one.context, ()))
