"""Make everything that readers will ask for, before they do: pages in every script and interface language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .corpus import Corpus
from .reading import Reading
from .status import statuses


def steps(corpus: Corpus, readings: Iterable[Reading]) -> list[Callable[[], object]]:
    """One call for each page to be made, and for what an edition is measured by; what is in the store costs nothing."""
    measured = [lambda: statuses(corpus)] if corpus.folder.laid_out else []
    return [*(page for reading in readings for page in _pages(reading)), *measured]


def _pages(reading: Reading) -> list[Callable[[], object]]:
    texts = [lambda text_id=text_id: reading.text(text_id) for text_id in reading.corpus.readable]
    return [*texts, reading.about]
