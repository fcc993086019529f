"""Where the texts mention a register entry, with the words around it: computed from the texts, never stored.

Every `@ref` in the text of a document is one mention, of words of the source, a digest, a note or an introduction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from .corpus import Corpus
from .diplomatic import is_read, reading
from .fragment import text_fragment
from .script import FROM
from .tei import XML_LANG, Element, local, q
from .text import Text

UNITS = frozenset(
    {
        "ab",
        "addrLine",
        "byline",
        "cell",
        "dateline",
        "docImprint",
        "figDesc",
        "head",
        "item",
        "l",
        "note",
        "p",
        "salute",
    }
    | {"signed", "stage", "titlePart", "trailer"}
)
"""What is read in one breath: words before and after a name are those of its innermost unit."""

_AROUND = {"zh": 26}
_WIDE = 64
"""How many characters of context stand on either side, by language, or else."""

_INNER = re.compile(r"[A-Za-z0-9\u00c0-\u024f’]{2}")
_LEADING = " ，。、；：！？”’）》」』…,.;:!?)"


@dataclass(frozen=True)
class Mention:
    """A name in a text: the anchor of its block (empty in introductions and front matter), its words and those around.

    `kind` is `words` (of the source), `digest`, `source`, `editorial`, `introduction` or `front`; `origin` the language
    that all was converted from; `opens` and `closes` say whether the words around are all that there are; `fragment`
    leads to the very words within a page.
    """

    text: str
    anchor: str
    kind: str
    language: str
    origin: str
    before: str
    words: str
    after: str
    opens: bool
    closes: bool
    fragment: str


def mentions(corpus: Corpus, ref: str, script: str = "") -> list[tuple[Text, tuple[Mention, ...]]]:
    """The texts that mention an entry (`per:zhang-guotao`), each with all its mentions in order."""
    found = [(text, by_entry(corpus, text, script).get(ref, ())) for text in corpus.texts(script)]
    return [(text, of_text) for text, of_text in found if of_text]


def passages(corpus: Corpus, ref: str) -> dict[str, tuple[str, ...]]:
    """The anchors of the blocks that mention an entry, by text, each once and in order."""
    anchored = {text.id: [each.anchor for each in of_text] for text, of_text in mentions(corpus, ref)}
    return {text_id: tuple(dict.fromkeys(filter(None, anchors))) for text_id, anchors in anchored.items()}


def by_entry(corpus: Corpus, text: Text, script: str) -> Mapping[str, tuple[Mention, ...]]:
    """All mentions of a text by pointer, in order; read once for all entries."""
    return corpus.keep(("mentions", text.id, script), lambda: _read(text))


def mentioned(text: Text, wanted: Callable[[Element], bool]) -> Iterator[tuple[Element, Mention]]:
    """Every element of a text that is wanted, unit by unit, with its words and those around."""
    anchors = {element: anchor for anchor, element in text.elements.items()}
    for unit, names in _units(text.document, wanted).items():
        wording = Wording(unit)
        facts = (text.id, _anchor(unit, anchors), _kind(unit), *_spoken(unit))
        for name in names:
            yield name, Mention(*facts, *wording.around(name, facts[3]))


def _read(text: Text) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = {}
    for name, mention in mentioned(text, lambda element: bool(element.get("ref", "").strip())):
        for ref in name.get("ref").split():
            found.setdefault(ref, []).append(mention)
    return {ref: tuple(of_ref) for ref, of_ref in found.items()}


def _units(document: Element, wanted: Callable[[Element], bool]) -> dict[Element, list[Element]]:
    """The units of a document that hold wanted elements, in order, each with its own."""
    units: dict[Element, list[Element]] = {}
    for text in document.iterchildren(q("text"), q("TEI"), q("teiCorpus")):
        for name in text.iter("{*}*"):
            if wanted(name) and not any(local(above) == "teiHeader" for above in name.iterancestors()):
                within = next((above for above in name.iterancestors() if local(above) in UNITS), name.getparent())
                units.setdefault(within, []).append(name)
    return units


@dataclass
class Wording:
    """The words of a unit as they are read, on one line, and where each of its elements stands in them.

    `seams` are the places of calls and notes, which are no part of the words but which a page shows.
    """

    unit: Element
    text: str = ""
    spans: dict[Element, tuple[int, int]] = field(default_factory=dict)
    seams: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._add(self.unit.text)
        self._walk(self.unit)
        self.text = self.text.rstrip()

    def around(self, name: Element, language: str) -> tuple[str, str, str, bool, bool, str]:
        """What stands before a name, its words, what stands after it, whether that is all, and the fragment."""
        start, end = self._span(name)
        much = _AROUND.get(language[:2], _WIDE)
        first, last = self._cut(start - much), self._cut(end + much)
        before, after = self.text[first:start], self.text[end:last].rstrip()
        near = self.text[max((s for s in self.seams if s <= start), default=0) : start]
        then = self.text[end : min((s for s in self.seams if s >= end), default=len(self.text))]
        words, opens, closes = self.text[start:end], first == 0, last == len(self.text)
        before = before if opens else before.lstrip(_LEADING)
        return before, words or _line(name), after, opens, closes, text_fragment(words, near, then)

    def _span(self, name: Element) -> tuple[int, int]:
        """Where the words of a name begin and end, without the white space at their edges."""
        start, end = self.spans[name]
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def _cut(self, at: int) -> int:
        """The nearest place from an offset on that is not within a word of letters."""
        at = min(max(at, 0), len(self.text))
        while 0 < at < len(self.text) and _INNER.fullmatch(self.text[at - 1 : at + 1]):
            at += 1
        return at

    def _walk(self, element: Element) -> None:
        for child in element:
            start = len(self.text)
            if local(child) in ("lb", "pb", "cb"):
                self._add("" if child.get("break") == "no" or _spoken(child)[0].startswith("zh") else " ")
            elif local(child) in UNITS or not is_read(child):
                self.seams += [start] if local(child) in ("ref", "note") else []
                self.spans.update(dict.fromkeys(child.iter("{*}*"), (start, start)))
            else:
                self._add(child.text)
                self._walk(child)
                self.spans[child] = (start, len(self.text))
            self._add(child.tail)

    def _add(self, words: str | None) -> None:
        """More words, white space as single spaces, none at the beginning."""
        more = re.sub(r"\s+", " ", words or "")
        self.text += more[1:] if more[:1] == " " and self.text[-1:] in ("", " ") else more


def _line(element: Element) -> str:
    return " ".join(reading(element).split())


def _anchor(unit: Element, anchors: Mapping[Element, str]) -> str:
    return next((anchors[e] for e in (unit, *unit.iterancestors()) if e in anchors), "")


def _kind(unit: Element) -> str:
    """What kind of words a unit is of."""
    for element in (unit, *unit.iterancestors()):
        if local(element) == "note":
            return element.get("type") if element.get("type") in ("digest", "editorial") else "source"
        if local(element) == "div" and element.get("type") == "introduction":
            return "introduction"
    return "words" if next(unit.iterancestors(q("front")), None) is None else "front"


def _spoken(element: Element) -> tuple[str, str]:
    """The language of an element, and the one that it was converted from, if any."""
    said = next((e for e in (element, *element.iterancestors()) if e.get(XML_LANG)), element)
    return said.get(XML_LANG, ""), said.get(FROM, "")


def tally(corpus: Corpus) -> Mapping[str, Counter[str]]:
    """How many passages of each text mention an entry: by pointer, then by text."""
    return corpus.keep(("tally",), lambda: dict(_counted(corpus)))


def _counted(corpus: Corpus) -> Iterator[tuple[str, Counter[str]]]:
    indexes = {text.id: by_entry(corpus, text, "") for text in corpus.texts()}
    for ref in dict.fromkeys(ref for index in indexes.values() for ref in index):
        found = {text_id: {each.anchor for each in index.get(ref, ())} for text_id, index in indexes.items()}
        yield ref, Counter({text_id: len(anchors) for text_id, anchors in found.items() if anchors})
