"""Names of the registers in running text: every form, the longest first, none inside a longer one.

In Latin script a name stands between word boundaries, and initials apart or closed up; a work with a Chinese title
stands in title or quotation marks. Apostrophes are alike, and so is punctuation of either width. A form that belongs
to two entries names neither, unless the recipe says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from .. import tei
from ..registers import REGISTERS, Register
from .marks import Mark, Reading, is_han
from .recipe import Name, Recipe

_ELEMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType({
    "per": ("persName", {}),
    "pla": ("placeName", {}),
    "org": ("orgName", {}),
    "eve": ("name", {"type": "event"}),
    "wrk": ("title", {}),
})  # fmt: skip
_OPENING = frozenset("《〈<「『“‘(\uff08")
_BETWEEN_INITIALS = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")
_POINT = re.compile(r"[^\w\s]")
_ALIKE = str.maketrans("’‘ʼ\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff01", "'''(),:;?!")


@dataclass(frozen=True)
class Form:
    """A form of a name and what it refers to (empty: nothing, but no name is looked for in it)."""

    text: str
    ref: str
    within: str = ""


@dataclass(frozen=True)
class Names:
    """Every form that may stand in a text."""

    forms: tuple[Form, ...]

    @classmethod
    def of(cls, registers: Path, recipe: Recipe) -> Names:
        """The forms of a folder of registers, less those the recipe ignores, with those it adds."""
        own = [form for name in recipe.name for form in _own(name)]
        taken = {*recipe.ignore, *(form.text for form in own if not form.within)}
        plain = [Form(text, "") for text in recipe.plain]
        others = (form for form in register_forms(registers) if form.text not in taken)
        spaced = list(map(_folded, (*own, *plain, *others)))
        return cls((*spaced, *_closed_up(spaced)))

    def marks(self, reading: Reading, kind: str) -> Iterator[Mark]:
        """The names in a block's reading, as marks on its copy; a title names no work: it is one."""
        text = reading.text.translate(_ALIKE)
        taken: list[tuple[int, int]] = []
        for start, end, form in sorted(self._candidates(text), key=lambda found: (found[0] - found[1], found[0])):
            if (kind == "title" and form.ref.startswith("wrk:")) or any(start < e and s < end for s, e in taken):
                continue
            taken.append((start, end))
            if form.ref and (span := _span(reading, start, end)):
                yield _mark(span, form.ref)

    def _candidates(self, text: str) -> Iterator[tuple[int, int, Form]]:
        for form in self.forms:
            for start in _occurrences(form.within or form.text, text):
                at = start + max(form.within.find(form.text), 0)
                if _stands(form.text, at, text) and (form.within or _titled(form, at, text)):
                    yield at, at + len(form.text), form


def registered(folder: Path) -> frozenset[str]:
    """What may be referred to in a folder of registers: `per:ada-quill` and the like."""
    return frozenset(f"{register.prefix}:{one.get(tei.XML_ID)}" for register, one in _entries(folder))


def register_forms(folder: Path) -> Iterator[Form]:
    """The forms in a folder of registers that name one entry and no other, pinyin aside."""
    refs: dict[str, set[str]] = {}
    for register, one in _entries(folder):
        for text in _forms(one, register.form):
            refs.setdefault(text, set()).add(f"{register.prefix}:{one.get(tei.XML_ID)}")
    return (Form(text, *owners) for text, owners in refs.items() if len(owners) == 1)


def absent(recipe: Recipe, text: str) -> list[str]:
    """The wordings of the recipe's own forms that a text does not have."""
    wordings = [wording for name in recipe.name for wording in name.within or (name.form,)]
    return [wording for wording in wordings if wording not in text]


def _entries(folder: Path) -> Iterator[tuple[Register, tei.Element]]:
    for register in REGISTERS:
        file = folder / f"{register.name}.xml"
        entries = tei.parse(file).iter(tei.q(register.entry)) if file.is_file() else ()
        yield from ((register, entry) for entry in entries if entry.get(tei.XML_ID))


def _forms(entry: tei.Element, name: str) -> Iterator[str]:
    for form in entry.iterchildren(tei.q(name)):
        text = tei.words(form)
        if text and form.get(tei.XML_LANG) != "zh-Latn-pinyin":
            yield text


def _own(name: Name) -> Iterator[Form]:
    return (Form(name.form, name.ref, within) for within in name.within or ("",))


def _folded(form: Form) -> Form:
    return replace(form, text=form.text.translate(_ALIKE), within=form.within.translate(_ALIKE))


def _closed_up(forms: Iterable[Form]) -> Iterator[Form]:
    """The forms with initials, without the spaces between these: V.I. Lenin."""
    pairs = ((form, _BETWEEN_INITIALS.sub("", form.text)) for form in forms if not form.within)
    return (replace(form, text=text) for form, text in pairs if text != form.text)


def _span(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where a name stands in the copy; one that ends inside a correction takes the points in that along."""
    while not (span := reading.span(start, end)) and _POINT.match(reading.text, end):
        end += 1
    return span


def _occurrences(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _stands(form: str, at: int, text: str) -> bool:
    """Whether neither end of a form in Latin script is in the middle of a word."""
    before, after = text[at - 1 : at] if at else "", text[at + len(form) : at + len(form) + 1]
    return not (_is_letter(form[0]) and _is_letter(before)) and not (_is_letter(form[-1]) and _is_letter(after))


def _is_letter(character: str) -> bool:
    return character.isalnum() and not is_han(character)


def _titled(form: Form, at: int, text: str) -> bool:
    chinese_work = form.ref.startswith("wrk:") and is_han(form.text[0])
    return not chinese_work or "《" in form.text or (at > 0 and text[at - 1] in _OPENING)


def _mark(span: tuple[int, int], ref: str) -> Mark:
    element, attributes = _ELEMENTS[ref[:3]]
    return Mark(*span, element, {**attributes, "ref": ref})
