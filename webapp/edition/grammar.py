"""What a RELAX NG grammar expects, for saying so where a document departs from it.

libxml2 decides whether a document is valid, but names neither the place nor the alternatives well. Each element is
therefore read again by itself against its definition, of which only the names of children matter: any grammar in which
a name has one definition, TEI's among them, is explained exactly, and others as far as they go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from typing import TypeVar

from lxml import etree

from .derivative import (
    ANY,
    EMPTY,
    NEVER,
    SOME_TEXT,
    TEXT,
    Content,
    after,
    both,
    choice,
    complete,
    expected,
    mingled,
    repeated,
)
from .tei import XML, Element, local

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
MOST = 16

T = TypeVar("T")


@dataclass(frozen=True)
class Fault:
    """What is wrong at an element, and what would be right."""

    element: Element
    message: str
    remedy: str


@dataclass(frozen=True)
class _Use:
    """An attribute pattern where an element uses it."""

    pattern: Element
    required: bool


@dataclass(frozen=True)
class _Definition:
    """All that a grammar says of the elements of one name."""

    patterns: list[Element]
    attributes: dict[str, list[_Use]]
    content: Content


class Grammar:
    """The definitions of a RELAX NG grammar (a whole one: `include` and `externalRef` are not followed)."""

    def __init__(self, grammar: Element) -> None:
        self._grammar = grammar
        self._definitions: dict[str, _Definition] = {}
        self._contents: dict[str, Content] = {}
        self._validators: dict[Element, etree.RelaxNG] = {}
        self._wishes: dict[Element, str] = {}

    @cached_property
    def _defines(self) -> dict[str, list[Element]]:
        return _grouped((define.get("name"), define) for define in self._grammar.iter(RNG + "define"))

    @cached_property
    def _elements(self) -> dict[str, list[Element]]:
        return _grouped((n, e) for e in self._grammar.iter(RNG + "element") for n in names(e))

    def faults(self, root: Element) -> Iterator[Fault]:
        """Every departure from the grammar in a document, in its order."""
        for element in root.iter(etree.Element):
            if element.tag in self._elements or ANY in self._elements:
                definition = self._definition(element.tag)
                yield from self._attribute_faults(element, definition)
                yield from self._content_faults(element, definition)

    def _definition(self, name: str) -> _Definition:
        if name not in self._definitions:
            patterns = self._elements.get(name) or self._elements[ANY]
            attributes = _grouped(pair for pattern in patterns for pair in self._attributes(pattern))
            content = choice(*map(self._children, patterns))
            self._definitions[name] = _Definition(patterns, attributes, content)
        return self._definitions[name]

    # Content

    def _content_faults(self, element: Element, definition: _Definition) -> Iterator[Fault]:
        content, sound = definition.content, True
        if content == SOME_TEXT and not len(element):
            yield from self._value_faults(element, definition.patterns)
        for name, child in tokens(element):
            rest = after(content, name)
            if rest == NEVER:
                sound = False
                yield self._misplaced(name, child, element, content)
            else:
                content = rest
        if sound and not complete(content):
            yield Fault(element, f"{local(element)} is not complete", f"add {listing(expected(content))}")

    def _value_faults(self, element: Element, patterns: list[Element]) -> Iterator[Fault]:
        value = element.text or ""
        if not any(self._accepts(pattern, value) for pattern in patterns):
            yield Fault(element, f"{local(element)} is “{value}”", f"write {self._wanted(patterns[0])}")

    def _misplaced(self, name: str, child: Element, parent: Element, content: Content) -> Fault:
        what = TEXT if name == TEXT else local(child)
        known = name == TEXT or name in self._elements
        where = f"not allowed here in {local(parent)}" if known else "not an element of the schema"
        wanted = expected(content)
        return Fault(child, f"{what} is {where}", f"expected {listing(wanted)}" if wanted else "nothing more may come")

    def _children(self, pattern: Element) -> Content:
        """The content of an element, define or compound pattern whose parts follow each other."""
        return reduce(lambda a, b: both("group", a, b), map(self._content, _parts(pattern)), EMPTY)

    def _content(self, pattern: Element) -> Content:
        match local(pattern):
            case "element":
                return ("leaf", frozenset(names(pattern)))
            case "ref":
                return self._reference(pattern.get("name"))
            case "choice":
                return choice(*map(self._content, _parts(pattern)))
            case "interleave":
                return reduce(mingled, map(self._content, _parts(pattern)), EMPTY)
            case "mixed":
                return both("interleave", SOME_TEXT, self._children(pattern))
            case "text" | "data" | "value" | "list":
                return SOME_TEXT
            case "attribute" | "empty":
                return EMPTY
            case "notAllowed":
                return NEVER
        return repeated(local(pattern), self._children(pattern))

    def _reference(self, name: str) -> Content:
        if name not in self._contents:
            defines = self._defines.get(name, [])
            unordered = any(define.get("combine") == "interleave" for define in defines)
            parts = list(map(self._children, defines))
            self._contents[name] = reduce(mingled, parts, EMPTY) if unordered else choice(*parts)
        return self._contents[name]

    # Attributes

    def _attribute_faults(self, element: Element, definition: _Definition) -> Iterator[Fault]:
        known = definition.attributes
        for name, value in element.items():
            uses = [*known.get(name, []), *known.get(ANY, [])]
            if not uses:
                message = f"@{prefixed(name)} is not allowed on {local(element)}"
                yield Fault(element, message, f"expected {listing(frozenset(f'@{prefixed(n)}' for n in known))}")
            elif not any(self._accepts(use.pattern, value) for use in uses):
                message = f"@{prefixed(name)} of {local(element)} is “{value}”"
                yield Fault(element, message, f"write {self._wanted(uses[0].pattern)}")
        for name, uses in known.items():
            if name not in element.attrib and all(use.required for use in uses):
                message = f"{local(element)} has no @{prefixed(name)}"
                yield Fault(element, message, f"write {self._wanted(uses[0].pattern)}")

    def _attributes(self, pattern: Element, required: bool = True) -> Iterator[tuple[str, _Use]]:
        for part in _parts(pattern):
            match local(part):
                case "attribute":
                    yield from ((name, _Use(part, required)) for name in names(part))
                case "ref":
                    for define in self._defines.get(part.get("name"), []):
                        yield from self._attributes(define, required)
                case "optional" | "zeroOrMore" | "choice":
                    yield from self._attributes(part, False)
                case "group" | "interleave" | "oneOrMore" | "mixed":
                    yield from self._attributes(part, required)

    # Values

    def _accepts(self, holder: Element, value: str) -> bool:
        """Whether an attribute, or the text of an element, may have this value."""
        if holder not in self._validators:
            self._validators[holder] = etree.RelaxNG(self._values(holder))
        probe = etree.Element("value")
        probe.text = value
        return self._validators[holder](probe)

    def _wanted(self, holder: Element) -> str:
        """What a value should be: its closed list, what its datatype says of itself, or its type."""
        if holder not in self._wishes:
            self._wishes[holder] = self._wish(self._values(holder))
        return self._wishes[holder]

    def _wish(self, grammar: Element) -> str:
        if values := [value.text or "" for value in grammar.iter(RNG + "value")]:
            return listing(tuple(values))
        if documentation := [text.text or "" for text in grammar.iter(DOCUMENTATION)]:
            return documentation[-1][:1].lower() + documentation[-1][1:].rstrip(".")
        types = frozenset(data.get("type", "") for data in grammar.iter(RNG + "data"))
        return f"a value of type {listing(types)}" if types else "a value"

    def _values(self, holder: Element) -> Element:
        """A grammar for `<value>` alone, holding what an attribute or a text-only element holds."""
        grammar = etree.Element(RNG + "grammar", datatypeLibrary=_inherited(holder, "datatypeLibrary"))
        value = etree.SubElement(etree.SubElement(grammar, RNG + "start"), RNG + "element", name="value")
        valued = [part for part in _parts(holder) if self._content(part) != EMPTY]
        value.extend(map(deepcopy, valued or [etree.Element(RNG + "text")]))
        for name in self._reached(valued):
            grammar.extend(map(deepcopy, self._defines[name]))
        return grammar

    def _reached(self, patterns: Iterable[Element]) -> set[str]:
        """The names of the definitions that patterns refer to, at any remove."""
        found: set[str] = set()
        waiting = list(patterns)
        while waiting:
            fresh = {ref.get("name", "") for ref in waiting.pop().iter(RNG + "ref")} - found
            found |= fresh
            waiting.extend(define for name in fresh for define in self._defines[name])
        return found


def tokens(element: Element) -> Iterator[tuple[str, Element]]:
    """An element's content as names of children and TEXT, each with the element to blame."""
    if (element.text or "").strip():
        yield TEXT, element
    for child in element:
        if isinstance(child.tag, str):
            yield child.tag, child
        if (child.tail or "").strip():
            yield TEXT, child


