"""Schematron: a compiled schema that finds problems, with real line numbers.

`schema/rules.xsl` turns Schematron into XSLT that reports in SVRL (ISO/IEC 19757-3, annex D); an assert's text reads
`message; what to do`, or has the second half in a diagnostic.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from .errors import Invalid, Problem, problem
from .tei import Element, local, parse, serialise
from .transform import Stylesheet, TransformError, stylesheet

COMPILER = Path(__file__).resolve().parents[2] / "schema" / "rules.xsl"

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"

_SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
_SEVERITIES = {"warning": "warning", "warn": "warning", "info": "warning", "information": "warning"}
_STEP = re.compile(r"/Q\{([^}]*)\}([^/@\[]+)\[(\d+)\]")


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
        report = etree.fromstring(self._stylesheet.run(serialise(root)).encode())
        return [_problem(entry, root, file) for entry in report.iterchildren()]


def _problem(entry: Element, root: Element, file: str) -> Problem:
    message, _, remedy = _text(entry, "svrl:text").partition("; ")
    remedy = _text(entry, "svrl:diagnostic-reference") or remedy or "correct the place as the rule says"
    found = problem(file, place(root, entry.get("location")).sourceline, entry.get("id"), message, remedy)
    return replace(found, severity=_SEVERITIES.get(entry.get("role"), "error"))


def _text(entry: Element, name: str) -> str:
    return " ".join(" ".join("".join(found.itertext()).split()) for found in entry.findall(name, _SVRL))


def place(root: Element, location: str) -> Element:
    """The element at, or around, what XPath's `path()` gives: `/Q{uri}TEI[1]/Q{uri}text[1]/@xml:lang`."""
    steps = [
        f"{{{uri}}}{name}[{position}]" if uri else f"{name}[{position}]"
        for uri, name, position in _STEP.findall(location)
    ]
    found = root.find("/".join(steps[1:])) if steps[1:] else root
    return root if found is None else found
