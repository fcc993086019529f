"""Where the entries of a graph stand: near those that they are joined with, and no box on another.

Each connected part is drawn after Kamada and Kawai (Information Processing Letters 31, 1989), then its boxes are pushed
apart; the parts follow one another like words on lines. The same graph gives the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from .graph import Graph

Point = tuple[float, float]
Places = Mapping[str, Point]
"""The middle of each entry's box, in pixels."""
Sizes = Mapping[str, Point]
"""The width and height of each entry's box, in pixels."""

_ASIDE, _BELOW = 14.0, 9.0
"""Pixels between two boxes, sideways and downwards."""
_BETWEEN = 44.0
"""Pixels between two parts."""
_FLAT = 0.7
"""How much shorter what leads downwards is drawn: words are wide."""
_ROUNDS = 80


@dataclass(frozen=True)
class Layout:
    """Where boxes are on a sheet of a height."""

    places: Places
    height: float


def layout(graph: Graph, sizes: Sizes, width: float, length: float) -> Layout:
    """The boxes of all joined entries on a sheet of a width, with links of about a length."""
    parts = [_in_corner(_apart(_to_scale(part, sizes, width, length), sizes, width), sizes) for part in drawn(graph)]
    places: dict[str, Point] = {}
    top = 0.0
    for row in _rows(parts, sizes, width):
        left = (width - _across(row, sizes)) / 2
        for part in row:
            places |= {ref: (round(x + left, 1), round(y + top, 1)) for ref, (x, y) in part.items()}
            left += _extent(part, sizes)[0] + _BETWEEN
        top += max(_extent(part, sizes)[1] for part in row) + _BETWEEN
    return Layout(places, round(max(top - _BETWEEN, 0.0), 1))


def _rows(parts: Iterable[Places], sizes: Sizes, width: float) -> list[list[Places]]:
    """Parts one beside the other as far as they go on the sheet."""
    rows: list[list[Places]] = []
    for part in parts:
        if rows and _across([*rows[-1], part], sizes) <= width:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _across(row: Sequence[Places], sizes: Sizes) -> float:
    return sum(_extent(part, sizes)[0] for part in row) + _BETWEEN * (len(row) - 1)


def _extent(part: Places, sizes: Sizes) -> Point:
    """The width and height of a part that begins at zero."""
    across, down = (max(part[ref][side] + sizes[ref][side] / 2 for ref in part) for side in (0, 1))
    return across, down


def drawn(graph: Graph) -> list[dict[str, Point]]:
    """The connected parts, the largest first, each wider than high; links are one long, or longer in crowds."""
    # Half a second to import, and needed only where a picture is not in the store.
    from networkx import Graph as Network
    from networkx import connected_components

    ends = sorted(link.ends for link in graph.links)
    whole = Network(ends)
    whole.add_nodes_from(graph.nodes)
    parts = sorted(map(sorted, connected_components(whole)), key=lambda part: (-len(part), part))
    return [_lying(_drawn_alone(part, ends), graph) for part in parts]


def _drawn_alone(part: Iterable[str], ends: Iterable[tuple[str, str]]) -> Mapping[str, object]:
    """A part as a graph of its own, since a view of the whole would have its entries in another order in every run."""
    from networkx import Graph as Network
    from networkx import kamada_kawai_layout

    alone = Network()
    alone.add_nodes_from(part)
    alone.add_edges_from(pair for pair in ends if pair[0] in alone)
    return kamada_kawai_layout(alone, weight=None)


def _lying(found: Mapping[str, object], graph: Graph) -> dict[str, Point]:
    """A part turned so that it is wider than high, its first entry on the left and above."""
    from numpy import array, eye, hypot, linalg, sign

    refs = sorted(found)
    at = array([found[ref] for ref in refs])
    at -= at.mean(axis=0)
    axes = linalg.svd(at, full_matrices=False)[2] if len(refs) > 2 else eye(2)
    at = at @ axes.T
    at *= -sign(at[0]) + (at[0] == 0)
    here = dict(zip(refs, at, strict=True))
    lengths = [hypot(*(here[one] - here[two])) for one, two in (link.ends for link in graph.links) if one in here]
    density = max(1.0, sqrt(len(lengths) / len(refs)))
    at *= density / ((sum(lengths) / len(lengths) if lengths else 0.0) or 1.0)
    return {ref: (float(x), float(y)) for ref, (x, y) in zip(refs, at, strict=True)}


def _to_scale(part: Places, sizes: Sizes, width: float, length: float) -> dict[str, Point]:
    """A part in pixels: links of the length, or shorter ones where it is wider than the sheet."""
    span = max(x for x, _ in part.values()) - min(x for x, _ in part.values())
    room = width - max(sizes[ref][0] for ref in part)
    across = min(length, room / span) if span else length
    first = min(x for x, _ in part.values())
    edge = max(sizes[ref][0] for ref in part) / 2
    return {ref: ((x - first) * across + edge, y * length * _FLAT) for ref, (x, y) in part.items()}


def _apart(places: dict[str, Point], sizes: Sizes, width: float) -> dict[str, Point]:
    """Boxes pushed from each other the shorter way; what then still lies on another goes below it."""
    for _ in range(_ROUNDS):
        before = dict(places)
        for one, two in combinations(places, 2):
            _push(places, one, two, sizes)
        for ref, (x, y) in places.items():
            places[ref] = (min(max(x, sizes[ref][0] / 2), width - sizes[ref][0] / 2), y)
        if places == before:
            return places
    return _fallen(places, sizes)


def _push(places: dict[str, Point], one: str, two: str, sizes: Sizes) -> None:
    aside, below = _overlap(places[one], places[two], sizes[one], sizes[two])
    if aside <= 0 or below <= 0:
        return
    (x, y), (u, v) = places[one], places[two]
    side, down = (aside / 2, 0.0) if aside < below else (0.0, below / 2)
    side, down = side if u >= x else -side, down if v >= y else -down
    places[one], places[two] = (x - side, y - down), (u + side, v + down)


def _fallen(places: Places, sizes: Sizes) -> dict[str, Point]:
    """Boxes from the top down, each as high as it was or just below those that it would lie on."""
    settled: dict[str, Point] = {}
    for ref in sorted(places, key=lambda ref: places[ref][::-1]):
        x, y = places[ref]
        for other in sorted(settled, key=lambda other: settled[other][1]):
            aside, below = _overlap(settled[other], (x, y), sizes[other], sizes[ref])
            y += below if aside > 0 and below > 0 else 0.0
        settled[ref] = (x, y)
    return settled


def _overlap(one: Point, two: Point, size: Point, other: Point) -> Point:
    """How much two boxes and the gap between them lie on each other, each way; nothing above zero where they do not."""
    aside = (size[0] + other[0]) / 2 + _ASIDE - abs(one[0] - two[0])
    below = (size[1] + other[1]) / 2 + _BELOW - abs(one[1] - two[1])
    return round(aside, 6), round(below, 6)


def _in_corner(places: Places, sizes: Sizes) -> dict[str, Point]:
    """The same with nothing left of or above zero, to a tenth of a pixel."""
    left, top = (min(places[ref][side] - sizes[ref][side] / 2 for ref in places) for side in (0, 1))
    return {ref: (round(x - left, 1), round(y - top, 1)) for ref, (x, y) in places.items()}
