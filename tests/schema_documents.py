"""Random documents that a RELAX NG grammar accepts, for comparing one schema with another.

A seeded walk over the grammar: choices take what was taken least so far, repetition thins out with depth, and below
a depth every choice takes the shortest way to an end.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
DEEP = 9
WORDS = ["井", "pear ", "the well, ", "毛泽东", "果园。", " 1936 ", "& < “q” "]
TIMES = ["1936", "1936-10", "1936-02-29"]
NUMBERS = ["7", "-3.5", "0.1.0", "38.93 100.45", "-9 -100"]
NAMES = ["en", "zh-Hans", "zh-Latn-pinyin", "word", "水", "edition"]
POINTERS = ["txt:well/p4", "#pear-tree", "per:lin-qiao", "wrk:a-1", "https://example.org/a?b=1#c", "http://example.org"]
PATHS = ["figures/well.png", "../registers/persons.xml#$1", "//body//p[@xml:id]", "."]
VALUES = [*TIMES, *NUMBERS, *NAMES, *POINTERS, *PATHS]


class Documents:
    """An endless supply of documents valid under the grammar at `path`, the same for the same seed."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        self.grammar = etree.parse(path).getroot()
        self.defines = {define.get("name"): define for define in self.grammar.iter(RNG + "define")}
        self.parts = {pattern: list(pattern.iterchildren(RNG + "*")) for pattern in self.grammar.iter(RNG + "*")}
        self.random = Random(seed)
        self.taken: Counter[etree._Element] = Counter()
        self.cost = self._costs()
        self.ids = count(1)

    def __iter__(self) -> Iterator[etree._Element]:
        start = self.grammar.find(RNG + "start")
        while True:
            holder = etree.Element("holder")
            self._all(start, holder, 0)
            yield holder[0]

    def _costs(self) -> dict[etree._Element, float]:
        """The least number of elements that each pattern asks for."""
        cost: dict[etree._Element, float] = dict.fromkeys(self.parts, math.inf)
        before = None
        while before != cost:
            before = dict(cost)
            for pattern in reversed(list(cost)):
                cost[pattern] = self._cost(pattern, cost)
        return cost

    def _cost(self, pattern: etree._Element, cost: dict[etree._Element, float]) -> float:
        children = [cost[child] for child in self.parts[pattern]]
        match kind(pattern):
            case "optional" | "zeroOrMore" | "text" | "data" | "value" | "attribute" | "param":
                return 0
            case "ref":
                return cost[self.defines[pattern.get("name")]]
            case "choice":
                return min(children)
            case "element":
                return 1 + sum(children)
        return sum(children)

    def _all(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        for child in self.parts[pattern]:
            self._one(child, into, depth)

    def _one(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        match kind(pattern):
            case "ref":
                self._all(self.defines[pattern.get("name")], into, depth)
            case "element":
                name = etree.QName(self.grammar.get("ns"), pattern.get("name"))
                self._all(pattern, etree.SubElement(into, name), depth + 1)
            case "attribute":
                name = pattern.get("name").replace("xml:", XML_NAMESPACE)
                into.set(name, self._value(pattern))
            case "choice":
                self._one(self._choice(pattern, depth), into, depth)
            case "text":
                append(into, self.random.choice(WORDS))
            case "data":
                append(into, self._value(pattern.getparent()))
            case _:
                for _ in range(self._times(pattern, depth)):
                    self._all(pattern, into, depth)

    def _times(self, pattern: etree._Element, depth: int) -> int:
        """How often to go through an optional, zeroOrMore, oneOrMore or group."""
        least = 0 if kind(pattern) in ("optional", "zeroOrMore") else 1
        most = 1 if kind(pattern) in ("optional", "group") else 4
        return least if depth > DEEP else self.random.randint(least, max(1, most - depth // 3))

    def _choice(self, pattern: etree._Element, depth: int) -> etree._Element:
        options = self.parts[pattern]
        if depth > DEEP:
            return min(options, key=self.cost.__getitem__)
        option = min(self.random.sample(options, min(2, len(options))), key=self.taken.__getitem__)
        self.taken[option] += 1
        return option

    def _value(self, holder: etree._Element) -> str:
        """A value for what stands in an attribute, list or datatype definition."""
        pattern = self.parts[holder][0]
        match kind(pattern):
            case "ref":
                return self._value(self.defines[pattern.get("name")])
            case "choice":
                return self._chosen(self.random.choice(self.parts[pattern]))
            case "list":
                return " ".join(self._value(pattern[0]) for _ in range(self.random.randint(1, 3)))
        return self._chosen(pattern)

    def _chosen(self, pattern: etree._Element) -> str:
        if kind(pattern) == "value":
            return pattern.text
        if pattern.get("type") == "ID":
            return f"i{next(self.ids)}"
        return self.random.choice(samples(etree.tostring(pattern, with_tail=False)))


@cache
def samples(pattern: bytes) -> list[str]:
    """Those of VALUES that a `data` pattern accepts; an error where VALUES has none."""
    grammar = f'<element name="x" xmlns="{RNG[1:-1]}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/>'
    element = etree.fromstring(grammar)
    element.append(etree.fromstring(pattern))
    accepts = etree.RelaxNG(element)
    fitting = [value for value in VALUES if accepts(element_with(value))]
    assert fitting, f"VALUES in {__name__} needs one for {pattern.decode()}"
    return fitting


def element_with(text: str) -> etree._Element:
    element = etree.Element("x")
    element.text = text
    return element


@cache
def kind(pattern: etree._Element) -> str:
    return etree.QName(pattern).localname


def append(element: etree._Element, text: str) -> None:
    """Adds text at the end of an element's content."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