def names(pattern: Element) -> list[str]:
    """The names, in Clark notation, that an element or attribute pattern has; ANY for a wildcard."""
    if "name" in pattern.attrib:
        uri = pattern.get("ns", "") if local(pattern) == "attribute" else _inherited(pattern, "ns")
        return [_clark(pattern, pattern.get("name", ""), uri)]
    return [name for child in pattern[:1] for name in _class(child)]


def _class(name: Element) -> list[str]:
    if local(name) == "choice":
        return [found for part in name for found in _class(part)]
    return [_clark(name, (name.text or "").strip(), _inherited(name, "ns"))] if local(name) == "name" else [ANY]


def _clark(node: Element, name: str, uri: str) -> str:
    prefix, _, tail = name.rpartition(":")
    space = {**node.nsmap, "xml": XML}.get(prefix, "") if prefix else uri
    return f"{{{space}}}{tail}" if space else tail


def _inherited(pattern: Element, attribute: str) -> str:
    found = pattern.xpath(f"ancestor-or-self::*[@{attribute}][1]/@{attribute}")
    return str(found[0]) if found else ""


def _parts(pattern: Element) -> list[Element]:
    """The patterns within a pattern, without a name class."""
    named = local(pattern) in ("element", "attribute") and "name" not in pattern.attrib
    return list(pattern.iterchildren(RNG + "*"))[1 if named else 0 :]


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def prefixed(name: str) -> str:
    """A name as a document writes it: `xml:lang`, `target`."""
    return name.replace(f"{{{XML}}}", "xml:").rpartition("}")[2]


@lru_cache(maxsize=2**10)
def listing(names: frozenset[str] | tuple[str, ...]) -> str:
    """Names as a person lists them, sorted: `a, b or c`; a long list is cut."""
    some = sorted(map(prefixed, names))
    shown, rest = (some, []) if len(some) <= MOST else (some[:MOST], some[MOST:])
    *first, last = [*shown, f"{len(rest)} others"] if rest else shown or ["nothing"]
    return f"{', '.join(first)} or {last}" if first else last
