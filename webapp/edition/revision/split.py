"""One block becomes two: each of its digests, and its own words, parted before words that the editor names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .source import Edit, Source, Span
from .units import Cut, Unit, cut, labels, places, units


def parted(source: Source, anchor: str, before: Sequence[str], new: tuple[str, str]) -> Source:
    """A source with a block in two, under new ids; Invalid where some words are not once in it, or a digest has none.

    Of several paragraphs in one language those before the parted one are of the first block, those after of the second.
    """
    block = source.ids[anchor]
    found = units(source, block)
    cuts = [_cut(source, block, found, words) for words in before]
    _require_each_language(source, block, found, cuts)
    first = _half(source, block, new[0], _without_seconds(source, found, cuts))
    second = _half(source, block, new[1], _without_firsts(source, block, found, cuts))
    return source.edited([Edit(block.start, block.end, first + source.indent(source.extent(block)[0]) + second)])


def _cut(source: Source, block: Span, found: Sequence[Unit], words: str) -> Cut:
    where = [(unit, at) for unit in found for at in places(source, unit, words)]
    if len(where) != 1:
        message = f"“{words}” stands {len(where) or 'no'} times in it" if where else f"“{words}” is not in it"
        raise source.wrong(block.start, "split", message, "give words that it has once, as they are printed")
    return cut(source, *where[0])


def _require_each_language(source: Source, block: Span, found: Sequence[Unit], cuts: Sequence[Cut]) -> None:
    """Each part to be cut has its words once: a block's own words, and the digests or paragraphs of a language."""
    wanted = {unit.part: unit for unit in found}
    given = [one.unit.part for one in cuts]
    for part, unit in wanted.items():
        if given.count(part) != 1:
            what = f"what is in {unit.language}" if unit.holder else "its own words"
            how = "more than once" if part in given else "nowhere"
            raise source.wrong(block.start, "split", f"{what} is parted {how}", "give --before once for each language")


def _without_seconds(source: Source, found: Sequence[Unit], cuts: Sequence[Cut]) -> Iterator[Edit]:
    for one in cuts:
        at = len(source.words[: one.at].rstrip())
        yield Edit(at, one.unit.end, one.closed)
        yield from (_removal(source, unit) for unit in found if _follows(unit, one.unit))


def _without_firsts(source: Source, block: Span, found: Sequence[Unit], cuts: Sequence[Cut]) -> Iterator[Edit]:
    for one in cuts:
        yield Edit(one.unit.start, one.at, one.opened)
        yield from (_removal(source, unit) for unit in found if _follows(one.unit, unit))
    yield from (Edit(label.start, label.end) for label in labels(source, block))


def _follows(unit: Unit, other: Unit) -> bool:
    return unit.part == other.part and unit.start > other.start


def _removal(source: Source, unit: Unit) -> Edit:
    start = source.extent(unit.holder)[0]
    return Edit(start - len(source.indent(start)), unit.holder.end)


def _half(source: Source, block: Span, anchor: str, edits: Iterator[Edit]) -> str:
    """A block under another id, with some of it left out."""
    named = [Edit(*block.values["xml:id"], anchor), *edits]
    shortened = source.edited(named)
    return shortened.words[block.start : len(shortened.words) - (len(source.words) - block.end)]
