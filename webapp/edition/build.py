"""Make everything that readers will ask for, before they do: pages in every script and interface language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .citation.styles import prepare
from .corpus import Corpus
from .reading import Reading
from .search import index
from .status import statuses


def steps(corpus: Corpus, readings: Iterable[Reading]) -> list[Callable[[], object]]:
    """One call for each page and whatever else is made of an edition; what is in the store costs nothing."""
    measured = [lambda: statuses(corpus)] if corpus.folder.laid_out else []
    cited = [lambda text_id=text_id: prepare(corpus, text_id) for text_id in corpus.readable]
    return [*(page for reading in readings for page in _pages(reading)), *cited, *measured, lambda: index(corpus)]


def _pages(reading: Reading) -> list[Callable[[], object]]:
    texts = [lambda text_id=text_id: reading.text(text_id) for text_id in reading.corpus.readable]
    return [*texts, reading.about]
