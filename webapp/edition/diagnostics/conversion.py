"""Conversion between simplified and traditional Chinese: every doubtful decision has been looked at by a person.

The check needs no second engine, so that it says the same everywhere: what stands in script-review.tsv is vouched for,
by a person or by two engines that agree on the same phrase, and any other one-to-many character is still to be
reviewed. A disagreement in a phrase that the engines agreed on elsewhere shows in `edition convert --review` only.
An edition without that file has not asked for a review.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import tei
from ..errors import Invalid, Problem
from ..folder import Folder
from ..script import Names
from ..script.review import Place, places
from ..script.review_record import CODE, FILE, Record
from .catalogue import CATALOGUE, described

TARGETS = frozenset({"Hans", "Hant"})
"""What is reviewed; Hant-TW and Hant-HK are variants of Hant, and looked at where the record speaks of them."""

described(
    CODE,
    "A line of the record of reviewed conversions cannot be read.",
    "What it vouches for is not known.",
    "write the six cells of script-review.tsv, separated by tabs",
)
described(
    "script-unreviewed",
    "A character with several counterparts in the other script is converted, and nobody has reviewed how.",
    "A converter goes by dictionaries: 学生发动 becomes 學生髮動, and readers of the other script meet a wrong word.",
    "run edition convert --review, read the place, and enter right or wrong in script-review.tsv",
)
described(
    "script-wrong",
    "A conversion is recorded as wrong, and still comes out.",
    "Readers of the other script meet a word that is known to be wrong.",
    'overrule it: <choice><orig>…</orig><reg xml:lang="zh-Hant">…</reg></choice>, [[script]] in a recipe, '
    "or a form in a register",
)
described(
    "script-review-idle",
    "A line of the record of reviewed conversions applies to nothing.",
    "The words have changed, and what replaced them may not have been reviewed.",
    "delete the line, or correct its context",
    "warning",
)


def problems(folder: Folder) -> Iterator[Problem]:
    """Where an edition's texts and its record of reviewed conversions disagree; nothing where it has no record."""
    path = folder.path / FILE
    if not path.is_file():
        return
    try:
        record = Record.read(path)
        names = Names.read(*folder.registers.values())
    except Invalid as error:
        yield from (found for found in error.problems if found.code == CODE)
        return
    seen: set[tuple[str, str]] = set()
    for file in (*folder.files, *folder.transcriptions.values()):
        yield from sorted(set(_in_file(file, record, names, seen)))
    yield from _idle(record, path, seen, frozenset(folder.transcriptions))


def _in_file(file: Path, record: Record, names: Names, seen: set[tuple[str, str]]) -> Iterator[Problem]:
    """What is wrong in a file that can be read; the contexts in it are added to those seen."""
    try:
        root = tei.parse(file)
    except Invalid:
        return
    for target in sorted(TARGETS | record.targets):
        for place in places(root, target, names):
            contexts = place.contexts
            seen.update((target, context) for context in contexts)
            code = _fault(place, target, record)
            if code:
                line = place.block.sourceline if place.block is not None else None
                yield CATALOGUE[code].at(file, line, f"{contexts[0]} becomes {place.result} under {target}")


def _fault(place: Place, target: str, record: Record) -> str:
    row = record.row(place, target)
    if row is not None:
        return "script-wrong" if row.verdict == "wrong" else ""
    return "" if place.decided or target not in TARGETS else "script-unreviewed"


def _idle(record: Record, path: Path, seen: set[tuple[str, str]], on_hand: frozenset[str]) -> Iterator[Problem]:
    """Rows that a person wrote and that apply to nothing; of transcriptions, as far as they are on hand."""
    for number, row in record.rows.items():
        if row.verdict == "agreed" or (row.copy and row.copy not in on_hand) or (row.target, row.context) in seen:
            continue
        yield CATALOGUE["script-review-idle"].at(path, number, f"{row.context} stands nowhere")
