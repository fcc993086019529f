"""The words of a tree, read block by block: across inline elements and breaks, between edges that no phrase crosses.

The unit is the block, never the text node. Notes, apparatus, figures and nested blocks are lifted out and leave no
trace in the line; so is what a reader passes over there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import ClassVar

from lxml import etree

from ..tei import XML_ID, XML_LANG, Element, local
from .kinds import KEPT, KINDS
from .language import ACCEPTED, needs_conversion, script_of
from .names import Fixed, Names
from .tape import EDGE, Tape

_LANGUAGES = etree.XPath("descendant-or-self::*/@xml:lang/..")
_APART = [f"{{*}}{name}" for name in f"{KEPT} reg choice".split()]


class Reader:
    """Reads what a target script changes in a tree, block by block; with `whole`, all the Chinese in it.

    `tapes` are its words by language, `languages` the elements that say what language they are in, `readings` the
    editor's readings for the target script by their choices.
    """

    def __init__(self, root: Element, target: str, entered: Names, unmarked: str = "", whole: bool = False) -> None:
        self.tapes: dict[str, Tape] = defaultdict(Tape)
        self.languages: dict[Element, str] = {}
        self._said = {root: unmarked} if unmarked else {}
        self._said.update((element, element.get(XML_LANG, "")) for element in _LANGUAGES(root))
        self._target, self._names, self._fixed, self._whole = target, entered, entered.fixed, whole
        hidden, choices = _apart(root)
        chosen = ((choice, _reading(choice, target)) for choice in choices)
        self.readings = {choice: reading for choice, reading in chosen if reading is not None}
        for element, language in self._said.items():
            if element not in self.languages and element not in hidden:
                self._open(element, language)

    def _open(self, element: Element, language: str) -> None:
        """Read a block, or all blocks in what is none."""
        changes = needs_conversion(language, self._target)
        if _is_kept(element) or not (changes or (self._whole and script_of(language))):
            return
        if element in self._said:
            self.languages[element] = language
        if KINDS[element.tag] or _holds_text(element):
            self._changes = changes
            self._read(element, language)
        else:
            for child in element.iterchildren("*"):
                self._open(child, self._said.get(child, language))

    def _read(self, block: Element, language: str) -> None:
        """Read a block, and then what was lifted out of it."""
        self._block, self._language, self._edge = block, language, (block, "", EDGE)
        self._tape, self._lifted = self.tapes[language], []
        self._part(block)
        self._reads[KINDS[block.tag]](self, block)
        for element, said in self._lifted:
            self._open(element, said)

    def _inside(self, element: Element) -> None:
        """Take what an element holds into the line."""
        take, said, kinds, reads = self._tape.slots.append, self._said, KINDS, self._reads
        if text := element.text:
            take((element, "text", text))
        for child in element[:]:
            if child in said:
                self._speak(child)
            elif kind := kinds[child.tag]:
                reads[kind](self, child)
            elif len(child):
                self._inside(child)
            elif text := child.text:
                take((child, "text", text))
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
        """A reference without a letter in it calls a note, and says nothing in any script."""
        if element is self._block or _holds_letters(element):
            (self._lift if element.get("type") == "note" else self._inside)(element)

    def _hyphen(self, element: Element) -> None:
        if element.get("force") != "weak":
            self._inside(element)

    def _choose(self, choice: Element) -> None:
        """One of several readings stands in the line; readings of other scripts nowhere."""
        parts = [part for part in choice.iterchildren("*") if not _script_of_reg(part)]
        read = next((part for name in ("corr", "reg") for part in parts if local(part) == name), (*parts, None)[0])
        if overridden := choice in self.readings:
            self._override(parts, self.readings[choice])
        for part in parts:
            if part is not read or overridden:
                self._lifted.append((part, self._said.get(part, self._language)))
            elif part in self._said:
                self._speak(part)
            else:
                self._reads[KINDS[part.tag]](self, part)

    def _override(self, parts: list[Element], reading: Element) -> None:
        """An editor's reading in place of the form in the text; it stands where it is."""
        form = "".join("".join(part.itertext()) for part in parts if local(part) == "orig")
        slots = self._tape.slots
        slots.append(self._edge)
        self._tape.fixed[len(slots)] = Fixed("".join(reading.itertext()), "override", reading.get(XML_LANG))
        slots += (self._block, "", form), self._edge

    def _name(self, name: Element) -> None:
        """A name between its edges: as its entry has it where that fits, else as what stands in it."""
        pointers = (name.get("ref") or _entry(name)) if self._changes else ""
        if len(name):
            self._name_in_parts(name, pointers)
            return
        tape, text = self._tape, name.text or ""
        if pointers and (fixed := self._fixed(pointers, text, self._target)):
            tape.fixed[len(tape.slots)] = fixed
            tape.slots.append((name, "text", text))
        else:
            tape.slots.extend((self._edge, (name, "text", text), self._edge))

    def _name_in_parts(self, name: Element, pointers: str) -> None:
        self._part(name)
        start = len(self._tape.slots)
        self._inside(name)
        if fixed := pointers and self._fixed(pointers, self._tape.words(start), self._target):
            self._tape.fix(start, fixed)
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


def _apart(root: Element) -> tuple[set[Element], list[Element]]:
    """The elements in which nothing is touched, with all in them; and the choices outside them."""
    found = list(root.iter(*_APART))
    hidden = {inner for kept in found if _is_kept(kept) for inner in kept.iter("*")}
    return hidden, [choice for choice in found if KINDS[choice.tag] == "choice" and choice not in hidden]


def _holds_text(element: Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(child.tail for child in element)))


def _holds_letters(element: Element) -> bool:
    return any(map(str.isalpha, "".join(element.itertext()) if len(element) else element.text or ""))


def _is_kept(element: Element) -> bool:
    """Whether nothing in an element is touched; a reading for a script is the editor's own."""
    kind = KINDS[element.tag]
    return kind == "kept" or (kind == "reg" and _script_of_reg(element) != "")


def _reading(choice: Element, target: str) -> Element | None:
    """How an editor says that a place is to be read in the target script."""
    found = {_script_of_reg(part): part for part in reversed(choice) if local(part) == "reg"}
    return next((found[script] for script in ACCEPTED[target] if script in found), None)


def _script_of_reg(element: Element) -> str:
    """The script for whose readers an editor's reading is; empty for other elements."""
    return script_of(element.get(XML_LANG, "")) if local(element) == "reg" else ""


def _entry(name: Element) -> str:
    """The pointer to the entry that a name is a form of, in a register."""
    parent = name.getparent()
    key = parent.get(XML_ID) if parent is not None else None
    return f"#{key}" if key else ""
