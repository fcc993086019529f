"""Schematron: a compiled schema that finds problems, with real line numbers.

`schema/rules.xsl` turns Schematron into XSLT that reports in SVRL (ISO/IEC 19757-3, annex D), with the
number of the element, in the order of the document, for its location; an assert's text reads
`message; what to do`, or has the second half in a diagnostic.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from .errors import Invalid, Problem, problem
from .root import ROOT
from .tei import Element, local, parse, serialise
from .transform import Stylesheet, TransformError, stylesheet

COMPILER = ROOT / "schema" / "rules.xsl"

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
MOST = 100

_SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
_SEVERITIES = {"warning": "warning", "warn": "warning", "info": "warning", "information": "warning"}


class Rules:
    """A Schematron schema in its compiled form; `problems` may be asked of any number of documents."""

    def __init__(self, compiled: Stylesheet) -> None:
        self._stylesheet = compiled

    @classmethod
    def compiled(cls, path: Path) -> Rules:
        """Rules from what `rules.xsl` made."""
        return cls(stylesheet(path))

    @classmethod
    def read(cls, path: Path) -> Rules:
        """Rules from a Schematron file; Invalid where it cannot be compiled."""
        source = parse(path)
        if source.tag != f"{{{SCHEMATRON}}}schema":
            raise Invalid(
                problem(path, 1, "not-a-schema", f"{local(source)} is no Schematron", "give a Schematron schema")
            )
        try:
            transpiled = stylesheet(COMPILER).run(serialise(source))
            with TemporaryDirectory() as folder:
                (target := Path(folder) / f"{path.stem}.xsl").write_text(transpiled, encoding="utf-8")
                return cls(Stylesheet(target))
        except TransformError as error:
            remedy = "correct the Schematron schema"
            raise Invalid(problem(path, 1, "not-a-schema", str(error), remedy)) from error

    def problems(self, root: Element, file: str) -> list[Problem]:
        """What the rules say of a document, in the order of the schema; an assert's role is the severity."""
        try:
            report = self._stylesheet.run(serialise(root))
        except TransformError as error:
            remedy = "see to that (elements nested less deeply, say) and check again"
            return [problem(file, 1, "rules", f"the rules cannot be asked: {_reason(error)}", remedy)]
        return list(_first(etree.fromstring(report.encode(), etree.XMLParser(huge_tree=True)), root, file))


def _reason(error: TransformError) -> str:
    return re.sub(r"^.*?Error reported by XML parser: ", "", str(error), flags=re.DOTALL)


def _first(report: Element, root: Element, file: str) -> Iterator[Problem]:
    """What a report says, MOST times of each rule, and how often more."""
    seen: Counter[str] = Counter(entry.get("id") for entry in report.iterchildren())
    told: Counter[str] = Counter()
    elements = list(root.iter("{*}*"))
    for entry in report.iterchildren():
        told[id_ := entry.get("id")] += 1
        if told[id_] <= MOST:
            yield _problem(entry, elements, file)
        elif told[id_] == MOST + 1:
            message, remedy = f"and {seen[id_] - MOST} more from here on", "correct the first and check again"
            yield replace(_problem(entry, elements, file), message=message, remedy=remedy)


def _problem(entry: Element, elements: list[Element], file: str) -> Problem:
    message, _, remedy = _text(entry, "svrl:text").partition("; ")
    remedy = _text(entry, "svrl:diagnostic-reference") or remedy or "correct the place as the rule says"
    found = problem(
        file, elements[max(int(entry.get("location") or 1), 1) - 1].sourceline, entry.get("id"), message, remedy
    )
    return replace(found, severity=_SEVERITIES.get(entry.get("role"), "error"))


def _text(entry: Element, name: str) -> str:
    return " ".join(" ".join("".join(found.itertext()).split()) for found in entry.findall(name, _SVRL))
