"""The citation trees of a text: its header's `refsDecl`, evaluated on its document (TEI P5, 3.11.4; DTS 1.0).

Every structure is taken as it is declared, so that other people's TEI is cited as they cite it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..errors import Unknown
from ..tei import NS, TEI, Element, language, local, q, serialise, words
from ..transform import Document, Paths, TransformError

log = logging.getLogger(__name__)

MILESTONES = {"anchor", "cb", "gb", "lb", "milestone", "pb"}
_PARTS = ("front", "body", "back", "text")


@dataclass(frozen=True)
class Structure:
    """One level of a tree, as a `citeStructure` declares it."""

    kind: str
    match: str
    use: str
    delimiter: str
    facts: tuple[tuple[str, str], ...]
    inner: tuple[Structure, ...]


@dataclass(frozen=True)
class Span:
    """A stretch of a document by the places of two elements in it: to the end of the last, or to where it begins."""

    first: int
    last: int
    whole: bool = True


@dataclass(frozen=True)
class Unit:
    """One citable unit; `facts` are its metadata by the URI of the property, each value with its language."""

    identifier: str
    kind: str
    level: int
    parent: str | None
    span: Span
    facts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Tree:
    """A citation tree and its units, parents before children, in document order; the default tree has no name."""

    name: str
    description: str
    structures: tuple[Structure, ...]
    units: tuple[Unit, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each unit in the order of the tree."""
        return {unit.identifier: place for place, unit in enumerate(self.units)}

    def unit(self, identifier: str) -> Unit:
        """The unit of an identifier; Unknown where the tree has none."""
        return self.units[self.place(identifier)]

    def place(self, identifier: str) -> int:
        """The place of a unit; Unknown where the tree has none."""
        if identifier not in self.places:
            raise Unknown(f"the citation tree has no unit “{identifier}”")
        return self.places[identifier]

    def end(self, place: int) -> int:
        """The place after a unit and all that is below it."""
        level = self.units[place].level
        return next((n for n in range(place + 1, len(self.units)) if self.units[n].level <= level), len(self.units))


def trees(root: Element) -> tuple[Tree, ...]:
    """The citation trees that a document declares, the default first; a further tree that finds no unit is left out."""
    declared = root.xpath("tei:teiHeader/tei:encodingDesc/tei:refsDecl[tei:citeStructure]", namespaces=NS)
    declared.sort(key=lambda declaration: declaration.get("default") != "true")
    found = [_tree(root, declaration, n) for n, declaration in enumerate(declared)]
    return tuple(tree for n, tree in enumerate(found) if n == 0 or tree.units)


def _tree(root: Element, declaration: Element, number: int) -> Tree:
    name = (declaration.get("n") or f"tree{number + 1}") if number else ""
    described = declaration.find(f".//{q('desc')}")
    description = "" if described is None else words(described)
    structures = tuple(_structure(element) for element in declaration.iterchildren(q("citeStructure")))
    try:
        units = tuple(_Walk(root, declaration).units(structures))
    except TransformError as error:
        log.warning("%s: a citeStructure cannot be followed: %s", root.base, error)
        units = ()
    return Tree(name, description, structures, units)


def _structure(element: Element) -> Structure:
    facts = tuple((data.get("property", ""), data.get("use", "")) for data in element.iterchildren(q("citeData")))
    inner = tuple(_structure(child) for child in element.iterchildren(q("citeStructure")))
    said = (element.get(name, "") for name in ("match", "use", "delim"))
    return Structure(element.get("unit") or "unit", *said, facts, inner)


@dataclass(frozen=True)
class _Match:
    """A node that a structure matches, with its place among the elements and its part of the reference."""

    structure: Structure
    node: Document
    place: int
    word: str


class _Walk:
    """The units of a tree, found by walking its structures over the document."""

    def __init__(self, root: Element, declaration: Element) -> None:
        prefixes = {prefix: uri for prefix, uri in declaration.nsmap.items() if prefix}
        self._paths = Paths(serialise(root), {**prefixes, "": TEI})
        self._elements = tuple(root.iter("{*}*"))
        self._places = {element: place for place, element in enumerate(self._elements)}
        names = self._paths.strings("//*/generate-id(.)")
        self._named = {name: place for place, name in enumerate(names)}
        self._seen: set[str] = set()

    def units(
        self, structures: tuple[Structure, ...], parent: Unit | None = None, at: Document | None = None
    ) -> Iterator[Unit]:
        """The units below a unit, or the outermost, each before those below it; a repeated identifier is no unit."""
        matches = sorted(self._matches(structures, at), key=lambda match: match.place)
        for n, match in enumerate(matches):
            following = matches[n + 1].place if n + 1 < len(matches) else None
            unit = self._unit(match, parent, following)
            if unit.identifier not in self._seen:
                self._seen.add(unit.identifier)
                yield unit
                yield from self.units(match.structure.inner, unit, match.node)

    def _matches(self, structures: tuple[Structure, ...], at: Document | None) -> Iterator[_Match]:
        for structure in structures:
            nodes = self._paths.nodes(f"({structure.match})/.", at)
            words = self._paths.strings(f"({structure.match})/string(({structure.use})[1])", at)
            names = self._paths.strings(f"({structure.match})/generate-id(.)", at)
            for node, word, name in zip(nodes, words, names, strict=True):
                if word and name in self._named:
                    yield _Match(structure, node, self._named[name], word)

    def _unit(self, match: _Match, parent: Unit | None, following: int | None) -> Unit:
        identifier = (parent.identifier if parent else "") + match.structure.delimiter + match.word
        level = parent.level + 1 if parent else 1
        span = self._span(match.place, parent, following)
        name = parent.identifier if parent else None
        return Unit(identifier, match.structure.kind, level, name, span, dict(self._facts(match)))

    def _span(self, place: int, parent: Unit | None, following: int | None) -> Span:
        """An element is itself, unless a milestone in it ends it; a milestone reaches to the next, or to the end."""
        element = self._elements[place]
        milestone = local(element) in MILESTONES
        if following is not None:
            after = self._elements[following]
            if milestone or (local(after) in MILESTONES and element in after.iterancestors()):
                return Span(place, following, False)
        if not milestone:
            return Span(place, place)
        if parent:
            return Span(place, parent.span.last, parent.span.whole)
        part = next((a for a in element.iterancestors() if local(a) in _PARTS), self._elements[0])
        return Span(place, self._places[part])

    def _facts(self, match: _Match) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        spoken = language(self._elements[match.place])
        for name, use in match.structure.facts:
            values = (" ".join(value.split()) for value in self._paths.strings(f"({use}) ! string(.)", match.node))
            told = tuple((value, spoken) for value in values if value)
            if told:
                yield name, told
