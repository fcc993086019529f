"""Make everything that readers will ask for, before they do: pages in every script and interface language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .reading import Reading


def steps(readings: Iterable[Reading]) -> list[Callable[[], object]]:
    """One call for each page to be made; pages that are in the store cost nothing."""
    return [page for reading in readings for page in _pages(reading)]


def _pages(reading: Reading) -> list[Callable[[], object]]:
    texts = [lambda text_id=text_id: reading.text(text_id) for text_id in reading.corpus.readable]
    return [*texts, reading.about]
