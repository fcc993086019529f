"""What joins two entries in the picture: a line that stops short of both, with words along it where it has any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ..lettering import SIZE, width
from ..mentions import Passage
from .graph import Link, texts
from .layout import Point
from .node import Node

Curve = tuple[Point, Point, Point]
"""A quadratic Bézier curve."""

_BOW = 0.09
_STEPS = 60
_WHERE = (0.5, 0.42, 0.58, 0.34, 0.66)
"""Where along a line its words may stand."""


@dataclass(frozen=True)
class Line:
    """All that leads from one entry to another, or joins the two; `words` name the relations, their middle is given."""

    links: tuple[Link, ...]
    curve: Curve
    words: str = ""
    words_at: Point = (0.0, 0.0)

    @property
    def ends(self) -> tuple[str, str]:
        """The entries."""
        return self.links[0].ends

    @property
    def arrow(self) -> bool:
        """Whether it leads one way."""
        return not self.links[0].mutual

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where it is told, each passage once."""
        return tuple(dict.fromkeys(passage for link in self.links for passage in link.passages))

    @property
    def thickness(self) -> float:
        """In pixels: the more passages, the thicker."""
        return round(0.9 + 0.75 * sqrt(max(len(self.passages) - 1, 0)), 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that tell it."""
        return texts(self.passages)


def lines(links: Iterable[Link], nodes: Mapping[str, Node], said: Callable[[str], str]) -> Iterator[Line]:
    """The lines between some nodes, one for all links that lead the same way, those of least weight first."""
    joined: dict[tuple[str, str, bool], list[Link]] = {}
    for link in links:
        joined.setdefault((*(sorted(link.ends) if link.mutual else link.ends), link.mutual), []).append(link)
    taken = [box for node in nodes.values() for box in _boxes(node)]
    for same in sorted(joined.values(), key=lambda same: sum(link.weight for link in same)):
        yield _line(tuple(same), nodes, " · ".join(dict.fromkeys(said(link.name) for link in same if link.name)), taken)


def _line(links: tuple[Link, ...], nodes: Mapping[str, Node], words: str, taken: list[tuple[Point, float]]) -> Line:
    """One line; where its words stand is taken from then on."""
    one, two = (nodes[end] for end in links[0].ends)
    curve = _between(_bowed((one.x, one.y), (two.x, two.y), _BOW if words else 0.0), one, two)
    if not words:
        return Line(links, curve)
    at = _free([_on(curve, part, part) for part in _WHERE], width(words), taken)
    taken.append((at, width(words)))
    return Line(links, curve, words, at)


def _bowed(start: Point, end: Point, bow: float) -> Curve:
    """A curve that keeps to its left, so that one each way makes two lines."""
    (x, y), (u, v) = start, end
    return start, ((x + u) / 2 + 2 * bow * (v - y), (y + v) / 2 - 2 * bow * (u - x)), end


def _between(curve: Curve, one: Node, two: Node) -> Curve:
    """The piece of a curve between two nodes; the whole where they cover all of it."""
    steps = (step / _STEPS for step in range(_STEPS + 1))
    bare = [t for t in steps if not any(node.covers(_on(curve, t, t)) for node in (one, two))] or [0.0, 1.0]
    first, last = bare[0], bare[-1]
    return _on(curve, first, first), _on(curve, first, last), _on(curve, last, last)


def _on(curve: Sequence[Point], t: float, u: float) -> Point:
    """The blossom of a curve: its point at t where u is the same, else the middle point of its piece from t to u."""
    weights = ((1 - t) * (1 - u), (1 - t) * u + t * (1 - u), t * u)
    x, y = (sum(w * point[side] for w, point in zip(weights, curve, strict=True)) for side in (0, 1))
    return round(x, 1), round(y, 1)


def _boxes(node: Node) -> Iterator[tuple[Point, float]]:
    """What a node takes of the sheet: the middle and width of its circle and of its name."""
    yield (node.x, node.y), 2 * node.radius
    yield (node.x, node.words_at - SIZE / 3), node.breadth


def _free(places: Sequence[Point], breadth: float, taken: Sequence[tuple[Point, float]]) -> Point:
    """The place for some words that collides least, the first of several."""

    def collisions(place: Point) -> int:
        return sum(abs(place[0] - x) < (breadth + w) / 2 and abs(place[1] - y) < SIZE for (x, y), w in taken)

    return min(places, key=collisions)
