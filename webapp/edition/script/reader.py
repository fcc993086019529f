"""The words of a tree, read block by block: across inline elements and breaks, between edges that no phrase crosses.

The unit is the block, never the text node. Notes, apparatus, figures and nested blocks are lifted out and leave no
trace in the line; so is what a reader passes over there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import ClassVar

from lxml import etree

from ..tei import XML_ID, XML_LANG, Element, local
from .kinds import KINDS
from .language import ACCEPTED, needs_conversion, script_of
from .names import Names
from .tape import EDGE, Fixed, Tape

_LANGUAGES = etree.XPath("descendant-or-self::*[@xml:lang]")


class Reader:
    """Reads what a target script changes in a tree, block by block; with `whole`, all the Chinese in it.

    `tapes` are its words by language, `languages` the elements that say what language they are in, `readings` the
    editor's readings for the target script by their choices.
    """

    def __init__(self, root: Element, target: str, entered: Names, unmarked: str = "", whole: bool = False) -> None:
        self.tapes: dict[str, Tape] = {}
        self.languages: dict[Element, str] = {}
        self.readings: dict[Element, Element] = {}
        self._said = {element: element.get(XML_LANG, "") for element in _LANGUAGES(root)}
        if unmarked:
            self._said.setdefault(root, unmarked)
        self._target, self._names, self._whole = target, entered, whole
        self._lifted: deque[tuple[Element, str]] = deque()
        self._block, self._language, self._changes = root, "", False
        self._tape, self._edge = Tape(), (root, "", EDGE)
        self._open(root, self._said.get(root, ""))

    def _open(self, element: Element, language: str) -> None:
        """Read a block, or all blocks in what is none."""
        kind = KINDS[element.tag]
        if kind == "kept" or (kind == "reg" and _script_of_reg(element)):
            return
        if element in self._said:
            self.languages[element] = language
        if not self._is_wanted(language):
            self._scan(element, language)
        elif kind or _holds_text(element):
            self._read_block(element, language)
        else:
            for child in element.iterchildren("*"):
                self._open(child, self._said.get(child, language))

    def _is_wanted(self, language: str) -> bool:
        return needs_conversion(language, self._target) or (self._whole and script_of(language) != "")

    def _scan(self, element: Element, language: str) -> None:
        """Look in what is not to be read for what is."""
        if KINDS[element.tag] == "choice":
            self._override(element)
        for child in element[:]:
            if child in self._said:
                self._open(child, self._said[child])
            elif len(child) and KINDS[child.tag] != "kept":
                self._scan(child, language)

    def _read_block(self, block: Element, language: str) -> None:
        """Read a block, and then what was lifted out of it."""
        outer = self._block, self._language, self._changes, self._tape, self._edge, self._lifted
        self._block, self._language, self._edge, self._lifted = block, language, (block, "", EDGE), deque()
        self._changes = needs_conversion(language, self._target)
        if language not in self.tapes:
            self.tapes[language] = Tape()
        self._tape = self.tapes[language]
        self._part(block)
        self._reads[KINDS[block.tag]](self, block)
        while self._lifted:
            self._open(*self._lifted.popleft())
        self._block, self._language, self._changes, self._tape, self._edge, self._lifted = outer

    def _inside(self, element: Element) -> None:
        """Take what an element holds into the line."""
        take, said = self._tape.slots.append, self._said
        if text := element.text:
            take((element, "text", text))
        for child in element[:]:
            if child in said:
                self._speak(child)
            elif kind := KINDS[child.tag]:
                self._reads[kind](self, child)
            else:
                self._inside(child)
            if tail := child.tail:
                take((child, "tail", tail))

    def _speak(self, element: Element) -> None:
        """Take an element that says its language into the line, or lift it out where that is another."""
        said, kind = self._said[element], KINDS[element.tag]
        if said == self._language and kind not in {"lifted", "kept"}:
            self.languages[element] = said
            self._reads[kind](self, element)
        else:
            if kind != "lifted":
                self._part(element)
            self._lifted.append((element, said))

    def _lift(self, element: Element) -> None:
        if element is self._block:
            self._inside(element)
        else:
            self._lifted.append((element, self._language))

    def _part(self, element: Element) -> None:
        """An edge where something else stands between the words."""
        self._tape.slots.append(self._edge)

    def _gap(self, gap: Element) -> None:
        self._part(gap)
        self._lifted.extend((child, self._said.get(child, self._language)) for child in gap.iterchildren("*"))

    def _sign(self, element: Element) -> None:
        """A sign that no character stands for parts the words beside it."""
        (self._inside if element.text or len(element) else self._part)(element)

    def _call(self, element: Element) -> None:
        """A reference without a letter in it calls a note."""
        is_call = element.get("type") == "note" or not any(map(str.isalpha, "".join(element.itertext())))
        (self._lift if is_call and element is not self._block else self._inside)(element)

    def _hyphen(self, element: Element) -> None:
        if element.get("force") != "weak":
            self._inside(element)

    def _choose(self, choice: Element) -> None:
        """One of several readings stands in the line; readings of other scripts nowhere."""
        parts = [part for part in choice.iterchildren("*") if not _script_of_reg(part)]
        read = next((part for name in ("corr", "reg") for part in parts if local(part) == name), (*parts, None)[0])
        overridden = self._override(choice)
        for part in parts:
            if part is not read or overridden:
                self._lifted.append((part, self._said.get(part, self._language)))
            elif part in self._said:
                self._speak(part)
            else:
                self._reads[KINDS[part.tag]](self, part)

    def _override(self, choice: Element) -> bool:
        """Whether an editor says how a place is to be read in the target script."""
        parts = list(choice.iterchildren("*"))
        found = next((p for script in ACCEPTED[self._target] for p in parts if _script_of_reg(p) == script), None)
        if found is not None:
            self.readings[choice] = found
            words = "".join("".join(part.itertext()) for part in parts if local(part) == "orig")
            self._tape.fix(self._edge, Fixed(words, "".join(found.itertext()), "override", found.get(XML_LANG)))
        return found is not None

    def _name(self, name: Element) -> None:
        """A name between its edges: as its entry has it where that fits, else as what stands in it."""
        pointers = self._changes and (name.get("ref") or _entry(name))
        if not len(name):
            text = name.text or ""
            slots = [(name, "text", text)]
            if form := pointers and self._names.form(pointers, text, self._target):
                self._tape.fix(self._edge, Fixed(text, form, "name", pointers, slots))
            else:
                self._tape.slots.extend([self._edge, *slots, self._edge])
            return
        start = len(self._tape.slots)
        self._part(name)
        self._inside(name)
        slots = self._tape.taken(start + 1)
        text = "".join([words for _, _, words in slots])
        if form := pointers and self._names.form(pointers, text, self._target):
            self._tape.cut(start)
            self._tape.fix(self._edge, Fixed(text, form, "name", pointers, slots))
        else:
            self._part(name)

    def _label(self, element: Element) -> None:
        """The label of a register entry is a name."""
        (self._name if _entry(element) in self._names.forms else self._inside)(element)

    _reads: ClassVar[dict[str, Callable[[Reader, Element], None]]] = {
        "": _inside,
        "lifted": _lift,
        "kept": _part,
        "gap": _gap,
        "name": _name,
        "choice": _choose,
        "g": _sign,
        "ref": _call,
        "pc": _hyphen,
        "label": _label,
        "reg": _inside,
        "nothing": lambda self, element: None,
    }


def _holds_text(element: Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(child.tail for child in element)))


def _script_of_reg(element: Element) -> str:
    """The script for whose readers an editor's reading is; empty for other elements."""
    return script_of(element.get(XML_LANG, "")) if local(element) == "reg" else ""


def _entry(name: Element) -> str:
    """The pointer to the entry that a name is a form of, in a register."""
    parent = name.getparent()
    key = parent.get(XML_ID) if parent is not None else None
    return f"#{key}" if key else ""
