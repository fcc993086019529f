"""How many of the units found have each text, kind, language, person, place and decade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tantivy import Query, Searcher

from .engine import SHELF

_SHELVES = 65_000
"""How many values tantivy counts of a field at most."""
_APART = "person"
"""What has most values in a unit, and takes as long to count as all the rest: the two are counted at once."""

_counting = ThreadPoolExecutor(2, "facets")


@dataclass(frozen=True)
class Facets:
    """How many units there are, and for each facet its most frequent values with their numbers."""

    total: int
    values: Mapping[str, tuple[tuple[str, int], ...]]


class Counting:
    """Begins to count the units that a query finds; `sizes` are the facets asked for, each with how many values."""

    def __init__(self, searcher: Searcher, query: Query, sizes: Mapping[str, int]) -> None:
        fields = {"shelf": _SHELVES, **{name: size for name, size in sizes.items() if name not in SHELF}}
        parts = ({name: fields[name] for name in fields if (name == _APART) is apart} for apart in (False, True))
        self._begun = [_counting.submit(_terms, searcher, query, part) for part in parts if part]
        self._sizes = sizes

    def facets(self) -> Facets:
        """What was counted, as soon as it is."""
        found = {name: values for part in self._begun for name, values in part.result().items()}
        shelves = found.pop("shelf")
        for at, name in enumerate(SHELF):
            numbers = Counter[str]()
            for shelf, number in shelves:
                numbers[shelf.split("\t")[at]] += number
            found[name] = tuple(numbers.most_common())
        return Facets(sum(number for _, number in shelves), {name: found[name][:n] for name, n in self._sizes.items()})


def _terms(searcher: Searcher, query: Query, fields: Mapping[str, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    found = searcher.aggregate(query, {name: {"terms": {"field": name, "size": n}} for name, n in fields.items()})
    return {name: tuple((str(b["key"]), b["doc_count"]) for b in found[name]["buckets"]) for name in fields}
