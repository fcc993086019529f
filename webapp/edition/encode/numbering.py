"""Numbers that paragraphs begin with, as 1. 2. or 1) 2) or (一) (二): labels where they make a sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .block import Block

_FIGURES, _HAN = r"(?P<number>[0-9]{1,3})", r"(?P<number>[一二三四五六七八九十]{1,3})"
_STYLES = tuple(
    re.compile(rf"\s*{style}")
    for style in (
        rf"{_FIGURES}\.(?=\s+\S)",
        rf"{_FIGURES}\)(?=\s+\S)",
        rf"\({_FIGURES}\)(?=\s*\S)",
        rf"{_FIGURES}[、\uff0e](?=\s*\S)",
        rf"{_HAN}、(?=\s*\S)",
        rf"[(\uff08]{_HAN}[)\uff09](?=\s*\S)",
    )
)
_UNITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)}


def numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; those paragraphs whose numbers count on from 1, in one style, with these as their labels."""
    labels = {at: end for style in _STYLES for at, end in _sequence(blocks, style)}
    for at, block in enumerate(blocks):
        yield replace(block, label=labels[at]) if at in labels else block


def _sequence(blocks: Sequence[Block], style: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The places of the paragraphs in a style's sequences, and how long their labels are; a 1 may stand twice."""
    run: list[tuple[int, int]] = []
    last = 0
    for at, block in enumerate(blocks):
        found = style.match(block.text) if block.kind == "paragraph" else None
        number = _value(found["number"]) if found else 0
        if number == 1 and last > 1:
            yield from run
            run, last = [], 0
        if found and (number == last + 1 or number == last == 1):
            run, last = [*run, (at, found.end())], number
    yield from run if last > 1 else ()


def _value(numeral: str) -> int:
    """The value of a numeral in figures, or in Han characters up to 99; 0 for none."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    return 10 * _UNITS.get(tens, 1) * bool(ten) + _UNITS.get(units, 0)
