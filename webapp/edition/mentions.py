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
from .origin import language_and_origin
from .tei import NS, Element, local, q
from .text import Text
from .visibility import is_in_contents

UNITS = frozenset({
    "ab", "addrLine", "byline", "cell", "dateline", "docImprint", "figDesc", "head", "item", "l", "note", "p", "salute",
    "signed", "stage", "titlePart", "trailer",
})  # fmt: skip
"""What is read in one breath: words before and after a name are those of its innermost unit."""

Passage = tuple[str, str]
"""A text and an anchor in it."""

_ASIDE = frozenset({"editorial", "introduction"})
"""Where the edition speaks for itself."""

_AUTHORS = "//tei:titleStmt/tei:author/descendant-or-self::*/@ref"
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
    leads to the very words within a page; empty where its table of contents has them first.
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

    @property
    def is_own(self) -> bool:
        """Whether the edition says it, and not the source."""
        return self.kind == "digest" or self.kind in _ASIDE


def mentions(corpus: Corpus, ref: str, script: str = "") -> list[tuple[Text, tuple[Mention, ...]]]:
    """The texts that mention an entry (`per:zhang-guotao`), each with all its mentions in order."""
    found = [(text, by_entry(corpus, text, script).get(ref, ())) for text in corpus.texts(script)]
    return [(text, of_text) for text, of_text in found if of_text]


def passages(corpus: Corpus, ref: str) -> dict[str, tuple[str, ...]]:
    """The anchors of the blocks that mention an entry, by text, each once and in order."""
    anchored = {text.id: [each.anchor for each in of_text] for text, of_text in mentions(corpus, ref)}
    return {text_id: tuple(dict.fromkeys(filter(None, anchors))) for text_id, anchors in anchored.items()}


def tally(corpus: Corpus) -> Mapping[str, Counter[str]]:
    """How many passages of each text mention an entry: by pointer, then by text."""
    return corpus.keep(("tally",), lambda: _counted(corpus))


def passages_by_entry(corpus: Corpus, speakers: bool = True) -> dict[str, tuple[Passage, ...]]:
    """The passages in which each entry is mentioned, other than by the edition itself, in the order of the texts.

    Without `speakers` an author is not mentioned where only the digests of his own text name him as the one who speaks.
    """
    return corpus.keep(("passages by entry", str(speakers)), lambda: _passages(corpus, speakers))


def speakers_of(text: Text) -> frozenset[str]:
    """The authors whom the title statement of a text points to."""
    return frozenset(ref for told in text.document.xpath(_AUTHORS, namespaces=NS) for ref in told.split())


def by_entry(corpus: Corpus, text: Text, script: str) -> Mapping[str, tuple[Mention, ...]]:
    """All mentions of a text by pointer, in order; read once for all entries."""
    return corpus.keep(("mentions", text.id, script), lambda: _read(text))


def mentioned(text: Text, wanted: Callable[[Element], bool]) -> Iterator[tuple[Element, Mention]]:
    """Every element of a text that is wanted, unit by unit, with its words and those around."""
    for unit in units(text, wanted):
        facts = (unit.text, unit.anchor, unit.kind, unit.language, unit.origin)
        is_listed = is_in_contents(text.elements.get(unit.anchor))
        for name in unit.elements:
            *around, fragment = unit.wording.around(name, unit.language)
            yield name, Mention(*facts, *around, "" if is_listed else fragment)


def units(text: Text, wanted: Callable[[Element], bool]) -> Iterator[Unit]:
    """Every unit of a text that has elements that are wanted, in order."""
    anchors = {element: anchor for anchor, element in text.elements.items()}
    for unit, names in _units(text.document, wanted).items():
        facts = (text.id, _anchor(unit, anchors), _kind(unit), *language_and_origin(unit))
        yield Unit(*facts, Wording(unit), tuple(names))


def _read(text: Text) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = {}
    for name, mention in mentioned(text, lambda element: bool(element.get("ref", "").strip())):
        for ref in name.get("ref").split():
            found.setdefault(ref, []).append(mention)
    return {ref: tuple(of_ref) for ref, of_ref in found.items()}


def _counted(corpus: Corpus) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for text in corpus.texts():
        for ref, of_ref in by_entry(corpus, text, "").items():
            found.setdefault(ref, Counter())[text.id] = len({each.anchor for each in of_ref})
    return found


def _passages(corpus: Corpus, speakers: bool) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, list[Passage]] = {}
    for text in corpus.texts():
        silent = frozenset() if speakers else speakers_of(text)
        order = {anchor: at for at, anchor in enumerate(text.blocks)}
        for ref, of_ref in by_entry(corpus, text, "").items():
            unheard = _ASIDE | {"digest"} if ref in silent else _ASIDE
            anchors = {each.anchor for each in of_ref if each.anchor and each.kind not in unheard}
            found.setdefault(ref, []).extend((text.id, anchor) for anchor in sorted(anchors, key=order.__getitem__))
    return {ref: tuple(passages) for ref, passages in found.items() if passages}


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
        start, end = self.span(name)
        much = _AROUND.get(language[:2], _WIDE)
        first, last = self._cut(start - much), self._cut(end + much)
        before, after = self.text[first:start], self.text[end:last].rstrip()
        near = self.text[max((s for s in self.seams if s <= start), default=0) : start]
        then = self.text[end : min((s for s in self.seams if s >= end), default=len(self.text))]
        words, opens, closes = self.text[start:end], first == 0, last == len(self.text)
        before = before if opens else before.lstrip(_LEADING)
        return before, words or _line(name), after, opens, closes, text_fragment(words, near, then)

    def span(self, name: Element) -> tuple[int, int]:
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
                self._add("" if child.get("break") == "no" or language_and_origin(child)[0].startswith("zh") else " ")
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


@dataclass(frozen=True)
class Unit:
    """What is read in one breath, as the mentions in it have it, its words, and the elements in it that are wanted."""

    text: str
    anchor: str
    kind: str
    language: str
    origin: str
    wording: Wording
    elements: tuple[Element, ...]


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
