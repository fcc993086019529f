"""xml:id: well formed, unique in its file, and the file's stem on the root (TEI P5, 1.3.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .errors import Problem, problem
from .tei import TEI, XML_ID, Element, local

_NCNAME = re.compile(r"[^\W\d][\w.\-\u00b7]*")


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
