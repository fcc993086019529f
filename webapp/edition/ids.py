"""xml:id: well formed, unique in its file, and the file's stem on the root (TEI P5, 1.3.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .errors import Problem, problem
from .tei import TEI, XML_ID, Element, local

# The characters of a name without a colon, for a class of a regular expression (Namespaces in XML 1.0, 4).
NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME_CHAR = NAME_START + r"\-.0-9" + "\u00b7\u0300-\u036f\u203f-\u2040"

_NCNAME = re.compile(f"[{NAME_START}][{NAME_CHAR}]*")


def problems(root: Element, file: str) -> Iterator[Problem]:
    """What is wrong with the ids of one document."""
    seen: dict[str, int] = {}
    for element in root.iter("{*}*"):
        given = element.get(XML_ID)
        if given is None:
            continue
        if not _NCNAME.fullmatch(given):
            remedy = "begin with a letter and use letters, digits, “.”, “-” and “_” only"
            yield problem(file, element.sourceline, "id-form", f"“{given}” is not an xml:id", remedy)
        if given in seen:
            remedy = f"line {seen[given]} has it already; give one of them another"
            yield problem(file, element.sourceline, "id-twice", f"the xml:id “{given}” occurs twice", remedy)
        seen.setdefault(given, element.sourceline)
    yield from _stem(root, file)


def _stem(root: Element, file: str) -> Iterator[Problem]:
    stem, given = Path(file).stem, root.get(XML_ID)
    if root.tag == f"{{{TEI}}}TEI" and given is not None and given != stem:
        message = f"the xml:id of {local(root)} is “{given}”, the file is {stem}.xml"
        yield problem(file, root.sourceline, "id-stem", message, "let both be the same")
