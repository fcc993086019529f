"""Times of calls, and rows that set one beside another."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """A measured work against its baseline of the same run, in milliseconds."""

    what: str
    ms: float
    baseline_ms: float

    @property
    def ratio(self) -> float:
        """How many times as long as the baseline the work took."""
        return self.ms / self.baseline_ms


def taken(work: Callable[[], object], rounds: int) -> float:
    """The median time of one call in milliseconds, after one call to warm up."""
    return taken_in_turn(rounds, work)[0]


def taken_in_turn(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The same of several, called in turn: each finds the processor's caches as one call of the others leaves them."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds + 1):
        for work, own in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            own.append((time.perf_counter() - start) * 1000)
    return [median(own[1:]) for own in times]
