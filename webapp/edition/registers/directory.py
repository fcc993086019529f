"""All entries of an edition by their pointers, and what joins them, seen from either end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..corpus import Corpus
from ..errors import Unknown
from ..tei import XML_ID, Element, q
from . import PREFIXES, REGISTERS
from .entry import Entry, entry_of
from .relation import Relation, Side, relation_of


@dataclass(frozen=True)
class Directory:
    """The entries by pointer, and the relations that the registers state; both in their order."""

    entries: Mapping[str, Entry]
    stated: tuple[Relation, ...]

    def register(self, name: str) -> tuple[Entry, ...]:
        """The entries of one register; Unknown where there is none of that name."""
        if name not in PREFIXES:
            raise Unknown(f"the edition has no register “{name}”")
        return tuple(entry for entry in self.entries.values() if entry.register == name)

    def entry(self, name: str, entry_id: str) -> Entry:
        """One entry; Unknown where there is none of that id."""
        ref = f"{PREFIXES.get(name, '')}:{entry_id}"
        if ref not in self.entries:
            raise Unknown(f"the registers have no “{name}/{entry_id}”")
        return self.entries[ref]

    def relations(self, ref: str) -> tuple[Side, ...]:
        """What joins an entry with others: as the registers state it, then by its works and what took place in it."""
        return self._related.get(ref, ())

    @cached_property
    def _related(self) -> dict[str, tuple[Side, ...]]:
        found: dict[str, dict[Side, None]] = {}
        stated = (side for relation in self.stated for side in relation.sides())
        for ref, relation in (*stated, *self._implied_ends()):
            others = tuple(other for other in relation.others if other in self.entries)
            known = {(one.name, other) for one in found.get(ref, ()) for other in one.others}
            if others and not (not relation.sources and (relation.name, others[0]) in known):
                found.setdefault(ref, {})[relation] = None
        return {ref: tuple(relations) for ref, relations in found.items()}

    def _implied_ends(self) -> Iterator[tuple[str, Side]]:
        """Works from their authors' side, events from that of their places."""
        for ref, entry in self.entries.items():
            yield from ((maker, Side("wrote", (ref,))) for _, maker in entry.makers if maker)
            if entry.place:
                yield entry.place, Side("place-of", (ref,))


def directory(corpus: Corpus, script: str = "") -> Directory:
    """The directory of an edition, as printed or in a script; read once for the files as they are."""
    return corpus.keep(("directory", script), lambda: _read(corpus.registers(script)))


def _read(root: Element) -> Directory:
    entries = (entry_of(element, document.get("n")) for document in root for element in _elements(document))
    return Directory({entry.ref: entry for entry in entries}, tuple(map(relation_of, root.iter(q("relation")))))


def _elements(document: Element) -> Iterator[Element]:
    kind = next(register.entry for register in REGISTERS if register.prefix == document.get("n"))
    yield from (e for e in document.iterfind(f"{q('standOff')}/*/{q(kind)}") if e.get(XML_ID))
