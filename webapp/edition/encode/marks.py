"""Marks on a line of text, as spans of its characters, and how they become nested elements.

Marking never touches the text: each mark says from where to where, and only `fill` turns both into TEI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from ..tei import XML_LANG, Element, q

PAGE = "\f"
"""The page break in a block's text: no copy holds a form feed."""

HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han ideographs (〇 included), for a set of characters in a pattern."""

_BREAKS = {"\n": "lb", PAGE: "pb"}
_READ_AS_SPACE = {*_BREAKS, "\u00a0", "\u202f"}
_BREAK = re.compile(f"([\n{PAGE}])")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class Mark:
    """An element around the characters `start` to `end`.

    With `corrected` it is a choice of sic and corr, and the attributes are those of corr; with `readings`, one of orig
    and a reg for each language.
    """

    start: int
    end: int
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    corrected: str | None = None
    readings: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def sort(self) -> str:
        """What a report counts it as: its name, or of a choice `correction` or `overrule` (of the script)."""
        return self.name if self.name != "choice" else "overrule" if self.corrected is None else "correction"

    @property
    def unread(self) -> bool:
        """Whether a reader passes over what is marked: a note call, stray letters, a line end within a word."""
        call = self.name == "ref" and self.attributes.get("type") == "note"
        return call or self.name in {"surplus", "pc"} or self.attributes.get("break") == "no"

    @property
    def languages(self) -> frozenset[str]:
        """The languages that the mark brings in."""
        return frozenset({*self.readings, self.attributes.get(XML_LANG, "")}) - {""}

    def overlaps(self, other: Mark) -> bool:
        """Whether both have characters in common."""
        return self.start < other.end and other.start < self.end

    def crosses(self, other: Mark) -> bool:
        """Whether both overlap and neither holds the other, which XML cannot say."""
        inside = self.start >= other.start and self.end <= other.end
        around = self.start <= other.start and self.end >= other.end
        return self.overlaps(other) and not (inside or around)


@dataclass(frozen=True)
class Reading:
    """A text as it is read, and where each of its characters stands in the copy (None: inside a correction)."""

    text: str
    starts: tuple[int | None, ...]
    ends: tuple[int | None, ...]

    @classmethod
    def of(cls, text: str, marks: Iterable[Mark]) -> Reading:
        """The reading of a text: corrected, without what is unread, line ends as spaces."""
        pieces: list[tuple[str, int | None, int | None]] = []
        at = 0
        for mark in sorted((m for m in marks if m.unread or m.corrected is not None), key=lambda m: (m.start, -m.end)):
            if mark.start >= at:
                pieces += _plain(text, at, mark.start)
                pieces += _corrected(mark)
                at = mark.end
        pieces += _plain(text, at, len(text))
        return cls("".join(p[0] for p in pieces), tuple(p[1] for p in pieces), tuple(p[2] for p in pieces))

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The same stretch in the copy; None where it begins or ends inside a correction."""
        first, last = self.starts[start], self.ends[end - 1]
        return None if first is None or last is None else (first, last)


def note_call(span: tuple[int, int], note: str) -> Mark:
    """A call of the note with an anchor."""
    return Mark(*span, "ref", {"type": "note", "target": f"#{note}"})


def is_han(character: str) -> bool:
    """Whether a character is a Han ideograph (〇 included); False for the empty string."""
    return bool(_HAN.match(character))


def fill(parent: Element, text: str, marks: Iterable[Mark]) -> None:
    """Put a text with its marks into an element; no two marks may cross."""
    outermost_first = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.name == "choice"))
    _fill(parent, text, 0, len(text), outermost_first)


def _fill(parent: Element, text: str, start: int, end: int, marks: Sequence[Mark]) -> None:
    while marks:
        mark, *rest = marks
        inside = list(takewhile(lambda other, outer=mark: other.start < outer.end, rest))
        _append(parent, text[start : mark.start])
        element = _opened(parent, mark)
        if mark.name not in _BREAKS.values():
            _fill(element, text, mark.start, mark.end, inside)
        start, marks = mark.end, rest[len(inside) :]
    _append(parent, text[start:end])


def _opened(parent: Element, mark: Mark) -> Element:
    if mark.readings:
        return _read_by_script(parent, mark)
    if mark.corrected is None:
        return etree.SubElement(parent, q(mark.name), dict(mark.attributes))
    choice = etree.SubElement(parent, q(mark.name))
    sic, corr = etree.SubElement(choice, q("sic")), etree.SubElement(choice, q("corr"), dict(mark.attributes))
    corr.text = mark.corrected
    return sic


def _read_by_script(parent: Element, mark: Mark) -> Element:
    choice = etree.SubElement(parent, q(mark.name))
    orig = etree.SubElement(choice, q("orig"))
    for language, reading in mark.readings.items():
        etree.SubElement(choice, q("reg"), {XML_LANG: language}).text = reading
    return orig


def _append(parent: Element, text: str) -> None:
    for part in _BREAK.split(text):
        if part in _BREAKS:
            etree.SubElement(parent, q(_BREAKS[part]))
        else:
            _append_line(parent, part)


def _append_line(parent: Element, line: str) -> None:
    if not line:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + line
    else:
        parent.text = (parent.text or "") + line


def _plain(text: str, start: int, end: int) -> list[tuple[str, int | None, int | None]]:
    return [(" " if text[i] in _READ_AS_SPACE else text[i], i, i + 1) for i in range(start, end)]


def _corrected(mark: Mark) -> list[tuple[str, int | None, int | None]]:
    letters = "" if mark.unread else mark.corrected or ""
    last = len(letters) - 1
    return [(c, None if i else mark.start, mark.end if i == last else None) for i, c in enumerate(letters)]
