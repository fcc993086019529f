"""Names as registers have them in each script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..registers import PREFIXES
from ..tei import XML_ID, Element, language, local, parse
from . import unseen
from .engine import convert_text, folded
from .language import ACCEPTED, script_of
from .table import Table

ELEMENTS = frozenset({"persName", "placeName", "orgName", "geogName", "name", "title"})
"""What marks a name in a text; no phrase crosses its edge."""

_FORMS = ELEMENTS | {"label", "eventName", "surname", "forename", "addName"}


class Fixed(NamedTuple):
    """Words that no rule decides, by a `name` or an `override`: what they become, and the pointer, or the language."""

    words: str
    by: str
    rule: str


class Names:
    """`forms`: for each pointer to an entry (`per:ada-quill`, `#ada-quill`) its Chinese names as (script, name)."""

    def __init__(self, forms: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({})) -> None:
        self.forms = forms
        self.fixed = cache(self._fixed)
        self._known = cache(self._table)

    @classmethod
    def of(cls, *roots: Element) -> Names:
        """The names of the entries of registers: elements that have an xml:id and names as children."""
        forms: dict[str, list[tuple[str, str]]] = {}
        for root in roots:
            for pointer, script, form in _entered(root):
                forms.setdefault(pointer, []).append((script, form))
        return cls(forms)

    @classmethod
    def read(cls, *paths: Path) -> Names:
        """The names of register files, and of all in folders of them."""
        files = (file for path in paths for file in (sorted(path.glob("*.xml")) if path.is_dir() else [path]))
        return cls.of(*map(parse, files))

    def form(self, pointers: str, text: str, target: str) -> str:
        """A name in the target script, as long as the text and but for script the same; empty where none is."""
        fixed = self.fixed(pointers, text, target)
        return fixed.words if fixed else ""

    def pieces(self, line: str, language: str) -> Iterator[tuple[str, str]]:
        """A line of plain text cut at the names in it, each piece with the pointer to its entry; empty where none is.

        Only names of two characters and more are looked for: one may be any word.
        """
        start, at, known = 0, 0, self._known(script_of(language)[:4])
        while at < len(line):
            name = known.longest(line, at)
            if name:
                yield from ((line[start:at], ""),) if at > start else ()
                yield name, known[name]
                start = at + len(name)
            at += len(name) or 1
        if start < len(line):
            yield line[start:], ""

    def _table(self, script: str) -> Table[str]:
        """The names in a script, simplified or traditional, with the pointers to their entries."""
        entered = ((name, key) for key, names in self.forms.items() for of, name in names if of[:4] == script)
        return Table({name: key for name, key in entered if len(name) > 1})

    def _fixed(self, pointers: str, text: str, target: str) -> Fixed | None:
        """What `form` finds, with the pointers; None where it finds nothing."""
        seen = unseen.without(text)
        found = next(self._fit(pointers, seen, target), "") if seen else ""
        return Fixed(unseen.restored(found, text), "name", pointers) if found else None

    def _fit(self, pointers: str, text: str, target: str) -> Iterator[str]:
        entered = [form for pointer in pointers.split() for form in self.forms.get(_key(pointer, self.forms), ())]
        forms = [(script, form) for script in ACCEPTED[target] for of_script, form in entered if of_script == script]
        wanted = folded(text)
        fitting = ((script, form) for script, form in forms if len(form) == len(text) and folded(form) == wanted)
        yield from (form if script == target else _regional(form, text, target) for script, form in fitting)


def _regional(form: str, text: str, target: str) -> str:
    """A traditional name as a region writes it, unless it is written as no conversion would write it."""
    made = {script: convert_text(text, "zh-Hans", script) for script in ACCEPTED if script != "Hans"}
    return made[target] if form in made.values() else form


def _key(pointer: str, known: Mapping[str, object]) -> str:
    """The pointer under which an entry is known: whole, or by its id alone."""
    return pointer if pointer in known else f"#{pointer.rpartition('#')[2].rpartition(':')[2]}"


def _entered(root: Element) -> Iterator[tuple[str, str, str]]:
    """Pointer, script and form of each Chinese name; the prefix of the pointer is that of the register's id."""
    for entry in root.iter("{*}*"):
        key = entry.get(XML_ID)
        for name in entry if key else ():
            script = script_of(language(name)) if local(name) in _FORMS else ""
            form = "".join(name.itertext()).strip() if script else ""
            if form:
                yield f"#{key}", script, form
                if prefix := _prefix(entry):
                    yield f"{prefix}:{key}", script, form


def _prefix(entry: Element) -> str:
    ids = (ancestor.get(XML_ID) for ancestor in entry.iterancestors("{*}TEI"))
    return next((PREFIXES[key] for key in ids if key in PREFIXES), "")
