"""All diagnostics asked of a document; importing this fills the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..errors import Problem, Unknown, problem
from . import (
    calls,
    characters,
    conversion,
    dates,
    digests,
    entries,
    header,
    markup,
    names,
    odd,
    others,
    punctuation,
    recipes,
    scripts,
    words,
)
from .catalogue import CATALOGUE, Diagnostic, Finding
from .document import Document
from .silences import silenced, silences

FAMILIES = (
    characters,
    scripts,
    conversion,
    punctuation,
    words,
    calls,
    dates,
    names,
    entries,
    digests,
    header,
    markup,
    recipes,
    odd,
    others,
)


def problems(document: Document) -> Iterator[Problem]:
    """What the diagnostics find in a document, less what it silences; one that fails says so and stops no other."""
    file = str(document.path)
    failed: list[Problem] = []
    for code, finding in silenced(_found(document, failed), silences(document)):
        yield CATALOGUE[code].problem(finding, file)
    yield from failed


def _found(document: Document, failed: list[Problem]) -> Iterator[tuple[str, Finding]]:
    for diagnostic in CATALOGUE.values():
        if diagnostic.examine is None or document.kind not in diagnostic.kinds:
            continue
        try:
            yield from ((diagnostic.code, finding) for finding in diagnostic.examine(document))
        except Exception as error:
            message = f"{diagnostic.code} could not be looked for: {type(error).__name__} {error}"
            remedy = "report it with the file; the rest has been checked"
            failed.append(problem(document.path, 1, "not-checked", message, remedy))


def diagnostic(code: str) -> Diagnostic:
    """The diagnostic of a code; Unknown, with codes like it, where there is none."""
    if code not in CATALOGUE:
        near = sorted({*get_close_matches(code, CATALOGUE, 5, 0.5), *(c for c in CATALOGUE if code and code in c)})
        hint = f"near it: {', '.join(near)}" if near else "edition check --codes lists them all"
        raise Unknown(f"there is no diagnostic “{code}”; {hint}")
    return CATALOGUE[code]
