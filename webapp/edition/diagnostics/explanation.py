"""The catalogue for readers: what a diagnostic means, with the examples that its test is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..root import ROOT
from .catalogue import Diagnostic
from .document import ALL, HOUSE

EXAMPLES = ROOT / "tests" / "diagnostics"

_HERE = re.compile(r"[ \t]*<!-- here -->")
_NAMESPACE = ' xmlns="http://www.tei-c.org/ns/1.0"'


def facts(diagnostic: Diagnostic) -> dict[str, str | bool | list[str]]:
    """All that the catalogue says of a diagnostic, for programs; lists in alphabetical order."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "what": diagnostic.what,
        "why": diagnostic.why,
        "mend": diagnostic.mend,
        "looks_at": diagnostic.scope,
        "documents": sorted(diagnostic.kinds),
        "can_be_silenced": diagnostic.can_be_silenced,
        "fails": example(diagnostic.code, "fails"),
        "passes": example(diagnostic.code, "passes"),
    }


def explained(diagnostic: Diagnostic) -> str:
    """The same as a page of plain text."""
    return "\n".join(_lines(diagnostic))


def example(code: str, name: str) -> str:
    """An example (`fails` or `passes`) as it stands in tests/diagnostics; empty where the tests are not at hand."""
    file, folder = EXAMPLES / code / f"{name}.xml", EXAMPLES / code / name
    if file.is_file():
        return _shown(file)
    return "\n".join(f"{one.relative_to(folder)}:\n{_shown(one)}" for one in _files(folder))


def _files(folder: Path) -> list[Path]:
    """The files of an example, less the one by which its test knows the place."""
    return [one for one in sorted(folder.rglob("*")) if one.is_file() and one.name != "here"]


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    yield f"{diagnostic.code} ({diagnostic.severity})"
    yield diagnostic.what
    yield f"\nWhy:      {diagnostic.why}"
    yield f"Mend:     {diagnostic.mend}."
    yield f"Looks at: {diagnostic.scope}, in {_kinds(diagnostic.kinds)}"
    if diagnostic.can_be_silenced:
        yield f'Silence:  <?edition-check allow="{diagnostic.code}" reason="…"?> before the element that it is for'
    for name in ("fails", "passes"):
        if shown := example(diagnostic.code, name):
            yield f"\n{name.title()}:\n{_indented(shown)}"


def _kinds(kinds: frozenset[str]) -> str:
    if kinds >= ALL:
        return "any TEI"
    named = sorted(kinds - {"other"} if kinds >= HOUSE else kinds)
    return " and ".join([f"every {', '.join(named)}", *(["other people’s TEI"] if "other" in kinds else [])])


def _shown(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return "(not text)"
    return _HERE.sub("", text).replace(_NAMESPACE, "").rstrip("\n")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
