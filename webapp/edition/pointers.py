"""Pointers: every one leads somewhere (TEI P5, 16.2; private URI schemes, 16.2.3)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from . import tei
from .errors import Invalid, Problem, problem
from .ids import NAME_CHAR, NAME_START
from .tei import XML_ID, Element, q

ATTRIBUTES = (
    "target", "ref", "corresp", "resp", "source", "ana", "who", "sameAs", "copyOf", "next", "prev", "wit", "active",
    "passive", "mutual", "where", "decls", "change", "scheme", "synch", "exclude", "select", "hand", "rendition",
)  # fmt: skip
MEDIA = ("facs", "url")
_WEB = re.compile(r"https?://[^\s/]+|mailto:[^\s]+@|(urn|doi|tag|info):[^\s]", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_UNREAD = "which cannot be read as XML"
_CLASSES = {"i": f":{NAME_START}", "c": f":{NAME_CHAR}"}


class Pointers:
    """The pointers of documents, resolved within one folder; each file pointed at is read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._ids: dict[Path, frozenset[str] | None] = {}

    def problems(self, root: Element, file: str) -> Iterator[Problem]:
        """Every pointer of one document that leads nowhere; an image that is not at hand is a warning.

        Of those into one file that cannot be read, the first speaks for all.
        """
        own = frozenset(e.get(XML_ID) for e in root.iter("{*}*") if e.get(XML_ID))
        prefixes, told = _prefixes(root), set[str]()
        yield from (found for alike in prefixes.values() for one in alike for found in one.problems(file))
        for element in root.iter(f"{{{tei.TEI}}}*"):
            for name in (*ATTRIBUTES, *MEDIA):
                for pointer in element.get(name, "").split():
                    reason = self._reason(pointer, own, prefixes, Path(file))
                    if reason and reason not in told:
                        yield _problem(element, name, pointer, reason, file)
                    told |= {reason} if reason.endswith(_UNREAD) else set()

    def _reason(self, pointer: str, own: frozenset[str], prefixes: dict[str, list[Prefix]], file: Path) -> str:
        """Why a pointer leads nowhere; empty where it does, or where it leads out into the web."""
        if pointer.startswith("#"):
            return "" if {pointer[1:], unquote(pointer[1:])} & own else "is not an xml:id of this file"
        scheme = _SCHEME.match(pointer)
        if scheme and scheme[1] in prefixes:
            reasons = [self._prefixed(scheme[2], own, prefix, file) for prefix in prefixes[scheme[1]]]
            return "" if "" in reasons else reasons[0]
        if scheme and not _WEB.match(pointer):
            return f"has a scheme, “{scheme[1]}”, that is neither declared nor of the web"
        return "" if scheme else self._file(pointer, file)

    def _prefixed(self, rest: str, own: frozenset[str], prefix: Prefix, file: Path) -> str:
        if prefix.regex is None:
            return ""
        match = prefix.regex.fullmatch(rest)
        if not match:
            return f"does not match the pattern of its prefix, {prefix.pattern}"
        return self._reason(prefix.target(match), own, {}, file)

    def _file(self, pointer: str, file: Path) -> str:
        name, _, fragment = pointer.partition("#")
        try:
            path = (file.parent / unquote(name)).resolve()
            if not path.is_relative_to(self.folder):
                return "leads out of the corpus"
            is_there = path.is_file()
        except (OSError, ValueError):  # no name that a file can have: too long, or with a null
            is_there = False
        if not is_there:
            return f"leads to {name}, which is not there"
        ids = self._ids_of(path) if fragment else frozenset()
        if ids is None:
            return f"leads to {name}, {_UNREAD}"
        return "" if not fragment or {fragment, unquote(fragment)} & ids else f"leads to no “{fragment}” in {name}"

    def _ids_of(self, path: Path) -> frozenset[str] | None:
        if path not in self._ids:
            try:
                self._ids[path] = frozenset(e.get(XML_ID) for e in tei.parse(path).iter("{*}*") if e.get(XML_ID))
            except Invalid:
                self._ids[path] = None
        return self._ids[path]


@dataclass(frozen=True)
class Prefix:
    """A `prefixDef`; several of one `ident` are alternatives."""

    element: Element

    @property
    def pattern(self) -> str:
        """The regular expression as the document writes it."""
        return self.element.get("matchPattern", "")

    @cached_property
    def regex(self) -> re.Pattern[str] | None:
        """The pattern, which is one of XML Schema, for Python; None where Python has no such pattern."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                return re.compile(_translated(self.pattern))
        except (re.error, Warning, OverflowError, RecursionError):
            return None

    def target(self, match: re.Match[str]) -> str:
        """The pointer that a match stands for; a group that the pattern lacks is empty (XPath, `fn:replace`)."""

        def group(found: re.Match[str]) -> str:
            number = int(found[1])
            return (match[number] or "") if number <= match.re.groups else ""

        return re.sub(r"\$([0-9])", group, self.element.get("replacementPattern", ""))

    def problems(self, file: str) -> Iterator[Problem]:
        """Whether it is of use: its pattern can be read, its replacement asks for no group that is not there."""
        line, ident = self.element.sourceline, self.element.get("ident")
        if self.regex is None:
            message = f"pointers with “{ident}:” are not followed: {self.pattern} cannot be read as a pattern"
            found = problem(file, line, "pointer", message, "correct @matchPattern, or see to the pointers yourself")
            yield replace(found, severity="warning")
            return
        asked = {int(number) for number in re.findall(r"\$([0-9])", self.element.get("replacementPattern", ""))}
        if missing := sorted(number for number in asked if number > self.regex.groups):
            message = f"@replacementPattern of “{ident}:” asks for ${missing[0]}, which @matchPattern does not have"
            yield problem(file, line, "pointer", message, "put what is asked for between parentheses, or ask for $1")


def _problem(element: Element, name: str, pointer: str, reason: str, file: str) -> Problem:
    missing = name in MEDIA and "#" not in pointer
    remedy = "put the image there, or correct the pointer" if missing else "point at an xml:id that is there, or add it"
    remedy = "mend that file, or point at one of XML" if reason.endswith(_UNREAD) else remedy
    found = problem(file, element.sourceline, "pointer", f"@{name} “{pointer}” {reason}", remedy)
    return replace(found, severity="warning") if missing else found


def _prefixes(root: Element) -> dict[str, list[Prefix]]:
    found: dict[str, list[Prefix]] = {}
    for element in root.iter(q("prefixDef")):
        found.setdefault(element.get("ident", ""), []).append(Prefix(element))
    return found


def _translated(pattern: str) -> str:
    r"""A pattern of XML Schema in Python's syntax: `\i` and `\c` become classes, the rest stays."""
    return "".join(_pieces(re.findall(r"\\.|[^\\]|\\", pattern, re.DOTALL)))


def _pieces(pieces: Iterable[str]) -> Iterator[str]:
    within = False
    for piece in pieces:
        if within and piece == "[":
            raise re.error("subtraction of classes")
        within = piece == "[" or (within and piece != "]")
        negated, characters = piece[1:].isupper(), _CLASSES.get(piece[1:].lower())
        if characters is None or (within and negated):
            yield piece
        else:
            yield characters if within else f"[{'^' * negated}{characters}]"
