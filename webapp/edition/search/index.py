"""The index: made of an edition's units, group by group, and asked.

A commit is seen whole or not at all, by any number of processes (tantivy's segments are written once, and its list of
them is renamed into place); where the folder cannot be written the index is kept in memory.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from ..errors import EditionError
from ..folding import folded
from . import engine, tokens
from .compiler import Compiler
from .facets import Counting
from .packing import Packing
from .query import Node
from .unit import Unit

log = logging.getLogger(__name__)

_OWN_NAME = re.compile(r"[0-9a-f]{12}")
_HEAP = 256_000_000
_ORDERS = 1 << 32
"""How many units a group may have, so that all of one group stand before those of the next."""


@dataclass(frozen=True)
class Found:
    """What an index answers: how many units, those of one page, and for each facet its values with their numbers."""

    total: int
    units: tuple[Unit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]


class Index:
    """An index in a folder of its own, or in memory."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.schema = engine.schema()
        self._index = tantivy.Index(self.schema, str(folder) if folder else None)

    @classmethod
    def within(cls, folder: Path) -> Index:
        """The index that this engine keeps in a folder; one in memory where that cannot be written."""
        own = folder / engine.built_by()
        try:
            own.mkdir(parents=True, exist_ok=True)
            return cls(own)
        except (OSError, ValueError) as error:
            log.warning("%s: no index can be kept there (%s); it is kept in memory", own, error)
            return cls(None)

    def update(self, groups: Mapping[str, str], units: Callable[[str], Iterable[Unit]]) -> tuple[str, ...]:
        """Make anew the groups whose hash is another than that they were made of; the names of those.

        EditionError where another process is at it.
        """
        held = self.groups()
        stale = tuple(group for group in dict.fromkeys((*held, *groups)) if held.get(group) != groups.get(group))
        if stale:
            writer = self._writer()
            packing = self._packing(self._index.searcher()) or self._learned(writer, map(units, groups))
            places = {group: at for at, group in enumerate(groups)}
            for group in stale:
                writer.delete_documents_by_term("group", group)
                if group in groups:
                    for order, unit in enumerate(units(group), places[group] * _ORDERS):
                        writer.add_document(engine.document(unit, packing.packed(unit), group, order))
                    writer.add_document(engine.stamp(group, groups[group]))
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        self._sweep()
        return stale

    def groups(self) -> dict[str, str]:
        """The groups of the index, each with the hash of what it was made of."""
        self._index.reload()
        searcher = self._index.searcher()
        found = searcher.search(Compiler(self.schema).term("stamp", engine.STAMP), max(searcher.num_docs, 1)).hits
        stamps = (searcher.doc(address) for _, address in found)
        return {stamp.get_first("group"): digest for stamp in stamps if (digest := stamp.get_first("digest"))}

    def find(
        self,
        tree: Node,
        filters: Sequence[tuple[str, str]] = (),
        years: tuple[int | None, int | None] = (None, None),
        by_place: bool = False,
        page: slice = slice(0, 20),
        facets: Mapping[str, int] = {},
    ) -> Found:
        """The units that a query finds among those that have values in fields and a date in a period."""
        searcher = self._index.searcher()
        plain, ranked = (self._query(tree, filters, years, ranked) for ranked in (False, not by_place))
        counting = Counting(searcher, plain, facets)
        order = {"order_by_field": "order", "order": tantivy.Order.Asc} if by_place else {}
        result = searcher.search(ranked, page.stop - page.start, count=False, offset=page.start, **order)
        units, found = self._units(searcher, result), counting.facets()
        return Found(found.total, units, found.values)

    def _query(
        self, tree: Node, filters: Sequence[tuple[str, str]], years: tuple[int | None, int | None], ranked: bool
    ) -> tantivy.Query:
        compiler = Compiler(self.schema, ranked)
        return compiler.among(compiler.query(tree), filters, years)

    def likest(self, words: str, rarest: int, limit: int) -> tuple[Unit, ...]:
        """The units of texts that have the rarest tokens of some words, those first that have most."""
        searcher, found = self._index.searcher(), folded(words)
        stems = (("stems", stem) for stem in tokens.stems(found) if stem != tokens.BREAK)
        terms = dict.fromkeys((*stems, *(("pairs", pair) for pair in tokens.pairs(found))))
        known = sorted((number, term) for term in terms if (number := searcher.doc_freq(*term)))
        query = Compiler(self.schema).likest(term for _, term in known[:rarest])
        return self._units(searcher, searcher.search(query, limit))

    def _units(self, searcher: tantivy.Searcher, result: tantivy.SearchResult) -> tuple[Unit, ...]:
        packing = self._packing(searcher) if result.hits else None
        return tuple(packing.unpacked(searcher.doc(at).get_first("unit")) for _, at in result.hits)

    def _packing(self, searcher: tantivy.Searcher) -> Packing | None:
        """What the units that are searched were packed with; None where there are none yet."""
        found = searcher.search(Compiler(self.schema).term("group", engine.DICTIONARY), 1).hits
        return Packing(searcher.doc(found[0][1]).get_first("unit")) if found else None

    def _learned(self, writer: tantivy.IndexWriter, groups: Iterable[Iterable[Unit]]) -> Packing:
        packing = Packing.learned(groups)
        writer.add_document(engine.dictionary(packing))
        return packing

    def _writer(self) -> tantivy.IndexWriter:
        try:
            writer = self._index.writer(_HEAP, 1)
            self._index.reload()
            return writer
        except ValueError as error:
            raise EditionError(f"{self.folder}: the index is being made by another process; wait for it") from error

    def _sweep(self) -> None:
        """Remove what other versions of the engine have left."""
        for other in self.folder.parent.iterdir() if self.folder else ():
            if other != self.folder and _OWN_NAME.fullmatch(other.name):
                shutil.rmtree(other, ignore_errors=True)
