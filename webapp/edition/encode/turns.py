"""Numbers that should come once each and in their order: which of many places they come at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import or_

_SKIPPED = 10
"""What it costs that a number comes nowhere; more than any doubtful place."""


class Turn(Enum):
    """Whether a place is where its number comes: in all of the best ways to find the numbers, in some, in none."""

    SURE = "sure"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True)
class _Ways:
    cost: int
    number: int = 1

    def over(self, skipped: int) -> _Ways:
        """The same ways, with some numbers more that come nowhere."""
        return _Ways(self.cost + skipped * _SKIPPED, self.number)

    def __or__(self, other: _Ways) -> _Ways:
        if self.cost == other.cost:
            return _Ways(self.cost, self.number + other.number)
        return min(self, other, key=lambda ways: ways.cost)


def turns(places: Sequence[tuple[int, int]], count: int) -> list[Turn]:
    """Of each place, given in order as the number that stands there, from 0 to `count` - 1, and a cost: its turn."""
    before = _ways([*places, (count, 0)])
    mirrored = [(count - 1 - number, cost) for number, cost in reversed(places)]
    after = _ways(mirrored)[::-1]
    return [_turn(one, other, cost, before[-1]) for one, other, (_, cost) in zip(before, after, places, strict=False)]


def _turn(before: _Ways, after: _Ways, cost: int, best: _Ways) -> Turn:
    if before.cost + after.cost - cost > best.cost:
        return Turn.NONE
    return Turn.SURE if before.number * after.number == best.number else Turn.OPEN


def _ways(places: Sequence[tuple[int, int]]) -> list[_Ways]:
    """The least cost of the ways to find the numbers before each place and it, and how many such ways there are."""
    found: list[_Ways] = []
    best = {-1: _Ways(0)}
    for number, cost in places:
        before = (ways.over(number - other - 1) for other, ways in best.items() if other < number)
        least = reduce(or_, before)
        found.append(_Ways(least.cost + cost, least.number))
        best[number] = best[number] | found[-1] if number in best else found[-1]
    return found
