"""Blocks that follow one another become one: their own words, and their digests by language, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .source import Edit, Source, Span
from .units import Unit, begins, labels, units


def joined(source: Source, anchors: Sequence[str], new: str) -> Source:
    """A source with several blocks as one under a new id; Invalid where they are not neighbours or not alike."""
    for one, other in pairwise(anchors):
        _require_neighbours(source, source.ids[one], source.ids[other])
    anchor, *others = anchors
    for other in others:
        source = _two(source, source.ids[anchor], source.ids[other])
    return source.edited([Edit(*source.ids[anchor].values["xml:id"], new)])


def _require_neighbours(source: Source, one: Span, other: Span) -> None:
    between = source.words[one.end : source.extent(other)[0]]
    if other.start < one.start or between.strip():
        remedy = "name blocks that follow one another in one division, in their order"
        raise source.wrong(other.start, "merge", f"{_id(source, other)} does not follow {_id(source, one)}", remedy)
    for name in sorted({*one.values, *other.values} - {"xml:id", "target"}):
        if one.name != other.name or source.get(one, name) != source.get(other, name):
            message = f"{_id(source, one)} and {_id(source, other)} differ in {name}"
            raise source.wrong(other.start, "merge", message, "merge blocks of one kind, or make them alike first")


def _two(source: Source, one: Span, other: Span) -> Source:
    """The second block's units at the ends of the first's; what the first has none of, as it is."""
    ours = {unit.part: unit for unit in units(source, one)}
    added = [_added(source, one, ours.get(unit.part), unit) for unit in units(source, other)]
    start = source.extent(other)[0]
    gone = Edit(start - len(source.indent(start)), other.end)
    return source.edited([gone, *_in_one([*added, *_labels(source, one, other)]), *_targets(source, one, other)])


def _added(source: Source, one: Span, ours: Unit | None, unit: Unit) -> Edit:
    words = source.words[unit.start : unit.end]
    if ours is not None and (unit.holder is None or unit.holder.name == "note"):
        return Edit(ours.end, ours.end, _space(unit.language) + words.strip())
    if unit.holder is None:
        return Edit(begins(source, one), begins(source, one), words)
    after = ours.holder.end if ours else len(source.words[: one.closing].rstrip())
    start, end = source.extent(unit.holder)
    return Edit(after, after, source.indent(start) + source.words[start:end])


def _labels(source: Source, one: Span, other: Span) -> list[Edit]:
    """The marks of two notes as the one mark of both."""
    ours, theirs = (next(iter(labels(source, block)), None) for block in (one, other))
    if theirs is None:
        return []
    if ours is None:
        return [Edit(one.inside, one.inside, source.words[theirs.start : theirs.end])]
    return [Edit(ours.closing, ours.closing, source.words[theirs.inside : theirs.closing])]


def _targets(source: Source, one: Span, other: Span) -> list[Edit]:
    """What either note is about."""
    both = dict.fromkeys(f"{source.get(one, 'target')} {source.get(other, 'target')}".split())
    return [Edit(*one.values["target"], " ".join(both))] if "target" in one.values else []


def _in_one(edits: Sequence[Edit]) -> list[Edit]:
    """Insertions at one place in their order, as one."""
    there: dict[tuple[int, int], str] = {}
    for edit in edits:
        there[edit.start, edit.end] = there.get((edit.start, edit.end), "") + edit.words
    return [Edit(start, end, words) for (start, end), words in there.items()]


def _space(language: str) -> str:
    return "" if language.startswith("zh") else " "


def _id(source: Source, block: Span) -> str:
    return source.get(block, "xml:id")
