"""Registers in another script: what is said of the entries is converted, their names stay as they are."""

from __future__ import annotations

from copy import deepcopy

from ..script import Names, convert
from ..tei import Element, q
from . import REGISTERS


def converted(printed: Element, script: str, names: Names) -> Element:
    """A copy of entries in a script (empty: as printed); their names are there in every script already."""
    root = deepcopy(printed)
    if script:
        convert(root, script, names)
        for changed, form in zip(_forms(root), _forms(printed), strict=True):
            changed.getparent().replace(changed, deepcopy(form))
    return root


def _forms(root: Element) -> list[Element]:
    """The names of the entries."""
    kinds = ((register.entry, register.form) for register in REGISTERS)
    return [form for entry, name in kinds for form in root.iterfind(f"{q('standOff')}/*/{q(entry)}/{q(name)}")]
