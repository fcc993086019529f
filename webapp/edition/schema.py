"""The schema: what is made from `schema/edition.odd`, and documents held against it or against another schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from .atomic import write as write_file
from .errors import EditionError, Invalid, Problem, problem
from .grammar import RNG, Fault, Grammar
from .root import ROOT
from .rules import MOST, Rules
from .tei import Element, parse, serialise
from .transform import stylesheet

SCHEMA = ROOT / "schema"

ODD = "edition.odd"
GRAMMAR = "edition.rng"
SCHEMATRON = "edition.sch"
RULES = "edition.rules.xsl"
GUIDE = "guide.html"

LABELS = {
    "contents": "Contents",
    "contains": "Contains:",
    "text": "text",
    "attributes": "Attributes",
    "required": "(required)",
    "rules": "Rules",
}


def build(folder: Path = SCHEMA) -> dict[str, bytes]:
    """The artefacts made from the folder's ODD, by file name; Invalid or TransformError where it cannot be compiled."""
    odd = serialise(parse(folder / ODD))
    schematron = stylesheet(folder / "sch.xsl").run(odd).encode()
    return {
        GRAMMAR: stylesheet(folder / "rng.xsl").run(odd).encode(),
        SCHEMATRON: schematron,
        RULES: stylesheet(folder / "rules.xsl").run(schematron).encode(),
        GUIDE: stylesheet(folder / "guide.xsl").run(odd, labels=LABELS).encode(),
    }


def stale(folder: Path = SCHEMA) -> list[str]:
    """The names of artefacts that are missing or not what the ODD gives."""
    return [name for name, data in build(folder).items() if _bytes(folder / name) != data]


def write(folder: Path = SCHEMA) -> list[str]:
    """Write the artefacts that are stale; their names."""
    built = build(folder)
    names = [name for name, data in built.items() if _bytes(folder / name) != data]
    for name in names:
        write_file(folder / name, built[name])
    return names


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


class Schema:
    """A schema to hold documents against: a folder laid out like ours, a RELAX NG file or a Schematron file.

    EditionError where the path is none of these, Invalid where the file is no schema.
    """

    def __init__(self, path: Path = SCHEMA) -> None:
        self._relaxng: RelaxNG | None = None
        self._rules: Rules | None = None
        if path.is_dir():
            self._relaxng, self._rules = RelaxNG(path / GRAMMAR), Rules.compiled(path / RULES)
        elif path.suffix == ".rng":
            self._relaxng = RelaxNG(path)
        elif path.suffix == ".sch":
            self._rules = Rules.read(path)
        else:
            raise EditionError(f"{path}: no schema that can be used; give a RELAX NG (.rng) or Schematron (.sch) file")

    def problems(self, root: Element, file: str) -> list[Problem]:
        """What is wrong with a document: by the grammar (code `rng`), then by the rules (code: the assert's id)."""
        by_grammar = self._relaxng.problems(root, file) if self._relaxng else []
        return by_grammar + (self._rules.problems(root, file) if self._rules else [])


class RelaxNG:
    """A RELAX NG grammar in XML syntax; libxml2 decides, and what it refuses is explained from the grammar.

    libxml2 needs a minute for some ten thousand faults, so a document in which the grammar finds more than MOST is not
    shown to it.

    Identifiers are not its business: the datatype ID is read as a string, so that faults of ids are reported once.
    """

    def __init__(self, path: Path) -> None:
        source = parse(path)
        for data in source.iter(RNG + "data"):
            if data.get("type") == "ID":
                data.set("type", "string")
        try:
            self._validator = etree.RelaxNG(source.getroottree())
        except etree.RelaxNGParseError as error:
            raise Invalid(problem(path, 1, "not-a-schema", str(error), "correct the RELAX NG schema")) from error
        self._grammar = Grammar(source)
        self._whole = _is_whole(source)

    def problems(self, root: Element, file: str) -> list[Problem]:
        """Departures of a document from the grammar, MOST of them, with what was expected; code `rng`."""
        if self._whole and len(faults := list(self._grammar.faults(root))) > MOST:
            return list(self._explained(faults, file))
        if self._validator(root):
            return []
        return list(self._explained(list(self._grammar.faults(root)), file)) or list(self._reported(file))

    def _explained(self, faults: list[Fault], file: str) -> Iterator[Problem]:
        for fault in faults[:MOST]:
            yield problem(file, fault.element.sourceline, "rng", fault.message, fault.remedy)
        yield from (_more(file, fault.element.sourceline, len(faults)) for fault in faults[MOST : MOST + 1])

    def _reported(self, file: str) -> Iterator[Problem]:
        """What libxml2 says, where the explanation finds nothing (a grammar with context, or in several files)."""
        entries = list(self._validator.error_log)
        for entry in entries[:MOST]:
            yield problem(file, entry.line, "rng", entry.message, "compare the place with the schema")
        yield from (_more(file, entry.line, len(entries)) for entry in entries[MOST : MOST + 1])


def _is_whole(grammar: Element) -> bool:
    """Whether what the explanation finds is a fault in any case: nothing is elsewhere, no element of just any name."""
    return not grammar.xpath(
        "//r:include | //r:externalRef | //r:parentRef | //*[self::r:anyName or self::r:nsName][not(r:except)]"
        "[not(ancestor::r:except)][ancestor::*[not(self::r:choice)][1][self::r:element]]",
        namespaces={"r": RNG[1:-1]},
    )


def _more(file: str, line: int, number: int) -> Problem:
    return problem(file, line, "rng", f"and {number - MOST} more from here on", "correct the first and check again")
