"""The catalogue of diagnostics: each has a code, says what it means, why it matters and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import EditionError, Problem, problem
from ..tei import Element
from .document import COPY, HOUSE, OWN, Document
from .run import Run

CATALOGUE: dict[str, Diagnostic] = {}


@dataclass(frozen=True)
class Finding:
    """One place where a diagnostic applies; `file` where it is not that of the element, `line` where it is known."""

    element: Element
    message: str
    line: int = 0
    file: str = ""


@dataclass(frozen=True)
class Diagnostic:
    """One thing that can be wrong: documentation, the kinds of document it is looked for in, and how it is found.

    Without `examine` it is found by another part of the check (schema, ids, pointers, ledger) and cannot be silenced.
    """

    code: str
    what: str
    why: str
    mend: str
    severity: str
    scope: str
    kinds: frozenset[str]
    examine: Callable[[Document], Iterable[Finding]] | None = None

    @property
    def can_be_silenced(self) -> bool:
        """Whether it is a suspicion that an editor may overrule."""
        return self.examine is not None and not self.code.startswith("silence-")

    def problem(self, finding: Finding, file: str) -> Problem:
        """The finding as a problem of a file."""
        return self.at(finding.file or file, finding.line or finding.element.sourceline, finding.message)

    def at(self, file: Path | str, line: int | None, message: str) -> Problem:
        """What is wrong at a line of a file as a problem."""
        return replace(problem(file, line, self.code, message, self.mend), severity=self.severity)


Examine = Callable[[Document], Iterable[Finding]]
Matches = Callable[[Run], Iterable[tuple[int, str]]]


def structure(
    code: str, *, what: str, why: str, mend: str, kinds: frozenset[str] = HOUSE, severity: str = "warning"
) -> Callable[[Examine], Examine]:
    """Enter a diagnostic that looks at the markup of a whole document."""

    def enter(examine: Examine) -> Examine:
        _enter(Diagnostic(code, what, why, mend, severity, "markup", kinds, examine))
        return examine

    return enter


def wording(
    code: str,
    *,
    what: str,
    why: str,
    mend: str,
    scope: str = OWN,
    kinds: frozenset[str] = HOUSE,
    severity: str = "warning",
) -> Callable[[Matches], Matches]:
    """Enter a diagnostic that looks at running words: of the edition (OWN), or of copies of sources as well (COPY)."""

    def enter(matches: Matches) -> Matches:
        def examine(document: Document) -> Iterator[Finding]:
            for run in document.runs:
                if run.own or scope == COPY:
                    for at, message in matches(run):
                        yield Finding(run.element(at), message, run.line(at))

        _enter(Diagnostic(code, what, why, mend, severity, scope, kinds, examine))
        return matches

    return enter


def described(
    code: str,
    what: str,
    why: str,
    mend: str,
    severity: str = "error",
    *,
    kinds: frozenset[str] = HOUSE,
) -> None:
    """Enter a diagnostic that another part of the check finds."""
    _enter(Diagnostic(code, what, why, mend, severity, "markup", kinds))


def _enter(diagnostic: Diagnostic) -> None:
    if diagnostic.code in CATALOGUE:
        raise EditionError(f"two diagnostics have the code {diagnostic.code}; rename one")
    CATALOGUE[diagnostic.code] = diagnostic
