"""Which units of a tree a navigation request asks for: the table of `down`, `ref`, `start` and `end` (DTS 1.0)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import Unknown
from .query import BadRequest, Query
from .trees import Tree, Unit


@dataclass(frozen=True)
class Selection:
    """The units that a request names, by the name of its parameter, and the members asked for, if any are."""

    named: dict[str, Unit]
    members: tuple[Unit, ...] | None


def selection(tree: Tree, query: Query) -> Selection:
    """What a query selects; BadRequest where the table has 400, Unknown for a unit or a range that is not there."""
    if query.down in (None, 0) and not query.names_passage:
        raise BadRequest("give ref, or start and end, or down other than 0")
    if query.down == 0 and query.start:
        raise BadRequest("down=0 asks for the siblings of one unit; give ref")
    named = {name: tree.unit(word) for name in ("ref", "start", "end") if (word := getattr(query, name))}
    first, after = stretch(tree, query)
    if query.down is None:
        return Selection(named, None)
    if query.down == 0:
        return Selection(named, tuple(unit for unit in tree.units if unit.parent == named["ref"].parent))
    top = max((unit.level for unit in named.values()), default=0)
    return Selection(named, tuple(_within(tree.units[first:after], top, query.down)))


def stretch(tree: Tree, query: Query) -> tuple[int, int]:
    """The places from which and before which the units of a query lie; Unknown where a range runs backwards."""
    if not query.names_passage:
        return 0, len(tree.units)
    first, last = tree.place(query.start or query.ref), tree.place(query.end or query.ref)
    if last < first:
        raise Unknown(f"the range runs backwards: “{query.end}” stands before “{query.start}”")
    return first, tree.end(last)


def _within(units: tuple[Unit, ...], top: int, down: int) -> Iterator[Unit]:
    return (unit for unit in units if down == -1 or unit.level <= top + down)
